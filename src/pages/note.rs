//! The page of a note: the session as it was written down, its passages marked, and beside each of them what it is used for.

use crate::model::{
    Audience, Block, BlockKind, EntryId, EvidenceId, Ladder, Note, NoteId, PersonaId, Promise,
    Quadrant, RefId, StageId, Target,
};
use crate::pages::backlinks::BacklinkFacts;
use crate::pages::html::{Filler, Html};
use crate::pages::layout::Crumb;
use crate::pages::note_uses::UsedIn;
use crate::pages::parts::{MoodFacts, Named, SegmentFacts, Who, mood};
use crate::pages::passages::{basis, spoken};
use crate::pages::{About, Facts, Page, PageKind, Shared, Site, Subject, keys};
use jiff::civil::Date;
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "note", subjects, key: keys::note, facts };

/// What the page of a note shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NoteFacts {
    /// How we listened.
    method: &'static str,
    /// When.
    date: Option<Date>,
    /// Whether the session is still to come.
    is_planned: bool,
    /// Time of a planned session.
    time: Option<String>,
    /// Place of a planned session.
    place: Option<String>,
    /// The text below the title.
    summary: Html,
    /// Under which pseudonyms.
    participants: Vec<String>,
    /// Who reached out, or where the words come from.
    source: Option<String>,
    /// With whom it was shared; only the team sees that.
    shared_with: Vec<String>,
    /// In what surroundings.
    setting: Option<String>,
    /// Where.
    site: Option<String>,
    /// Minutes.
    length_min: Option<u32>,
    /// Who was there for us.
    team: Vec<String>,
    /// Who it is about.
    personas: Vec<Shared<Who>>,
    /// Ways to slice.
    segments: Vec<SegmentFacts>,
    /// Which stages its passages belong to.
    stages: Vec<Shared<Named>>,
    /// Passages with a quadrant.
    n_passages: usize,
    /// The participants' share of the words, in percent.
    listening: Option<u32>,
    /// The share we aim for, in percent.
    listening_aim: u32,
    /// What the participant allowed.
    consent: &'static str,
    /// Whether somebody wrote that down.
    has_consent: bool,
    /// When consent was given.
    consent_date: Option<Date>,
    /// The last day the note may be used.
    keep_until: Option<Date>,
    /// The text, block by block.
    blocks: Vec<BlockFacts>,
    /// How many passages stand in each of the four quadrants, when any do.
    map: Vec<QuadrantFacts>,
    /// Why ladders with a root.
    ladders: Vec<LadderFacts>,
    /// What we promised.
    promises: Vec<PromiseFacts>,
    /// What to ask next time.
    asks: Vec<String>,
    /// Links from elsewhere.
    backlinks: Vec<BacklinkFacts>,
    /// The session before this one.
    earlier: Option<Named>,
    /// The session after this one.
    later: Option<Named>,
}

/// One block of the text.
#[derive(Clone, Debug, Hash, Serialize)]
struct BlockFacts {
    kind: &'static str,
    /// Number of the paragraph; headings have none.
    n: Option<u32>,
    /// Level of a heading.
    level: u8,
    /// Id of a heading.
    id: String,
    speaker: Option<String>,
    is_ours: bool,
    is_observed: bool,
    html: Html,
    passages: Vec<PassageFacts>,
}

/// What stands beside a passage.
#[derive(Clone, Debug, Hash, Serialize)]
struct PassageFacts {
    id: String,
    quadrants: Vec<&'static str>,
    basis: &'static str,
    mood: Option<MoodFacts>,
    at: Option<String>,
    stages: Vec<Shared<Named>>,
    used_in: Vec<UsedIn>,
    need: Option<String>,
    chose: Option<String>,
    over: Option<String>,
}

/// One quadrant of the small empathy map of a session.
#[derive(Clone, Debug, Hash, Serialize)]
struct QuadrantFacts {
    quadrant: &'static str,
    passages: Vec<MapPassage>,
}

/// One passage on the small map.
#[derive(Clone, Debug, Hash, Serialize)]
struct MapPassage {
    id: String,
    words: String,
    basis: &'static str,
}

/// A why ladder.
#[derive(Clone, Debug, Hash, Serialize)]
struct LadderFacts {
    top: Option<MapPassage>,
    rungs: Vec<RungFacts>,
}

/// One step of a why ladder.
#[derive(Clone, Debug, Hash, Serialize)]
struct RungFacts {
    words: String,
    is_root: bool,
    /// How deep it stands below the top, from 1.
    depth: u8,
    id: Option<String>,
}

/// Something we promised.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PromiseFacts {
    /// What.
    pub words: String,
    /// To whom.
    pub to: String,
    /// Who keeps it.
    pub by: Option<String>,
    /// Until when.
    pub due: Option<Date>,
    /// `kept`, `late` or `open`.
    pub status: &'static str,
}

fn subjects(site: &Site) -> Vec<Subject> {
    let subject = |(index, note): (usize, &crate::model::Linked<Note>)| Subject {
        address: note.head.address.clone(),
        about: About::Note(NoteId::at(index)),
    };
    site.notes.iter().enumerate().map(subject).collect()
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Note(id) = subject.about else { return None };
    let note = site.note(id);
    let entry = EntryId::Note(id);
    let mut layout = site.layout_of(subject, entry, "notes");
    layout.kind = "notepage";
    layout.crumbs = vec![
        Crumb::key("nav-overview", "index.html"),
        Crumb::key("nav-notes", "notes/index.html"),
        Crumb::here(&note.head.title),
    ];
    layout.changed = note.date;
    let filler = Filler { site, entry, root: &layout.root, note: Some(note) };
    let page = NoteFacts {
        method: note.method.word(),
        date: note.date,
        is_planned: site.is_planned(note),
        time: note.time.as_deref().map(str::to_owned),
        place: note.place.as_deref().map(str::to_owned),
        summary: note.summary.as_ref().map(|it| filler.fill(it)).unwrap_or_default(),
        participants: owned(&note.participants),
        source: note.source.as_ref().map(|it| it.words.to_string()),
        shared_with: if site.audience() == Audience::Team {
            owned(&note.shared_with)
        } else {
            Vec::new()
        },
        setting: note.setting.as_deref().map(str::to_owned),
        site: note.site.as_deref().map(str::to_owned),
        length_min: note.length_min,
        team: owned(&note.team),
        personas: personas_named(&note.personas, note.targets())
            .into_iter()
            .map(|id| site.who(id))
            .collect(),
        segments: site.segments(&note.head.segments),
        stages: stages(site, id),
        n_passages: note.evidence.iter().filter(|it| !it.quadrants.is_empty()).count(),
        listening: note.listening().map(crate::model::Listening::share_percent),
        listening_aim: site.settings.thresholds.listening_percent,
        consent: note.consent.word(),
        has_consent: note.has_consent,
        consent_date: note.consent_date,
        keep_until: note.keep_until,
        blocks: blocks(site, id, &filler),
        map: map(note),
        ladders: note.ladders.iter().map(|it| ladder(note, it)).collect(),
        promises: note.promises.iter().map(|it| site.promise(it)).collect(),
        asks: owned(&note.asks),
        backlinks: site.backlinks_of(entry),
        earlier: site.neighbor(id, |position| position.checked_add(1)),
        later: site.neighbor(id, |position| position.checked_sub(1)),
    };
    Some(Box::new(Page::new(layout, page)))
}

fn owned(words: &[Box<str>]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

fn stages(site: &Site, note: NoteId) -> Vec<Shared<Named>> {
    let mut stages: Vec<StageId> = site
        .note(note)
        .outline
        .filing
        .passages
        .iter()
        .flat_map(|about| about.stages.iter().copied())
        .collect();
    stages.sort_unstable();
    stages.dedup();
    stages.into_iter().map(|id| site.stage_named(id)).collect()
}

fn blocks(site: &Site, id: NoteId, filler: &Filler) -> Vec<BlockFacts> {
    let note = site.note(id);
    let mut n_paragraphs = 0;
    let mut number = |kind: &BlockKind| {
        let is_paragraph = !matches!(kind, BlockKind::Heading { .. } | BlockKind::Other);
        n_paragraphs += u32::from(is_paragraph);
        is_paragraph.then_some(n_paragraphs)
    };
    note.body.iter().map(|it| block(site, (id, it), number(&it.kind), filler)).collect()
}

fn block(
    site: &Site,
    (id, block): (NoteId, &Block),
    n: Option<u32>,
    filler: &Filler,
) -> BlockFacts {
    let note = site.note(id);
    let anchor =
        |position: u32| note.head.anchors.get(position as usize).map(|it| it.id.to_string());
    let passage = |index: &u32| passage(site, EvidenceId { note: id, index: *index });
    let passages: Vec<PassageFacts> = block.evidence.iter().map(passage).collect();
    BlockFacts {
        kind: match block.kind {
            BlockKind::Heading { .. } => "heading",
            BlockKind::Turn { .. } => "turn",
            BlockKind::Paragraph => "paragraph",
            BlockKind::Item => "item",
            BlockKind::Quote => "quote",
            BlockKind::Other => "other",
        },
        n,
        level: match block.kind {
            BlockKind::Heading { level, .. } => level,
            _ => 0,
        },
        id: match block.kind {
            BlockKind::Heading { anchor: position, .. } => anchor(position).unwrap_or_default(),
            _ => String::new(),
        },
        speaker: match &block.kind {
            BlockKind::Turn { speaker, .. } => Some(speaker.to_string()),
            _ => None,
        },
        is_ours: matches!(block.kind, BlockKind::Turn { ours: true, .. }),
        is_observed: passages
            .first()
            .is_some_and(|it| it.basis == "observed" && !it.quadrants.is_empty()),
        html: filler.fill(&block.markup),
        passages: passages
            .into_iter()
            .filter(|it| !it.quadrants.is_empty() || !it.used_in.is_empty())
            .collect(),
    }
}

fn passage(site: &Site, id: EvidenceId) -> PassageFacts {
    let (_, evidence) = site.passage(id);
    PassageFacts {
        id: evidence.id.to_string(),
        quadrants: evidence.quadrants.iter().map(Quadrant::word).collect(),
        basis: basis(evidence.basis),
        mood: evidence.mood.map(mood),
        at: evidence.at.as_deref().map(str::to_owned),
        stages: site.resolved(id).stages.iter().map(|it| site.stage_named(*it)).collect(),
        used_in: site.uses_of(id),
        need: evidence.need.as_ref().map(|it| it.words.to_string()),
        chose: evidence.choice.as_ref().map(|it| it.chose.to_string()),
        over: evidence.choice.as_ref().map(|it| it.over.to_string()),
    }
}

fn map_passage(evidence: &crate::model::Evidence) -> MapPassage {
    MapPassage {
        id: evidence.id.to_string(),
        words: spoken(evidence),
        basis: basis(evidence.basis),
    }
}

/// The small map: the four classic quadrants, when at least two of them hold something.
fn map(note: &Note) -> Vec<QuadrantFacts> {
    let in_quadrant = |quadrant: Quadrant| QuadrantFacts {
        quadrant: quadrant.word(),
        passages: note
            .evidence
            .iter()
            .filter(|it| it.quadrants.contains(quadrant))
            .map(map_passage)
            .collect(),
    };
    let map: Vec<QuadrantFacts> = Quadrant::CLASSIC.into_iter().map(in_quadrant).collect();
    if map.iter().filter(|it| !it.passages.is_empty()).count() < 2 { Vec::new() } else { map }
}

fn ladder(note: &Note, ladder: &Ladder) -> LadderFacts {
    let evidence = |index: u32| note.evidence.get(index as usize);
    LadderFacts {
        top: ladder.top.and_then(evidence).map(map_passage),
        rungs: ladder
            .rungs
            .iter()
            .map(|rung| RungFacts {
                words: rung.words.to_string(),
                is_root: rung.is_root,
                depth: rung.depth,
                id: rung.evidence.and_then(evidence).map(|it| it.id.to_string()),
            })
            .collect(),
    }
}

/// The personas among what some references name.
pub fn personas_named(references: &[RefId], targets: &[Option<Target>]) -> Vec<PersonaId> {
    let persona = |reference: &RefId| match targets.get(reference.index())?.as_ref()?.entry()? {
        EntryId::Persona(id) => Some(id),
        _ => None,
    };
    references.iter().filter_map(persona).collect()
}

impl Site {
    /// Says whether a session is still to come.
    pub fn is_planned(&self, note: &Note) -> bool {
        note.is_session && note.date.is_none_or(|date| self.today <= date)
    }

    /// A promise, held against the current day.
    pub fn promise(&self, promise: &Promise) -> PromiseFacts {
        let is_late = promise.due.is_some_and(|due| due < self.today);
        PromiseFacts {
            words: promise.words.to_string(),
            to: promise.to.to_string(),
            by: promise.by.as_deref().map(str::to_owned),
            due: promise.due,
            status: match (promise.is_kept, is_late) {
                (true, _) => "kept",
                (false, true) => "late",
                (false, false) => "open",
            },
        }
    }
}
