//! Journeys that are written as a table or as a Mermaid `journey` block.

use crate::model::{Consent, Stage};
use crate::read::doc::{Node, NodeKind};
use crate::read::journey::{self, Draft};
use crate::read::reader::Reader;
use crate::read::{block, mermaid, vocabulary};

/// Reads the first table or Mermaid block among the blocks as stages, and hands the other blocks back.
pub fn stages(reader: &mut Reader<'_>, mut nodes: Vec<Node>) -> (Vec<Stage>, Vec<Node>) {
    for index in 0..nodes.len() {
        let Some(node) = nodes.get(index) else { break };
        let stages = match node.kind {
            NodeKind::Table => of_table(reader, node),
            NodeKind::Code if mermaid::is_journey(reader.events, node) => {
                mermaid::stages(reader, node, around(&nodes, index))
            }
            _ => Vec::new(),
        };
        if !stages.is_empty() {
            nodes.remove(index);
            return (stages, nodes);
        }
    }
    (Vec::new(), nodes)
}

/// What the headings before a block allow.
fn around(nodes: &[Node], index: usize) -> Consent {
    let before = nodes.iter().take(index);
    let headings = before.filter(|node| matches!(node.kind, NodeKind::Heading(_)));
    headings.map(Node::consent).fold(Consent::Public, Consent::min)
}

/// Stages are the columns when the first column names lanes, and the rows when the first row does.
fn of_table(reader: &mut Reader<'_>, table: &Node) -> Vec<Stage> {
    let rows: Vec<&[Node]> = table.children.iter().map(|row| row.children.as_slice()).collect();
    let Some((head, body)) = rows.split_first() else { return Vec::new() };
    let n_known =
        |cells: &mut dyn Iterator<Item = &Node>| cells.filter(|cell| is_lane(reader, cell)).count();
    let in_head = n_known(&mut head.iter().skip(1));
    let in_column = n_known(&mut body.iter().filter_map(|row| row.first()));
    let corner = head.first().map(|cell| reader.words(cell)).unwrap_or_default();
    let are_rows =
        in_column < in_head || in_column == in_head && vocabulary::is_stage_word(&corner);
    let n_columns = head.len();
    let columns: Vec<Vec<&Node>> =
        (0..n_columns).map(|at| rows.iter().filter_map(|row| row.get(at)).collect()).collect();
    let lines: Vec<Vec<&Node>> =
        if are_rows { rows.iter().map(|row| row.iter().collect()).collect() } else { columns };
    let Some((labels, lines)) = lines.split_first() else { return Vec::new() };
    let mut stages = Vec::new();
    for line in lines {
        let Some((name, cells)) = line.split_first() else { continue };
        if reader.words(name).is_empty() {
            continue;
        }
        let draft = draft(reader, labels, cells);
        stages.push(journey::finish(reader, name, draft, stages.len()));
    }
    stages
}

fn is_lane(reader: &Reader<'_>, cell: &Node) -> bool {
    let words = reader.words(cell);
    vocabulary::lane(&words).is_some() || vocabulary::is_expected_mood(&words)
}

fn draft(reader: &Reader<'_>, labels: &[&Node], cells: &[&Node]) -> Draft {
    let mut draft = Draft::default();
    for (label, cell) in labels.iter().skip(1).zip(cells) {
        let words = reader.words(label);
        if !words.is_empty() && !block::is_empty(reader, cell) {
            journey::labelled(reader, &words, journey::wrap((*cell).clone()), &mut draft);
        }
    }
    draft
}
