//! Bold labels at the start of a paragraph: names of speakers in notes, names of lanes in journeys.

use crate::read::doc::{Node, NodeKind, Spanned};
use crate::read::reader::Reader;
use crate::read::scan::Cut;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// Cuts the label `**Name:**` from a paragraph and returns its words.
pub fn take(reader: &Reader<'_>, node: &mut Node) -> Option<Box<str>> {
    if node.kind != NodeKind::Paragraph {
        return None;
    }
    let text = reader.ground.text;
    let (name, range) = find(text, reader.events, node.events.clone())?;
    let rest = text.get(range.end..node.span.end).unwrap_or_default();
    let end = range.end + (rest.len() - rest.trim_start().len());
    node.scan.cuts.retain(|cut| end <= cut.span.start);
    node.scan.cuts.insert(0, Cut { span: range.start..end, shown: None });
    Some(name.into())
}

/// The label that a paragraph begins with, `**Name:**` or `**Name**:`: its words and its bytes.
pub fn find<'t>(
    text: &'t str,
    events: &[Spanned<'_>],
    within: Range<usize>,
) -> Option<(&'t str, Range<usize>)> {
    let (Event::Start(Tag::Strong), range) = events.get(within.start)? else { return None };
    let inner = text.get(range.start + 2..range.end.checked_sub(2)?)?.trim();
    let after = text.get(range.end..).unwrap_or_default();
    let (name, end) = match inner.strip_suffix([':', '：']) {
        Some(name) => (name.trim(), range.end),
        None => (inner, range.end + after.starts_with(':').then_some(1)?),
    };
    let is_short = !name.is_empty() && name.len() <= 80 && !name.contains('\n');
    is_short.then_some((name, range.start..end))
}
