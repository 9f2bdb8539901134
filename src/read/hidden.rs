//! Takes out what nobody may see, for no audience, before the text is parsed. It is blanked byte for byte, so that places stay.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{SourcePath, Span};
use crate::read::doc::{self, Spanned};
use crate::read::signs::Signs;
use crate::read::{definitions, off_record, redact};
use memchr::memmem;
use pulldown_cmark::{CodeBlockKind, Event, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// Stands for what was hidden where a space would change how the rest is read. It is never shown.
pub const FILLER: u8 = 1;

/// Blanks comments, redacted words and blocks that are off the record. Also gives the signs of what is left.
pub fn blank<'t>(
    path: &SourcePath,
    text: &'t str,
    body_start: usize,
) -> (Cow<'t, str>, Signs, Vec<Diagnostic>) {
    let body = text.get(body_start..).unwrap_or_default();
    let has = |signs: &[u8]| memmem::find(body.as_bytes(), signs).is_some();
    let has_comments = has(b"%%") || has(b"<!--");
    let mut diagnostics = Vec::new();
    let mut text = Cow::Borrowed(text);
    if has_comments {
        // Every comment may change what is code after it, so the rest is looked at anew.
        let spans = comments(path, &text, body_start, &mut diagnostics);
        text = Cow::Owned(blanked(&text, &Blanks { spans, signs: Vec::new() }));
    }
    let mut signs = Signs::of(&text, body_start);
    if redact::is_in(&text, &signs) {
        let blanks = redact::blanks(path, &text, body_start, &mut diagnostics);
        text = Cow::Owned(blanked(&text, &blanks));
        signs = Signs::of(&text, body_start);
    }
    if off_record::is_in(&text, &signs) {
        let spans = off_record::spans(path, &text, body_start, &mut diagnostics);
        text = Cow::Owned(blanked(&text, &Blanks { spans, signs: Vec::new() }));
        signs = Signs::of(&text, body_start);
    }
    let spans = definitions::withheld(path, &text, body_start, &mut diagnostics);
    if !spans.is_empty() {
        text = Cow::Owned(blanked(&text, &Blanks { spans, signs: Vec::new() }));
        signs = Signs::of(&text, body_start);
    }
    (text, signs, diagnostics)
}

/// What is to be hidden in a text.
#[derive(Debug, Default)]
pub struct Blanks {
    /// The bytes that are blanked, in order.
    pub spans: Vec<Range<usize>>,
    /// Bytes that other signs take the place of.
    pub signs: Vec<(usize, u8)>,
}

/// Blanks spans. Where words follow on the same line, the blank is filled with a sign that is never shown:
/// spaces would push those words in, and make code of them.
fn blanked(text: &str, blanks: &Blanks) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for span in &blanks.spans {
        let line_start = text
            .get(span.clone())
            .and_then(|hidden| hidden.rfind('\n'))
            .map_or(span.start, |at| span.start + at + 1);
        // Only up to the next word: looking at whole lines takes time in proportion to the square of the spans in one.
        let mut rest = text.get(span.end..).unwrap_or_default().chars();
        let next = rest.find(|c| *c == '\n' || !c.is_whitespace());
        let filler = if matches!(next, None | Some('\n')) { b' ' } else { FILLER };
        for at in span.clone() {
            match bytes.get_mut(at) {
                Some(b'\n' | b'\r') | None => {}
                Some(byte) => *byte = if line_start <= at { filler } else { b' ' },
            }
        }
    }
    for (at, sign) in &blanks.signs {
        if let Some(byte) = bytes.get_mut(*at) {
            *byte = *sign;
        }
    }
    // Spans begin and end at characters, so this is UTF-8; if it were not, showing nothing is the safe answer.
    String::from_utf8(bytes).unwrap_or_else(|_| " ".repeat(text.len()))
}

/// The code of a text, in order: nothing in it is a comment, a field or a tag.
pub fn code(events: &[Spanned<'_>]) -> Vec<Range<usize>> {
    let ranges = events.iter().filter(|(event, _)| is_code(event)).map(|(_, range)| range.clone());
    ranges.collect()
}

/// The same without drawings, which are read as words.
pub fn code_but_drawings(events: &[Spanned<'_>]) -> Vec<Range<usize>> {
    let is_wanted = |event: &Event<'_>| is_code(event) && !is_drawing(event);
    let ranges = events.iter().filter(|(event, _)| is_wanted(event));
    ranges.map(|(_, range)| range.clone()).collect()
}

fn is_code(event: &Event<'_>) -> bool {
    matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)))
}

fn is_drawing(event: &Event<'_>) -> bool {
    let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) = event else { return false };
    info.trim() == "mermaid"
}

/// The end of the code that holds a byte.
pub fn in_code(code: &[Range<usize>], at: usize) -> Option<usize> {
    around(code, at).map(|range| range.end)
}

/// The range that holds a byte, of some in order.
fn around(ranges: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    let next = ranges.partition_point(|range| range.end <= at);
    ranges.get(next).filter(|range| range.contains(&at))
}

fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let n_slashes = before.len() - before.trim_end_matches('\\').len();
    n_slashes % 2 == 1
}

fn comments(
    path: &SourcePath,
    text: &str,
    body_start: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Range<usize>> {
    let code = code(&doc::parse(text, body_start));
    let mut spans = Vec::new();
    let mut at = body_start;
    let mut openings = Openings::new(text);
    while let Some((start, opener)) = openings.next(at, &code, &spans) {
        let end = comment_end(text, start, opener, &code);
        if end.is_none() {
            let span = Span::new(start..start + opener.len());
            diagnostics.push(
                Diagnostic::new(
                    Rule::UnclosedComment,
                    path,
                    span,
                    format!("the comment that begins with `{opener}` is not closed"),
                )
                .label("nothing from here to the end of the file is shown")
                .help(format!("close it with `{}`", if opener == "%%" { "%%" } else { "-->" })),
            );
        }
        let end = end.unwrap_or(text.len());
        spans.push(start..end);
        at = end;
    }
    spans
}

/// Finds openings of comments from left to right. What was found of the other kind is kept, so that no text is searched twice.
struct Openings<'t> {
    text: &'t str,
    percent: Option<usize>,
    html: Option<usize>,
}

impl<'t> Openings<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, percent: Some(0), html: Some(0) }
    }

    /// What begins inside a comment is no code: the parser did not know of that.
    fn next(
        &mut self,
        from: usize,
        code: &[Range<usize>],
        comments: &[Range<usize>],
    ) -> Option<(usize, &'static str)> {
        let mut at = from;
        loop {
            self.percent = self.percent.and_then(|found| self.find("%%", found, at));
            self.html = self.html.and_then(|found| self.find("<!--", found, at));
            let found = self
                .percent
                .map(|at| (at, "%%"))
                .into_iter()
                .chain(self.html.map(|at| (at, "<!--")))
                .min();
            let (start, opener) = found?;
            let code = around(code, start);
            match code.filter(|code| around(comments, code.start).is_none()) {
                Some(code) => at = code.end,
                None if is_escaped(self.text, start) => at = start + opener.len(),
                None => return Some((start, opener)),
            }
        }
    }

    fn find(&self, opener: &str, found: usize, from: usize) -> Option<usize> {
        let is_current =
            from <= found && self.text.get(found..).is_some_and(|rest| rest.starts_with(opener));
        if is_current { Some(found) } else { Some(from + self.text.get(from..)?.find(opener)?) }
    }
}

fn comment_end(text: &str, start: usize, opener: &str, code: &[Range<usize>]) -> Option<usize> {
    if opener == "<!--" {
        let rest = text.get(start..)?;
        let short = ["<!-->", "<!--->"].into_iter().find(|short| rest.starts_with(short));
        return short
            .map(|short| start + short.len())
            .or_else(|| Some(start + 4 + rest.get(4..)?.find("-->")? + 3));
    }
    let mut at = start + 2;
    let mut is_unsure = false;
    loop {
        let found = at + text.get(at..)?.find("%%")?;
        match in_code(code, found) {
            Some(end) => (at, is_unsure) = (end, true),
            None if is_unsure => return last_in_paragraph(text, found),
            None => return Some(found + 2),
        }
    }
}

/// After a `%%` in code, which may have closed the comment or not, nobody knows which of those that follow open another.
/// Showing less is the safe side.
fn last_in_paragraph(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let lines = rest.split_inclusive('\n').take_while(|line| !line.trim().is_empty());
    let len: usize = lines.map(str::len).sum();
    Some(at + rest.get(..len)?.rfind("%%")? + 2)
}

#[cfg(test)]
mod tests {
    use super::blank;
    use crate::model::SourcePath;

    /// There is no clock here: with time that grows with the square of the number, this would take minutes.
    #[test]
    fn many_in_one_line_are_hidden() {
        let path = SourcePath::new("content/notes/p1.md");
        let pieces =
            ["%%%%", "%%a%% ", "%% ", "<!--a-->", "(redact:: a)", "(redact: a) ", "#off-record "];
        for piece in pieces {
            let text = format!("word {}\n\nend", piece.repeat(100_000));
            let (blanked, ..) = blank(&path, &text, 0);
            assert_eq!(blanked.len(), text.len());
            assert!(!blanked.contains('a') || piece.contains("redact"), "{piece}");
        }
    }
}
