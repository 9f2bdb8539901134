//! Journeys that are written as a table or as a Mermaid `journey` block.

use crate::model::{Anchor, AnchorKind, Consent, Lane, LaneKind, Markup, Mood, Part, Stage};
use crate::read::claim::{self, Item};
use crate::read::doc::{Node, NodeKind};
use crate::read::html::escape_into;
use crate::read::journey::{self, Draft};
use crate::read::line::Line;
use crate::read::reader::Reader;
use crate::read::slug;
use crate::read::{block, vocabulary};
use pulldown_cmark::{CodeBlockKind, Event, Tag};

/// Reads the first table or Mermaid block among the blocks as stages, and hands the other blocks back.
pub fn stages(reader: &mut Reader<'_>, mut nodes: Vec<Node>) -> (Vec<Stage>, Vec<Node>) {
    for index in 0..nodes.len() {
        let Some(node) = nodes.get(index) else { break };
        let stages = match node.kind {
            NodeKind::Table => of_table(reader, node),
            NodeKind::Code if is_mermaid(reader, node) => of_mermaid(reader, node),
            _ => Vec::new(),
        };
        if !stages.is_empty() {
            nodes.remove(index);
            return (stages, nodes);
        }
    }
    (Vec::new(), nodes)
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

fn is_mermaid(reader: &Reader<'_>, node: &Node) -> bool {
    let start = node.events.start.checked_sub(1).and_then(|start| reader.events.get(start));
    let Some((Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))), _)) = start else {
        return false;
    };
    let is_journey = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with("%%");
    info.trim() == "mermaid"
        && block::lines(reader, node)
            .lines()
            .find(|line| is_journey(line))
            .is_some_and(|line| line.trim() == "journey")
}

/// `section Name` begins a stage; `Task: 3: Me` is a claim with a mood, five being the best.
fn of_mermaid(reader: &mut Reader<'_>, node: &Node) -> Vec<Stage> {
    let text = block::lines(reader, node);
    let mut stages: Vec<Stage> = Vec::new();
    for line in text.lines().map(str::trim).skip_while(|line| *line != "journey").skip(1) {
        if line.is_empty() || line.starts_with("%%") || line.starts_with("title ") {
            continue;
        }
        if let Some(name) = line.strip_prefix("section ") {
            let stage = stage(reader, name.trim(), stages.len(), node.consent());
            stages.push(stage);
            continue;
        }
        if stages.is_empty() {
            let name = line.split(':').next().unwrap_or(line).trim();
            let stage = stage(reader, name, 0, node.consent());
            stages.push(stage);
        }
        task(reader, node, line);
        if let Some(lane) = stages.last_mut().and_then(|stage| stage.lanes.last_mut()) {
            lane.claims.end = reader.claims.len();
        }
    }
    stages
}

fn stage(reader: &mut Reader<'_>, name: &str, index: usize, consent: Consent) -> Stage {
    let made_of = format!("s-{}", slug::slug(name));
    let id = reader.ids.take(&made_of);
    let position = u32::try_from(index).unwrap_or(u32::MAX);
    reader.anchor(Anchor {
        id: id.as_str().into(),
        name: name.into(),
        made_of: Some(made_of.into()),
        kind: AnchorKind::Stage(position),
    });
    let claims = reader.claims.len()..reader.claims.len();
    let lane = Lane {
        kind: LaneKind::Actions,
        label: Box::default(),
        values: Vec::new(),
        claims,
        consent,
    };
    Stage {
        name: name.into(),
        slug: id.strip_prefix("s-").unwrap_or(&id).into(),
        expected: Vec::new(),
        lanes: vec![lane],
        steps: Vec::new(),
        body: Vec::new(),
        consent,
    }
}

fn task(reader: &mut Reader<'_>, node: &Node, line: &str) {
    let mut parts = line.split(':').map(str::trim);
    let words = parts.next().unwrap_or_default();
    let score: Option<i8> =
        parts.next().and_then(|score| score.parse().ok()).filter(|score| (1..=5).contains(score));
    if words.is_empty() {
        return;
    }
    let mut html = String::new();
    escape_into(&mut html, words);
    let mood = score.map(|score| Mood { value: score - 3, before: None });
    let item = Item {
        line: Line { mood, consent: Some(node.consent()), ..Line::default() },
        words: words.into(),
        markup: Markup { parts: vec![Part::Html(html.into())] },
        links: Vec::new(),
    };
    let id = reader.claim_id(None, words);
    claim::keep(reader, item, id, node.span.clone());
}
