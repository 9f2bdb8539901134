//! `(redact:: name)`: words that nobody may see, in the text and in the front matter.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{SourcePath, Span};
use crate::read::doc;
use crate::read::hidden::{code, in_code, positions_of};
use crate::read::off_record::Blocks;
use std::borrow::Cow;
use std::ops::Range;

/// Whether there may be such a field: `redact` stands before its colons, with nothing but spaces between.
pub fn is_in(text: &str) -> bool {
    text.match_indices(':').any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default().trim_end_matches([' ', '\t']).as_bytes();
        let start = before.len().saturating_sub("redact".len());
        before.get(start..).is_some_and(|word| word.eq_ignore_ascii_case(b"redact"))
    })
}

/// The names that are to be removed, without their fields.
pub fn spans(
    path: &SourcePath,
    text: &str,
    body_start: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Range<usize>> {
    let events = doc::parse(text, body_start);
    let code = code(&events);
    let blocks = Blocks::new(&events);
    let mut spans: Vec<Range<usize>> = Vec::new();
    for at in
        positions_of(text, "redact").filter(|at| body_start <= *at && in_code(&code, *at).is_none())
    {
        if spans.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let Some((open, value)) = redaction(text, at) else { continue };
        let limit = blocks.end_around(at).unwrap_or(text.len());
        let close = closing(text, open, value..limit, &code);
        if close.is_none() {
            diagnostics.push(
                Diagnostic::new(
                    Rule::UnclosedComment,
                    path,
                    Span::new(at..at + "redact".len()),
                    "this field is not closed",
                )
                .label("nothing from here to the end of its block is shown")
                .help("close it with a bracket"),
            );
        }
        spans.push(value..close.unwrap_or(limit));
    }
    spans
}

/// The bracket before `redact`, and where its value begins.
fn redaction(text: &str, at: usize) -> Option<(u8, usize)> {
    let before = text.get(..at)?.trim_end_matches([' ', '\t']);
    let open = before.as_bytes().last().copied().filter(|byte| matches!(byte, b'(' | b'['))?;
    let after = text.get(at + "redact".len()..)?;
    let gap = after.len() - after.trim_start_matches([' ', '\t']).len();
    let rest = after.get(gap..)?;
    let colons = rest.strip_prefix("::")?;
    Some((open, text.len() - colons.len()))
}

fn closing(text: &str, open: u8, value: Range<usize>, code: &[Range<usize>]) -> Option<usize> {
    let close = if open == b'(' { b')' } else { b']' };
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut at = value.start;
    while at < value.end {
        if let Some(end) = in_code(code, at) {
            at = end;
            continue;
        }
        match *bytes.get(at)? {
            b'\\' => at += 1,
            byte if byte == open => depth += 1,
            byte if byte == close && depth == 0 => return Some(at),
            byte if byte == close => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    None
}

/// A value of the front matter without the names that are to be removed. Nothing marks code there.
pub fn spoken(value: &str) -> Cow<'_, str> {
    if !is_in(value) {
        return Cow::Borrowed(value);
    }
    let mut shown = String::new();
    let mut from = 0;
    for at in positions_of(value, "redact") {
        let Some((open, start)) = redaction(value, at).filter(|_| from <= at) else { continue };
        let close = closing(value, open, start..value.len(), &[]).unwrap_or(value.len());
        let head = value.get(from..at).unwrap_or_default().trim_end();
        shown.push_str(head.get(..head.len().saturating_sub(1)).unwrap_or_default());
        from = (close + 1).min(value.len());
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
