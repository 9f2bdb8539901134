//! Everything that was read, with every name resolved: the tables that pages are made from.

use crate::model::{
    AnchorKind, Assumption, ClaimId, EntryId, Evidence, EvidenceId, Head, Insight, Journey,
    JourneyId, Note, Persona, PersonaId, PlainPage, Settings, SourcePath, StageId, Support,
};
use jiff::ToSpan;
use jiff::civil::Date;
use std::ops::Deref;
use std::sync::Arc;

/// All entries of a site, linked. Every table is sorted by path; ids are positions in them.
#[derive(Clone, Debug)]
pub struct Knowledge {
    /// The site's settings.
    pub settings: Arc<Settings>,
    /// The day against which freshness and lateness are counted.
    pub today: Date,
    /// All notes.
    pub notes: Vec<Linked<Note>>,
    /// All personas.
    pub personas: Vec<Linked<Persona>>,
    /// All journeys.
    pub journeys: Vec<Linked<Journey>>,
    /// All assumptions.
    pub assumptions: Vec<Linked<Assumption>>,
    /// All insights.
    pub insights: Vec<Linked<Insight>>,
    /// All plain pages.
    pub pages: Vec<Linked<PlainPage>>,
    /// What every passage of a note is about, parallel to `notes` and their `evidence`.
    pub resolved: Vec<Vec<Resolved>>,
    /// How many people are behind all passages together.
    pub n_persons: usize,
    /// All passages with a quadrant, newest first, then in the order of the text.
    pub evidence: Vec<EvidenceId>,
    /// The same, per persona.
    pub on_persona: Vec<Vec<EvidenceId>>,
    /// The same, per stage of every journey.
    pub on_stage: Vec<Vec<Vec<EvidenceId>>>,
    /// Which claims rest on a passage, parallel to `notes` and their `evidence`.
    pub used_in: Vec<Vec<Vec<ClaimId>>>,
}

/// An entry with everything that linking found out about it.
#[derive(Clone, Debug)]
pub struct Linked<T> {
    /// The entry as it was read.
    pub entry: Arc<T>,
    /// What each of `Head::references` names; `None` for a dead or ambiguous one.
    pub targets: Vec<Option<Target>>,
    /// What stands behind each of `Head::claims`.
    pub support: Vec<Support>,
    /// Links from elsewhere, in the order of their files.
    pub backlinks: Vec<Backlink>,
}

impl<T> Deref for Linked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.entry
    }
}

/// What a reference names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A whole entry.
    Entry(EntryId),
    /// A place in an entry: a position in its `Head::anchors`.
    Anchor(EntryId, u32),
    /// A file beside the notes.
    Asset(SourcePath),
}

impl Target {
    /// The entry it lies in, if it is one.
    pub fn entry(&self) -> Option<EntryId> {
        match self {
            Self::Entry(entry) | Self::Anchor(entry, _) => Some(*entry),
            Self::Asset(_) => None,
        }
    }
}

/// What one passage is about, after names are resolved.
#[derive(Clone, Debug, Default)]
pub struct Resolved {
    /// The personas.
    pub personas: Vec<PersonaId>,
    /// The stages.
    pub stages: Vec<StageId>,
    /// The number of the person behind it, below `Knowledge::n_persons`; none when nobody is.
    pub person: Option<u32>,
}

/// A link that leads here.
#[derive(Clone, Debug)]
pub struct Backlink {
    /// Where it stands.
    pub from: EntryId,
    /// The plain words around it.
    pub context: Arc<str>,
}

impl Knowledge {
    /// The shared part of an entry.
    pub fn head(&self, entry: EntryId) -> &Head {
        match entry {
            EntryId::Note(id) => &self.notes[id.index()].head,
            EntryId::Persona(id) => &self.personas[id.index()].head,
            EntryId::Journey(id) => &self.journeys[id.index()].head,
            EntryId::Assumption(id) => &self.assumptions[id.index()].head,
            EntryId::Insight(id) => &self.insights[id.index()].head,
            EntryId::Page(id) => &self.pages[id.index()].head,
        }
    }

    /// What the references of an entry name.
    pub fn targets(&self, entry: EntryId) -> &[Option<Target>] {
        match entry {
            EntryId::Note(id) => &self.notes[id.index()].targets,
            EntryId::Persona(id) => &self.personas[id.index()].targets,
            EntryId::Journey(id) => &self.journeys[id.index()].targets,
            EntryId::Assumption(id) => &self.assumptions[id.index()].targets,
            EntryId::Insight(id) => &self.insights[id.index()].targets,
            EntryId::Page(id) => &self.pages[id.index()].targets,
        }
    }

    /// Links from elsewhere to an entry.
    pub fn backlinks(&self, entry: EntryId) -> &[Backlink] {
        match entry {
            EntryId::Note(id) => &self.notes[id.index()].backlinks,
            EntryId::Persona(id) => &self.personas[id.index()].backlinks,
            EntryId::Journey(id) => &self.journeys[id.index()].backlinks,
            EntryId::Assumption(id) => &self.assumptions[id.index()].backlinks,
            EntryId::Insight(id) => &self.insights[id.index()].backlinks,
            EntryId::Page(id) => &self.pages[id.index()].backlinks,
        }
    }

    /// What stands behind a claim.
    pub fn support(&self, claim: ClaimId) -> &Support {
        let index = claim.index as usize;
        match claim.entry {
            EntryId::Note(id) => &self.notes[id.index()].support[index],
            EntryId::Persona(id) => &self.personas[id.index()].support[index],
            EntryId::Journey(id) => &self.journeys[id.index()].support[index],
            EntryId::Assumption(id) => &self.assumptions[id.index()].support[index],
            EntryId::Insight(id) => &self.insights[id.index()].support[index],
            EntryId::Page(id) => &self.pages[id.index()].support[index],
        }
    }

    /// A passage and the note it stands in.
    pub fn passage(&self, evidence: EvidenceId) -> (&Note, &Evidence) {
        let note = &self.notes[evidence.note.index()];
        (note, &note.evidence[evidence.index as usize])
    }

    /// What a passage is about.
    pub fn resolved(&self, evidence: EvidenceId) -> &Resolved {
        &self.resolved[evidence.note.index()][evidence.index as usize]
    }

    /// All passages that belong to a stage.
    pub fn on_stage(&self, stage: StageId) -> &[EvidenceId] {
        &self.on_stage[stage.journey.index()][stage.index as usize]
    }

    /// The person behind a passage.
    pub fn person(&self, evidence: EvidenceId) -> &str {
        let (note, evidence) = self.passage(evidence);
        note.person(evidence)
    }

    /// Counts the people behind passages.
    pub fn n_people(&self, ids: &[EvidenceId]) -> u32 {
        let mut is_counted = vec![false; self.n_persons];
        let mut n_people = 0;
        for person in ids.iter().filter_map(|id| self.resolved(*id).person) {
            let is_known = std::mem::replace(&mut is_counted[person as usize], true);
            n_people += u32::from(!is_known);
        }
        n_people
    }

    /// The passage that a target is.
    pub fn passage_at(&self, target: &Target) -> Option<EvidenceId> {
        let Target::Anchor(EntryId::Note(note), anchor) = target else { return None };
        match self.notes[note.index()].head.anchors.get(*anchor as usize)?.kind {
            AnchorKind::Evidence(index) => Some(EvidenceId { note: *note, index }),
            AnchorKind::Heading
            | AnchorKind::Claim(_)
            | AnchorKind::Stage(_)
            | AnchorKind::Block => None,
        }
    }

    /// The last day before something heard on a day has gone quiet.
    pub fn quiet_after(&self, newest: Date) -> Option<Date> {
        let days = i64::from(self.settings.thresholds.half_life_days);
        newest.checked_add(days.days()).ok()
    }

    /// Says whether something last heard on a day has gone quiet.
    pub fn is_quiet(&self, newest: Date) -> bool {
        self.quiet_after(newest).is_some_and(|due| due < self.today)
    }

    /// A journey by its id.
    pub fn journey(&self, journey: JourneyId) -> &Linked<Journey> {
        &self.journeys[journey.index()]
    }

    /// A persona by its id.
    pub fn persona(&self, persona: PersonaId) -> &Linked<Persona> {
        &self.personas[persona.index()]
    }
}
