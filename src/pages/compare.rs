//! Side by side: the personas as a whole, and those who were heard at one stage of a journey. The same rows for all, so that a gap is seen.

use crate::model::{
    ClaimId, EntryId, EvidenceId, FacetKey, JourneyId, PersonaId, Quadrant, SectionKind, StageId,
};
use crate::pages::facets::short;
use crate::pages::layout::Crumb;
use crate::pages::limits::{N_CLAIMS_COMPARED, N_PERSONAS_COMPARED, N_QUOTES_COMPARED};
use crate::pages::mood::MoodSummary;
use crate::pages::parts::{ClaimFacts, Named, Who};
use crate::pages::passages::Quote;
use crate::pages::persona::section_key;
use crate::pages::{About, Facts, Page, PageKind, Shared, Site, Subject, keys};
use jiff::civil::Date;
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "compare", subjects, key: keys::whole, facts };
/// Where the personas stand side by side.
pub const PERSONAS: &str = "compare/index.html";
/// The sections of personas that are compared, from top to bottom.
const SECTIONS: [SectionKind; 6] = [
    SectionKind::Jobs,
    SectionKind::Goals,
    SectionKind::Needs,
    SectionKind::Success,
    SectionKind::Pains,
    SectionKind::Gains,
];

/// What a page of things side by side shows.
#[derive(Clone, Debug, Hash, Serialize)]
struct CompareFacts {
    /// The stage that is looked at; none for personas as a whole.
    stage: Option<StageFacts>,
    /// Who stands side by side, those heard most first.
    columns: Vec<Column>,
    /// Rows in which somebody has something.
    rows: Vec<Row>,
    /// Personas for whom there is no room.
    n_more: usize,
}

/// The stage that is looked at, and where to go from there.
#[derive(Clone, Debug, Hash, Serialize)]
struct StageFacts {
    name: String,
    journey: Named,
    /// All stages of the journey that have such a page.
    stages: Vec<Named>,
}

/// One persona.
#[derive(Clone, Debug, Hash, Serialize)]
struct Column {
    /// The last part of its address, which the page's own address may name.
    id: String,
    who: Shared<Who>,
    n_passages: usize,
    n_people: u32,
    /// Where these passages stand.
    url: Option<String>,
    last_heard: Option<Date>,
    is_quiet: bool,
}

/// One row: what is compared, and one cell per persona.
#[derive(Clone, Debug, Hash, Serialize)]
struct Row {
    /// `mood`, `quadrant`, `section` or `journey`.
    sort: &'static str,
    /// The quadrant, or the key of a section's string.
    key: &'static str,
    /// The journey.
    journey: Option<Named>,
    cells: Vec<Cell>,
}

/// What one persona has in a row.
#[derive(Clone, Debug, Default, Hash, Serialize)]
struct Cell {
    mood: Option<MoodSummary>,
    /// The mood along a journey.
    spark: String,
    claims: Vec<ClaimFacts>,
    quotes: Vec<Quote>,
    /// Passages or claims in all.
    n: usize,
    /// Where all of them stand.
    url: Option<String>,
}

fn subjects(site: &Site) -> Vec<Subject> {
    let mut subjects = Vec::new();
    if site.has_personas_compared() {
        subjects.push(Subject { address: PERSONAS.into(), about: About::Site });
    }
    for journey in (0..site.journeys.len()).map(JourneyId::at) {
        let stages = site.stages_of(journey);
        subjects.extend(stages.filter_map(|stage| {
            let address = site.stage_compared(stage)?.into();
            Some(Subject { address, about: About::Stage(stage) })
        }));
    }
    subjects
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    match subject.about {
        About::Site => Some(Box::new(personas(site, subject))),
        About::Stage(stage) => Some(Box::new(at_stage(site, subject, stage))),
        _ => None,
    }
}

fn personas(site: &Site, subject: &Subject) -> Page<CompareFacts> {
    let mut layout = site.layout(subject, "", "personas");
    layout.crumbs = vec![
        Crumb::key("nav-overview", "index.html"),
        Crumb::key("nav-personas", "personas/index.html"),
        Crumb::key("compare-personas", ""),
    ];
    let all = site.personas_most_heard();
    let ids = &all[..all.len().min(N_PERSONAS_COMPARED)];
    let mut rows = vec![mood_row(site, ids, |id| site.on_persona(id).to_vec())];
    rows.extend((0..site.journeys.len()).map(|at| journey_row(site, ids, JourneyId::at(at))));
    rows.extend(SECTIONS.map(|kind| section_row(site, ids, kind, &layout.root)));
    rows.extend(Quadrant::CLASSIC.map(|quadrant| {
        let cell = |id| {
            let key = FacetKey::PersonaQuadrant(id, quadrant);
            Cell { url: site.facet_url(&key), ..said(site, site.in_quadrant(id, quadrant), 1) }
        };
        Row { key: quadrant.word(), ..row("quadrant", ids, cell) }
    }));
    let column = |id: &PersonaId| column(site, *id, site.on_persona(*id), &FacetKey::Persona(*id));
    let columns: Vec<Column> = ids.iter().map(column).collect();
    layout.changed = columns.iter().filter_map(|it| it.last_heard).max();
    let n_more = all.len() - ids.len();
    Page::new(layout, CompareFacts { stage: None, columns, rows: filled(rows), n_more })
}

fn at_stage(site: &Site, subject: &Subject, stage: StageId) -> Page<CompareFacts> {
    let journey = site.journey(stage.journey);
    let name = |id: StageId| journey.stages[id.index as usize].name.to_string();
    let mut layout = site.layout(subject, &name(stage), "journeys");
    layout.crumbs = vec![
        Crumb::key("nav-overview", "index.html"),
        Crumb::key("nav-journeys", "journeys/index.html"),
        Crumb::to(&journey.head.title, &journey.head.address),
        Crumb::here(&name(stage)),
    ];
    let all = site.personas_at(stage);
    let ids = &all[..all.len().min(N_PERSONAS_COMPARED)];
    let on_stage = |id| site.persona_on_stage(id, stage).to_vec();
    let mut rows = vec![mood_row(site, ids, on_stage)];
    rows.extend(Quadrant::ALL.map(|quadrant| {
        let cell = |id| {
            let mut passages = on_stage(id);
            passages.retain(|it| site.passage(*it).1.quadrants.contains(quadrant));
            said(site, &passages, N_QUOTES_COMPARED)
        };
        Row { key: quadrant.word(), ..row("quadrant", ids, cell) }
    }));
    let column = |id: &PersonaId| {
        let key = FacetKey::PersonaStage(*id, stage);
        column(site, *id, site.persona_on_stage(*id, stage), &key)
    };
    let columns: Vec<Column> = ids.iter().map(column).collect();
    layout.changed = columns.iter().filter_map(|it| it.last_heard).max();
    let others = site
        .stages_of(stage.journey)
        .filter_map(|id| Some(Named { name: name(id), url: site.stage_compared(id)? }));
    let facts = StageFacts {
        name: name(stage),
        journey: Named {
            name: journey.head.title.to_string(),
            url: format!(
                "{}#s-{}",
                journey.head.address, journey.stages[stage.index as usize].slug
            ),
        },
        stages: others.collect(),
    };
    let n_more = all.len() - ids.len();
    Page::new(layout, CompareFacts { stage: Some(facts), columns, rows: filled(rows), n_more })
}

fn filled(mut rows: Vec<Row>) -> Vec<Row> {
    let is_filled = |it: &Cell| 0 < it.n || it.mood.is_some();
    rows.retain(|row| row.cells.iter().any(is_filled));
    rows
}

fn column(site: &Site, id: PersonaId, passages: &[EvidenceId], all: &FacetKey) -> Column {
    let last_heard = passages.iter().filter_map(|it| site.passage(*it).0.date).max();
    Column {
        id: short(&site.persona(id).head.address),
        who: site.who(id),
        n_passages: passages.len(),
        n_people: site.n_people(passages),
        url: site.facet_url(all),
        last_heard,
        is_quiet: last_heard.is_some_and(|it| site.is_quiet(it)),
    }
}

fn row(sort: &'static str, ids: &[PersonaId], cell: impl Fn(PersonaId) -> Cell) -> Row {
    Row { sort, key: "", journey: None, cells: ids.iter().map(|id| cell(*id)).collect() }
}

fn mood_row(site: &Site, ids: &[PersonaId], of: impl Fn(PersonaId) -> Vec<EvidenceId>) -> Row {
    row("mood", ids, |id| Cell { mood: site.mood_of(&of(id)), ..Cell::default() })
}

fn journey_row(site: &Site, ids: &[PersonaId], journey: JourneyId) -> Row {
    let cell = |id| {
        let passages = site.persona_on_journey(id, journey);
        Cell {
            mood: site.mood_of(&passages),
            spark: crate::pages::curve::spark(&site.moods_along(id, journey)),
            ..Cell::default()
        }
    };
    let head = &site.journey(journey).head;
    let journey = Named { name: head.title.to_string(), url: head.address.to_string() };
    Row { journey: Some(journey), ..row("journey", ids, cell) }
}

/// The best carried claims of one kind of section.
fn section_row(site: &Site, ids: &[PersonaId], kind: SectionKind, root: &str) -> Row {
    let cell = |id| {
        let entry = EntryId::Persona(id);
        let sections = site.persona(id).sections.iter().filter(|it| it.kind == kind);
        let indices = sections.flat_map(|it| it.claims.clone());
        let mut claims: Vec<ClaimId> = indices
            .filter_map(|index| Some(ClaimId { entry, index: u32::try_from(index).ok()? }))
            .collect();
        claims.sort_by_key(|it| std::cmp::Reverse(site.weight(*it)));
        let shown = claims.iter().take(N_CLAIMS_COMPARED);
        Cell {
            claims: shown.map(|it| site.claim(*it, root)).collect(),
            n: claims.len(),
            url: Some(site.sub_address(entry, "claims")),
            ..Cell::default()
        }
    };
    Row { key: section_key(kind).unwrap_or_default(), ..row("section", ids, cell) }
}

/// The newest of some passages.
fn said(site: &Site, passages: &[EvidenceId], n_shown: usize) -> Cell {
    Cell {
        quotes: passages.iter().take(n_shown).map(|it| site.quote(*it)).collect(),
        n: passages.len(),
        ..Cell::default()
    }
}

impl Site {
    /// Whether there are personas to compare.
    pub fn has_personas_compared(&self) -> bool {
        1 < self.personas.len()
    }

    /// The personas that were heard at a stage, those heard most first.
    fn personas_at(&self, stage: StageId) -> Vec<PersonaId> {
        let mut ids: Vec<PersonaId> = (0..self.personas.len()).map(PersonaId::at).collect();
        ids.retain(|id| !self.persona_on_stage(*id, stage).is_empty());
        ids.sort_by_key(|id| std::cmp::Reverse(self.persona_on_stage(*id, stage).len()));
        ids
    }

    /// Where the personas of a stage stand side by side; none when fewer than two were heard there.
    pub fn stage_compared(&self, stage: StageId) -> Option<String> {
        let is_heard = |id: &PersonaId| !self.persona_on_stage(*id, stage).is_empty();
        let n_heard = (0..self.personas.len()).map(PersonaId::at).filter(is_heard).take(2).count();
        let journey = self.journey(stage.journey);
        let slug = &journey.stages.get(stage.index as usize)?.slug;
        (n_heard == 2).then(|| format!("compare/{}/{slug}.html", short(&journey.head.address)))
    }
}
