//! Finds the file, and the place in it, that a name means.

use crate::link::Surroundings;
use crate::link::dead::{Dead, Near};
use crate::link::moves::Moves;
use crate::model::{
    AnchorKind, EntryId, Head, Knowledge, Reference, Role, SourcePath, Target, without_markdown,
};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use unicode_normalization::UnicodeNormalization;
use xxhash_rust::xxh3::xxh3_64;

/// All names of a site.
#[derive(Default)]
pub struct Names {
    by_path: FxHashMap<SourcePath, EntryId>,
    by_stem: FxHashMap<String, Vec<EntryId>>,
    by_title: FxHashMap<String, Vec<EntryId>>,
    assets_by_name: FxHashMap<String, Vec<SourcePath>>,
}

impl Names {
    /// Adds all names of an entry.
    pub fn add(&mut self, id: EntryId, head: &Head) {
        self.by_path.insert(head.path.clone(), id);
        put_in(self.by_stem.entry(fold(head.path.stem())).or_default(), id);
        self.add_titles(id, head);
    }

    /// Takes out all names of an entry.
    pub fn remove(&mut self, id: EntryId, head: &Head) {
        self.by_path.remove(&head.path);
        if let Some(ids) = self.by_stem.get_mut(&fold(head.path.stem())) {
            ids.retain(|it| *it != id);
        }
        self.remove_titles(id, head);
    }

    /// Adds the title and the other names of an entry.
    pub fn add_titles(&mut self, id: EntryId, head: &Head) {
        for title in titles(head) {
            put_in(self.by_title.entry(title).or_default(), id);
        }
    }

    /// Takes out the title and the other names of an entry.
    pub fn remove_titles(&mut self, id: EntryId, head: &Head) {
        for title in titles(head) {
            if let Some(ids) = self.by_title.get_mut(&title) {
                ids.retain(|it| *it != id);
            }
        }
    }

    /// Gives all entries the ids of now. Those that are gone were taken out.
    pub fn rearrange(&mut self, moves: &Moves) {
        let by_name = self.by_stem.values_mut().chain(self.by_title.values_mut()).flatten();
        for id in self.by_path.values_mut().chain(by_name) {
            *id = moves.of(*id).unwrap_or(*id);
        }
    }

    /// Adds a file beside the notes.
    pub fn add_asset(&mut self, path: &SourcePath) {
        self.assets_by_name.entry(fold(path.file_name())).or_default().push(path.clone());
    }

    /// Takes out a file beside the notes.
    pub fn remove_asset(&mut self, path: &SourcePath) {
        if let Some(same) = self.assets_by_name.get_mut(&fold(path.file_name())) {
            same.retain(|it| it != path);
        }
    }
}

/// Entries with one name stand in the order of their ids.
fn put_in(ids: &mut Vec<EntryId>, id: EntryId) {
    if let Err(place) = ids.binary_search(&id) {
        ids.insert(place, id);
    }
}

/// The title and the other names of an entry, folded.
pub fn titles(head: &Head) -> impl Iterator<Item = String> {
    std::iter::once(&*head.title).chain(head.aliases.iter().map(|it| &**it)).map(fold)
}

/// Something that was looked up, as a number: whatever changes what it means, changes this resolution.
#[derive(Clone, Copy)]
pub enum Lookup<'n> {
    /// A name of files or titles, folded.
    Name(&'n str),
    /// The file with this path, and the places in it.
    File(&'n SourcePath),
    /// The stages of all journeys.
    Stages,
}

impl Lookup<'_> {
    /// The number.
    pub fn number(self) -> u64 {
        match self {
            Self::Name(name) => xxh3_64(name.as_bytes()),
            Self::File(path) => !xxh3_64(path.as_str().as_bytes()),
            Self::Stages => 0,
        }
    }
}

/// Resolves the references of one entry, and remembers what that depends on.
pub struct Resolver<'a> {
    names: &'a Names,
    knowledge: &'a Knowledge,
    surroundings: &'a Surroundings,
    looked_up: RefCell<Vec<u64>>,
}

impl<'a> Resolver<'a> {
    /// Begins with nothing looked up.
    pub fn new(names: &'a Names, knowledge: &'a Knowledge, surroundings: &'a Surroundings) -> Self {
        Self { names, knowledge, surroundings, looked_up: RefCell::default() }
    }

    /// Everything that was looked up, each once.
    pub fn looked_up(self) -> Box<[u64]> {
        let mut looked_up = self.looked_up.into_inner();
        looked_up.sort_unstable();
        looked_up.dedup();
        looked_up.into()
    }

    fn note(&self, lookup: Lookup) {
        self.looked_up.borrow_mut().push(lookup.number());
    }

    fn stems(&self, folded: &str) -> &'a [EntryId] {
        self.note(Lookup::Name(folded));
        self.names.by_stem.get(folded).map_or(&[], Vec::as_slice)
    }

    fn titles(&self, folded: &str) -> &'a [EntryId] {
        self.note(Lookup::Name(folded));
        self.names.by_title.get(folded).map_or(&[], Vec::as_slice)
    }

    fn head(&self, entry: EntryId) -> &'a Head {
        self.knowledge.head(entry)
    }

    /// Resolves one reference; `Ok(None)` for one that names nothing and needs no word about it.
    pub fn resolve(
        &self,
        entry: EntryId,
        head: &Head,
        reference: &Reference,
    ) -> Result<Option<Target>, Dead> {
        let target = match reference.role {
            Role::Asset => self.asset(head, reference)?,
            Role::Stage => self.stage(head, reference)?,
            _ if reference.name.is_empty() && reference.fragment.is_none() => return Ok(None),
            _ if reference.name.is_empty() => self.place(entry, reference)?,
            Role::Path => self.path(head, reference)?,
            _ => self.place(self.entry(head, reference)?, reference)?,
        };
        Ok(Some(target))
    }

    /// An entry by name: same folder, same study, whole content by file name, then titles and aliases.
    fn entry(&self, head: &Head, reference: &Reference) -> Result<EntryId, Dead> {
        let name = without_markdown(&reference.name).unwrap_or(&reference.name);
        if name.contains('/') {
            return self.entry_by_path(head, name, reference.role);
        }
        let folded = fold(name);
        let fits = |id: &EntryId| role_allows(reference.role, *id);
        let stems: Vec<EntryId> = self.stems(&folded).iter().copied().filter(fits).collect();
        if let Some(id) = self.nearest(head, &stems)? {
            return Ok(id);
        }
        let titles: Vec<EntryId> = self.titles(&folded).iter().copied().filter(fits).collect();
        self.nearest(head, &titles)?.ok_or(Dead::Unknown { near: Near::Name(folded) })
    }

    /// Of several entries with one name, the one that lies nearest: same folder, then same study, then the only one.
    fn nearest(&self, head: &Head, found: &[EntryId]) -> Result<Option<EntryId>, Dead> {
        let folder = head.path.folder();
        let study = self.study(folder);
        let in_folder = |id: &&EntryId| self.head(**id).path.folder() == folder;
        let in_study =
            |id: &&EntryId| study.is_some() && self.study(self.head(**id).path.folder()) == study;
        match found {
            [] => Ok(None),
            [one] => Ok(Some(*one)),
            many => only(many.iter().filter(in_folder))
                .or_else(|| only(many.iter().filter(in_study)))
                .map(|id| Some(*id))
                .ok_or_else(|| Dead::Ambiguous { candidates: many.to_vec() }),
        }
    }

    /// The nearest folder above with a `_defaults.yaml`.
    fn study<'f>(&self, folder: &'f str) -> Option<&'f str> {
        let mut folder = folder;
        loop {
            if self.surroundings.studies.contains(folder) {
                return Some(folder);
            }
            folder = folder.rsplit_once('/')?.0;
        }
    }

    /// `[[personas/maya]]`: every entry whose path ends so.
    fn entry_by_path(&self, head: &Head, name: &str, role: Role) -> Result<EntryId, Dead> {
        let name = fold(name.trim_start_matches("./").trim_start_matches('/'));
        let (tail, stem) = (format!("/{name}"), name.rsplit('/').next().unwrap_or(&name));
        let ends = |id: &EntryId| {
            let path = self.head(*id).path.as_str();
            let path = without_markdown(path).unwrap_or(path);
            role_allows(role, *id) && format!("/{}", fold(path)).ends_with(&tail)
        };
        let found: Vec<EntryId> = self.stems(stem).iter().copied().filter(ends).collect();
        self.nearest(head, &found)?.ok_or(Dead::Unknown { near: Near::Nothing })
    }

    /// A link by relative path.
    fn path(&self, head: &Head, reference: &Reference) -> Result<Target, Dead> {
        let path = SourcePath::new(&join(head.path.folder(), &reference.name));
        self.note(Lookup::File(&path));
        if let Some(id) = self.names.by_path.get(&path) {
            return self.place(*id, reference);
        }
        if self.surroundings.assets.contains_key(&path) {
            return self.shown(path);
        }
        Err(Dead::Unknown { near: Near::Name(fold(path.stem())) })
    }

    /// A file beside the notes: by relative path, else by its name alone.
    fn asset(&self, head: &Head, reference: &Reference) -> Result<Target, Dead> {
        let path = SourcePath::new(&join(head.path.folder(), &reference.name));
        self.note(Lookup::File(&path));
        if self.surroundings.assets.contains_key(&path) {
            return self.shown(path);
        }
        let folded = fold(&reference.name);
        self.note(Lookup::Name(&folded));
        match self.names.assets_by_name.get(&folded).map(Vec::as_slice) {
            Some([one]) => self.shown((*one).clone()),
            _ => Err(Dead::Unknown { near: Near::Nothing }),
        }
    }

    /// A file beside the notes that is there.
    fn shown(&self, path: SourcePath) -> Result<Target, Dead> {
        // By its name alone it may change without its path.
        self.note(Lookup::File(&path));
        match self.surroundings.assets.get(&path).cloned().flatten() {
            Some(refused) => Err(Dead::Refused { path, refused }),
            None => Ok(Target::Asset(path)),
        }
    }

    /// `journey#stage`, or `stage` where only one journey can be meant.
    fn stage(&self, head: &Head, reference: &Reference) -> Result<Target, Dead> {
        if !reference.name.is_empty() {
            let entry = self.entry(head, reference)?;
            return self.place(entry, reference);
        }
        self.note(Lookup::Stages);
        let stage = reference.fragment.as_deref().unwrap_or_default();
        let meant = self.journeys_meant(head);
        let mut found =
            self.knowledge.journeys.iter().enumerate().filter_map(|(index, journey)| {
                let entry = EntryId::Journey(crate::model::JourneyId::at(index));
                let is_meant = meant.is_empty() || meant.contains(&entry);
                is_meant
                    .then(|| find_place(&journey.head, stage, Role::Stage))
                    .flatten()
                    .map(|at| (entry, at))
            });
        match (found.next(), found.next()) {
            (Some((entry, anchor)), None) => Ok(Target::Anchor(entry, anchor)),
            (Some((first, _)), Some((second, _))) => {
                Err(Dead::Ambiguous { candidates: vec![first, second] })
            }
            (None, _) => Err(Dead::Unknown { near: Near::Stage(stage.to_owned()) }),
        }
    }

    /// The journeys an entry names in its front matter; the entry itself when it is a journey.
    fn journeys_meant(&self, head: &Head) -> Vec<EntryId> {
        let own = self.names.by_path.get(&head.path).copied();
        if let Some(own @ EntryId::Journey(_)) = own {
            return vec![own];
        }
        let journeys = head.references.iter().filter(|it| it.role == Role::Journey);
        journeys.filter_map(|it| self.entry(head, it).ok()).collect()
    }

    /// The place in an entry that a fragment names.
    fn place(&self, entry: EntryId, reference: &Reference) -> Result<Target, Dead> {
        let Some(fragment) = reference.fragment.as_deref().filter(|it| !it.is_empty()) else {
            return Ok(Target::Entry(entry));
        };
        let head = self.head(entry);
        self.note(Lookup::File(&head.path));
        if let Some(anchor) = find_place(head, fragment, reference.role) {
            return Ok(Target::Anchor(entry, anchor));
        }
        Err(Dead::NoSuchPlace { entry })
    }
}

/// Normalizes a name for comparison: NFC and lower case.
pub fn fold(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    name.nfc().flat_map(char::to_lowercase).collect()
}

/// Says whether a name is this one when it is folded.
fn folds_to(name: &str, folded: &str) -> bool {
    if name.is_ascii() { name.eq_ignore_ascii_case(folded) } else { fold(name) == folded }
}

/// Says whether a role may name this kind of entry.
pub fn role_allows(role: Role, entry: EntryId) -> bool {
    match role {
        Role::Persona => matches!(entry, EntryId::Persona(_)),
        Role::Journey | Role::Stage => matches!(entry, EntryId::Journey(_)),
        Role::About => matches!(entry, EntryId::Persona(_) | EntryId::Journey(_)),
        Role::Supports | Role::Refutes => !matches!(entry, EntryId::Note(_) | EntryId::Page(_)),
        Role::Wikilink | Role::Path | Role::Claim | Role::Asset | Role::From | Role::Quote => true,
    }
}

/// The anchor that a fragment names: a block id after `^`, else a heading or stage by its words or slug.
fn find_place(head: &Head, fragment: &str, role: Role) -> Option<u32> {
    let position = if fragment.starts_with('^') {
        head.anchors.iter().position(|anchor| &*anchor.name == fragment)
    } else {
        let folded = fold(fragment);
        let fits = |kind: AnchorKind| match role {
            Role::Stage => matches!(kind, AnchorKind::Stage(_)),
            _ => matches!(kind, AnchorKind::Heading | AnchorKind::Stage(_)),
        };
        head.anchors.iter().position(|anchor| {
            fits(anchor.kind)
                && (folds_to(&anchor.name, &folded) || anchor.id.get(2..) == Some(folded.as_str()))
        })
    };
    position.and_then(|position| u32::try_from(position).ok())
}

/// Joins a folder and a relative path, undoing `.`, `..` and percent signs.
fn join(folder: &str, relative: &str) -> String {
    let relative = percent_encoding::percent_decode_str(relative).decode_utf8_lossy();
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

/// The known name that is most like one that means nothing.
pub fn nearest_name<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<String> {
    let score = |other: &str| strsim::jaro_winkler(name, other);
    known
        .map(|other| (score(other), other))
        .filter(|(score, _)| *score > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, other)| other.to_owned())
}
