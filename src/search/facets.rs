//! The personas and stages by which a search can be narrowed: each is a word of its own that nobody can type.

use crate::model::{PersonaId, StageId};
use crate::pages::Site;
use xxhash_rust::xxh3::xxh3_64;

/// What words of facets begin with.
pub const SIGN: char = '@';

/// The words of all facets.
pub struct Facets {
    personas: Vec<String>,
    stages: Vec<Vec<String>>,
}

impl Facets {
    /// Names the facets of a site by the addresses of what they are, so that they stay when others come and go.
    pub fn of(site: &Site) -> Self {
        let persona = |n| word(&site.persona(PersonaId::at(n)).head.address);
        let stages = |journey: &crate::model::Linked<crate::model::Journey>| {
            let address = &journey.head.address;
            journey.stages.iter().map(|it| word(&format!("{address}#{}", it.slug))).collect()
        };
        Self {
            personas: (0..site.personas.len()).map(persona).collect(),
            stages: site.journeys.iter().map(stages).collect(),
        }
    }

    /// The word of a persona.
    pub fn persona(&self, id: PersonaId) -> &str {
        &self.personas[id.index()]
    }

    /// The word of a stage.
    pub fn stage(&self, id: StageId) -> &str {
        &self.stages[id.journey.index()][id.index as usize]
    }
}

fn word(address: &str) -> String {
    format!("{SIGN}{:016x}", xxh3_64(address.as_bytes()))
}
