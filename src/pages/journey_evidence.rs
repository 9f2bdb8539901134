//! What stands below a journey map: for every stage its claims with their passages, and the passages that no claim rests on.

use crate::model::{ClaimId, EntryId, EvidenceId, FacetKey, JourneyId, Stage, StageId, Support};
use crate::pages::Site;
use crate::pages::html::{Filler, Html};
use crate::pages::journey_map::{LaneFacts, in_row_order, lane};
use crate::pages::limits::{N_ALSO, N_PASSAGES_IN_GROUP};
use crate::pages::parts::{ClaimFacts, MoodFacts, mood};
use crate::pages::passages::Quote;
use serde::Serialize;

/// The evidence of one stage.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StageEvidence {
    n: usize,
    name: String,
    slug: String,
    /// What the author wrote here that is neither lane nor claim.
    prose: Html,
    groups: Vec<Group>,
    /// Passages that no claim of this journey rests on.
    n_loose: usize,
    /// All passages of the stage.
    n_passages: usize,
    /// Where they stand together.
    url: Option<String>,
}

/// One claim with its newest passages.
#[derive(Clone, Debug, Hash, Serialize)]
struct Group {
    lane: LaneFacts,
    claim: ClaimFacts,
    passages: Vec<PassageFacts>,
    /// The passages that are not shown, by name.
    also: Vec<Also>,
    /// Passages beyond those.
    n_more: usize,
}

/// A passage with how it felt.
#[derive(Clone, Debug, Hash, Serialize)]
struct PassageFacts {
    quote: Quote,
    mood: Option<MoodFacts>,
    is_against: bool,
}

/// A passage by the name of who is behind it.
#[derive(Clone, Debug, Hash, Serialize)]
struct Also {
    by: String,
    url: String,
    is_against: bool,
}

/// The evidence of every stage.
pub fn evidence(site: &Site, id: JourneyId, root: &str) -> Vec<StageEvidence> {
    let stages = (0_u32..).zip(&site.journey(id).stages);
    stages
        .map(|(index, stage)| on_stage(site, StageId { journey: id, index }, stage, root))
        .collect()
}

fn on_stage(site: &Site, id: StageId, stage: &Stage, root: &str) -> StageEvidence {
    let entry = EntryId::Journey(id.journey);
    let filler = Filler { site, entry, root, note: None };
    let on_stage = site.on_stage(id);
    let is_loose = |it: &&EvidenceId| site.uses(**it).all(|claim| claim.entry != entry);
    let groups = in_row_order(stage).into_iter().flat_map(|lane| {
        let indices = lane.claims.clone().filter_map(|index| u32::try_from(index).ok());
        indices.map(move |index| (lane, ClaimId { entry, index }))
    });
    StageEvidence {
        n: id.index as usize + 1,
        name: stage.name.to_string(),
        slug: stage.slug.to_string(),
        prose: stage.body.iter().map(|it| filler.fill(&it.markup).0).collect::<String>().into(),
        groups: groups.map(|(it, claim)| group(site, lane(it), claim, root)).collect(),
        n_loose: on_stage.iter().filter(is_loose).count(),
        n_passages: on_stage.len(),
        url: site.facet_url(&FacetKey::Stage(id)),
    }
}

fn group(site: &Site, lane: LaneFacts, claim: ClaimId, root: &str) -> Group {
    let support = site.support(claim);
    let order = in_order(support);
    let n_shown = N_PASSAGES_IN_GROUP + usize::from(!support.against.is_empty());
    let (shown, rest) = order.split_at(order.len().min(n_shown));
    let also = |(id, is_against): &(EvidenceId, bool)| Also {
        by: site.quote(*id).by,
        url: site.passage_url(*id),
        is_against: *is_against,
    };
    Group {
        lane,
        claim: site.claim(claim, root),
        passages: shown.iter().map(|(id, is_against)| passage(site, *id, *is_against)).collect(),
        also: rest.iter().take(N_ALSO).map(also).collect(),
        n_more: rest.len().saturating_sub(N_ALSO),
    }
}

/// The passages of a claim, newest first. Of a contested one the newest against it comes second, so that it is never out of sight.
fn in_order(support: &Support) -> Vec<(EvidenceId, bool)> {
    let mut order: Vec<(EvidenceId, bool)> =
        support.backing.iter().map(|id| (*id, false)).collect();
    let mut against = support.against.iter().map(|id| (*id, true));
    if let Some(newest) = against.next() {
        order.insert(order.len().min(1), newest);
    }
    order.extend(against);
    order
}

fn passage(site: &Site, id: EvidenceId, is_against: bool) -> PassageFacts {
    PassageFacts { quote: site.quote(id), mood: site.passage(id).1.mood.map(mood), is_against }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NoteId;

    fn ids(indices: &[u32]) -> Vec<EvidenceId> {
        indices.iter().map(|index| EvidenceId { note: NoteId(0), index: *index }).collect()
    }

    fn order(backing: &[u32], against: &[u32]) -> Vec<u32> {
        let support =
            Support { backing: ids(backing), against: ids(against), ..Support::default() };
        in_order(&support).iter().map(|(id, _)| id.index).collect()
    }

    #[test]
    fn a_voice_against_is_never_out_of_sight() {
        assert_eq!(order(&[1, 2, 3], &[]), [1, 2, 3]);
        assert_eq!(order(&[1, 2, 3], &[8, 9]), [1, 8, 2, 3, 9]);
        assert_eq!(order(&[], &[8, 9]), [8, 9]);
        assert!(order(&[], &[]).is_empty());
    }
}
