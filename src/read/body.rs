//! The text of files that are not notes: blocks without evidence, with places that others can point to.

use crate::model::{Anchor, AnchorKind, Block, BlockKind, Consent, Markup};
use crate::read::doc::{Node, NodeKind};
use crate::read::html::Pen;
use crate::read::line::{self, Scope};
use crate::read::reader::Reader;
use crate::read::{block, inline};

/// Writes blocks one by one.
pub fn blocks(reader: &mut Reader<'_>, nodes: &[Node], scope: &Scope) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut scope = scope.clone();
    for node in nodes {
        let mut node = node.clone();
        mark(reader, &mut node, &scope);
        match node.kind {
            NodeKind::Heading(level) => {
                let line = line::read(reader, &node.scan, &scope);
                scope = scope.below_line(&line);
                blocks.extend(heading(reader, &node, level, scope.consent));
            }
            NodeKind::List(start) => blocks.extend(items(reader, &node, start, &scope)),
            _ => blocks.extend(block::block(reader, &node, scope.consent)),
        }
    }
    blocks
}

/// Writes blocks as one markup.
pub fn markup(reader: &mut Reader<'_>, nodes: &[Node]) -> Markup {
    let scope = Scope::new(Consent::Public);
    let mut nodes = nodes.to_vec();
    for node in &mut nodes {
        mark(reader, node, &scope);
    }
    block::markup(reader, &nodes, scope.consent)
}

fn heading(reader: &mut Reader<'_>, node: &Node, level: u8, consent: Consent) -> Option<Block> {
    if reader.words(node).is_empty() {
        return None;
    }
    let anchor = reader.heading(node, "h", AnchorKind::Heading);
    let mut pen = Pen::default();
    inline::write(reader, node, &mut pen);
    Some(Block {
        kind: BlockKind::Heading { level, anchor },
        markup: pen.finish(),
        evidence: Vec::new(),
        consent,
    })
}

fn items(reader: &mut Reader<'_>, list: &Node, start: Option<u64>, scope: &Scope) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (index, item) in list.children.iter().enumerate() {
        if block::is_bare(reader, item) {
            continue;
        }
        let consent = item.consent.unwrap_or(scope.consent);
        let mut pen = Pen::default();
        let anchor = list.anchor.as_deref().filter(|_| index == 0);
        block::open_list(start.map(|start| start.saturating_add(index as u64)), anchor, &mut pen);
        block::write(reader, item, consent, &mut pen);
        pen.html(block::close_list(start));
        blocks.push(Block {
            kind: BlockKind::Item,
            markup: pen.finish(),
            evidence: Vec::new(),
            consent,
        });
    }
    blocks
}

/// Keeps the author's ids as places, and lowers what a field lowers.
fn mark(reader: &mut Reader<'_>, node: &mut Node, scope: &Scope) {
    reader.topics.extend(node.scan.topics.iter().cloned());
    if let Some(id) = node.id.clone()
        && !matches!(node.kind, NodeKind::Heading(_) | NodeKind::Cell)
        && reader.take_id(&id)
    {
        let anchor: Box<str> = format!("b-{}", id.name).into();
        reader.anchor(Anchor {
            id: anchor.clone(),
            name: format!("^{}", id.name).into(),
            kind: AnchorKind::Block,
        });
        node.anchor = Some(anchor);
    }
    let own = if node.is_leaf() && !matches!(node.kind, NodeKind::Heading(_)) {
        line::read(reader, &node.scan, scope).consent
    } else {
        None
    };
    let mut lowest = own;
    let holds_one = matches!(node.kind, NodeKind::Item(_) | NodeKind::Quote | NodeKind::Row);
    for child in &mut node.children {
        mark(reader, child, scope);
        if holds_one && child.is_leaf() {
            lowest = lowest.into_iter().chain(child.consent).min();
        }
    }
    if holds_one
        && node.anchor.is_none()
        && let Some(first) = node.children.first_mut()
        && first.kind == NodeKind::Paragraph
    {
        // An item's first paragraph is not wrapped, so its place is that of the item.
        node.anchor = first.anchor.take();
    }
    node.consent = lowest.map(|consent| consent.min(scope.consent));
}
