//! Keys of front matter, laid over the defaults of the folders above.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{SourcePath, Span};
use crate::read::date;
use crate::read::yaml::{Entry, Node, Value};
use jiff::civil::Date;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

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

/// Words that are as near to `consent` as a slip, and mean something else.
const NO_CONSENT: [&str; 5] = ["concept", "concert", "contents", "contest", "context"];

/// Keys that withhold: a slip of one counts as `none`, whatever its value is.
const WITHHOLDING: [&str; 4] = ["consent", "audience", "withdrawn", "keep-until"];

/// What authors write for a key that withholds, and the key. With `no` behind it, it withholds nothing.
const MEANT: [(&str, &str); 20] = [
    ("confidential", "consent"),
    ("private", "consent"),
    ("permission", "consent"),
    ("embargo", "consent"),
    ("einwilligung", "consent"),
    ("consentement", "consent"),
    ("visibility", "audience"),
    ("access", "audience"),
    ("withdrawn-on", "withdrawn"),
    ("withdrawn-at", "withdrawn"),
    ("withdrew", "withdrawn"),
    ("retracted", "withdrawn"),
    ("revoked", "withdrawn"),
    ("consent-withdrawn", "withdrawn"),
    ("consent-revoked", "withdrawn"),
    ("delete-after", "keep-until"),
    ("delete-on", "keep-until"),
    ("delete-by", "keep-until"),
    ("expires", "keep-until"),
    ("retention", "keep-until"),
];

/// What authors write for the status `draft`.
const UNFINISHED: [&str; 7] =
    ["wip", "in progress", "private", "confidential", "hidden", "unpublished", "embargoed"];

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

/// Reports keys that the format does not know.
pub fn unknown(layer: Layer<'_>, known: &[&str]) -> Vec<Diagnostic> {
    let strangers = layer.entries.iter().filter(|entry| !known.contains(&&*entry.key));
    strangers.map(|entry| stranger(layer.path, entry, known)).collect()
}

fn stranger(path: &SourcePath, entry: &Entry, known: &[&str]) -> Diagnostic {
    let span = Span::new(entry.key_span.clone());
    if let Some(name) = slip_of(entry) {
        let message = format!("`{}` is not a key, but looks like `{name}`", entry.key);
        return Diagnostic::new(Rule::BadConsent, path, span, message)
            .label("nobody is shown this file until it is clear what was meant")
            .help(format!("write `{name}`"));
    }
    let message = format!("there is no key `{}`", entry.key);
    let diagnostic = Diagnostic::new(Rule::UnknownKey, path, span, message);
    if is_nearly_draft(entry) {
        let label = "counts as `status: draft`: nobody is shown this file";
        return diagnostic.label(label).help("write `status: draft`");
    }
    let diagnostic = diagnostic.label("not used");
    match nearest(&entry.key, known) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("leave it out, or write it into the text"),
    }
}

/// Whether a key is a slip of the pen for `consent`. What was meant to withhold must not be ignored.
pub fn is_nearly_consent(key: &str) -> bool {
    is_nearly(key, "consent") && !NO_CONSENT.contains(&key)
}

/// The key that withholds, when a key is a slip of the pen for one, or another word for one.
pub fn slip_of(entry: &Entry) -> Option<&'static str> {
    let key = entry.key.nfkc().collect::<String>().to_lowercase().replace(['_', ' '], "-");
    if WITHHOLDING.contains(&&*entry.key) || NO_CONSENT.contains(&&*key) {
        return None;
    }
    let is_denied = matches!(&entry.value.node, Node::Text(value) if is_no(value));
    let meant = || MEANT.iter().find(|(word, _)| *word == key && !is_denied).map(|(_, name)| *name);
    WITHHOLDING.into_iter().find(|name| is_within(&key, name, 2)).or_else(meant)
}

/// Whether a status is `draft`, a slip of the pen for it, or another word for it.
pub fn is_draft(status: &str) -> bool {
    let status = status.trim().to_lowercase();
    strsim::osa_distance(&status, "draft") <= 2 || UNFINISHED.contains(&&*status)
}

fn is_no(value: &str) -> bool {
    matches!(&*value.trim().to_lowercase(), "" | "false" | "no" | "off" | "0")
}

/// Whether a key with its value is a slip of the pen for `status: draft`.
pub fn is_nearly_draft(entry: &Entry) -> bool {
    let Node::Text(value) = &entry.value.node else { return false };
    let value = value.trim().to_lowercase();
    match &*entry.key {
        "draft" => !is_no(&value),
        key => is_nearly(key, "status") && (value == "draft" || is_nearly(&value, "draft")),
    }
}

fn is_nearly(word: &str, name: &str) -> bool {
    word != name && is_within(word, name, 2)
}

/// Whether no more than so many slips make one word of the other.
pub fn is_within(word: &str, name: &str, n_slips: u32) -> bool {
    // A letter that only one of them has is a slip of its own. Nearly all words have too many, and need not be compared.
    if word.len() + (n_slips as usize) < name.len() {
        return false;
    }
    let (own, other) = (letters(word), letters(name));
    (own & !other).count_ones() <= n_slips
        && (other & !own).count_ones() <= n_slips
        && strsim::osa_distance(word, name) <= n_slips as usize
}

/// The ASCII letters of a word as a set, in lower case. Two signs may count as one, so that a set is never larger than it should be.
pub fn letters(word: &str) -> u64 {
    let letters = word.bytes().filter(u8::is_ascii).map(|byte| byte.to_ascii_lowercase());
    letters.fold(0, |set, byte| set | 1 << (byte % 64))
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
