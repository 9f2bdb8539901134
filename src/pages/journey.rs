//! The page of a journey: its map, stage by stage, and below it what stands behind every claim on the map.

use crate::model::{EntryId, EvidenceId, JourneyId, Linked, State, Strength};
use crate::pages::backlinks::BacklinkFacts;
use crate::pages::curve::strip;
use crate::pages::html::{Filler, Html};
use crate::pages::journey_evidence::{StageEvidence, evidence};
use crate::pages::journey_map::{MapFacts, map};
use crate::pages::journey_opportunities::{OpportunityFacts, elsewhere};
use crate::pages::layout::Crumb;
use crate::pages::mood::{MoodSummary, extremes};
use crate::pages::parts::{Named, Pill, Who};
use crate::pages::{About, Facts, Page, PageKind, Shared, Site, Subject, keys};
use jiff::civil::Date;
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "journey", subjects, key: keys::whole, facts };

/// What the page of a journey shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct JourneyFacts {
    actors: Vec<Shared<Who>>,
    scenario: Option<String>,
    expects: Option<String>,
    is_future: bool,
    owner: Option<String>,
    review_by: Option<Date>,
    intro: Html,
    summary: JourneySummary,
    /// What to write on a passage so that it belongs to the first stage.
    example: Option<String>,
    strip: Strip,
    /// Where the moods of everybody stand line by line.
    moods_url: Option<String>,
    /// Where it stands beside the journey it sets out from, or beside one that sets out from it.
    as_is: Vec<Named>,
    /// The same for other programs.
    exports: Vec<Export>,
    map: MapFacts,
    evidence: Vec<StageEvidence>,
    /// Opportunities that belong to no stage of this journey.
    opportunities: Vec<OpportunityFacts>,
    backlinks: Vec<BacklinkFacts>,
}

/// What a journey rests on, as its own page and the list of journeys say it.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct JourneySummary {
    /// Stages.
    pub n_stages: usize,
    /// Passages and people; none when nobody was heard.
    pub pill: Option<Pill>,
    /// Claims.
    pub n_claims: usize,
    /// Claims without a passage.
    pub n_assumed: usize,
    /// Claims with passages for and against.
    pub n_contested: usize,
    /// When somebody was last heard.
    pub last_heard: Option<Date>,
    /// Whether that is longer ago than the half-life.
    pub is_quiet: bool,
    /// The stage with the lowest mood.
    pub lowest: Option<String>,
    /// The stage with the highest mood.
    pub highest: Option<String>,
}

/// The journey in a form for other programs.
#[derive(Clone, Debug, Hash, Serialize)]
struct Export {
    /// Key of its string: `slide`, `table` or `mermaid`.
    key: &'static str,
    url: Box<str>,
}

/// The stages at a glance, for narrow screens.
#[derive(Clone, Debug, Hash, Serialize)]
struct Strip {
    path: String,
    stops: Vec<Stop>,
}

/// One stage of the strip.
#[derive(Clone, Debug, Hash, Serialize)]
struct Stop {
    name: String,
    slug: String,
    mood: Option<MoodSummary>,
}

fn subjects(site: &Site) -> Vec<Subject> {
    let subject = |(index, journey): (usize, &Linked<crate::model::Journey>)| Subject {
        address: journey.head.address.clone(),
        about: About::Journey(JourneyId::at(index)),
    };
    site.journeys.iter().enumerate().map(subject).collect()
}

/// The addresses of what is made of every journey beside its page, for other programs.
pub fn exports(site: &Site, ending: &str) -> Vec<Subject> {
    let has_stages = |it: &Subject| matches!(it.about, About::Journey(id) if !site.journey(id).stages.is_empty());
    let mut subjects = subjects(site);
    subjects.retain(has_stages);
    for subject in &mut subjects {
        subject.address = export(&subject.address, ending);
    }
    subjects
}

fn exports_of(journey: &Linked<crate::model::Journey>) -> Vec<Export> {
    if journey.stages.is_empty() {
        return Vec::new();
    }
    let of = |(key, ending)| Export { key, url: export(&journey.head.address, ending) };
    [("slide", "svg"), ("table", "csv"), ("mermaid", "mmd")].map(of).into()
}

/// The address of one of them.
pub fn export(page: &str, ending: &str) -> Box<str> {
    format!("{}.{ending}", page.trim_end_matches(".html")).into()
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Journey(id) = subject.about else { return None };
    let journey = site.journey(id);
    let entry = EntryId::Journey(id);
    let summary = site.journey_summary(id);
    let mut layout = site.layout_of(subject, entry, "journeys");
    layout.kind = "mappage";
    layout.crumbs = vec![
        Crumb::key("nav-overview", "index.html"),
        Crumb::key("nav-journeys", "journeys/index.html"),
        Crumb::here(&journey.head.title),
    ];
    layout.changed = summary.last_heard;
    let root = &layout.root;
    let page = JourneyFacts {
        actors: crate::pages::site::actors(journey).map(|it| site.who(it)).collect(),
        scenario: journey.scenario.as_deref().map(sentence),
        expects: journey.expects.as_deref().map(sentence),
        is_future: journey.state == State::Future,
        owner: journey.head.owner.as_deref().map(str::to_owned),
        review_by: journey.head.review_by,
        intro: Filler { site, entry, root, note: None }.fill(&journey.intro),
        example: journey
            .stages
            .first()
            .map(|it| format!("{}#{}", journey.head.path.stem(), it.slug)),
        strip: stages_at_a_glance(site, id),
        moods_url: site.moods_address(id),
        as_is: site.as_is_pages(id),
        exports: exports_of(journey),
        map: map(site, id, root),
        evidence: evidence(site, id, root),
        opportunities: elsewhere(site, id, journey)
            .map(|it| site.opportunity(id, it, root))
            .collect(),
        backlinks: site.backlinks_of(entry),
        summary,
    };
    Some(Box::new(Page::new(layout, page)))
}

/// The words with a full stop, unless they end in a sign of their own.
pub fn sentence(words: &str) -> String {
    let ends_open = words.trim_end().chars().next_back().is_some_and(char::is_alphanumeric);
    format!("{}{}", words.trim_end(), if ends_open { "." } else { "" })
}

fn stages_at_a_glance(site: &Site, id: JourneyId) -> Strip {
    let moods = site.stage_moods(id);
    let tenths: Vec<Option<i32>> = moods.iter().map(|it| it.as_ref().map(|it| it.tenths)).collect();
    let stop = |(stage, mood): (&crate::model::Stage, Option<MoodSummary>)| Stop {
        name: stage.name.to_string(),
        slug: stage.slug.to_string(),
        mood,
    };
    Strip {
        path: strip(&tenths),
        stops: site.journey(id).stages.iter().zip(moods).map(stop).collect(),
    }
}

impl Site {
    /// The mood of every stage of a journey, over all its passages.
    pub fn stage_moods(&self, id: JourneyId) -> Vec<Option<MoodSummary>> {
        self.stages_of(id).map(|stage| self.mood_of(self.on_stage(stage))).collect()
    }

    /// The passages on any stage of a journey, each once.
    pub fn on_journey(&self, id: JourneyId) -> Vec<EvidenceId> {
        let mut ids: Vec<EvidenceId> =
            self.stages_of(id).flat_map(|stage| self.on_stage(stage)).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// What a journey rests on.
    pub fn journey_summary(&self, id: JourneyId) -> JourneySummary {
        let journey = self.journey(id);
        let ids = self.on_journey(id);
        let last_heard = ids.iter().filter_map(|id| self.passage(*id).0.date).max();
        let n_of = |strength| journey.support.iter().filter(|it| it.strength == strength).count();
        let moods: Vec<Option<i32>> =
            self.stage_moods(id).iter().map(|it| it.as_ref().map(|it| it.tenths)).collect();
        let name = |at: usize| journey.stages.get(at).map(|it| it.name.to_string());
        let extremes = extremes(&moods);
        JourneySummary {
            n_stages: journey.stages.len(),
            pill: (!ids.is_empty()).then(|| self.pill_of(&ids, last_heard)),
            n_claims: journey.support.len(),
            n_assumed: n_of(Strength::Assumption),
            n_contested: n_of(Strength::Contested),
            last_heard,
            is_quiet: last_heard.is_some_and(|it| self.is_quiet(it)),
            lowest: extremes.and_then(|(lowest, _)| name(lowest)),
            highest: extremes.and_then(|(_, highest)| name(highest)),
        }
    }

    /// How well a group of passages carries what is drawn from it. It leads nowhere: there is no page of just these passages.
    fn pill_of(&self, ids: &[EvidenceId], newest: Option<Date>) -> Pill {
        let n_people = self.n_people(ids);
        let is_strong = self.settings.thresholds.strong_people <= n_people;
        Pill {
            strength: if is_strong { Strength::Strong } else { Strength::Thin }.word(),
            n_passages: ids.len(),
            n_people,
            n_for: ids.len(),
            n_against: 0,
            is_quiet: false,
            newest,
            url: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn words_become_a_sentence() {
        assert_eq!(sentence("She bills a customer"), "She bills a customer.");
        assert_eq!(sentence("Is it paid? "), "Is it paid?");
        assert_eq!(sentence("請求書を送る"), "請求書を送る.");
        assert_eq!(sentence(""), "");
    }
}
