//! The pages of evidence: all passages, or those of one persona, quadrant, stage, mood, method, segment or topic, newest first.

use crate::model::{EntryId, EvidenceId, FacetKey, PersonaId, Quadrant, StageId};
use crate::pages::facet_menu::{FacetGroup, FacetLink, FacetName, menu};
use crate::pages::facets::Facet;
use crate::pages::layout::Crumb;
use crate::pages::limits::{N_FACET_LINKS, N_PASSAGES_PER_PAGE};
use crate::pages::mood::{mood_level, mood_word};
use crate::pages::parts::{Pager, pager, readable};
use crate::pages::{About, Drawn, Facts, Page, PageKind, Sight, Site, Subject, keys};
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "evidence", subjects, key: keys::evidence, facts };

/// What one page of evidence shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct EvidenceFacts {
    /// What is shown; empty for everything.
    shown: Vec<FacetName>,
    /// What is shown, as it stands in addresses.
    name: String,
    /// Everything else that could be shown.
    groups: Vec<FacetGroup>,
    /// Where the same things are seen together: a persona, an empathy map, a journey.
    seen_on: Vec<SeenOn>,
    /// Narrower lists of these passages.
    narrower: Vec<FacetLink>,
    /// How many passages there are.
    n_passages: usize,
    /// People behind them.
    n_people: u32,
    /// How many of them these pages can show.
    n_listed: usize,
    /// Number of the first passage on this page.
    first: usize,
    /// Number of the last passage on this page.
    last: usize,
    /// The passages on this page.
    cards: Vec<Drawn>,
    pager: Pager,
}

/// A page on which passages are seen together.
#[derive(Clone, Debug, Hash, Serialize)]
struct SeenOn {
    /// `persona`, `empathy` or `journey`.
    sort: &'static str,
    name: String,
    url: String,
}

fn subjects(site: &Site) -> Vec<Subject> {
    let pages = |(position, facet): (u32, &Facet)| {
        let subject = |page| Subject {
            address: facet.address(page).into(),
            about: About::Facet { facet: position, page },
        };
        (0..facet.n_pages()).map(subject).collect::<Vec<_>>()
    };
    (0_u32..).zip(&site.slices.facets).flat_map(pages).collect()
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Facet { facet, page: n } = subject.about else { return None };
    let facet = site.slices.facets.get(facet as usize)?;
    let shown = site.facet_names(&facet.key);
    let mut layout = site.layout(subject, &site.facet_title(&facet.key), "evidence");
    layout.kind = "evidencepage";
    layout.crumbs = crumbs(site, &facet.key, shown.last());
    let on_page = facet.on_page(n);
    layout.changed = facet.evidence.first().and_then(|id| site.passage(*id).0.date);
    let card = |id: &EvidenceId| Drawn::new(Sight::Card(site.card(*id)));
    let cards: Vec<Drawn> = on_page.iter().map(card).collect();
    let n_before = n as usize * N_PASSAGES_PER_PAGE;
    let page = EvidenceFacts {
        shown,
        name: facet.stem().to_owned(),
        // Later pages of a list, and pairs, lead back to where the menu is: it is longer than the passages.
        groups: if n == 0 && !facet.key.is_pair() { menu(site, &facet.key) } else { Vec::new() },
        seen_on: seen_on(site, &facet.key),
        narrower: narrower(site, &facet.key),
        n_passages: facet.evidence.len(),
        n_people: facet.n_people,
        n_listed: facet.evidence.len().min(facet.n_pages() as usize * N_PASSAGES_PER_PAGE),
        first: n_before + 1,
        last: n_before + on_page.len(),
        cards: cards.clone(),
        pager: pager(facet.n_pages(), n, |page| facet.address(page)),
    };
    Some(Box::new(Page { drawn: cards, ..Page::new(layout, page) }))
}

/// Overview, evidence, for a pair the first of the two, and what is shown.
fn crumbs(site: &Site, key: &FacetKey, shown: Option<&FacetName>) -> Vec<Crumb> {
    let mut crumbs = vec![Crumb::key("nav-overview", "index.html")];
    let Some(shown) = shown else {
        crumbs.push(Crumb::key("nav-evidence", ""));
        return crumbs;
    };
    crumbs.push(Crumb::key("nav-evidence", "evidence/index.html"));
    if let FacetKey::PersonaQuadrant(id, _) | FacetKey::PersonaStage(id, _) = key
        && let Some(url) = site.facet_url(&FacetKey::Persona(*id))
    {
        crumbs.push(Crumb::to(&site.persona(*id).name, &url));
    }
    crumbs.push(match (&shown.name, shown.word) {
        (None, Some(word)) => Crumb::key(&format!("{}-{word}", shown.key_prefix()), ""),
        (name, _) => Crumb::here(name.as_deref().unwrap_or_default()),
    });
    crumbs
}

impl FacetName {
    /// What the keys of its word's string begin with.
    fn key_prefix(&self) -> &'static str {
        if self.sort == "quadrant" { "quad" } else { self.sort }
    }
}

/// The pages that draw these passages together.
fn seen_on(site: &Site, key: &FacetKey) -> Vec<SeenOn> {
    let (personas, stages) = (personas(key), stages(key));
    let persona = |id: &PersonaId| {
        let (name, entry) = (site.persona(*id).name.to_string(), EntryId::Persona(*id));
        let page = |sort, url| SeenOn { sort, name: name.clone(), url };
        [
            page("persona", site.head(entry).address.to_string()),
            page("empathy", site.sub_address(entry, "empathy")),
        ]
    };
    let stage = |id: &StageId| SeenOn {
        sort: "journey",
        name: site.journey(id.journey).head.title.to_string(),
        url: site.stage_url(*id),
    };
    personas.iter().flat_map(persona).chain(stages.iter().map(stage)).collect()
}

fn personas(key: &FacetKey) -> Option<PersonaId> {
    match key {
        FacetKey::Persona(id)
        | FacetKey::PersonaQuadrant(id, _)
        | FacetKey::PersonaStage(id, _) => Some(*id),
        FacetKey::All
        | FacetKey::Quadrant(_)
        | FacetKey::Stage(_)
        | FacetKey::Mood(_)
        | FacetKey::Method(_)
        | FacetKey::Segment(_)
        | FacetKey::Topic(_) => None,
    }
}

fn stages(key: &FacetKey) -> Option<StageId> {
    match key {
        FacetKey::Stage(id) | FacetKey::PersonaStage(_, id) => Some(*id),
        FacetKey::All
        | FacetKey::Persona(_)
        | FacetKey::Quadrant(_)
        | FacetKey::Mood(_)
        | FacetKey::Method(_)
        | FacetKey::Segment(_)
        | FacetKey::Topic(_)
        | FacetKey::PersonaQuadrant(..) => None,
    }
}

/// Pairs that this value is part of, named by their other half; those of a pair are its neighbors.
fn narrower(site: &Site, key: &FacetKey) -> Vec<FacetLink> {
    let half = |pair: &FacetKey| match (key, pair) {
        (
            FacetKey::Persona(this) | FacetKey::PersonaQuadrant(this, _),
            FacetKey::PersonaQuadrant(id, other),
        ) if this == id => Some(FacetKey::Quadrant(*other)),
        (
            FacetKey::Persona(this) | FacetKey::PersonaStage(this, _),
            FacetKey::PersonaStage(id, other),
        ) if this == id => Some(FacetKey::Stage(*other)),
        (FacetKey::Quadrant(this), FacetKey::PersonaQuadrant(id, other)) if this == other => {
            Some(FacetKey::Persona(*id))
        }
        (FacetKey::Stage(this), FacetKey::PersonaStage(id, other)) if this == other => {
            Some(FacetKey::Persona(*id))
        }
        _ => None,
    };
    let link = |facet: &Facet| {
        let name = site.facet_name(&half(&facet.key)?)?;
        Some(FacetLink {
            name,
            url: facet.address(0),
            n: facet.evidence.len(),
            is_current: facet.key == *key,
        })
    };
    // Pairs come last in the order of keys.
    let start = site.slices.facets.partition_point(|it| it.key < FIRST_PAIR);
    let links: Vec<FacetLink> =
        site.slices.facets[start..].iter().filter_map(link).take(N_FACET_LINKS).collect();
    // A single narrower list narrows nothing.
    if links.len() < 2 { Vec::new() } else { links }
}

/// The lowest key of a pair.
const FIRST_PAIR: FacetKey = FacetKey::PersonaQuadrant(PersonaId(0), Quadrant::Says);

impl Site {
    /// What a facet value is called; none for everything and for pairs.
    pub fn facet_name(&self, key: &FacetKey) -> Option<FacetName> {
        let named = |sort, name: &str| FacetName {
            sort,
            name: Some(name.to_owned()),
            word: None,
            level: 0,
            seal: None,
        };
        let worded =
            |sort, word| FacetName { sort, name: None, word: Some(word), level: 0, seal: None };
        Some(match key {
            FacetKey::Persona(id) => FacetName {
                seal: Some(self.who(*id).seal.clone()),
                ..named("persona", &self.persona(*id).name)
            },
            FacetKey::Quadrant(quadrant) => worded("quadrant", quadrant.word()),
            FacetKey::Stage(id) => named("stage", &self.stage_named(*id).name),
            FacetKey::Mood(value) => {
                FacetName { level: mood_level(*value), ..worded("mood", mood_word(*value)) }
            }
            FacetKey::Method(method) => worded("method", method.word()),
            FacetKey::Segment(segment) => named("segment", &readable(&segment.value)),
            FacetKey::Topic(topic) => named("topic", topic),
            FacetKey::All | FacetKey::PersonaQuadrant(..) | FacetKey::PersonaStage(..) => {
                return None;
            }
        })
    }

    /// What a facet value is called where only text fits.
    fn facet_title(&self, key: &FacetKey) -> String {
        let text = |name: &FacetName| name.name.clone().or_else(|| name.word.map(readable));
        self.facet_names(key).iter().filter_map(text).collect::<Vec<_>>().join(", ")
    }

    /// The names of a facet value: none for everything, two for a pair.
    fn facet_names(&self, key: &FacetKey) -> Vec<FacetName> {
        let halves = match key {
            FacetKey::PersonaQuadrant(id, quadrant) => {
                vec![FacetKey::Persona(*id), FacetKey::Quadrant(*quadrant)]
            }
            FacetKey::PersonaStage(id, stage) => {
                vec![FacetKey::Persona(*id), FacetKey::Stage(*stage)]
            }
            single => vec![single.clone()],
        };
        halves.iter().filter_map(|it| self.facet_name(it)).collect()
    }
}
