//! How deep lists and quotes may be nested.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{SourcePath, Span};
use crate::read::hidden;
use memchr::memchr_iter;
use std::borrow::Cow;
use std::ops::Range;

/// The deepest level; what stands deeper is shown at this one.
pub const DEPTH_MAX: usize = 64;

/// Takes away the signs of lists and quotes beyond the deepest level at the start of a line:
/// a parser needs time in proportion to the square of their number.
pub fn shallow<'t>(
    path: &SourcePath,
    text: Cow<'t, str>,
    body_start: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Cow<'t, str> {
    let mut extra: Vec<usize> = Vec::new();
    let bytes = text.as_bytes();
    let body = bytes.get(body_start..).unwrap_or_default();
    let starts = std::iter::once(0).chain(memchr_iter(b'\n', body).map(|at| at + 1));
    for line_start in starts.map(|at| body_start + at) {
        let line = bytes.get(line_start..).unwrap_or_default();
        extra.extend(markers(line).skip(DEPTH_MAX).map(|at| line_start + at));
    }
    let Some(first) = extra.first() else { return text };
    diagnostics.push(too_deep(path, *first..first + 1));
    let mut bytes = text.as_bytes().to_vec();
    for at in extra {
        if let Some(byte) = bytes.get_mut(at) {
            *byte = hidden::FILLER;
        }
    }
    String::from_utf8(bytes).map_or(text, Cow::Owned)
}

/// Where a line may open lists and quotes, before its first word.
fn markers(line: &[u8]) -> impl Iterator<Item = usize> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let byte = *line.get(at)?;
            let is_spaced = line.get(at + 1).is_none_or(u8::is_ascii_whitespace);
            at += 1;
            match byte {
                b' ' | b'\t' | b'0'..=b'9' => {}
                b'>' => return Some(at - 1),
                b'-' | b'*' | b'+' | b'.' | b')' if is_spaced => return Some(at - 1),
                _ => return None,
            }
        }
    })
}

/// Says that something is nested too deep.
pub fn too_deep(path: &SourcePath, span: Range<usize>) -> Diagnostic {
    Diagnostic::new(
        Rule::TooLong,
        path,
        Span::new(span),
        "lists and quotes are nested more than 64 deep",
    )
    .label("shown without going deeper")
    .help("nest less, or split the list")
}
