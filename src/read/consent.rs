//! Consent keys, read so that a doubt withholds.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Consent, SourcePath, Span};
use crate::read::key_slip;
use crate::read::keys::{self, Layer};
use crate::read::yaml::{Entry, Node};
use std::ops::Range;

/// The words of a consent key.
pub const WORDS: [&str; 4] = ["none", "team", "internal", "public"];

/// What one file says; `None` when it says nothing. Several values count as the lowest, and a slip in a key that withholds as `none`.
pub fn of(layer: Layer<'_>) -> Option<Consent> {
    let is_slip = layer.entries.iter().any(key_slip::is_doubtful);
    let entry = layer.entries.iter().find(|entry| &*entry.key == "consent");
    let written = entry.and_then(|entry| match &entry.value.node {
        Node::Map(_) => Some(Consent::None),
        Node::Null | Node::Text(_) | Node::List(_) => {
            keys::texts(layer, "consent").iter().map(|text| word(text.words)).min()
        }
    });
    if is_slip { Some(Consent::None) } else { written }
}

/// Reads a word; an unknown one counts as `none`.
pub fn word(word: &str) -> Consent {
    Consent::from_word(&word.trim().to_lowercase()).unwrap_or(Consent::None)
}

/// Reports consent values that are none.
pub fn faults(path: &SourcePath, entries: &[Entry]) -> Vec<Diagnostic> {
    let texts = keys::texts(Layer { path, entries }, "consent");
    let strangers =
        texts.into_iter().filter(|text| Consent::from_word(&text.words.to_lowercase()).is_none());
    strangers.map(|text| fault(path, text.span, text.words)).collect()
}

/// Says that a consent value is none.
pub fn fault(path: &SourcePath, span: Range<usize>, words: &str) -> Diagnostic {
    Diagnostic::new(
        Rule::BadConsent,
        path,
        Span::new(span),
        "this consent is not one of the words for it",
    )
    .label("counts as `none`: nobody is shown it")
    .help(keys::one_of(words, &WORDS))
}
