//! The list of personas: one card each, with how well their claims are backed.

use crate::pages::compare;
use crate::pages::layout::Crumb;
use crate::pages::limits::N_PERSONAS_PER_PAGE;
use crate::pages::paging::Paging;
use crate::pages::parts::Pager;
use crate::pages::persona_cards::PersonaCard;
use crate::pages::{About, Facts, Page, PageKind, Site, Subject, keys};
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "persona-index", subjects, key: keys::whole, facts };

/// What one page of the list of personas shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PersonaIndexFacts {
    n_personas: usize,
    /// How many of them nobody was heard for.
    n_proto: usize,
    /// Where they stand side by side.
    compare_url: Option<&'static str>,
    cards: Vec<PersonaCard>,
    pager: Pager,
}

fn paging(site: &Site) -> Paging {
    let n_items = site.personas.len();
    Paging { folder: "personas", n_items, n_per_page: N_PERSONAS_PER_PAGE }
}

fn subjects(site: &Site) -> Vec<Subject> {
    paging(site).subjects()
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::ListPage(n) = subject.about else { return None };
    let mut layout = site.layout(subject, "", "personas");
    layout.crumbs = vec![Crumb::key("nav-overview", "index.html"), Crumb::key("nav-personas", "")];
    let ids = site.personas_most_heard();
    let paging = paging(site);
    let page = PersonaIndexFacts {
        n_personas: ids.len(),
        n_proto: ids.iter().filter(|id| site.backing(**id).is_proto).count(),
        compare_url: site.has_personas_compared().then_some(compare::PERSONAS),
        cards: paging.on_page(&ids, n).iter().map(|id| site.persona_card(*id)).collect(),
        pager: paging.pager(n),
    };
    Some(Box::new(Page::new(layout, page)))
}
