//! Links a site again and again: what is the same as before is not found out again.

use crate::diagnostic::Diagnostic;
use crate::link::dead::{Dead, Reporter};
use crate::link::facets::Facets;
use crate::link::lists::lists;
use crate::link::names::{Lookup, Names, Resolver, titles};
use crate::link::outline::Draft;
use crate::link::{Input, Surroundings, backlinks, support};
use crate::model::{
    AssumptionId, Entry, EntryId, Head, InsightId, JourneyId, Knowledge, Linked, Lists, NoteId,
    Outline, PageId, PersonaId, Rows, Settings, SourcePath,
};
use jiff::civil::Date;
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
    /// References that name nothing, by the position of their entry.
    dead: BTreeMap<usize, Vec<(u32, Dead)>>,
    /// The notes in which some passage speaks for or against something.
    taking_sides: BTreeSet<NoteId>,
    /// What every entry looked up, by position.
    looked_up: Vec<Box<[u64]>>,
    /// Whether nothing was linked yet.
    is_new: bool,
}

impl Linker {
    /// Begins with nothing. Linkers whose results are compared need different numbers.
    pub fn new(number: u8) -> Self {
        Self { state: None, stamps: Stamps { last: u64::from(number) << 56 } }
    }

    /// Links all entries. A name that is dead or ambiguous becomes a diagnostic and resolves to nothing.
    pub fn link(&mut self, input: &Input) -> (Arc<Knowledge>, Vec<Diagnostic>) {
        let state = match self.state.take() {
            Some(state) if state.fits(input) => state,
            Some(_) | None => State::new(input),
        };
        let state = self.state.insert(state);
        let found = state.link(input, &mut self.stamps);
        (state.knowledge.clone(), found)
    }
}

impl State {
    /// Begins with entries of which nothing is known.
    fn new(input: &Input) -> Self {
        let mut knowledge = Knowledge::empty(input.settings.clone(), input.today);
        let ids: Vec<EntryId> = input.entries.iter().map(|it| add(&mut knowledge, it)).collect();
        Self {
            names: Names::index(&knowledge, input.surroundings),
            looked_up: vec![Box::default(); ids.len()],
            knowledge: Arc::new(knowledge),
            ids,
            surroundings: input.surroundings.clone(),
            facets: Facets::default(),
            dead: BTreeMap::new(),
            taking_sides: BTreeSet::new(),
            is_new: true,
        }
    }

    /// Whether the same files are there, of the same kinds: then all positions are as they were.
    fn fits(&self, input: &Input) -> bool {
        let is_same = |(id, entry): (&EntryId, &Entry)| {
            self.holds(*id, entry)
                || is_of_kind(*id, entry) && self.knowledge.head(*id).path == entry.head().path
        };
        self.ids.len() == input.entries.len()
            && self.surroundings == *input.surroundings
            && self.ids.iter().zip(input.entries).all(is_same)
    }

    /// Whether an entry is the one that was linked before.
    fn holds(&self, id: EntryId, entry: &Entry) -> bool {
        let knowledge = &self.knowledge;
        match (id, entry) {
            (EntryId::Note(id), Entry::Note(it)) => knowledge.notes[id.index()].is(it),
            (EntryId::Persona(id), Entry::Persona(it)) => knowledge.personas[id.index()].is(it),
            (EntryId::Journey(id), Entry::Journey(it)) => knowledge.journeys[id.index()].is(it),
            (EntryId::Assumption(id), Entry::Assumption(it)) => {
                knowledge.assumptions[id.index()].is(it)
            }
            (EntryId::Insight(id), Entry::Insight(it)) => knowledge.insights[id.index()].is(it),
            (EntryId::Page(id), Entry::Page(it)) => knowledge.pages[id.index()].is(it),
            _ => false,
        }
    }

    fn link(&mut self, input: &Input, stamps: &mut Stamps) -> Vec<Diagnostic> {
        let stale = self.take_in(input, stamps);
        let news = self.outline(input.entries, &stale, stamps);
        self.is_new = false;
        let knowledge = Arc::make_mut(&mut self.knowledge);
        knowledge.settings = input.settings.clone();
        knowledge.today = input.today;
        if news.has_filings {
            knowledge.lists = Arc::new(lists(knowledge, &self.facets));
        }
        if news.has_names {
            knowledge.named = named(knowledge);
            backlinks::fill(knowledge);
        }
        if news.has_files {
            knowledge.files = files(knowledge);
        }
        let mut diagnostics = Vec::new();
        support::fill(knowledge, &self.taking_sides, &mut diagnostics);
        diagnostics.extend(self.report());
        diagnostics
    }

    /// Puts new entries into the tables. Returns the positions in `ids` whose outline has to be made.
    fn take_in(&mut self, input: &Input, stamps: &mut Stamps) -> Vec<usize> {
        let all = 0..self.ids.len();
        if self.is_new {
            Arc::make_mut(&mut self.knowledge).addresses = stamps.next();
            return all.collect();
        }
        let is_new = |at: &usize| !self.holds(self.ids[*at], &input.entries[*at]);
        let new: Vec<usize> = all.filter(is_new).collect();
        let mut changed = FxHashSet::default();
        for at in &new {
            let (id, entry) = (self.ids[*at], &input.entries[*at]);
            let is_moved = self.knowledge.head(id).address != entry.head().address;
            self.rename(id, entry.head(), &mut changed);
            let knowledge = Arc::make_mut(&mut self.knowledge);
            if is_moved {
                knowledge.addresses = stamps.next();
            }
            replace(knowledge, id, entry);
        }
        if changed.is_empty() {
            return new;
        }
        let is_stale = |at: &usize| {
            let looked_up = &self.looked_up[self.knowledge.position(self.ids[*at])];
            new.binary_search(at).is_ok() || looked_up.iter().any(|it| changed.contains(it))
        };
        (0..self.ids.len()).into_par_iter().filter(is_stale).collect()
    }

    /// Changes the names of an entry, and collects the lookups that this may change.
    fn rename(&mut self, id: EntryId, now: &Head, changed: &mut FxHashSet<u64>) {
        let before = self.knowledge.head(id);
        if before.title != now.title || before.aliases != now.aliases {
            let names = titles(before).chain(titles(now));
            changed.extend(names.map(|name| Lookup::Name(&name).number()));
            self.names.remove_titles(id, before);
            self.names.add_titles(id, now);
        }
        let places = |head: &Head| -> Vec<_> {
            head.anchors.iter().map(|it| (it.id.clone(), it.name.clone(), it.kind)).collect()
        };
        if places(before) != places(now) {
            changed.insert(Lookup::Places(&now.path).number());
            if matches!(id, EntryId::Journey(_)) {
                changed.insert(Lookup::Stages.number());
            }
        }
    }

    /// Makes outlines anew. Says what of them is not what it was.
    fn outline(&mut self, entries: &[Entry], stale: &[usize], stamps: &mut Stamps) -> News {
        let mut news = News::new(self.is_new);
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
        let before = outline_mut(knowledge, id);
        self.looked_up[position] = std::mem::take(&mut draft.looked_up);
        match std::mem::take(&mut draft.dead) {
            dead if dead.is_empty() => self.dead.remove(&position),
            dead => self.dead.insert(position, dead),
        };
        let outline = draft.finish(&mut self.facets, &before.filing);
        news.add(before, &outline);
        if let EntryId::Note(note) = id {
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
        let of_entry = |(position, dead): (&usize, &Vec<(u32, Dead)>)| -> Vec<Diagnostic> {
            let Some(id) = self.knowledge.ids().nth(*position) else { return Vec::new() };
            let head = self.knowledge.head(id);
            let report = |(at, why): &(u32, Dead)| {
                Some(reporter.report(head, head.references.get(*at as usize)?, why))
            };
            dead.iter().filter_map(report).collect()
        };
        self.dead.iter().flat_map(of_entry).collect()
    }
}

/// What of some outlines is not what it was.
struct News {
    has_filings: bool,
    /// Also says so of what is mentioned: that is a part of what is named.
    has_names: bool,
    has_files: bool,
}

impl News {
    fn new(is_new: bool) -> Self {
        Self { has_filings: is_new, has_names: is_new, has_files: is_new }
    }

    fn add(&mut self, before: &Outline, now: &Outline) {
        self.has_filings |= !Arc::ptr_eq(&before.filing, &now.filing);
        self.has_names |= before.named != now.named || before.mentions != now.mentions;
        self.has_files |= before.files != now.files;
    }
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

fn is_of_kind(id: EntryId, entry: &Entry) -> bool {
    matches!(
        (id, entry),
        (EntryId::Note(_), Entry::Note(_))
            | (EntryId::Persona(_), Entry::Persona(_))
            | (EntryId::Journey(_), Entry::Journey(_))
            | (EntryId::Assumption(_), Entry::Assumption(_))
            | (EntryId::Insight(_), Entry::Insight(_))
            | (EntryId::Page(_), Entry::Page(_))
    )
}

/// Adds an entry to its table.
fn add(knowledge: &mut Knowledge, entry: &Entry) -> EntryId {
    knowledge.stamps.push(0);
    knowledge.faces.push(0);
    match entry {
        Entry::Note(it) => EntryId::Note(NoteId::at(push(&mut knowledge.notes, it))),
        Entry::Persona(it) => EntryId::Persona(PersonaId::at(push(&mut knowledge.personas, it))),
        Entry::Journey(it) => EntryId::Journey(JourneyId::at(push(&mut knowledge.journeys, it))),
        Entry::Assumption(it) => {
            EntryId::Assumption(AssumptionId::at(push(&mut knowledge.assumptions, it)))
        }
        Entry::Insight(it) => EntryId::Insight(InsightId::at(push(&mut knowledge.insights, it))),
        Entry::Page(it) => EntryId::Page(PageId::at(push(&mut knowledge.pages, it))),
    }
}

fn push<T>(table: &mut Vec<Linked<T>>, entry: &Arc<T>) -> usize {
    table.push(Linked { entry: entry.clone(), outline: Arc::default(), support: Vec::new() });
    table.len() - 1
}

/// Puts another reading of an entry in its place.
fn replace(knowledge: &mut Knowledge, id: EntryId, entry: &Entry) {
    match (id, entry) {
        (EntryId::Note(id), Entry::Note(it)) => knowledge.notes[id.index()].entry = it.clone(),
        (EntryId::Persona(id), Entry::Persona(it)) => {
            knowledge.personas[id.index()].entry = it.clone();
        }
        (EntryId::Journey(id), Entry::Journey(it)) => {
            knowledge.journeys[id.index()].entry = it.clone();
        }
        (EntryId::Assumption(id), Entry::Assumption(it)) => {
            knowledge.assumptions[id.index()].entry = it.clone();
        }
        (EntryId::Insight(id), Entry::Insight(it)) => {
            knowledge.insights[id.index()].entry = it.clone();
        }
        (EntryId::Page(id), Entry::Page(it)) => knowledge.pages[id.index()].entry = it.clone(),
        // `State::fits` made sure of the kind.
        _ => {}
    }
}

fn outline_mut(knowledge: &mut Knowledge, id: EntryId) -> &mut Arc<Outline> {
    match id {
        EntryId::Note(id) => &mut knowledge.notes[id.index()].outline,
        EntryId::Persona(id) => &mut knowledge.personas[id.index()].outline,
        EntryId::Journey(id) => &mut knowledge.journeys[id.index()].outline,
        EntryId::Assumption(id) => &mut knowledge.assumptions[id.index()].outline,
        EntryId::Insight(id) => &mut knowledge.insights[id.index()].outline,
        EntryId::Page(id) => &mut knowledge.pages[id.index()].outline,
    }
}

impl Knowledge {
    /// Tables without entries.
    fn empty(settings: Arc<Settings>, today: Date) -> Self {
        Self {
            settings,
            today,
            notes: Vec::new(),
            personas: Vec::new(),
            journeys: Vec::new(),
            assumptions: Vec::new(),
            insights: Vec::new(),
            pages: Vec::new(),
            addresses: 0,
            lists: Arc::new(Lists::default()),
            uses: Rows::default(),
            backlinks: Rows::default(),
            stamps: Vec::new(),
            faces: Vec::new(),
            named: Rows::default(),
            files: Vec::new(),
        }
    }
}

impl<T> Linked<T> {
    fn is(&self, entry: &Arc<T>) -> bool {
        Arc::ptr_eq(&self.entry, entry)
    }
}
