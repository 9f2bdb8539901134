//! A sentence on a persona or journey, and what stands behind it.

use crate::model::{Consent, EvidenceId, Markup, Mood, RefId, Span};
use jiff::civil::Date;
use std::sync::Arc;

/// A sentence that somebody should be able to trace to what was said.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The author's block id, or a slug of the words; unique in the file.
    pub id: Box<str>,
    /// Where it is written.
    pub span: Span,
    /// The claim in plain words, without its links.
    pub words: Arc<str>,
    /// The claim as HTML, without the links to its passages.
    pub markup: Markup,
    /// The passages it points to.
    pub links: Vec<RefId>,
    /// Time of day, `07:40`.
    pub at: Option<Arc<str>>,
    /// How it felt.
    pub mood: Option<Mood>,
    /// What to ask next time, from `(ask:: …)`.
    pub ask: Option<Box<str>>,
    /// Whom it may be shown to.
    pub consent: Consent,
}

/// What stands behind a claim, counted for one audience.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Support {
    /// Passages that speak for it, newest first.
    pub backing: Vec<EvidenceId>,
    /// Passages that speak against it, newest first.
    pub against: Vec<EvidenceId>,
    /// People behind the passages that speak for it.
    pub n_people: u32,
    /// People behind the passages that speak against it.
    pub n_people_against: u32,
    /// Date of the newest passage for it.
    pub newest: Option<Date>,
    /// How well it is carried.
    pub strength: Strength,
    /// Whether nothing is newer than the half-life.
    pub is_quiet: bool,
}

/// How well a claim is carried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Three people or more (a setting).
    Strong,
    /// One or two people.
    Thin,
    /// Passages for and against.
    Contested,
    /// No passage at all.
    #[default]
    Assumption,
}

impl Strength {
    /// The word used in style sheets and templates.
    pub fn word(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Thin => "thin",
            Self::Contested => "contest",
            Self::Assumption => "assume",
        }
    }
}
