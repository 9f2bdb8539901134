//! `heard build --watch`: builds again after every change, until it is ended. The output is always a whole site.

use crate::diagnostic::{Diagnostic, Level};
use crate::engine::{Build, Change, Engine, Options};
use crate::rim::args::BuildArgs;
use crate::rim::build::{folder_shown, is_wanted};
use crate::rim::core;
use crate::rim::disk::{Mirror, Skip};
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
    let mut watch = Watch::start(site.clone(), || {});
    let mut keeper = Keeper::new(args, site, output);
    let changes = keeper.mirror.sweep();
    once::refuse_empty(&keeper.site, &keeper.mirror)?;
    keeper.build("read the site", changes)?;
    terminal::tell("building again after every change (end with Ctrl-C)");
    loop {
        let hint = watch.wait();
        if keeper.look(&hint) {
            watch.cover();
        }
    }
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
}

impl<'a> Keeper<'a> {
    fn new(args: &'a BuildArgs, site: Site, output: Output) -> Self {
        let options = once::build_options(&site, args);
        let skip = Skip { output: Some(output.folder.clone()) };
        Self {
            args,
            engine: Engine::new(options.clone()),
            mirror: Mirror::new(site.clone(), skip),
            site,
            output,
            options,
            is_in_doubt: false,
        }
    }

    /// Looks at the files and builds what changed. Says whether a sweep found something, so that new folders may have to be listened to.
    fn look(&mut self, hint: &Hint) -> bool {
        let before = self.mirror.trouble();
        let today = once::build_options(&self.site, self.args).today;
        self.is_in_doubt |= std::mem::replace(&mut self.options.today, today) != today;
        let (changes, is_swept) = hint.changes(&mut self.mirror);
        let is_same = changes.is_empty() && self.mirror.trouble() == before;
        if is_same && !self.is_in_doubt {
            return false;
        }
        let what = what_changed(&self.site, &changes);
        if let Err(failure) = self.build(&what, changes) {
            self.is_in_doubt = true;
            terminal::failure(&failure);
        }
        is_swept
    }

    fn build(&mut self, what: &str, mut changes: Vec<Change>) -> Result<(), Failure> {
        let started = Instant::now();
        if std::mem::take(&mut self.is_in_doubt) {
            self.engine = Engine::new(self.options.clone());
            self.mirror.forget();
            changes = self.mirror.sweep();
        }
        // A site without a file that cannot be read would look whole.
        if let Some(failure) = std::mem::take(&mut self.mirror.failures).into_values().next() {
            return Err(failure);
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
}
