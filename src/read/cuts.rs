//! Which bytes of a block are not shown: fields, tags and ids, with the spaces around them that would be left double.

use crate::read::scan::{Cut, Field};
use std::ops::Range;

/// Trims one block.
pub struct Trimmer<'t> {
    /// The text of the file.
    pub text: &'t str,
    /// The bytes of the block.
    pub block: Range<usize>,
}

impl Trimmer<'_> {
    /// All cuts in order, with the spaces that go with them.
    pub fn cuts(&self, mut cuts: Vec<Cut>, fields: &[Field], loose: Vec<Range<usize>>) -> Vec<Cut> {
        let text = self.text;
        if !loose.is_empty() {
            cuts.extend(self.loose_cuts(&cuts, loose));
        }
        cuts.sort_by_key(|cut| cut.span.start);
        cuts.dedup_by(|b, a| b.span.start < a.span.end);
        let mut cuts = self.stand_in(fields, cuts);
        let is_mark = |span: &Range<usize>| text.get(span.clone()) == Some("==");
        for index in 0..cuts.len() {
            let Some(Cut { span, shown: None }) = cuts.get(index) else { continue };
            let span = span.clone();
            if is_mark(&span) || text.get(span.clone()) == Some("#") {
                continue;
            }
            let before = index
                .checked_sub(1)
                .and_then(|before| cuts.get(before))
                .map_or(self.block.start, |cut| cut.span.end);
            let widened = self.widened(span, before.max(self.block.start));
            if let Some(cut) = cuts.get_mut(index) {
                cut.span = widened;
            }
        }
        cuts
    }

    /// A topic at the start or end of a line is cut; within a sentence only its sign is.
    fn loose_cuts(&self, certain: &[Cut], loose: Vec<Range<usize>>) -> Vec<Cut> {
        let text = self.text;
        let mut cuts = Vec::new();
        let mut gone: Vec<(Range<usize>, bool)> =
            certain.iter().map(|cut| (cut.span.clone(), false)).collect();
        gone.extend(loose.into_iter().map(|span| (span, true)));
        gone.sort_by_key(|(span, _)| span.start);
        // From the end: what stands before something that ends its line ends the line as well.
        let mut line_end = self.block.end..self.block.end;
        for (span, is_loose) in gone.into_iter().rev() {
            let after = text.get(span.end..line_end.start).unwrap_or_default();
            let ends_line = after.trim_start_matches([' ', '\t', '\r']).starts_with('\n')
                || after.trim().is_empty();
            if ends_line {
                line_end = span.clone();
            }
            if is_loose {
                let before = text.get(self.block.start..span.start).unwrap_or_default();
                let is_whole = ends_line || before.trim_end().is_empty();
                let span = if is_whole { span } else { span.start..span.start + 1 };
                cuts.push(Cut { span, shown: None });
            }
        }
        cuts
    }

    /// `(redact:: X) (as:: Y)` shows Y. X is blank already, or this file has not been cleaned: either way it is cut.
    fn stand_in(&self, fields: &[Field], cuts: Vec<Cut>) -> Vec<Cut> {
        let text = self.text;
        let mut shown: Vec<Cut> = Vec::new();
        for (index, field) in fields.iter().enumerate().filter(|(_, field)| &*field.key == "redact")
        {
            let next = fields.get(index + 1).filter(|next| &*next.key == "as");
            let next = next.filter(|next| {
                text.get(field.span.end..next.span.start).is_some_and(|gap| gap.trim().is_empty())
            });
            let words = next
                .map_or("[name removed]", |next| text.get(next.value.clone()).unwrap_or_default());
            let end = next.map_or(field.span.end, |next| next.span.end);
            shown.push(Cut { span: field.span.start..end, shown: Some(words.into()) });
        }
        if shown.is_empty() {
            return cuts;
        }
        let covers = |cut: &Cut| {
            let last = shown.partition_point(|it| it.span.start <= cut.span.start).checked_sub(1);
            last.and_then(|last| shown.get(last)).is_some_and(|it| cut.span.end <= it.span.end)
        };
        let mut cuts: Vec<Cut> = cuts.into_iter().filter(|cut| !covers(cut)).collect();
        cuts.extend(shown);
        cuts.sort_by_key(|cut| cut.span.start);
        cuts
    }

    /// Takes the spaces along that would be left double, or at an end of the block.
    fn widened(&self, span: Range<usize>, from: usize) -> Range<usize> {
        let text = self.text;
        let head = text.get(from..span.start).unwrap_or_default();
        let start = from + head.trim_end_matches([' ', '\t', '\n', '\r']).len();
        let tail = text.get(span.end..self.block.end).unwrap_or_default();
        let end_of_spaces = self.block.end - tail.trim_start_matches([' ', '\t']).len();
        let begins_line = start == self.block.start && from == self.block.start
            || start == from && start < span.start && from == self.block.start;
        if begins_line {
            return start..end_of_spaces;
        }
        let line_goes_on = head.get(start - from..).is_some_and(|gap| gap.contains('\n'))
            && !tail.trim().is_empty();
        if line_goes_on { span.start..end_of_spaces } else { start..span.end }
    }
}
