//! Journeys: stages in order, lanes within them, and what could be better.

use crate::diagnostic::Diagnostic;
use crate::model::{
    AnchorKind, Consent, Journey, Lane, LaneKind, Mood, Opportunity, Role, Stage, State,
};
use crate::read::claim;
use crate::read::doc::{Node, NodeKind};
use crate::read::head::Material;
use crate::read::line::Scope;
use crate::read::reader::Reader;
use crate::read::{block, body, journey_source, label, mood, vocabulary};

/// The words of `state:`.
const STATES: [&str; 2] = ["current", "future"];

/// What was read of one stage, before its claims are kept lane by lane.
#[derive(Debug, Default)]
pub struct Draft {
    /// The mood the author expects.
    pub expected: Option<Mood>,
    /// The lanes in the author's order.
    pub lanes: Vec<DraftLane>,
    /// The names of the steps.
    pub steps: Vec<Box<str>>,
    /// Everything else.
    pub rest: Vec<Node>,
}

/// One lane of one stage, with the items that are claims.
#[derive(Debug)]
pub struct DraftLane {
    /// Which lane.
    pub kind: LaneKind,
    /// The label as written.
    pub label: Box<str>,
    /// Plain values.
    pub values: Vec<Box<str>>,
    /// Items that are claims.
    pub items: Vec<Node>,
}

/// Reads a journey.
pub fn journey(mut material: Material<'_>) -> (Journey, Vec<Diagnostic>) {
    let mut actors = material.names("actor", Role::Persona);
    if actors.is_empty() {
        actors = material.names("persona", Role::Persona);
    }
    let nodes = std::mem::take(&mut material.nodes);
    let parts = parts(&material.reader, nodes);
    let reader = &mut material.reader;
    let mut stages = Vec::new();
    let mut intro = parts.intro;
    for (heading, nodes) in parts.stages {
        let stage = stage(reader, &heading, nodes, stages.len());
        stages.push(stage);
    }
    if stages.is_empty() {
        (stages, intro) = journey_source::stages(reader, intro);
    }
    let (opportunities, rest) = opportunities(reader, parts.opportunities);
    intro.extend(rest);
    let intro = body::markup(reader, &intro);
    let keys = &mut material.keys;
    let state = keys.choice("state", &STATES, |word| match word {
        "current" => Some(State::Current),
        "future" => Some(State::Future),
        _ => None,
    });
    let (scenario, expects) = (keys.string("scenario"), keys.string("expects"));
    let head = material.head();
    let state = state.unwrap_or(State::Current);
    let journey = Journey { head, actors, scenario, expects, state, intro, stages, opportunities };
    (journey, material.take_diagnostics())
}

/// A journey cut at its headings.
struct Parts {
    intro: Vec<Node>,
    stages: Vec<(Node, Vec<Node>)>,
    opportunities: Vec<Node>,
}

fn parts(reader: &Reader<'_>, nodes: Vec<Node>) -> Parts {
    let mut parts = Parts { intro: Vec::new(), stages: Vec::new(), opportunities: Vec::new() };
    let mut level_of_opportunities = None;
    for node in nodes {
        let NodeKind::Heading(level) = node.kind else {
            match (level_of_opportunities, parts.stages.last_mut()) {
                (Some(_), _) => parts.opportunities.push(node),
                (None, Some((_, nodes))) => nodes.push(node),
                (None, None) => parts.intro.push(node),
            }
            continue;
        };
        let words = reader.words(&node).to_lowercase();
        if reader.ground.vocabulary.opportunities.iter().any(|word| **word == *words) {
            level_of_opportunities = Some(level);
        } else if level <= 2 {
            level_of_opportunities = None;
            parts.stages.push((node, Vec::new()));
        } else {
            level_of_opportunities = level_of_opportunities.filter(|above| *above < level);
            match (level_of_opportunities, parts.stages.last_mut()) {
                (Some(_), _) => parts.opportunities.push(node),
                (None, Some((_, nodes))) => nodes.push(node),
                (None, None) => parts.intro.push(node),
            }
        }
    }
    parts
}

fn stage(reader: &mut Reader<'_>, heading: &Node, nodes: Vec<Node>, index: usize) -> Stage {
    let mut draft = Draft::default();
    for mut node in nodes {
        match node.kind {
            NodeKind::Heading(_) => draft.steps.push(reader.words(&node).into()),
            NodeKind::List(_) => {
                for item in std::mem::take(&mut node.children) {
                    sort_item(reader, item, &mut draft);
                }
            }
            NodeKind::Paragraph => match label::take(reader, &mut node) {
                Some(label) => labelled(reader, &label, wrap(node), &mut draft),
                None => draft.rest.push(node),
            },
            _ => draft.rest.push(node),
        }
    }
    finish(reader, heading, draft, index)
}

/// Keeps a stage with its claims, lane by lane, so that those of one lane stand together.
pub fn finish(reader: &mut Reader<'_>, heading: &Node, draft: Draft, index: usize) -> Stage {
    let name = reader.words(heading);
    let scope = Scope::new(Consent::Public);
    let line = crate::read::line::read(reader, &heading.scan, &scope);
    let scope = scope.below_line(&line);
    let position = u32::try_from(index).unwrap_or(u32::MAX);
    let anchor = reader.heading(heading, "s", AnchorKind::Stage(position));
    let id =
        reader.anchors.get(anchor as usize).map(|anchor| anchor.id.clone()).unwrap_or_default();
    let lanes = draft.lanes.into_iter().map(|lane| {
        let from = reader.claims.len();
        for item in &lane.items {
            claim::claim(reader, item, &scope);
        }
        Lane {
            kind: lane.kind,
            label: lane.label,
            values: lane.values,
            claims: from..reader.claims.len(),
        }
    });
    let lanes = lanes.collect();
    Stage {
        name: name.into(),
        slug: id.strip_prefix("s-").unwrap_or(&id).into(),
        expected: draft.expected,
        lanes,
        steps: draft.steps,
        body: body::blocks(reader, &draft.rest, &scope),
        consent: scope.consent,
    }
}

fn sort_item(reader: &Reader<'_>, mut item: Node, draft: &mut Draft) {
    match item.children.first_mut().and_then(|first| label::take(reader, first)) {
        Some(label) => labelled(reader, &label, item, draft),
        None => lane(draft, LaneKind::Actions, "").items.push(item),
    }
}

/// A labelled item: values split at commas, nested items as claims, and a sentence that rests on passages as a claim.
pub fn labelled(reader: &Reader<'_>, label: &str, mut item: Node, draft: &mut Draft) {
    let words = item
        .children
        .first()
        .filter(|first| first.kind == NodeKind::Paragraph)
        .map(|first| reader.words(first))
        .unwrap_or_default();
    if vocabulary::is_expected_mood(label)
        && let Some(mood) = mood::mood(&words, reader.ground.vocabulary)
    {
        draft.expected = Some(mood);
        return;
    }
    let kind = vocabulary::lane(label).unwrap_or_else(|| LaneKind::Other(label.into()));
    let is_claim =
        item.children.first().is_some_and(|first| claim::rests_on_passages(reader, first));
    let lane = lane(draft, kind, label);
    let (lists, own): (Vec<Node>, Vec<Node>) = std::mem::take(&mut item.children)
        .into_iter()
        .partition(|child| matches!(child.kind, NodeKind::List(_)));
    if is_claim {
        lane.items.push(Node { children: own, ..item });
    } else {
        lane.values.extend(
            words.split(',').map(str::trim).filter(|value| !value.is_empty()).map(Box::from),
        );
    }
    lane.items.extend(lists.into_iter().flat_map(|list| list.children));
}

fn lane<'d>(draft: &'d mut Draft, kind: LaneKind, label: &str) -> &'d mut DraftLane {
    let is_same = |lane: &DraftLane| lane.kind == kind && lane.label.is_empty() == label.is_empty();
    if let Some(index) = draft.lanes.iter().position(is_same) {
        return &mut draft.lanes[index];
    }
    let lane = DraftLane { kind, label: label.into(), values: Vec::new(), items: Vec::new() };
    draft.lanes.push_mut(lane)
}

/// A paragraph as an item, so that both are read the same way.
pub fn wrap(paragraph: Node) -> Node {
    let mut item = paragraph.clone();
    item.kind = NodeKind::Item(None);
    item.children = vec![Node { kind: NodeKind::Paragraph, ..paragraph }];
    item.events = item.events.start..item.events.start;
    item.scan = crate::read::scan::Scan::default();
    item
}

/// Reads the items of the opportunities; everything else that stands there is handed back.
fn opportunities(reader: &mut Reader<'_>, nodes: Vec<Node>) -> (Vec<Opportunity>, Vec<Node>) {
    let (lists, rest): (Vec<Node>, Vec<Node>) =
        nodes.into_iter().partition(|node| matches!(node.kind, NodeKind::List(_)));
    let mut opportunities = Vec::new();
    for item in lists.iter().flat_map(|list| &list.children) {
        if !block::is_bare(reader, item) {
            opportunities.push(opportunity(reader, item));
        }
    }
    (opportunities, rest)
}

fn opportunity(reader: &mut Reader<'_>, item: &Node) -> Opportunity {
    let scope = Scope::new(Consent::Public);
    let read = claim::read(reader, item, &scope, Role::From);
    Opportunity {
        words: read.words,
        markup: read.markup,
        stage: read.line.stages.first().copied(),
        from: read.links,
        issue: read.line.issue,
        shipped: read.line.shipped,
        is_done: item.kind == NodeKind::Item(Some(true)),
        consent: read.line.consent.unwrap_or(Consent::Public),
    }
}
