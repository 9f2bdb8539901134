//! Links a site again and again: what is the same as before is not found out again.

use crate::diagnostic::Diagnostic;
use crate::link::dead::{Dead, Reporter};
use crate::link::facets::Facets;
use crate::link::lists::{self, Sorter};
use crate::link::moves::{self, Moves};
use crate::link::names::{Lookup, Names, Resolver, fold, titles};
use crate::link::outline::Draft;
use crate::link::{Input, Surroundings, backlinks, support};
use crate::model::{Entry, EntryId, Filing, Head, Knowledge, NoteId, Rows, SourcePath};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many outlines are made at a time: drafts of a whole site would take as much memory as the site.
const N_DRAFTS_MAX: usize = 1024;

/// Links entries, and remembers what it found out.
pub struct Linker {
    state: Option<State>,
    stamps: Stamps,
}

/// Numbers of which no two are the same, also among several linkers.
struct Stamps {
    last: u64,
}

impl Stamps {
    fn next(&mut self) -> u64 {
        self.last += 1;
        self.last
    }
}

/// What was found out.
struct State {
    knowledge: Arc<Knowledge>,
    /// The entries in the order of their paths, as they stand in the tables.
    ids: Vec<EntryId>,
    surroundings: Arc<Surroundings>,
    names: Names,
    facets: Facets,
    sorter: Sorter,
    /// References that name nothing, by the entry they stand in.
    dead: BTreeMap<EntryId, Vec<(u32, Dead)>>,
    /// The notes in which some passage speaks for or against something.
    taking_sides: BTreeSet<NoteId>,
    /// What every entry looked up, by position.
    looked_up: Vec<Box<[u64]>>,
}

/// What is not as it was before anything is looked up.
#[derive(Default)]
struct Changed {
    /// Lookups that may mean something else now.
    lookups: FxHashSet<u64>,
    /// Where the entries went, when files came or went.
    moves: Option<Moves>,
}

impl Linker {
    /// Begins with nothing. Linkers whose results are compared need different numbers.
    pub fn new(number: u8) -> Self {
        Self { state: None, stamps: Stamps { last: u64::from(number) << 56 } }
    }

    /// Links all entries. A name that is dead or ambiguous becomes a diagnostic and resolves to nothing.
    pub fn link(&mut self, input: &Input) -> (Arc<Knowledge>, Vec<Diagnostic>) {
        let ids = moves::number(input.entries);
        let before = self.state.take().filter(|it| it.has_studies_of(input));
        let mut state = before.unwrap_or_else(|| State::new(input));
        let mut changed = Changed::default();
        if !state.stands(&ids, input.entries) {
            let moves = state.moves(&ids, input.entries).unwrap_or_else(|| {
                state = State::new(input);
                Moves::default()
            });
            state.rearrange(input.entries, ids, moves, &mut changed);
        }
        state.look_around(input.surroundings, &mut changed);
        let found = state.link(input, changed, &mut self.stamps);
        let state = self.state.insert(state);
        (state.knowledge.clone(), found)
    }
}

impl State {
    /// Begins without entries.
    fn new(input: &Input) -> Self {
        Self {
            knowledge: Arc::new(Knowledge::empty(input.settings.clone(), input.today)),
            ids: Vec::new(),
            surroundings: Arc::new(Surroundings {
                assets: Arc::default(),
                studies: input.surroundings.studies.clone(),
            }),
            names: Names::default(),
            facets: Facets::default(),
            sorter: Sorter::default(),
            dead: BTreeMap::new(),
            taking_sides: BTreeSet::new(),
            looked_up: Vec::new(),
        }
    }

    /// Studies decide about every name that several files have.
    fn has_studies_of(&self, input: &Input) -> bool {
        self.surroundings.studies == input.surroundings.studies
    }

    /// Whether the same files are there, of the same kinds: then everything stands where it stood.
    fn stands(&self, ids: &[EntryId], entries: &[Entry]) -> bool {
        let is_same = |(id, entry): (&EntryId, &Entry)| {
            self.knowledge.holds(*id, entry) || self.knowledge.head(*id).path == entry.head().path
        };
        self.ids == ids && self.ids.iter().zip(entries).all(is_same)
    }

    /// Where everything goes; none when too much is to be found out again.
    fn moves(&self, ids: &[EntryId], entries: &[Entry]) -> Option<Moves> {
        let before = self.ids.iter().map(|id| (*id, &self.knowledge.head(*id).path));
        let now = ids.iter().copied().zip(entries.iter().map(|it| &it.head().path));
        Moves::between(before, now)
    }

    /// Takes in the files beside the notes.
    fn look_around(&mut self, now: &Arc<Surroundings>, changed: &mut Changed) {
        if Arc::ptr_eq(&self.surroundings, now) {
            return;
        }
        let before = std::mem::replace(&mut self.surroundings, now.clone());
        for (path, refused) in &*before.assets {
            if now.assets.get(path) != Some(refused) {
                self.names.remove_asset(path);
                changed.file(path, path.file_name());
            }
        }
        for (path, refused) in &*now.assets {
            if before.assets.get(path) != Some(refused) {
                self.names.add_asset(path);
                changed.file(path, path.file_name());
            }
        }
    }

    /// Moves everything to its place among the entries of now.
    fn rearrange(
        &mut self,
        entries: &[Entry],
        ids: Vec<EntryId>,
        moves: Moves,
        changed: &mut Changed,
    ) {
        let knowledge = Arc::make_mut(&mut self.knowledge);
        let before: Vec<EntryId> = knowledge.ids().collect();
        for id in before.iter().filter(|id| moves.of(**id).is_none()) {
            changed.entry(knowledge.head(*id));
            self.names.remove(*id, knowledge.head(*id));
        }
        self.names.rearrange(&moves);
        knowledge.rearrange(&moves, entries);
        self.looked_up = knowledge.settled(&before, &moves, std::mem::take(&mut self.looked_up));
        let dead = std::mem::take(&mut self.dead).into_iter();
        self.dead = dead.filter_map(|(id, dead)| Some((moves.of(id)?, dead))).collect();
        self.dead.values_mut().flatten().for_each(|(_, dead)| moves.dead(dead));
        self.taking_sides = self.taking_sides.iter().filter_map(|id| moves.note(*id)).collect();
        for (id, entry) in ids.iter().zip(entries) {
            if knowledge.stamps[knowledge.position(*id)] == 0 {
                changed.entry(entry.head());
                self.names.add(*id, entry.head());
            }
        }
        self.ids = ids;
        changed.moves = Some(moves);
    }

    fn link(
        &mut self,
        input: &Input,
        mut changed: Changed,
        stamps: &mut Stamps,
    ) -> Vec<Diagnostic> {
        let stale = self.take_in(input, &mut changed, stamps);
        let news = self.outline(input.entries, &stale, stamps);
        let is_moved = changed.moves.is_some();
        let knowledge = Arc::make_mut(&mut self.knowledge);
        knowledge.settings = input.settings.clone();
        knowledge.today = input.today;
        // A site without notes has a list of all passages, too.
        if is_moved || !news.refiled.is_empty() || knowledge.lists.facets.is_empty() {
            let news = lists::News { refiled: &news.refiled, moves: changed.moves.as_ref() };
            knowledge.lists = Arc::new(self.sorter.sort(knowledge, &self.facets, &news));
        }
        if is_moved || news.has_names {
            knowledge.named = named(knowledge);
            backlinks::fill(knowledge);
        }
        if is_moved || news.has_files {
            knowledge.files = files(knowledge);
        }
        let mut diagnostics = Vec::new();
        support::fill(knowledge, &self.taking_sides, &mut diagnostics);
        diagnostics.extend(self.report());
        diagnostics
    }

    /// Puts new readings into the tables. Returns the positions in `ids` whose outline has to be made.
    fn take_in(&mut self, input: &Input, changed: &mut Changed, stamps: &mut Stamps) -> Vec<usize> {
        let knowledge = Arc::make_mut(&mut self.knowledge);
        let mut is_moved = changed.moves.is_some();
        let is_added =
            |knowledge: &Knowledge, id: EntryId| knowledge.stamps[knowledge.position(id)] == 0;
        let is_new = |at: &usize| {
            let (id, entry) = (self.ids[*at], &input.entries[*at]);
            is_added(knowledge, id) || !knowledge.holds(id, entry)
        };
        let new: Vec<usize> = (0..self.ids.len()).filter(is_new).collect();
        for (id, entry) in new.iter().map(|at| (self.ids[*at], &input.entries[*at])) {
            is_moved |= knowledge.head(id).address != entry.head().address;
            rename(&mut self.names, id, knowledge.head(id), entry.head(), &mut changed.lookups);
            knowledge.replace(id, entry);
        }
        if is_moved {
            knowledge.addresses = stamps.next();
        }
        if changed.lookups.is_empty() {
            return new;
        }
        let is_stale = |at: &usize| {
            let looked_up = &self.looked_up[knowledge.position(self.ids[*at])];
            new.binary_search(at).is_ok() || looked_up.iter().any(|it| changed.lookups.contains(it))
        };
        (0..self.ids.len()).into_par_iter().filter(is_stale).collect()
    }

    /// Makes outlines anew. Says what of them is not what it was.
    fn outline(&mut self, entries: &[Entry], stale: &[usize], stamps: &mut Stamps) -> News {
        let mut news = News::default();
        for stale in stale.chunks(N_DRAFTS_MAX) {
            let knowledge = &*self.knowledge;
            let draft = |at: &usize| {
                let resolver = Resolver::new(&self.names, knowledge, &self.surroundings);
                Draft::of(&entries[*at], self.ids[*at], resolver, knowledge)
            };
            let drafts: Vec<Draft> = stale.par_iter().map(draft).collect();
            for (at, draft) in stale.iter().zip(drafts) {
                self.finish(self.ids[*at], draft, stamps.next(), &mut news);
            }
        }
        news
    }

    /// Puts the outline of one entry in its place.
    fn finish(&mut self, id: EntryId, mut draft: Draft, stamp: u64, news: &mut News) {
        let knowledge = Arc::make_mut(&mut self.knowledge);
        let position = knowledge.position(id);
        let is_added = knowledge.stamps[position] == 0;
        let before = knowledge.outline_mut(id);
        self.looked_up[position] = std::mem::take(&mut draft.looked_up);
        match std::mem::take(&mut draft.dead) {
            dead if dead.is_empty() => self.dead.remove(&id),
            dead => self.dead.insert(id, dead),
        };
        let outline = draft.finish(&mut self.facets, &before.filing);
        news.has_names |= before.named != outline.named || before.mentions != outline.mentions;
        news.has_files |= before.files != outline.files;
        if let EntryId::Note(note) = id {
            if is_added || !Arc::ptr_eq(&before.filing, &outline.filing) {
                news.refiled.push((note, before.filing.clone()));
            }
            if outline.stances.is_empty() {
                self.taking_sides.remove(&note);
            } else {
                self.taking_sides.insert(note);
            }
        }
        let face = outline.face;
        *before = Arc::new(outline);
        (knowledge.stamps[position], knowledge.faces[position]) = (stamp, face);
    }

    /// Says what is wrong with dead names, in the order of the tables.
    fn report(&self) -> Vec<Diagnostic> {
        let reporter = Reporter::new(&self.knowledge);
        let of_entry = |(id, dead): (&EntryId, &Vec<(u32, Dead)>)| -> Vec<Diagnostic> {
            let head = self.knowledge.head(*id);
            let report = |(at, why): &(u32, Dead)| {
                Some(reporter.report(head, head.references.get(*at as usize)?, why))
            };
            dead.iter().filter_map(report).collect()
        };
        self.dead.iter().flat_map(of_entry).collect()
    }
}

impl Changed {
    /// A file that came or went.
    fn file(&mut self, path: &SourcePath, name: &str) {
        self.lookups.insert(Lookup::File(path).number());
        self.lookups.insert(Lookup::Name(&fold(name)).number());
    }

    /// An entry that came or went.
    fn entry(&mut self, head: &Head) {
        self.file(&head.path, head.path.stem());
        self.lookups.extend(titles(head).map(|name| Lookup::Name(&name).number()));
    }
}

/// Changes the names of an entry, and collects the lookups that this may change.
fn rename(names: &mut Names, id: EntryId, before: &Head, now: &Head, changed: &mut FxHashSet<u64>) {
    if std::ptr::eq(before, now) {
        return;
    }
    if before.title != now.title || before.aliases != now.aliases {
        changed.extend(titles(before).chain(titles(now)).map(|it| Lookup::Name(&it).number()));
        names.remove_titles(id, before);
        names.add_titles(id, now);
    }
    let places = |head: &Head| -> Vec<_> {
        head.anchors.iter().map(|it| (it.id.clone(), it.name.clone(), it.kind)).collect()
    };
    if places(before) != places(now) {
        changed.insert(Lookup::File(&now.path).number());
        if matches!(id, EntryId::Journey(_)) {
            changed.insert(Lookup::Stages.number());
        }
    }
}

/// What of some outlines is not what it was.
#[derive(Default)]
struct News {
    /// Notes that stand in other lists now, with where they stood.
    refiled: Vec<(NoteId, Arc<Filing>)>,
    /// Also says so of what is mentioned: that is a part of what is named.
    has_names: bool,
    has_files: bool,
}

fn named(knowledge: &Knowledge) -> Rows<u32> {
    let mut rows = Rows::default();
    for id in knowledge.ids() {
        let positions = knowledge.outline(id).named.iter().map(|it| knowledge.position(*it));
        rows.push(positions.filter_map(|it| u32::try_from(it).ok()));
    }
    rows
}

fn files(knowledge: &Knowledge) -> Vec<SourcePath> {
    let all = knowledge.ids().flat_map(|id| knowledge.outline(id).files.iter().cloned());
    let mut files: Vec<SourcePath> = all.collect();
    files.sort();
    files.dedup();
    files
}
