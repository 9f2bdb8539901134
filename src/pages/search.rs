//! The index of everything, from A to Z: what the search finds by title, for whoever has no scripts or likes to leaf through.

use crate::model::{EntryId, JourneyId};
use crate::pages::layout::Crumb;
use crate::pages::limits::{N_INDEX_ROWS_PER_PAGE, N_LETTERS};
use crate::pages::paging::Paging;
use crate::pages::parts::{Named, Pager};
use crate::pages::{About, Facts, Page, PageKind, Site, Subject};
use jiff::civil::Date;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "search", subjects, key, facts };

/// What one page of the index shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SearchFacts {
    /// The first letters of all titles, with the page on which each begins.
    letters: Vec<Named>,
    groups: Vec<Group>,
    /// Everything, on all pages.
    n_rows: usize,
    /// Number of the first row on this page.
    first: usize,
    /// Number of the last row on this page.
    last: usize,
    pager: Pager,
}

/// Titles with one first letter.
#[derive(Clone, Debug, Hash, Serialize)]
struct Group {
    letter: String,
    id: String,
    rows: Vec<Row>,
}

/// One title.
#[derive(Clone, Debug, Hash, Serialize)]
struct Row {
    title: String,
    url: String,
    /// What it is.
    kind: &'static str,
    /// The journey of a stage, or the role of a persona.
    beside: Option<String>,
    date: Option<Date>,
}

/// What stands in the index, with the form by which it is sorted.
pub struct Listed {
    initial: Option<char>,
    sorted_by: String,
    what: What,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Entry(EntryId),
    Stage(JourneyId, usize),
}

fn paging(site: &Site) -> Paging {
    let n_stages: usize = site.journeys.iter().map(|it| it.stages.len()).sum();
    let n_items = site.stamps.len() + n_stages;
    Paging { folder: "search", n_items, n_per_page: N_INDEX_ROWS_PER_PAGE }
}

fn subjects(site: &Site) -> Vec<Subject> {
    paging(site).subjects()
}

/// The titles of everything.
fn key(site: &Site, _: &Subject) -> u64 {
    site.titles
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::ListPage(n) = subject.about else { return None };
    let mut layout = site.layout(subject, "", "search");
    layout.crumbs = vec![Crumb::key("nav-overview", "index.html"), Crumb::key("search-title", "")];
    let (paging, listed) = (paging(site), site.listed());
    let on_page = paging.on_page(listed, n);
    let groups = on_page.chunk_by(|a, b| a.initial == b.initial).map(|listed| Group {
        letter: label(listed[0].initial),
        id: id(listed[0].initial),
        rows: listed.iter().map(|it| row(site, it.what)).collect(),
    });
    let n_before = n as usize * N_INDEX_ROWS_PER_PAGE;
    let page = SearchFacts {
        letters: letters(paging, listed),
        groups: groups.collect(),
        n_rows: listed.len(),
        first: n_before + 1,
        last: n_before + on_page.len(),
        pager: paging.pager(n),
    };
    Some(Box::new(Page::new(layout, page)))
}

/// Everything in the order of its titles.
pub fn listed(site: &Site) -> Vec<Listed> {
    let entries = site.ids().map(What::Entry);
    let stages = site.journeys.iter().enumerate().flat_map(|(n, journey)| {
        (0..journey.stages.len()).map(move |stage| What::Stage(JourneyId::at(n), stage))
    });
    let listed = |what| {
        let sorted_by = sorted_by(&title(site, what));
        Listed { initial: initial(&sorted_by), sorted_by, what }
    };
    let mut all: Vec<Listed> = entries.chain(stages).map(listed).collect();
    all.sort_unstable_by(|a, b| {
        (a.initial, &a.sorted_by, a.what).cmp(&(b.initial, &b.sorted_by, b.what))
    });
    all
}

fn title(site: &Site, what: What) -> String {
    match what {
        What::Entry(entry) => site.short_title(entry),
        What::Stage(journey, stage) => site.journey(journey).stages[stage].name.to_string(),
    }
}

/// A title without case, marks above letters, and whatever stands before its first letter or digit.
fn sorted_by(title: &str) -> String {
    let folded: String =
        title.nfkd().filter(|it| !is_combining_mark(*it)).flat_map(char::to_lowercase).collect();
    folded.trim_start_matches(|it: char| !it.is_alphanumeric()).to_owned()
}

/// The letter under which a title stands; those that begin with none stand together, before all others.
fn initial(sorted_by: &str) -> Option<char> {
    sorted_by.chars().next().filter(|it| it.is_alphabetic())
}

fn label(initial: Option<char>) -> String {
    initial.map_or_else(|| "#".to_owned(), |it| it.to_uppercase().collect())
}

fn id(initial: Option<char>) -> String {
    format!("l-{:x}", initial.map_or(0, u32::from))
}

fn letters(paging: Paging, listed: &[Listed]) -> Vec<Named> {
    let mut letters = Vec::new();
    let mut n_before = 0;
    for same in listed.chunk_by(|a, b| a.initial == b.initial) {
        let page = u32::try_from(n_before / N_INDEX_ROWS_PER_PAGE).unwrap_or(u32::MAX);
        let url = format!("{}#{}", paging.address(page), id(same[0].initial));
        letters.push(Named { name: label(same[0].initial), url });
        n_before += same.len();
    }
    letters.truncate(N_LETTERS);
    letters
}

fn row(site: &Site, what: What) -> Row {
    let title = title(site, what);
    match what {
        What::Stage(id, stage) => {
            let journey = site.journey(id);
            let url = format!("{}#s-{}", journey.head.address, journey.stages[stage].slug);
            let beside = Some(journey.head.title.to_string());
            Row { title, url, kind: "stage", beside, date: None }
        }
        What::Entry(entry) => {
            let (kind, beside, date) = match entry {
                EntryId::Note(id) => ("note", None, site.note(id).date),
                EntryId::Persona(id) => {
                    ("persona", site.persona(id).role.as_deref().map(str::to_owned), None)
                }
                EntryId::Journey(_) => ("journey", None, None),
                EntryId::Assumption(_) => ("assumption", None, None),
                EntryId::Insight(_) => ("insight", None, None),
                EntryId::Page(_) => ("page", None, None),
            };
            Row { title, url: site.head(entry).address.to_string(), kind, beside, date }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_sorted_as_readers_look_for_them() {
        let mut titles = ["Zeta", "\u{201c}apple\u{201d}", "Éclair", "eclipse", "7:40", "Ähre"];
        titles.sort_by_key(|it| sorted_by(it));
        assert_eq!(titles, ["7:40", "Ähre", "\u{201c}apple\u{201d}", "Éclair", "eclipse", "Zeta"]);
    }
}
