//! The page of a file that is none of the other kinds: its text as it is.

use crate::model::{EntryId, Linked, PageId, PlainPage};
use crate::pages::backlinks::BacklinkFacts;
use crate::pages::html::Filler;
use crate::pages::layout::Crumb;
use crate::pages::prose::{ProseFacts, prose};
use crate::pages::{About, Facts, Page, PageKind, Site, Subject, keys};
use jiff::civil::Date;
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "plain", subjects, key: keys::whole, facts };

/// What a plain page shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PlainFacts {
    prose: Vec<ProseFacts>,
    owner: Option<String>,
    review_by: Option<Date>,
    backlinks: Vec<BacklinkFacts>,
}

fn subjects(site: &Site) -> Vec<Subject> {
    let subject = |(index, page): (usize, &Linked<PlainPage>)| Subject {
        address: page.head.address.clone(),
        about: About::Page(PageId::at(index)),
    };
    site.pages.iter().enumerate().map(subject).collect()
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Page(id) = subject.about else { return None };
    let (page, entry) = (site.plain_page(id), EntryId::Page(id));
    let mut layout = site.layout_of(subject, entry, "overview");
    layout.kind = "plainpage";
    layout.crumbs = vec![Crumb::key("nav-overview", "index.html"), Crumb::here(&page.head.title)];
    let filler = Filler { site, entry, root: &layout.root, note: None };
    let page = PlainFacts {
        prose: prose(&filler, &page.head, &page.body),
        owner: page.head.owner.as_deref().map(str::to_owned),
        review_by: page.head.review_by,
        backlinks: site.backlinks_of(entry),
    };
    Some(Box::new(Page::new(layout, page)))
}
