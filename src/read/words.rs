//! The words of a block without what is cut from them.

use crate::read::doc::Node;
use crate::read::hidden::FILLER;
use crate::read::link;
use crate::read::reader::Reader;
use crate::read::scan::Cut;
use pulldown_cmark::{Event, LinkType, Tag};
use std::ops::{ControlFlow, Range};

/// The words of a block, or of a part of it, without everything that is cut.
pub fn words(reader: &Reader<'_>, node: &Node, within: &Range<usize>) -> String {
    let mut words = String::with_capacity(node.span.len());
    each(reader, node, within, |piece| {
        words.push_str(piece);
        ControlFlow::Continue(())
    });
    squeezed(words)
}

/// Says whether a block has any words, without gathering them.
pub fn has_words(reader: &Reader<'_>, node: &Node) -> bool {
    let mut has_words = false;
    each(reader, node, &(0..usize::MAX), |piece| {
        has_words = piece.chars().any(|c| !is_gap(c));
        if has_words { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    has_words
}

/// Hands the pieces of a block's words over one by one, until enough are seen.
fn each(
    reader: &Reader<'_>,
    node: &Node,
    within: &Range<usize>,
    mut see: impl FnMut(&str) -> ControlFlow<()>,
) {
    let text = reader.ground.text;
    let mut skip_end = 0;
    for (event, range) in reader.events.get(node.events.clone()).unwrap_or_default() {
        let is_outside =
            range.end <= within.start || within.end <= range.start || range.end <= skip_end;
        if is_outside || cut_around(node, range).is_some() {
            continue;
        }
        let seen = match event {
            Event::Text(words) if text.get(range.clone()) == Some(words) => {
                let shown = range.start.max(within.start)..range.end.min(within.end);
                uncut(node, shown).try_for_each(|piece| match piece {
                    Piece::Source(range) => see(text.get(range).unwrap_or_default()),
                    Piece::Shown(words) => see(words),
                })
            }
            Event::Text(words) if cut_at(node, range.start).is_none() => see(words),
            Event::Code(code) => see(code),
            Event::SoftBreak | Event::HardBreak => see(" "),
            Event::Start(Tag::Link {
                link_type: LinkType::WikiLink { has_pothole: false },
                dest_url,
                ..
            }) => {
                skip_end = range.end;
                see(link::spoken(dest_url))
            }
            Event::Start(Tag::Image { link_type: LinkType::WikiLink { .. }, .. }) => {
                skip_end = range.end;
                continue;
            }
            _ => continue,
        };
        if seen.is_break() {
            return;
        }
    }
}

/// One space between words, none around them.
pub fn squeezed(words: String) -> String {
    // Most words stand as they should, and nothing needs to be written again.
    if is_squeezed(&words) {
        return words;
    }
    let mut squeezed = String::with_capacity(words.len());
    for word in words.split(is_gap).filter(|word| !word.is_empty()) {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || c == char::from(FILLER)
}

/// Whether plain ASCII words are known to have one space between them and none around. Others may be squeezed as well.
fn is_squeezed(words: &str) -> bool {
    let mut before = b' ';
    for byte in words.bytes() {
        let is_plain = matches!(byte, b'!'..=b'~') || byte == b' ' && before != b' ';
        if !is_plain {
            return false;
        }
        before = byte;
    }
    before != b' ' || words.is_empty()
}

/// A piece of a text that is shown.
pub enum Piece<'n> {
    /// Bytes of the text.
    Source(Range<usize>),
    /// Words that stand for what was cut.
    Shown(&'n str),
}

/// What is left of a text.
pub fn uncut(node: &Node, range: Range<usize>) -> impl Iterator<Item = Piece<'_>> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        while at < range.end {
            let from = at;
            let Some(cut) = next_cut(node, at).filter(|cut| cut.span.start < range.end) else {
                at = range.end;
                return Some(Piece::Source(from..at));
            };
            if from < cut.span.start {
                at = cut.span.start;
                return Some(Piece::Source(from..at));
            }
            at = cut.span.end;
            if let Some(shown) = cut.shown.as_deref().filter(|_| from == cut.span.start) {
                return Some(Piece::Shown(shown));
            }
        }
        None
    })
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
