//! The body of a note, block by block: passages, turns of speakers, promises, ladders and the summary.

use crate::model::{
    AnchorKind, Block, BlockKind, Consent, Ladder, Markup, Part, Promise, Quadrants,
};
use crate::read::doc::{Node, NodeKind};
use crate::read::evidence::{Finder, Place};
use crate::read::footnote::Pointing;
use crate::read::html::Pen;
use crate::read::line::{Line, Scope};
use crate::read::reader::Reader;
use crate::read::{block, inline, label, ladder, line, name};
use std::ops::Range;

/// How much text a paragraph may hold to stand as a summary.
const SUMMARY_BYTES_MAX: usize = 320;

/// How far into a note a date is looked for.
pub const EARLY_BYTES_MAX: usize = 600;

/// The body of a note while it is read, block by block.
pub struct Body<'b, 'a> {
    /// Finds the passages.
    pub finder: Finder<'b, 'a>,
    /// The blocks so far.
    pub blocks: Vec<Block>,
    /// The promises so far.
    pub promises: Vec<Promise>,
    /// The ladders so far.
    pub ladders: Vec<Ladder>,
    /// The first words, when they are short and stand apart.
    pub summary: Option<Markup>,
    /// Whether a title or a heading makes the first words stand apart.
    pub may_sum_up: bool,
    /// The first words of those that go as far as the note, where a date is looked for in them.
    pub early: Option<String>,
    participants: &'b [Box<str>],
    root: Scope,
    /// The headings above, with their levels.
    above: Vec<(u8, Scope)>,
    footnotes: Pointing,
}

impl<'b, 'a> Body<'b, 'a> {
    /// Starts with nothing.
    pub fn new(finder: Finder<'b, 'a>, participants: &'b [Box<str>], root: Scope) -> Self {
        Self {
            finder,
            participants,
            root,
            above: Vec::new(),
            blocks: Vec::new(),
            promises: Vec::new(),
            ladders: Vec::new(),
            summary: None,
            may_sum_up: false,
            early: None,
            footnotes: Pointing::default(),
        }
    }

    /// Reads all blocks.
    pub fn read(&mut self, nodes: Vec<Node>) {
        let (footnotes, nodes): (Vec<Node>, Vec<Node>) =
            nodes.into_iter().partition(|node| node.kind == NodeKind::Footnote);
        for mut node in nodes {
            match node.kind {
                NodeKind::Heading(level) => self.heading(&mut node, level),
                NodeKind::List(start) => self.list(&mut node, start),
                NodeKind::Paragraph | NodeKind::Quote => self.words(&mut node),
                _ => self.other(&mut node),
            }
            self.footnotes.note(self.finder.reader, &node, self.root.consent);
            if let Some(early) = self.early.as_mut().filter(|early| early.len() < EARLY_BYTES_MAX) {
                open_words(self.finder.reader, &node, self.root.consent, early);
            }
        }
        for mut node in footnotes {
            self.footnote(&mut node);
        }
    }

    fn footnote(&mut self, node: &mut Node) {
        let label = block::footnote_label(self.finder.reader, node);
        let consent = self.footnotes.at(label).min(self.root.consent);
        let scope = Scope { consent, ..self.root.clone() };
        let from = self.finder.evidence.len();
        self.finder.find(node, &scope, Place::default());
        let block = self.block(node, &scope, from);
        self.blocks.extend(block);
    }

    fn scope(&self) -> &Scope {
        self.above.last().map_or(&self.root, |(_, scope)| scope)
    }

    fn heading(&mut self, node: &mut Node, level: u8) {
        while self.above.last().is_some_and(|(above, _)| level <= *above) {
            self.above.pop();
        }
        let scope = self.scope().clone();
        let reader = &mut *self.finder.reader;
        let line = line::read(reader, &node.scan, &scope);
        let words = reader.words(node);
        let named = reader.ground.vocabulary.quadrants.get(&*words.to_lowercase());
        let quadrants =
            named.map_or(node.scan.quadrants, |quadrant| Quadrants::default().with(*quadrant));
        let below = scope.below_heading(&line, quadrants);
        let consent = below.consent;
        reader.tag(&node.scan.topics, consent);
        node.consent = Some(consent);
        self.above.push((level, below));
        if words.is_empty() {
            return;
        }
        let anchor = reader.heading(node, "h", AnchorKind::Heading);
        let mut pen = Pen::with_room(node.span.len());
        reader.within(consent, |reader| inline::write(reader, node, &mut pen));
        self.blocks.push(Block {
            kind: BlockKind::Heading { level, anchor },
            markup: pen.finish(),
            evidence: Vec::new(),
            consent,
        });
    }

    fn words(&mut self, node: &mut Node) {
        let speaker = label::take(self.finder.reader, node);
        let ours = speaker.as_deref().is_some_and(|name| self.is_ours(name));
        let scope = self.scope().clone();
        let from = self.finder.evidence.len();
        let place = Place { takes_heading: !ours, speaker: speaker.as_deref() };
        self.finder.find(node, &scope, place);
        let Some(mut block) = self.block(node, &scope, from) else { return };
        if let Some(speaker) = speaker {
            let n_words = self.finder.reader.words(node).split_whitespace().count();
            let n_words = u32::try_from(n_words).unwrap_or(u32::MAX);
            block.kind = BlockKind::Turn { speaker, ours, n_words };
        }
        if self.sums_up(node, &block) {
            let keeps = !block.evidence.is_empty() || node.id.is_some();
            self.summary = Some(summary(&block, self.root.consent));
            if !keeps {
                return;
            }
        }
        self.blocks.push(block);
    }

    /// A short first paragraph or quote before any heading.
    fn sums_up(&self, node: &Node, block: &Block) -> bool {
        let is_guarded = block.markup.parts.iter().any(|part| matches!(part, Part::Guard { .. }));
        let is_plain = matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote) && !is_guarded;
        self.may_sum_up
            && self.summary.is_none()
            && self.above.is_empty()
            && is_plain
            && node.span.len() <= SUMMARY_BYTES_MAX
    }

    fn is_ours(&self, name: &str) -> bool {
        let is_known = self
            .participants
            .iter()
            .any(|participant| name::is_same_participant(participant, name));
        !is_known && !name::is_participant(name)
    }

    fn other(&mut self, node: &mut Node) {
        let scope = self.scope().clone();
        let from = self.finder.evidence.len();
        self.finder.find(node, &scope, Place::default());
        let block = self.block(node, &scope, from);
        self.blocks.extend(block);
    }

    fn block(&mut self, node: &Node, scope: &Scope, from: usize) -> Option<Block> {
        let mut block = block::block(self.finder.reader, node, scope.consent)?;
        block.evidence = positions(from..self.finder.evidence.len());
        Some(block)
    }

    /// Every item is a block by itself. An ordered list in which something may be withheld is one block,
    /// so that a browser counts what is left: a gap in the numbers would tell.
    fn list(&mut self, list: &mut Node, start: Option<u64>) {
        let scope = self.scope().clone();
        let list_from = self.finder.evidence.len();
        let mut spans = Vec::with_capacity(list.children.len());
        self.finder.whole(list, &scope);
        for item in &mut list.children {
            let from = if spans.is_empty() { list_from } else { self.finder.evidence.len() };
            let line = self.finder.find(item, &scope, Place { takes_heading: true, speaker: None });
            self.ladders.extend(ladder::ladders(self.finder.reader, item));
            self.promises.extend(promise(self.finder.reader, item, &line));
            spans.push(from..self.finder.evidence.len());
        }
        let is_mixed = list.children.iter().any(|item| item.consent != Some(scope.consent));
        if start.is_some() && is_mixed {
            let consent =
                list.children.iter().filter_map(|item| item.consent).max().unwrap_or(scope.consent);
            list.consent = Some(consent);
            let mut block = block::block(self.finder.reader, list, scope.consent);
            if let Some(block) = &mut block {
                block.kind = BlockKind::Item;
                block.evidence = positions(list_from..self.finder.evidence.len());
            }
            self.blocks.extend(block);
            return;
        }
        for (index, (item, span)) in list.children.iter().zip(spans).enumerate() {
            let start = start.map(|start| start.saturating_add(index as u64));
            let block = self.item(item, start, span);
            self.blocks.extend(block);
        }
    }

    fn item(&mut self, item: &Node, start: Option<u64>, evidence: Range<usize>) -> Option<Block> {
        if block::is_bare(self.finder.reader, item) {
            return None;
        }
        let consent = item.consent.unwrap_or(Consent::None);
        let mut pen = Pen::with_room(item.span.len());
        block::open_list(start, None, &mut pen);
        block::write(self.finder.reader, item, consent, &mut pen);
        pen.html(block::close_list(start));
        Some(Block {
            kind: BlockKind::Item,
            markup: pen.finish(),
            evidence: positions(evidence),
            consent,
        })
    }
}

fn positions(range: Range<usize>) -> Vec<u32> {
    range.filter_map(|index| u32::try_from(index).ok()).collect()
}

/// Adds the words of a block that everybody reads who may read the note.
fn open_words(reader: &Reader<'_>, node: &Node, shown: Consent, out: &mut String) {
    if node.consent.is_some_and(|consent| consent < shown) {
        return;
    }
    out.push_str(&reader.words(node));
    out.push('\n');
    for child in &node.children {
        open_words(reader, child, shown, out);
    }
}

/// What an item promises, and to whom.
fn promise(reader: &Reader<'_>, item: &Node, line: &Line) -> Option<Promise> {
    let NodeKind::Item(task) = item.kind else { return None };
    let to = line.promise.clone()?;
    let own = item.children.iter().filter(|child| child.kind == NodeKind::Paragraph);
    let words: Vec<String> = own.map(|child| reader.words(child)).collect();
    Some(Promise {
        words: words.join(" ").into(),
        to,
        by: line.by.clone(),
        due: line.due,
        is_kept: task == Some(true),
        consent: item.consent.unwrap_or(Consent::None),
    })
}

/// The summary says the same as its block, but is no passage: an anchor can stand only once in a page.
fn summary(block: &Block, shown: Consent) -> Markup {
    let is_shown = |part: &&Part| !matches!(part, Part::PassageStart(_) | Part::PassageEnd);
    let mut parts: Vec<Part> = block.markup.parts.iter().filter(is_shown).cloned().collect();
    if block.consent < shown {
        let len = u32::try_from(parts.len()).unwrap_or(u32::MAX);
        parts.insert(0, Part::Guard { consent: block.consent, len });
    }
    Markup { parts }
}
