//! Ways to slice the evidence: by persona, quadrant, stage, mood, method, segment and topic, and by persona with quadrant or stage.

use crate::model::{Evidence, Head, Method, PersonaId, Quadrant, Segment, StageId, slug};

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

    /// The values that a note gives to all its passages.
    pub fn of_note(head: &Head, method: Method) -> Vec<Self> {
        let mut keys = vec![Self::Method(method)];
        keys.extend(head.segments.iter().map(Self::of_segment));
        keys.extend(head.tags.iter().map(|tag| Self::of_topic(&tag.value)));
        keys.sort();
        keys.dedup();
        keys
    }

    /// The values that a passage has by itself, beside those of its note.
    pub fn of_passage(
        evidence: &Evidence,
        personas: &[PersonaId],
        stages: &[StageId],
        of_note: &[Self],
    ) -> Vec<Self> {
        let mut keys: Vec<Self> = evidence.quadrants.iter().map(Self::Quadrant).collect();
        keys.extend(stages.iter().copied().map(Self::Stage));
        for persona in personas {
            keys.push(Self::Persona(*persona));
            let quadrants = evidence.quadrants.iter();
            keys.extend(quadrants.map(|it| Self::PersonaQuadrant(*persona, it)));
            keys.extend(stages.iter().map(|it| Self::PersonaStage(*persona, *it)));
        }
        keys.extend(evidence.mood.map(|mood| Self::Mood(mood.value)));
        let n_before = keys.len();
        for topic in &evidence.topics {
            let key = Self::of_topic(topic);
            if !of_note.contains(&key) && !keys[n_before..].contains(&key) {
                keys.push(key);
            }
        }
        keys
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
