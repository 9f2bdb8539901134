//! The text of a session, block by block, and what stands beside its passages.

use crate::model::{Basis, Block, BlockKind, EvidenceId, Note, NoteId, Part, Quadrant, StageId};
use crate::pages::html::{Filler, Html};
use crate::pages::note_uses::UsedIn;
use crate::pages::passages::labels;
use crate::pages::prose::{Numbers, level_below};
use crate::pages::{Drawn, Shared, Sight, Site};
use serde::Serialize;

/// One block of the text.
// A note has dozens of them: what most of them do not have is left out of their values, and what templates would put together
// from several values is one.
#[derive(Clone, Debug, Default, Hash, Serialize)]
pub struct BlockFacts {
    /// What it is, as classes: `b-` and its kind, `iv` when one of us speaks, `ob` for what we saw.
    #[serde(skip_serializing_if = "str::is_empty")]
    class: &'static str,
    /// Number of the paragraph; headings have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    n: Option<u32>,
    /// Level of a heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    /// Id of a heading.
    #[serde(skip_serializing_if = "String::is_empty")]
    id: String,
    /// Who speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<String>,
    /// Whether it holds what we saw.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    is_observed: bool,
    html: Html,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    passages: Vec<PassageFacts>,
}

/// What stands beside a passage.
#[derive(Clone, Debug, Hash, Serialize)]
struct PassageFacts {
    id: String,
    /// The first of its quadrants, which gives it its color.
    #[serde(skip_serializing_if = "Option::is_none")]
    quadrant: Option<&'static str>,
    /// What it is, drawn.
    labels: Drawn,
    /// Its stages and the pages it is used on, drawn.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Drawn>,
    #[serde(skip_serializing_if = "Option::is_none")]
    need: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    choice: Option<ChoiceFacts>,
}

/// What somebody chose, and over what.
#[derive(Clone, Debug, Hash, Serialize)]
struct ChoiceFacts {
    chose: String,
    over: String,
}

impl BlockFacts {
    /// What stands beside it that is drawn by itself.
    pub fn drawn(&self) -> impl Iterator<Item = &Drawn> {
        self.passages.iter().flat_map(|it| it.links.iter().chain([&it.labels]))
    }
}

/// How much HTML may stand above the text.
const LEDE_BYTES_MAX: usize = 360;

/// What stands above the text: a short first paragraph or quote, when a title or a heading sets it apart.
/// Found here and not when reading: those who may not see a paragraph have another first one.
pub fn lede(note: &Note) -> Option<&Block> {
    let first = note.body.first()?;
    let is_plain = matches!(first.kind, BlockKind::Paragraph | BlockKind::Quote);
    let len = |part: &Part| if let Part::Html(html) = part { html.len() } else { 0 };
    let is_short = first.markup.parts.iter().map(len).sum::<usize>() <= LEDE_BYTES_MAX;
    let is_heading = |block: &Block| matches!(block.kind, BlockKind::Heading { .. });
    let is_framed = note.is_titled || note.body.iter().any(is_heading);
    (is_plain && is_short && is_framed).then_some(first)
}

/// The text of a note.
pub fn blocks(site: &Site, id: NoteId, filler: &Filler) -> Vec<BlockFacts> {
    let note = site.note(id);
    let mut n_paragraphs = 0;
    let mut number = |kind: &BlockKind| {
        let is_paragraph = !matches!(kind, BlockKind::Heading { .. } | BlockKind::Other);
        n_paragraphs += u32::from(is_paragraph);
        is_paragraph.then_some(n_paragraphs)
    };
    let mut numbers = Numbers::default();
    let mut level_above = 1;
    let facts = |block: &Block| {
        if let BlockKind::Heading { level, .. } = block.kind {
            level_above = level_below(level_above, level);
        }
        BlockFacts {
            n: number(&block.kind),
            html: numbers.counted(&block.kind, filler.fill(&block.markup)),
            ..block_facts(site, id, block, level_above)
        }
    };
    // Passages have their place in the text only.
    let is_above = lede(note).is_some_and(|block| block.evidence.is_empty());
    note.body.iter().skip(usize::from(is_above)).map(facts).collect()
}

fn block_facts(site: &Site, id: NoteId, block: &Block, level: u8) -> BlockFacts {
    let passage = |index: &u32| passage(site, EvidenceId { note: id, index: *index });
    let is_observed = block.evidence.first().is_some_and(|index| {
        let (_, evidence) = site.passage(EvidenceId { note: id, index: *index });
        evidence.basis == Basis::Observed && !evidence.quadrants.is_empty()
    });
    let facts = BlockFacts {
        class: class(&block.kind, is_observed),
        passages: block.evidence.iter().filter_map(passage).collect(),
        ..BlockFacts::default()
    };
    match &block.kind {
        BlockKind::Heading { anchor, .. } => {
            let anchor = site.note(id).head.anchors.get(*anchor as usize);
            let id = anchor.map(|it| it.id.to_string()).unwrap_or_default();
            BlockFacts { level: Some(level), id, ..facts }
        }
        BlockKind::Turn { speaker, .. } => {
            BlockFacts { speaker: Some(speaker.to_string()), ..facts }
        }
        BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Quote | BlockKind::Other => {
            BlockFacts { is_observed, ..facts }
        }
    }
}

fn class(kind: &BlockKind, is_observed: bool) -> &'static str {
    match (kind, is_observed) {
        (BlockKind::Heading { .. }, _) => "",
        (BlockKind::Turn { ours: true, .. }, false) => "iv b-turn",
        (BlockKind::Turn { ours: true, .. }, true) => "iv ob b-turn",
        (BlockKind::Turn { ours: false, .. }, false) => "b-turn",
        (BlockKind::Turn { ours: false, .. }, true) => "ob b-turn",
        (BlockKind::Paragraph, false) => "b-paragraph",
        (BlockKind::Paragraph, true) => "ob b-paragraph",
        (BlockKind::Item { .. }, false) => "b-item",
        (BlockKind::Item { .. }, true) => "ob b-item",
        (BlockKind::Quote, false) => "b-quote",
        (BlockKind::Quote, true) => "ob b-quote",
        (BlockKind::Other, false) => "b-other",
        (BlockKind::Other, true) => "ob b-other",
    }
}

/// What stands beside a passage; nothing when it is neither in a quadrant nor used.
fn passage(site: &Site, id: EvidenceId) -> Option<PassageFacts> {
    let (_, evidence) = site.passage(id);
    let used_in = site.uses_of(id);
    if evidence.quadrants.is_empty() && used_in.is_empty() {
        return None;
    }
    let stage = |id: &StageId| Drawn::new(Sight::Stage(site.stage_named(*id)));
    let page = |used: UsedIn| Drawn::new(Sight::Used(Shared::new(used)));
    let stages = site.resolved(id).stages.iter().map(stage);
    Some(PassageFacts {
        id: evidence.id.to_string(),
        quadrant: evidence.quadrants.iter().next().map(Quadrant::word),
        labels: Drawn::new(Sight::Labels(Shared::new(labels(evidence)))),
        links: stages.chain(used_in.into_iter().map(page)).collect(),
        need: evidence.need.as_ref().map(|it| it.words.to_string()),
        choice: evidence
            .choice
            .as_ref()
            .map(|it| ChoiceFacts { chose: it.chose.to_string(), over: it.over.to_string() }),
    })
}
