//! Sorts all passages into all lists that they stand in.

use crate::link::facets::Facets;
use crate::model::{
    EvidenceId, FacetKey, FacetList, Filing, Knowledge, Lists, NOBODY, NoteId, Resolved, Rows,
};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Makes all lists.
pub fn lists(knowledge: &Knowledge, facets: &Facets) -> Lists {
    let timeline = newest_first(knowledge);
    let mut places = vec![0; timeline.len()];
    for (place, note) in (0_u32..).zip(&timeline) {
        places[note.index()] = place;
    }
    let is_session = |id: &NoteId| filing(knowledge, *id).is_session;
    let sessions = timeline.iter().copied().filter(is_session).collect();
    let (persons, n_persons) = number_people(knowledge);
    let mut all = Vec::new();
    let mut found: Vec<Vec<EvidenceId>> = vec![Vec::new(); facets.keys.len()];
    for note in &timeline {
        place(*note, filing(knowledge, *note), &mut all, &mut found);
    }
    let list = |(key, evidence): (&FacetKey, Vec<EvidenceId>)| FacetList {
        key: key.clone(),
        evidence: Arc::new(evidence),
    };
    let found = facets.keys.iter().zip(found).filter(|(_, evidence)| !evidence.is_empty());
    let mut lists: Vec<FacetList> = found.map(list).collect();
    lists.push(list((&FacetKey::All, all)));
    lists.sort_by(|a, b| a.key.cmp(&b.key));
    let positions = (0_u32..).zip(&lists).map(|(at, it)| (it.key.clone(), at)).collect();
    Lists { timeline, places, sessions, facets: lists, positions, n_persons, persons }
}

fn filing(knowledge: &Knowledge, note: NoteId) -> &Filing {
    &knowledge.notes[note.index()].outline.filing
}

/// Notes by date, the newest first; those without a date come last, those of one day by path.
fn newest_first(knowledge: &Knowledge) -> Vec<NoteId> {
    let mut ids: Vec<_> = (0..knowledge.notes.len())
        .map(|index| {
            (std::cmp::Reverse(knowledge.notes[index].outline.filing.date), NoteId::at(index))
        })
        .collect();
    ids.sort_unstable();
    ids.into_iter().map(|(_, id)| id).collect()
}

/// Gives everybody a number, so that counting people compares no names.
fn number_people(knowledge: &Knowledge) -> (Rows<u32>, usize) {
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    let mut persons = Rows::default();
    for note in &knowledge.notes {
        let Filing { people, passages, .. } = &*note.outline.filing;
        let mut number = |name| {
            let next = u32::try_from(numbers.len()).unwrap_or(NOBODY);
            *numbers.entry(name).or_insert(next)
        };
        let people: Vec<u32> = people.iter().map(|name| number(&**name)).collect();
        let person = |about: &Resolved| about.person.map_or(NOBODY, |it| people[it as usize]);
        persons.push(passages.iter().map(person));
    }
    (persons, numbers.len())
}

fn place(note: NoteId, filing: &Filing, all: &mut Vec<EvidenceId>, found: &mut [Vec<EvidenceId>]) {
    let n_before = all.len();
    for (index, about) in (0_u32..).zip(&filing.passages) {
        if about.is_listed {
            let id = EvidenceId { note, index };
            all.push(id);
            about.facets.iter().for_each(|facet| found[*facet as usize].push(id));
        }
    }
    for facet in &filing.facets {
        found[*facet as usize].extend_from_slice(&all[n_before..]);
    }
}
