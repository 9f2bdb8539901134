//! Keys of front matter, laid over the defaults of the folders above.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{SourcePath, Span};
use crate::read::date;
use crate::read::yaml::{Entry, Node, Value};
use jiff::civil::Date;
use std::ops::Range;

/// Left-over words of templates that stand for nothing.
const PLACEHOLDERS: [&str; 12] = [
    "TBD",
    "X",
    "Name",
    "Role",
    "Date",
    "Title",
    "Persona",
    "Participant",
    "Team",
    "Owner",
    "Quote",
    "Consent",
];

/// Keys of one file.
#[derive(Clone, Copy)]
pub struct Layer<'a> {
    /// The file.
    pub path: &'a SourcePath,
    /// Its keys.
    pub entries: &'a [Entry],
}

/// The keys of a file and of the defaults above it, nearest first.
pub struct Keys<'a> {
    /// The file itself, then its defaults.
    pub layers: Vec<Layer<'a>>,
    /// What there is to say about the values that were asked for.
    pub diagnostics: Vec<Diagnostic>,
}

/// A single value and where it stands.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    /// The value, without spaces around it.
    pub words: &'a str,
    /// Where it stands.
    pub span: Range<usize>,
    /// In which file.
    pub path: &'a SourcePath,
}

impl<'a> Keys<'a> {
    /// All values of a key in the nearest file that gives any.
    pub fn list(&self, key: &str) -> Vec<Text<'a>> {
        self.layers
            .iter()
            .map(|layer| texts(*layer, key))
            .find(|texts| !texts.is_empty())
            .unwrap_or_default()
    }

    /// All values of a key in the nearest file that gives any, split at commas.
    pub fn words(&self, key: &str) -> Vec<Text<'a>> {
        self.list(key).into_iter().flat_map(split).collect()
    }

    /// The first value of a key.
    pub fn text(&self, key: &str) -> Option<Text<'a>> {
        self.list(key).into_iter().next()
    }

    /// The first value of a key as owned text.
    pub fn string(&self, key: &str) -> Option<Box<str>> {
        self.text(key).map(|text| text.words.into())
    }

    /// All values of a key as owned text.
    pub fn strings(&self, key: &str) -> Vec<Box<str>> {
        self.words(key).iter().map(|text| text.words.trim_start_matches('#').into()).collect()
    }

    /// A date.
    pub fn date(&mut self, key: &str) -> Option<Date> {
        let text = self.text(key)?;
        let date = date::exact(text.words);
        if date.is_none() {
            self.diagnostics.push(bad_date(text.path, text.span, text.words));
        }
        date
    }

    /// A value out of a few words.
    pub fn choice<T>(
        &mut self,
        key: &str,
        choices: &[&str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(key)?;
        let choice = read(&text.words.to_lowercase());
        if choice.is_none() {
            let message = format!("`{key}` cannot be `{}`", text.words);
            self.diagnostics.push(
                Diagnostic::new(Rule::BadValue, text.path, Span::new(text.span), message)
                    .label("not one of the words for this key")
                    .help(one_of(text.words, choices)),
            );
        }
        choice
    }

    /// A whole number.
    pub fn number(&mut self, key: &str) -> Option<u32> {
        let text = self.text(key)?;
        let digits = text.words.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        let number = digits.parse().ok();
        if number.is_none() {
            let message = format!("`{key}` is not a number");
            self.diagnostics.push(
                Diagnostic::new(Rule::BadValue, text.path, Span::new(text.span), message)
                    .label("a whole number was expected here"),
            );
        }
        number
    }
}

/// The nearest of some words, if one is near.
pub fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let near = known.iter().map(|name| (strsim::osa_distance(word, name), *name)).min()?;
    let limit = if word.chars().count() < 5 { 1 } else { 2 };
    (near.0 <= limit).then_some(near.1)
}

/// Says which words there are, and the nearest first.
pub fn one_of(word: &str, choices: &[&str]) -> String {
    match nearest(&word.to_lowercase(), choices) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write one of `{}`", choices.join("`, `")),
    }
}

/// Says that a date is none.
pub fn bad_date(path: &SourcePath, span: Range<usize>, words: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadDate, path, Span::new(span), format!("`{words}` is not a date"))
        .label("a date was expected here")
        .help("write it as year, month and day: `2026-03-04`")
}

/// The values of a key in one file.
pub fn texts<'a>(layer: Layer<'a>, key: &str) -> Vec<Text<'a>> {
    let mut texts = Vec::new();
    if let Some(entry) = layer.entries.iter().find(|entry| &*entry.key == key) {
        gather(&entry.value, layer.path, 0, &mut texts);
    }
    texts
}

/// YAML reads `[[maya]]` as a list in a list, so lists are taken flat.
fn gather<'a>(value: &'a Value, path: &'a SourcePath, depth: usize, texts: &mut Vec<Text<'a>>) {
    match &value.node {
        Node::Null | Node::Map(_) => {}
        Node::List(items) => {
            let is_placeholder =
                |item: &Value| matches!(&item.node, Node::Text(text) if is_placeholder(text));
            if depth == 0 && items.len() == 1 && items.iter().all(is_placeholder) {
                return;
            }
            for item in items {
                gather(item, path, depth + 1, texts);
            }
        }
        Node::Text(words) => {
            let words = words.trim();
            let bracketed = words.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
            let is_template = bracketed.is_some_and(|inner| !inner.starts_with('['));
            if !words.is_empty() && !is_template && !matches!(words, "TBD" | "X") {
                texts.push(Text { words, span: value.span.clone(), path });
            }
        }
    }
}

fn is_placeholder(text: &str) -> bool {
    PLACEHOLDERS.contains(&text.trim())
}

fn split(text: Text<'_>) -> Vec<Text<'_>> {
    if !text.words.contains(',') {
        return vec![text];
    }
    let parts = text.words.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|words| Text { words, span: text.span.clone(), path: text.path }).collect()
}
