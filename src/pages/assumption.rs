//! The page of an assumption: what we believe, what happens if it is wrong, and who speaks for and against it.

use crate::model::{Assumption, AssumptionId, ClaimId, EntryId, EvidenceId, Linked, Verdict};
use crate::pages::backlinks::BacklinkFacts;
use crate::pages::html::Filler;
use crate::pages::layout::Crumb;
use crate::pages::passages::Quote;
use crate::pages::prose::{ProseFacts, prose};
use crate::pages::register::{AboutFacts, Behind, is_list_of_passages};
use crate::pages::verdict::{Voice, is_dropped, turning_point, verdict};
use crate::pages::{About, Facts, Page, PageKind, Site, Subject, keys};
use jiff::civil::Date;
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "assumption", subjects, key: keys::whole, facts };

/// What the page of an assumption shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct AssumptionFacts {
    /// The title of the file, when it says something else than the claim.
    title: Option<String>,
    behind: Behind,
    verdict: VerdictFacts,
    /// The six steps, from true to false.
    scale: Vec<Step>,
    /// The passage that brought it down.
    fell_by: Option<Quote>,
    about: Vec<AboutFacts>,
    risk: Option<String>,
    held_since: Option<Date>,
    owner: Option<String>,
    review_by: Option<Date>,
    prose: Vec<ProseFacts>,
    backlinks: Vec<BacklinkFacts>,
}

/// A verdict and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct VerdictFacts {
    /// Key of the verdict's words.
    pub key: &'static str,
    /// Whether it drops the belief.
    pub is_dropped: bool,
    /// Key of what the passages say, when the author says something else.
    pub computed: Option<&'static str>,
    /// Whether the author set it.
    pub is_set: bool,
    /// Why the author set it.
    pub because: Option<String>,
    /// People for it.
    pub n_people_for: u32,
    /// People against it.
    pub n_people_against: u32,
    /// People needed for a definite verdict.
    pub n_needed: u32,
}

/// One step of the scale.
#[derive(Clone, Debug, Hash, Serialize)]
struct Step {
    key: &'static str,
    /// Whether it is the verdict.
    is_current: bool,
    /// Whether the passages say so and the author says something else.
    is_computed: bool,
}

/// The key of a verdict's words.
pub fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::DefinitelyTrue => "definitely-true",
        Verdict::LikelyTrue => "likely-true",
        Verdict::MaybeTrue => "maybe-true",
        Verdict::LikelyFalse => "likely-false",
        Verdict::DefinitelyFalse => "definitely-false",
        Verdict::NotEnough => "not-enough",
    }
}

fn subjects(site: &Site) -> Vec<Subject> {
    let subject = |(index, assumption): (usize, &Linked<Assumption>)| Subject {
        address: assumption.head.address.clone(),
        about: About::Assumption(AssumptionId::at(index)),
    };
    site.assumptions.iter().enumerate().map(subject).collect()
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Assumption(id) = subject.about else { return None };
    let (assumption, entry) = (site.assumption(id), EntryId::Assumption(id));
    let head = &assumption.head;
    let mut layout = site.layout_of(subject, entry, "assumptions");
    layout.kind = "assumptionpage";
    layout.crumbs = vec![
        Crumb::key("nav-overview", "index.html"),
        Crumb::key("nav-assumptions", "assumptions/index.html"),
        Crumb::here(&head.title),
    ];
    let support = site.support(ClaimId { entry, index: 0 });
    layout.changed = support
        .backing
        .iter()
        .chain(&support.against)
        .filter_map(|it| site.passage(*it).0.date)
        .max();
    let filler = Filler { site, entry, root: &layout.root, note: None };
    let verdict = site.verdict(id);
    let is_other = head.claims.first().is_some_and(|claim| *claim.words != *head.title);
    let page = AssumptionFacts {
        title: is_other.then(|| head.title.to_string()),
        behind: site.behind(entry, &layout.root),
        scale: scale(&verdict),
        fell_by: site.fell_by(id).map(|it| site.quote(it)),
        verdict,
        about: site.about(entry, &assumption.about),
        risk: assumption.risk.as_deref().map(str::to_owned),
        held_since: assumption.held_since,
        owner: head.owner.as_deref().map(str::to_owned),
        review_by: head.review_by,
        prose: prose(
            &filler,
            head,
            assumption.body.iter().filter(|it| !is_list_of_passages(site, entry, it)),
        ),
        backlinks: site.backlinks_of(entry),
    };
    Some(Box::new(Page { drawn: page.behind.drawn(), ..Page::new(layout, page) }))
}

fn scale(verdict: &VerdictFacts) -> Vec<Step> {
    let step = |key| Step {
        key,
        is_current: key == verdict.key,
        is_computed: verdict.computed == Some(key),
    };
    Verdict::ALL.into_iter().map(verdict_key).map(step).collect()
}

impl Site {
    /// The verdict on an assumption: the author's, else the one its passages give.
    pub fn verdict(&self, id: AssumptionId) -> VerdictFacts {
        let assumption = self.assumption(id);
        let support = self.support(ClaimId { entry: EntryId::Assumption(id), index: 0 });
        let n_needed = self.settings.thresholds.verdict_people;
        let computed = verdict(support.n_people, support.n_people_against, n_needed);
        let shown = assumption.verdict.unwrap_or(computed);
        VerdictFacts {
            key: verdict_key(shown),
            is_dropped: is_dropped(shown),
            computed: (shown != computed).then(|| verdict_key(computed)),
            is_set: assumption.verdict.is_some(),
            because: assumption.because.as_deref().map(str::to_owned),
            n_people_for: support.n_people,
            n_people_against: support.n_people_against,
            n_needed,
        }
    }

    /// The passage that brought a dropped assumption down; the newest one against it when the author dropped it.
    pub fn fell_by(&self, id: AssumptionId) -> Option<EvidenceId> {
        if !self.verdict(id).is_dropped {
            return None;
        }
        let support = self.support(ClaimId { entry: EntryId::Assumption(id), index: 0 });
        let mut passages: Vec<(EvidenceId, bool)> =
            support.backing.iter().map(|it| (*it, false)).collect();
        passages.extend(support.against.iter().map(|it| (*it, true)));
        passages.sort_by_key(|(id, _)| (self.passage(*id).0.date, *id));
        let voice = |(id, is_against): &(EvidenceId, bool)| Voice {
            person: self.person(*id),
            is_against: *is_against,
        };
        let voices: Vec<Voice> = passages.iter().map(voice).collect();
        let turned = turning_point(&voices, self.settings.thresholds.verdict_people);
        turned
            .and_then(|at| passages.get(at))
            .map(|it| it.0)
            .or_else(|| support.against.first().copied())
    }
}
