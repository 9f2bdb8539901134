//! The page of a note: the session as it was written down, its passages marked, and beside each of them what it is used for.

use crate::model::{
    Audience, EntryId, Ladder, Note, NoteId, PersonaId, Promise, Quadrant, RefId, StageId, Target,
};
use crate::pages::backlinks::BacklinkFacts;
use crate::pages::html::{Filler, Html};
use crate::pages::layout::Crumb;
use crate::pages::note_text::{BlockFacts, blocks, lede};
use crate::pages::parts::{Named, SegmentFacts};
use crate::pages::passages::{basis, spoken};
use crate::pages::{About, Drawn, Facts, Page, PageKind, Sight, Site, Subject, keys};
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
    /// Where, or where it is planned to be.
    place: Option<String>,
    /// The text below the title.
    lede: Html,
    /// Under which pseudonyms, with commas.
    participants: String,
    /// Who reached out, or where the words come from.
    source: Option<String>,
    /// With whom it was shared, with commas; only the team sees that.
    shared_with: String,
    /// In what surroundings.
    setting: Option<String>,
    /// Minutes.
    length_min: Option<u32>,
    /// Who was there for us, with commas.
    team: String,
    /// Who it is about, drawn.
    personas: Vec<Drawn>,
    /// Ways to slice.
    segments: Vec<SegmentFacts>,
    /// Which stages its passages belong to, drawn.
    stages: Vec<Drawn>,
    /// Passages with a quadrant.
    n_passages: usize,
    /// How much we listened.
    listening: Option<ListeningFacts>,
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

/// How much we listened.
#[derive(Clone, Debug, Hash, Serialize)]
struct ListeningFacts {
    /// The participants' share of the words, in percent.
    share: u32,
    /// The share we aim for, in percent.
    aim: u32,
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
    let words_only = Filler { note: None, ..filler };
    let page = NoteFacts {
        method: note.method.word(),
        date: note.date,
        is_planned: site.is_planned(note),
        time: note.time.as_deref().map(str::to_owned),
        place: note.place.as_deref().or(note.site.as_deref()).map(str::to_owned),
        lede: lede(note).map(|block| words_only.fill(&block.markup)).unwrap_or_default(),
        participants: note.participants.join(", "),
        source: note.source.as_ref().map(|it| it.words.to_string()),
        shared_with: if site.audience() == Audience::Team {
            note.shared_with.join(", ")
        } else {
            String::new()
        },
        setting: note.setting.as_deref().map(str::to_owned),
        length_min: note.length_min,
        team: note.team.join(", "),
        personas: personas_named(&note.personas, note.targets())
            .into_iter()
            .map(|id| Drawn::new(Sight::Who(site.who(id))))
            .collect(),
        segments: site.segments(&note.head.segments),
        stages: stages(site, id),
        n_passages: note.evidence.iter().filter(|it| !it.quadrants.is_empty()).count(),
        listening: note.listening().map(|it| ListeningFacts {
            share: it.share_percent(),
            aim: site.settings.thresholds.listening_percent,
        }),
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
    let named = page.personas.iter().chain(&page.stages);
    let drawn = named.chain(page.blocks.iter().flat_map(BlockFacts::drawn)).cloned().collect();
    Some(Box::new(Page { drawn, ..Page::new(layout, page) }))
}

fn owned(words: &[Box<str>]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

fn stages(site: &Site, note: NoteId) -> Vec<Drawn> {
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
    stages.into_iter().map(|id| Drawn::new(Sight::Stage(site.stage_named(id)))).collect()
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
