//! The parts that pages have in common: who somebody is, how a claim is carried, a passage with its source.

use crate::model::{
    Basis, Claim, ClaimId, EntryId, EvidenceId, FacetKey, Mood, NoteId, Strength, Support,
};
use crate::pages::Site;
use crate::pages::html::{Filler, Html};
use crate::pages::mood::{mood_level, mood_word};
use crate::pages::passages::Quote;
use crate::pages::seal::Seal;
use jiff::civil::Date;
use serde::Serialize;

/// A persona, named and linked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Who {
    /// Their name.
    pub name: String,
    /// Their page.
    pub url: String,
    /// Who they are in one line.
    pub role: Option<String>,
    /// Their seal.
    pub seal: Seal,
}

/// A name with an address.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Named {
    /// What it is called.
    pub name: String,
    /// Where it stands.
    pub url: String,
}

/// A way to slice, named and linked to its passages.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SegmentFacts {
    /// The facet, readable.
    pub facet: String,
    /// The value, readable.
    pub value: String,
    /// Its passages, when there are any.
    pub url: Option<String>,
}

/// How a mood is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct MoodFacts {
    /// 1 (very negative) to 5 (very positive).
    pub level: u8,
    /// Key of its word.
    pub word: &'static str,
    /// −2 to +2.
    pub value: i8,
    /// The mood before the change.
    pub before: Option<i8>,
}

/// How well a claim is carried.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Pill {
    /// `strong`, `thin`, `contest` or `assume`.
    pub strength: &'static str,
    /// Passages for it.
    pub n_passages: usize,
    /// People behind them.
    pub n_people: u32,
    /// Passages for it.
    pub n_for: usize,
    /// Passages against it.
    pub n_against: usize,
    /// Whether nothing is newer than the half-life.
    pub is_quiet: bool,
    /// Date of the newest passage.
    pub newest: Option<Date>,
    /// Where its passages stand together.
    pub url: Option<String>,
}

/// A claim with what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ClaimFacts {
    /// Its id in the page, without the prefix `c-`.
    pub id: String,
    /// The claim.
    pub html: Html,
    /// The claim in plain words.
    pub words: String,
    /// How well it is carried.
    pub pill: Pill,
    /// The newest passage behind it.
    pub quote: Option<Quote>,
    /// What to ask next time.
    pub ask: Option<String>,
    /// Time of day.
    pub at: Option<String>,
    /// How it felt.
    pub mood: Option<MoodFacts>,
    /// Whether its newest passage was observed rather than said.
    pub is_observed: bool,
}

/// One page of a pager.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PagerPage {
    /// Its number, from 1.
    pub n: u32,
    /// Its address.
    pub url: String,
    /// Whether it is this page.
    pub is_current: bool,
}

/// The way through a list of several pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Pager {
    /// The pages near this one, the first and the last.
    pub pages: Vec<PagerPage>,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// One tab of pages that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Tab {
    /// Key of its string.
    pub key: &'static str,
    /// Its address.
    pub url: String,
    /// How many things it holds.
    pub n: Option<usize>,
    /// Whether it is this page.
    pub is_current: bool,
}

/// One part of a split bar.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Split {
    /// Class of its color.
    pub class: &'static str,
    /// Where it begins.
    pub x: usize,
    /// How wide it is.
    pub width: usize,
    /// How wide all are.
    pub total: usize,
}

/// Makes a split bar of counts in order.
pub fn split(counts: &[(&'static str, usize)]) -> Vec<Split> {
    let total = counts.iter().map(|(_, width)| width).sum();
    let mut x = 0;
    let mut parts = Vec::new();
    for (class, width) in counts {
        parts.push(Split { class, x, width: *width, total });
        x += width;
    }
    parts
}

/// Pages near the current one, the first and the last.
pub fn pager(n_pages: u32, current: u32, address: impl Fn(u32) -> String) -> Pager {
    if n_pages <= 1 {
        return Pager::default();
    }
    let is_shown = |n: &u32| *n == 0 || *n + 1 == n_pages || n.abs_diff(current) <= 2;
    let page = |n: u32| PagerPage { n: n + 1, url: address(n), is_current: n == current };
    Pager {
        pages: (0..n_pages).filter(is_shown).map(page).collect(),
        previous: current.checked_sub(1).map(&address),
        next: (current + 1 < n_pages).then(|| address(current + 1)),
    }
}

/// A mood as it is drawn.
pub fn mood(mood: Mood) -> MoodFacts {
    MoodFacts {
        level: mood_level(mood.value),
        word: mood_word(mood.value),
        value: mood.value,
        before: mood.before,
    }
}

/// A slug as a reader would write it: `persona-group` is `Persona group`.
pub fn readable(slug: &str) -> String {
    let spaced = slug.replace(['-', '_'], " ");
    let mut chars = spaced.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// How well a claim is carried, linked to where its passages stand together.
pub fn pill(support: &Support, url: String) -> Pill {
    let has_passages = support.strength != Strength::Assumption;
    Pill {
        strength: support.strength.word(),
        n_passages: support.backing.len(),
        n_people: support.n_people,
        n_for: support.backing.len(),
        n_against: support.against.len(),
        is_quiet: support.is_quiet,
        newest: support.newest,
        url: has_passages.then_some(url),
    }
}

impl Site {
    /// Ways to slice, named and linked.
    pub fn segments(&self, segments: &[crate::model::Segment]) -> Vec<SegmentFacts> {
        let facts = |segment: &crate::model::Segment| SegmentFacts {
            facet: readable(&segment.facet),
            value: readable(&segment.value),
            url: self.facet_url(&FacetKey::of_segment(segment)),
        };
        segments.iter().map(facts).collect()
    }

    /// The session some steps away in time, named and linked.
    pub fn neighbor(&self, id: NoteId, step: impl Fn(usize) -> Option<usize>) -> Option<Named> {
        let place = step(self.place_in_time(id))?;
        let note = self.note(*self.lists.timeline.get(place)?);
        Some(Named { name: note.head.title.to_string(), url: note.head.address.to_string() })
    }

    /// The participant behind a passage; none when nobody is named.
    pub fn participant(&self, id: EvidenceId) -> Option<&str> {
        let (note, _) = self.passage(id);
        (!note.participants.is_empty()).then(|| self.person(id))
    }

    /// Where the passages behind a claim stand together.
    pub fn claim_url(&self, claim: ClaimId) -> String {
        let id = &self.head(claim.entry).claims[claim.index as usize].id;
        match claim.entry {
            EntryId::Persona(_) => format!("{}#ev-{id}", self.sub_address(claim.entry, "claims")),
            EntryId::Journey(_) => format!("{}#ev-{id}", self.head(claim.entry).address),
            EntryId::Assumption(_) | EntryId::Insight(_) | EntryId::Note(_) | EntryId::Page(_) => {
                format!("{}#passages", self.head(claim.entry).address)
            }
        }
    }

    /// A claim with what stands behind it, for a page whose way to the root is `root`.
    pub fn claim(&self, id: ClaimId, root: &str) -> ClaimFacts {
        let claim: &Claim = &self.head(id.entry).claims[id.index as usize];
        let support = self.support(id);
        let newest = support.backing.first().or(support.against.first());
        let filler = Filler { site: self, entry: id.entry, root, note: None };
        ClaimFacts {
            id: claim.id.to_string(),
            html: filler.fill(&claim.markup),
            words: claim.words.to_string(),
            pill: pill(support, self.claim_url(id)),
            quote: newest.map(|id| self.quote(*id)),
            ask: claim.ask.as_deref().map(str::to_owned),
            at: claim.at.as_deref().map(str::to_owned),
            mood: claim.mood.map(mood),
            is_observed: newest.is_some_and(|id| self.passage(*id).1.basis == Basis::Observed),
        }
    }
}
