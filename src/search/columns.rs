//! What every passage is about, as the evidence explorer counts it: numbers only. The words to show stand in the pieces of texts.
//!
//! For every note: its day, how many values it gives to all its passages, and these; then for every passage its basis, or 3 when it
//! stands in no list, how many values it has by itself, and these. A value is its position among the names of the piece.

use crate::model::{Basis, EntryId, EvidenceId, FacetKey, NoteId};
use crate::pages::Site;
use crate::search::pieces::{json, number};
use jiff::civil::{Date, date};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::collections::BTreeMap;

/// Stands in the place of the basis of a passage that no list of evidence shows.
const NOT_LISTED: u32 = 3;

/// The passages of some notes.
#[derive(Serialize)]
struct Columns<'s> {
    /// The names of values as they stand in addresses: `quadrant/says`.
    values: Vec<&'s str>,
    /// By place.
    notes: BTreeMap<u32, String>,
}

/// Says what the passages of some entries are about.
pub fn columns(site: &Site, entries: &[(u32, EntryId)]) -> Vec<u8> {
    let mut values = Values { site, names: Vec::new(), numbers: FxHashMap::default() };
    let note = |(place, entry): &(u32, EntryId)| match entry {
        EntryId::Note(id) => Some((*place, values.note(*id))),
        _ => None,
    };
    let notes = entries.iter().filter_map(note).collect();
    json(&Columns { notes, values: values.names })
}

/// The values of a piece, in the order in which they are met.
struct Values<'s> {
    site: &'s Site,
    names: Vec<&'s str>,
    numbers: FxHashMap<FacetKey, Option<u32>>,
}

impl Values<'_> {
    fn note(&mut self, id: NoteId) -> String {
        let note = self.site.note(id);
        let of_note = FacetKey::of_note(&note.head, note.method);
        let mut out = String::with_capacity(8 + 12 * note.evidence.len());
        number(note.date.map_or(0, day), &mut out);
        self.list(&of_note, &mut out);
        for (index, evidence) in (0_u32..).zip(&note.evidence) {
            let about = self.site.resolved(EvidenceId { note: id, index });
            if !about.is_listed {
                number(NOT_LISTED, &mut out);
                number(0, &mut out);
                continue;
            }
            let keys = FacetKey::of_passage(evidence, &about.personas, &about.stages, &of_note);
            let basis = match evidence.basis {
                Basis::Stated => 0,
                Basis::Observed => 1,
                Basis::Inferred => 2,
            };
            number(basis, &mut out);
            self.list(&keys, &mut out);
        }
        out
    }

    fn list(&mut self, keys: &[FacetKey], out: &mut String) {
        let singles = keys.iter().filter(|it| !it.is_pair());
        let numbers: Vec<u32> = singles.filter_map(|it| self.number(it)).collect();
        number(u32::try_from(numbers.len()).unwrap_or(u32::MAX), out);
        for it in numbers {
            number(it, out);
        }
    }

    /// The number of a value; none for one without a page.
    fn number(&mut self, key: &FacetKey) -> Option<u32> {
        if let Some(number) = self.numbers.get(key) {
            return *number;
        }
        let name = self.site.facet(key).map(crate::pages::Facet::stem);
        let number = name.and_then(|name| {
            self.names.push(name);
            u32::try_from(self.names.len() - 1).ok()
        });
        self.numbers.insert(key.clone(), number);
        number
    }
}

/// Days since the end of 1979, so that no day is 0.
fn day(day: Date) -> u32 {
    let since = day.since(date(1979, 12, 31)).map_or(0, |it| it.get_days());
    u32::try_from(since).unwrap_or(0)
}
