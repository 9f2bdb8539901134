//! Bold labels at the start of a paragraph: names of speakers in notes, names of lanes in journeys.

use crate::read::doc::{self, Node, NodeKind};
use crate::read::reader::Reader;
use crate::read::scan::Cut;

/// Cuts the label `**Name:**` from a paragraph and returns its words.
pub fn take(reader: &Reader<'_>, node: &mut Node) -> Option<Box<str>> {
    if node.kind != NodeKind::Paragraph {
        return None;
    }
    let text = reader.ground.text;
    let (name, range) = doc::label(text, reader.events, node.events.clone())?;
    let rest = text.get(range.end..node.span.end).unwrap_or_default();
    let end = range.end + (rest.len() - rest.trim_start().len());
    node.scan.cuts.retain(|cut| end <= cut.span.start);
    node.scan.cuts.insert(0, Cut { span: range.start..end, shown: None });
    Some(name.into())
}
