//! Puts entries into the tables of `Knowledge`, and moves them there.

use crate::link::moves::Moves;
use crate::model::{Entry, EntryId, Kind, Knowledge, Linked, Lists, Outline, Rows, Settings};
use jiff::civil::Date;
use rayon::prelude::*;
use std::sync::Arc;

/// Takes a step for every table: its name, and the kind of its entries.
macro_rules! for_tables {
    ($step:ident) => {
        $step!(notes, Note);
        $step!(personas, Persona);
        $step!(journeys, Journey);
        $step!(assumptions, Assumption);
        $step!(insights, Insight);
        $step!(pages, Page);
    };
}

impl Knowledge {
    /// Tables without entries.
    pub fn empty(settings: Arc<Settings>, today: Date) -> Self {
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

    /// Whether a table holds just this reading of a file.
    pub fn holds(&self, id: EntryId, entry: &Entry) -> bool {
        std::ptr::eq(self.head(id), entry.head())
    }

    /// Puts another reading of a file in its place.
    pub fn replace(&mut self, id: EntryId, entry: &Entry) {
        macro_rules! replace {
            ($table:ident, $kind:ident) => {
                if let (EntryId::$kind(id), Entry::$kind(it)) = (id, entry) {
                    self.$table[id.index()].entry = it.clone();
                }
            };
        }
        for_tables!(replace);
    }

    /// What linking found out about an entry, to be changed.
    pub fn outline_mut(&mut self, id: EntryId) -> &mut Arc<Outline> {
        match id {
            EntryId::Note(id) => &mut self.notes[id.index()].outline,
            EntryId::Persona(id) => &mut self.personas[id.index()].outline,
            EntryId::Journey(id) => &mut self.journeys[id.index()].outline,
            EntryId::Assumption(id) => &mut self.assumptions[id.index()].outline,
            EntryId::Insight(id) => &mut self.insights[id.index()].outline,
            EntryId::Page(id) => &mut self.pages[id.index()].outline,
        }
    }

    /// Moves everything to its place among the entries of now. What is new has the stamp 0 and an empty outline.
    pub fn rearrange(&mut self, moves: &Moves, entries: &[Entry]) {
        macro_rules! rearrange {
            ($table:ident, $kind:ident) => {
                let now = entries.iter().filter_map(|entry| match entry {
                    Entry::$kind(it) => Some(it),
                    _ => None,
                });
                settle(&mut self.$table, moves.of_kind(Kind::$kind), now);
                self.$table.par_iter_mut().for_each(|it| moves.outline(&mut it.outline));
            };
        }
        let before: Vec<EntryId> = self.ids().collect();
        for_tables!(rearrange);
        let (stamps, faces) = (std::mem::take(&mut self.stamps), std::mem::take(&mut self.faces));
        self.stamps = self.settled(&before, moves, stamps);
        self.faces = self.settled(&before, moves, faces);
    }

    /// Moves what belongs to entries that stood in the order of `before`; what is new begins with nothing.
    pub fn settled<T: Default>(&self, before: &[EntryId], moves: &Moves, of: Vec<T>) -> Vec<T> {
        let mut settled: Vec<T> = self.ids().map(|_| T::default()).collect();
        for (id, value) in before.iter().zip(of) {
            if let Some(to) = moves.of(*id) {
                settled[self.position(to)] = value;
            }
        }
        settled
    }
}

/// Moves the entries of one table, and fills the gaps with those that are new.
fn settle<'e, T: 'e>(
    table: &mut Vec<Linked<T>>,
    to: &[Option<EntryId>],
    now: impl Iterator<Item = &'e Arc<T>>,
) {
    let there = std::mem::take(table).into_iter().zip(to);
    let mut there =
        there.filter_map(|(linked, to)| Some((to.as_ref()?.index(), linked))).peekable();
    let settled = now.enumerate().map(|(at, entry)| match there.next_if(|(to, _)| *to == at) {
        Some((_, linked)) => linked,
        None => Linked { entry: entry.clone(), outline: Arc::default(), support: Vec::new() },
    });
    *table = settled.collect();
}
