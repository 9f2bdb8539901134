//! A passage as it is shown away from its note: the words, who is behind them, and the way back.

use crate::model::{Basis, Evidence, EvidenceId, FacetKey, Quadrant};
use crate::pages::parts::{MoodFacts, Named, Who, mood};
use crate::pages::{Shared, Site};
use jiff::civil::Date;
use serde::Serialize;

/// A passage in a few words, as a sample below a claim.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Quote {
    /// The words.
    pub words: String,
    /// Where they stand.
    pub url: String,
    /// Who is behind them.
    pub by: String,
    /// How we know.
    pub basis: &'static str,
    /// Method of the session.
    pub method: &'static str,
    /// Day of the session.
    pub date: Option<Date>,
    /// Language of the words, when it is not the page's.
    pub lang: Option<String>,
}

/// A passage with its source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Card {
    /// The words.
    pub words: String,
    /// `stated`, `observed` or `inferred`.
    pub basis: &'static str,
    /// The first of its quadrants.
    pub quadrant: Option<&'static str>,
    /// The quadrants it stands in, and how it felt.
    #[serde(skip)]
    pub labels: Shared<Labels>,
    /// The personas it is about.
    pub personas: Vec<Shared<Who>>,
    /// The stages it belongs to.
    pub stages: Vec<Shared<Named>>,
    /// Who is behind it.
    pub participant: Option<String>,
    /// Method of the session.
    pub method: &'static str,
    /// Day of the session.
    pub date: Option<Date>,
    /// Where it stands in its note.
    pub url: String,
    /// Topics.
    pub topics: Vec<Named>,
    /// Language of the words, when it is not the site's.
    pub lang: Option<String>,
}

/// What a passage is, in a few words beside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Labels {
    /// The quadrants it stands in.
    pub quadrants: Vec<&'static str>,
    /// How it felt.
    pub mood: Option<MoodFacts>,
    /// Whether we read it from what was said.
    pub is_inferred: bool,
}

/// Labels a passage.
pub fn labels(evidence: &Evidence) -> Labels {
    Labels {
        quadrants: evidence.quadrants.iter().map(Quadrant::word).collect(),
        mood: evidence.mood.map(mood),
        is_inferred: evidence.basis == Basis::Inferred,
    }
}

/// The word of a basis.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "stated",
        Basis::Observed => "observed",
        Basis::Inferred => "inferred",
    }
}

/// The words of a passage as pages show them. Somebody's own words lose the marks around them, because
/// the page puts marks of its own language there, whether or not the note has any.
pub fn spoken(evidence: &Evidence) -> String {
    let words = evidence.words.trim();
    let inner = words
        .strip_prefix(is_mark)
        .and_then(|rest| rest.strip_suffix(is_mark))
        .filter(|inner| evidence.basis == Basis::Stated && !inner.contains(is_mark));
    inner.unwrap_or(words).trim().to_owned()
}

fn is_mark(char: char) -> bool {
    matches!(char, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』')
}

impl Site {
    /// A passage as a sample.
    pub fn quote(&self, id: EvidenceId) -> Quote {
        let (note, evidence) = self.passage(id);
        Quote {
            words: spoken(evidence),
            url: self.passage_url(id),
            by: self.participant(id).unwrap_or(&note.head.title).to_owned(),
            basis: basis(evidence.basis),
            method: note.method.word(),
            date: note.date,
            lang: self.foreign_lang(id),
        }
    }

    /// A passage with its source, for `Site::card` to keep.
    pub fn new_card(&self, id: EvidenceId) -> Card {
        let (note, evidence) = self.passage(id);
        let about = self.resolved(id);
        let topic = |topic: &str| {
            Some(Named { name: topic.to_owned(), url: self.facet_url(&FacetKey::of_topic(topic))? })
        };
        Card {
            words: spoken(evidence),
            basis: basis(evidence.basis),
            quadrant: evidence.quadrants.iter().next().map(Quadrant::word),
            // How we know stands before the words already.
            labels: Shared::new(Labels { is_inferred: false, ..labels(evidence) }),
            personas: about.personas.iter().map(|id| self.who(*id)).collect(),
            stages: about.stages.iter().map(|id| self.stage_named(*id)).collect(),
            participant: self.participant(id).map(str::to_owned),
            method: note.method.word(),
            date: note.date,
            url: self.passage_url(id),
            topics: evidence.topics.iter().filter_map(|it| topic(it)).collect(),
            lang: self.foreign_lang(id),
        }
    }

    /// The language of a passage when it is not the site's.
    pub fn foreign_lang(&self, id: EvidenceId) -> Option<String> {
        let lang = self.passage(id).0.head.lang.as_deref()?;
        (lang != &*self.settings.lang).then(|| lang.to_owned())
    }
}
