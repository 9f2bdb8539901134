//! The text of files that are not notes: blocks without evidence, with places that others can point to.

use crate::model::{Anchor, AnchorKind, Block, BlockKind, Consent, Markup};
use crate::read::doc::{Node, NodeKind};
use crate::read::html::Pen;
use crate::read::line::{self, Scope};
use crate::read::reader::Reader;
use crate::read::{block, inline};

/// Writes blocks one by one.
pub fn blocks(reader: &mut Reader<'_>, nodes: &[Node]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for node in nodes {
        let mut node = node.clone();
        mark(reader, &mut node);
        match node.kind {
            NodeKind::Heading(level) => blocks.extend(heading(reader, &node, level)),
            NodeKind::List(start) => items(reader, &node, start, &mut blocks),
            _ => blocks.extend(block::block(reader, &node, Consent::Public)),
        }
    }
    blocks
}

/// Writes blocks as one markup.
pub fn markup(reader: &mut Reader<'_>, nodes: &[Node]) -> Markup {
    let mut nodes = nodes.to_vec();
    for node in &mut nodes {
        mark(reader, node);
    }
    block::markup(reader, &nodes, Consent::Public)
}

fn heading(reader: &mut Reader<'_>, node: &Node, level: u8) -> Option<Block> {
    if reader.words(node).is_empty() {
        return None;
    }
    let anchor = reader.heading(node, "h", AnchorKind::Heading);
    let mut pen = Pen::default();
    reader.within(node.consent(), |reader| inline::write(reader, node, &mut pen));
    Some(Block {
        kind: BlockKind::Heading { level, anchor },
        markup: pen.finish(),
        evidence: Vec::new(),
        consent: node.consent(),
    })
}

/// Every item is a block by itself.
fn items(reader: &mut Reader<'_>, list: &Node, start: Option<u64>, blocks: &mut Vec<Block>) {
    for (index, item) in list.children.iter().enumerate() {
        let anchor = list.anchor.as_deref().filter(|_| index == 0);
        blocks.extend(block::item_alone(reader, item, (start, anchor), item.consent()));
    }
}

/// Keeps the author's ids as places, and what the fields name.
fn mark(reader: &mut Reader<'_>, node: &mut Node) {
    reader.tag(&node.scan.topics, node.consent());
    if let Some(id) = node.id.clone()
        && !matches!(node.kind, NodeKind::Heading(_) | NodeKind::Cell)
        && reader.take_id(&id)
    {
        let anchor: Box<str> = format!("b-{}", id.name).into();
        reader.anchor(Anchor {
            id: anchor.clone(),
            name: format!("^{}", id.name).into(),
            made_of: None,
            kind: AnchorKind::Block,
        });
        node.anchor = Some(anchor);
    }
    if node.is_leaf() {
        line::read(reader, &node.scan, &Scope::new(node.consent()));
    }
    for child in &mut node.children {
        mark(reader, child);
    }
    if matches!(node.kind, NodeKind::Item(_) | NodeKind::Quote | NodeKind::Row)
        && node.anchor.is_none()
        && let Some(first) = node.children.first_mut()
        && first.kind == NodeKind::Paragraph
    {
        // An item's first paragraph is not wrapped, so its place is that of the item.
        node.anchor = first.anchor.take();
    }
}
