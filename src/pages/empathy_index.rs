//! The list of empathy maps: one card per persona, with how much stands in each quadrant.

use crate::model::{EntryId, PersonaId, Quadrant};
use crate::pages::layout::Crumb;
use crate::pages::limits::N_PERSONAS_PER_PAGE;
use crate::pages::paging::Paging;
use crate::pages::parts::{Pager, Who};
use crate::pages::{About, Facts, Page, PageKind, Shared, Site, Subject, keys};
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "empathy-index", subjects, key: keys::whole, facts };

/// What one page of the list of empathy maps shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct EmpathyIndexFacts {
    cards: Vec<MapCard>,
    pager: Pager,
}

/// One empathy map.
#[derive(Clone, Debug, Hash, Serialize)]
struct MapCard {
    who: Shared<Who>,
    url: String,
    n_passages: usize,
    n_people: u32,
    /// Passages in each of the four quadrants.
    quadrants: Vec<QuadrantCount>,
}

/// How full one quadrant is.
#[derive(Clone, Debug, Hash, Serialize)]
struct QuadrantCount {
    quadrant: &'static str,
    n: usize,
}

fn paging(site: &Site) -> Paging {
    let n_items = site.personas.len();
    Paging { folder: "empathy", n_items, n_per_page: N_PERSONAS_PER_PAGE }
}

fn subjects(site: &Site) -> Vec<Subject> {
    paging(site).subjects()
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::ListPage(n) = subject.about else { return None };
    let mut layout = site.layout(subject, "", "empathy");
    layout.crumbs = vec![Crumb::key("nav-overview", "index.html"), Crumb::key("nav-empathy", "")];
    let ids = site.personas_most_heard();
    let paging = paging(site);
    let page = EmpathyIndexFacts {
        cards: paging.on_page(&ids, n).iter().map(|id| card(site, *id)).collect(),
        pager: paging.pager(n),
    };
    Some(Box::new(Page::new(layout, page)))
}

fn card(site: &Site, id: PersonaId) -> MapCard {
    let evidence = site.on_persona(id);
    let count = |quadrant: Quadrant| QuadrantCount {
        quadrant: quadrant.word(),
        n: site.in_quadrant(id, quadrant).len(),
    };
    MapCard {
        who: site.who(id),
        url: site.sub_address(EntryId::Persona(id), "empathy"),
        n_passages: evidence.len(),
        n_people: site.n_people(evidence),
        quadrants: Quadrant::CLASSIC.into_iter().map(count).collect(),
    }
}
