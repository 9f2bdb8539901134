//! `#off-record`: blocks that nobody may see.

use crate::read::doc::{self, Spanned};
use crate::read::hidden::{code, in_code, positions_of};
use pulldown_cmark::{Event, HeadingLevel, Tag};
use std::ops::Range;

/// The tag.
const TAG: &str = "#off-record";

/// Whether there may be such a tag.
pub fn is_in(text: &str) -> bool {
    text.match_indices('#').any(|(at, _)| {
        let here = text.as_bytes().get(at..at + TAG.len());
        here.is_some_and(|tag| tag.eq_ignore_ascii_case(TAG.as_bytes()))
    })
}

/// The bytes of all blocks that carry the tag.
pub fn spans(text: &str, body_start: usize) -> Vec<Range<usize>> {
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
    extents.iter().flat_map(|extent| extent.spans(text)).collect()
}

/// A block that nobody may see.
#[derive(Clone, Debug)]
struct Extent {
    span: Range<usize>,
    is_row: bool,
    in_quote: bool,
}

impl Extent {
    /// Its bytes, but not the signs that hold together what stands around it: the bars of a row, and the `>` of a quote.
    fn spans(&self, text: &str) -> Vec<Range<usize>> {
        let mut spans = Vec::new();
        let mut from = self.span.start;
        for at in self.span.clone().filter(|at| self.keeps(text, *at)) {
            spans.push(from..at);
            from = at + 1;
        }
        spans.push(from..self.span.end);
        spans
    }

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
pub struct Blocks(Vec<BlockSpan>);

impl Blocks {
    /// Takes the blocks from the events of a text.
    pub fn new(events: &[Spanned<'_>]) -> Self {
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

    /// Where the innermost block ends that holds a byte.
    pub fn end_around(&self, at: usize) -> Option<usize> {
        self.around(at).next().map(|block| block.span.end)
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
        Tag::List(_)
        | Tag::Table(_)
        | Tag::CodeBlock(_)
        | Tag::MetadataBlock(_)
        | Tag::DefinitionList
        | Tag::DefinitionListTitle
        | Tag::DefinitionListDefinition => Some(Sort::Other),
        Tag::TableCell
        | Tag::Emphasis
        | Tag::Strong
        | Tag::Strikethrough
        | Tag::Superscript
        | Tag::Subscript
        | Tag::Link { .. }
        | Tag::Image { .. } => None,
    }
}
