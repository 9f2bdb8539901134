//! Which bytes between words hold no tags.

use crate::read::doc::Spanned;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// The bytes of code, raw HTML and the targets of links among some events, in order.
pub fn ranges(events: &[Spanned<'_>]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (index, (event, range)) in events.iter().enumerate() {
        let hidden = match event {
            Event::Code(_)
            | Event::InlineHtml(_)
            | Event::Html(_)
            | Event::FootnoteReference(_)
            | Event::Start(Tag::Image { .. }) => range.clone(),
            Event::Start(Tag::Link { link_type, .. }) if is_whole(*link_type) => range.clone(),
            Event::End(TagEnd::Link) => {
                let inner_end = index
                    .checked_sub(1)
                    .and_then(|before| events.get(before))
                    .map_or(range.start, |(_, inner)| inner.end);
                inner_end.min(range.end)..range.end
            }
            _ => continue,
        };
        if ranges.last().is_none_or(|last| last.end <= hidden.start) {
            ranges.push(hidden);
        }
    }
    ranges
}

/// Whether readers see what stands at a place: code shows what it is about, but words for an image or a link are words.
pub fn is_shown(text: &str, opaque: &[Range<usize>], at: usize) -> bool {
    let next = opaque.partition_point(|range| range.end <= at);
    let Some(range) = opaque.get(next).filter(|range| range.contains(&at)) else { return true };
    let before = text.get(range.start..at).unwrap_or_default();
    before.starts_with("![") && !before.contains("](")
        || before.trim_start_matches('!').starts_with("[[") && before.contains('|')
}

fn is_whole(link: LinkType) -> bool {
    matches!(link, LinkType::Autolink | LinkType::Email | LinkType::WikiLink { .. })
}
