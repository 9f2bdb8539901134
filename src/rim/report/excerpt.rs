//! The text of a file with marks in it, ready to be drawn, whatever bytes the file holds.

use crate::diagnostic::Label;
use crate::model::Span;
use std::ops::Range;

/// The text of a file and the places to mark in it.
#[derive(Debug)]
pub struct Excerpt {
    /// The text; bytes that are not UTF-8 are replacement characters.
    pub text: String,
    /// The marks.
    pub marks: Vec<Mark>,
}

/// One place in the text.
#[derive(Debug)]
pub struct Mark {
    /// Where, in the text as it is shown.
    pub range: Range<usize>,
    /// What to see there.
    pub text: String,
    /// Whether the diagnostic is about this place, or only explained by it.
    pub is_primary: bool,
}

impl Excerpt {
    /// Takes the bytes of a file and the labels that lie in it, each with whether it is the primary one.
    pub fn of(bytes: &[u8], labels: &[(&Label, bool)]) -> Self {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let mark = |(label, is_primary): &(&Label, bool)| {
            let at = |offset| text.floor_char_boundary(n_shown(bytes, offset));
            Mark {
                range: at(label.span.start)..at(label.span.end.max(label.span.start)),
                text: label.text.clone(),
                is_primary: *is_primary,
            }
        };
        Self { marks: labels.iter().map(mark).collect(), text }
    }
}

/// How many bytes of the shown text stand before an offset of the file. Replacement characters are longer than what they replace.
fn n_shown(bytes: &[u8], offset: u32) -> usize {
    String::from_utf8_lossy(before(bytes, offset)).len()
}

fn before(bytes: &[u8], offset: u32) -> &[u8] {
    bytes.get(..offset as usize).unwrap_or(bytes)
}

/// The line and column of the start of a span, counted from 1, columns in characters.
pub fn position(bytes: &[u8], span: Span) -> (usize, usize) {
    let before = before(bytes, span.start);
    let lines: Vec<&[u8]> = before.split(|byte| *byte == b'\n').collect();
    let line = lines.last().copied().unwrap_or_default();
    (lines.len(), String::from_utf8_lossy(line).chars().count() + 1)
}
