//! The list of insights by what became of them: proposed, planned, shipped, told.

use crate::model::{ClaimId, EntryId, Insight, InsightId, InsightStatus, Linked};
use crate::pages::layout::Crumb;
use crate::pages::limits::N_REGISTER_PER_PAGE;
use crate::pages::paging::Paging;
use crate::pages::parts::{Pager, Pill, pill};
use crate::pages::register::{AboutFacts, Ticket, ticket};
use crate::pages::{About, Facts, Page, PageKind, Site, Subject, keys};
use jiff::civil::Date;
use serde::Serialize;
use std::cmp::Reverse;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "insight-index", subjects, key: keys::whole, facts };

/// What one page of the list of insights shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct InsightIndexFacts {
    /// Insights in all.
    n_insights: usize,
    /// The four steps, with those on this page.
    steps: Vec<Step>,
    pager: Pager,
}

/// Insights that have come equally far.
#[derive(Clone, Debug, Hash, Serialize)]
struct Step {
    word: &'static str,
    /// How many there are on all pages.
    n: usize,
    rows: Vec<Row>,
}

/// One insight.
#[derive(Clone, Debug, Hash, Serialize)]
struct Row {
    claim: String,
    title: Option<String>,
    url: String,
    pill: Pill,
    about: Vec<AboutFacts>,
    issue: Option<Ticket>,
    shipped: Option<Date>,
    owner: Option<String>,
}

fn paging(site: &Site) -> Paging {
    Paging { folder: "insights", n_items: site.insights.len(), n_per_page: N_REGISTER_PER_PAGE }
}

fn subjects(site: &Site) -> Vec<Subject> {
    // Without insights the menu does not lead here either.
    if site.insights.is_empty() { Vec::new() } else { paging(site).subjects() }
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::ListPage(n) = subject.about else { return None };
    let order = in_order(site);
    let paging = paging(site);
    let on_page = paging.on_page(&order, n);
    let mut layout = site.layout(subject, "", "insights");
    layout.kind = "insightlist";
    layout.crumbs = vec![Crumb::key("nav-overview", "index.html"), Crumb::key("nav-insights", "")];
    let newest = |it: &Linked<Insight>| it.support.iter().filter_map(|it| it.newest).max();
    layout.changed = site.insights.iter().filter_map(newest).max();
    let page = InsightIndexFacts {
        n_insights: order.len(),
        steps: InsightStatus::ALL.into_iter().map(|status| step(site, on_page, status)).collect(),
        pager: paging.pager(n),
    };
    Some(Box::new(Page::new(layout, page)))
}

/// Step by step; within one, the best carried and the last shipped first.
fn in_order(site: &Site) -> Vec<InsightId> {
    let mut ids: Vec<InsightId> = (0..site.insights.len()).map(InsightId::at).collect();
    ids.sort_by_cached_key(|id| {
        let insight = site.insight(*id);
        let support = site.support(ClaimId { entry: EntryId::Insight(*id), index: 0 });
        (insight.status, Reverse(insight.shipped), Reverse(support.n_people), *id)
    });
    ids
}

fn step(site: &Site, on_page: &[InsightId], status: InsightStatus) -> Step {
    let has_status = |id: &&InsightId| site.insight(**id).status == status;
    Step {
        word: status.word(),
        n: site.insights.iter().filter(|it| it.status == status).count(),
        rows: on_page.iter().filter(has_status).map(|id| row(site, *id)).collect(),
    }
}

fn row(site: &Site, id: InsightId) -> Row {
    let (insight, entry) = (site.insight(id), EntryId::Insight(id));
    let head = &insight.head;
    let claim = ClaimId { entry, index: 0 };
    let words = head.claims.first().map_or(&head.title, |claim| &claim.words);
    Row {
        claim: words.to_string(),
        title: (**words != *head.title).then(|| head.title.to_string()),
        url: head.address.to_string(),
        pill: pill(site.support(claim), site.claim_url(claim)),
        about: site.about(entry, &insight.about),
        issue: insight.issue.as_deref().map(ticket),
        shipped: insight.shipped,
        owner: head.owner.as_deref().map(str::to_owned),
    }
}
