//! The page that says how to read all others: the signs, and the numbers behind them.

use crate::pages::layout::Crumb;
use crate::pages::{About, Facts, Page, PageKind, Site, Subject, keys};
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "guide", subjects, key: keys::whole, facts };

/// What the guide shows: the site's own numbers.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct GuideFacts {
    /// People behind a strong claim.
    strong_people: u32,
    /// Days after which a claim has gone quiet.
    half_life_days: u32,
    /// Share of the words that should be theirs, in percent.
    listening_percent: u32,
    /// People needed for a definite verdict.
    verdict_people: u32,
}

fn subjects(_: &Site) -> Vec<Subject> {
    vec![Subject { address: "guide.html".into(), about: About::Site }]
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Site = subject.about else { return None };
    let mut layout = site.layout(subject, "", "");
    layout.kind = "guidepage";
    layout.crumbs = vec![Crumb::key("nav-overview", "index.html"), Crumb::key("guide-title", "")];
    let thresholds = site.settings.thresholds;
    let page = GuideFacts {
        strong_people: thresholds.strong_people,
        half_life_days: thresholds.half_life_days,
        listening_percent: thresholds.listening_percent,
        verdict_people: thresholds.verdict_people,
    };
    Some(Box::new(Page::new(layout, page)))
}
