//! ENTRIES → KNOWLEDGE: finds what every name means, then counts what stands behind every claim.

mod backlinks;
mod dead;
mod names;
mod support;
mod tables;

use crate::diagnostic::Diagnostic;
use crate::model::{
    Assumption, Entry, EntryId, Head, Insight, Journey, Knowledge, Linked, Note, Persona,
    PlainPage, Settings, SourcePath, Target,
};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What linking needs to know.
pub struct Input<'a> {
    /// All entries, sorted by path.
    pub entries: &'a [Entry],
    /// Files beside the notes.
    pub assets: &'a BTreeSet<SourcePath>,
    /// Folders with a `_defaults.yaml`: the studies.
    pub studies: &'a BTreeSet<Box<str>>,
    /// The site's settings.
    pub settings: &'a Arc<Settings>,
    /// The day to count from.
    pub today: Date,
}

/// Links all entries. A name that is dead or ambiguous becomes a diagnostic and resolves to nothing.
pub fn link(input: &Input) -> (Knowledge, Vec<Diagnostic>) {
    let tables = Tables::sort(input.entries);
    let heads = tables.heads();
    let names = names::Names::index(&heads, &tables.journeys, input);
    let mut diagnostics = Vec::new();
    let mut targets = heads.iter().map(|(id, head)| names.resolve_all(*id, head, &mut diagnostics));

    let mut knowledge = Knowledge {
        settings: input.settings.clone(),
        today: input.today,
        notes: linked(&tables.notes, &mut targets),
        personas: linked(&tables.personas, &mut targets),
        journeys: linked(&tables.journeys, &mut targets),
        assumptions: linked(&tables.assumptions, &mut targets),
        insights: linked(&tables.insights, &mut targets),
        pages: linked(&tables.pages, &mut targets),
        resolved: Vec::new(),
        n_persons: 0,
        evidence: Vec::new(),
        on_persona: Vec::new(),
        on_stage: Vec::new(),
        used_in: Vec::new(),
    };
    drop(targets);
    tables::fill(&mut knowledge);
    support::fill(&mut knowledge, &mut diagnostics);
    backlinks::fill(&mut knowledge, &heads);
    (knowledge, diagnostics)
}

/// All entries by kind, each table in the order of paths.
#[derive(Default)]
struct Tables {
    notes: Vec<Arc<Note>>,
    personas: Vec<Arc<Persona>>,
    journeys: Vec<Arc<Journey>>,
    assumptions: Vec<Arc<Assumption>>,
    insights: Vec<Arc<Insight>>,
    pages: Vec<Arc<PlainPage>>,
}

impl Tables {
    fn sort(entries: &[Entry]) -> Self {
        let mut tables = Self::default();
        for entry in entries {
            match entry {
                Entry::Note(note) => tables.notes.push(note.clone()),
                Entry::Persona(persona) => tables.personas.push(persona.clone()),
                Entry::Journey(journey) => tables.journeys.push(journey.clone()),
                Entry::Assumption(assumption) => tables.assumptions.push(assumption.clone()),
                Entry::Insight(insight) => tables.insights.push(insight.clone()),
                Entry::Page(page) => tables.pages.push(page.clone()),
            }
        }
        tables
    }

    /// The heads of all entries, table by table.
    fn heads(&self) -> Vec<(EntryId, &Head)> {
        use crate::model::{AssumptionId, InsightId, JourneyId, NoteId, PageId, PersonaId};
        let mut heads = Vec::new();
        heads.extend(number(&self.notes, |note| &note.head, |n| EntryId::Note(NoteId::at(n))));
        heads.extend(number(&self.personas, |it| &it.head, |n| EntryId::Persona(PersonaId::at(n))));
        heads.extend(number(&self.journeys, |it| &it.head, |n| EntryId::Journey(JourneyId::at(n))));
        heads.extend(number(
            &self.assumptions,
            |it| &it.head,
            |n| EntryId::Assumption(AssumptionId::at(n)),
        ));
        heads.extend(number(&self.insights, |it| &it.head, |n| EntryId::Insight(InsightId::at(n))));
        heads.extend(number(&self.pages, |it| &it.head, |n| EntryId::Page(PageId::at(n))));
        heads
    }
}

fn number<'a, T>(
    entries: &'a [Arc<T>],
    head: impl Fn(&'a T) -> &'a Head,
    id: impl Fn(usize) -> EntryId,
) -> impl Iterator<Item = (EntryId, &'a Head)> {
    entries.iter().enumerate().map(move |(index, entry)| (id(index), head(entry)))
}

/// Joins one table with its resolved references; `targets` runs through all tables in the order of `Tables::heads`.
fn linked<T>(
    entries: &[Arc<T>],
    targets: &mut impl Iterator<Item = Vec<Option<Target>>>,
) -> Vec<Linked<T>> {
    entries
        .iter()
        .map(|entry| Linked {
            entry: entry.clone(),
            targets: targets.next().unwrap_or_default(),
            support: Vec::new(),
            backlinks: Vec::new(),
        })
        .collect()
}
