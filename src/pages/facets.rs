//! Ways to slice the evidence: by persona, quadrant, stage, mood, method, segment and topic, and by persona with quadrant or stage.

use crate::model::{
    EntryId, EvidenceId, FacetKey, FacetList, JourneyId, Lists, PersonaId, StageId,
};
use crate::pages::limits::{
    N_PAIR_PAGES, N_PASSAGE_PAGES, N_PASSAGE_PAGES_ALL, N_PASSAGES_PER_PAGE,
};
use crate::publish::Published;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use xxhash_rust::xxh3::Xxh3;

/// A facet value and the passages that have it.
#[derive(Clone, Debug)]
pub struct Facet {
    /// Which value.
    pub key: FacetKey,
    /// Its passages, newest first.
    pub evidence: Arc<Vec<EvidenceId>>,
    /// People behind them.
    pub n_people: u32,
    /// Its address below `evidence/`, without page number and ending.
    stem: String,
    n_pages: u32,
}

impl Facet {
    /// The address of one page of its list, from 0.
    pub fn address(&self, page: u32) -> String {
        match page {
            0 => format!("evidence/{}.html", self.stem),
            page => format!("evidence/{}/{}.html", self.stem, page + 1),
        }
    }

    /// Its name in addresses, such as `quadrant/says`.
    pub fn stem(&self) -> &str {
        &self.stem
    }

    /// How many pages its list has, at most the limit.
    pub fn n_pages(&self) -> u32 {
        self.n_pages
    }

    /// The passages on one page of its list.
    pub fn on_page(&self, page: u32) -> &[EvidenceId] {
        let mut chunks = self.evidence.chunks(N_PASSAGES_PER_PAGE);
        chunks.nth(page as usize).unwrap_or_default()
    }
}

/// All facet values, in the order of `Lists::facets`.
#[derive(Default)]
pub struct Slices {
    /// The values.
    pub facets: Vec<Facet>,
    /// A hash over what menus show of them: their addresses and how many passages they have.
    pub fingerprint: u64,
    /// A hash over which of them can be linked to, and where.
    pub addresses: u64,
    /// What they were made of.
    origin: Option<Origin>,
}

/// What facet values are made of, beside their passages.
struct Origin {
    lists: Arc<Lists>,
    faces: Vec<u64>,
}

impl Slices {
    /// Makes the values of a published site; those of the same lists are the ones that were made before.
    pub fn of(published: &Published, before: Arc<Self>) -> Arc<Self> {
        let origin = Origin { lists: published.lists.clone(), faces: faces(published) };
        let is_same =
            |it: &Origin| Arc::ptr_eq(&it.lists, &origin.lists) && it.faces == origin.faces;
        if before.origin.as_ref().is_some_and(is_same) {
            return before;
        }
        let facets = facets(published);
        let (mut hasher, mut addresses) = (Xxh3::new(), Xxh3::new());
        for facet in &facets {
            (&facet.stem, facet.n_pages, facet.evidence.len(), facet.n_people).hash(&mut hasher);
            (&facet.stem, facet.n_pages == 0).hash(&mut addresses);
        }
        let (fingerprint, addresses) = (hasher.finish(), addresses.finish());
        Arc::new(Self { facets, fingerprint, addresses, origin: Some(origin) })
    }
}

/// Addresses are made of those of personas and journeys.
fn faces(published: &Published) -> Vec<u64> {
    let personas = (0..published.personas.len()).map(|n| EntryId::Persona(PersonaId::at(n)));
    let journeys = (0..published.journeys.len()).map(|n| EntryId::Journey(JourneyId::at(n)));
    personas.chain(journeys).map(|it| published.faces[published.position(it)]).collect()
}

fn facets(published: &Published) -> Vec<Facet> {
    let facet = |FacetList { key, evidence, n_people }: &FacetList| Facet {
        stem: stem(published, key),
        n_pages: n_pages(key, evidence.len()),
        n_people: *n_people,
        key: key.clone(),
        evidence: evidence.clone(),
    };
    let mut facets: Vec<Facet> = published.lists.facets.iter().map(facet).collect();
    limit_pairs(&mut facets);
    facets
}

/// A pair has one page: who wants to see more of it reads the page of either half.
fn n_pages(key: &FacetKey, n_passages: usize) -> u32 {
    let n_pages = match key {
        FacetKey::All => N_PASSAGE_PAGES_ALL,
        _ if key.is_pair() => 1,
        _ => N_PASSAGE_PAGES,
    };
    u32::try_from(n_passages.div_ceil(N_PASSAGES_PER_PAGE).clamp(1, n_pages)).unwrap_or(1)
}

/// Takes their pages from all but the fullest pairs: their number grows with the square of what a site is about.
fn limit_pairs(facets: &mut [Facet]) {
    let mut pairs: Vec<&mut Facet> = facets.iter_mut().filter(|it| it.key.is_pair()).collect();
    pairs.sort_by(|a, b| b.evidence.len().cmp(&a.evidence.len()).then(a.key.cmp(&b.key)));
    for facet in pairs.into_iter().skip(N_PAIR_PAGES) {
        facet.n_pages = 0;
    }
}

fn stem(published: &Published, key: &FacetKey) -> String {
    let persona = |id: &PersonaId| short(&published.persona(*id).head.address);
    let stage = |id: &StageId| {
        let journey = published.journey(id.journey);
        format!("{}/{}", short(&journey.head.address), journey.stages[id.index as usize].slug)
    };
    match key {
        FacetKey::All => "index".to_owned(),
        FacetKey::Persona(id) => format!("persona/{}", persona(id)),
        FacetKey::Quadrant(quadrant) => format!("quadrant/{}", quadrant.word()),
        FacetKey::Stage(id) => format!("stage/{}", stage(id)),
        FacetKey::Mood(value) => format!("mood/{}", crate::pages::mood::mood_word(*value)),
        FacetKey::Method(method) => format!("method/{}", method.word()),
        FacetKey::Segment(segment) => {
            format!("segment/{}/{}", part(&segment.facet), part(&segment.value))
        }
        FacetKey::Topic(topic) => format!("topic/{}", part(topic)),
        FacetKey::PersonaQuadrant(id, quadrant) => {
            format!("persona/{}/{}", persona(id), quadrant.word())
        }
        FacetKey::PersonaStage(id, at) => format!("persona/{}/stage/{}", persona(id), stage(at)),
    }
}

/// A part of an address; words without a letter or digit have no slug.
fn part(slug: &str) -> &str {
    if slug.is_empty() { "-" } else { slug }
}

/// The last part of an entry's address, without folders that say only its kind.
pub fn short(address: &str) -> String {
    let stem = address.trim_end_matches(".html");
    let stem =
        stem.strip_prefix("personas/").or_else(|| stem.strip_prefix("journeys/")).unwrap_or(stem);
    stem.replace('/', "-")
}
