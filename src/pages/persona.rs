//! The page of a persona: what they want, what stops them, their day, and how well we know each of it.

use crate::model::{
    ClaimId, EntryId, EvidenceId, FacetKey, Journey, JourneyId, Linked, Persona, PersonaBasis,
    PersonaId, Quadrant, Section, SectionKind, StageId,
};
use crate::pages::backlinks::BacklinkFacts;
use crate::pages::curve::spark;
use crate::pages::html::{Filler, Html};
use crate::pages::layout::Crumb;
use crate::pages::limits::{N_ASKS, N_PARTICIPANTS};
use crate::pages::parts::{ClaimFacts, SegmentFacts, Split, Tab, Who};
use crate::pages::passages::Quote;
use crate::pages::strengths::strengths;
use crate::pages::{About, Facts, Page, PageKind, Shared, Site, Subject, keys};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::HashSet;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "persona", subjects, key: keys::whole, facts };

/// What the page of a persona shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PersonaFacts {
    who: Shared<Who>,
    /// The title of the file, when it says more than the name.
    tagline: Option<String>,
    segments: Vec<SegmentFacts>,
    tabs: Vec<Tab>,
    /// The passage at the top.
    quote: Option<Quote>,
    intro: Html,
    /// What they call valuable, in their words.
    value: Option<String>,
    basis: Option<&'static str>,
    /// Claims by section; the day and the statements stand elsewhere.
    sections: Vec<SectionFacts>,
    /// The day, by the hour.
    day: Vec<ClaimFacts>,
    journeys: Vec<JourneyCard>,
    /// Passages and statements per quadrant of the empathy map.
    quadrants: Vec<QuadrantCount>,
    empathy_url: String,
    asks: Vec<String>,
    participants: Vec<ParticipantFacts>,
    backing: Backing,
    backlinks: Vec<BacklinkFacts>,
}

/// One section.
#[derive(Clone, Debug, Hash, Serialize)]
struct SectionFacts {
    /// Key of the heading's string for a known section; empty for prose.
    key: &'static str,
    title: String,
    id: String,
    claims: Vec<ClaimFacts>,
    prose: Html,
}

/// A journey the persona walks.
#[derive(Clone, Debug, Hash, Serialize)]
struct JourneyCard {
    title: String,
    url: String,
    spark: String,
    n_stages: usize,
    lowest: Option<String>,
    highest: Option<String>,
    n_passages: usize,
    n_people: u32,
}

/// How full one quadrant is.
#[derive(Clone, Debug, Hash, Serialize)]
struct QuadrantCount {
    quadrant: &'static str,
    n: usize,
}

/// Somebody we listened to.
#[derive(Clone, Debug, Hash, Serialize)]
struct ParticipantFacts {
    name: String,
    url: String,
    method: &'static str,
    date: Option<Date>,
    consent: &'static str,
    n_passages: usize,
}

/// What the persona rests on.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Backing {
    /// Passages.
    pub n_passages: usize,
    /// People behind them.
    pub n_people: u32,
    /// Methods used.
    pub n_methods: usize,
    /// When somebody was last heard.
    pub last_heard: Option<Date>,
    /// Whether that is longer ago than the half-life.
    pub is_quiet: bool,
    /// When it should be looked at again.
    pub review_by: Option<Date>,
    /// Who looks after it.
    pub owner: Option<String>,
    /// Claims in all.
    pub n_claims: usize,
    /// Claims by strength, as a bar.
    pub split: Vec<Split>,
    /// Strong, thin, contested, assumed.
    pub n_strong: usize,
    /// Claims of one or two people.
    pub n_thin: usize,
    /// Claims with passages for and against.
    pub n_contested: usize,
    /// Claims without a passage.
    pub n_assumed: usize,
    /// Whether nobody was heard and everything is assumed.
    pub is_proto: bool,
}

fn subjects(site: &Site) -> Vec<Subject> {
    let subject = |(index, persona): (usize, &Linked<Persona>)| Subject {
        address: persona.head.address.clone(),
        about: About::Persona(PersonaId::at(index)),
    };
    site.personas.iter().enumerate().map(subject).collect()
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Persona(id) = subject.about else { return None };
    let persona = site.persona(id);
    let entry = EntryId::Persona(id);
    let evidence = site.on_persona(id);
    let mut layout = site.layout_of(subject, entry, "personas");
    layout.title = persona.name.to_string();
    layout.kind = "personapage";
    layout.crumbs = vec![
        Crumb::key("nav-overview", "index.html"),
        Crumb::key("nav-personas", "personas/index.html"),
        Crumb::here(&persona.name),
    ];
    let backing = site.backing(id);
    layout.changed = backing.last_heard;
    let filler = Filler { site, entry, root: &layout.root, note: None };
    let claims_of = |section: &Section| claims(site, entry, section, &layout.root);
    let page = PersonaFacts {
        who: site.who(id),
        tagline: (*persona.head.title != *persona.name).then(|| persona.head.title.to_string()),
        segments: site.segments(&persona.head.segments),
        tabs: site.persona_tabs(id, "profile"),
        quote: site.opening_quote(id),
        intro: filler.fill(&persona.intro),
        value: persona.value.as_deref().map(str::to_owned),
        basis: persona.basis.map(basis_word),
        sections: persona
            .sections
            .iter()
            .filter_map(|it| section(persona, it, claims_of(it), &filler))
            .collect(),
        day: day(persona, claims_of),
        journeys: journeys(site, id),
        quadrants: quadrants(site, id),
        empathy_url: site.sub_address(entry, "empathy"),
        asks: asks(site, evidence),
        participants: participants(site, evidence),
        backing,
        backlinks: site.backlinks_of(entry),
    };
    Some(Box::new(Page::new(layout, page)))
}

fn basis_word(basis: PersonaBasis) -> &'static str {
    match basis {
        PersonaBasis::Proto => "proto",
        PersonaBasis::Qualitative => "qualitative",
        PersonaBasis::Statistical => "statistical",
    }
}

fn claims(site: &Site, entry: EntryId, section: &Section, root: &str) -> Vec<ClaimFacts> {
    let ids = section.claims.clone().filter_map(|index| u32::try_from(index).ok());
    ids.map(|index| site.claim(ClaimId { entry, index }, root)).collect()
}

/// The key of a section's heading; empty for prose, none for what stands elsewhere than on the profile.
pub fn section_key(kind: SectionKind) -> Option<&'static str> {
    match kind {
        SectionKind::Success => Some("section-success"),
        SectionKind::Goals => Some("section-goals"),
        SectionKind::Pains => Some("section-pains"),
        SectionKind::Gains => Some("section-gains"),
        SectionKind::Jobs => Some("section-jobs"),
        SectionKind::Needs => Some("section-needs"),
        SectionKind::Prose => Some(""),
        SectionKind::Day | SectionKind::Statements(_) => None,
    }
}

fn section(
    persona: &Persona,
    section: &Section,
    claims: Vec<ClaimFacts>,
    filler: &Filler,
) -> Option<SectionFacts> {
    let key = section_key(section.kind)?;
    let anchor = persona.head.anchors.get(section.anchor as usize);
    Some(SectionFacts {
        key,
        title: section.title.to_string(),
        id: anchor.map(|it| it.id.to_string()).unwrap_or_default(),
        claims,
        prose: section
            .body
            .iter()
            .map(|block| filler.fill(&block.markup).0)
            .collect::<String>()
            .into(),
    })
}

fn day(persona: &Persona, claims_of: impl Fn(&Section) -> Vec<ClaimFacts>) -> Vec<ClaimFacts> {
    let days = persona.sections.iter().filter(|it| it.kind == SectionKind::Day);
    let mut hours: Vec<ClaimFacts> = days.flat_map(claims_of).collect();
    hours.sort_by(|a, b| a.at.cmp(&b.at));
    hours
}

fn journeys(site: &Site, persona: PersonaId) -> Vec<JourneyCard> {
    let card = |(id, journey): (JourneyId, &Linked<Journey>)| {
        let moods = site.moods_along(persona, id);
        let all = site.persona_on_journey(persona, id);
        let named = |at: Option<usize>| at.map(|at| journey.stages[at].name.to_string());
        let heard = || moods.iter().enumerate().filter_map(|(at, mood)| Some((at, (*mood)?)));
        JourneyCard {
            title: journey.head.title.to_string(),
            url: journey.head.address.to_string(),
            spark: spark(&moods),
            n_stages: journey.stages.len(),
            lowest: named(heard().min_by_key(|(_, mood)| *mood).map(|it| it.0)),
            highest: named(heard().max_by_key(|(_, mood)| *mood).map(|it| it.0)),
            n_passages: all.len(),
            n_people: site.n_people(&all),
        }
    };
    site.journeys_of(persona).map(card).collect()
}

fn quadrants(site: &Site, persona: PersonaId) -> Vec<QuadrantCount> {
    let count = |quadrant: Quadrant| QuadrantCount {
        quadrant: quadrant.word(),
        n: site
            .facet(&FacetKey::PersonaQuadrant(persona, quadrant))
            .map_or(0, |it| it.evidence.len()),
    };
    Quadrant::CLASSIC.into_iter().map(count).collect()
}

/// What to ask next time, from the newest sessions with this persona.
fn asks(site: &Site, evidence: &[EvidenceId]) -> Vec<String> {
    let mut notes: Vec<_> = evidence.iter().map(|id| id.note).collect();
    notes.dedup();
    let mut seen = HashSet::new();
    let asks = notes.iter().flat_map(|id| &site.note(*id).asks).filter(|ask| seen.insert(*ask));
    asks.take(N_ASKS).map(ToString::to_string).collect()
}

/// The sessions behind the persona's passages, newest first, one row per participant and session.
fn participants(site: &Site, evidence: &[EvidenceId]) -> Vec<ParticipantFacts> {
    let row = |ids: &[EvidenceId]| {
        let (note, _) = site.passage(*ids.first()?);
        Some(ParticipantFacts {
            name: site.participant(ids[0]).unwrap_or(&note.head.title).to_owned(),
            url: note.head.address.to_string(),
            method: note.method.word(),
            date: note.date,
            consent: note.consent.word(),
            n_passages: ids.len(),
        })
    };
    evidence.chunk_by(|a, b| a.note == b.note).filter_map(row).take(N_PARTICIPANTS).collect()
}

impl Site {
    /// Passages of a persona at a stage, newest first.
    pub fn persona_on_stage(&self, persona: PersonaId, stage: StageId) -> &[EvidenceId] {
        self.facet(&FacetKey::PersonaStage(persona, stage)).map_or(&[], |it| &it.evidence)
    }

    /// Passages of a persona at any stage of a journey, in the order of the notes.
    pub fn persona_on_journey(&self, persona: PersonaId, journey: JourneyId) -> Vec<EvidenceId> {
        let stages = self.stages_of(journey);
        let mut ids: Vec<EvidenceId> =
            stages.flat_map(|stage| self.persona_on_stage(persona, stage)).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The moods of a persona from stage to stage, in tenths; none where nobody was heard.
    pub fn moods_along(&self, persona: PersonaId, journey: JourneyId) -> Vec<Option<i32>> {
        let mood = |stage| self.mood_of(self.persona_on_stage(persona, stage)).map(|it| it.tenths);
        self.stages_of(journey).map(mood).collect()
    }

    /// The stages of a journey, in order.
    pub fn stages_of(&self, journey: JourneyId) -> impl Iterator<Item = StageId> + use<> {
        let n_stages = self.journey(journey).stages.len();
        (0_u32..).take(n_stages).map(move |index| StageId { journey, index })
    }

    /// The passage the author chose, else the newest one in somebody's own words.
    pub fn opening_quote(&self, id: PersonaId) -> Option<Quote> {
        let persona = self.persona(id);
        let chosen = persona
            .quote
            .and_then(|it| self.passage_at(persona.targets().get(it.index())?.as_ref()?));
        let stated = |id: &&EvidenceId| self.passage(**id).1.basis == crate::model::Basis::Stated;
        let newest = || self.on_persona(id).iter().find(stated).copied();
        chosen.or_else(newest).map(|id| self.quote(id))
    }

    /// What a persona rests on.
    pub fn backing(&self, id: PersonaId) -> Backing {
        let persona = self.persona(id);
        let evidence = self.on_persona(id);
        let last_heard = evidence.iter().filter_map(|id| self.passage(*id).0.date).max();
        let mut methods: Vec<_> = evidence.iter().map(|id| self.passage(*id).0.method).collect();
        methods.sort_unstable();
        methods.dedup();
        let claims = strengths(persona.support.iter());
        Backing {
            n_passages: evidence.len(),
            n_people: self.n_people(evidence),
            n_methods: methods.len(),
            last_heard,
            is_quiet: last_heard.is_some_and(|it| self.is_quiet(it)),
            review_by: persona.head.review_by,
            owner: persona.head.owner.as_deref().map(str::to_owned),
            n_claims: claims.n_claims,
            split: claims.split,
            n_strong: claims.n_strong,
            n_thin: claims.n_thin,
            n_contested: claims.n_contested,
            n_assumed: claims.n_assumed,
            is_proto: evidence.is_empty() && claims.n_assumed == claims.n_claims,
        }
    }

    /// The pages that belong to a persona.
    pub fn persona_tabs(&self, id: PersonaId, current: &'static str) -> Vec<Tab> {
        let entry = EntryId::Persona(id);
        let n_claims = self.persona(id).head.claims.len();
        let evidence = self.on_persona(id);
        let tab = |key, url: String, n| Tab { key, url, n, is_current: key == current };
        let profile = self.head(entry).address.to_string();
        let mut tabs = vec![
            tab("profile", profile, None),
            tab("empathy", self.sub_address(entry, "empathy"), None),
        ];
        if let Some((journey, _)) = self.journeys_of(id).next() {
            let journey = self.journey(journey);
            tabs.push(tab("journey", journey.head.address.to_string(), Some(journey.stages.len())));
        }
        tabs.push(tab("claims", self.sub_address(entry, "claims"), Some(n_claims)));
        if let Some(url) = self.facet_url(&FacetKey::Persona(id)) {
            tabs.push(tab("evidence", url, Some(evidence.len())));
        }
        tabs
    }
}
