//! Where passages and marks begin and end within the words of a block, and which raw tags may stay between them.

use crate::read::doc::{Node, Spanned};
use crate::read::raw::{self, Form, RawTag};
use crate::read::words::cut_around;
use pulldown_cmark::Event;
use std::ops::Range;

/// Something that begins or ends at a byte.
#[derive(Clone, Copy, Debug)]
pub enum Stop {
    /// A passage begins: a position in `Note::evidence`.
    PassageStart(u32),
    /// The innermost passage ends.
    PassageEnd,
    /// A highlight begins.
    MarkStart,
    /// The highlight ends.
    MarkEnd,
}

/// Where passages and marks begin and end, moved out of elements that they would cut in two.
pub fn stops(events: &[Spanned<'_>], node: &Node, tags: &[(usize, usize)]) -> Vec<(usize, Stop)> {
    let is_passage = |mark: &Range<usize>| node.passages.iter().any(|(range, _)| range == mark);
    let marks = node.scan.marks.iter().filter(|mark| !is_passage(mark));
    let mut runs: Vec<(Range<usize>, Stop, Stop)> =
        marks.map(|mark| (mark.clone(), Stop::MarkStart, Stop::MarkEnd)).collect();
    runs.extend(
        node.passages
            .iter()
            .map(|(range, index)| (range.clone(), Stop::PassageStart(*index), Stop::PassageEnd)),
    );
    runs.sort_by_key(|(range, ..)| (range.start, usize::MAX - range.end));
    let mut stops = Vec::new();
    let mut open: Vec<(usize, Stop)> = Vec::new();
    if runs.is_empty() {
        return stops;
    }
    let is_part = |(range, ..): &(Range<usize>, Stop, Stop)| range.end != usize::MAX;
    let elements = if runs.iter().any(is_part) { elements(events, node, tags) } else { Vec::new() };
    for (range, start, end) in runs {
        let range = whole_elements(&elements, range);
        while let Some((until, stop)) = open.pop_if(|(until, _)| *until <= range.start) {
            stops.push((until, stop));
        }
        let limit = open.last().map_or(usize::MAX, |(until, _)| *until);
        stops.push((range.start, start));
        open.push((range.end.min(limit), end));
    }
    stops.extend(open.into_iter().rev());
    let mut reached = 0;
    for (at, _) in &mut stops {
        reached = reached.max(*at);
        *at = reached;
    }
    stops
}

/// The bytes of all elements in a block, those of raw HTML included.
fn elements(events: &[Spanned<'_>], node: &Node, tags: &[(usize, usize)]) -> Vec<Range<usize>> {
    let inner = events.get(node.events.clone()).unwrap_or_default();
    let starts = inner
        .iter()
        .filter(|(event, _)| matches!(event, Event::Start(_)))
        .map(|(_, range)| range.clone());
    let raw = tags
        .iter()
        .filter_map(|(from, to)| Some(events.get(*from)?.1.start..events.get(*to)?.1.end));
    starts.chain(raw).collect()
}

fn whole_elements(elements: &[Range<usize>], mut run: Range<usize>) -> Range<usize> {
    if run.end == usize::MAX {
        return run;
    }
    // Every pass takes in at least one more element or is the last.
    for _ in 0..8 {
        let before = run.clone();
        for element in elements {
            let begins_inside =
                element.start < run.start && run.start < element.end && element.end < run.end;
            let ends_inside =
                run.start < element.start && element.start < run.end && run.end < element.end;
            if begins_inside || ends_inside {
                run = run.start.min(element.start)..run.end.max(element.end);
            }
        }
        if before == run {
            return run;
        }
    }
    0..usize::MAX
}

/// Which inline tags may stay, as pairs: those that are closed at the same depth of the Markdown around them.
pub fn kept_tags(events: &[Spanned<'_>], node: &Node) -> Vec<(usize, usize)> {
    let mut kept = Vec::new();
    let mut open: Vec<(usize, &'static str, usize)> = Vec::new();
    let mut depth = 0_usize;
    for (index, (event, range)) in
        events.iter().enumerate().take(node.events.end).skip(node.events.start)
    {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                while open.pop_if(|(.., opened)| depth < *opened).is_some() {}
            }
            Event::InlineHtml(html) if cut_around(node, range).is_none() => {
                match raw::tag(html, false) {
                    Some((RawTag { form: Form::Alone, .. }, _)) => kept.push((index, index)),
                    Some((RawTag { form: Form::Open, name, .. }, _)) => {
                        open.push((index, name, depth));
                    }
                    Some((RawTag { form: Form::Close, name, .. }, _)) => {
                        if let Some((opener, ..)) =
                            open.pop_if(|(_, open, opened)| *open == name && *opened == depth)
                        {
                            kept.push((opener, index));
                        }
                    }
                    None => {}
                }
            }
            _ => {}
        }
    }
    kept
}
