//! Ways to slice the evidence: by persona, quadrant, stage, mood, method, segment and topic, and by persona with quadrant or stage.

use crate::model::{Method, PersonaId, Quadrant, Segment, StageId, slug};

/// One value of one facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetKey {
    /// Everything.
    All,
    /// A persona.
    Persona(PersonaId),
    /// A quadrant.
    Quadrant(Quadrant),
    /// A stage.
    Stage(StageId),
    /// A mood from −2 to +2.
    Mood(i8),
    /// A method.
    Method(Method),
    /// A segment of the session, as slugs.
    Segment(Segment),
    /// A topic tag, as a slug.
    Topic(Box<str>),
    /// A persona in one quadrant.
    PersonaQuadrant(PersonaId, Quadrant),
    /// A persona at one stage.
    PersonaStage(PersonaId, StageId),
}

impl FacetKey {
    /// The key of a segment; spellings with one slug are one value.
    pub fn of_segment(segment: &Segment) -> Self {
        Self::Segment(Segment {
            facet: slug(&segment.facet).into(),
            value: slug(&segment.value).into(),
        })
    }

    /// The key of a topic; spellings with one slug are one value.
    pub fn of_topic(topic: &str) -> Self {
        Self::Topic(slug(topic).into())
    }

    /// Says whether it is a persona together with something else.
    pub fn is_pair(&self) -> bool {
        matches!(self, Self::PersonaQuadrant(..) | Self::PersonaStage(..))
    }

    /// The page to read when a pair has none of its own.
    pub fn wider(&self) -> Self {
        match self {
            Self::PersonaQuadrant(persona, _) => Self::Persona(*persona),
            Self::PersonaStage(_, stage) => Self::Stage(*stage),
            other => other.clone(),
        }
    }
}
