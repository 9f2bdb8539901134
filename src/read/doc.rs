//! The blocks of a text as a tree, from one parse of its Markdown.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Consent;
use crate::read::depth;
use crate::read::disguise;
use crate::read::key_slip;
use crate::read::label;
use crate::read::mermaid;
use crate::read::opaque;
use crate::read::scan::{self, Ground, Id, Scan};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// How many bytes of a text make an event, at least in most texts.
const BYTES_PER_EVENT: usize = 8;

/// An event of the parser with the bytes it came from.
pub type Spanned<'a> = (Event<'a>, Range<usize>);

/// One block.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands.
    pub span: Range<usize>,
    /// Its inline events, for a block that holds words, and its lines for code and HTML. The event before them is its start.
    pub events: Range<usize>,
    /// What stands between its words.
    pub scan: Scan,
    /// The blocks in it.
    pub children: Vec<Node>,
    /// The id that an author wrote below it, or in its own words.
    pub id: Option<Id>,
    /// The passages in its words: bytes, and positions in `Note::evidence`.
    pub passages: Vec<(Range<usize>, u32)>,
    /// Whom it may be shown to, once that is settled.
    pub consent: Option<Consent>,
    /// Its own place in the page, when it is no passage.
    pub anchor: Option<Box<str>>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// A heading, 1 to 6.
    Heading(u8),
    /// A paragraph, or the words of a tight list item.
    Paragraph,
    /// A block quote.
    Quote,
    /// A list; the number of its first item when it is ordered.
    List(Option<u64>),
    /// An item; whether its box is ticked when it is a task.
    Item(Option<bool>),
    /// A block of code.
    Code,
    /// Raw HTML.
    Html,
    /// A line across.
    Rule,
    /// A table.
    Table,
    /// The first row of a table.
    Head,
    /// A row.
    Row,
    /// A cell.
    Cell,
    /// A footnote.
    Footnote,
}

/// Parses with everything the format uses, and nothing else.
pub fn parse(text: &str, body_start: usize) -> Vec<Spanned<'_>> {
    let in_text = |range: Range<usize>| range.start + body_start..range.end + body_start;
    let mut events = Vec::with_capacity(text.len().saturating_sub(body_start) / BYTES_PER_EVENT);
    let parser = parser(text, body_start).into_offset_iter();
    events.extend(parser.map(|(event, range)| (event, in_text(range))));
    events
}

/// The parser itself, of the text below the front matter: its bytes are counted from there.
pub fn parser(text: &str, body_start: usize) -> Parser<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_GFM;
    Parser::new_ext(text.get(body_start..).unwrap_or_default(), options)
}

/// Builds the tree and scans every block of words.
pub fn tree(ground: Ground<'_>, events: &[Spanned<'_>]) -> (Vec<Node>, Vec<Diagnostic>) {
    let mut builder =
        Builder { ground, events, at: 0, diagnostics: Vec::new(), is_deep: false, task: None };
    let nodes = builder.blocks(0);
    (nodes, builder.diagnostics)
}

struct Builder<'e, 'a> {
    ground: Ground<'e>,
    events: &'e [Spanned<'a>],
    at: usize,
    diagnostics: Vec<Diagnostic>,
    is_deep: bool,
    task: Option<bool>,
}

impl Builder<'_, '_> {
    fn blocks(&mut self, depth: usize) -> Vec<Node> {
        let mut nodes: Vec<Node> = Vec::new();
        let mut n_skipped = 0_usize;
        while let Some((event, span)) = self.events.get(self.at) {
            match event {
                Event::TaskListMarker(is_done) => {
                    self.task = Some(*is_done);
                    self.at += 1;
                }
                Event::Start(tag) => {
                    let Some(kind) = kind(tag) else {
                        self.words(NodeKind::Paragraph, None, &mut nodes);
                        continue;
                    };
                    if depth::DEPTH_MAX <= depth && holds_blocks(kind) {
                        self.too_deep(span.clone());
                        n_skipped += 1;
                        self.at += 1;
                    } else {
                        self.block(kind, span.clone(), depth, &mut nodes);
                    }
                }
                Event::End(_) if 0 < n_skipped => {
                    n_skipped -= 1;
                    self.at += 1;
                }
                Event::End(_) => break,
                Event::Rule => {
                    nodes.push(Node::new(NodeKind::Rule, span.clone(), self.at..self.at));
                    self.at += 1;
                }
                _ => self.words(NodeKind::Paragraph, None, &mut nodes),
            }
        }
        adopt_ids(nodes)
    }

    /// Reads one block, and adds it to those beside it.
    fn block(&mut self, kind: NodeKind, span: Range<usize>, depth: usize, beside: &mut Vec<Node>) {
        self.at += 1;
        match kind {
            NodeKind::Heading(_) | NodeKind::Paragraph | NodeKind::Cell => {
                self.words(kind, Some(&span), beside);
            }
            NodeKind::Code | NodeKind::Html => {
                let from = self.at;
                while self.events.get(self.at).is_some_and(|(event, _)| {
                    !matches!(event, Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock))
                }) {
                    self.at += 1;
                }
                let mut node = Node::new(kind, span, from..self.at);
                if kind == NodeKind::Html || mermaid::is_journey(self.events, &node) {
                    self.consent_in_block(&mut node);
                }
                self.at += 1;
                beside.push(node);
            }
            _ => {
                let from = self.at;
                // A box belongs to the item that begins with it, not to one that is nested in that.
                let above = self.task.take();
                let children = self.blocks(depth + 1);
                let mut node = Node::new(kind, span, from..from);
                node.children = children;
                if let NodeKind::Item(_) = kind {
                    node.kind = NodeKind::Item(self.task.take());
                }
                self.task = above;
                self.at += 1;
                beside.push(node);
            }
        }
    }

    /// A run of words: up to the end of its block, or to the next block in a tight item.
    fn words(&mut self, kind: NodeKind, span: Option<&Range<usize>>, beside: &mut Vec<Node>) {
        if let Some((Event::TaskListMarker(is_done), _)) = self.events.get(self.at) {
            self.task = Some(*is_done);
            self.at += 1;
        }
        let from = self.at;
        let mut depth = 0_usize;
        while let Some((event, _)) = self.events.get(self.at) {
            match event {
                Event::Start(tag) if self::kind(tag).is_some() => break,
                Event::Rule => break,
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
        let events = from..self.at;
        if span.is_some() {
            self.at += 1;
        }
        let breaks = if kind == NodeKind::Paragraph { self.breaks(&events) } else { Vec::new() };
        let span = span.cloned().filter(|_| breaks.is_empty());
        let mut from = events.start;
        for at in breaks {
            let leaf = self.leaf(kind, from..at, None);
            beside.push(leaf);
            from = at + 1;
        }
        let leaf = self.leaf(kind, from..events.end, span);
        beside.push(leaf);
    }

    /// Several labelled lines in one paragraph are as many paragraphs: nobody's words may be taken for another's.
    fn breaks(&self, events: &Range<usize>) -> Vec<usize> {
        if label::find(self.ground.text, self.events, events.clone()).is_none() {
            return Vec::new();
        }
        let is_break = |at: &usize| {
            matches!(self.events.get(*at), Some((Event::SoftBreak | Event::HardBreak, _)))
                && label::find(self.ground.text, self.events, at + 1..events.end).is_some()
        };
        events.clone().filter(is_break).collect()
    }

    fn leaf(&mut self, kind: NodeKind, events: Range<usize>, span: Option<Range<usize>>) -> Node {
        let inner = self.events.get(events.clone()).unwrap_or_default();
        let start = inner.first().map_or(0, |(_, range)| range.start);
        let end = inner.iter().map(|(_, range)| range.end).max().unwrap_or(start);
        let block = start..end.max(start);
        let span = trimmed(self.ground.text, span.unwrap_or_else(|| block.clone()));
        let mut node = Node::new(kind, span, events);
        if !self.ground.is_odd && self.ground.signs.within(&block).is_empty() {
            return node;
        }
        node.scan = self.scan(block, inner, &opaque::ranges(inner));
        node.id = node.scan.id.take();
        node
    }

    fn scan(
        &mut self,
        block: Range<usize>,
        inner: &[Spanned<'_>],
        opaque: &[Range<usize>],
    ) -> Scan {
        let (found, diagnostics) = scanned(self.ground, block, inner, opaque);
        self.diagnostics.extend(diagnostics);
        found
    }

    /// Of all fields and tags only those that withhold mean anything in a block of HTML, or in a drawing.
    fn consent_in_block(&mut self, node: &mut Node) {
        let n_said = self.diagnostics.len();
        let lines = self.events.get(node.events.clone()).unwrap_or_default();
        let found = self.scan(node.span.clone(), lines, &[]);
        let said = self.diagnostics.split_off(n_said);
        self.diagnostics.extend(said.into_iter().filter(|it| it.rule == Rule::BadConsent));
        node.scan.is_off_record = found.is_off_record;
        node.scan.fields = found.fields;
        node.scan
            .fields
            .retain(|field| &*field.key == "consent" || key_slip::is_nearly_consent(&field.key));
    }

    fn too_deep(&mut self, span: Range<usize>) {
        if !self.is_deep {
            self.is_deep = true;
            let end = span.end.min(span.start + 1);
            self.diagnostics.push(depth::too_deep(self.ground.path, span.start..end));
        }
    }
}

impl Node {
    fn new(kind: NodeKind, span: Range<usize>, events: Range<usize>) -> Self {
        Self {
            kind,
            span,
            events,
            scan: Scan::default(),
            children: Vec::new(),
            id: None,
            passages: Vec::new(),
            consent: None,
            anchor: None,
        }
    }

    /// Whom it may be shown to; nobody while that is not settled.
    pub fn consent(&self) -> Consent {
        self.consent.unwrap_or(Consent::None)
    }

    /// Says whether the block consists of words itself.
    pub fn is_leaf(&self) -> bool {
        matches!(self.kind, NodeKind::Heading(_) | NodeKind::Paragraph | NodeKind::Cell)
    }
}

/// Scans some words; a field that only seems to be none withholds them.
pub fn scanned(
    ground: Ground<'_>,
    block: Range<usize>,
    events: &[Spanned<'_>],
    opaque: &[Range<usize>],
) -> (Scan, Vec<Diagnostic>) {
    let disguised =
        ground.is_odd.then(|| disguise::check(ground, &block, events, opaque)).flatten();
    let (mut found, mut diagnostics) = scan::scan(ground, block, opaque);
    found.is_off_record |= disguised.is_some();
    diagnostics.extend(disguised);
    (found, diagnostics)
}

fn kind(tag: &Tag<'_>) -> Option<NodeKind> {
    match tag {
        Tag::Paragraph => Some(NodeKind::Paragraph),
        Tag::Heading { level, .. } => Some(NodeKind::Heading(number(*level))),
        Tag::CodeBlock(_) => Some(NodeKind::Code),
        Tag::HtmlBlock => Some(NodeKind::Html),
        Tag::List(start) => Some(NodeKind::List(*start)),
        Tag::Item => Some(NodeKind::Item(None)),
        Tag::FootnoteDefinition(_) => Some(NodeKind::Footnote),
        Tag::Table(_) => Some(NodeKind::Table),
        Tag::TableHead => Some(NodeKind::Head),
        Tag::TableRow => Some(NodeKind::Row),
        Tag::TableCell => Some(NodeKind::Cell),
        // All but quotes are never asked of the parser; as quotes their words would still be shown.
        Tag::BlockQuote(_)
        | Tag::DefinitionList
        | Tag::DefinitionListTitle
        | Tag::DefinitionListDefinition
        | Tag::MetadataBlock(_) => Some(NodeKind::Quote),
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {
            None
        }
        Tag::Link { .. } | Tag::Image { .. } => None,
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn holds_blocks(kind: NodeKind) -> bool {
    matches!(kind, NodeKind::Quote | NodeKind::List(_) | NodeKind::Item(_) | NodeKind::Footnote)
}

fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let words = text.get(span.clone()).unwrap_or_default().trim_end();
    span.start..span.start + words.len()
}

/// An id that stands alone below a block belongs to that block.
fn adopt_ids(nodes: Vec<Node>) -> Vec<Node> {
    if !nodes.iter().any(is_id_alone) {
        return nodes;
    }
    let mut kept: Vec<Node> = Vec::with_capacity(nodes.len());
    for node in nodes {
        match kept.last_mut().filter(|_| is_id_alone(&node)) {
            Some(before) if before.id.is_none() && !matches!(before.kind, NodeKind::Heading(_)) => {
                before.id = node.id;
            }
            _ => kept.push(node),
        }
    }
    kept
}

fn is_id_alone(node: &Node) -> bool {
    node.kind == NodeKind::Paragraph && node.id.as_ref().is_some_and(|id| id.span == node.span)
}
