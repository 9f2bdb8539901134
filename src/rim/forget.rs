//! `heard forget`: says where a participant is named, and which commands would take them out of the history. It changes nothing.

use crate::engine::{About, Naming, Whose};
use crate::model::SourcePath;
use crate::rim::args::{ContentArgs, ForgetArgs};
use crate::rim::disk::Skip;
use crate::rim::failure::Failure;
use crate::rim::once::{self, Once, Unwanted};
use crate::rim::report::counted;
use crate::rim::site::Site;
use crate::rim::terminal;
use std::path::{Path, PathBuf};

/// What stands below the commands.
const CAUTION: &str = "\
These commands change every commit. Run them in a fresh clone, and look at it before it replaces anything.
A file that had another name once lies in the history under that name too: git log --follow --name-only -- FILE
They reach nothing else: other clones, forks, backups, what a server keeps of old commits, recordings, and sites that were
published stay as they are. Have clones made anew, build the site again, and look at it with `heard check --prove`.";

/// Runs the command. That nobody is called like this is no failure: then there is nothing to forget.
pub fn run(args: &ForgetArgs) -> Result<bool, Failure> {
    let id = args.participant.trim();
    if !id.chars().any(char::is_alphanumeric) {
        return Err(Failure::refused("this is no participant", "name one, such as `P07`"));
    }
    let site = Site::open(&args.site)?;
    let content =
        ContentArgs { site: args.site.clone(), audience: None, today: None, drafts: true };
    let once =
        Once::read(site.clone(), Skip::default(), once::options(&site, &content), &Unwanted)?;
    // A file beside the notes may hold more about them than any note: a transcript, a list.
    let bytes = |path: &SourcePath| {
        let file = site.root.join(path.as_str());
        std::fs::read(&file).map_err(Failure::io("read", &file))
    };
    let mut all = once.engine.about(id);
    for path in once.engine.assets() {
        let about = once.engine.about_file(id, path, &bytes(path)?);
        all.extend(about.map(|it| (path.clone(), it)));
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    if all.is_empty() {
        terminal::tell(&format!("nothing is said about {id}"));
        return Ok(true);
    }
    for (path, about) in &all {
        tell(&site.shown(path), about, id);
    }
    let n_lines = all.iter().map(|(_, it)| it.lines.len()).sum();
    let (lines, files) = (counted(n_lines, "line"), counted(all.len(), "file"));
    terminal::tell(&format!("{id} is named in {lines} of {files}"));
    tell_commands(&site, &all, id);
    Ok(true)
}

fn tell(path: &str, about: &About, id: &str) {
    match about.whose {
        Whose::Theirs => terminal::tell(&format!("{path}: this file is about {id}")),
        Whose::Shared => terminal::tell(&format!("{path}: this file is about {id} and others")),
        Whose::Others => {}
    }
    for (line, naming) in &about.lines {
        let what = match naming {
            Naming::Participant => "participant",
            Naming::Speaker => "speaker",
            Naming::Mention => "mention",
        };
        terminal::tell(&format!("{path}:{line}: {what}"));
    }
}

fn tell_commands(site: &Site, all: &[(SourcePath, About)], id: &str) {
    let inside = inside_repository(&site.root);
    let theirs = all.iter().filter(|(_, it)| it.whose == Whose::Theirs);
    let paths: Vec<String> = theirs.map(|(path, _)| quoted(&inside.join(path.as_str()))).collect();
    terminal::tell("");
    terminal::tell("Nothing was changed. To take this out of the history of a git repository:");
    terminal::tell("");
    if !paths.is_empty() {
        let paths = paths.iter().map(|it| format!(" --path {it}"));
        terminal::tell(&format!("  git filter-repo --invert-paths{}", paths.collect::<String>()));
    }
    let escaped = regex::escape(id).replace('\'', "'\\''");
    let line = format!("regex:(?i)(?<![A-Za-z0-9]){escaped}(?![A-Za-z0-9])==>[removed]");
    terminal::tell(&format!("  printf '%s\\n' '{line}' > ../words.txt"));
    terminal::tell("  git filter-repo --replace-text ../words.txt --replace-message ../words.txt");
    terminal::tell("");
    CAUTION.lines().for_each(terminal::tell);
}

/// Where the site lies inside its repository; nothing where there is none.
fn inside_repository(root: &Path) -> PathBuf {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let top = root.ancestors().find(|it| it.join(".git").exists());
    top.and_then(|top| root.strip_prefix(top).ok()).unwrap_or(Path::new("")).to_owned()
}

/// A path as a shell takes it for one word.
fn quoted(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let is_plain = |it: char| it.is_ascii_alphanumeric() || "/._-".contains(it);
    if path.chars().all(is_plain) { path } else { format!("'{}'", path.replace('\'', "'\\''")) }
}
