//! The words of a block without what is cut from them.

use crate::read::doc::Node;
use crate::read::hidden::FILLER;
use crate::read::link;
use crate::read::reader::Reader;
use crate::read::scan::Cut;
use pulldown_cmark::{Event, LinkType, Tag};
use std::ops::Range;

/// The words of a block, or of a part of it, without everything that is cut.
pub fn words(reader: &Reader<'_>, node: &Node, within: &Range<usize>) -> String {
    let mut words = String::new();
    let mut skip_end = 0;
    for (event, range) in reader.events.get(node.events.clone()).unwrap_or_default() {
        let is_outside =
            range.end <= within.start || within.end <= range.start || range.end <= skip_end;
        if is_outside || cut_around(node, range).is_some() {
            continue;
        }
        match event {
            Event::Text(text) if reader.ground.text.get(range.clone()) == Some(text) => {
                push_source(
                    reader,
                    node,
                    range.start.max(within.start)..range.end.min(within.end),
                    &mut words,
                );
            }
            Event::Text(text) if cut_at(node, range.start).is_none() => words.push_str(text),
            Event::Code(code) => words.push_str(code),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::Start(Tag::Link {
                link_type: LinkType::WikiLink { has_pothole: false },
                dest_url,
                ..
            }) => {
                words.push_str(link::spoken(dest_url));
                skip_end = range.end;
            }
            Event::Start(Tag::Image { link_type: LinkType::WikiLink { .. }, .. }) => {
                skip_end = range.end;
            }
            _ => {}
        }
    }
    squeezed(&words)
}

fn push_source(reader: &Reader<'_>, node: &Node, range: Range<usize>, words: &mut String) {
    for piece in uncut(node, range) {
        match piece {
            Piece::Source(range) => {
                words.push_str(reader.ground.text.get(range).unwrap_or_default());
            }
            Piece::Shown(text) => words.push_str(text),
        }
    }
}

/// One space between words, none around them.
pub fn squeezed(words: &str) -> String {
    let mut squeezed = String::with_capacity(words.len());
    for word in words
        .split(|c: char| c.is_whitespace() || c == char::from(FILLER))
        .filter(|word| !word.is_empty())
    {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}

/// A piece of a text that is shown.
pub enum Piece<'n> {
    /// Bytes of the text.
    Source(Range<usize>),
    /// Words that stand for what was cut.
    Shown(&'n str),
}

/// What is left of a text.
pub fn uncut(node: &Node, range: Range<usize>) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if let Some(cut) = cut_at(node, at) {
            if at == cut.span.start
                && let Some(shown) = &cut.shown
            {
                pieces.push(Piece::Shown(shown));
            }
            at = cut.span.end;
            continue;
        }
        let end = next_cut(node, at).map_or(range.end, |cut| cut.span.start.min(range.end));
        pieces.push(Piece::Source(at..end));
        at = end;
    }
    pieces
}

fn next_cut(node: &Node, at: usize) -> Option<&Cut> {
    let cuts = &node.scan.cuts;
    cuts.get(cuts.partition_point(|cut| cut.span.end <= at))
}

/// The cut that holds a byte.
pub fn cut_at(node: &Node, at: usize) -> Option<&Cut> {
    next_cut(node, at).filter(|cut| cut.span.contains(&at))
}

/// The cut that holds a whole event.
pub fn cut_around<'n>(node: &'n Node, range: &Range<usize>) -> Option<&'n Cut> {
    // A cut that shows something else begins in a text, which shows it.
    cut_at(node, range.start).filter(|cut| {
        range.end <= cut.span.end && !(cut.shown.is_some() && range.start == cut.span.start)
    })
}
