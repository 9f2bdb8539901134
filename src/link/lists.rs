//! Keeps all passages in all lists that they stand in. What changed is taken out and put in again, note by note; the rest
//! stays as it is sorted.

use crate::link::facets::Facets;
use crate::link::moves::Moves;
use crate::model::{
    EvidenceId, FacetKey, FacetList, Filing, Knowledge, Lists, NOBODY, NoteId, Resolved, Rows,
};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::sync::Arc;

/// Sorts passages.
#[derive(Default)]
pub struct Sorter {
    /// The numbers of all who were ever behind a passage, so that counting people compares no names.
    people: FxHashMap<Box<str>, u32>,
}

/// What is to be sorted.
pub struct News<'n> {
    /// The notes that stand elsewhere now, or are new, in the order of their ids, with where they stood.
    pub refiled: &'n [(NoteId, Arc<Filing>)],
    /// Where the other notes went; none when they stayed where they were.
    pub moves: Option<&'n Moves>,
}

/// What one list is made of.
struct Job<'l> {
    key: FacetKey,
    before: Option<&'l FacetList>,
    /// The passages of refiled notes that stand in it now, in its order.
    added: Vec<EvidenceId>,
    /// Whether a refiled note stands in it or stood in it.
    is_affected: bool,
}

/// What stays in the lists as it is.
struct Kept<'n> {
    moves: Option<&'n Moves>,
    is_refiled: Vec<bool>,
}

impl Sorter {
    /// Makes the lists of now from those of before, which `knowledge` holds.
    pub fn sort(&mut self, knowledge: &Knowledge, facets: &Facets, news: &News) -> Lists {
        let before = &knowledge.lists;
        let mut is_refiled = vec![false; knowledge.notes.len()];
        news.refiled.iter().for_each(|(note, _)| is_refiled[note.index()] = true);
        let kept = Kept { moves: news.moves, is_refiled };
        let mut lists = Lists { persons: self.number_people(knowledge, &kept), ..Lists::default() };
        lists.n_persons = self.people.len();

        let date = |note: NoteId| (Reverse(filing(knowledge, note).date), note);
        let mut refiled: Vec<NoteId> = news.refiled.iter().map(|(note, _)| *note).collect();
        refiled.sort_unstable_by_key(|note| date(*note));
        lists.timeline = merge(kept.notes(&before.timeline), &refiled, date);
        lists.places = places(&lists.timeline);
        let is_session = |note: &NoteId| filing(knowledge, *note).is_session;
        let sessions: Vec<NoteId> = refiled.iter().copied().filter(is_session).collect();
        let place = |note: NoteId| lists.places[note.index()];
        lists.sessions = merge(kept.notes(&before.sessions), &sessions, place);

        let jobs = jobs(knowledge, facets, news, &refiled);
        let list = |job: Job| job.list(&lists, &kept);
        let mut sorted: Vec<FacetList> = jobs.into_par_iter().map(list).collect();
        sorted.retain(|it| it.key == FacetKey::All || !it.evidence.is_empty());
        sorted.sort_by(|a, b| a.key.cmp(&b.key));
        lists.positions = (0_u32..).zip(&sorted).map(|(at, it)| (it.key.clone(), at)).collect();
        lists.facets = sorted;
        lists
    }

    /// The people behind the passages of every note.
    fn number_people(&mut self, knowledge: &Knowledge, kept: &Kept) -> Rows<u32> {
        let before = &knowledge.lists;
        let mut came_from = vec![None; knowledge.notes.len()];
        for index in 0..before.places.len() {
            if let Some(note) = kept.note(NoteId::at(index)) {
                came_from[note.index()] = Some(index);
            }
        }
        let mut persons = Rows::default();
        for (note, came_from) in knowledge.notes.iter().zip(came_from) {
            match came_from {
                Some(index) => persons.push(before.persons.of(index).iter().copied()),
                None => persons.push(self.number(&note.outline.filing)),
            }
        }
        persons
    }

    fn number(&mut self, filing: &Filing) -> Vec<u32> {
        let mut number = |name: &str| {
            let next = u32::try_from(self.people.len()).unwrap_or(NOBODY);
            *self.people.entry(name.into()).or_insert(next)
        };
        let people: Vec<u32> = filing.people.iter().map(|it| number(it)).collect();
        let person = |about: &Resolved| about.person.map_or(NOBODY, |it| people[it as usize]);
        filing.passages.iter().map(person).collect()
    }
}

impl Kept<'_> {
    /// The id of a note that stays as it is; none for one that is refiled or gone.
    fn note(&self, before: NoteId) -> Option<NoteId> {
        let note = match self.moves {
            Some(moves) => moves.note(before)?,
            None => before,
        };
        (!self.is_refiled[note.index()]).then_some(note)
    }

    fn notes(&self, before: &[NoteId]) -> Vec<NoteId> {
        before.iter().filter_map(|note| self.note(*note)).collect()
    }

    fn passages(&self, before: &[EvidenceId]) -> Vec<EvidenceId> {
        let kept = |id: &EvidenceId| Some(EvidenceId { note: self.note(id.note)?, ..*id });
        before.iter().filter_map(kept).collect()
    }
}

impl Job<'_> {
    fn list(self, lists: &Lists, kept: &Kept) -> FacetList {
        let Some(before) = self.before else { return counted(self.key, self.added, lists) };
        if !self.is_affected && kept.moves.is_none() {
            return before.clone();
        }
        let evidence = kept.passages(&before.evidence);
        if !self.is_affected && evidence.len() == before.evidence.len() {
            return FacetList { evidence: Arc::new(evidence), ..before.clone() };
        }
        let place = |id: EvidenceId| (lists.places[id.note.index()], id.index);
        counted(self.key, merge(evidence, &self.added, place), lists)
    }
}

fn counted(key: FacetKey, evidence: Vec<EvidenceId>, lists: &Lists) -> FacetList {
    FacetList { key, n_people: lists.n_people(&evidence), evidence: Arc::new(evidence) }
}

/// One job for every list, those of before and those that are new. `refiled` are the notes of the news in the order of time.
fn jobs<'k>(
    knowledge: &'k Knowledge,
    facets: &Facets,
    news: &News,
    refiled: &[NoteId],
) -> Vec<Job<'k>> {
    let mut is_affected = vec![false; facets.keys.len()];
    for (_, filing) in news.refiled {
        let of_passages = filing.passages.iter().flat_map(|it| &it.facets);
        filing.facets.iter().chain(of_passages).for_each(|it| is_affected[*it as usize] = true);
    }
    let mut all = Vec::new();
    let mut found: Vec<Vec<EvidenceId>> = vec![Vec::new(); facets.keys.len()];
    for note in refiled {
        place(*note, filing(knowledge, *note), &mut all, &mut found);
    }
    let before = |key: &FacetKey| {
        let position = knowledge.lists.positions.get(key)?;
        knowledge.lists.facets.get(*position as usize)
    };
    let of_value = |((key, added), is_affected): ((&FacetKey, Vec<EvidenceId>), bool)| Job {
        key: key.clone(),
        before: before(key),
        is_affected: is_affected || !added.is_empty(),
        added,
    };
    let mut jobs: Vec<Job> = facets.keys.iter().zip(found).zip(is_affected).map(of_value).collect();
    let is_affected = !refiled.is_empty();
    jobs.push(Job { key: FacetKey::All, before: before(&FacetKey::All), added: all, is_affected });
    jobs
}

fn filing(knowledge: &Knowledge, note: NoteId) -> &Filing {
    &knowledge.notes[note.index()].outline.filing
}

/// The position of every note in the timeline.
fn places(timeline: &[NoteId]) -> Vec<u32> {
    let mut places = vec![0; timeline.len()];
    for (place, note) in (0_u32..).zip(timeline) {
        places[note.index()] = place;
    }
    places
}

/// Puts a few items among many. Both are sorted by the key.
fn merge<T: Copy, K: Ord>(kept: Vec<T>, added: &[T], key: impl Fn(T) -> K) -> Vec<T> {
    if added.is_empty() {
        return kept;
    }
    let mut merged = Vec::with_capacity(kept.len() + added.len());
    let mut rest = kept.as_slice();
    for item in added {
        let (before, after) = rest.split_at(rest.partition_point(|it| key(*it) < key(*item)));
        merged.extend_from_slice(before);
        merged.push(*item);
        rest = after;
    }
    merged.extend_from_slice(rest);
    merged
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
