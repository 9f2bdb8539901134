//! All claims of a persona, each with the passages for and against it: where the pills of a persona lead.

use crate::model::{ClaimId, EntryId, EvidenceId, FacetKey, PersonaId, Section, SectionKind};
use crate::pages::layout::Crumb;
use crate::pages::limits::N_PASSAGES_PER_CLAIM;
use crate::pages::parts::{ClaimFacts, Tab, Who};
use crate::pages::passages::Quote;
use crate::pages::persona::section_key;
use crate::pages::strengths::{Strengths, strengths};
use crate::pages::{About, Facts, Page, PageKind, Shared, Site, Subject, keys};
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "claims", subjects, key: keys::whole, facts };

/// What the page of a persona's claims shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ClaimsFacts {
    who: Shared<Who>,
    tabs: Vec<Tab>,
    strengths: Strengths,
    /// Sections that hold claims, in the order of the file.
    sections: Vec<SectionFacts>,
    /// Where all passages of the persona stand.
    evidence_url: Option<String>,
}

/// The claims of one section.
#[derive(Clone, Debug, Hash, Serialize)]
struct SectionFacts {
    /// Key of the heading's string; empty for statements.
    key: &'static str,
    /// The quadrant that statements stand in.
    quadrant: Option<&'static str>,
    /// Id of the heading, without the prefix `s-`.
    id: String,
    claims: Vec<ClaimEvidence>,
}

/// A claim with its passages.
#[derive(Clone, Debug, Hash, Serialize)]
struct ClaimEvidence {
    claim: ClaimFacts,
    backing: Passages,
    against: Passages,
}

/// The newest passages on one side, and how many there are besides.
#[derive(Clone, Debug, Hash, Serialize)]
struct Passages {
    quotes: Vec<Quote>,
    n_more: usize,
}

fn subjects(site: &Site) -> Vec<Subject> {
    let subject = |id: PersonaId| Subject {
        address: site.sub_address(EntryId::Persona(id), "claims").into(),
        about: About::Persona(id),
    };
    (0..site.personas.len()).map(|index| subject(PersonaId::at(index))).collect()
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Persona(id) = subject.about else { return None };
    let persona = site.persona(id);
    let entry = EntryId::Persona(id);
    let mut layout = site.layout_of(subject, entry, "personas");
    layout.title = persona.name.to_string();
    layout.crumbs = vec![
        Crumb::key("nav-overview", "index.html"),
        Crumb::key("nav-personas", "personas/index.html"),
        Crumb::to(&persona.name, &persona.head.address),
        Crumb::key("tab-claims", ""),
    ];
    layout.changed = persona.support.iter().filter_map(|it| it.newest).max();
    let with_claims = persona.sections.iter().filter(|it| !it.claims.is_empty());
    let page = ClaimsFacts {
        who: site.who(id),
        tabs: site.persona_tabs(id, "claims"),
        strengths: strengths(persona.support.iter()),
        sections: with_claims.map(|it| section(site, entry, it, &layout.root)).collect(),
        evidence_url: site.facet_url(&FacetKey::Persona(id)),
    };
    Some(Box::new(Page::new(layout, page)))
}

fn section(site: &Site, entry: EntryId, section: &Section, root: &str) -> SectionFacts {
    let indices = section.claims.clone().filter_map(|index| u32::try_from(index).ok());
    let anchor = site.head(entry).anchors.get(section.anchor as usize);
    let (key, quadrant) = heading(section.kind);
    SectionFacts {
        key,
        quadrant,
        id: anchor.map(|it| it.id.to_string()).unwrap_or_default(),
        claims: indices.map(|index| claim(site, ClaimId { entry, index }, root)).collect(),
    }
}

/// The key of a section's heading, or the quadrant that is its heading.
fn heading(kind: SectionKind) -> (&'static str, Option<&'static str>) {
    match kind {
        SectionKind::Statements(quadrant) => ("", Some(quadrant.word())),
        SectionKind::Day => ("persona-day", None),
        SectionKind::Success
        | SectionKind::Goals
        | SectionKind::Pains
        | SectionKind::Gains
        | SectionKind::Jobs
        | SectionKind::Needs
        | SectionKind::Prose => (section_key(kind).unwrap_or_default(), None),
    }
}

fn claim(site: &Site, id: ClaimId, root: &str) -> ClaimEvidence {
    let support = site.support(id);
    ClaimEvidence {
        claim: site.claim(id, root),
        backing: passages(site, &support.backing),
        against: passages(site, &support.against),
    }
}

fn passages(site: &Site, ids: &[EvidenceId]) -> Passages {
    Passages {
        quotes: ids.iter().take(N_PASSAGES_PER_CLAIM).map(|id| site.quote(*id)).collect(),
        n_more: ids.len().saturating_sub(N_PASSAGES_PER_CLAIM),
    }
}
