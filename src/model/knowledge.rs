//! Everything that was read, with every name resolved: the tables that pages are made from.

use crate::model::{
    AnchorKind, Assumption, AssumptionId, ClaimId, Entry, EntryId, Evidence, EvidenceId, Head,
    Insight, InsightId, Journey, JourneyId, Lists, Note, NoteId, Outline, PageId, Persona,
    PersonaId, PlainPage, Resolved, Rows, Settings, SourcePath, StageId, Support,
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
    /// Another number whenever there are other entries, or one of them has another address.
    pub addresses: u64,
    /// All passages in all lists that they stand in.
    pub lists: Arc<Lists>,
    /// Which claims rest on the passages of a note: a row for each of `notes`, of positions in its `evidence` with claims, sorted.
    pub uses: Rows<(u32, ClaimId)>,
    /// Links from elsewhere: a row for every entry, by `Knowledge::position`, in the order of the tables.
    pub backlinks: Rows<Backlink>,
    /// Another number for every entry and every time that its outline was made, by `Knowledge::position`.
    pub stamps: Vec<u64>,
    /// The face of every entry, by `Knowledge::position`.
    pub faces: Vec<u64>,
    /// The positions of the entries that every entry names, by `Knowledge::position`.
    pub named: Rows<u32>,
    /// Files beside the notes that some entry shows or links to, sorted.
    pub files: Vec<SourcePath>,
}

/// An entry with everything that linking found out about it.
#[derive(Clone, Debug)]
pub struct Linked<T> {
    /// The entry as it was read.
    pub entry: Arc<T>,
    /// What linking found out about it by itself.
    pub outline: Arc<Outline>,
    /// What stands behind each of `Head::claims`.
    pub support: Vec<Support>,
}

impl<T> Linked<T> {
    /// What each of `Head::references` names; `None` for a dead or ambiguous one.
    pub fn targets(&self) -> &[Option<Target>] {
        &self.outline.targets
    }
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

/// A link that leads here.
#[derive(Clone, Copy, Debug)]
pub struct Backlink {
    /// Where it stands.
    pub from: EntryId,
    /// Which of the references there it is.
    pub reference: u32,
}

impl Knowledge {
    /// All entries, table by table. They are shared, so this copies no words.
    pub fn entries(&self) -> Vec<Entry> {
        let notes = self.notes.iter().map(|it| Entry::Note(it.entry.clone()));
        let personas = self.personas.iter().map(|it| Entry::Persona(it.entry.clone()));
        let journeys = self.journeys.iter().map(|it| Entry::Journey(it.entry.clone()));
        let assumptions = self.assumptions.iter().map(|it| Entry::Assumption(it.entry.clone()));
        let insights = self.insights.iter().map(|it| Entry::Insight(it.entry.clone()));
        let pages = self.pages.iter().map(|it| Entry::Page(it.entry.clone()));
        let others = assumptions.chain(insights).chain(pages);
        notes.chain(personas).chain(journeys).chain(others).collect()
    }

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

    /// What linking found out about an entry by itself.
    pub fn outline(&self, entry: EntryId) -> &Arc<Outline> {
        match entry {
            EntryId::Note(id) => &self.notes[id.index()].outline,
            EntryId::Persona(id) => &self.personas[id.index()].outline,
            EntryId::Journey(id) => &self.journeys[id.index()].outline,
            EntryId::Assumption(id) => &self.assumptions[id.index()].outline,
            EntryId::Insight(id) => &self.insights[id.index()].outline,
            EntryId::Page(id) => &self.pages[id.index()].outline,
        }
    }

    /// What the references of an entry name.
    pub fn targets(&self, entry: EntryId) -> &[Option<Target>] {
        &self.outline(entry).targets
    }

    /// All entries, table by table.
    pub fn ids(&self) -> impl Iterator<Item = EntryId> + use<> {
        let notes = (0..self.notes.len()).map(|n| EntryId::Note(NoteId::at(n)));
        let personas = (0..self.personas.len()).map(|n| EntryId::Persona(PersonaId::at(n)));
        let journeys = (0..self.journeys.len()).map(|n| EntryId::Journey(JourneyId::at(n)));
        let assumptions =
            (0..self.assumptions.len()).map(|n| EntryId::Assumption(AssumptionId::at(n)));
        let insights = (0..self.insights.len()).map(|n| EntryId::Insight(InsightId::at(n)));
        let pages = (0..self.pages.len()).map(|n| EntryId::Page(PageId::at(n)));
        notes.chain(personas).chain(journeys).chain(assumptions).chain(insights).chain(pages)
    }

    /// The position of an entry when all tables are put one behind the other, as they stand above.
    pub fn position(&self, entry: EntryId) -> usize {
        let before_personas = self.notes.len();
        let before_journeys = before_personas + self.personas.len();
        let before_assumptions = before_journeys + self.journeys.len();
        let before_insights = before_assumptions + self.assumptions.len();
        match entry {
            EntryId::Note(id) => id.index(),
            EntryId::Persona(id) => before_personas + id.index(),
            EntryId::Journey(id) => before_journeys + id.index(),
            EntryId::Assumption(id) => before_assumptions + id.index(),
            EntryId::Insight(id) => before_insights + id.index(),
            EntryId::Page(id) => before_insights + self.insights.len() + id.index(),
        }
    }

    /// Links from elsewhere to an entry.
    pub fn backlinks(&self, entry: EntryId) -> &[Backlink] {
        self.backlinks.of(self.position(entry))
    }

    /// The plain words around a link.
    pub fn context(&self, backlink: &Backlink) -> &str {
        let head = self.head(backlink.from);
        let reference = head.references.get(backlink.reference as usize);
        reference.and_then(|it| it.context.as_deref()).unwrap_or(&head.title)
    }

    /// The claims that rest on a passage, sorted.
    pub fn uses(&self, evidence: EvidenceId) -> impl Iterator<Item = ClaimId> {
        let uses = self.uses.of(evidence.note.index());
        let start = uses.partition_point(|(index, _)| *index < evidence.index);
        uses[start..].iter().take_while(move |it| it.0 == evidence.index).map(|it| it.1)
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
        &self.notes[evidence.note.index()].outline.filing.passages[evidence.index as usize]
    }

    /// All passages with a quadrant, newest first, then in the order of the text.
    pub fn evidence(&self) -> &[EvidenceId] {
        self.lists.all()
    }

    /// The same, about one persona.
    pub fn on_persona(&self, persona: PersonaId) -> &[EvidenceId] {
        self.lists.of_persona(persona)
    }

    /// The same, at one stage.
    pub fn on_stage(&self, stage: StageId) -> &[EvidenceId] {
        self.lists.of_stage(stage)
    }

    /// The person behind a passage.
    pub fn person(&self, evidence: EvidenceId) -> &str {
        let (note, evidence) = self.passage(evidence);
        note.person(evidence)
    }

    /// Counts the people behind passages.
    pub fn n_people(&self, ids: &[EvidenceId]) -> u32 {
        self.lists.n_people(ids)
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
