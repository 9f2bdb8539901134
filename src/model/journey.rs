//! The path to a goal, stage by stage, with what people do, feel and meet on it.

use crate::model::{Block, Consent, Guarded, Head, Markup, Mood, RefId};
use jiff::civil::Date;
use std::sync::Arc;

/// A journey as its author wrote it.
#[derive(Clone, Debug)]
pub struct Journey {
    /// What every file has.
    pub head: Head,
    /// The personas who walk it.
    pub actors: Vec<RefId>,
    /// What it is about in one sentence.
    pub scenario: Option<Box<str>>,
    /// What the actor expects.
    pub expects: Option<Box<str>>,
    /// As it is, or as it should be.
    pub state: State,
    /// The journey as it is, for one that shows an aim.
    pub as_is: Option<RefId>,
    /// The text before the first stage.
    pub intro: Markup,
    /// The stages in order.
    pub stages: Vec<Stage>,
    /// What could be better.
    pub opportunities: Vec<Opportunity>,
}

/// Whether a journey shows today or an aim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// As it is today.
    Current,
    /// As it should be.
    Future,
}

/// One step of a journey.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The heading in plain words.
    pub name: Box<str>,
    /// Its id in `(stage:: journey#slug)`.
    pub slug: Box<str>,
    /// The moods the author expects here; the last one counts.
    pub expected: Vec<Guarded<Mood>>,
    /// The lanes in the author's order; one that is written twice stands here twice.
    pub lanes: Vec<Lane>,
    /// The names of the steps inside.
    pub steps: Vec<Guarded<Box<str>>>,
    /// Everything else that stands here.
    pub body: Vec<Block>,
    /// Whom it may be shown to.
    pub consent: Consent,
}

/// One lane within one stage.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Which lane.
    pub kind: LaneKind,
    /// The label as written; empty for claims without one.
    pub label: Box<str>,
    /// Plain values, split at commas.
    pub values: Vec<Box<str>>,
    /// Its claims, as a range of `Head::claims`.
    pub claims: std::ops::Range<usize>,
    /// Whom its label and its values may be shown to.
    pub consent: Consent,
}

impl Stage {
    /// The mood the author expects here.
    pub fn expected(&self) -> Option<Mood> {
        self.expected.last().map(|mood| mood.value)
    }
}

/// A row across all stages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneKind {
    /// What they want here.
    Goal,
    /// What they do: also the lane of claims without a label.
    Actions,
    /// What they think.
    Thoughts,
    /// How they feel, in the author's words.
    Emotions,
    /// What they meet.
    Touchpoints,
    /// Through what.
    Channels,
    /// What hurts.
    PainPoints,
    /// What could be better here.
    Opportunities,
    /// What of us they see. Above the line of visibility of a service blueprint (G. Lynn Shostack).
    Frontstage,
    /// What of us they do not see. Below the line of visibility.
    Backstage,
    /// What the backstage relies on. Below the line of internal interaction.
    Support,
    /// What we measure here.
    Metrics,
    /// Who of us looks after this stage.
    Owner,
    /// Any other label.
    Other(Box<str>),
}

/// Something that could be better, and what became of it.
#[derive(Clone, Debug)]
pub struct Opportunity {
    /// In plain words.
    pub words: Arc<str>,
    /// As HTML.
    pub markup: Markup,
    /// The stage it belongs to.
    pub stage: Option<RefId>,
    /// The passages it comes from.
    pub from: Vec<RefId>,
    /// The number or address of its ticket.
    pub issue: Option<Box<str>>,
    /// When it was shipped.
    pub shipped: Option<Date>,
    /// Whether its box is ticked.
    pub is_done: bool,
    /// Whom it may be shown to.
    pub consent: Consent,
}

/// What became of an opportunity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpportunityStatus {
    /// Written down.
    Idea,
    /// It has a ticket.
    InProgress,
    /// Done.
    Shipped,
}

impl Opportunity {
    /// Tells the status from what is written: a tick or a date is shipped, a ticket is in progress.
    pub fn status(&self) -> OpportunityStatus {
        if self.is_done || self.shipped.is_some() {
            OpportunityStatus::Shipped
        } else if self.issue.is_some() {
            OpportunityStatus::InProgress
        } else {
            OpportunityStatus::Idea
        }
    }
}
