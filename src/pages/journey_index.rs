//! The list of journeys: who walks each of them, where it is lowest and highest, and how well we know it.

use crate::model::{JourneyId, State};
use crate::pages::curve::spark;
use crate::pages::journey::{JourneySummary, sentence};
use crate::pages::layout::Crumb;
use crate::pages::limits::N_JOURNEYS_PER_PAGE;
use crate::pages::parts::{Pager, Who, pager};
use crate::pages::{About, Facts, Page, PageKind, Shared, Site, Subject, keys};
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "journey-index", subjects, key: keys::whole, facts };

/// What the list of journeys shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct JourneyIndexFacts {
    n_journeys: usize,
    journeys: Vec<JourneyCard>,
    pager: Pager,
}

/// One journey.
#[derive(Clone, Debug, Hash, Serialize)]
struct JourneyCard {
    title: String,
    url: String,
    actors: Vec<Shared<Who>>,
    scenario: Option<String>,
    is_future: bool,
    spark: String,
    summary: JourneySummary,
}

fn subjects(site: &Site) -> Vec<Subject> {
    let n_pages = n_pages(site);
    let subject = |page| Subject { address: address(page).into(), about: About::ListPage(page) };
    (0..n_pages).map(subject).collect()
}

fn n_pages(site: &Site) -> u32 {
    u32::try_from(site.journeys.len().div_ceil(N_JOURNEYS_PER_PAGE)).unwrap_or(u32::MAX)
}

fn address(page: u32) -> String {
    match page {
        0 => "journeys/index.html".to_owned(),
        page => format!("journeys/index-{}.html", page + 1),
    }
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::ListPage(page) = subject.about else { return None };
    let mut layout = site.layout(subject, "", "journeys");
    layout.crumbs = vec![Crumb::key("nav-overview", "index.html"), Crumb::key("nav-journeys", "")];
    let first = page as usize * N_JOURNEYS_PER_PAGE;
    let ids = (first..site.journeys.len()).take(N_JOURNEYS_PER_PAGE).map(JourneyId::at);
    let page = JourneyIndexFacts {
        n_journeys: site.journeys.len(),
        journeys: ids.map(|id| card(site, id)).collect(),
        pager: pager(n_pages(site), page, address),
    };
    Some(Box::new(Page::new(layout, page)))
}

fn card(site: &Site, id: JourneyId) -> JourneyCard {
    let journey = site.journey(id);
    let moods: Vec<Option<i32>> =
        site.stage_moods(id).iter().map(|it| it.as_ref().map(|it| it.tenths)).collect();
    JourneyCard {
        title: journey.head.title.to_string(),
        url: journey.head.address.to_string(),
        actors: crate::pages::site::actors(journey).map(|it| site.who(it)).collect(),
        scenario: journey.scenario.as_deref().map(sentence),
        is_future: journey.state == State::Future,
        spark: spark(&moods),
        summary: site.journey_summary(id),
    }
}
