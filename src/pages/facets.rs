//! Ways to slice the evidence: by persona, quadrant, stage, mood, method, segment and topic, and by persona with quadrant or stage.

use crate::model::{EvidenceId, Method, Note, PersonaId, Quadrant, Segment, StageId, slug};
use crate::pages::limits::{
    N_PAIR_PAGES, N_PASSAGE_PAGES, N_PASSAGE_PAGES_ALL, N_PASSAGES_PER_PAGE,
};
use crate::publish::Published;
use rustc_hash::FxHashMap;

/// One value of one facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetKey {
    /// Everything.
    All,
    /// A persona.
    Persona(PersonaId),
    /// A quadrant.
    Quadrant(Quadrant),
    /// A stage.
    Stage(StageId),
    /// A mood from −2 to +2.
    Mood(i8),
    /// A method.
    Method(Method),
    /// A segment of the session, as slugs.
    Segment(Segment),
    /// A topic tag, as a slug.
    Topic(Box<str>),
    /// A persona in one quadrant.
    PersonaQuadrant(PersonaId, Quadrant),
    /// A persona at one stage.
    PersonaStage(PersonaId, StageId),
}

impl FacetKey {
    /// Says whether it is a persona together with something else.
    pub fn is_pair(&self) -> bool {
        matches!(self, Self::PersonaQuadrant(..) | Self::PersonaStage(..))
    }

    /// The page to read when a pair has none of its own.
    pub fn wider(&self) -> Self {
        match self {
            Self::PersonaQuadrant(persona, _) => Self::Persona(*persona),
            Self::PersonaStage(_, stage) => Self::Stage(*stage),
            other => other.clone(),
        }
    }
}

/// A facet value and the passages that have it.
#[derive(Clone, Debug)]
pub struct Facet {
    /// Which value.
    pub key: FacetKey,
    /// Its passages, newest first.
    pub evidence: Vec<EvidenceId>,
    /// People behind them, when it has a page that says so.
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
            page => format!("evidence/{}-{}.html", self.stem, page + 1),
        }
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

/// Sorts all passages into all facets.
pub fn facets(published: &Published) -> Vec<Facet> {
    let mut found: FxHashMap<FacetKey, Vec<EvidenceId>> = FxHashMap::default();
    found.insert(FacetKey::All, published.evidence.clone());
    for of_note in published.evidence.chunk_by(|a, b| a.note == b.note) {
        let Some(first) = of_note.first() else { continue };
        for key in note_keys(&published.notes[first.note.index()]) {
            found.entry(key).or_default().extend(of_note);
        }
        for id in of_note {
            each_key(published, *id, |key| found.entry(key).or_default().push(*id));
        }
    }
    let facet = |(key, evidence): (FacetKey, Vec<EvidenceId>)| Facet {
        stem: stem(published, &key),
        n_pages: n_pages(&key, evidence.len()),
        n_people: 0,
        key,
        evidence,
    };
    let mut facets: Vec<Facet> = found.into_iter().map(facet).collect();
    limit_pairs(&mut facets);
    for facet in facets.iter_mut().filter(|it| 0 < it.n_pages) {
        facet.n_people = published.n_people(&facet.evidence);
    }
    facets.sort_by(|a, b| a.key.cmp(&b.key));
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

/// The values that a note gives to all its passages.
fn note_keys(note: &Note) -> Vec<FacetKey> {
    let mut keys = vec![FacetKey::Method(note.method)];
    keys.extend(note.head.segments.iter().map(segment_key));
    keys.extend(note.head.tags.iter().map(|tag| topic_key(tag)));
    keys.sort();
    keys.dedup();
    keys
}

/// The values that a passage has by itself.
fn each_key(published: &Published, id: EvidenceId, mut add: impl FnMut(FacetKey)) {
    let (note, evidence) = published.passage(id);
    let about = published.resolved(id);
    for quadrant in evidence.quadrants.iter() {
        add(FacetKey::Quadrant(quadrant));
    }
    for stage in &about.stages {
        add(FacetKey::Stage(*stage));
    }
    for persona in &about.personas {
        add(FacetKey::Persona(*persona));
        evidence.quadrants.iter().for_each(|it| add(FacetKey::PersonaQuadrant(*persona, it)));
        about.stages.iter().for_each(|it| add(FacetKey::PersonaStage(*persona, *it)));
    }
    if let Some(mood) = evidence.mood {
        add(FacetKey::Mood(mood.value));
    }
    let tags = &note.head.tags;
    for topic in evidence.topics.iter().filter(|topic| !tags.contains(topic)) {
        add(topic_key(topic));
    }
}

/// The key of a segment; spellings with one slug are one value.
pub fn segment_key(segment: &Segment) -> FacetKey {
    FacetKey::Segment(Segment {
        facet: slug(&segment.facet).into(),
        value: slug(&segment.value).into(),
    })
}

/// The key of a topic; spellings with one slug are one value.
pub fn topic_key(topic: &str) -> FacetKey {
    FacetKey::Topic(slug(topic).into())
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
        FacetKey::Segment(segment) => format!("segment/{}/{}", segment.facet, segment.value),
        FacetKey::Topic(topic) => format!("topic/{topic}"),
        FacetKey::PersonaQuadrant(id, quadrant) => {
            format!("persona/{}/{}", persona(id), quadrant.word())
        }
        FacetKey::PersonaStage(id, at) => format!("persona/{}/stage/{}", persona(id), stage(at)),
    }
}

/// The last part of an entry's address, without folders that say only its kind.
fn short(address: &str) -> String {
    let stem = address.trim_end_matches(".html");
    let stem =
        stem.strip_prefix("personas/").or_else(|| stem.strip_prefix("journeys/")).unwrap_or(stem);
    stem.replace('/', "-")
}
