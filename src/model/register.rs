//! Assumptions with their verdicts, insights with what became of them, and plain pages.

use crate::model::{Block, Head, RefId};
use jiff::civil::Date;

/// A belief that evidence may support or refute. Its one claim is `head.claims[0]`.
#[derive(Clone, Debug)]
pub struct Assumption {
    /// What every file has.
    pub head: Head,
    /// The personas or journeys it is about.
    pub about: Vec<RefId>,
    /// Since when we believe it.
    pub held_since: Option<Date>,
    /// What happens if it is wrong.
    pub risk: Option<Box<str>>,
    /// A verdict the author set by hand.
    pub verdict: Option<Verdict>,
    /// Why the author set it.
    pub because: Option<Box<str>>,
    /// The rest of the file.
    pub body: Vec<Block>,
}

/// How true a belief looks, on six steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Many people behind it, nobody against.
    DefinitelyTrue,
    /// More for than against.
    LikelyTrue,
    /// A little more for than against.
    MaybeTrue,
    /// More against than for.
    LikelyFalse,
    /// Many people against it, nobody for.
    DefinitelyFalse,
    /// Too few people to say.
    NotEnough,
}

impl Verdict {
    /// All verdicts in reading order.
    pub const ALL: [Self; 6] = [
        Self::DefinitelyTrue,
        Self::LikelyTrue,
        Self::MaybeTrue,
        Self::LikelyFalse,
        Self::DefinitelyFalse,
        Self::NotEnough,
    ];

    /// The words as authors write them.
    pub fn words(self) -> &'static str {
        match self {
            Self::DefinitelyTrue => "definitely true",
            Self::LikelyTrue => "likely true",
            Self::MaybeTrue => "maybe true",
            Self::LikelyFalse => "likely false",
            Self::DefinitelyFalse => "definitely false",
            Self::NotEnough => "not enough information",
        }
    }

    /// Reads the words of `verdict:`.
    pub fn from_words(words: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.words() == words)
    }
}

/// A claim with a why, and what we changed because of it. Its one claim is `head.claims[0]`.
#[derive(Clone, Debug)]
pub struct Insight {
    /// What every file has.
    pub head: Head,
    /// The personas or journeys it is about.
    pub about: Vec<RefId>,
    /// How far it has come.
    pub status: InsightStatus,
    /// The number or address of its ticket.
    pub issue: Option<Box<str>>,
    /// When the change was shipped.
    pub shipped: Option<Date>,
    /// Where to discuss it.
    pub discuss: Option<Box<str>>,
    /// The rest of the file.
    pub body: Vec<Block>,
}

/// How far an insight has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InsightStatus {
    /// Written down.
    Proposed,
    /// Somebody will do it.
    Planned,
    /// Done.
    Shipped,
    /// Done, and those who asked for it know.
    Told,
}

impl InsightStatus {
    /// All steps in order.
    pub const ALL: [Self; 4] = [Self::Proposed, Self::Planned, Self::Shipped, Self::Told];

    /// The word as authors write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Planned => "planned",
            Self::Shipped => "shipped",
            Self::Told => "told",
        }
    }

    /// Reads the word of `status:`.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// Any other Markdown file: shown as it is.
#[derive(Clone, Debug)]
pub struct PlainPage {
    /// What every file has.
    pub head: Head,
    /// The text.
    pub body: Vec<Block>,
}
