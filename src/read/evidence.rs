//! Finds the passages of a note: which blocks are evidence, and what each says after the cascade.

use crate::model::{Anchor, AnchorKind, Basis, Evidence, Quadrant, Quadrants, Span};
use crate::read::doc::{Node, NodeKind};
use crate::read::line::{self, Line, Scope};
use crate::read::reader::Reader;
use crate::read::scan::{Id, Scan};
use crate::read::{ladder, lowered, slug, words};
use std::ops::Range;
use std::sync::Arc;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Finds passages and keeps them in the order of the text.
pub struct Finder<'f, 'a> {
    /// The file.
    pub reader: &'f mut Reader<'a>,
    /// What was found.
    pub evidence: Vec<Evidence>,
}

/// How a block stands in the text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place<'s> {
    /// Whether the quadrant of the heading above is meant for it.
    pub takes_heading: bool,
    /// Who speaks.
    pub speaker: Option<&'s str>,
}

impl Finder<'_, '_> {
    /// Finds the passages in a block, notes them in it, and says what its fields say.
    pub fn find(&mut self, node: &mut Node, scope: &Scope, place: Place<'_>) -> Line {
        match node.kind {
            NodeKind::Paragraph | NodeKind::Cell => {
                let span = node.span.clone();
                let id = node.id.clone();
                let line = self.unit(&mut [&mut *node], (span, id), scope, place);
                node.consent = Some(scope.consent_below(&line));
                line
            }
            NodeKind::Quote | NodeKind::Item(_) => self.container(node, scope, place),
            NodeKind::Row | NodeKind::Head => self.row(node, scope),
            NodeKind::List(_) | NodeKind::Table | NodeKind::Footnote => {
                let scope = &scope.lowered(lowered::whole(self.reader, node));
                self.whole(node, scope);
                for child in &mut node.children {
                    let place = Place {
                        takes_heading: place.takes_heading && child.kind != NodeKind::Row,
                        ..Place::default()
                    };
                    self.find(child, scope, place);
                }
                // A list of which nothing is left must not leave its frame behind.
                let widest = node.children.iter().filter_map(|child| child.consent).max();
                node.consent = widest.or(node.consent);
                Line::default()
            }
            NodeKind::Code | NodeKind::Html | NodeKind::Rule => {
                self.whole(node, scope);
                let own = line::own_consent(self.reader, node);
                node.consent = own.into_iter().chain([scope.consent]).min();
                Line::default()
            }
            NodeKind::Heading(_) => {
                let line = line::read(self.reader, &node.scan, scope);
                let consent = scope.consent_below(&line);
                self.reader.tag(&node.scan.topics, consent);
                node.consent = Some(consent);
                line
            }
        }
    }

    /// A quote or an item: its own paragraphs are one passage, unless several of them carry tags of their own.
    fn container(&mut self, node: &mut Node, scope: &Scope, place: Place<'_>) -> Line {
        let mut children = std::mem::take(&mut node.children);
        // A heading in it counts for all of it, what stands before the heading included.
        let headings = children.iter().filter(|child| matches!(child.kind, NodeKind::Heading(_)));
        let own = headings.filter_map(|heading| line::own_consent(self.reader, heading)).min();
        let scope = &scope.lowered(own);
        let is_tagged = |child: &Node| {
            child.kind == NodeKind::Paragraph
                && (!child.scan.quadrants.is_empty() || child.id.is_some())
        };
        let line = if 1 < children.iter().filter(|child| is_tagged(child)).count() {
            // What leads them in counts for all of them.
            let lead = children.first().filter(|child| !is_tagged(child));
            let consent = lead.and_then(|lead| line::own_consent(self.reader, lead));
            Line { consent, ..Line::default() }
        } else {
            let mut own: Vec<&mut Node> =
                children.iter_mut().filter(|child| child.kind == NodeKind::Paragraph).collect();
            let id = node.id.clone().or_else(|| own.iter().find_map(|child| child.id.clone()));
            let span = own.first().map_or(node.span.clone(), |first| {
                first.span.start..own.last().map_or(first.span.end, |last| last.span.end)
            });
            self.unit(&mut own, (span, id), scope, place)
        };
        let is_apart = 1 < children.iter().filter(|child| is_tagged(child)).count();
        let is_nested = |child: &Node| child.kind != NodeKind::Paragraph || is_apart;
        if children.iter().any(is_nested) {
            let below = scope.below_line(&line);
            for child in children.iter_mut().filter(|child| is_nested(child)) {
                self.find(child, &below, Place::default());
            }
        }
        let consent = scope.consent_below(&line);
        let widest = children.iter().map(|child| child.consent.unwrap_or(consent)).max();
        node.consent = widest.or(Some(consent));
        node.children = children;
        line
    }

    /// A row of a table is shown as a whole or not at all.
    fn row(&mut self, node: &mut Node, scope: &Scope) -> Line {
        let scope = scope.lowered(lowered::whole(self.reader, node));
        for cell in &mut node.children {
            self.find(cell, &scope, Place::default());
        }
        node.consent = Some(scope.consent);
        Line::default()
    }

    /// A block without words of its own that carries an id can still be pointed to.
    pub fn whole(&mut self, node: &mut Node, scope: &Scope) {
        node.consent = Some(scope.consent);
        let Some(id) = node.id.clone() else { return };
        let words = all_words(self.reader, node);
        let span = node.span.clone();
        let index = self.push(
            Found {
                span,
                words,
                id: Some(id),
                quadrants: Quadrants::default(),
                topics: Vec::new(),
            },
            &Line::default(),
            scope,
            None,
        );
        if let (Some(index), Some(leaf)) = (index, first_leaf(node)) {
            leaf.passages.push((leaf.span.start..leaf.span.start, index));
        }
    }

    fn unit(
        &mut self,
        leaves: &mut [&mut Node],
        (span, id): (Range<usize>, Option<Id>),
        scope: &Scope,
        place: Place<'_>,
    ) -> Line {
        let all;
        let found = match &*leaves {
            // Nearly every passage is one leaf, and what was found in it need not be copied.
            [leaf] => &leaf.scan,
            leaves => {
                all = joined(leaves);
                &all
            }
        };
        let mut quadrants = found.quadrants;
        let line = line::read(self.reader, found, scope);
        if quadrants.is_empty() && place.takes_heading && line.promise.is_none() {
            quadrants = scope.quadrants;
        }
        if quadrants.is_empty() && id.is_none() {
            self.reader.tag(&found.topics, scope.consent_below(&line));
            return line;
        }
        let own = Own { quadrants, topics: found.topics.clone(), place, scope };
        let has_marks =
            !quadrants.is_empty() && leaves.iter().any(|leaf| !leaf.scan.marks.is_empty());
        if has_marks {
            self.marked(leaves, id, &own, &line);
        } else {
            self.plain(leaves, (span, id), own, &line);
        }
        line
    }

    /// Every run of marked words is a passage. The author's id is that of the first.
    fn marked(&mut self, leaves: &mut [&mut Node], mut id: Option<Id>, own: &Own<'_>, line: &Line) {
        for leaf in leaves {
            for mark in leaf.scan.marks.clone() {
                let words = words::words(self.reader, leaf, &mark);
                if words.is_empty() {
                    continue;
                }
                let found = Found {
                    span: mark.clone(),
                    words,
                    id: id.take(),
                    quadrants: own.quadrants,
                    topics: own.topics.clone(),
                };
                if let Some(index) = self.push(found, line, own.scope, own.place.speaker) {
                    leaf.passages.push((mark, index));
                }
            }
        }
    }

    fn plain(
        &mut self,
        leaves: &mut [&mut Node],
        (span, id): (Range<usize>, Option<Id>),
        own: Own<'_>,
        line: &Line,
    ) {
        let mut joined = String::new();
        let mut first = None;
        for (index, leaf) in leaves.iter().enumerate() {
            let words = self.reader.words(leaf);
            if first.is_none() {
                first = (!words.is_empty()).then_some(index);
                joined = words;
            } else if !words.is_empty() {
                joined.push(' ');
                joined.push_str(&words);
            }
        }
        if joined.is_empty() {
            return;
        }
        // What is quoted elsewhere is the answer, without the question that led to it.
        let answer = ladder::answer(self.reader.ground.vocabulary, &joined);
        let words = answer.map(|(words, _)| words.to_owned()).unwrap_or(joined);
        let found = Found { span, words, id, quadrants: own.quadrants, topics: own.topics };
        let index = self.push(found, line, own.scope, own.place.speaker);
        if let (Some(index), Some(leaf)) = (index, first.and_then(|first| leaves.get_mut(first))) {
            leaf.passages.push((0..usize::MAX, index));
        }
    }

    fn push(
        &mut self,
        found: Found,
        line: &Line,
        scope: &Scope,
        speaker: Option<&str>,
    ) -> Option<u32> {
        let author_id = found.id.filter(|id| self.reader.take_id(id));
        let id: Box<str> =
            author_id.as_ref().map_or_else(|| made_id(&found.words), |id| id.name.clone());
        let index = u32::try_from(self.evidence.len()).ok()?;
        let span = Span::new(found.span);
        self.reader.anchor(Anchor {
            id: ["e-", &id].concat().into(),
            name: ["^", &id].concat().into(),
            made_of: author_id.is_none().then(|| id.clone()),
            kind: AnchorKind::Evidence(index),
        });
        let below = scope.below_line(line);
        let words: Arc<str> = found.words.into();
        self.evidence.push(Evidence {
            span,
            id,
            has_author_id: author_id.is_some(),
            basis: basis(&words, found.quadrants, speaker.is_some()),
            words,
            quadrants: found.quadrants,
            mood: line.mood.or(scope.mood),
            at: line.at.clone().or_else(|| scope.at.clone()),
            personas: below.personas,
            stages: below.stages,
            supports: line.supports.clone(),
            refutes: line.refutes.clone(),
            topics: found.topics,
            need: line.need.clone(),
            choice: line.choice.clone(),
            consent: below.consent,
            speaker: speaker.map(Box::from),
        });
        Some(index)
    }
}

/// What was found in several leaves, as if they were one.
fn joined(leaves: &[&mut Node]) -> Scan {
    let mut all = Scan::default();
    for leaf in leaves {
        let scan = &leaf.scan;
        all.fields.extend(scan.fields.iter().cloned());
        all.is_off_record |= scan.is_off_record;
        all.quadrants = scan.quadrants.iter().fold(all.quadrants, Quadrants::with);
        all.topics.extend(scan.topics.iter().cloned());
    }
    all
}

/// What all passages of one block share.
struct Own<'s> {
    quadrants: Quadrants,
    topics: Vec<Box<str>>,
    place: Place<'s>,
    scope: &'s Scope,
}

/// One passage before the cascade.
struct Found {
    span: Range<usize>,
    words: String,
    id: Option<Id>,
    quadrants: Quadrants,
    topics: Vec<Box<str>>,
}

/// The words make the id, so that it stays when lines move.
fn made_id(words: &str) -> Box<str> {
    let id = if words.is_ascii() || is_nfc(words) {
        slug::hash(words)
    } else {
        slug::hash(&words.nfc().collect::<String>())
    };
    id.into()
}

/// All words of a block and of what is in it.
pub fn all_words(reader: &Reader<'_>, node: &Node) -> String {
    let mut words = if node.is_leaf() { reader.words(node) } else { String::new() };
    if matches!(node.kind, NodeKind::Code | NodeKind::Html) {
        words = crate::read::block::lines(reader, node);
    }
    for child in &node.children {
        words.push(' ');
        words.push_str(&all_words(reader, child));
    }
    words::squeezed(words)
}

fn first_leaf(node: &mut Node) -> Option<&mut Node> {
    if node.is_leaf() {
        return Some(node);
    }
    node.children.iter_mut().find_map(first_leaf)
}

/// How a passage is known.
pub fn basis(words: &str, quadrants: Quadrants, is_spoken: bool) -> Basis {
    let has = |quadrant| quadrants.contains(quadrant);
    if is_spoken || is_quoted(words) {
        Basis::Stated
    } else if has(Quadrant::Does) {
        Basis::Observed
    } else if has(Quadrant::Thinks) || has(Quadrant::Feels) {
        Basis::Inferred
    } else if has(Quadrant::Says) || has(Quadrant::Hears) {
        Basis::Stated
    } else {
        Basis::Observed
    }
}

/// Whether quotation marks of any language begin or end a passage. A single mark may be an apostrophe, so it must do both.
fn is_quoted(words: &str) -> bool {
    const MARKS: [char; 13] = ['"', '“', '”', '„', '‟', '«', '»', '「', '」', '『', '』', '‹', '›'];
    const SINGLE: [char; 4] = ['\'', '‘', '’', '‚'];
    let words = words.trim().trim_end_matches(['.', ',', '!', '?', '…']);
    let both = words.starts_with(SINGLE) && words.ends_with(SINGLE) && 2 < words.len();
    both || words.starts_with(MARKS) || words.ends_with(MARKS)
}
