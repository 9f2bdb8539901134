//! `#off-record`: blocks that nobody may see.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{SourcePath, Span};
use crate::read::doc::{self, Spanned};
use crate::read::hidden::{code, in_code};
use crate::read::key_slip;
use crate::read::signs::Signs;
use pulldown_cmark::{Event, HeadingLevel, Tag};
use std::ops::{Range, RangeInclusive};

/// The tag without its sign.
const WORD: &str = "off-record";
/// What slips are compared with, and how many letters may be wrong. Dashes slip most, so only letters are compared.
const LETTERS: [(&str, u32); 2] = [("offrecord", 2), ("offtherecord", 1)];
/// The fewest and the most letters that a slip may have.
const N_LETTERS: RangeInclusive<usize> = 7..=13;

/// Whether there may be such a tag, or a slip of one.
pub fn is_in(text: &str, signs: &Signs) -> bool {
    signs.like(text, b'#').any(|at| tag(text, at).is_some())
}

/// The bytes of all blocks that carry the tag.
pub fn spans(
    path: &SourcePath,
    text: &str,
    body_start: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Range<usize>> {
    let events = doc::parse(text, body_start);
    let code = code(&events);
    let blocks = Blocks::new(&events);
    let signs = Signs::of(text, body_start);
    let signs = signs.like(text, b'#').filter(|at| in_code(&code, *at).is_none());
    let mut extents: Vec<Extent> = Vec::new();
    for tag in signs.filter_map(|at| tag(text, at)) {
        if extents.last().is_none_or(|last| last.span.end <= tag.start) {
            if !is_exact(text.get(tag.clone()).unwrap_or_default()) {
                diagnostics.push(slip(path, tag.clone()));
            }
            extents.push(blocks.extent(tag, text.len()));
        }
    }
    extents.iter().flat_map(|extent| extent.spans(text)).collect()
}

/// Whether the word of a tag, without `#`, is `off-record` or a slip of it.
pub fn is_named(word: &str) -> bool {
    // Most tags are shorter or lack too many of the letters, and need not be compared.
    let own = key_slip::letters(word);
    let has_letters =
        |(name, n_slips): &(&str, u32)| (key_slip::letters(name) & !own).count_ones() <= *n_slips;
    if word.len() < *N_LETTERS.start() || !LETTERS.iter().any(has_letters) {
        return false;
    }
    let word = word.split('/').next().unwrap_or_default();
    let letters = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let letters: String = letters.take(N_LETTERS.end() + 1).collect();
    // `#on-record` is near as well, and says the opposite.
    !letters.starts_with("on")
        && LETTERS.iter().any(|(name, n_slips)| key_slip::is_within(&letters, name, *n_slips))
}

/// Says that a tag is a slip of `#off-record`. What was meant to withhold must not be ignored.
pub fn slip(path: &SourcePath, tag: Range<usize>) -> Diagnostic {
    Diagnostic::new(
        Rule::NearTag,
        path,
        Span::new(tag),
        "this tag is not `#off-record`, but looks like it",
    )
    .label("counts as `#off-record`: nobody is shown what it stands on")
    .help("write `#off-record`")
}

/// The tag that begins with a sign, or what is nearly one.
fn tag(text: &str, at: usize) -> Option<Range<usize>> {
    let before = text.get(..at)?;
    if before.ends_with(|c: char| matches!(c, '\\' | '/') || c.is_alphanumeric()) {
        return None;
    }
    let after = text.get(at + 1..)?;
    let rest = after.trim_start_matches([' ', '\t']);
    let len = rest.find(|c: char| !is_in_name(c)).unwrap_or(rest.len());
    let (word, beyond) = rest.split_at_checked(len)?;
    // With a space it is a heading, or words: only at the end of its line it can be nothing else.
    let ends_line = || beyond.lines().next().unwrap_or_default().trim().is_empty();
    let is_tag = is_named(word) && (rest.len() == after.len() || ends_line());
    let tag = at..text.len() - beyond.len();
    // A link may lead to a heading `Off the record`.
    let is_address = before.ends_with("](") || before.ends_with("[[");
    (is_tag && (!is_address || is_exact(text.get(tag.clone())?))).then_some(tag)
}

fn is_in_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_exact(tag: &str) -> bool {
    tag.strip_prefix('#').is_some_and(|word| word.eq_ignore_ascii_case(WORD))
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

    /// The bytes of the blocks that hold a byte.
    pub fn spans_around(&self, at: usize) -> impl Iterator<Item = Range<usize>> {
        self.around(at).map(|block| block.span.clone())
    }

    /// Where the innermost block ends that holds a byte.
    pub fn end_around(&self, at: usize) -> Option<usize> {
        self.around(at).next().map(|block| block.span.end)
    }

    /// What goes with a tag: an item with everything nested in it, a whole quote, a row, a heading with everything below it.
    fn extent(&self, tag: Range<usize>, text_len: usize) -> Extent {
        let mut around = self.around(tag.start);
        let Some(inner) = around.next() else {
            return Extent { span: tag, is_row: false, in_quote: false };
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
        let above: Vec<Option<usize>> = std::iter::successors(Some(heading.parent), |above| {
            above.map(|index| self.0.get(index).and_then(|block| block.parent))
        })
        .collect();
        // A heading inside a quote or an item ends nothing that is outside of it.
        let ends = |block: &&BlockSpan| {
            matches!(block.sort, Sort::Heading(next) if next <= level)
                && above.contains(&block.parent)
        };
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

#[cfg(test)]
mod tests {
    use super::is_named;

    #[test]
    fn slips_are_told_from_other_words() {
        for word in ["off-record", "offrecord", "Off_Record", "off-recrod", "off-record/x"] {
            assert!(is_named(word), "{word}");
        }
        for word in ["off-the-record", "off–record", "of-record", "off-records"] {
            assert!(is_named(word), "{word}");
        }
        for word in ["on-record", "record", "offered", "office-record", "off", "off-road", "other"]
        {
            assert!(!is_named(word), "{word}");
        }
    }
}
