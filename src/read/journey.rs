//! Journeys: stages in order, lanes within them, and what could be better.

use crate::diagnostic::Diagnostic;
use crate::model::{
    AnchorKind, Consent, Guarded, Journey, Lane, LaneKind, Mood, Opportunity, Role, Stage, State,
};
use crate::read::claim;
use crate::read::doc::{Node, NodeKind};
use crate::read::head::Material;
use crate::read::line::{self, Scope};
use crate::read::reader::Reader;
use crate::read::{block, body, journey_source, label, mood, vocabulary};

/// The words of `state:`.
const STATES: [&str; 2] = ["current", "future"];

/// What was read of one stage, before its claims are kept.
#[derive(Debug, Default)]
pub struct Draft {
    /// The moods the author expects.
    pub expected: Vec<Guarded<Mood>>,
    /// The lanes in the author's order.
    pub lanes: Vec<DraftLane>,
    /// The names of the steps.
    pub steps: Vec<Guarded<Box<str>>>,
    /// Everything else.
    pub rest: Vec<Node>,
}

/// One lane of one stage, with the items that are claims.
#[derive(Debug)]
pub struct DraftLane {
    /// The lane, without its claims.
    pub lane: Lane,
    /// Items that are claims.
    pub items: Vec<Node>,
}

/// Reads a journey.
pub fn journey(mut material: Material<'_>) -> (Journey, Vec<Diagnostic>) {
    let mut actors = material.names("actor", Role::Persona);
    if actors.is_empty() {
        actors = material.names("persona", Role::Persona);
    }
    let as_is = material.names("as-is", Role::Journey).into_iter().next();
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
    // Who names the journey as it is has drawn another one.
    let state = state.unwrap_or(if as_is.is_some() { State::Future } else { State::Current });
    let journey =
        Journey { head, actors, scenario, expects, state, as_is, intro, stages, opportunities };
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
            NodeKind::Heading(_) => {
                draft
                    .steps
                    .push(Guarded { value: reader.words(&node).into(), consent: node.consent() });
            }
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

/// Keeps a stage with its claims.
pub fn finish(reader: &mut Reader<'_>, heading: &Node, draft: Draft, index: usize) -> Stage {
    let name = reader.words(heading);
    let consent = heading.consent();
    line::read(reader, &heading.scan, &Scope::new(consent));
    let position = u32::try_from(index).unwrap_or(u32::MAX);
    let anchor = reader.heading(heading, "s", AnchorKind::Stage(position));
    let id =
        reader.anchors.get(anchor as usize).map(|anchor| anchor.id.clone()).unwrap_or_default();
    let lanes = draft.lanes.into_iter().map(|DraftLane { lane, items }| {
        let from = reader.claims.len();
        for item in &items {
            claim::claim(reader, item);
        }
        Lane { claims: from..reader.claims.len(), ..lane }
    });
    let lanes = lanes.collect();
    Stage {
        name: name.into(),
        slug: id.strip_prefix("s-").unwrap_or(&id).into(),
        expected: draft.expected,
        lanes,
        steps: draft.steps,
        body: body::blocks(reader, &draft.rest),
        consent,
    }
}

/// Claims without a label that follow each other are one lane.
fn sort_item(reader: &Reader<'_>, mut item: Node, draft: &mut Draft) {
    if let Some(label) = item.children.first_mut().and_then(|first| label::take(reader, first)) {
        labelled(reader, &label, item, draft);
        return;
    }
    match draft.lanes.last_mut().filter(|last| last.lane.label.is_empty()) {
        Some(last) => last.items.push(item),
        None => draft.lanes.push(DraftLane {
            lane: lane(LaneKind::Actions, "", Consent::Public),
            items: vec![item],
        }),
    }
}

/// A labelled item: values split at commas, nested items as claims, and a sentence that rests on passages as a claim.
pub fn labelled(reader: &Reader<'_>, label: &str, mut item: Node, draft: &mut Draft) {
    let consent = item.consent();
    let words = item
        .children
        .first()
        .filter(|first| first.kind == NodeKind::Paragraph)
        .map(|first| reader.words(first))
        .unwrap_or_default();
    if vocabulary::is_expected_mood(label)
        && let Some(mood) = mood::mood(&words, reader.ground.vocabulary)
    {
        draft.expected.push(Guarded { value: mood, consent });
        return;
    }
    let kind = vocabulary::lane(label).unwrap_or_else(|| LaneKind::Other(label.into()));
    let mut lane = lane(kind, label, consent);
    let mut items = Vec::new();
    let is_claim =
        item.children.first().is_some_and(|first| claim::rests_on_passages(reader, first));
    let (lists, own): (Vec<Node>, Vec<Node>) = std::mem::take(&mut item.children)
        .into_iter()
        .partition(|child| matches!(child.kind, NodeKind::List(_)));
    if is_claim {
        items.push(Node { children: own, ..item });
    } else {
        let values = words.split(',').map(str::trim).filter(|value| !value.is_empty());
        lane.values.extend(values.map(Box::from));
    }
    items.extend(lists.into_iter().flat_map(|list| list.children));
    draft.lanes.push(DraftLane { lane, items });
}

fn lane(kind: LaneKind, label: &str, consent: Consent) -> Lane {
    Lane { kind, label: label.into(), values: Vec::new(), claims: 0..0, consent }
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
    let read = claim::read(reader, item, Role::From);
    Opportunity {
        words: read.words,
        markup: read.markup,
        stage: read.line.stages.first().copied(),
        from: read.links,
        issue: read.line.issue,
        shipped: read.line.shipped,
        is_done: item.kind == NodeKind::Item(Some(true)),
        consent: read.line.consent.unwrap_or(Consent::None),
    }
}
