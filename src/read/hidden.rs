//! Takes out what nobody may see, for no audience, before the text is parsed. It is blanked byte for byte, so that places stay.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{SourcePath, Span};
use crate::read::doc::{self, Spanned};
use pulldown_cmark::{Event, Tag};
use std::borrow::Cow;
use std::ops::Range;

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
        let spans = off_record(&text, body_start);
        text = Cow::Owned(blanked_rows(&text, &spans));
    }
    (text, diagnostics)
}

fn has_redaction(text: &str) -> bool {
    positions_of(text, "redact").next().is_some()
}

fn has_off_record(text: &str) -> bool {
    positions_of(text, "#off-record").next().is_some()
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

fn blanked(text: &str, spans: &[Range<usize>]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for byte in spans.iter().cloned().flatten() {
        match bytes.get_mut(byte) {
            Some(b'\n' | b'\r') | None => {}
            Some(byte) => *byte = b' ',
        }
    }
    // Spans begin and end at characters, so this is UTF-8; if it were not, showing nothing is the safe answer.
    String::from_utf8(bytes).unwrap_or_else(|_| " ".repeat(text.len()))
}

/// Blanks blocks. Of rows of tables the bars stay: an empty line would end the table.
fn blanked_rows(text: &str, spans: &[(Range<usize>, bool)]) -> String {
    let mut kept: Vec<Range<usize>> = Vec::new();
    for (span, is_row) in spans {
        if !is_row {
            kept.push(span.clone());
            continue;
        }
        let mut from = span.start;
        let bytes = text.as_bytes();
        for at in span.clone() {
            let is_escaped = at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'\\');
            if bytes.get(at) == Some(&b'|') && !is_escaped {
                kept.push(from..at);
                from = at + 1;
            }
        }
        kept.push(from..span.end);
    }
    blanked(text, &kept)
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
    while let Some((start, opener)) = next_comment(text, at, &code) {
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

fn next_comment(text: &str, from: usize, code: &[Range<usize>]) -> Option<(usize, &'static str)> {
    let mut at = from;
    loop {
        let rest = text.get(at..)?;
        let percent = rest.find("%%").map(|offset| (at + offset, "%%"));
        let html = rest.find("<!--").map(|offset| (at + offset, "<!--"));
        let (start, opener) = percent.into_iter().chain(html).min()?;
        match in_code(code, start) {
            Some(end) => at = end,
            None if is_escaped(text, start) => at = start + 1,
            None => return Some((start, opener)),
        }
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
    let mut spans = Vec::new();
    for at in
        positions_of(text, "redact").filter(|at| body_start <= *at && in_code(&code, *at).is_none())
    {
        let Some((open, value)) = redaction(text, at) else { continue };
        let limit = block_end(&events, at, text.len());
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

/// Where the block that holds a byte ends.
fn block_end(events: &[Spanned<'_>], at: usize, text_len: usize) -> usize {
    let ends = events.iter().filter_map(|(event, range)| match event {
        Event::Start(tag) if is_block(tag) && range.contains(&at) => Some(range.end),
        _ => None,
    });
    ends.min().unwrap_or(text_len)
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// The blocks that carry `#off-record`; `true` for rows of tables.
fn off_record(text: &str, body_start: usize) -> Vec<(Range<usize>, bool)> {
    let events = doc::parse(text, body_start);
    let code = code(&events);
    let is_tag = |at: &usize| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(at + "#off-record".len()..).and_then(|after| after.chars().next());
        let ends_word = |c: Option<char>| {
            c.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '/'))
        };
        *at >= body_start
            && in_code(&code, *at).is_none()
            && before != Some('\\')
            && ends_word(before)
            && ends_word(after)
    };
    positions_of(text, "#off-record")
        .filter(is_tag)
        .map(|at| extent(&events, at, text.len()))
        .collect()
}

/// What goes with a tag: an item with everything nested in it, a whole quote, a row, a heading with everything below it.
fn extent(events: &[Spanned<'_>], at: usize, text_len: usize) -> (Range<usize>, bool) {
    let mut found = (at..at + "#off-record".len(), false);
    for (index, (event, range)) in events.iter().enumerate() {
        let Event::Start(tag) = event else { continue };
        if !range.contains(&at) {
            continue;
        }
        match tag {
            Tag::Item | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) | Tag::HtmlBlock => {
                found = (range.clone(), false)
            }
            Tag::TableRow | Tag::TableHead => found = (range.clone(), true),
            Tag::Paragraph => {
                let holds = |outer: &(Range<usize>, bool)| {
                    outer.0.start <= range.start && range.end <= outer.0.end
                };
                if !holds(&found) {
                    found = (range.clone(), false);
                }
            }
            Tag::Heading { level, .. } => {
                let below = events.iter().skip(index + 1).find_map(|(event, range)| match event {
                    Event::Start(Tag::Heading { level: next, .. }) if next <= level => {
                        Some(range.start)
                    }
                    _ => None,
                });
                found = (range.start..below.unwrap_or(text_len), false);
            }
            _ => {}
        }
    }
    found
}
