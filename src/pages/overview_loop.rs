//! You said, we did: the opportunities of journeys and the insights, by what became of them.

use crate::model::{
    EvidenceId, Insight, InsightId, InsightStatus, JourneyId, Linked, Opportunity,
    OpportunityStatus, RefId,
};
use crate::pages::Site;
use crate::pages::limits::N_ITEMS_PER_STATUS;
use jiff::civil::Date;
use rustc_hash::FxHashSet;
use serde::Serialize;

/// What became of what people said.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Loop {
    /// Shipped, in progress and ideas, those that have something.
    groups: Vec<Group>,
}

/// Everything of one status.
#[derive(Clone, Debug, Hash, Serialize)]
struct Group {
    /// `done`, `doing` or `idea`.
    status: &'static str,
    n: usize,
    /// The newest of them.
    items: Vec<Item>,
}

/// One opportunity or insight.
#[derive(Clone, Debug, Hash, Serialize)]
struct Item {
    words: String,
    url: String,
    /// When it was shipped.
    shipped: Option<Date>,
    /// Whether those who asked for it know.
    is_told: bool,
    /// People behind it.
    n_people: u32,
}

/// An item with what decides its place.
struct Placed {
    status: &'static str,
    /// When it was shipped, else when somebody last spoke of it.
    newest: Option<Date>,
    item: Item,
}

/// Opportunities and insights by status, the newest first.
pub fn told_and_done(site: &Site) -> Loop {
    let insights = (0..site.insights.len()).map(InsightId::at);
    let mut items: Vec<Placed> = insights.map(|id| insight(site, id)).collect();
    // What an insight tells of under the same ticket is not told twice.
    let tickets: FxHashSet<&str> =
        site.insights.iter().filter_map(|it| it.issue.as_deref()).collect();
    for (position, journey) in site.journeys.iter().enumerate() {
        let is_new = |it: &&Opportunity| it.issue.as_deref().is_none_or(|it| !tickets.contains(it));
        let id = JourneyId::at(position);
        items.extend(
            journey.opportunities.iter().filter(is_new).map(|it| opportunity(site, id, it)),
        );
    }
    items.sort_by_key(|it| std::cmp::Reverse(it.newest));
    let groups = ["done", "doing", "idea"].map(|status| group(status, &items));
    Loop { groups: groups.into_iter().filter(|it| 0 < it.n).collect() }
}

fn group(status: &'static str, placed: &[Placed]) -> Group {
    let items: Vec<&Item> =
        placed.iter().filter(|it| it.status == status).map(|it| &it.item).collect();
    let newest = items.iter().take(N_ITEMS_PER_STATUS);
    Group { status, n: items.len(), items: newest.copied().cloned().collect() }
}

fn insight(site: &Site, id: InsightId) -> Placed {
    let insight: &Linked<Insight> = site.insight(id);
    let support = insight.support.first();
    Placed {
        status: match insight.status {
            InsightStatus::Proposed => "idea",
            InsightStatus::Planned => "doing",
            InsightStatus::Shipped | InsightStatus::Told => "done",
        },
        newest: insight.shipped.or_else(|| support?.newest),
        item: Item {
            words: insight.head.title.to_string(),
            url: insight.head.address.to_string(),
            shipped: insight.shipped,
            is_told: insight.status == InsightStatus::Told,
            n_people: support.map_or(0, |it| it.n_people),
        },
    }
}

fn opportunity(site: &Site, journey: JourneyId, opportunity: &Opportunity) -> Placed {
    let linked = site.journey(journey);
    let target = |reference: &RefId| linked.targets().get(reference.index())?.as_ref();
    let from: Vec<EvidenceId> =
        opportunity.from.iter().filter_map(|it| site.passage_at(target(it)?)).collect();
    let heard = || from.iter().filter_map(|id| site.passage(*id).0.date).max();
    let stage = opportunity.stage.as_ref().and_then(target);
    Placed {
        status: match opportunity.status() {
            OpportunityStatus::Shipped => "done",
            OpportunityStatus::InProgress => "doing",
            OpportunityStatus::Idea => "idea",
        },
        newest: opportunity.shipped.or_else(heard),
        item: Item {
            words: opportunity.words.to_string(),
            url: stage.map_or_else(|| linked.head.address.to_string(), |it| site.url(it)),
            shipped: opportunity.shipped,
            is_told: false,
            n_people: site.n_people(&from),
        },
    }
}
