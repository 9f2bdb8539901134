//! A sort of person we met: what they want, what stops them, and how well we know it.

use crate::model::{Block, Consent, Head, Markup, Quadrant, RefId};

/// A persona as its author wrote it.
#[derive(Clone, Debug)]
pub struct Persona {
    /// What every file has.
    pub head: Head,
    /// Their invented name.
    pub name: Box<str>,
    /// Who they are in one line.
    pub role: Option<Box<str>>,
    /// What kind of work the author says it rests on.
    pub basis: Option<PersonaBasis>,
    /// The passage that stands at the top of the page.
    pub quote: Option<RefId>,
    /// What they call valuable, in their words.
    pub value: Option<Box<str>>,
    /// The text between the title and the first section.
    pub intro: Markup,
    /// The sections in the author's order.
    pub sections: Vec<Section>,
}

/// What kind of work a persona rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PersonaBasis {
    /// Drawn up by the team before listening.
    Proto,
    /// From interviews and observation.
    Qualitative,
    /// From numbers over many people.
    Statistical,
}

/// One section of a persona.
#[derive(Clone, Debug)]
pub struct Section {
    /// What it is about.
    pub kind: SectionKind,
    /// The heading as written.
    pub title: Box<str>,
    /// Position of the heading in `Head::anchors`.
    pub anchor: u32,
    /// Its claims, as a range of `Head::claims`.
    pub claims: std::ops::Range<usize>,
    /// Everything in it that is no claim.
    pub body: Vec<Block>,
    /// Whom it may be shown to.
    pub consent: Consent,
}

/// What a section of a persona is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SectionKind {
    /// What success looks like for them.
    Success,
    /// What they try to achieve.
    Goals,
    /// What gets in the way.
    Pains,
    /// What helps.
    Gains,
    /// Jobs to be done.
    Jobs,
    /// Needs.
    Needs,
    /// A day in their life.
    Day,
    /// Statements in one quadrant of the empathy map.
    Statements(Quadrant),
    /// Anything else: shown as it is.
    Prose,
}
