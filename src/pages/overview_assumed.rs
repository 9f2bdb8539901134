//! Assumptions to test next: claims of personas and journeys that nobody has said yet, with where they stand and what to ask.

use crate::model::{
    Claim, ClaimId, EntryId, Journey, JourneyId, LaneKind, Persona, PersonaId, Strength,
};
use crate::pages::Site;
use crate::pages::limits::N_PANEL_ITEMS;
use serde::Serialize;

/// A claim without evidence.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Assumed {
    words: String,
    /// Where it stands with its passages, if it had any.
    url: String,
    /// The persona or journey.
    title: String,
    /// The section or stage.
    place: String,
    ask: Option<String>,
}

/// The first few: those that say what to ask before the rest, and of every file one before a second.
pub fn assumed(site: &Site) -> Vec<Assumed> {
    let personas = (0..site.personas.len()).map(|n| EntryId::Persona(PersonaId::at(n)));
    let journeys = (0..site.journeys.len()).map(|n| EntryId::Journey(JourneyId::at(n)));
    let mut ranked: Vec<(bool, usize, ClaimId)> = Vec::new();
    for entry in personas.chain(journeys) {
        let claims = (0_u32..).zip(&site.head(entry).claims);
        let open = claims
            .map(|(index, claim)| (ClaimId { entry, index }, claim))
            .filter(|(id, _)| site.support(*id).strength == Strength::Assumption);
        ranked.extend(open.enumerate().map(|(nth, (id, claim))| (claim.ask.is_none(), nth, id)));
    }
    ranked.sort_unstable();
    ranked.into_iter().take(N_PANEL_ITEMS).map(|(_, _, id)| facts(site, id)).collect()
}

fn facts(site: &Site, id: ClaimId) -> Assumed {
    let claim: &Claim = &site.head(id.entry).claims[id.index as usize];
    let (title, place) = place(site, id);
    Assumed {
        words: claim.words.to_string(),
        url: site.claim_url(id),
        title,
        place,
        ask: claim.ask.as_deref().map(str::to_owned),
    }
}

/// The persona or journey, and the section or stage, where a claim stands.
fn place(site: &Site, id: ClaimId) -> (String, String) {
    let index = id.index as usize;
    match id.entry {
        EntryId::Persona(persona) => {
            let persona = site.persona(persona);
            (persona.name.to_string(), section_of(persona, index).unwrap_or_default().to_owned())
        }
        EntryId::Journey(journey) => {
            let journey = site.journey(journey);
            (journey.head.title.to_string(), stage_of(journey, index).unwrap_or_default())
        }
        EntryId::Note(_) | EntryId::Assumption(_) | EntryId::Insight(_) | EntryId::Page(_) => {
            (site.head(id.entry).title.to_string(), String::new())
        }
    }
}

fn section_of(persona: &Persona, claim: usize) -> Option<&str> {
    let section = persona.sections.iter().find(|it| it.claims.contains(&claim))?;
    Some(&section.title)
}

/// The stage of a claim, and its lane where the author named one.
fn stage_of(journey: &Journey, claim: usize) -> Option<String> {
    let lanes =
        journey.stages.iter().flat_map(|stage| stage.lanes.iter().map(move |lane| (stage, lane)));
    let (stage, lane) = lanes.into_iter().find(|(_, lane)| lane.claims.contains(&claim))?;
    if lane.label.is_empty() || lane.kind == LaneKind::Actions {
        return Some(stage.name.to_string());
    }
    Some(format!("{}, {}", stage.name, lane.label))
}
