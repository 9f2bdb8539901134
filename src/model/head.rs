//! What every file of the content has: an address, a title, an audience, references to other files and places others can point to.

use crate::model::{
    AssumptionId, Audience, Claim, Consent, EntryId, Guarded, InsightId, JourneyId, NoteId, PageId,
    PersonaId, SourcePath, Span,
};
use jiff::civil::Date;
use std::sync::Arc;

/// What kind of file it is, in the order of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A note about one session.
    Note,
    /// A persona.
    Persona,
    /// A journey.
    Journey,
    /// An assumption.
    Assumption,
    /// An insight.
    Insight,
    /// Any other page.
    Page,
}

impl Kind {
    /// How many there are.
    pub const N: usize = 6;
}

/// One file, read.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A note.
    Note(Arc<crate::model::Note>),
    /// A persona.
    Persona(Arc<crate::model::Persona>),
    /// A journey.
    Journey(Arc<crate::model::Journey>),
    /// An assumption.
    Assumption(Arc<crate::model::Assumption>),
    /// An insight.
    Insight(Arc<crate::model::Insight>),
    /// A plain page.
    Page(Arc<crate::model::PlainPage>),
}

impl Entry {
    /// Whether both are one and the same reading of a file.
    pub fn is_same(&self, other: &Self) -> bool {
        std::ptr::eq(self.head(), other.head())
    }

    /// Where the reading lies in memory: no two readings lie at one place at a time.
    pub fn place_in_memory(&self) -> usize {
        std::ptr::from_ref(self.head()).addr()
    }

    /// The id that it has at a position of the table of its kind.
    pub fn id_at(&self, index: usize) -> EntryId {
        match self {
            Self::Note(_) => EntryId::Note(NoteId::at(index)),
            Self::Persona(_) => EntryId::Persona(PersonaId::at(index)),
            Self::Journey(_) => EntryId::Journey(JourneyId::at(index)),
            Self::Assumption(_) => EntryId::Assumption(AssumptionId::at(index)),
            Self::Insight(_) => EntryId::Insight(InsightId::at(index)),
            Self::Page(_) => EntryId::Page(PageId::at(index)),
        }
    }

    /// The part that all kinds share.
    pub fn head(&self) -> &Head {
        match self {
            Self::Note(note) => &note.head,
            Self::Persona(persona) => &persona.head,
            Self::Journey(journey) => &journey.head,
            Self::Assumption(assumption) => &assumption.head,
            Self::Insight(insight) => &insight.head,
            Self::Page(page) => &page.head,
        }
    }
}

/// What every file has.
#[derive(Clone, Debug)]
pub struct Head {
    /// Where the file lies.
    pub path: SourcePath,
    /// Where its page stands in the output, such as `notes/2026/03-anna.html`.
    pub address: Box<str>,
    /// Where `slug:` gives the last part of the address, or the start of the file.
    pub slug_span: Span,
    /// The title in plain words, without tags and fields.
    pub title: Arc<str>,
    /// Where the title stands, or the start of the file.
    pub title_span: Span,
    /// Other names that links may use.
    pub aliases: Vec<Box<str>>,
    /// Topic tags of the whole file, without `#`. One that stands on a line goes as far as the line.
    pub tags: Vec<Guarded<Box<str>>>,
    /// Ways to slice, such as `lifecycle/new`.
    pub segments: Vec<Segment>,
    /// The widest audience it may be shown to, `None` for nobody; notes go by consent instead.
    pub audience: Option<Audience>,
    /// `status: draft`.
    pub is_draft: bool,
    /// Who looks after it.
    pub owner: Option<Box<str>>,
    /// When it should be looked at again.
    pub review_by: Option<Date>,
    /// Its language, as a BCP 47 tag, when it differs from the site's.
    pub lang: Option<Box<str>>,
    /// Everything in it that names something else.
    pub references: Vec<Reference>,
    /// Everything in it that others can point to, in order.
    pub anchors: Vec<Anchor>,
    /// Its claims, in order. An assumption and an insight have exactly one.
    pub claims: Vec<Claim>,
}

/// A way to slice: `lifecycle/new` is the value `new` of the facet `lifecycle`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Segment {
    /// The facet; `segment` when none is named.
    pub facet: Box<str>,
    /// The value.
    pub value: Box<str>,
}

/// Something that names another file, or a place in it.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The name or relative path, without fragment; empty for a place in the same file.
    pub name: Box<str>,
    /// After `#`: a heading, or a block id that begins with `^`.
    pub fragment: Option<Box<str>>,
    /// Where it is written.
    pub span: Span,
    /// The file it is written in, when that is not the entry's own (`_defaults.yaml`).
    pub written_in: Option<SourcePath>,
    /// Whom what it stands on may be shown to.
    pub consent: Consent,
    /// What it is for; decides what it may name and how bad a dead one is.
    pub role: Role,
    /// The plain words around it, for backlinks.
    pub context: Option<Arc<str>>,
}

/// What a reference is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A link in running text, `[[name]]`.
    Wikilink,
    /// A link in running text by relative path, `[text](../notes/p07.md#^id)`.
    Path,
    /// A link inside a claim: the passage it rests on.
    Claim,
    /// An image or file beside the notes.
    Asset,
    /// `persona:`, `actor:` and their fields.
    Persona,
    /// `journey:` and its field.
    Journey,
    /// `stage:`: `journey#stage` or `stage`; the name is the journey, the fragment the stage.
    Stage,
    /// `supports:`: a claim or an assumption.
    Supports,
    /// `refutes:`: a claim or an assumption.
    Refutes,
    /// `from:` of an opportunity: a passage.
    From,
    /// `quote:` of a persona: a passage.
    Quote,
    /// `about:` of an assumption or insight: a persona or journey.
    About,
}

/// A place that others can point to.
#[derive(Clone, Debug)]
pub struct Anchor {
    /// The name in the address, such as `e-sent-twice`; unique in the file.
    pub id: Box<str>,
    /// What authors write after `#`: the heading's words, or `^sent-twice`.
    pub name: Box<str>,
    /// The id made of its words, before twins were told apart; none for an author's id.
    pub made_of: Option<Box<str>>,
    /// What stands there.
    pub kind: AnchorKind,
}

/// What stands at an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnchorKind {
    /// A heading.
    Heading,
    /// A passage: a position in `Note::evidence`.
    Evidence(u32),
    /// A claim: a position in `Head::claims`.
    Claim(u32),
    /// A stage: a position in `Journey::stages`.
    Stage(u32),
    /// A block of a file that is not a note.
    Block,
}
