//! The register of assumptions: those we hold, worst risk first, and those we dropped, with the passage that did it.

use crate::model::{AssumptionId, EntryId};
use crate::pages::assumption::VerdictFacts;
use crate::pages::layout::Crumb;
use crate::pages::limits::N_REGISTER_PER_PAGE;
use crate::pages::paging::Paging;
use crate::pages::parts::Pager;
use crate::pages::passages::Quote;
use crate::pages::register::AboutFacts;
use crate::pages::{About, Facts, Page, PageKind, Site, Subject, keys};
use jiff::civil::Date;
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "assumption-index", subjects, key: keys::whole, facts };

/// What one page of the register shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AssumptionIndexFacts {
    /// Assumptions in all.
    n_assumptions: usize,
    /// Those that nobody has said enough about.
    n_untested: usize,
    /// Those we dropped.
    n_dropped: usize,
    /// Those we hold, worst risk first.
    held: Vec<Row>,
    /// Those we dropped.
    dropped: Vec<Row>,
    pager: Pager,
}

/// One assumption.
#[derive(Clone, Debug, Hash, Serialize)]
struct Row {
    claim: String,
    url: String,
    verdict: VerdictFacts,
    risk: Option<String>,
    /// `high`, `medium`, `low`; empty for other words.
    risk_level: &'static str,
    about: Vec<AboutFacts>,
    held_since: Option<Date>,
    owner: Option<String>,
    /// The passage that brought it down.
    fell_by: Option<Quote>,
}

fn paging(site: &Site) -> Paging {
    Paging {
        folder: "assumptions",
        n_items: site.assumptions.len(),
        n_per_page: N_REGISTER_PER_PAGE,
    }
}

fn subjects(site: &Site) -> Vec<Subject> {
    // Without assumptions the menu does not lead here either.
    if site.assumptions.is_empty() { Vec::new() } else { paging(site).subjects() }
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::ListPage(n) = subject.about else { return None };
    let order = in_order(site);
    let paging = paging(site);
    let rows = paging.on_page(&order, n).iter().map(|id| row(site, *id));
    let (dropped, held) = rows.partition(|row| row.verdict.is_dropped);
    let mut layout = site.layout(subject, "", "assumptions");
    layout.kind = "assumptionlist";
    layout.crumbs =
        vec![Crumb::key("nav-overview", "index.html"), Crumb::key("nav-assumptions", "")];
    let n_of =
        |is: fn(&VerdictFacts) -> bool| order.iter().filter(|id| is(&site.verdict(**id))).count();
    let page = AssumptionIndexFacts {
        n_assumptions: order.len(),
        n_untested: n_of(|verdict| verdict.key == "not-enough"),
        n_dropped: n_of(|verdict| verdict.is_dropped),
        held,
        dropped,
        pager: paging.pager(n),
    };
    Some(Box::new(Page::new(layout, page)))
}

/// Those we hold first, worst risk first; of equal risk, those that the fewest people have spoken about.
fn in_order(site: &Site) -> Vec<AssumptionId> {
    let mut ids: Vec<AssumptionId> = (0..site.assumptions.len()).map(AssumptionId::at).collect();
    ids.sort_by_cached_key(|id| {
        let verdict = site.verdict(*id);
        let risk = risk_rank(site.assumption(*id).risk.as_deref());
        (verdict.is_dropped, risk, verdict.n_people_for + verdict.n_people_against, *id)
    });
    ids
}

/// Words for risk, worst first. Authors who describe the harm in other words stand between low and none.
const RISKS: [&str; 3] = ["high", "medium", "low"];

fn risk_rank(risk: Option<&str>) -> usize {
    let Some(risk) = risk else { return RISKS.len() + 1 };
    RISKS.iter().position(|word| *word == risk_level(risk)).unwrap_or(RISKS.len())
}

fn risk_level(risk: &str) -> &'static str {
    let is_first = |word: &&&str| {
        let first = risk.split(|char: char| !char.is_alphanumeric()).next();
        first.is_some_and(|first| first.to_lowercase() == ***word)
    };
    RISKS.iter().find(is_first).copied().unwrap_or_default()
}

fn row(site: &Site, id: AssumptionId) -> Row {
    let (assumption, entry) = (site.assumption(id), EntryId::Assumption(id));
    let head = &assumption.head;
    Row {
        claim: head.claims.first().map_or(&head.title, |claim| &claim.words).to_string(),
        url: head.address.to_string(),
        verdict: site.verdict(id),
        risk: assumption.risk.as_deref().map(str::to_owned),
        risk_level: assumption.risk.as_deref().map(risk_level).unwrap_or_default(),
        about: site.about(entry, &assumption.about),
        held_since: assumption.held_since,
        owner: head.owner.as_deref().map(str::to_owned),
        fell_by: site.fell_by(id).map(|it| site.quote(it)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_risk_comes_first() {
        let mut risks =
            [Some("low"), None, Some("we lose the shop"), Some("High: refunds"), Some("medium")];
        risks.sort_by_key(|risk| risk_rank(*risk));
        assert_eq!(
            risks,
            [Some("High: refunds"), Some("medium"), Some("low"), Some("we lose the shop"), None]
        );
    }
}
