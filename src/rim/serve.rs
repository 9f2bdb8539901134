//! `heard serve`: shows the site and follows every change. A broken note never ends it.

use crate::diagnostic::{Diagnostic, Level};
use crate::engine::{Build, Change, Drawing, Engine, Options};
use crate::model::Audience;
use crate::rim::args::ServeArgs;
use crate::rim::core;
use crate::rim::disk::{Looked, Mirror, Skip};
use crate::rim::failure::Failure;
use crate::rim::once;
use crate::rim::preview::{Pages, Server, Teller, Traces};
use crate::rim::progress::Progress;
use crate::rim::report::{Manner, Report, Tally, counted};
use crate::rim::site::Site;
use crate::rim::terminal;
use crate::rim::watch::{Hint, Watch};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Runs until the server ends, which it does not do by itself.
pub fn run(args: &ServeArgs) -> Result<bool, Failure> {
    let site = Site::open(&args.content.site)?;
    let options = once::preview_options(&site, &args.content);
    let server = Server::bind(&args.host, args.port)?;
    let teller = Arc::new(Teller::new());
    let listen = |site: &Site| {
        let teller = teller.clone();
        Watch::start(site.clone(), Skip::default(), move || teller.hint())
    };
    // Listening before reading: what changes in between is looked at twice, never missed.
    let mut watch = listen(&site);
    let is_open_to_others = !server.address.ip().is_loopback();
    let mut follower = Follower::new(site, options, is_open_to_others, teller.clone());
    follower.start()?;

    let url = server.url();
    let site = Arc::new(follower.site.clone());
    let thread = server.start(site, follower.pages.clone(), &teller);
    terminal::tell(&format!("showing {url} (end with Ctrl-C)"));
    if is_open_to_others {
        terminal::warn(&follower.openness());
    }
    if args.open {
        open(&url);
    }
    while !thread.is_finished() {
        let hint = watch.wait();
        let n_hints = teller.n_hints();
        if follower.renew(args) {
            watch = listen(&follower.site);
            follower.follow("read the site anew", Vec::new());
            teller.seen(n_hints);
        } else if follower.look(hint) {
            watch.doubt();
        }
        if let Some(n_hints) = watch.settled() {
            teller.seen(n_hints);
        }
    }
    let cause = match thread.join() {
        Ok(Err(cause)) => cause,
        Ok(Ok(())) | Err(_) => std::io::Error::other("the server ended"),
    };
    Err(Failure::Io { message: format!("could not go on serving {url}"), cause })
}

/// Keeps the shown site like the files.
struct Follower {
    site: Site,
    options: Options,
    pages: Arc<Pages>,
    mirror: Mirror,
    teller: Arc<Teller>,
    audience: Option<Audience>,
    /// The engine panicked; the next change is given to a new one, with everything else.
    is_in_doubt: bool,
    /// Whether other machines can look at the pages.
    is_open_to_others: bool,
    /// What was last printed about the content, so that it is not said again with every change elsewhere.
    said: Option<String>,
}

impl Follower {
    fn new(site: Site, options: Options, is_open_to_others: bool, teller: Arc<Teller>) -> Self {
        let on_problem = on_problem(site.clone(), is_open_to_others, teller.clone());
        let engine = Engine::new(options.clone());
        Self {
            pages: Arc::new(Pages::new(engine, Box::new(on_problem))),
            mirror: Mirror::new(site.clone(), Skip::default()),
            teller,
            site,
            options,
            audience: None,
            is_in_doubt: false,
            is_open_to_others,
            said: None,
        }
    }

    /// Reads everything for the first time.
    fn start(&mut self) -> Result<(), Failure> {
        let _progress = Progress::of("reading the notes");
        let changes = self.mirror.sweep();
        once::refuse_empty(&self.site, &self.mirror)?;
        self.follow("read the site", changes);
        Ok(())
    }

    /// Makes ready to start over when a new day has begun, or when a folder of bare notes was given settings or content of its own.
    fn renew(&mut self, args: &ServeArgs) -> bool {
        let Ok(site) = Site::open(&args.content.site) else { return false };
        // A content folder that is gone may be back in a moment: then the site stays what it was.
        let site = if self.site.is_bare() { site } else { self.site.clone() };
        let options = once::preview_options(&site, &args.content);
        if site.is_bare() == self.site.is_bare() && options.today == self.options.today {
            return false;
        }
        self.mirror = Mirror::new(site.clone(), Skip::default());
        (self.site, self.options, self.is_in_doubt) = (site, options, true);
        true
    }

    /// Looks at the files and follows what changed. Says whether they left doubt.
    fn look(&mut self, hint: Hint) -> bool {
        let before = self.mirror.trouble();
        let Looked { changes, needs_sweep } = hint.look(&mut self.mirror);
        if !changes.is_empty() || self.mirror.trouble() != before {
            self.follow(&what_changed(&self.site, &changes), changes);
        }
        needs_sweep
    }

    fn follow(&mut self, what: &str, mut changes: Vec<Change>) {
        let started = Instant::now();
        let pages = self.pages.clone();
        let mut engine = pages.engine();
        if std::mem::take(&mut self.is_in_doubt) {
            *engine = Engine::new(self.options.clone());
            pages.forget_all();
            self.mirror.forget();
            changes = self.mirror.sweep();
        }
        let traces = Traces::of(&changes, &engine, started);
        let has_new_files = changes.iter().any(|change| matches!(change, Change::Asset(_)));
        match core::guarded(|| engine.follow(changes)) {
            Ok(mut build) => {
                once::add_odd(&mut build.diagnostics, &self.mirror);
                self.audience = build.audience;
                pages.forget(&build.removed);
                let trouble = self.trouble(&engine, &build);
                let said = report(&self.site, &engine, &build.diagnostics, Manner::Colored);
                drop(engine);
                pages.point(traces, &self.options);
                let line = status(what, &build, started.elapsed());
                let mut told = build.changed;
                told.extend(build.removed);
                // A file that a page shows may have changed without the page.
                if told.is_empty() && !has_new_files {
                    self.teller.trouble(trouble);
                } else {
                    self.teller.changed(told, trouble);
                }
                self.say(said);
                terminal::tell(&line);
            }
            Err(failure) => {
                self.is_in_doubt = true;
                terminal::failure(&failure);
                let trouble = "internal error: the page shows how the notes were before";
                self.teller.trouble(trouble.to_owned());
            }
        }
    }

    /// What keeps the pages from following the notes, as text for open pages. Nobody reads where the site lies on this machine.
    fn trouble(&self, engine: &Engine, build: &Build) -> String {
        let errors: Vec<Diagnostic> = build
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.level == Level::Error)
            .cloned()
            .collect();
        let manner = manner_for(build.audience, self.is_open_to_others);
        let unread = self.mirror.failures.keys().map(|path| {
            let inside = path.strip_prefix(&self.site.root).unwrap_or(path).to_string_lossy();
            format!("error: `{}` cannot be read", terminal::harmless(&inside))
        });
        let errors = report(&self.site, engine, &errors, manner);
        unread.chain(errors).collect::<Vec<_>>().join("\n\n")
    }

    /// Prints what there is to say, unless it was just said.
    fn say(&mut self, text: Option<String>) {
        for failure in self.mirror.failures.values() {
            terminal::failure(failure);
        }
        if text != self.said
            && let Some(text) = &text
        {
            terminal::show(&format!("{text}\n"));
        }
        self.said = text;
    }

    fn openness(&self) -> String {
        let audience = self.audience.map_or("team", Audience::word);
        format!("other machines can read this site, which is for the audience `{audience}`")
    }
}

fn report(
    site: &Site,
    engine: &Engine,
    diagnostics: &[Diagnostic],
    manner: Manner,
) -> Option<String> {
    let bytes = |path: &_| engine.source(path).map(|source| source.bytes.clone());
    Report { site, bytes: &bytes, manner }.text(diagnostics)
}

/// Others than the team read no line of a note beside a page: it may be one that is withheld from them.
fn manner_for(audience: Option<Audience>, is_open_to_others: bool) -> Manner {
    let is_for_others = is_open_to_others || audience != Some(Audience::Team);
    if is_for_others { Manner::ConcisePlain } else { Manner::Plain }
}

/// Tells of a template that could not draw a page, here and on open pages.
fn on_problem(
    site: Site,
    is_open_to_others: bool,
    teller: Arc<Teller>,
) -> impl Fn(&Engine, &Drawing) + Send + Sync {
    move |engine, drawing| {
        let Some(problem) = &drawing.problem else { return };
        let problem = std::slice::from_ref(problem);
        let manner = manner_for(engine.audience(), is_open_to_others);
        let shown = report(&site, engine, problem, manner).unwrap_or_default();
        if teller.trouble_with_page(shown) {
            let text = report(&site, engine, problem, Manner::Colored).unwrap_or_default();
            terminal::show(&format!("{text}\n"));
        }
    }
}

/// `content/notes/p07.md changed`, in a few words whatever happened.
pub fn what_changed(site: &Site, changes: &[Change]) -> String {
    match changes {
        [] => "looked again".to_owned(),
        [Change::Put(source)] => format!("{} changed", site.shown(&source.path)),
        [Change::Asset(path) | Change::Refused(path, _)] => format!("{} changed", site.shown(path)),
        [Change::Remove(path)] => format!("{} is gone", site.shown(path)),
        _ => format!("{} changed", counted(changes.len(), "file")),
    }
}

/// `content/notes/p07.md changed: 312 pages up to date after 4 ms, 1 warning`
fn status(what: &str, build: &Build, took: Duration) -> String {
    let tally = Tally::of(&build.diagnostics)
        .words()
        .map_or_else(String::new, |words| format!(", {words}"));
    let pages = counted(build.n_pages, "page");
    format!("{what}: {pages} up to date after {} ms{tally}", took.as_millis())
}

/// Opens the browser, the only process that is ever started, and only on request.
fn open(url: &str) {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        Command::new("explorer")
    } else {
        Command::new("xdg-open")
    };
    let spawned =
        command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if let Err(error) = spawned {
        terminal::warn(&format!("could not open the browser: {error}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourcePath;
    use crate::rim::args::ContentArgs;
    use jiff::civil::{Date, date};
    use std::path::Path;

    fn asked(site: &Path, today: Date) -> ServeArgs {
        let content =
            ContentArgs { site: site.into(), audience: None, today: Some(today), drafts: false };
        ServeArgs { content, port: None, host: "127.0.0.1".to_owned(), open: false }
    }

    #[test]
    fn a_new_day_and_a_folder_that_becomes_a_site_are_reasons_to_start_over() {
        let folder = tempfile::tempdir().unwrap();
        let mut args = asked(folder.path(), date(2026, 4, 1));
        let site = Site::open(folder.path()).unwrap();
        let options = once::preview_options(&site, &args.content);
        let mut follower = Follower::new(site, options, false, Arc::new(Teller::new()));
        assert!(!follower.renew(&args));
        args = asked(folder.path(), date(2026, 4, 2));
        assert!(follower.renew(&args));
        assert!(!follower.renew(&args));
        std::fs::create_dir(folder.path().join("content")).unwrap();
        assert!(follower.renew(&args));
        assert!(!follower.renew(&args));
        std::fs::remove_dir(folder.path().join("content")).unwrap();
        assert!(!follower.renew(&args), "it may be back in a moment");
    }

    #[test]
    fn a_status_line_says_what_happened() {
        let site = Site { root: ".".into(), content: "content" };
        let gone = Change::Remove(SourcePath::new("content/notes/p07.md"));
        assert_eq!(
            what_changed(&site, std::slice::from_ref(&gone)),
            "content/notes/p07.md is gone"
        );
        assert_eq!(what_changed(&site, &[gone.clone(), gone]), "2 files changed");
        let build = Build { n_pages: 312, ..Build::default() };
        let line = status("content/notes/p07.md changed", &build, Duration::from_millis(4));
        assert_eq!(line, "content/notes/p07.md changed: 312 pages up to date after 4 ms");
    }
}
