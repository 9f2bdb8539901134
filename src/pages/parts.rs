//! The parts that pages have in common: who somebody is, how a claim is carried, a passage with its source.

use crate::model::{
    Basis, Claim, ClaimId, EntryId, EvidenceId, Mood, NoteId, PersonaId, StageId, Strength, Support,
};
use crate::pages::Site;
use crate::pages::facets::{segment_key, topic_key};
use crate::pages::html::{Filler, Html};
use crate::pages::limits::{N_BACKLINKS, N_CONTEXT_CHARS};
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

/// A passage in a few words, as a sample below a claim.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Quote {
    /// The words.
    pub words: String,
    /// Where they stand.
    pub url: String,
    /// Who is behind them.
    pub by: String,
    /// How we know.
    pub basis: &'static str,
    /// Method of the session.
    pub method: &'static str,
    /// Day of the session.
    pub date: Option<Date>,
    /// Language of the words, when it is not the page's.
    pub lang: Option<String>,
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

/// A passage with its source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Card {
    /// Its id in the note, without the prefix `e-`.
    pub id: String,
    /// The words.
    pub words: String,
    /// `stated`, `observed` or `inferred`.
    pub basis: &'static str,
    /// The quadrants it stands in.
    pub quadrants: Vec<&'static str>,
    /// How it felt.
    pub mood: Option<MoodFacts>,
    /// The personas it is about.
    pub personas: Vec<Who>,
    /// The stages it belongs to.
    pub stages: Vec<Named>,
    /// Who is behind it.
    pub participant: Option<String>,
    /// Method of the session.
    pub method: &'static str,
    /// Day of the session.
    pub date: Option<Date>,
    /// Where it stands in its note.
    pub url: String,
    /// Topics.
    pub topics: Vec<Named>,
    /// Language of the words, when it is not the site's.
    pub lang: Option<String>,
    /// What its participant allowed.
    pub consent: &'static str,
}

/// A link from elsewhere with the words around it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct BacklinkFacts {
    /// The page it stands on.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Words before the name.
    pub before: String,
    /// The name, when it is among the words.
    pub r#match: String,
    /// Words after it.
    pub after: String,
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

/// The key of a mood's word.
pub fn mood_word(value: i8) -> &'static str {
    match value {
        ..=-2 => "very-negative",
        -1 => "negative",
        0 => "neutral",
        1 => "positive",
        2.. => "very-positive",
    }
}

/// The level of a mood, 1 to 5.
pub fn mood_level(value: i8) -> u8 {
    (value.clamp(-2, 2) + 3).unsigned_abs()
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

/// The word of a basis.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "stated",
        Basis::Observed => "observed",
        Basis::Inferred => "inferred",
    }
}

/// A slug as a reader would write it: `persona-group` is `Persona group`.
pub fn readable(slug: &str) -> String {
    let spaced = slug.replace(['-', '_'], " ");
    let mut chars = spaced.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

impl Site<'_> {
    /// Ways to slice, named and linked.
    pub fn segments(&self, segments: &[crate::model::Segment]) -> Vec<SegmentFacts> {
        let facts = |segment: &crate::model::Segment| SegmentFacts {
            facet: readable(&segment.facet),
            value: readable(&segment.value),
            url: self.facet_url(&segment_key(segment)),
        };
        segments.iter().map(facts).collect()
    }

    /// The session some steps away in time, named and linked.
    pub fn neighbor(&self, id: NoteId, step: impl Fn(usize) -> Option<usize>) -> Option<Named> {
        let place = step(self.place_in_time(id))?;
        let note = self.note(*self.timeline.get(place)?);
        Some(Named { name: note.head.title.to_string(), url: note.head.address.to_string() })
    }

    /// A persona, named and linked.
    pub fn who(&self, id: PersonaId) -> Who {
        let persona = self.persona(id);
        Who {
            name: persona.name.to_string(),
            url: persona.head.address.to_string(),
            role: persona.role.as_deref().map(str::to_owned),
            seal: self.seal(id).clone(),
        }
    }

    /// A stage, named and linked.
    pub fn stage_named(&self, id: StageId) -> Named {
        let stage = &self.journey(id.journey).stages[id.index as usize];
        Named { name: stage.name.to_string(), url: self.stage_url(id) }
    }

    /// The participant behind a passage; none when nobody is named.
    pub fn participant(&self, id: EvidenceId) -> Option<&str> {
        let (note, _) = self.passage(id);
        (!note.participants.is_empty()).then(|| self.person(id))
    }

    /// How well a claim is carried, linked to where its passages stand together.
    pub fn pill(&self, support: &Support, url: String) -> Pill {
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
            pill: self.pill(support, self.claim_url(id)),
            quote: newest.map(|id| self.quote(*id)),
            ask: claim.ask.as_deref().map(str::to_owned),
            at: claim.at.as_deref().map(str::to_owned),
            mood: claim.mood.map(mood),
            is_observed: newest.is_some_and(|id| self.passage(*id).1.basis == Basis::Observed),
        }
    }

    /// A passage as a sample.
    pub fn quote(&self, id: EvidenceId) -> Quote {
        let (note, evidence) = self.passage(id);
        Quote {
            words: evidence.words.to_string(),
            url: self.passage_url(id),
            by: self.participant(id).unwrap_or(&note.head.title).to_owned(),
            basis: basis(evidence.basis),
            method: note.method.word(),
            date: note.date,
            lang: self.foreign_lang(id),
        }
    }

    /// A passage with its source.
    pub fn card(&self, id: EvidenceId) -> Card {
        let (note, evidence) = self.passage(id);
        let about = self.resolved(id);
        let topic = |topic: &str| {
            Some(Named { name: topic.to_owned(), url: self.facet_url(&topic_key(topic))? })
        };
        Card {
            id: evidence.id.to_string(),
            words: evidence.words.to_string(),
            basis: basis(evidence.basis),
            quadrants: evidence.quadrants.iter().map(crate::model::Quadrant::word).collect(),
            mood: evidence.mood.map(mood),
            personas: about.personas.iter().map(|id| self.who(*id)).collect(),
            stages: about.stages.iter().map(|id| self.stage_named(*id)).collect(),
            participant: self.participant(id).map(str::to_owned),
            method: note.method.word(),
            date: note.date,
            url: self.passage_url(id),
            topics: evidence.topics.iter().filter_map(|it| topic(it)).collect(),
            lang: self.foreign_lang(id),
            consent: evidence.consent.word(),
        }
    }

    /// The language of a passage when it is not the site's.
    pub fn foreign_lang(&self, id: EvidenceId) -> Option<String> {
        let lang = self.passage(id).0.head.lang.as_deref()?;
        (lang != &*self.settings.lang).then(|| lang.to_owned())
    }

    /// Links from elsewhere, with one line of context each.
    pub fn backlinks_of(&self, entry: EntryId) -> Vec<BacklinkFacts> {
        let name = match entry {
            EntryId::Persona(id) => &self.persona(id).name,
            _ => &*self.head(entry).title,
        };
        let facts = |backlink: &crate::model::Backlink| {
            let head = self.head(backlink.from);
            let (before, found, after) = around(&backlink.context, name);
            BacklinkFacts {
                title: head.title.to_string(),
                url: head.address.to_string(),
                before,
                r#match: found,
                after,
            }
        };
        self.backlinks(entry).iter().take(N_BACKLINKS).map(facts).collect()
    }
}

/// Splits a context around a name, and shortens it on both sides.
fn around(context: &str, name: &str) -> (String, String, String) {
    let Some(start) = context.find(name).filter(|_| !name.is_empty()) else {
        return (head_of(context, 2 * N_CONTEXT_CHARS), String::new(), String::new());
    };
    let (before, rest) = context.split_at(start);
    let (found, after) = rest.split_at(name.len());
    (tail_of(before, N_CONTEXT_CHARS), found.to_owned(), head_of(after, N_CONTEXT_CHARS))
}

fn head_of(text: &str, n_chars: usize) -> String {
    match text.char_indices().nth(n_chars) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn tail_of(text: &str, n_chars: usize) -> String {
    let n_all = text.chars().count();
    match text.char_indices().nth(n_all.saturating_sub(n_chars)) {
        Some((start, _)) if n_chars < n_all => format!("…{}", &text[start..]),
        _ => text.to_owned(),
    }
}
