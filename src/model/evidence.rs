//! A passage with a meaning: what somebody said or what we saw, where it belongs, and how we know it.

use crate::model::{Consent, RefId, Span};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A part of the empathy map. The first four make the classic map (Dave Gray, XPLANE), the rest its canvas form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quadrant {
    /// Their words.
    Says,
    /// What they think, as far as they let us know or we read it from them.
    Thinks,
    /// What we saw them do.
    Does,
    /// How it made them feel.
    Feels,
    /// What others tell them.
    Hears,
    /// What they see around them.
    Sees,
    /// What hurts or hinders.
    Pain,
    /// What helps or delights.
    Gain,
}

impl Quadrant {
    /// All quadrants in reading order.
    pub const ALL: [Self; 8] = [
        Self::Says,
        Self::Thinks,
        Self::Does,
        Self::Feels,
        Self::Hears,
        Self::Sees,
        Self::Pain,
        Self::Gain,
    ];
    /// The four of the classic map.
    pub const CLASSIC: [Self; 4] = [Self::Says, Self::Thinks, Self::Does, Self::Feels];

    /// Reads the word of a tag.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|quadrant| quadrant.word() == word)
    }

    /// The word as authors write it after `#`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Says => "says",
            Self::Thinks => "thinks",
            Self::Does => "does",
            Self::Feels => "feels",
            Self::Hears => "hears",
            Self::Sees => "sees",
            Self::Pain => "pain",
            Self::Gain => "gain",
        }
    }
}

/// The quadrants one passage stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Quadrants(u8);

impl Quadrants {
    /// Adds a quadrant.
    pub fn with(self, quadrant: Quadrant) -> Self {
        Self(self.0 | 1 << quadrant as u8)
    }

    /// Says whether a quadrant is among them.
    pub fn contains(self, quadrant: Quadrant) -> bool {
        self.0 & (1 << quadrant as u8) != 0
    }

    /// Says whether there is none: a passage that others may point to, but no part of a map.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The quadrants in reading order.
    pub fn iter(self) -> impl Iterator<Item = Quadrant> {
        Quadrant::ALL.into_iter().filter(move |quadrant| self.contains(*quadrant))
    }
}

/// How evidence is known. The three are drawn differently everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Their words.
    Stated,
    /// We saw it.
    Observed,
    /// We read it from them.
    Inferred,
}

/// How it felt, from −2 to +2; a change has a value before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mood {
    /// The mood, or the mood after the change.
    pub value: i8,
    /// The mood before the change.
    pub before: Option<i8>,
}

/// A need that somebody read behind a request.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Need {
    /// The need in plain words.
    pub words: Box<str>,
}

/// A choice somebody made: one thing over another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Choice {
    /// What was chosen.
    pub chose: Box<str>,
    /// What it was chosen over.
    pub over: Box<str>,
}

/// One passage of a note, with everything the note says about it after the cascade.
/// Without a quadrant it stands on no map but can still support a claim.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Where the passage stands in the note.
    pub span: Span,
    /// The author's block id, or one made from the words; unique in a published note.
    pub id: Box<str>,
    /// Whether the author wrote the id.
    pub has_author_id: bool,
    /// The passage in plain words, without tags, fields and ids.
    pub words: Arc<str>,
    /// The quadrants it stands in.
    pub quadrants: Quadrants,
    /// How it is known.
    pub basis: Basis,
    /// How it felt.
    pub mood: Option<Mood>,
    /// Time of day, `07:30`.
    pub at: Option<Arc<str>>,
    /// The personas it is about.
    pub personas: Arc<[RefId]>,
    /// The stages it belongs to.
    pub stages: Arc<[RefId]>,
    /// Claims and assumptions it speaks for.
    pub supports: Vec<RefId>,
    /// Claims and assumptions it speaks against.
    pub refutes: Vec<RefId>,
    /// Topic tags, without `#`.
    pub topics: Vec<Box<str>>,
    /// The need behind a request.
    pub need: Option<Need>,
    /// A choice it shows.
    pub choice: Option<Choice>,
    /// What its participant allowed, after the cascade.
    pub consent: Consent,
    /// Who speaks, when it is a turn of a named speaker.
    pub speaker: Option<Box<str>>,
}

impl Hash for Evidence {
    /// Everything but the places where it is written, which move with every line above it.
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.id, &self.words, self.quadrants, self.basis, self.mood).hash(state);
        (&self.at, &self.topics, &self.need, &self.choice).hash(state);
        (self.consent, &self.speaker).hash(state);
    }
}
