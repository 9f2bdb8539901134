//! ENTRIES → what one audience may see: the one door. Nothing after it knows that anything was withheld.
//!
//! Withheld entries and lines are taken out *before* linking, and what is left is linked by itself. So names, counts,
//! support, order and backlinks cannot depend on what is withheld: the pages are those of a folder where it never stood.

mod authored;
mod note;
mod renumber;
mod trim;

use crate::link::{self, Input};
use crate::model::{Audience, Consent, Entry, Knowledge, Note, SourcePath};
use jiff::civil::Date;
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
}

impl Deref for Published {
    type Target = Knowledge;

    fn deref(&self) -> &Knowledge {
        &self.knowledge
    }
}

/// For whom to publish.
#[derive(Clone, Copy, Debug)]
pub struct Door {
    /// The audience.
    pub audience: Audience,
    /// Whether drafts count as finished.
    pub drafts: bool,
    /// The day to count from.
    pub today: Date,
}

/// Takes out what may not reach the audience, and the files that are left out, and links the rest.
/// `whole` is what linking everything gave: it is the answer when nothing was taken out.
pub fn publish(
    whole: Arc<Knowledge>,
    input: &Input,
    door: Door,
    left_out: &BTreeSet<&SourcePath>,
) -> Published {
    let kept = input.entries.iter().filter(|it| !left_out.contains(&it.head().path));
    let entries: Vec<Entry> = kept.filter_map(|entry| door.entry(entry)).collect();
    let is_whole = entries.len() == input.entries.len()
        && entries.iter().zip(input.entries).all(|(kept, entry)| kept.is_same(entry));
    let knowledge = if is_whole {
        whole
    } else {
        Arc::new(link::link(&Input { entries: &entries, ..*input }).0)
    };
    Published { knowledge, audience: door.audience }
}

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
        // A participant may withdraw after the page was built, so this is asked again on every build, never cached.
        let is_expired = note.keep_until.is_some_and(|until| until < self.today);
        note.withdrawn.is_none() && !is_expired && self.lets(note.consent)
    }

    fn lets(self, consent: Consent) -> bool {
        consent.reaches(self.audience)
    }
}
