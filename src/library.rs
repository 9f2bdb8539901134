//! All files of the content as they were last read: what changed is read again, and nothing else.

use crate::at_work;
use crate::diagnostic::Diagnostic;
use crate::model::{
    self, DEFAULTS, Entry, NAMES, RealNames, SETTINGS, Settings, Source, SourcePath,
};
use crate::read::{self, Defaults, Surroundings};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A file, read, and what there is to say about it.
type Read = (Entry, Vec<Diagnostic>);

/// Everything that was read.
pub struct Library {
    /// The folder of the content inside the site.
    content: Box<str>,
    settings: Arc<Settings>,
    settings_diagnostics: Vec<Diagnostic>,
    /// How often the settings were read.
    version: u64,
    names: Arc<RealNames>,
    names_diagnostics: Vec<Diagnostic>,
    defaults: BTreeMap<SourcePath, (Defaults, Vec<Diagnostic>)>,
    /// All entries, sorted by path.
    entries: Vec<Entry>,
    /// What there is to say about them; most files are fine.
    found: BTreeMap<SourcePath, Vec<Diagnostic>>,
}

impl Library {
    /// Starts with nothing.
    pub fn new(content: &str) -> Self {
        Self {
            content: content.into(),
            settings: Arc::new(read::default_settings()),
            settings_diagnostics: Vec::new(),
            version: 0,
            names: Arc::default(),
            names_diagnostics: Vec::new(),
            defaults: BTreeMap::new(),
            entries: Vec::new(),
            found: BTreeMap::new(),
        }
    }

    /// The site's settings.
    pub fn settings(&self) -> &Arc<Settings> {
        &self.settings
    }

    /// The real names behind the pseudonyms: other ones in memory whenever they were read again.
    pub fn names(&self) -> &Arc<RealNames> {
        &self.names
    }

    /// Another number whenever the settings were read again.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// All entries, sorted by path.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What a file was read as.
    pub fn entry(&self, path: &SourcePath) -> Option<&Entry> {
        let place = self.entries.binary_search_by(|it| it.head().path.cmp(path));
        self.entries.get(place.ok()?)
    }

    /// Folders with defaults of their own.
    pub fn studies(&self) -> BTreeSet<Box<str>> {
        self.defaults.keys().map(|path| path.folder().into()).collect()
    }

    /// Everything that reading had to say.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let defaults = self.defaults.values().flat_map(|(_, found)| found);
        let entries = self.found.values().flatten();
        let names = &self.names_diagnostics;
        let settings = self.settings_diagnostics.iter();
        settings.chain(names).chain(defaults).chain(entries).cloned().collect()
    }

    /// Reads what changed, and everything that depends on changed settings or defaults.
    pub fn read(&mut self, sources: &BTreeMap<SourcePath, Source>, changed: &[SourcePath]) {
        let mut stale: BTreeSet<&SourcePath> = changed.iter().collect();
        if changed.iter().any(|path| path.as_str() == SETTINGS) {
            self.read_settings(sources);
            stale.extend(sources.keys());
        }
        if changed.iter().any(|path| path.as_str() == NAMES) {
            let source = sources.get(&SourcePath::new(NAMES));
            let (names, diagnostics) = source.map(read::real_names).unwrap_or_default();
            (self.names, self.names_diagnostics) = (Arc::new(names), diagnostics);
        }
        let holds =
            |path: &&SourcePath| path.file_name() == DEFAULTS || model::meant(path).is_some();
        for path in changed.iter().filter(holds) {
            self.read_defaults(sources, path);
            stale.extend(sources.keys().filter(|it| lies_below(it, path.folder())));
        }
        let is_note = |path: &SourcePath| self.is_content(path) && path.is_markdown();
        let stale: Vec<&SourcePath> = stale.into_iter().filter(|path| is_note(path)).collect();
        let read: Vec<(SourcePath, Option<Read>)> = stale
            .into_par_iter()
            .map(|path| (path.clone(), sources.get(path).map(|source| self.read_entry(source))))
            .collect();
        self.take(read);
    }

    /// Takes readings into the list. Files that were there before keep their places in it.
    fn take(&mut self, read: Vec<(SourcePath, Option<Read>)>) {
        let mut gone = BTreeSet::new();
        let mut added = Vec::new();
        for (path, read) in read {
            let place = self.entries.binary_search_by(|it| it.head().path.cmp(&path));
            self.found.remove(&path);
            match (place, read) {
                (place, Some((entry, found))) => {
                    match place {
                        Ok(place) => self.entries[place] = entry,
                        Err(_) => added.push(entry),
                    }
                    if !found.is_empty() {
                        self.found.insert(path, found);
                    }
                }
                (Ok(_), None) => {
                    gone.insert(path);
                }
                (Err(_), None) => {}
            }
        }
        if !gone.is_empty() {
            self.entries.retain(|it| !gone.contains(&it.head().path));
        }
        if !added.is_empty() {
            self.entries.extend(added);
            self.entries.sort_by(|a, b| a.head().path.cmp(&b.head().path));
        }
    }

    fn is_content(&self, path: &SourcePath) -> bool {
        lies_below(path, &self.content)
    }

    fn read_settings(&mut self, sources: &BTreeMap<SourcePath, Source>) {
        let (settings, diagnostics) = match sources.get(&SourcePath::new(SETTINGS)) {
            Some(source) => read::settings(source),
            None => (read::default_settings(), Vec::new()),
        };
        self.version += 1;
        self.settings = Arc::new(settings);
        self.settings_diagnostics = diagnostics;
    }

    fn read_defaults(&mut self, sources: &BTreeMap<SourcePath, Source>, path: &SourcePath) {
        let read = sources.get(path).map(|source| match model::meant(path) {
            Some(name) => read::misnamed(path, name),
            None => read::defaults(source),
        });
        match read {
            Some(read) => self.defaults.insert(path.clone(), read),
            None => self.defaults.remove(path),
        };
    }

    fn read_entry(&self, source: &Source) -> (Entry, Vec<Diagnostic>) {
        let above = |path: &SourcePath| lies_below(&source.path, path.folder());
        let mut defaults: Vec<(&SourcePath, &Defaults)> = self
            .defaults
            .iter()
            .filter(|(path, _)| above(path))
            .map(|(path, (defaults, _))| (path, defaults))
            .collect();
        defaults.sort_by_key(|(path, _)| std::cmp::Reverse(path.as_str().len()));
        let surroundings =
            Surroundings { settings: &self.settings, content: &self.content, defaults };
        at_work::on(source.path.as_str(), || read::entry(source, &surroundings))
    }
}

/// Says whether a file lies in a folder or deeper; every file lies below the root, which has no name.
fn lies_below(path: &SourcePath, folder: &str) -> bool {
    folder.is_empty()
        || path.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
