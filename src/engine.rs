//! From changed files to changed pages: the only state in the program, and the one path that every command takes.

mod artifact;
mod shown;
mod stage;
mod theming;

pub use crate::forget::{About, Naming, Whose};
pub use artifact::{Artifact, Collected, Content, Sink};
pub use stage::{Observer, Stage};

use crate::diagnostic::{self, Diagnostic};
use crate::forget;
use crate::library::Library;
use crate::link::{self, Assets, Linker, Surroundings};
use crate::model::{Audience, NAMES, Refused, Settings, Source, SourcePath};
use crate::pages::{Plan, Site, Slices};
use crate::prove::Prover;
use crate::publish::{Door, Published, Publisher};
use crate::render::Renderer;
use crate::rules;
use crate::search::Index;
use jiff::civil::Date;
use shown::Shown;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use theming::Theming;

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
    /// Such a file is there, and must not be shown.
    Refused(SourcePath, Refused),
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
    /// Pages that may show something else than before this change, sorted by address.
    pub changed: Vec<Box<str>>,
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
    library: Library,
    surroundings: Arc<Surroundings>,
    linker: Linker,
    publisher: Publisher,
    kept: rules::Kept,
    theming: Option<Theming>,
    /// The site as it is now; none before the first change.
    site: Option<Site>,
    shown: Shown,
    search: Index,
    observer: Option<Observer>,
}

/// One page, drawn by itself.
#[derive(Debug)]
pub struct Drawing {
    /// Its bytes; none when not even the built-in template could draw it.
    pub bytes: Option<Vec<u8>>,
    /// What is wrong with the template of the site's own that should have drawn it.
    pub problem: Option<Diagnostic>,
}

impl Engine {
    /// Starts with nothing.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self {
            library: Library::new(&options.content),
            options,
            sources: BTreeMap::new(),
            surroundings: Arc::default(),
            linker: Linker::new(0),
            publisher: Publisher::new(Linker::new(1)),
            kept: rules::Kept::new(),
            theming: None,
            site: None,
            shown: Shown::default(),
            search: Index::default(),
            observer: None,
        }
    }

    /// Tells somebody of every stage that is done, from now on.
    pub fn observe(&mut self, observer: Observer) {
        self.observer = Some(observer);
    }

    fn done(&self, stage: Stage) {
        if let Some(observer) = &self.observer {
            observer(stage);
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
        let build = self.follow(changes);
        if !sink.wants(&build.diagnostics) {
            return build;
        }
        let (Some(site), Some(theming)) = (&self.site, &self.theming) else { return build };
        let mut drawn = self.shown.draw(site, &theming.theme, sink);
        self.done(Stage::Draw);
        drawn.n_written += self.search.draw(site, |address, bytes| {
            sink.take(Artifact { address, content: Content::Bytes(bytes) });
        });
        self.done(Stage::Index);
        let mut diagnostics = build.diagnostics;
        let problems = drawn.problems.iter();
        diagnostics
            .extend(problems.map(|it| theming::bad_theme(&site.settings, &self.sources, it)));
        diagnostic::settle(&mut diagnostics, &site.settings);
        let n_all = self.shown.plan().pages.len() + self.shown.n_files() + self.search.n_pieces();
        let n_unchanged = n_all.saturating_sub(drawn.n_written);
        Build { n_written: drawn.n_written, n_unchanged, diagnostics, ..build }
    }

    /// Takes in changed files and relinks everything, without making any page yet.
    pub fn follow(&mut self, changes: Vec<Change>) -> Build {
        // Nobody else holds what was linked, so it can be changed where it is.
        let slices = self.site.take().map(|site| site.slices).unwrap_or_default();
        let (touched, assets) = self.record(changes);
        self.library.read(&self.sources, &touched);
        self.look_around(assets);
        self.load_theme(&touched);
        self.done(Stage::Read);
        let mut diagnostics = self.library.diagnostics();
        let published = self.publish(&mut diagnostics);
        let audience = published.audience();
        let site = Site::new(published, self.library.version(), slices);
        let mut build = Build { audience: Some(audience), ..Build::default() };
        if let Some(theming) = &self.theming {
            diagnostics.extend(theming.diagnostics.iter().cloned());
            (build.changed, build.removed) = self.shown.follow(&site, &theming.theme);
        }
        build.removed.extend(self.search.fit(&site));
        self.done(Stage::Plan);
        diagnostics.extend(self.shown.plan().diagnostics.iter().cloned());
        diagnostic::settle(&mut diagnostics, &site.settings);
        self.site = Some(site);
        Build { n_pages: self.shown.plan().n_html(), diagnostics, ..build }
    }

    /// Links everything, and takes out what the audience may not see.
    fn publish(&mut self, diagnostics: &mut Vec<Diagnostic>) -> Published {
        let settings = self.settings();
        let audience = self.options.audience.unwrap_or(settings.audience);
        let today = settings.today.unwrap_or(self.options.today);
        let input = link::Input {
            entries: self.library.entries(),
            surroundings: &self.surroundings,
            settings: &settings,
            today,
        };
        let (knowledge, found) = self.linker.link(&input);
        diagnostics.extend(found);
        self.done(Stage::Link);
        let door = Door { audience, drafts: self.options.drafts, today };
        let published = self.publisher.publish(knowledge.clone(), &input, door, &BTreeSet::new());
        self.done(Stage::Publish);
        let sources = &self.sources;
        let view = rules::View {
            published: &published,
            names: self.library.names(),
            names_path: &SourcePath::new(NAMES),
            source: &|path| sources.get(path),
        };
        diagnostics.extend(rules::check(&knowledge, &view, &mut self.kept));
        self.done(Stage::Check);
        if !self.options.leaves_out_broken {
            return published;
        }
        // One round: what loses a passage by this has no error of its own, and its claim becomes an assumption.
        let plan = Plan::of(&Site::new(published, 0, Arc::new(Slices::default())));
        diagnostics.extend(plan.diagnostics);
        diagnostic::settle(diagnostics, &settings);
        self.publisher.publish(knowledge, &input, door, &diagnostic::broken(diagnostics))
    }

    /// Draws one page as it is now.
    #[must_use]
    pub fn draw(&self, address: &str) -> Option<Drawing> {
        let (site, theming) = (self.site.as_ref()?, self.theming.as_ref()?);
        let (kind, subject, _) = self.shown.page(address)?;
        let facts = (kind.facts)(site, subject)?;
        let page = Renderer::new(&theming.theme).page(kind.name, &*facts);
        let problem = page.problem.as_deref();
        let problem = problem.map(|it| theming::bad_theme(&site.settings, &self.sources, it));
        Some(Drawing { bytes: page.bytes, problem })
    }

    /// A number that stays the same only as long as a page does; none when there is no such page.
    #[must_use]
    pub fn version(&self, address: &str) -> Option<u64> {
        let (_, _, key) = self.shown.page(address)?;
        Some(key ^ self.theming.as_ref()?.theme.fingerprint())
    }

    /// Says whether something of the site stands at an address now.
    #[must_use]
    pub fn has(&self, address: &str) -> bool {
        let is_asset = || {
            let (site, theming) = (self.site.as_ref()?, self.theming.as_ref()?);
            shown::content(site, &theming.theme, address)
        };
        self.shown.page(address).is_some()
            || self.search.at(address).is_some()
            || is_asset().is_some()
    }

    /// What a file of the output holds that is no page.
    #[must_use]
    pub fn content(&mut self, address: &str) -> Option<Content> {
        let site = self.site.as_ref()?;
        if let Some(piece) = self.search.at(address) {
            return Some(Content::Bytes(self.search.piece(site, piece)));
        }
        shown::content(site, &self.theming.as_ref()?.theme, address)
    }

    /// For whom the site is; none before the first change.
    #[must_use]
    pub fn audience(&self) -> Option<Audience> {
        self.site.as_ref().map(|site| site.audience())
    }

    /// What looks for everything that the site withholds; none before the first change.
    #[must_use]
    pub(crate) fn prover(&self) -> Option<Prover> {
        self.site.as_ref().map(|site| Prover::new(self.library.entries(), site))
    }

    /// What the files that were read have about a participant, by path.
    #[must_use]
    pub(crate) fn about(&self, id: &str) -> Vec<(SourcePath, About)> {
        let about = |source: &Source| self.about_file(id, &source.path, &source.bytes);
        let all = self.sources.values();
        all.filter_map(|it| Some((it.path.clone(), about(it)?))).collect()
    }

    /// What one file has about a participant.
    #[must_use]
    pub(crate) fn about_file(&self, id: &str, path: &SourcePath, bytes: &[u8]) -> Option<About> {
        forget::about(id, path, bytes, self.library.entry(path))
    }

    /// The files beside the notes, by path.
    pub(crate) fn assets(&self) -> impl Iterator<Item = &SourcePath> {
        self.surroundings.assets.keys()
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

    /// Takes changes into the tables; returns the paths whose content is new, different or gone, and all files beside the notes.
    fn record(&mut self, changes: Vec<Change>) -> (Vec<SourcePath>, Arc<Assets>) {
        let mut touched = Vec::new();
        let mut assets = self.surroundings.assets.clone();
        for change in changes {
            match change {
                Change::Put(source) => {
                    touched.push(source.path.clone());
                    self.sources.insert(source.path.clone(), source);
                }
                Change::Asset(path) => put_beside(&mut assets, path, None),
                Change::Refused(path, refused) => put_beside(&mut assets, path, Some(refused)),
                Change::Remove(path) => {
                    if assets.contains_key(&path) {
                        Arc::make_mut(&mut assets).remove(&path);
                    }
                    self.sources.remove(&path);
                    touched.push(path);
                }
            }
        }
        (touched, assets)
    }

    /// Looks at what lies around the entries.
    fn look_around(&mut self, assets: Arc<Assets>) {
        let now = Surroundings { assets, studies: self.library.studies() };
        if now != *self.surroundings {
            self.surroundings = Arc::new(now);
        }
    }

    /// Loads the theme when its files or the settings changed.
    fn load_theme(&mut self, touched: &[SourcePath]) {
        if self.theming.is_none() || touched.iter().any(theming::concerns) {
            self.theming = Some(Theming::load(self.library.settings(), &self.sources));
        }
    }
}

/// Takes in a file beside the notes; what is known already changes nothing.
fn put_beside(assets: &mut Arc<Assets>, path: SourcePath, refused: Option<Refused>) {
    if assets.get(&path) != Some(&refused) {
        Arc::make_mut(assets).insert(path, refused);
    }
}
