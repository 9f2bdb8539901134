//! From changed files to changed pages: the only state in the program, and the one path that every command takes.

mod artifact;

pub use artifact::{Artifact, Collected, Content, Sink};

use crate::diagnostic::{self, Diagnostic, Rule};
use crate::library::{Library, SETTINGS};
use crate::link;
use crate::model::{Audience, Settings, Source, SourcePath, Span};
use crate::pages::{self, PageKind, Site, Subject};
use crate::publish::{self, Door, Published};
use crate::render::{self, Renderer, Theme};
use crate::rules;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// What a caller decides, once, for the life of an engine.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the content inside the site: `content`, or empty when the site is itself the content.
    pub content: Box<str>,
    /// For whom to build; the settings decide when it is absent.
    pub audience: Option<Audience>,
    /// The current day; the settings may name another.
    pub today: Date,
    /// Whether drafts count as if they were finished.
    pub drafts: bool,
    /// Where the site will stand; the settings decide when it is absent.
    pub base_url: Option<Box<str>>,
    /// Whether files with errors are left out, with everything that was said in them.
    pub leaves_out_broken: bool,
}

/// One thing that happened to the files of a site.
#[derive(Clone, Debug)]
pub enum Change {
    /// A file of the site (Markdown below the content, `heard.yaml`, `_defaults.yaml`, a file below `themes/`) is new or different.
    Put(Source),
    /// Any other file beside the notes is there; only its path matters, its bytes are copied by the rim.
    Asset(SourcePath),
    /// A file is gone.
    Remove(SourcePath),
}

/// What came of a set of changes.
#[derive(Debug, Default)]
pub struct Build {
    /// New and changed files of the output, sorted by address; empty when a sink took them.
    pub written: Vec<Artifact>,
    /// How many files are new or changed.
    pub n_written: usize,
    /// Addresses that are no longer part of the output.
    pub removed: Vec<Box<str>>,
    /// How many pages and files stayed as they were.
    pub n_unchanged: usize,
    /// How many pages the site has now.
    pub n_pages: usize,
    /// Everything there is to say about the content as it is now, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// For whom the site was built.
    pub audience: Option<Audience>,
}

/// Everything that was read, and what was last made of it.
pub struct Engine {
    options: Options,
    sources: BTreeMap<SourcePath, Source>,
    assets: BTreeSet<SourcePath>,
    library: Library,
    theme: Option<Theme>,
    theme_diagnostics: Vec<Diagnostic>,
    /// None for a page that has to be made again.
    fingerprints: BTreeMap<Box<str>, Option<u64>>,
}

impl Engine {
    /// Starts with nothing.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let library = Library::new(&options.content);
        Self {
            options,
            sources: BTreeMap::new(),
            assets: BTreeSet::new(),
            library,
            theme: None,
            theme_diagnostics: Vec::new(),
            fingerprints: BTreeMap::new(),
        }
    }

    /// Takes in changed files, relinks everything and makes the pages whose facts changed.
    pub fn apply(&mut self, changes: Vec<Change>) -> Build {
        let collected = Collected::default();
        let build = self.apply_to(changes, &collected);
        Build { written: collected.sorted(), ..build }
    }

    /// The same, with every file handed on as soon as it is made.
    pub fn apply_to(&mut self, changes: Vec<Change>, sink: &dyn Sink) -> Build {
        let touched = self.record(changes);
        self.library.read(&self.sources, &touched);
        let mut diagnostics = self.library.diagnostics();
        self.load_theme(&touched);
        diagnostics.extend(self.theme_diagnostics.iter().cloned());

        let settings = self.settings();
        let audience = self.options.audience.unwrap_or(settings.audience);
        let today = settings.today.unwrap_or(self.options.today);
        let entries = self.library.entries();
        let studies = self.library.studies();
        let input = link::Input {
            entries: &entries,
            assets: &self.assets,
            studies: &studies,
            settings: &settings,
            today,
        };
        let (knowledge, found) = link::link(&input);
        let knowledge = Arc::new(knowledge);
        diagnostics.extend(found);
        let door = Door { audience, drafts: self.options.drafts, today };
        let mut published = publish::publish(knowledge.clone(), &input, door, &BTreeSet::new());
        diagnostics.extend(rules::check(&knowledge, &published));
        if self.options.leaves_out_broken {
            // One round: what loses a passage by this has no error of its own, and its claim becomes an assumption.
            pages::plan(&Site::new(&published), &mut diagnostics);
            diagnostic::settle(&mut diagnostics, &settings);
            let broken = diagnostic::broken(&diagnostics);
            published = publish::publish(knowledge, &input, door, &broken);
        }

        let build = self.render(&published, diagnostics, sink);
        Build { audience: Some(audience), ..build }
    }

    /// The site's settings, with what the caller decides in their place.
    fn settings(&self) -> Arc<Settings> {
        let settings = self.library.settings();
        match &self.options.base_url {
            Some(base_url) => {
                Arc::new(Settings { base_url: Some(base_url.clone()), ..Settings::clone(settings) })
            }
            None => settings.clone(),
        }
    }

    /// A file as it was last put in, for showing its lines in a diagnostic.
    #[must_use]
    pub fn source(&self, path: &SourcePath) -> Option<&Source> {
        self.sources.get(path)
    }

    /// Takes changes into the tables; returns the paths whose content is new, different or gone.
    fn record(&mut self, changes: Vec<Change>) -> Vec<SourcePath> {
        let mut touched = Vec::new();
        for change in changes {
            match change {
                Change::Put(source) => {
                    touched.push(source.path.clone());
                    self.sources.insert(source.path.clone(), source);
                }
                Change::Asset(path) => {
                    self.assets.insert(path);
                }
                Change::Remove(path) => {
                    self.assets.remove(&path);
                    self.sources.remove(&path);
                    touched.push(path);
                }
            }
        }
        touched
    }

    /// Loads the theme when its files or the settings changed.
    fn load_theme(&mut self, touched: &[SourcePath]) {
        let is_theme =
            |path: &SourcePath| path.as_str().starts_with("themes/") || path.as_str() == SETTINGS;
        if self.theme.is_some() && !touched.iter().any(is_theme) {
            return;
        }
        let settings = self.library.settings();
        let folder = settings.theme.as_ref().map(|name| format!("themes/{name}/"));
        let overrides: Vec<(String, Arc<[u8]>)> = self
            .sources
            .values()
            .filter_map(|source| {
                let path = source.path.as_str().strip_prefix(folder.as_deref()?)?;
                Some((path.to_owned(), source.bytes.clone()))
            })
            .collect();
        let (theme, problems) = render::theme(&overrides, &settings.lang);
        let missing = folder.filter(|_| overrides.is_empty());
        let missing = missing.map(|folder| no_theme(settings, &folder));
        let problems = problems.iter().map(|it| self.bad_theme(it));
        self.theme_diagnostics = problems.chain(missing).collect();
        self.theme = Some(theme);
    }

    /// Says what is wrong with a theme, at the place that the problem begins with, when it is one of the site's own files.
    fn bad_theme(&self, problem: &str) -> Diagnostic {
        let name = self.library.settings().theme.as_deref().unwrap_or_default();
        let mut parts = problem.splitn(4, ':');
        let path = SourcePath::new(&format!("themes/{name}/{}", parts.next().unwrap_or_default()));
        let mut number = || parts.next().and_then(|it| it.parse::<usize>().ok());
        let (line, column) = (number(), number());
        let Some(source) = self.sources.get(&path) else {
            let folder = SourcePath::new(&format!("themes/{name}/"));
            return Diagnostic::new(Rule::BadTheme, &folder, Span::default(), problem);
        };
        let start = offset(&source.bytes, line.unwrap_or(1), column.unwrap_or(1));
        let message = parts.next().unwrap_or(problem).trim();
        Diagnostic::new(Rule::BadTheme, &path, Span::new(start..start), message)
            .label("in this template")
            .help("the built-in template is used until this is mended")
    }

    /// Makes every page whose facts, or whose theme, changed.
    fn render(
        &mut self,
        published: &Published,
        mut diagnostics: Vec<Diagnostic>,
        sink: &dyn Sink,
    ) -> Build {
        let Some(theme) = &self.theme else { return Build::default() };
        let site = Site::new(published);
        let plan = pages::plan(&site, &mut diagnostics);
        diagnostic::settle(&mut diagnostics, &published.settings);
        if !sink.wants(&diagnostics) {
            return Build { n_pages: plan.len(), diagnostics, ..Build::default() };
        }
        let renderer = Renderer::new(theme);
        let draw = |(kind, subject): &(&PageKind, Subject)| {
            let facts = (kind.facts)(&site, subject)?;
            let fingerprint = facts.fingerprint() ^ theme.fingerprint();
            let address = &subject.address;
            if self.fingerprints.get(address) == Some(&Some(fingerprint)) {
                return Some(Made::same(address, fingerprint));
            }
            let page = renderer.page(kind.name, &*facts);
            let is_sound = page.problem.is_none();
            let is_new = page.bytes.is_some();
            if let Some(bytes) = page.bytes {
                sink.take(Artifact { address: address.clone(), content: Content::Bytes(bytes) });
            }
            // A page that is not as its theme wants it is made again, so that the problem is told again.
            let fingerprint = Some(fingerprint).filter(|_| is_sound);
            Some(Made { address: address.clone(), fingerprint, is_new, problem: page.problem })
        };
        let mut made: Vec<Made> = plan.par_iter().filter_map(draw).collect();
        let n_pages = made.len();
        made.extend(self.files(theme, &site, sink));
        let problems: BTreeSet<String> =
            made.iter_mut().filter_map(|it| it.problem.take()).collect();
        diagnostics.extend(problems.iter().map(|it| self.bad_theme(it)));
        diagnostic::settle(&mut diagnostics, &published.settings);
        Build { n_pages, diagnostics, ..self.remember(made) }
    }

    /// Everything of the output that is no page: the theme's files, and files that pages show.
    fn files(&self, theme: &Theme, site: &Site, sink: &dyn Sink) -> Vec<Made> {
        let theme_file = |(address, bytes): (String, Vec<u8>)| {
            let (address, fingerprint) = (address.into_boxed_str(), xxh3_64(&bytes));
            if self.fingerprints.get(&address) == Some(&Some(fingerprint)) {
                return Made::same(&address, fingerprint);
            }
            sink.take(Artifact { address: address.clone(), content: Content::Bytes(bytes) });
            Made::new(address, fingerprint)
        };
        // A file beside the notes may have changed without its path, so it is always handed on to be compared.
        let shown = |(address, path): (String, SourcePath)| {
            let (address, fingerprint) =
                (address.into_boxed_str(), xxh3_64(path.as_str().as_bytes()));
            sink.take(Artifact { address: address.clone(), content: Content::File(path) });
            Made::new(address, fingerprint)
        };
        let theme_files = theme.assets().into_iter().map(theme_file);
        theme_files.chain(site.shown_files().into_iter().map(shown)).collect()
    }

    /// Remembers what was made, and says what that changes.
    fn remember(&mut self, made: Vec<Made>) -> Build {
        let mut build = Build::default();
        let mut fingerprints = BTreeMap::new();
        for made in made {
            build.n_written += usize::from(made.is_new);
            build.n_unchanged += usize::from(!made.is_new);
            fingerprints.insert(made.address, made.fingerprint);
        }
        let gone = self.fingerprints.keys().filter(|it| !fingerprints.contains_key(*it));
        build.removed = gone.cloned().collect();
        self.fingerprints = fingerprints;
        build
    }
}

/// One file of the output that was made, or that is as it was.
struct Made {
    address: Box<str>,
    /// None when it has to be made again next time.
    fingerprint: Option<u64>,
    is_new: bool,
    /// What was wrong with the theme.
    problem: Option<String>,
}

impl Made {
    fn same(address: &str, fingerprint: u64) -> Self {
        Self { is_new: false, ..Self::new(address.into(), fingerprint) }
    }

    fn new(address: Box<str>, fingerprint: u64) -> Self {
        Self { address, fingerprint: Some(fingerprint), is_new: true, problem: None }
    }
}

/// The byte at a line and a column, both from 1.
fn offset(text: &[u8], line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive(|byte| *byte == b'\n')
        .take(line.saturating_sub(1))
        .map(<[u8]>::len)
        .sum();
    (before + column.saturating_sub(1)).min(text.len())
}

/// Says that the settings name a theme without any files.
fn no_theme(settings: &Settings, folder: &str) -> Diagnostic {
    let message = format!("there is no theme in `{folder}`");
    Diagnostic::new(Rule::BadSetting, &SourcePath::new(SETTINGS), settings.theme_span, message)
        .label("named here")
        .help("put templates, strings or static files there, or take out `theme:`")
}
