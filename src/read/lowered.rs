//! What may be shown of a file that is no note: settled once for every block, before anything is made of one.

use crate::model::Consent;
use crate::read::block;
use crate::read::doc::{Node, NodeKind};
use crate::read::footnote::Pointing;
use crate::read::line;
use crate::read::reader::Reader;

/// Gives every block its consent: the lowest of the headings above, of the blocks around it and of its own line.
pub fn settle(reader: &Reader<'_>, nodes: &mut [Node]) {
    let mut above: Vec<(u8, Consent)> = Vec::new();
    let mut pointing = Pointing::default();
    let (footnotes, others): (Vec<_>, Vec<_>) =
        nodes.iter_mut().partition(|node| node.kind == NodeKind::Footnote);
    for node in others {
        let level = if let NodeKind::Heading(level) = node.kind { Some(level) } else { None };
        while level.is_some() && level <= above.last().map(|(above, _)| *above) {
            above.pop();
        }
        let around = above.last().map_or(Consent::Public, |(_, consent)| *consent);
        let consent = lower(reader, node, around);
        above.extend(level.map(|level| (level, consent)));
        pointing.note(reader, node, consent);
    }
    for node in footnotes {
        let label = block::footnote_label(reader, node);
        lower(reader, node, pointing.at(label));
    }
}

fn lower(reader: &Reader<'_>, node: &mut Node, around: Consent) -> Consent {
    let own = line::own_consent(reader, node).into_iter().chain(whole(reader, node));
    let consent = own.fold(around, Consent::min);
    let children = node.children.iter_mut().map(|child| lower(reader, child, consent));
    // A frame of which nothing is left must not stay behind.
    let widest = children.max().unwrap_or(consent);
    node.consent = Some(widest);
    widest
}

/// What is written directly in an item, a quote or a row counts for all of it, and the head of a table for the table.
pub fn whole(reader: &Reader<'_>, node: &Node) -> Option<Consent> {
    match node.kind {
        NodeKind::Item(_) | NodeKind::Quote | NodeKind::Row | NodeKind::Head => {
            let leaves = node.children.iter().filter(|child| child.is_leaf());
            leaves.filter_map(|child| line::own_consent(reader, child)).min()
        }
        NodeKind::Table => whole(reader, node.children.first()?),
        _ => None,
    }
}
