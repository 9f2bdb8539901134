//! A persona on a card: who they are, their mood along their journey, and how well we know them.

use crate::model::PersonaId;
use crate::pages::curve::spark;
use crate::pages::parts::Who;
use crate::pages::persona::Backing;
use crate::pages::{Shared, Site};
use serde::Serialize;

/// A persona on a card.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PersonaCard {
    who: Shared<Who>,
    /// Their mood along the first journey they walk; empty when nobody was heard there.
    spark: String,
    /// What they rest on.
    backing: Backing,
}

impl Site {
    /// A persona on a card.
    pub fn persona_card(&self, id: PersonaId) -> PersonaCard {
        let main = self.journeys_of(id).next();
        PersonaCard {
            who: self.who(id),
            spark: main
                .map(|(journey, _)| spark(&self.moods_along(id, journey)))
                .unwrap_or_default(),
            backing: self.backing(id),
        }
    }

    /// All personas, those heard most first, so that where a list ends early nobody who was heard is missing.
    pub fn personas_most_heard(&self) -> Vec<PersonaId> {
        let mut ids: Vec<PersonaId> = (0..self.personas.len()).map(PersonaId::at).collect();
        ids.sort_by_key(|id| std::cmp::Reverse(self.on_persona(*id).len()));
        ids
    }
}
