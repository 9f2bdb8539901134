//! From changed files to changed pages: the only state in the program, and the one path that every command takes.

use crate::diagnostic::{self, Diagnostic, Rule};
use crate::library::{Library, SETTINGS};
use crate::link;
use crate::model::{Audience, Source, SourcePath, Span};
use crate::pages::{self, Site};
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
    /// New and changed files of the output, sorted by address.
    pub written: Vec<Artifact>,
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

/// One file of the output.
#[derive(Clone, Debug)]
pub struct Artifact {
    /// Where it stands, relative to the output, with `/`.
    pub address: Box<str>,
    /// What it holds.
    pub content: Content,
}

/// What a file of the output holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of a file of the site.
    File(SourcePath),
}

/// Everything that was read, and what was last made of it.
pub struct Engine {
    options: Options,
    sources: BTreeMap<SourcePath, Source>,
    assets: BTreeSet<SourcePath>,
    library: Library,
    theme: Option<Theme>,
    theme_diagnostics: Vec<Diagnostic>,
    fingerprints: BTreeMap<Box<str>, u64>,
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
        let touched = self.record(changes);
        self.library.read(&self.sources, &touched);
        let mut diagnostics = self.library.diagnostics();
        self.load_theme(&touched);
        diagnostics.extend(self.theme_diagnostics.iter().cloned());

        let settings = self.library.settings().clone();
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
        diagnostics.extend(found);
        let door = Door { audience, drafts: self.options.drafts, today };
        let published = publish::publish(&input, door);
        diagnostics.extend(rules::check(&knowledge, &published));

        let mut build = self.render(&published, &mut diagnostics);
        diagnostic::settle(&mut diagnostics, &settings);
        build.diagnostics = diagnostics;
        build.audience = Some(audience);
        build
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
        let at = SourcePath::new(folder.as_deref().unwrap_or(SETTINGS));
        let problem = |it| Diagnostic::new(Rule::BadTheme, &at, Span::default(), it);
        self.theme_diagnostics = problems.into_iter().map(problem).collect();
        if folder.is_some() && overrides.is_empty() {
            self.theme_diagnostics.push(no_theme(&at));
        }
        self.theme = Some(theme);
    }

    /// Makes every page whose facts, or whose theme, changed.
    fn render(&mut self, published: &Published, diagnostics: &mut Vec<Diagnostic>) -> Build {
        let Some(theme) = &self.theme else { return Build::default() };
        let site = Site::new(published);
        let plan = pages::plan(&site, diagnostics);
        let theme_fingerprint = theme.fingerprint();
        let known = &self.fingerprints;
        let renderer = Renderer::new(theme);
        let pages: Vec<Made> = plan
            .par_iter()
            .filter_map(|(kind, subject)| {
                let facts = (kind.facts)(&site, subject)?;
                let fingerprint = facts.fingerprint() ^ theme_fingerprint;
                if known.get(&subject.address) == Some(&fingerprint) {
                    return Some(Made::same(&subject.address, fingerprint));
                }
                let bytes = renderer.page(kind.name, &*facts).map(Content::Bytes);
                Some(Made { address: subject.address.clone(), fingerprint, content: Some(bytes) })
            })
            .collect();
        let n_pages = pages.len();
        let files = self.files(theme, &site);
        self.collect(pages.into_iter().chain(files), n_pages, diagnostics)
    }

    /// Everything of the output that is no page: the theme's files, and files that pages show.
    fn files(&self, theme: &Theme, site: &Site) -> Vec<Made> {
        let theme_files = theme.assets().into_iter().map(|(address, bytes)| {
            let fingerprint = xxh3_64(&bytes);
            if self.fingerprints.get(address.as_str()) == Some(&fingerprint) {
                Made::same(&address, fingerprint)
            } else {
                Made::file(&address, fingerprint, Content::Bytes(bytes))
            }
        });
        // A file beside the notes may have changed without its path, so it is always handed to the rim, which compares.
        let shown = site.shown_files().into_iter().map(|(address, path)| {
            let fingerprint = xxh3_64(path.as_str().as_bytes());
            Made::file(&address, fingerprint, Content::File(path))
        });
        theme_files.chain(shown).collect()
    }

    /// Sorts what was made into a build and remembers its fingerprints.
    fn collect(
        &mut self,
        made: impl Iterator<Item = Made>,
        n_pages: usize,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Build {
        let mut build = Build { n_pages, ..Build::default() };
        let mut fingerprints = BTreeMap::new();
        for made in made {
            fingerprints.insert(made.address.clone(), made.fingerprint);
            match made.content {
                None => build.n_unchanged += 1,
                Some(Ok(content)) => {
                    build.written.push(Artifact { address: made.address, content });
                }
                Some(Err(problem)) => diagnostics.push(Diagnostic::new(
                    Rule::BadTheme,
                    &SourcePath::new(&made.address),
                    Span::default(),
                    problem,
                )),
            }
        }
        build.removed = self
            .fingerprints
            .keys()
            .filter(|it| !fingerprints.contains_key(*it))
            .cloned()
            .collect();
        build.written.sort_by(|a, b| a.address.cmp(&b.address));
        self.fingerprints = fingerprints;
        build
    }
}

/// One file of the output on its way into a build.
struct Made {
    address: Box<str>,
    fingerprint: u64,
    /// None when it is as it was.
    content: Option<Result<Content, String>>,
}

impl Made {
    fn same(address: &str, fingerprint: u64) -> Self {
        Self { address: address.into(), fingerprint, content: None }
    }

    fn file(address: &str, fingerprint: u64, content: Content) -> Self {
        Self { address: address.into(), fingerprint, content: Some(Ok(content)) }
    }
}

/// Says that the settings name a theme without any files.
fn no_theme(folder: &SourcePath) -> Diagnostic {
    let message = format!("there is no theme in `{folder}`");
    Diagnostic::new(Rule::BadSetting, &SourcePath::new(SETTINGS), Span::default(), message)
        .label("named in these settings")
        .help("put templates, strings or static files there, or take out `theme:`")
}
