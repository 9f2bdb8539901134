//! Claims: one item each, with the passages it rests on.

use crate::model::{Anchor, AnchorKind, Claim, Consent, Markup, RefId, Role, Span};
use crate::read::doc::{Node, NodeKind};
use crate::read::html::Pen;
use crate::read::line::{self, Line, Scope};
use crate::read::link::{self, Target};
use crate::read::reader::Reader;
use crate::read::scan::Cut;
use crate::read::{block, words};
use pulldown_cmark::{Event, LinkType, Tag};
use std::ops::Range;
use std::sync::Arc;

/// What was read of one item.
pub struct Item {
    /// What its fields say. Its consent is that of the whole item.
    pub line: Line,
    /// Its words, without the links to passages.
    pub words: Arc<str>,
    /// Its HTML, without the links to passages.
    pub markup: Markup,
    /// Everything its links name.
    pub links: Vec<RefId>,
}

/// Reads an item as a claim and keeps it, unless it has no words. Returns whether it was kept.
pub fn claim(reader: &mut Reader<'_>, item: &Node) -> bool {
    let read = read(reader, item, Role::Claim);
    if read.words.is_empty() {
        return false;
    }
    let own_id = item.children.iter().find_map(|child| child.id.clone());
    let id = reader.claim_id(own_id.as_ref(), &read.words);
    keep(reader, read, id, sentence(item));
    true
}

/// Where the words of an item stand, without its sign and without what is nested in it.
fn sentence(item: &Node) -> Range<usize> {
    let own = item.children.iter().filter(|child| child.kind == NodeKind::Paragraph);
    let spans = own.map(|child| child.span.clone());
    spans.reduce(|first, last| first.start..last.end).unwrap_or_else(|| item.span.clone())
}

/// Keeps a claim and the place where it stands.
pub fn keep(
    reader: &mut Reader<'_>,
    read: Item,
    (id, made_of): (Box<str>, Option<Box<str>>),
    span: Range<usize>,
) {
    let index = u32::try_from(reader.claims.len()).unwrap_or(u32::MAX);
    let span = Span::new(span);
    reader.anchor(Anchor {
        id: format!("c-{id}").into(),
        name: format!("^{id}").into(),
        made_of,
        kind: AnchorKind::Claim(index),
    });
    reader.claims.push(Claim {
        id,
        span,
        words: read.words,
        markup: read.markup,
        links: read.links,
        at: read.line.at,
        mood: read.line.mood,
        ask: read.line.ask,
        consent: read.line.consent.unwrap_or(Consent::None),
    });
}

/// Reads an item whose links are what it rests on.
pub fn read(reader: &mut Reader<'_>, item: &Node, role: Role) -> Item {
    let consent = line::lowest_in(item);
    reader.within(consent, |reader| read_whole(reader, item.clone(), (role, consent)))
}

fn read_whole(reader: &mut Reader<'_>, mut item: Node, (role, consent): (Role, Consent)) -> Item {
    let first_ref = reader.references.len();
    let own: Vec<_> = item
        .children
        .iter()
        .filter(|child| child.kind == NodeKind::Paragraph)
        .map(|child| &child.scan)
        .collect();
    let mut scan = crate::read::scan::Scan::default();
    for own in own {
        scan.fields.extend(own.fields.iter().cloned());
        scan.is_off_record |= own.is_off_record;
    }
    let mut line = line::read(reader, &scan, &Scope::new(consent));
    line.consent = Some(consent);
    let n_fields = reader.references.len();
    let mut bare = Vec::new();
    cut_bare_links(reader, &mut item, role, &mut bare);
    let words = item
        .children
        .iter()
        .filter(|child| child.kind == NodeKind::Paragraph)
        .map(|child| reader.words(child));
    let words: Arc<str> = words::squeezed(words.collect::<Vec<_>>().join(" ")).into();
    for id in &bare {
        if let Some(reference) = reader.references.get_mut(id.index()) {
            reference.context = Some(words.clone());
        }
    }
    let before = reader.link_role.replace(role);
    let mut pen = Pen::default();
    block::item_content(reader, &item, consent, &mut pen);
    reader.link_role = before;
    let is_link = |id: &RefId| {
        reader.references.get(id.index()).is_some_and(|reference| reference.role == role)
    };
    let links = (first_ref..reader.references.len())
        .filter(|index| !(first_ref..n_fields).contains(index) || role == Role::From);
    let links = links.map(RefId::at).filter(is_link).collect();
    Item { line, words, markup: pen.finish(), links }
}

/// `[[note#^id]]` without a text of its own is not part of the sentence: it is what the sentence rests on.
fn cut_bare_links(reader: &mut Reader<'_>, node: &mut Node, role: Role, found: &mut Vec<RefId>) {
    let events = reader.events;
    let mut spans = Vec::new();
    for (event, range) in events.get(node.events.clone()).unwrap_or_default() {
        let Event::Start(Tag::Link {
            link_type: LinkType::WikiLink { has_pothole: false },
            dest_url,
            ..
        }) = event
        else {
            continue;
        };
        let is_cut = node
            .scan
            .cuts
            .iter()
            .any(|cut| cut.span.start <= range.start && range.end <= cut.span.end);
        let Target::Site { name, fragment: Some(fragment), .. } =
            link::target(LinkType::WikiLink { has_pothole: false }, dest_url)
        else {
            continue;
        };
        if is_cut || !fragment.starts_with('^') {
            continue;
        }
        found.push(reader.refer(link::reference(
            (name, Some(fragment)),
            range.clone(),
            role,
            None,
        )));
        let before = reader.ground.text.get(node.span.start..range.start).unwrap_or_default();
        let start = node.span.start + before.trim_end_matches([' ', '\t', ',']).len();
        spans.push(start..range.end);
    }
    cut(node, spans);
    for child in &mut node.children {
        cut_bare_links(reader, child, role, found);
    }
    node.children.retain(|child| {
        !(matches!(child.kind, NodeKind::List(_) | NodeKind::Item(_))
            && block::is_bare(reader, child))
    });
}

/// Whether a bare link to a passage stands in a paragraph.
pub fn rests_on_passages(reader: &Reader<'_>, node: &Node) -> bool {
    let events = reader.events.get(node.events.clone()).unwrap_or_default();
    events.iter().any(|(event, _)| match event {
        Event::Start(Tag::Link {
            link_type: LinkType::WikiLink { has_pothole: false },
            dest_url,
            ..
        }) => dest_url.contains("#^"),
        _ => false,
    })
}

/// Adds cuts in their order; those that they cover go.
fn cut(node: &mut Node, spans: Vec<Range<usize>>) {
    if spans.is_empty() {
        return;
    }
    let mut cuts = std::mem::take(&mut node.scan.cuts);
    cuts.extend(spans.into_iter().map(|span| Cut { span, shown: None }));
    cuts.sort_by_key(|cut| (cut.span.start, usize::MAX - cut.span.end));
    let mut reached = 0;
    for cut in cuts {
        let span = cut.span.start.max(reached)..cut.span.end;
        if span.start < span.end {
            reached = span.end;
            node.scan.cuts.push(Cut { span, shown: cut.shown });
        }
    }
}
