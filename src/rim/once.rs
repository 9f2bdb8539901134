//! Reads a whole site once, as `build` and `check` do: one change set, the same way as every later one.

use crate::diagnostic::{Diagnostic, Level};
use crate::engine::{Artifact, Build, Engine, Options, Sink};
use crate::rim::args::{BuildArgs, ContentArgs};
use crate::rim::core;
use crate::rim::disk::{Mirror, Skip};
use crate::rim::failure::Failure;
use crate::rim::progress::Progress;
use crate::rim::report::{Manner, Report, Tally};
use crate::rim::site::Site;
use crate::rim::terminal;

/// A site that was read.
pub struct Once {
    /// Where it lies.
    pub site: Site,
    /// What was read.
    pub engine: Engine,
    /// What came of it, with what the rim had to say added.
    pub build: Build,
}

/// Takes nothing: some commands ask what is known, and need no page.
pub struct Unwanted;

impl Sink for Unwanted {
    fn wants(&self, _: &[Diagnostic]) -> bool {
        false
    }

    fn take(&self, _: Artifact) {}
}

/// What the engine is told, from the command line.
pub fn options(site: &Site, content: &ContentArgs) -> Options {
    Options {
        content: site.content.into(),
        audience: content.audience,
        today: content.today(),
        drafts: content.drafts,
        base_url: None,
        leaves_out_broken: false,
    }
}

/// The same for a preview, which stands at the root of its server.
pub fn preview_options(site: &Site, content: &ContentArgs) -> Options {
    Options { base_url: Some("/".into()), ..options(site, content) }
}

/// The same for a build.
pub fn build_options(site: &Site, args: &BuildArgs) -> Options {
    Options {
        base_url: args.base_url.clone(),
        leaves_out_broken: args.keep_going,
        ..options(site, &args.content)
    }
}

/// Refuses a site without any notes.
pub fn refuse_empty(site: &Site, mirror: &Mirror) -> Result<(), Failure> {
    if mirror.has_markdown() || !mirror.failures.is_empty() {
        return Ok(());
    }
    let folder = site.content_folder();
    let message = format!("there is no Markdown file in {}", folder.display());
    let example = folder.join("notes").join("2026-03-04-p07.md");
    Err(Failure::refused(
        message,
        format!("write a first note, such as {}, or name another folder", example.display()),
    ))
}

/// Refuses a site with files that cannot be read: without them it would look whole.
pub fn refuse_unread(mirror: &mut Mirror) -> Result<(), Failure> {
    let mut failures = std::mem::take(&mut mirror.failures).into_values();
    let Some(last) = failures.next_back() else { return Ok(()) };
    failures.for_each(|failure| terminal::failure(&failure));
    Err(last)
}

impl Once {
    /// Reads a site. When a file cannot be read there is no result.
    pub fn read(
        site: Site,
        skip: Skip,
        options: Options,
        sink: &dyn Sink,
    ) -> Result<Self, Failure> {
        let _progress = Progress::of("reading the notes");
        let mut mirror = Mirror::new(site.clone(), skip);
        let changes = mirror.sweep();
        refuse_empty(&site, &mirror)?;
        refuse_unread(&mut mirror)?;
        let mut engine = Engine::new(options);
        let mut build = core::apply_to(&mut engine, changes, sink)?;
        add_odd(&mut build.diagnostics, &mirror);
        Ok(Self { site, engine, build })
    }

    /// Takes warnings for errors.
    pub fn be_strict(&mut self) {
        self.build.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.level = Level::Error);
    }

    /// Prints what there is to say about the content, and counts it.
    pub fn report(&self, manner: Manner) -> Tally {
        let bytes = |path: &_| self.engine.source(path).map(|source| source.bytes.clone());
        let report = Report { site: &self.site, bytes: &bytes, manner };
        if let Some(text) = report.text(&self.build.diagnostics) {
            terminal::show(&spaced(text, manner));
        }
        Tally::of(&self.build.diagnostics)
    }
}

/// Sets the last excerpt off from the line that follows it.
pub fn spaced(text: String, manner: Manner) -> String {
    if manner.is_concise() { text } else { text + "\n" }
}

/// Adds what the disk had to say, in its place.
pub fn add_odd(diagnostics: &mut Vec<Diagnostic>, mirror: &Mirror) {
    diagnostics.extend(mirror.odd.values().cloned());
    diagnostics.sort_by(|a, b| a.primary.cmp(&b.primary));
}
