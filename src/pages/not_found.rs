//! The page that a server shows for an address that leads nowhere.

use crate::pages::{About, Facts, Page, PageKind, Site, Subject, keys};
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "not-found", subjects, key: keys::whole, facts };

/// What the page shows: nothing but its frame, which has the menu.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NotFoundFacts {}

fn subjects(_: &Site) -> Vec<Subject> {
    vec![Subject { address: "404.html".into(), about: About::Site }]
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Site = subject.about else { return None };
    let mut layout = site.layout(subject, "", "");
    layout.kind = "notfound";
    // A server shows it at any depth, where a relative way to the root would lead astray.
    if let Some(base) = &site.settings.base_url {
        layout.root = format!("{}/", base.trim_end_matches('/'));
    }
    Some(Box::new(Page::new(layout, NotFoundFacts {})))
}
