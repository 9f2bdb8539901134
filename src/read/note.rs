//! Notes: one file about one session.

use crate::diagnostic::Diagnostic;
use crate::model::{
    AnchorKind, Block, BlockKind, Consent, Ladder, Markup, Note, Origin, Part, Promise, Quadrants,
    RefId, Role, Span,
};
use crate::read::consent;
use crate::read::defaults::Registered;
use crate::read::doc::{Node, NodeKind};
use crate::read::evidence::{Finder, Place};
use crate::read::head::{self, Material};
use crate::read::html::Pen;
use crate::read::keys::{self, Layer};
use crate::read::kind::Sort;
use crate::read::line::{Line, Scope};
use crate::read::reader::Reader;
use crate::read::{block, date, inline, label, ladder, line, name};
use jiff::civil::Date;
use pulldown_cmark::Event;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How much text a paragraph may hold to stand as a summary.
const SUMMARY_BYTES_MAX: usize = 320;
/// How far into a note a date is looked for.
const DATE_BYTES_MAX: usize = 600;

/// Participants of the folders above, with the files that register them, nearest first.
pub type Registers<'a> = Vec<(Layer<'a>, &'a [Registered])>;

/// Reads a note. `site` is the consent that the settings give to every note.
pub fn note(
    mut material: Material<'_>,
    sort: Sort,
    registers: &Registers<'_>,
    site: Option<Consent>,
) -> (Note, Vec<Diagnostic>) {
    let participants = participants(&material);
    let people = registered(&participants, registers);
    let (consent, has_consent) = note_consent(&mut material, &people, site);
    let personas = personas(&mut material, &people);
    let journeys = material.names("journey", Role::Journey);
    let scope = root_scope(&material, consent, &personas);
    let nodes = std::mem::take(&mut material.nodes);
    let has_frame = material.title.is_some()
        || nodes.iter().any(|node| matches!(node.kind, NodeKind::Heading(_)));
    let date = date(&mut material);
    let mut body = Body::new(
        Finder { reader: &mut material.reader, evidence: Vec::new() },
        &participants,
        scope,
    );
    body.may_sum_up = has_frame;
    body.read(nodes);
    let Body { finder, blocks, promises, ladders, summary, .. } = body;
    let evidence = finder.evidence;
    let mut head = material.head();
    add_segments(&mut head.segments, &people);
    let keys = &mut material.keys;
    let note = Note {
        head,
        method: sort.method,
        date,
        participants,
        personas,
        journeys,
        team: keys.strings("team"),
        consent,
        has_consent,
        consent_date: keys.date("consent-date").or_else(|| person_date(&people)),
        keep_until: keys.date("keep-until"),
        withdrawn: keys.date("withdrawn"),
        source: keys.string("source").map(|words| Origin { words }),
        site: keys.string("site"),
        setting: keys.string("setting"),
        length_min: keys.number("length"),
        session: keys.string("session"),
        is_session: sort.is_session,
        time: keys.string("time"),
        place: keys.string("place"),
        shared_with: keys.strings("shared-with"),
        asks: keys.list("asks").iter().map(|text| text.words.into()).collect(),
        summary,
        body: blocks,
        evidence,
        promises,
        ladders,
    };
    let note = deny_doubts(note, &material);
    let diagnostics = material.take_diagnostics();
    (note, diagnostics)
}

/// A date that cannot be read in a key that ends consent must not prolong it.
fn deny_doubts(mut note: Note, material: &Material<'_>) -> Note {
    let is_doubtful =
        |key: &str, date: Option<Date>| date.is_none() && material.keys.text(key).is_some();
    if material.is_unreadable
        || is_doubtful("withdrawn", note.withdrawn)
        || is_doubtful("keep-until", note.keep_until)
    {
        note.consent = Consent::None;
    }
    note
}

fn participants(material: &Material<'_>) -> Vec<Box<str>> {
    let keys = &material.keys;
    let mut written = keys.strings("participant");
    if written.is_empty() {
        // `participants:` is the plural that authors try first; in a note it is a plain list.
        written = keys.strings("participants");
    }
    if written.is_empty() && keys.text("source").is_none() {
        written.extend(name::participant_in(material.reader.ground.path.stem()));
    }
    written.iter().map(|name| name::unlinked(name).into()).collect()
}

/// The register's entry for each participant, from the nearest folder that has one.
fn registered<'a>(participants: &[Box<str>], registers: &Registers<'a>) -> Vec<Layer<'a>> {
    let find = |name: &str| {
        registers.iter().find_map(|(layer, people)| {
            let person =
                people.iter().find(|person| name::is_same_participant(&person.name, name))?;
            Some(Layer { path: layer.path, entries: &person.entries })
        })
    };
    participants.iter().filter_map(|name| find(name)).collect()
}

/// The lowest of the site, every folder above, every participant and the note itself.
fn note_consent(
    material: &mut Material<'_>,
    people: &[Layer<'_>],
    site: Option<Consent>,
) -> (Consent, bool) {
    let title = material.title.as_ref().map(|title| title.scope.consent);
    let layers = material.keys.layers.iter().chain(people);
    let written = layers.filter_map(|layer| consent::of(*layer)).chain(site).min();
    if let Some(own) = material.keys.layers.first() {
        let faults = consent::faults(own.path, own.entries);
        material.keys.diagnostics.extend(faults);
    }
    let written_or_team = written.unwrap_or(Consent::Team);
    let lowest = title.map_or(written_or_team, |title| title.min(written_or_team));
    if material.is_unreadable { (Consent::None, true) } else { (lowest, written.is_some()) }
}

fn personas(material: &mut Material<'_>, people: &[Layer<'_>]) -> Vec<RefId> {
    let own = material
        .keys
        .layers
        .first()
        .map(|layer| keys::texts(*layer, "persona"))
        .unwrap_or_default();
    if own.is_empty() {
        let texts: Vec<_> =
            people.iter().flat_map(|layer| keys::texts(*layer, "persona")).collect();
        let mut seen: Vec<&str> = Vec::new();
        let mut personas = Vec::new();
        for text in &texts {
            if !seen.contains(&text.words) {
                seen.push(text.words);
                personas.push(material.name(text, Role::Persona));
            }
        }
        if !personas.is_empty() {
            return personas;
        }
    }
    material.names("persona", Role::Persona)
}

fn add_segments(segments: &mut Vec<crate::model::Segment>, people: &[Layer<'_>]) {
    for text in people.iter().flat_map(|layer| keys::texts(*layer, "segments")) {
        let segment = head::segment(text.words);
        if !segments.contains(&segment) {
            segments.push(segment);
        }
    }
}

fn person_date(people: &[Layer<'_>]) -> Option<Date> {
    people
        .iter()
        .flat_map(|layer| keys::texts(*layer, "consent-date"))
        .filter_map(|text| date::exact(text.words))
        .min()
}

fn date(material: &mut Material<'_>) -> Option<Date> {
    if material.keys.text("date").is_some() {
        return material.keys.date("date");
    }
    let text = material.reader.ground.text;
    let start = material.title.as_ref().map_or(material.body_start, |title| title.span.start);
    let lines = text.get(start..).unwrap_or_default();
    let end = lines.floor_char_boundary(DATE_BYTES_MAX);
    name::date_in_path(material.below).or_else(|| date::find(lines.get(..end).unwrap_or_default()))
}

fn root_scope(material: &Material<'_>, consent: Consent, personas: &[RefId]) -> Scope {
    let title = material.title.as_ref().map(|title| &title.scope);
    let mut scope = title.cloned().unwrap_or_else(|| Scope::new(consent));
    scope.consent = consent;
    if scope.personas.is_empty() {
        scope.personas = personas.to_vec();
    }
    scope
}

/// The body of a note while it is read, block by block.
struct Body<'b, 'a> {
    finder: Finder<'b, 'a>,
    participants: &'b [Box<str>],
    root: Scope,
    /// The headings above, with their levels.
    above: Vec<(u8, Scope)>,
    blocks: Vec<Block>,
    promises: Vec<Promise>,
    ladders: Vec<Ladder>,
    summary: Option<Markup>,
    /// Whether a title or a heading makes the first words stand apart.
    may_sum_up: bool,
    /// The widest consent of the lines that point to each footnote.
    footnotes: FxHashMap<Box<str>, Consent>,
}

impl<'b, 'a> Body<'b, 'a> {
    fn new(finder: Finder<'b, 'a>, participants: &'b [Box<str>], root: Scope) -> Self {
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
            footnotes: FxHashMap::default(),
        }
    }

    fn read(&mut self, nodes: Vec<Node>) {
        let (footnotes, nodes): (Vec<Node>, Vec<Node>) =
            nodes.into_iter().partition(|node| node.kind == NodeKind::Footnote);
        for mut node in nodes {
            match node.kind {
                NodeKind::Heading(level) => self.heading(&mut node, level),
                NodeKind::List(start) => self.list(&mut node, start),
                NodeKind::Paragraph | NodeKind::Quote => self.words(&mut node),
                _ => self.other(&mut node),
            }
            note_footnotes(self.finder.reader, &node, self.root.consent, &mut self.footnotes);
        }
        for mut node in footnotes {
            self.footnote(&mut node);
        }
    }

    /// A footnote may be shown to those who may see a line that points to it.
    fn footnote(&mut self, node: &mut Node) {
        let label = block::footnote_label(self.finder.reader, node);
        let pointing =
            label.and_then(|label| self.footnotes.get(label)).copied().unwrap_or(Consent::None);
        let scope = Scope { consent: pointing.min(self.root.consent), ..self.root.clone() };
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
        reader.topics.extend(node.scan.topics.iter().cloned());
        let below = scope.below_heading(&line, quadrants);
        let consent = below.consent;
        self.above.push((level, below));
        if words.is_empty() {
            return;
        }
        let anchor = reader.heading(node, "h", AnchorKind::Heading);
        let mut pen = Pen::default();
        inline::write(reader, node, &mut pen);
        self.blocks.push(Block {
            kind: BlockKind::Heading { level, anchor },
            markup: pen.finish(),
            evidence: Vec::new(),
            span: Span::new(node.span.clone()),
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
        let n_words = self.finder.reader.words(node).split_whitespace().count();
        let Some(mut block) = self.block(node, &scope, from) else { return };
        if let Some(speaker) = speaker {
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
            promises(self.finder.reader, item, &line, &scope, &mut self.promises);
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
        let mut pen = Pen::default();
        block::open_list(start, None, &mut pen);
        block::write(self.finder.reader, item, consent, &mut pen);
        pen.html(block::close_list(start));
        Some(Block {
            kind: BlockKind::Item,
            markup: pen.finish(),
            evidence: positions(evidence),
            span: Span::new(item.span.clone()),
            consent,
        })
    }
}

fn positions(range: Range<usize>) -> Vec<u32> {
    range.filter_map(|index| u32::try_from(index).ok()).collect()
}

fn note_footnotes(
    reader: &Reader<'_>,
    node: &Node,
    shown: Consent,
    found: &mut FxHashMap<Box<str>, Consent>,
) {
    let shown = node.consent.unwrap_or(shown);
    for (event, _) in reader.events.get(node.events.clone()).unwrap_or_default() {
        if let Event::FootnoteReference(label) = event {
            let widest = found.entry(Box::from(&**label)).or_insert(shown);
            *widest = shown.max(*widest);
        }
    }
    for child in &node.children {
        note_footnotes(reader, child, shown, found);
    }
}

/// Gathers the tasks in an item that promise something to somebody.
fn promises(
    reader: &mut Reader<'_>,
    item: &Node,
    line: &Line,
    scope: &Scope,
    found: &mut Vec<Promise>,
) {
    let NodeKind::Item(task) = item.kind else { return };
    if let Some(to) = &line.promise {
        let own = item.children.iter().filter(|child| child.kind == NodeKind::Paragraph);
        let words: Vec<String> = own.map(|child| reader.words(child)).collect();
        found.push(Promise {
            span: Span::new(
                item.span.start
                    ..item.children.first().map_or(item.span.end, |first| first.span.end),
            ),
            words: words.join(" ").into(),
            to: to.clone(),
            by: line.by.clone(),
            due: line.due,
            is_kept: task == Some(true),
            consent: item.consent.unwrap_or(scope.consent),
        });
    }
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
