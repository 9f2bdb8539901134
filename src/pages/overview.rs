//! The overview: the newest voice, then what we know, how well, and what to do next. What there is nothing to show of is left out.

use crate::model::{Audience, Basis, EvidenceId, FacetKey, Method};
use crate::pages::limits::{N_PERSONA_ROWS, N_PERSONAS_ON_OVERVIEW};
use crate::pages::mood::{mood_level, mood_word};
use crate::pages::overview_assumed::{Assumed, assumed};
use crate::pages::overview_coverage::{Coverage, coverage};
use crate::pages::overview_loop::{Loop, told_and_done};
use crate::pages::overview_notes::{NoteRow, newest_notes};
use crate::pages::overview_sessions::{Sessions, sessions};
use crate::pages::parts::{Split, Who, split};
use crate::pages::passages::Card;
use crate::pages::persona_cards::PersonaCard;
use crate::pages::strengths::{Strengths, strengths};
use crate::pages::{About, Facts, Page, PageKind, Shared, Site, Subject, keys};
use jiff::civil::Date;
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "overview", subjects, key: keys::whole, facts };

/// What the overview shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct OverviewFacts {
    /// The newest passage in somebody's own words.
    newest: Option<Shared<Card>>,
    sessions: Sessions,
    /// Passages in all.
    n_passages: usize,
    /// The persona cards that have room here.
    personas: Vec<PersonaCard>,
    n_personas: usize,
    coverage: Option<Coverage>,
    freshness: Vec<Freshness>,
    /// Days after which something has gone quiet.
    half_life_days: u32,
    moods: Moods,
    /// How well the claims of personas and journeys are carried.
    claims: Strengths,
    /// People behind a strong claim.
    n_strong_people: u32,
    /// Claims that nobody has said yet.
    assumed: Vec<Assumed>,
    /// What became of what people said.
    done: Loop,
    notes: Vec<NoteRow>,
    /// The key of what to write next, while something fundamental is missing.
    advice: Option<&'static str>,
}

/// When one persona was last heard.
#[derive(Clone, Debug, Hash, Serialize)]
struct Freshness {
    who: Shared<Who>,
    last_heard: Option<Date>,
    /// The day after which nothing newer means gone quiet.
    due: Option<Date>,
    is_quiet: bool,
}

/// How all passages with a mood felt.
#[derive(Clone, Debug, Hash, Serialize)]
struct Moods {
    n_passages: usize,
    split: Vec<Split>,
    rows: Vec<MoodRow>,
}

/// The passages of one mood.
#[derive(Clone, Debug, Hash, Serialize)]
struct MoodRow {
    level: u8,
    word: &'static str,
    n: usize,
    url: Option<String>,
}

fn subjects(_: &Site) -> Vec<Subject> {
    vec![Subject { address: "index.html".into(), about: About::Site }]
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Site = subject.about else { return None };
    let mut layout = site.layout(subject, &site.settings.title, "overview");
    layout.changed = site.evidence().first().and_then(|id| site.passage(*id).0.date);
    let ids = site.personas_most_heard();
    let supports = site.personas.iter().flat_map(|it| &it.support);
    let page = OverviewFacts {
        newest: newest(site).map(|id| site.card(id)),
        sessions: sessions(site, &site.sessions()),
        n_passages: site.evidence().len(),
        personas: ids
            .iter()
            .take(N_PERSONAS_ON_OVERVIEW)
            .map(|id| site.persona_card(*id))
            .collect(),
        n_personas: ids.len(),
        coverage: coverage(site),
        freshness: ids.iter().take(N_PERSONA_ROWS).map(|id| freshness(site, *id)).collect(),
        half_life_days: site.settings.thresholds.half_life_days,
        moods: moods(site),
        claims: strengths(supports.chain(site.journeys.iter().flat_map(|it| &it.support))),
        n_strong_people: site.settings.thresholds.strong_people,
        assumed: assumed(site),
        done: told_and_done(site),
        notes: newest_notes(site),
        advice: advice(site),
    };
    Some(Box::new(Page::new(layout, page)))
}

/// The newest passage in somebody's own words; what we only read about the field is nobody's voice.
fn newest(site: &Site) -> Option<EvidenceId> {
    let is_voice = |id: &&EvidenceId| {
        let (note, evidence) = site.passage(**id);
        evidence.basis == Basis::Stated && note.method != Method::Trend
    };
    site.evidence().iter().find(is_voice).copied()
}

fn freshness(site: &Site, id: crate::model::PersonaId) -> Freshness {
    let backing = site.backing(id);
    Freshness {
        who: site.who(id),
        last_heard: backing.last_heard,
        due: backing.last_heard.and_then(|it| site.quiet_after(it)),
        is_quiet: backing.is_quiet,
    }
}

fn moods(site: &Site) -> Moods {
    let row = |value: i8| {
        let facet = site.facet(&FacetKey::Mood(value));
        MoodRow {
            level: mood_level(value),
            word: mood_word(value),
            n: facet.map_or(0, |it| it.evidence.len()),
            url: facet.map(|it| it.address(0)),
        }
    };
    let rows: Vec<MoodRow> = (-2..=2).map(row).collect();
    let classes = ["fm1", "fm2", "fm3", "fm4", "fm5"];
    let counts: Vec<(&'static str, usize)> =
        classes.into_iter().zip(&rows).map(|(class, row)| (class, row.n)).collect();
    Moods { n_passages: rows.iter().map(|row| row.n).sum(), split: split(&counts), rows }
}

/// What to write next. Only those who write the notes are told.
fn advice(site: &Site) -> Option<&'static str> {
    if site.audience() != Audience::Team {
        return site.notes.is_empty().then_some("overview-nothing");
    }
    if site.notes.is_empty() {
        return Some("overview-write-note");
    }
    if site.evidence().is_empty() {
        return Some("overview-write-tags");
    }
    if site.personas.is_empty() {
        return Some("overview-write-persona");
    }
    site.journeys.is_empty().then_some("overview-write-journey")
}
