//! The empathy map of a persona: what they say, think, do and feel, with every statement above the words it sums up.

use crate::model::{
    Basis, ClaimId, EmpathyMap, EntryId, EvidenceId, FacetKey, Linked, Persona, PersonaId,
    Quadrant, SectionKind,
};
use crate::pages::layout::Crumb;
use crate::pages::limits::{N_LOOSE_BESIDE_STATEMENTS, N_LOOSE_PASSAGES};
use crate::pages::parts::{ClaimFacts, Named, Tab, Who};
use crate::pages::passages::Quote;
use crate::pages::tensions::TensionFacts;
use crate::pages::{About, Facts, Page, PageKind, Shared, Site, Subject, keys};
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "empathy", subjects, key: keys::whole, facts };

/// The parts of the canvas as they are read: what goes on inside, what comes in, what goes out, and what it costs and brings.
const CANVAS: [Quadrant; 8] = [
    Quadrant::Thinks,
    Quadrant::Feels,
    Quadrant::Hears,
    Quadrant::Sees,
    Quadrant::Says,
    Quadrant::Does,
    Quadrant::Pain,
    Quadrant::Gain,
];

/// What an empathy map shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct EmpathyFacts {
    who: Shared<Who>,
    tabs: Vec<Tab>,
    n_passages: usize,
    n_people: u32,
    /// Whether nobody was heard and everything is assumed.
    is_proto: bool,
    known: Known,
    /// People behind a strong claim.
    n_strong_people: u32,
    /// Whether the map is drawn as the canvas, with eight parts that are always there.
    is_canvas: bool,
    /// Says, Thinks, Does, Feels; on the canvas all parts in their order there.
    quadrants: Vec<QuadrantFacts>,
    /// Hears and Sees, when there is something in them.
    around: Vec<QuadrantFacts>,
    /// Pains and Gains, when there is something in them.
    ranked: Vec<QuadrantFacts>,
    tensions: Vec<TensionFacts>,
    previous: Option<Named>,
    next: Option<Named>,
}

/// How the four quadrants are known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
struct Known {
    /// All their passages were heard or seen.
    heard: Vec<&'static str>,
    /// Some were heard or seen, some read from them.
    mixed: Vec<&'static str>,
    /// All were read from them.
    inferred: Vec<&'static str>,
}

/// One part of the map.
#[derive(Clone, Debug, Hash, Serialize)]
struct QuadrantFacts {
    quadrant: &'static str,
    /// Passages in it.
    n: usize,
    /// What the author sums up, in the order of the file; pains and gains by evidence.
    statements: Vec<ClaimFacts>,
    /// The newest passages that no statement gathers.
    passages: Vec<Quote>,
    /// Where all its passages stand together.
    url: Option<String>,
}

fn subjects(site: &Site) -> Vec<Subject> {
    let subject = |id: PersonaId| Subject {
        address: site.sub_address(EntryId::Persona(id), "empathy").into(),
        about: About::Persona(id),
    };
    (0..site.personas.len()).map(|index| subject(PersonaId::at(index))).collect()
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Persona(id) = subject.about else { return None };
    let persona = site.persona(id);
    let evidence = site.on_persona(id);
    let mut layout = site.layout_of(subject, EntryId::Persona(id), "empathy");
    layout.title = persona.name.to_string();
    layout.crumbs = vec![
        Crumb::key("nav-overview", "index.html"),
        Crumb::key("nav-personas", "personas/index.html"),
        Crumb::to(&persona.name, &persona.head.address),
        Crumb::key("nav-empathy-one", ""),
    ];
    let backing = site.backing(id);
    layout.changed = backing.last_heard;
    let in_quadrant = |quadrant| quadrant_facts(site, id, quadrant, &layout.root);
    let is_canvas = site.settings.empathy_map == EmpathyMap::Canvas;
    let quadrants: &[Quadrant] = if is_canvas { &CANVAS } else { &Quadrant::CLASSIC };
    let further = |quadrants: [Quadrant; 2]| -> Vec<QuadrantFacts> {
        let all = quadrants.into_iter().filter(|_| !is_canvas).map(in_quadrant);
        all.filter(|it| !it.statements.is_empty() || 0 < it.n).collect()
    };
    let page = EmpathyFacts {
        who: site.who(id),
        tabs: site.persona_tabs(id, "empathy"),
        n_passages: evidence.len(),
        n_people: site.n_people(evidence),
        is_proto: backing.is_proto,
        known: known(site, id),
        n_strong_people: site.settings.thresholds.strong_people,
        is_canvas,
        quadrants: quadrants.iter().copied().map(in_quadrant).collect(),
        around: further([Quadrant::Hears, Quadrant::Sees]),
        ranked: further([Quadrant::Pain, Quadrant::Gain]),
        tensions: site.tensions(id),
        previous: id.index().checked_sub(1).and_then(|index| neighbor(site, index)),
        next: neighbor(site, id.index() + 1),
    };
    Some(Box::new(Page::new(layout, page)))
}

fn neighbor(site: &Site, index: usize) -> Option<Named> {
    let persona = site.personas.get(index)?;
    let entry = EntryId::Persona(PersonaId::at(index));
    Some(Named { name: persona.name.to_string(), url: site.sub_address(entry, "empathy") })
}

fn known(site: &Site, persona: PersonaId) -> Known {
    let mut known = Known::default();
    for quadrant in Quadrant::CLASSIC {
        let passages = site.in_quadrant(persona, quadrant);
        let is_inferred = |id: &EvidenceId| site.passage(*id).1.basis == Basis::Inferred;
        let n_inferred = passages.iter().filter(|id| is_inferred(id)).count();
        match n_inferred {
            _ if passages.is_empty() => {}
            0 => known.heard.push(quadrant.word()),
            n if n == passages.len() => known.inferred.push(quadrant.word()),
            _ => known.mixed.push(quadrant.word()),
        }
    }
    known
}

fn quadrant_facts(site: &Site, id: PersonaId, quadrant: Quadrant, root: &str) -> QuadrantFacts {
    let mut statements = statements(site.persona(id), EntryId::Persona(id), quadrant);
    if matches!(quadrant, Quadrant::Pain | Quadrant::Gain) {
        statements.sort_by_key(|claim| std::cmp::Reverse(site.weight(*claim)));
    }
    let mut gathered: Vec<EvidenceId> =
        statements.iter().flat_map(|it| site.passages_of(*it)).collect();
    gathered.sort_unstable();
    let passages = site.in_quadrant(id, quadrant);
    let loose = passages.iter().filter(|it| gathered.binary_search(it).is_err());
    let n_loose = if statements.is_empty() { N_LOOSE_PASSAGES } else { N_LOOSE_BESIDE_STATEMENTS };
    QuadrantFacts {
        quadrant: quadrant.word(),
        n: passages.len(),
        statements: statements.iter().map(|it| site.claim(*it, root)).collect(),
        passages: loose.take(n_loose).map(|it| site.quote(*it)).collect(),
        url: site.facet_url(&FacetKey::PersonaQuadrant(id, quadrant)),
    }
}

/// The claims of a persona that stand in a quadrant.
fn statements(persona: &Linked<Persona>, entry: EntryId, quadrant: Quadrant) -> Vec<ClaimId> {
    let sections = persona.sections.iter().filter(|it| stands_in(it.kind) == Some(quadrant));
    let indices = sections.flat_map(|it| it.claims.clone()).filter_map(|it| u32::try_from(it).ok());
    indices.map(|index| ClaimId { entry, index }).collect()
}

/// The quadrant that the claims of a section stand in.
fn stands_in(kind: SectionKind) -> Option<Quadrant> {
    match kind {
        SectionKind::Statements(quadrant) => Some(quadrant),
        SectionKind::Pains => Some(Quadrant::Pain),
        SectionKind::Gains => Some(Quadrant::Gain),
        SectionKind::Success
        | SectionKind::Goals
        | SectionKind::Jobs
        | SectionKind::Needs
        | SectionKind::Day
        | SectionKind::Prose => None,
    }
}

impl Site {
    /// Passages of a persona in a quadrant, newest first.
    pub fn in_quadrant(&self, persona: PersonaId, quadrant: Quadrant) -> &[EvidenceId] {
        self.facet(&FacetKey::PersonaQuadrant(persona, quadrant)).map_or(&[], |it| &it.evidence)
    }

    /// All passages for and against a claim.
    fn passages_of(&self, claim: ClaimId) -> impl Iterator<Item = EvidenceId> {
        let support = self.support(claim);
        support.backing.iter().chain(&support.against).copied()
    }

    /// How much stands behind a claim: first passages, then people.
    pub fn weight(&self, claim: ClaimId) -> (usize, u32) {
        let support = self.support(claim);
        (support.backing.len(), support.n_people)
    }
}
