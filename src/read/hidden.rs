//! Takes out what nobody may see, for no audience, before the text is parsed. It is blanked byte for byte, so that places stay.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{SourcePath, Span};
use crate::read::doc::{self, Spanned};
use pulldown_cmark::{Event, HeadingLevel, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// Stands for what was hidden where a space would change how the rest is read. It is never shown.
pub const FILLER: u8 = 1;

/// The tag of what is off the record.
const TAG: &str = "#off-record";

/// Blanks comments, redacted words and blocks that are off the record.
pub fn blank<'t>(
    path: &SourcePath,
    text: &'t str,
    body_start: usize,
) -> (Cow<'t, str>, Vec<Diagnostic>) {
    let body = text.get(body_start..).unwrap_or_default();
    let has_comments = body.contains("%%") || body.contains("<!--");
    let mut diagnostics = Vec::new();
    let mut text = Cow::Borrowed(text);
    if has_comments {
        // Every comment may change what is code after it, so the rest is looked at anew.
        let spans = comments(path, &text, body_start, &mut diagnostics);
        text = Cow::Owned(blanked(&text, &spans));
    }
    if has_redaction(&text) {
        let spans = redactions(path, &text, body_start, &mut diagnostics);
        text = Cow::Owned(blanked(&text, &spans));
    }
    if has_off_record(&text) {
        let extents = off_record(&text, body_start);
        text = Cow::Owned(blanked_blocks(&text, &extents));
    }
    (text, diagnostics)
}

fn has_redaction(text: &str) -> bool {
    positions_of(text, "redact").next().is_some()
}

fn has_off_record(text: &str) -> bool {
    positions_of(text, TAG).next().is_some()
}

/// Where a word stands, in upper or lower case.
fn positions_of<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let bytes = text.as_bytes();
    let first = word.as_bytes().first().copied().unwrap_or_default();
    let other = if first.is_ascii_lowercase() { first.to_ascii_uppercase() } else { first };
    let is_here = move |at: &usize| {
        bytes
            .get(*at..*at + word.len())
            .is_some_and(|here| here.eq_ignore_ascii_case(word.as_bytes()))
    };
    bytes
        .iter()
        .enumerate()
        .filter(move |(_, byte)| **byte == first || **byte == other)
        .map(|(at, _)| at)
        .filter(is_here)
}

/// Blanks spans. Where words follow on the same line, the blank is filled with a sign that is never shown:
/// spaces would push those words in, and make code of them.
fn blanked(text: &str, spans: &[Range<usize>]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for span in spans {
        let line_start = text
            .get(span.clone())
            .and_then(|hidden| hidden.rfind('\n'))
            .map_or(span.start, |at| span.start + at + 1);
        let rest =
            text.get(span.end..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
        let filler = if rest.trim().is_empty() { b' ' } else { FILLER };
        for at in span.clone() {
            match bytes.get_mut(at) {
                Some(b'\n' | b'\r') | None => {}
                Some(byte) => *byte = if line_start <= at { filler } else { b' ' },
            }
        }
    }
    // Spans begin and end at characters, so this is UTF-8; if it were not, showing nothing is the safe answer.
    String::from_utf8(bytes).unwrap_or_else(|_| " ".repeat(text.len()))
}

/// Blanks blocks, but not the signs that hold together what stands around them: the bars of a row, and the `>` of a quote.
fn blanked_blocks(text: &str, extents: &[Extent]) -> String {
    let mut spans: Vec<Range<usize>> = Vec::new();
    for extent in extents {
        let mut from = extent.span.start;
        for at in extent.span.clone().filter(|at| extent.keeps(text, *at)) {
            spans.push(from..at);
            from = at + 1;
        }
        spans.push(from..extent.span.end);
    }
    blanked(text, &spans)
}

/// A block that nobody may see.
#[derive(Clone, Debug)]
struct Extent {
    span: Range<usize>,
    is_row: bool,
    in_quote: bool,
}

impl Extent {
    fn keeps(&self, text: &str, at: usize) -> bool {
        let before = text.get(..at).unwrap_or_default();
        match text.as_bytes().get(at) {
            Some(b'|') => self.is_row && !before.ends_with('\\'),
            Some(b'>') if self.in_quote => {
                let line = before.rsplit('\n').next().unwrap_or_default();
                line.trim_start_matches(['>', ' ', '\t']).is_empty()
            }
            _ => false,
        }
    }
}

/// The code of a text, in order: nothing in it is a comment, a field or a tag.
fn code(events: &[Spanned<'_>]) -> Vec<Range<usize>> {
    let ranges = events.iter().filter_map(|(event, range)| match event {
        Event::Code(_) | Event::Start(Tag::CodeBlock(_)) => Some(range.clone()),
        _ => None,
    });
    ranges.collect()
}

fn in_code(code: &[Range<usize>], at: usize) -> Option<usize> {
    let next = code.partition_point(|range| range.end <= at);
    code.get(next).filter(|range| range.contains(&at)).map(|range| range.end)
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
    while let Some((start, opener)) = openings.next(at, &code) {
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

    fn next(&mut self, from: usize, code: &[Range<usize>]) -> Option<(usize, &'static str)> {
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
            match in_code(code, start) {
                Some(end) => at = end,
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
    loop {
        let found = at + text.get(at..)?.find("%%")?;
        match in_code(code, found) {
            // A `%%` in code does not close: showing less is the safe side.
            Some(end) => at = end,
            None => return Some(found + 2),
        }
    }
}

fn redactions(
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
        let limit = blocks.around(at).next().map_or(text.len(), |block| block.span.end);
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

/// What kind of block it is, as far as hiding asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Heading(HeadingLevel),
    Paragraph,
    Row,
    Quote,
    /// An item, a footnote or a block of HTML: hidden as a whole.
    Whole,
    Other,
}

/// A block and the one around it.
#[derive(Clone, Debug)]
struct BlockSpan {
    span: Range<usize>,
    sort: Sort,
    parent: Option<usize>,
}

/// All blocks of a text in the order of their starts.
struct Blocks(Vec<BlockSpan>);

impl Blocks {
    fn new(events: &[Spanned<'_>]) -> Self {
        let mut blocks: Vec<BlockSpan> = Vec::new();
        let mut open: Vec<Option<usize>> = Vec::new();
        for (event, range) in events {
            match event {
                Event::Start(tag) => {
                    let parent = open.last().copied().flatten();
                    let Some(sort) = sort(tag) else {
                        open.push(parent);
                        continue;
                    };
                    open.push(Some(blocks.len()));
                    blocks.push(BlockSpan { span: range.clone(), sort, parent });
                }
                Event::End(_) => {
                    open.pop();
                }
                _ => {}
            }
        }
        Self(blocks)
    }

    /// The blocks that hold a byte, the innermost first.
    fn around(&self, at: usize) -> impl Iterator<Item = &BlockSpan> {
        let last = self.0.partition_point(|block| block.span.start <= at).checked_sub(1);
        let up =
            std::iter::successors(last, |index| self.0.get(*index).and_then(|block| block.parent));
        up.filter_map(|index| self.0.get(index)).filter(move |block| block.span.contains(&at))
    }

    /// What goes with a tag: an item with everything nested in it, a whole quote, a row, a heading with everything below it.
    fn extent(&self, at: usize, text_len: usize) -> Extent {
        let mut around = self.around(at);
        let Some(inner) = around.next() else {
            return Extent { span: at..at + TAG.len(), is_row: false, in_quote: false };
        };
        let rest: Vec<&BlockSpan> = around.collect();
        let (span, n_inner) = match (inner.sort, rest.first().map(|outer| outer.sort)) {
            (Sort::Heading(level), _) => {
                (inner.span.start..self.section_end(inner, level, text_len), 0)
            }
            (Sort::Paragraph, Some(Sort::Whole | Sort::Quote)) => {
                (rest.first().map_or(inner.span.clone(), |outer| outer.span.clone()), 1)
            }
            _ => (inner.span.clone(), 0),
        };
        let in_quote = rest.iter().skip(n_inner).any(|outer| outer.sort == Sort::Quote);
        Extent { span, is_row: inner.sort == Sort::Row, in_quote }
    }

    fn section_end(&self, heading: &BlockSpan, level: HeadingLevel, text_len: usize) -> usize {
        let from = self.0.partition_point(|block| block.span.start <= heading.span.start);
        let ends = |block: &&BlockSpan| matches!(block.sort, Sort::Heading(next) if next <= level);
        let next = self.0.get(from..).unwrap_or_default().iter().find(ends);
        next.map_or(text_len, |block| block.span.start)
    }
}

fn sort(tag: &Tag<'_>) -> Option<Sort> {
    match tag {
        Tag::Heading { level, .. } => Some(Sort::Heading(*level)),
        Tag::Paragraph => Some(Sort::Paragraph),
        Tag::TableRow | Tag::TableHead => Some(Sort::Row),
        Tag::BlockQuote(_) => Some(Sort::Quote),
        Tag::Item | Tag::FootnoteDefinition(_) | Tag::HtmlBlock => Some(Sort::Whole),
        Tag::List(_) | Tag::Table(_) | Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
            Some(Sort::Other)
        }
        Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
            Some(Sort::Other)
        }
        Tag::TableCell
        | Tag::Emphasis
        | Tag::Strong
        | Tag::Strikethrough
        | Tag::Superscript
        | Tag::Subscript => None,
        Tag::Link { .. } | Tag::Image { .. } => None,
    }
}

/// The blocks that carry the tag.
fn off_record(text: &str, body_start: usize) -> Vec<Extent> {
    let events = doc::parse(text, body_start);
    let code = code(&events);
    let blocks = Blocks::new(&events);
    let is_tag = |at: &usize| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(at + TAG.len()..).and_then(|after| after.chars().next());
        let ends_word = |c: Option<char>| {
            c.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '/'))
        };
        body_start <= *at
            && in_code(&code, *at).is_none()
            && before != Some('\\')
            && ends_word(before)
            && ends_word(after)
    };
    let mut extents: Vec<Extent> = Vec::new();
    for at in positions_of(text, TAG).filter(is_tag) {
        if extents.last().is_none_or(|last| last.span.end <= at) {
            extents.push(blocks.extent(at, text.len()));
        }
    }
    extents
}

/// A value of the front matter without the names that are to be removed. Nothing marks code there.
pub fn redacted(value: &str) -> Cow<'_, str> {
    if !has_redaction(value) {
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
