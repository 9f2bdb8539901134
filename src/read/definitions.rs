//! Definitions of links (`[name]: address`): one that stands where not all may read is none for the links elsewhere.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{SourcePath, Span};
use crate::read::doc::{self, Spanned};
use crate::read::off_record::Blocks;
use memchr::{memchr2_iter, memmem};
use pulldown_cmark::{Event, HeadingLevel, LinkType, Tag};
use std::collections::BTreeMap;
use std::ops::Range;

/// The word of a field that says how far a place goes.
const MARK: &str = "consent";

/// The definitions below headings, in items, quotes and footnotes that say how far they go, when a link elsewhere uses them.
pub fn withheld(
    path: &SourcePath,
    text: &str,
    body_start: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Range<usize>> {
    let body = text.get(body_start..).unwrap_or_default();
    if memmem::find(body.as_bytes(), b"]:").is_none() || marks(body).is_empty() {
        return Vec::new();
    }
    let definitions = definitions(text, body_start);
    if definitions.is_empty() {
        return Vec::new();
    }
    let events = doc::parse(text, body_start);
    let uses = uses(&events);
    let blocks = Blocks::new(&events);
    let sections = sections(&events, text.len());
    let marks = marks(text);
    let goes_further = |(span, address): &(Range<usize>, String)| {
        let Some((first, last)) = uses.get(&**address) else { return false };
        let is_used_outside =
            |extent: &Range<usize>| !extent.contains(first) || !extent.contains(last);
        let mut around = blocks.spans_around(span.start);
        around.any(|block| holds(&marks, &block) && is_used_outside(&block))
            || above(&sections, span.start)
                .any(|it| holds(&marks, &it.heading) && is_used_outside(&it.extent))
    };
    let withheld = definitions.into_iter().filter(goes_further).map(|(span, _)| span);
    let withheld: Vec<_> = withheld.collect();
    diagnostics.extend(withheld.iter().map(|span| {
        let message = "this address stands where not all may read, so no link uses it";
        Diagnostic::new(Rule::DeadLink, path, Span::new(span.clone()), message)
            .help("write it into the link itself, or at a place that says nothing of consent")
    }));
    withheld
}

/// The addresses that links get by their names, each with the place of its definition.
fn definitions(text: &str, body_start: usize) -> Vec<(Range<usize>, String)> {
    let parser = doc::parser(text, body_start);
    let all = parser
        .reference_definitions()
        .iter()
        .map(|(_, it)| (it.span.start + body_start..it.span.end + body_start, it.dest.to_string()));
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|(span, _)| span.start);
    all
}

/// Where the first and the last link or image begins that has an address from a definition, by address.
fn uses<'e>(events: &'e [Spanned<'_>]) -> BTreeMap<&'e str, (usize, usize)> {
    let mut uses = BTreeMap::new();
    for (event, range) in events {
        if let Event::Start(
            Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. },
        ) = event
            && matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
        {
            uses.entry(&**dest_url).or_insert((range.start, range.start)).1 = range.start;
        }
    }
    uses
}

/// A heading in no other block, with everything below it.
struct Section {
    heading: Range<usize>,
    extent: Range<usize>,
    /// The section that it is a part of.
    outer: Option<usize>,
}

/// All sections in order, but for the title: what that says holds for the whole file, and so for every link in it.
fn sections(events: &[Spanned<'_>], text_len: usize) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Vec<(HeadingLevel, usize)> = Vec::new();
    let mut depth = 0_usize;
    let mut is_first = true;
    for (event, range) in events {
        match event {
            Event::Start(Tag::Heading { level, .. }) if depth == 0 => {
                while let Some((_, ended)) = open.pop_if(|(above, _)| *level <= *above) {
                    sections[ended].extent.end = range.start;
                }
                if !(is_first && *level == HeadingLevel::H1) {
                    let outer = open.last().map(|(_, index)| *index);
                    open.push((*level, sections.len()));
                    let extent = range.start..text_len;
                    sections.push(Section { heading: range.clone(), extent, outer });
                }
                is_first = false;
                depth += 1;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    sections
}

/// The sections that hold a byte, the innermost first.
fn above(sections: &[Section], at: usize) -> impl Iterator<Item = &Section> {
    let last = sections.partition_point(|section| section.extent.start <= at).checked_sub(1);
    let up = std::iter::successors(last, |index| sections.get(*index).and_then(|it| it.outer));
    up.filter_map(|index| sections.get(index)).filter(move |it| it.extent.contains(&at))
}

/// Where a text says the word; what was written otherwise is told elsewhere.
fn marks(text: &str) -> Vec<usize> {
    let is_mark = |at: &usize| {
        let word = text.as_bytes().get(*at..at + MARK.len());
        word.is_some_and(|word| word.eq_ignore_ascii_case(MARK.as_bytes()))
    };
    memchr2_iter(b'c', b'C', text.as_bytes()).filter(is_mark).collect()
}

fn holds(marks: &[usize], range: &Range<usize>) -> bool {
    let next = marks.partition_point(|at| *at < range.start);
    marks.get(next).is_some_and(|at| *at < range.end)
}
