//! `(redact:: name)`: words that nobody may see, in the text and in the front matter.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{SourcePath, Span};
use crate::read::doc;
use crate::read::field_signs::{are_double, is_colon, is_filling, open_at_end};
use crate::read::hidden::{Blanks, FILLER, code_but_drawings, in_code};
use crate::read::off_record::Blocks;
use crate::read::signs::Signs;
use memchr::memchr2_iter;
use std::borrow::Cow;
use std::ops::Range;

const KEY: &str = "redact";

/// Whether there may be such a field: `redact` stands before its colons, with nothing but spaces and signs between.
pub fn is_in(text: &str, signs: &Signs) -> bool {
    keys(text, signs).next().is_some()
}

/// How many there may be in a part of a text.
pub fn n_keys(text: &str, signs: &Signs, within: &Range<usize>) -> usize {
    keys(text, signs).filter(|at| within.contains(at)).count()
}

/// The colons that stand behind the key.
fn keys<'t>(text: &'t str, signs: &'t Signs) -> impl Iterator<Item = usize> + 't {
    signs.colons(text).filter(|at| {
        let at = *at;
        let before = text.get(..at).unwrap_or_default().trim_end_matches(is_filling).as_bytes();
        let start = before.len().saturating_sub(KEY.len());
        before.get(start..).is_some_and(|word| word.eq_ignore_ascii_case(KEY.as_bytes()))
    })
}

/// Where the word `redact` stands, in upper or lower case.
fn positions(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    // Of its letters, `c` is the one that texts hold least.
    let starts = memchr2_iter(b'c', b'C', bytes).filter_map(|at| at.checked_sub("reda".len()));
    starts.filter(|at| {
        bytes
            .get(*at..*at + KEY.len())
            .is_some_and(|word| word.eq_ignore_ascii_case(KEY.as_bytes()))
    })
}

/// The names that are to be removed, without their fields. What only looks like the field is written as one.
pub fn blanks(
    path: &SourcePath,
    text: &str,
    body_start: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Blanks {
    let events = doc::parse(text, body_start);
    let code = code_but_drawings(&events);
    let blocks = Blocks::new(&events);
    let mut blanks = Blanks::default();
    for at in positions(text).filter(|at| body_start <= *at && in_code(&code, *at).is_none()) {
        if blanks.spans.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let Some(found) = redaction(text, at) else { continue };
        let limit = blocks.end_around(at).unwrap_or(text.len()).max(found.value_start);
        let close = closing(text, &found, limit, &code);
        let key = at..at + KEY.len();
        match close {
            None => diagnostics.push(unclosed(path, key)),
            Some(_) if found.is_exact => {}
            Some(close) => {
                blanks.signs.extend(found.as_field(&key, close));
                diagnostics.push(slip(path, key));
            }
        }
        blanks.spans.push(found.value_start..close.unwrap_or(limit));
    }
    blanks
}

/// Reports what is nearly such a field in front matter. Its words are hidden where the values are read.
pub fn slips(path: &SourcePath, text: &str, within: Range<usize>) -> Vec<Diagnostic> {
    let words = text.get(within.clone()).unwrap_or_default();
    let is_slip = |at: &usize| redaction(words, *at).is_some_and(|found| !found.is_exact);
    let keys = positions(words).filter(is_slip).map(|at| within.start + at);
    keys.map(|at| slip(path, at..at + KEY.len())).collect()
}

fn unclosed(path: &SourcePath, key: Range<usize>) -> Diagnostic {
    Diagnostic::new(Rule::UnclosedComment, path, Span::new(key), "this field is not closed")
        .label("nothing from here to the end of its block is shown")
        .help("close it with a bracket")
}

fn slip(path: &SourcePath, key: Range<usize>) -> Diagnostic {
    let message = "this looks like a redaction, but is not written as a field";
    Diagnostic::new(Rule::UnknownField, path, Span::new(key), message)
        .label("its words are hidden all the same")
        .help("write it as `(redact:: name)`")
}

/// How a redaction is written.
struct Redaction {
    /// The bracket before it, or the key when there is none.
    start: usize,
    open: Option<(char, char)>,
    value_start: usize,
    /// Whether it is written as the format says.
    is_exact: bool,
}

impl Redaction {
    /// The bytes that make a field of it: the same length, so that places stay.
    fn as_field(&self, key: &Range<usize>, close: usize) -> Vec<(usize, u8)> {
        let Some((open, closer)) = self.open.filter(|_| self.value_start < close) else {
            return Vec::new();
        };
        let open_end = self.start + open.len_utf8();
        let mut signs: Vec<(usize, u8)> = Vec::new();
        signs.extend((self.start..open_end).map(|at| (at, FILLER)));
        signs.push((open_end - 1, b'('));
        signs.extend((open_end..key.start).chain(key.end..self.value_start).map(|at| (at, b' ')));
        signs.extend([(key.end, b':'), (key.end + 1, b':')]);
        signs.extend((close..close + closer.len_utf8()).map(|at| (at, FILLER)));
        signs.push((close, b')'));
        signs
    }
}

/// Reads what stands around a `redact`: brackets before it, and colons after it.
fn redaction(text: &str, at: usize) -> Option<Redaction> {
    let before = text.get(..at)?.trim_end_matches(is_filling);
    let open = open_at_end(before);
    let rest = text.get(at + KEY.len()..)?.trim_start_matches(is_filling);
    let value = rest.trim_start_matches(|c: char| is_colon(c) || c == ' ');
    let colons = rest.get(..rest.len() - value.len())?;
    let is_word = !text.get(..at)?.ends_with(char::is_alphanumeric);
    if !colons.starts_with(is_colon) || open.is_none() && !(are_double(colons) && is_word) {
        return None;
    }
    let start = open.map_or(at, |(open, _)| before.len() - open.len_utf8());
    let has_signs = |from: usize, to: usize| {
        text.get(from..to).is_none_or(|gap| gap.contains(|c| !matches!(c, ' ' | '\t')))
    };
    let is_exact = matches!(open, Some(('(' | '[', _)))
        && rest.starts_with("::")
        && !has_signs(start + 1, at)
        && !has_signs(at + KEY.len(), text.len() - rest.len());
    let value_start = if is_exact { text.len() - rest.len() + 2 } else { text.len() - value.len() };
    Some(Redaction { start, open, value_start, is_exact })
}

fn closing(text: &str, found: &Redaction, limit: usize, code: &[Range<usize>]) -> Option<usize> {
    let (open, close) = found.open?;
    let mut depth = 0_usize;
    let mut from = found.value_start;
    let mut signs = text.get(from..limit)?.char_indices();
    while let Some((n, sign)) = signs.next() {
        let at = found.value_start + n;
        if at < from {
            continue;
        }
        if let Some(end) = in_code(code, at) {
            from = end;
            continue;
        }
        match sign {
            '\\' => {
                signs.next();
            }
            sign if sign == open => depth += 1,
            sign if sign == close && depth == 0 => return Some(at),
            sign if sign == close => depth -= 1,
            _ => {}
        }
    }
    None
}

/// A value of the front matter without the names that are to be removed. Nothing marks code there.
pub fn spoken(value: &str) -> Cow<'_, str> {
    if !is_in(value, &Signs::of(value, 0)) {
        return Cow::Borrowed(value);
    }
    let mut shown = String::new();
    let mut from = 0;
    for at in positions(value) {
        let Some(found) = redaction(value, at).filter(|found| from <= found.start) else {
            continue;
        };
        let close = closing(value, &found, value.len(), &[]);
        let closer_len = found.open.map_or(0, |(_, closer)| closer.len_utf8());
        shown.push_str(value.get(from..found.start).unwrap_or_default());
        from = close.map_or(value.len(), |close| close + closer_len);
        let rest = value.get(from..).unwrap_or_default();
        let stand_in = rest
            .trim_start()
            .strip_prefix(['(', '['])
            .and_then(|rest| rest.trim_start().strip_prefix("as::"));
        match stand_in.and_then(|rest| rest.split_once([')', ']'])) {
            Some((words, after)) => {
                shown.push_str(words.trim());
                from = value.len() - after.len();
            }
            None => shown.push_str("[name removed]"),
        }
    }
    shown.push_str(value.get(from..).unwrap_or_default());
    Cow::Owned(shown)
}
