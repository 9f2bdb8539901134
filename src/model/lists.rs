//! All passages in all lists that they stand in, and who is behind them.

use crate::model::{EvidenceId, FacetKey, NoteId, PersonaId, StageId};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The passages of all notes, sorted.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// All notes, the newest first; those without a date last, those of one day by path.
    pub timeline: Vec<NoteId>,
    /// The position of every note in `timeline`.
    pub places: Vec<u32>,
    /// The notes that were written as plans of a session.
    pub sessions: Vec<NoteId>,
    /// All facet values that some passage has, sorted.
    pub facets: Vec<FacetList>,
    /// Where each value stands in `facets`.
    pub positions: FxHashMap<FacetKey, u32>,
    /// How many numbers of people there are; some may be of those who are behind no passage any more.
    pub n_persons: usize,
    /// The number of the person behind every passage, note by note; `NOBODY` when there is none.
    pub persons: Rows<u32>,
}

/// The passages with one facet value.
#[derive(Clone, Debug)]
pub struct FacetList {
    /// The value.
    pub key: FacetKey,
    /// Its passages, newest first, then in the order of the text.
    pub evidence: Arc<Vec<EvidenceId>>,
    /// How many people are behind them.
    pub n_people: u32,
}

/// The number of nobody.
pub const NOBODY: u32 = u32::MAX;

impl Lists {
    /// The passages with a facet value, newest first.
    pub fn of(&self, key: &FacetKey) -> &[EvidenceId] {
        let position = self.positions.get(key);
        position.map_or(&[], |position| &self.facets[*position as usize].evidence)
    }

    /// All passages with a quadrant.
    pub fn all(&self) -> &[EvidenceId] {
        self.of(&FacetKey::All)
    }

    /// The passages about a persona.
    pub fn of_persona(&self, persona: PersonaId) -> &[EvidenceId] {
        self.of(&FacetKey::Persona(persona))
    }

    /// The passages that belong to a stage.
    pub fn of_stage(&self, stage: StageId) -> &[EvidenceId] {
        self.of(&FacetKey::Stage(stage))
    }

    /// The number of the person behind a passage; `NOBODY` when there is none.
    pub fn person(&self, id: EvidenceId) -> u32 {
        self.persons.of(id.note.index())[id.index as usize]
    }

    /// Counts the people behind passages.
    pub fn n_people(&self, ids: &[EvidenceId]) -> u32 {
        let mut is_counted = vec![false; self.n_persons];
        let mut n_people = 0;
        for id in ids {
            let person = self.person(*id) as usize;
            let Some(is_counted) = is_counted.get_mut(person) else { continue };
            n_people += u32::from(!std::mem::replace(is_counted, true));
        }
        n_people
    }
}

/// Rows of different lengths in one piece of memory: what belongs to a position of another table.
#[derive(Clone, Debug)]
pub struct Rows<T> {
    /// Where each row begins, and where the last one ends.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { starts: vec![0], items: Vec::new() }
    }
}

impl<T> Rows<T> {
    /// Adds a row at the end.
    pub fn push(&mut self, row: impl IntoIterator<Item = T>) {
        self.items.extend(row);
        self.starts.push(u32::try_from(self.items.len()).unwrap_or(u32::MAX));
    }

    /// How many items there are in all rows together.
    pub fn n_items(&self) -> usize {
        self.items.len()
    }

    /// How many items stand in the rows before one.
    pub fn start(&self, position: usize) -> usize {
        self.starts.get(position).copied().unwrap_or_default() as usize
    }

    /// One row; empty beyond the last one.
    pub fn of(&self, position: usize) -> &[T] {
        let start = self.starts.get(position).copied().unwrap_or_default();
        let end = self.starts.get(position + 1).copied().unwrap_or(start);
        &self.items[start as usize..end as usize]
    }
}

impl<T: Copy> Rows<T> {
    /// Sorts items into so many rows; those of one row keep their order.
    pub fn sort(n_rows: usize, items: &[(u32, T)]) -> Self {
        let mut starts = vec![0_u32; n_rows + 1];
        for (row, _) in items {
            starts[*row as usize + 1] += 1;
        }
        for row in 0..n_rows {
            starts[row + 1] += starts[row];
        }
        let Some((_, any)) = items.first() else { return Self { starts, items: Vec::new() } };
        let mut sorted = vec![*any; items.len()];
        let mut next = starts.clone();
        for (row, item) in items {
            let place = &mut next[*row as usize];
            sorted[*place as usize] = *item;
            *place += 1;
        }
        Self { starts, items: sorted }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_sorted_into_rows_and_keep_their_order() {
        let rows = Rows::sort(4, &[(2, 'a'), (0, 'b'), (2, 'c')]);
        let all: Vec<&[char]> = (0..5).map(|it| rows.of(it)).collect();
        assert_eq!(all, [&['b'][..], &[], &['a', 'c'], &[], &[]]);
    }
}
