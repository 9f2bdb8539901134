//! Finds the file, and the place in it, that a name means.

use crate::diagnostic::Diagnostic;
use crate::link::Input;
use crate::link::dead::Dead;
use crate::model::{AnchorKind, EntryId, Head, Journey, Reference, Role, SourcePath, Target};
use rustc_hash::FxHashMap;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// For how many dead names the nearest one is looked for; no report shows more of them.
const N_SEARCHES_MAX: usize = 200;

/// All names of a site.
pub struct Names<'a> {
    heads: &'a [(EntryId, &'a Head)],
    positions: FxHashMap<EntryId, usize>,
    by_path: FxHashMap<&'a str, EntryId>,
    by_stem: FxHashMap<String, Vec<EntryId>>,
    by_title: FxHashMap<String, Vec<EntryId>>,
    journeys: &'a [Arc<Journey>],
    assets: &'a BTreeSet<SourcePath>,
    assets_by_name: FxHashMap<String, Vec<&'a SourcePath>>,
    studies: &'a BTreeSet<Box<str>>,
    /// How often the nearest name was looked for.
    n_searches: Cell<usize>,
}

impl<'a> Names<'a> {
    /// Indexes all names once.
    pub fn index(
        heads: &'a [(EntryId, &'a Head)],
        journeys: &'a [Arc<Journey>],
        input: &'a Input,
    ) -> Self {
        let mut names = Self {
            heads,
            positions: FxHashMap::default(),
            by_path: FxHashMap::default(),
            by_stem: FxHashMap::default(),
            by_title: FxHashMap::default(),
            journeys,
            assets: input.assets,
            assets_by_name: FxHashMap::default(),
            studies: input.studies,
            n_searches: Cell::new(0),
        };
        for (position, (id, head)) in heads.iter().enumerate() {
            names.positions.insert(*id, position);
            names.by_path.insert(head.path.as_str(), *id);
            names.by_stem.entry(fold(head.path.stem())).or_default().push(*id);
            names.add_titles(*id, head);
        }
        for asset in input.assets {
            names.assets_by_name.entry(fold(asset.file_name())).or_default().push(asset);
        }
        names
    }

    fn add_titles(&mut self, id: EntryId, head: &Head) {
        let titles = std::iter::once(&*head.title).chain(head.aliases.iter().map(|it| &**it));
        for title in titles {
            let ids = self.by_title.entry(fold(title)).or_default();
            if ids.last() != Some(&id) {
                ids.push(id);
            }
        }
    }

    /// Resolves every reference of one entry.
    pub fn resolve_all(
        &self,
        entry: EntryId,
        head: &Head,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Option<Target>> {
        let resolve = |reference: &Reference| match self.resolve(entry, head, reference) {
            Ok(target) => target,
            Err(dead) => {
                diagnostics.push(self.report(head, reference, dead));
                None
            }
        };
        head.references.iter().map(resolve).collect()
    }

    /// Resolves one reference; `Ok(None)` for one that names nothing and needs no word about it.
    fn resolve(
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
        let name = reference.name.trim_end_matches(".md");
        if name.contains('/') {
            return self.entry_by_path(head, name, reference.role);
        }
        let folded = fold(name);
        let fits = |id: &EntryId| role_allows(reference.role, *id);
        let stems: Vec<EntryId> =
            self.by_stem.get(&folded).into_iter().flatten().copied().filter(fits).collect();
        if let Some(id) = self.nearest(head, &stems)? {
            return Ok(id);
        }
        let titles: Vec<EntryId> =
            self.by_title.get(&folded).into_iter().flatten().copied().filter(fits).collect();
        match self.nearest(head, &titles)? {
            Some(id) => Ok(id),
            None => Err(Dead::Unknown { near: self.near(&folded, reference.role) }),
        }
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
            if self.studies.contains(folder) {
                return Some(folder);
            }
            folder = folder.rsplit_once('/')?.0;
        }
    }

    /// `[[personas/maya]]`: every entry whose path ends so.
    fn entry_by_path(&self, head: &Head, name: &str, role: Role) -> Result<EntryId, Dead> {
        let name = fold(name.trim_start_matches("./").trim_start_matches('/'));
        let (tail, stem) = (format!("/{name}.md"), name.rsplit('/').next().unwrap_or(&name));
        let ends = |id: &EntryId| {
            let path = self.head(*id).path.as_str();
            role_allows(role, *id) && format!("/{}", fold(path)).ends_with(&tail)
        };
        let found: Vec<EntryId> =
            self.by_stem.get(stem).into_iter().flatten().copied().filter(ends).collect();
        self.nearest(head, &found)?.ok_or(Dead::Unknown { near: None })
    }

    /// A link by relative path.
    fn path(&self, head: &Head, reference: &Reference) -> Result<Target, Dead> {
        let path = join(head.path.folder(), &reference.name);
        if let Some(id) = self.by_path.get(path.as_str()) {
            return self.place(*id, reference);
        }
        let path = SourcePath::new(&path);
        if self.assets.contains(&path) {
            return Ok(Target::Asset(path));
        }
        let near = self.near(&fold(path.stem()), reference.role);
        Err(Dead::Unknown { near })
    }

    /// A file beside the notes: by relative path, else by its name alone.
    fn asset(&self, head: &Head, reference: &Reference) -> Result<Target, Dead> {
        let path = SourcePath::new(&join(head.path.folder(), &reference.name));
        if self.assets.contains(&path) {
            return Ok(Target::Asset(path));
        }
        match self.assets_by_name.get(&fold(&reference.name)).map(Vec::as_slice) {
            Some([one]) => Ok(Target::Asset((*one).clone())),
            _ => Err(Dead::Unknown { near: None }),
        }
    }

    /// `journey#stage`, or `stage` where only one journey can be meant.
    fn stage(&self, head: &Head, reference: &Reference) -> Result<Target, Dead> {
        if !reference.name.is_empty() {
            let entry = self.entry(head, reference)?;
            return self.place(entry, reference);
        }
        let stage = reference.fragment.as_deref().unwrap_or_default();
        let meant = self.journeys_meant(head);
        let mut found = self.journeys.iter().enumerate().filter_map(|(index, journey)| {
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
            (None, _) => Err(Dead::Unknown { near: self.near_stage(stage) }),
        }
    }

    /// The journeys an entry names in its front matter; the entry itself when it is a journey.
    fn journeys_meant(&self, head: &Head) -> Vec<EntryId> {
        let own = self.by_path.get(head.path.as_str()).copied();
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
        if let Some(anchor) = find_place(head, fragment, reference.role) {
            return Ok(Target::Anchor(entry, anchor));
        }
        let names = head.anchors.iter().map(|anchor| &*anchor.name);
        Err(Dead::NoSuchPlace { entry, near: nearest_name(fragment, names) })
    }

    /// The shared part of an entry.
    pub fn head(&self, entry: EntryId) -> &Head {
        self.positions.get(&entry).map_or(self.heads[0].1, |position| self.heads[*position].1)
    }

    /// The known name that is most like one that means nothing.
    fn near(&self, folded: &str, role: Role) -> Option<String> {
        // Every search goes through all names: a folder full of dead links would take minutes.
        self.n_searches.set(self.n_searches.get() + 1);
        if N_SEARCHES_MAX < self.n_searches.get() {
            return None;
        }
        let known = self.heads.iter().filter(|(id, _)| role_allows(role, *id));
        nearest_name(folded, known.map(|(_, head)| head.path.stem()))
    }

    fn near_stage(&self, stage: &str) -> Option<String> {
        let stages = self.journeys.iter().flat_map(|journey| &journey.stages);
        nearest_name(stage, stages.map(|stage| &*stage.slug))
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
fn role_allows(role: Role, entry: EntryId) -> bool {
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

fn nearest_name<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<String> {
    let score = |other: &str| strsim::jaro_winkler(name, other);
    known
        .map(|other| (score(other), other))
        .filter(|(score, _)| *score > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, other)| other.to_owned())
}
