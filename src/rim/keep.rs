//! `heard build --watch`: builds again after every change, until it is ended. The output is always a whole site.

use crate::diagnostic::{Diagnostic, Level};
use crate::engine::{Build, Change, Engine, Options};
use crate::rim::args::BuildArgs;
use crate::rim::build::{folder_shown, is_wanted};
use crate::rim::core;
use crate::rim::disk::{Looked, Mirror, Skip};
use crate::rim::failure::Failure;
use crate::rim::once;
use crate::rim::output::{Output, Stage, Written};
use crate::rim::report::{Manner, Report, Tally, counted};
use crate::rim::serve::what_changed;
use crate::rim::site::Site;
use crate::rim::terminal;
use crate::rim::watch::{Hint, Watch};
use std::time::{Duration, Instant};

/// Runs until it is ended from outside, or until the first build fails.
pub fn run(args: &BuildArgs) -> Result<bool, Failure> {
    let site = Site::open(&args.content.site)?;
    let output = Output::open(&site, args.output.as_deref(), args.force)?;
    // Listening before reading: what changes in between is looked at twice, never missed.
    let mut watch = Watch::start(site.clone(), skip(&output), || 0);
    let mut keeper = Keeper::new(args, site, output);
    let changes = keeper.mirror.sweep();
    once::refuse_empty(&keeper.site, &keeper.mirror)?;
    once::refuse_unread(&mut keeper.mirror)?;
    keeper.build("read the site", changes)?;
    terminal::tell("building again after every change (end with Ctrl-C)");
    loop {
        let hint = watch.wait();
        if keeper.look(hint) {
            watch.doubt();
        }
    }
}

/// The output is no content, even where it lies among the notes.
fn skip(output: &Output) -> Skip {
    Skip { output: Some(output.folder.clone()) }
}

/// Keeps an output folder like the files.
struct Keeper<'a> {
    args: &'a BuildArgs,
    site: Site,
    output: Output,
    options: Options,
    engine: Engine,
    mirror: Mirror,
    /// What the engine made did not all reach the output; the next change is given to a new one, with everything else.
    is_in_doubt: bool,
    /// Why the last build failed, so that trying again without any change does not say it again.
    said: Option<String>,
}

impl<'a> Keeper<'a> {
    fn new(args: &'a BuildArgs, site: Site, output: Output) -> Self {
        let options = once::build_options(&site, args);
        Self {
            args,
            engine: Engine::new(options.clone()),
            mirror: Mirror::new(site.clone(), skip(&output)),
            site,
            output,
            options,
            is_in_doubt: false,
            said: None,
        }
    }

    /// Looks at the files and builds what changed. Says whether they left doubt.
    fn look(&mut self, hint: Hint) -> bool {
        let before = self.mirror.trouble();
        let today = once::build_options(&self.site, self.args).today;
        self.is_in_doubt |= std::mem::replace(&mut self.options.today, today) != today;
        let Looked { changes, needs_sweep } = hint.look(&mut self.mirror);
        let is_same = changes.is_empty() && self.mirror.trouble() == before;
        if is_same && !self.is_in_doubt {
            return needs_sweep;
        }
        let what = what_changed(&self.site, &changes);
        let failure = self.build(&what, changes).err();
        self.is_in_doubt |= failure.is_some();
        let said = failure.as_ref().map(ToString::to_string);
        if let Some(failure) = failure
            && (!is_same || said != self.said)
        {
            terminal::failure(&failure);
        }
        self.said = said;
        needs_sweep
    }

    fn build(&mut self, what: &str, mut changes: Vec<Change>) -> Result<(), Failure> {
        let started = Instant::now();
        if std::mem::take(&mut self.is_in_doubt) {
            self.engine = Engine::new(self.options.clone());
            self.mirror.forget();
            changes = self.mirror.sweep();
        }
        if !self.mirror.failures.is_empty() {
            return self.hold(what, changes);
        }
        let wants = |diagnostics: &[Diagnostic]| is_wanted(self.args, diagnostics);
        let stage = Stage::new(&mut self.output, &self.site, &wants)?;
        let mut build = core::apply_to(&mut self.engine, changes, &stage)?;
        once::add_odd(&mut build.diagnostics, &self.mirror);
        if self.args.strict {
            build.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.level = Level::Error);
        }
        report(&self.site, &self.engine, &build, Manner::of(self.args.concise));
        let tally = Tally::of(&build.diagnostics);
        if !wants(&build.diagnostics) {
            terminal::tell(&format!(
                "{what}: {}, so the site stays",
                tally.words().unwrap_or_default()
            ));
            // What was made for the output did not get there.
            self.is_in_doubt = 0 < build.n_written;
            return Ok(());
        }
        if !self.args.replace_audience {
            stage.output.refuse_audience(build.audience)?;
        }
        let written = stage.finish(build.audience, |address| self.engine.has(address))?;
        let line = status(what, written, tally, started.elapsed());
        terminal::tell(&format!("{line} → {}", folder_shown(&self.output.shown)));
        Ok(())
    }

    /// Takes changes in and writes nothing: without the files that cannot be read the site would look whole.
    fn hold(&mut self, what: &str, changes: Vec<Change>) -> Result<(), Failure> {
        let build = core::guarded(|| self.engine.follow(changes))?;
        report(&self.site, &self.engine, &build, Manner::of(self.args.concise));
        for failure in self.mirror.failures.values() {
            terminal::failure(failure);
        }
        terminal::tell(&format!("{what}: not all can be read, so the site stays"));
        Ok(())
    }
}

fn report(site: &Site, engine: &Engine, build: &Build, manner: Manner) {
    let bytes = |path: &_| engine.source(path).map(|source| source.bytes.clone());
    if let Some(text) = (Report { site, bytes: &bytes, manner }).text(&build.diagnostics) {
        terminal::show(&once::spaced(text, manner));
    }
}

/// `content/notes/p07.md changed: 3 files written in 12 ms, 1 removed, 1 warning`
fn status(what: &str, written: Written, tally: Tally, took: Duration) -> String {
    let Written { n_written, n_removed, .. } = written;
    let removed = (0 < n_removed).then(|| format!("{n_removed} removed"));
    let mut rest = String::new();
    for part in [removed, tally.words()].into_iter().flatten() {
        rest = rest + ", " + &part;
    }
    format!("{what}: {} written in {} ms{rest}", counted(n_written, "file"), took.as_millis())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rim::disk;
    use clap::{Args as _, Command as Arguments, FromArgMatches};
    use std::process::Command;

    #[test]
    fn a_status_line_says_what_was_written() {
        let written = Written { n_written: 3, n_unchanged: 309, n_removed: 1 };
        let tally = Tally { n_errors: 0, n_warnings: 1 };
        let line =
            status("content/notes/p07.md changed", written, tally, Duration::from_millis(12));
        assert_eq!(
            line,
            "content/notes/p07.md changed: 3 files written in 12 ms, 1 removed, 1 warning"
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_cannot_be_read_holds_the_site_back_until_it_can() {
        let root = tempfile::tempdir().unwrap();
        let note = root.path().join("content/notes/p07.md");
        let save =
            |words: &str| std::fs::write(&note, format!("# P07\n- {words} #does\n")).unwrap();
        std::fs::create_dir_all(note.parent().unwrap()).unwrap();
        save("She phones.");
        let arguments = BuildArgs::augment_args(Arguments::new("build"))
            .get_matches_from(["build".as_ref(), root.path().as_os_str()]);
        let args = BuildArgs::from_arg_matches(&arguments).unwrap();
        let site = Site::open(root.path()).unwrap();
        let output = Output::open(&site, None, false).unwrap();
        let mut keeper = Keeper::new(&args, site.clone(), output);
        let changes = keeper.mirror.sweep();
        keeper.build("read the site", changes).unwrap();
        let page = || std::fs::read_to_string(root.path().join("site/notes/p07.html")).unwrap();

        // A path longer than the system takes is made step by step only, and not even an administrator can read it.
        let deep = [&*"x".repeat(200); 24].join("/");
        let content = site.content_folder();
        let made = Command::new("mkdir").arg("-p").arg(&deep).current_dir(&content).status();
        assert!(made.unwrap().success());
        let list = || Hint::Listing(disk::list(&site, &Skip::default()));
        save("She waits.");
        keeper.look(list());
        save("She calls.");
        keeper.look(Hint::Paths { paths: vec![note.clone()], are_all: true });
        assert_eq!(keeper.mirror.failures.len(), 1, "{:?}", keeper.mirror.failures);
        assert!(page().contains("She phones."));
        assert!(!keeper.is_in_doubt, "nothing has to be read again for it");

        std::fs::remove_dir_all(content.join("x".repeat(200))).unwrap();
        keeper.look(list());
        assert!(page().contains("She calls."));
    }
}
