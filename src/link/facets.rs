//! Numbers for facet values: passages carry them by the thousand, so each value is compared once.

use crate::model::{Evidence, FacetKey, Head, Method, PersonaId, StageId};
use rustc_hash::FxHashMap;

/// All facet values that were ever seen, numbered.
#[derive(Default)]
pub struct Facets {
    numbers: FxHashMap<FacetKey, u32>,
    /// The values by their numbers.
    pub keys: Vec<FacetKey>,
}

impl Facets {
    /// The number of a value.
    pub fn number(&mut self, key: FacetKey) -> u32 {
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        self.keys.push(key.clone());
        self.numbers.insert(key, number);
        number
    }
}

/// The values that a note gives to all its passages.
pub fn of_note(head: &Head, method: Method) -> Vec<FacetKey> {
    let mut keys = vec![FacetKey::Method(method)];
    keys.extend(head.segments.iter().map(FacetKey::of_segment));
    keys.extend(head.tags.iter().map(|tag| FacetKey::of_topic(tag)));
    keys.sort();
    keys.dedup();
    keys
}

/// The values that a passage has by itself, beside those of its note.
pub fn of_passage(
    evidence: &Evidence,
    personas: &[PersonaId],
    stages: &[StageId],
    of_note: &[FacetKey],
) -> Vec<FacetKey> {
    let mut keys: Vec<FacetKey> = evidence.quadrants.iter().map(FacetKey::Quadrant).collect();
    keys.extend(stages.iter().copied().map(FacetKey::Stage));
    for persona in personas {
        keys.push(FacetKey::Persona(*persona));
        let quadrants = evidence.quadrants.iter();
        keys.extend(quadrants.map(|it| FacetKey::PersonaQuadrant(*persona, it)));
        keys.extend(stages.iter().map(|it| FacetKey::PersonaStage(*persona, *it)));
    }
    keys.extend(evidence.mood.map(|mood| FacetKey::Mood(mood.value)));
    let n_before = keys.len();
    for topic in &evidence.topics {
        let key = FacetKey::of_topic(topic);
        if !of_note.contains(&key) && !keys[n_before..].contains(&key) {
            keys.push(key);
        }
    }
    keys
}
