//! The page of an insight: the claim, what we did about it, and how people felt before and after.

use crate::model::{
    ClaimId, EntryId, EvidenceId, Insight, InsightId, InsightStatus, Linked, StageId,
};
use crate::pages::backlinks::BacklinkFacts;
use crate::pages::html::Filler;
use crate::pages::layout::Crumb;
use crate::pages::limits::N_STAGES_COMPARED;
use crate::pages::mood::MoodSummary;
use crate::pages::parts::Named;
use crate::pages::prose::{ProseFacts, prose};
use crate::pages::register::{AboutFacts, Behind, Ticket, is_list_of_passages, ticket};
use crate::pages::{About, Facts, Page, PageKind, Shared, Site, Subject, keys};
use jiff::civil::Date;
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "insight", subjects, key: keys::whole, facts };

/// What the page of an insight shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct InsightFacts {
    /// The title of the file, when it says something else than the claim.
    title: Option<String>,
    behind: Behind,
    status: &'static str,
    /// The four steps in order.
    steps: Vec<Step>,
    issue: Option<Ticket>,
    shipped: Option<Date>,
    owner: Option<String>,
    review_by: Option<Date>,
    about: Vec<AboutFacts>,
    discuss: Option<Ticket>,
    /// The mood at its stages before and after it was shipped.
    changes: Vec<Change>,
    prose: Vec<ProseFacts>,
    backlinks: Vec<BacklinkFacts>,
}

/// One step of what became of it.
#[derive(Clone, Debug, Hash, Serialize)]
struct Step {
    word: &'static str,
    /// Whether it has been taken.
    is_done: bool,
    is_current: bool,
}

/// The mood at one stage before and after.
#[derive(Clone, Debug, Hash, Serialize)]
struct Change {
    stage: Shared<Named>,
    before: MoodSummary,
    after: MoodSummary,
}

fn subjects(site: &Site) -> Vec<Subject> {
    let subject = |(index, insight): (usize, &Linked<Insight>)| Subject {
        address: insight.head.address.clone(),
        about: About::Insight(InsightId::at(index)),
    };
    site.insights.iter().enumerate().map(subject).collect()
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Insight(id) = subject.about else { return None };
    let (insight, entry) = (site.insight(id), EntryId::Insight(id));
    let head = &insight.head;
    let mut layout = site.layout_of(subject, entry, "insights");
    layout.kind = "insightpage";
    layout.crumbs = vec![
        Crumb::key("nav-overview", "index.html"),
        Crumb::key("nav-insights", "insights/index.html"),
        Crumb::here(&head.title),
    ];
    let support = site.support(ClaimId { entry, index: 0 });
    layout.changed = support.newest;
    let filler = Filler { site, entry, root: &layout.root, note: None };
    let is_other = head.claims.first().is_some_and(|claim| *claim.words != *head.title);
    let page = InsightFacts {
        title: is_other.then(|| head.title.to_string()),
        behind: site.behind(entry, &layout.root),
        status: insight.status.word(),
        steps: steps(insight.status),
        issue: insight.issue.as_deref().map(ticket),
        shipped: insight.shipped,
        owner: head.owner.as_deref().map(str::to_owned),
        review_by: head.review_by,
        about: site.about(entry, &insight.about),
        discuss: insight.discuss.as_deref().map(ticket),
        changes: insight
            .shipped
            .map(|day| changes(site, &support.backing, day))
            .unwrap_or_default(),
        prose: prose(
            &filler,
            head,
            insight.body.iter().filter(|it| !is_list_of_passages(site, entry, it)),
        ),
        backlinks: site.backlinks_of(entry),
    };
    Some(Box::new(Page { drawn: page.behind.drawn(), ..Page::new(layout, page) }))
}

fn steps(status: InsightStatus) -> Vec<Step> {
    let step = |it: InsightStatus| Step {
        word: it.word(),
        is_done: it <= status,
        is_current: it == status,
    };
    InsightStatus::ALL.into_iter().map(step).collect()
}

/// The mood before and after a day at every stage that the passages belong to, where people were heard on both sides.
fn changes(site: &Site, backing: &[EvidenceId], day: Date) -> Vec<Change> {
    let mut stages: Vec<StageId> =
        backing.iter().flat_map(|id| site.resolved(*id).stages.iter().copied()).collect();
    stages.sort_unstable();
    stages.dedup();
    stages
        .into_iter()
        .filter_map(|stage| change(site, stage, day))
        .take(N_STAGES_COMPARED)
        .collect()
}

fn change(site: &Site, stage: StageId, day: Date) -> Option<Change> {
    let on_side = |is_after: bool| -> Vec<EvidenceId> {
        let date = |id: &EvidenceId| site.passage(*id).0.date;
        let is_there = |id: &&EvidenceId| date(id).is_some_and(|date| (day <= date) == is_after);
        site.on_stage(stage).iter().filter(is_there).copied().collect()
    };
    let (before, after) = (site.mood_of(&on_side(false))?, site.mood_of(&on_side(true))?);
    Some(Change { stage: site.stage_named(stage), before, after })
}
