//! ENTRIES → what one audience may see: the one door. Nothing after it knows that anything was withheld.
//!
//! Withheld entries and lines are taken out *before* linking, and what is left is linked by itself. So names, counts,
//! support, order and backlinks cannot depend on what is withheld: the pages are those of a folder where it never stood.

mod authored;
mod note;
mod trim;

use crate::link::{Input, Linker};
use crate::model::{Audience, Consent, Entry, Knowledge, Note, SourcePath};
use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

/// What one audience may see. Only this module can make one: that is the invariant behind the private fields.
pub struct Published {
    knowledge: Arc<Knowledge>,
    audience: Audience,
}

impl Published {
    /// For whom it is.
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// Whether nothing was taken out of a knowledge.
    pub fn is(&self, whole: &Knowledge) -> bool {
        std::ptr::eq(&raw const *self.knowledge, whole)
    }
}

impl Deref for Published {
    type Target = Knowledge;

    fn deref(&self) -> &Knowledge {
        &self.knowledge
    }
}

/// For whom to publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Door {
    /// The audience.
    pub audience: Audience,
    /// Whether drafts count as finished.
    pub drafts: bool,
    /// The day to count from.
    pub today: Date,
}

/// Publishes a site again and again: an entry that is the same as before passes the door as it did before.
pub struct Publisher {
    door: Option<Door>,
    /// By the address of an entry in memory, which stays its own as long as the entry is kept here.
    passed: FxHashMap<usize, Passed>,
    linker: Linker,
}

/// What became of an entry at the door.
struct Passed {
    entry: Entry,
    /// The entry without its withheld lines; none when it is withheld as a whole.
    shown: Option<Entry>,
}

impl Publisher {
    /// Begins with nothing. `linker` has to be another one than that for the whole.
    pub fn new(linker: Linker) -> Self {
        Self { door: None, passed: FxHashMap::default(), linker }
    }

    /// Takes out what may not reach the audience, and the files that are left out, and links the rest.
    /// `whole` is what linking everything gave: it is the answer when nothing was taken out.
    pub fn publish(
        &mut self,
        whole: Arc<Knowledge>,
        input: &Input,
        door: Door,
        left_out: &BTreeSet<&SourcePath>,
    ) -> Published {
        self.pass(input.entries, door);
        let passed = |entry: &Entry| self.passed.get(&entry.place_in_memory());
        let is_whole = |entry: &Entry| {
            passed(entry).is_some_and(|it| it.shown.as_ref().is_some_and(|it| it.is_same(entry)))
        };
        if left_out.is_empty() && input.entries.iter().all(is_whole) {
            return Published { knowledge: whole, audience: door.audience };
        }
        let kept = input.entries.iter().filter(|it| !left_out.contains(&it.head().path));
        let entries: Vec<Entry> = kept.filter_map(|it| passed(it)?.shown.clone()).collect();
        let (knowledge, _) = self.linker.link(&Input { entries: &entries, ..*input });
        Published { knowledge, audience: door.audience }
    }

    /// Shows every entry to the door that it has not seen yet, and forgets those that are gone.
    fn pass(&mut self, entries: &[Entry], door: Door) {
        if self.door.replace(door) != Some(door) {
            self.passed.clear();
        }
        let is_new = |it: &&Entry| !self.passed.contains_key(&it.place_in_memory());
        let new: Vec<&Entry> = entries.iter().filter(is_new).collect();
        let pass = |entry: &&Entry| Passed { entry: (*entry).clone(), shown: door.entry(entry) };
        let new: Vec<Passed> = new.par_iter().map(pass).collect();
        self.passed.extend(new.into_iter().map(|it| (it.entry.place_in_memory(), it)));
        // Entries that are gone may wait until there are many: looking for them costs as much as looking at all.
        if entries.len() + N_GONE_MAX < self.passed.len() {
            let there: FxHashSet<usize> = entries.iter().map(Entry::place_in_memory).collect();
            self.passed.retain(|place, _| there.contains(place));
        }
    }
}

/// How many entries that are gone are kept.
const N_GONE_MAX: usize = 64;

impl Door {
    fn entry(self, entry: &Entry) -> Option<Entry> {
        let head = entry.head();
        if head.is_draft && !self.drafts {
            return None;
        }
        let widest = head.audience?;
        match entry {
            Entry::Note(note) => self.lets_note(note).then(|| Entry::Note(self.note(note))),
            _ if widest < self.audience => None,
            Entry::Persona(persona) => Some(Entry::Persona(self.persona(persona))),
            Entry::Journey(journey) => Some(Entry::Journey(self.journey(journey))),
            Entry::Assumption(assumption) => Some(Entry::Assumption(self.assumption(assumption))),
            Entry::Insight(insight) => Some(Entry::Insight(self.insight(insight))),
            Entry::Page(page) => Some(Entry::Page(self.page(page))),
        }
    }

    fn lets_note(self, note: &Note) -> bool {
        // A participant may withdraw after the page was built, so this counts from what is read now: who withdraws makes all their notes be read again.
        let is_expired = note.keep_until.is_some_and(|until| until < self.today);
        note.withdrawn.is_none() && !is_expired && self.lets(note.consent)
    }

    fn lets(self, consent: Consent) -> bool {
        consent.reaches(self.audience)
    }
}
