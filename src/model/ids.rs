//! Typed positions in the tables of `Knowledge`. They are valid for one `Knowledge` only and never leave it.

use crate::model::Kind;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// Makes an id of a position in a table.
            pub fn at(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The position in the table.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A note in `Knowledge::notes`.
    NoteId,
    /// A persona in `Knowledge::personas`.
    PersonaId,
    /// A journey in `Knowledge::journeys`.
    JourneyId,
    /// An assumption in `Knowledge::assumptions`.
    AssumptionId,
    /// An insight in `Knowledge::insights`.
    InsightId,
    /// A plain page in `Knowledge::pages`.
    PageId,
    /// A reference in the `Head::references` of one entry.
    RefId,
}

/// Any file of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryId {
    /// A note.
    Note(NoteId),
    /// A persona.
    Persona(PersonaId),
    /// A journey.
    Journey(JourneyId),
    /// An assumption.
    Assumption(AssumptionId),
    /// An insight.
    Insight(InsightId),
    /// A plain page.
    Page(PageId),
}

impl EntryId {
    /// What kind of file it is; every kind has a table of its own.
    pub fn kind(self) -> Kind {
        match self {
            Self::Note(_) => Kind::Note,
            Self::Persona(_) => Kind::Persona,
            Self::Journey(_) => Kind::Journey,
            Self::Assumption(_) => Kind::Assumption,
            Self::Insight(_) => Kind::Insight,
            Self::Page(_) => Kind::Page,
        }
    }

    /// The position in that table.
    pub fn index(self) -> usize {
        match self {
            Self::Note(id) => id.index(),
            Self::Persona(id) => id.index(),
            Self::Journey(id) => id.index(),
            Self::Assumption(id) => id.index(),
            Self::Insight(id) => id.index(),
            Self::Page(id) => id.index(),
        }
    }
}

/// One passage of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EvidenceId {
    /// The note it stands in.
    pub note: NoteId,
    /// Its position in `Note::evidence`.
    pub index: u32,
}

/// One claim of a persona, journey, assumption or insight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId {
    /// The file it stands in.
    pub entry: EntryId,
    /// Its position in `Head::claims`.
    pub index: u32,
}

/// One stage of a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StageId {
    /// The journey.
    pub journey: JourneyId,
    /// Its position in `Journey::stages`.
    pub index: u32,
}
