//! Who felt what along a journey: a line of their own for every persona and every participant, over the line of everybody.
//!
//! Small charts of one scale below each other, rather than many lines in one (small multiples, as Edward Tufte calls them).

use crate::model::{EvidenceId, FacetKey, JourneyId, PersonaId, StageId};
use crate::pages::curve::strip;
use crate::pages::facets::short;
use crate::pages::layout::Crumb;
use crate::pages::limits::N_PEOPLE_ALONG;
use crate::pages::mood::MoodSummary;
use crate::pages::parts::{Named, Who};
use crate::pages::{About, Facts, Page, PageKind, Shared, Site, Subject, keys};
use rustc_hash::FxHashMap;
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "moods", subjects, key: keys::whole, facts };

/// What the page shows.
#[derive(Clone, Debug, Hash, Serialize)]
struct MoodsFacts {
    journey: Named,
    stages: Vec<StageFacts>,
    everybody: Line,
    personas: Vec<Line>,
    people: Vec<Line>,
    /// Participants for whom there is no room.
    n_people_more: usize,
}

/// One stage, at the head of its column.
#[derive(Clone, Debug, Hash, Serialize)]
struct StageFacts {
    name: String,
    /// Where its personas stand side by side.
    url: Option<String>,
}

/// One row.
#[derive(Clone, Debug, Hash, Serialize)]
struct Line {
    /// The persona; none for a participant.
    who: Option<Shared<Who>>,
    /// The participant.
    name: Option<Named>,
    /// The line, above a row of equal columns.
    path: String,
    cells: Vec<Option<Cell>>,
}

/// The mood at one stage.
#[derive(Clone, Debug, Hash, Serialize)]
struct Cell {
    mood: MoodSummary,
    /// The passages behind it.
    url: Option<String>,
}

fn subjects(site: &Site) -> Vec<Subject> {
    let journeys = (0..site.journeys.len()).map(JourneyId::at);
    let subject = |id: JourneyId| {
        let address = site.moods_address(id)?.into();
        Some(Subject { address, about: About::Journey(id) })
    };
    journeys.filter_map(subject).collect()
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Journey(id) = subject.about else { return None };
    let journey = site.journey(id);
    let mut layout = site.layout(subject, "", "journeys");
    layout.title = journey.head.title.to_string();
    layout.crumbs = vec![
        Crumb::key("nav-overview", "index.html"),
        Crumb::key("nav-journeys", "journeys/index.html"),
        Crumb::to(&journey.head.title, &journey.head.address),
        Crumb::key("moods-title", ""),
    ];
    layout.changed = site.on_journey(id).iter().filter_map(|it| site.passage(*it).0.date).max();
    let stages: Vec<StageId> = site.stages_of(id).collect();
    let (people, n_people_more) = people(site, &stages);
    let head = |id: &StageId| StageFacts {
        name: journey.stages[id.index as usize].name.to_string(),
        url: site.stage_compared(*id),
    };
    let everybody = |stage: &StageId| {
        cell(site, site.on_stage(*stage), |_| site.facet_url(&FacetKey::Stage(*stage)))
    };
    let page = MoodsFacts {
        journey: Named {
            name: journey.head.title.to_string(),
            url: journey.head.address.to_string(),
        },
        stages: stages.iter().map(head).collect(),
        everybody: line(stages.iter().map(everybody).collect()),
        personas: personas(site, &stages),
        people,
        n_people_more,
    };
    Some(Box::new(Page::new(layout, page)))
}

fn line(cells: Vec<Option<Cell>>) -> Line {
    let tenths: Vec<Option<i32>> =
        cells.iter().map(|it| it.as_ref().map(|it| it.mood.tenths)).collect();
    Line { who: None, name: None, path: strip(&tenths), cells }
}

fn cell(
    site: &Site,
    passages: &[EvidenceId],
    url: impl FnOnce(EvidenceId) -> Option<String>,
) -> Option<Cell> {
    let mood = site.mood_of(passages)?;
    let newest = passages.iter().find(|it| site.passage(**it).1.mood.is_some())?;
    Some(Cell { mood, url: url(*newest) })
}

/// The personas with a mood somewhere, those heard most first.
fn personas(site: &Site, stages: &[StageId]) -> Vec<Line> {
    let of = |id: PersonaId| {
        let at = |stage: &StageId| {
            let key = FacetKey::PersonaStage(id, *stage);
            cell(site, site.persona_on_stage(id, *stage), |_| site.facet_url(&key))
        };
        Line { who: Some(site.who(id)), ..line(stages.iter().map(at).collect()) }
    };
    let lines = site.personas_most_heard().into_iter().map(of);
    lines.filter(|it| !it.path.is_empty()).collect()
}

/// The participants with a mood somewhere, those heard at most stages first, then by name; and for how many there is no room.
fn people(site: &Site, stages: &[StageId]) -> (Vec<Line>, usize) {
    let mut heard: FxHashMap<u32, (&str, Vec<Vec<EvidenceId>>)> = FxHashMap::default();
    for (at, stage) in stages.iter().enumerate() {
        for id in site.on_stage(*stage).iter().filter(|it| site.passage(**it).1.mood.is_some()) {
            let Some(name) = site.participant(*id) else { continue };
            let person = heard.entry(site.lists.person(*id));
            person.or_insert_with(|| (name, vec![Vec::new(); stages.len()])).1[at].push(*id);
        }
    }
    let mut people: Vec<(&str, Vec<Vec<EvidenceId>>)> = heard.into_values().collect();
    let n_stages = |it: &[Vec<EvidenceId>]| it.iter().filter(|it| !it.is_empty()).count();
    people.sort_by_key(|(name, stages)| (std::cmp::Reverse(n_stages(stages)), *name));
    let n_more = people.len().saturating_sub(N_PEOPLE_ALONG);
    let shown = people.into_iter().take(N_PEOPLE_ALONG).map(|(name, stages)| {
        let newest = stages.iter().flatten().max_by_key(|it| site.passage(**it).0.date);
        let url = newest.map(|it| site.passage(*it).0.head.address.to_string());
        let cells = stages.iter().map(|it| cell(site, it, |newest| Some(site.passage_url(newest))));
        let name = Named { name: name.to_owned(), url: url.unwrap_or_default() };
        Line { name: Some(name), ..line(cells.collect()) }
    });
    (shown.collect(), n_more)
}

impl Site {
    /// Where the lines of a journey stand; none when nobody was heard on it.
    pub fn moods_address(&self, id: JourneyId) -> Option<String> {
        let is_heard = self.stages_of(id).any(|stage| !self.on_stage(stage).is_empty());
        is_heard.then(|| format!("compare/{}.html", short(&self.journey(id).head.address)))
    }
}
