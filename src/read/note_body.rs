//! The body of a note, block by block: passages, turns of speakers, promises and ladders.

use crate::model::{AnchorKind, Block, BlockKind, Consent, Ladder, Promise, Quadrants};
use crate::read::doc::{Node, NodeKind};
use crate::read::evidence::{Finder, Place};
use crate::read::footnote::Pointing;
use crate::read::html::Pen;
use crate::read::line::{Line, Scope};
use crate::read::reader::Reader;
use crate::read::{block, inline, label, ladder, line, name};
use std::ops::Range;

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
        self.blocks.push(block);
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

    /// Every item is a block by itself.
    fn list(&mut self, list: &mut Node, start: Option<u64>) {
        let scope = self.scope().clone();
        let mut from = self.finder.evidence.len();
        self.finder.whole(list, &scope);
        for item in &mut list.children {
            let line = self.finder.find(item, &scope, Place { takes_heading: true, speaker: None });
            self.ladders.extend(ladder::ladders(self.finder.reader, item));
            self.promises.extend(promise(self.finder.reader, item, &line));
            let evidence = positions(from..self.finder.evidence.len());
            from = self.finder.evidence.len();
            let consent = item.consent.unwrap_or(Consent::None);
            let block = block::item_alone(self.finder.reader, item, (start, None), consent);
            self.blocks.extend(block.map(|block| Block { evidence, ..block }));
        }
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
