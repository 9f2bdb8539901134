//! Whether a folder may be written to at all: never into content, never over somebody's files.

use crate::model::Audience;
use crate::rim::disk::MANIFEST;
use crate::rim::failure::Failure;
use crate::rim::output::journal;
use crate::rim::output::lock::Lock;
use crate::rim::output::manifest::Manifest;
use crate::rim::output::work::{LOCK, Work};
use crate::rim::site::Site;
use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};

/// The output folder below a site, when no other is named.
const DEFAULT: &str = "site";

/// A folder that may be written to, by nobody else as long as this lives.
#[derive(Debug)]
pub struct Output {
    /// The folder as it was named.
    pub shown: PathBuf,
    /// The folder without links and detours; it may not exist yet.
    pub folder: PathBuf,
    /// What we wrote there before.
    pub before: Manifest,
    /// Whether there is nothing in it, if it is there at all.
    pub is_fresh: bool,
    /// Where the next site is made ready.
    pub work: Work,
    _lock: Lock,
}

impl Output {
    /// Looks at the folder and refuses what would harm. `is_forced` allows one that we did not make, nothing else.
    /// What a stopped build left behind is put right.
    pub fn open(site: &Site, named: Option<&Path>, is_forced: bool) -> Result<Self, Failure> {
        let shown = named.map_or_else(|| site.root.join(DEFAULT), Path::to_owned);
        let folder = resolve(&shown).map_err(Failure::io("find", &shown))?;
        refuse_content(site, &shown, &folder)?;
        refuse_precious(&shown, &folder)?;
        let lock = Lock::take(&shown, &folder)?;
        let work = Work::of(&folder, lock.is_beside);
        let before = Manifest::default();
        let mut output = Self { shown, folder, before, is_fresh: false, work, _lock: lock };
        output.repair()?;
        let list = Manifest::read(&output.folder.join(MANIFEST))?;
        let is_empty = is_empty(&output.folder).map_err(Failure::io("read", &output.shown))?;
        if list.is_none() && !is_empty && !is_forced {
            return Err(foreign(&output.shown));
        }
        output.is_fresh = is_empty;
        output.before = list.unwrap_or_default();
        Ok(output)
    }

    /// Finishes what an earlier build began, and removes what it left: the old site in one case, a part of a new one in another.
    pub fn repair(&mut self) -> Result<(), Failure> {
        for work in Work::all(&self.folder) {
            let Ok(metadata) = work.folder.symlink_metadata() else { continue };
            // Through a link, the files of others would be cleaned away.
            if !metadata.is_dir() {
                let message = format!("{} is not a folder", work.folder.display());
                return Err(Failure::refused(
                    message,
                    "move it away: heard makes the site ready there",
                ));
            }
            self.is_fresh = false;
            self.before = Manifest::read(&self.folder.join(MANIFEST))?.unwrap_or_default();
            if let Some(after) = Manifest::read(&work.journal())? {
                journal::finish(self, &work, &after)?;
                self.before = after;
            }
            work.discard(&self.folder)?;
        }
        Ok(())
    }

    /// Refuses to put a site for one audience over that of another, unless that was asked for.
    pub fn refuse_audience(&self, audience: Option<Audience>) -> Result<(), Failure> {
        let (Some(before), Some(now)) = (self.before.audience, audience) else { return Ok(()) };
        if before == now {
            return Ok(());
        }
        let message = format!(
            "{} holds the site for `{}`, not for `{}`",
            self.shown.display(),
            before.word(),
            now.word()
        );
        Err(Failure::refused(
            message,
            "name another folder with `-o`, or replace it with `--replace-audience`",
        ))
    }
}

/// The folder without links and detours, even when its last parts do not exist yet.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut resolved = PathBuf::new();
    for component in std::path::absolute(path)?.components() {
        match component {
            Component::ParentDir => {
                resolved.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => {
                resolved.push(component);
                match resolved.canonicalize() {
                    Ok(real) => resolved = real,
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(error),
                }
            }
        }
    }
    Ok(resolved)
}

fn refuse_content(site: &Site, shown: &Path, folder: &Path) -> Result<(), Failure> {
    for input in site.folders() {
        let input_folder = resolve(&input).map_err(Failure::io("find", &input))?;
        let relation = if folder == input_folder {
            "is"
        } else if input_folder.starts_with(folder) {
            "contains"
        } else if folder.starts_with(&input_folder)
            && !is_default_of_bare(site, folder, &input_folder)
        {
            "lies in"
        } else {
            continue;
        };
        let message = format!(
            "the output {} {relation} {}, which heard only reads",
            shown.display(),
            input.display()
        );
        return Err(Failure::refused(message, "name a folder beside it, such as `-o ../site`"));
    }
    Ok(())
}

/// In a bare site everything is content; the folder that is never read as such is the one we make ourselves.
fn is_default_of_bare(site: &Site, folder: &Path, content: &Path) -> bool {
    site.is_bare() && folder == content.join(DEFAULT)
}

fn refuse_precious(shown: &Path, folder: &Path) -> Result<(), Failure> {
    let home = std::env::home_dir().and_then(|home| home.canonicalize().ok());
    let is_root = folder.parent().is_none();
    if is_root || home.is_some_and(|home| home.starts_with(folder)) {
        let what = if is_root { "the root of the file system" } else { "your home folder" };
        let message = format!("the output {} is {what}, or holds it", shown.display());
        return Err(Failure::refused(message, "name a folder of its own, such as `-o site`"));
    }
    if !folder.is_dir() && folder.symlink_metadata().is_ok() {
        let what = if folder.exists() { "is a file" } else { "is a link that leads nowhere" };
        let message = format!("the output {} {what}", shown.display());
        return Err(Failure::refused(message, "name a folder with `-o`"));
    }
    Ok(())
}

/// Whether a folder holds nothing but our lock, or is not there at all.
fn is_empty(folder: &Path) -> io::Result<bool> {
    match std::fs::read_dir(folder) {
        Ok(entries) => {
            Ok(entries.filter_map(Result::ok).all(|entry| entry.file_name() == OsStr::new(LOCK)))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

fn foreign(shown: &Path) -> Failure {
    let message =
        format!("{} holds files, and no {MANIFEST} says that heard wrote them", shown.display());
    Failure::refused(
        message,
        "name an empty folder with `-o`, or add the site to these files with `--force`; they stay",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use tempfile::TempDir;

    fn site(folders: &[&str]) -> (TempDir, Site) {
        let root = tempfile::tempdir().unwrap();
        for folder in folders {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        let site = Site::open(root.path()).unwrap();
        (root, site)
    }

    fn refusal(site: &Site, folder: &str) -> String {
        Output::open(site, Some(&site.root.join(folder)), true)
            .map_or_else(|failure| failure.to_string(), |_| String::new())
    }

    #[test]
    fn content_and_themes_are_never_written_to() {
        let (_root, site) = site(&["content/notes", "themes/own"]);
        assert!(refusal(&site, "").contains("contains"));
        assert!(refusal(&site, "content").contains(" is "));
        assert!(refusal(&site, "content/notes").contains("lies in"));
        assert!(refusal(&site, "content/new/../notes").contains("lies in"));
        assert!(refusal(&site, "themes/own/out").contains("lies in"));
        assert_eq!(refusal(&site, "site"), "");
        assert_eq!(refusal(&site, "contents"), "");
    }

    #[test]
    fn a_bare_site_has_one_folder_for_output() {
        let (_root, site) = site(&[]);
        assert_eq!(refusal(&site, "site"), "");
        assert!(refusal(&site, "public").contains("lies in"));
    }

    #[test]
    fn the_root_and_home_are_refused() {
        let (_root, site) = site(&["content"]);
        let root = Output::open(&site, Some(Path::new("/")), true).unwrap_err();
        assert_eq!(root.exit_code(), 2);
        let home = std::env::home_dir().unwrap();
        assert!(refuse_precious(&home, &home.canonicalize().unwrap()).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_into_content_is_seen_through() {
        let (root, site) = site(&["content/notes"]);
        std::os::unix::fs::symlink("content", root.path().join("out")).unwrap();
        assert!(refusal(&site, "out").contains(" is "));
        assert!(refusal(&site, "out/new").contains("lies in"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_no_folder() {
        let (root, site) = site(&["content"]);
        std::os::unix::fs::symlink("gone", root.path().join("out")).unwrap();
        assert!(refusal(&site, "out").contains("leads nowhere"));
    }

    #[test]
    fn foreign_files_are_respected_unless_forced() {
        let (root, site) = site(&["content", "site"]);
        assert!(Output::open(&site, None, false).is_ok());
        fs::write(root.path().join("site/CNAME"), "example.org").unwrap();
        let failure = Output::open(&site, None, false).unwrap_err();
        assert!(failure.help().unwrap().contains("--force"));
        assert!(Output::open(&site, None, true).is_ok());
    }
}
