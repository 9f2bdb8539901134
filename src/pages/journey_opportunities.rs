//! What could be better on a journey, where it came from and what became of it.

use crate::model::{
    AnchorKind, EntryId, Journey, JourneyId, Linked, Opportunity, OpportunityStatus, StageId,
    Target,
};
use crate::pages::Site;
use crate::pages::html::{Filler, Html};
use crate::pages::parts::Named;
use jiff::civil::Date;
use serde::Serialize;

/// One opportunity.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct OpportunityFacts {
    /// What could be better.
    html: Html,
    /// `idea`, `doing` or `done`.
    status: &'static str,
    /// The number or address of its ticket.
    issue: Option<String>,
    /// Whether the ticket is an address.
    is_issue_link: bool,
    /// When it was shipped.
    shipped: Option<Date>,
    /// The passages it comes from.
    from: Vec<Named>,
}

/// The opportunities of one stage.
pub fn at_stage<'a>(
    site: &Site,
    journey: &'a Linked<Journey>,
    stage: StageId,
) -> impl Iterator<Item = &'a Opportunity> {
    journey.opportunities.iter().filter(move |it| stage_of(site, journey, it) == Some(stage))
}

/// The opportunities of a journey that belong to none of its own stages.
pub fn elsewhere<'a>(
    site: &Site,
    id: JourneyId,
    journey: &'a Linked<Journey>,
) -> impl Iterator<Item = &'a Opportunity> {
    let is_here = move |it: &Opportunity| {
        stage_of(site, journey, it).is_some_and(|stage| stage.journey == id)
    };
    journey.opportunities.iter().filter(move |it| !is_here(it))
}

fn stage_of(site: &Site, journey: &Linked<Journey>, opportunity: &Opportunity) -> Option<StageId> {
    let target = journey.targets().get(opportunity.stage?.index())?.as_ref()?;
    let Target::Anchor(EntryId::Journey(id), anchor) = target else { return None };
    match site.journey(*id).head.anchors.get(*anchor as usize)?.kind {
        AnchorKind::Stage(index) => Some(StageId { journey: *id, index }),
        AnchorKind::Heading
        | AnchorKind::Evidence(_)
        | AnchorKind::Claim(_)
        | AnchorKind::Block => None,
    }
}

fn status(status: OpportunityStatus) -> &'static str {
    match status {
        OpportunityStatus::Idea => "idea",
        OpportunityStatus::InProgress => "doing",
        OpportunityStatus::Shipped => "done",
    }
}

impl Site {
    /// An opportunity, for a page whose way to the root is `root`.
    pub fn opportunity(
        &self,
        id: JourneyId,
        opportunity: &Opportunity,
        root: &str,
    ) -> OpportunityFacts {
        let entry = EntryId::Journey(id);
        let from = opportunity.from.iter().filter_map(|reference| {
            let target = self.targets(entry).get(reference.index())?.as_ref()?;
            let passage = self.passage_at(target)?;
            Some(Named { name: self.quote(passage).by, url: self.passage_url(passage) })
        });
        let issue = opportunity.issue.as_deref();
        OpportunityFacts {
            html: Filler { site: self, entry, root, note: None }.fill(&opportunity.markup),
            status: status(opportunity.status()),
            issue: issue.map(str::to_owned),
            is_issue_link: issue
                .is_some_and(|it| it.starts_with("https://") || it.starts_with("http://")),
            shipped: opportunity.shipped,
            from: from.collect(),
        }
    }
}
