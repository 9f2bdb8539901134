//! Finds what looks like a consent field in the text but is not written as one: what was meant to withhold must not be ignored.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{SourcePath, Span};
use crate::read::consent::WORDS;
use crate::read::field_signs::{BRACKETS, are_double, is_colon, is_filling, open_at_end};
use crate::read::key_slip;
use crate::read::scan::{self, Field};
use std::ops::{Range, RangeInclusive};

/// How long `consent` and its slips are; most words are shorter or longer.
const N_KEY_BYTES: RangeInclusive<usize> = 5..=16;
/// How far before its colons a key is looked for.
const KEY_BYTES_MAX: usize = 40;
/// How far after its colons a value is looked for.
const VALUE_BYTES_MAX: usize = 80;

/// Where the keys stand in a block whose words look like a consent, but are not among its fields.
pub fn spans(
    text: &str,
    block: Range<usize>,
    signs: &[usize],
    fields: &[Field],
) -> Vec<Range<usize>> {
    // The parser leaves out a `\` at the start of a block.
    let is_escaped = text.get(..block.start).is_some_and(|before| before.ends_with('\\'));
    let start = block.start - usize::from(is_escaped);
    let words = text.get(start..block.end).unwrap_or_default();
    let mut spans: Vec<Range<usize>> = Vec::new();
    let is_colon = |at: &&usize| text.get(**at..).is_some_and(|rest| rest.starts_with(is_colon));
    for at in signs.iter().filter(is_colon) {
        let Some(key) = key(words, *at - start) else { continue };
        let key = start + key.start..start + key.end;
        let is_new = spans.last().is_none_or(|last| last.end <= key.start);
        if is_new && !is_read(&key, fields) {
            spans.push(key);
        }
    }
    spans
}

/// Whether a key is that of a field, which stand in order.
fn is_read(key: &Range<usize>, fields: &[Field]) -> bool {
    let n_before = fields.partition_point(|field| field.span.start <= key.start);
    let field = n_before.checked_sub(1).and_then(|last| fields.get(last));
    field.is_some_and(|field| {
        let is_consent = &*field.key == "consent" || key_slip::is_nearly_consent(&field.key);
        is_consent && key.end <= field.value.start
    })
}

/// Says that a field is not written as one.
pub fn fault(path: &SourcePath, span: Range<usize>) -> Diagnostic {
    Diagnostic::new(
        Rule::BadConsent,
        path,
        Span::new(span),
        "this looks like a consent, but is not written as a field",
    )
    .label("counts as `none`: nobody is shown this line")
    .help("write it as `(consent:: team)`; if it is no consent, put a `\\` before the colons")
}

/// The key before a colon, when the two and what follows read like a consent.
fn key(words: &str, colon_at: usize) -> Option<Range<usize>> {
    let before = words.get(..colon_at)?.trim_end_matches(is_filling);
    let key = last_word(before);
    if !N_KEY_BYTES.contains(&key.len()) {
        return None;
    }
    let name = &*scan::lower(key);
    if name != "consent" && !key_slip::is_nearly_consent(name) {
        return None;
    }
    let start = before.len() - key.len();
    let head = before.get(..start)?.trim_end_matches(is_filling);
    let open = open_at_end(head);
    let outside = head.get(..head.len() - open.map_or(0, |(open, _)| open.len_utf8()))?;
    if outside.ends_with('\\') {
        return None;
    }
    let after = words.get(colon_at..)?;
    let value = after.trim_start_matches(|c: char| is_colon(c) || is_filling(c));
    let signs = after.get(..after.len() - value.len())?;
    let is_meant = match (open.is_some(), are_double(signs)) {
        (false, false) => false,
        (true, true) => name == "consent" || is_consent(value),
        _ => is_consent(value) || name == "consent" && is_short(value),
    };
    is_meant.then_some(start..before.len())
}

fn last_word(text: &str) -> &str {
    let from = text.ceil_char_boundary(text.len().saturating_sub(KEY_BYTES_MAX));
    let end = text.get(from..).unwrap_or_default();
    end.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// Whether a value begins with one of the words of a consent.
fn is_consent(value: &str) -> bool {
    let word = value.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether a value is one word at most, up to the end of its line or the next bracket or tag: a sentence is no consent.
fn is_short(value: &str) -> bool {
    let end = value.floor_char_boundary(VALUE_BYTES_MAX);
    let near = value.get(..end).unwrap_or_default();
    let is_bracket = |c| BRACKETS.iter().any(|(open, close)| c == *open || c == *close);
    let ends = |c: char| matches!(c, '\n' | '#' | '^') || is_bracket(c);
    let words = near.split(ends).next().unwrap_or_default().split_whitespace();
    words.filter(|word| word.contains(char::is_alphanumeric)).count() <= 1
}
