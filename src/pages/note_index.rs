//! The list of all sessions, newest first, with those to come on top.

use crate::model::{EvidenceId, Linked, Listening, Note, NoteId, PersonaId};
use crate::pages::layout::Crumb;
use crate::pages::limits::{N_NAMES_PER_ROW, N_NOTES_PER_PAGE, N_PLANNED};
use crate::pages::paging::Paging;
use crate::pages::parts::{Pager, Who};
use crate::pages::{About, Facts, Page, PageKind, Shared, Site, Subject, keys};
use jiff::civil::Date;
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "note-index", subjects, key: keys::whole, facts };

/// What one page of the list of notes shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NoteIndexFacts {
    /// Sessions to come, the next one first; only on the first page.
    planned: Vec<PlannedRow>,
    /// How many further sessions are planned.
    n_planned_left_out: usize,
    /// Sessions held, month by month.
    months: Vec<Month>,
    /// Notes of sessions held, on all pages.
    n_notes: usize,
    /// Sessions held; two notes of one session count once.
    n_sessions: usize,
    /// Passages in all notes.
    n_passages: usize,
    /// People who took part in the sessions.
    n_people: usize,
    /// Number of the first row on this page.
    first: usize,
    /// Number of the last row on this page.
    last: usize,
    /// The share of the words we aim to leave to them, in percent.
    listening_aim: u32,
    pager: Pager,
}

/// A session to come.
#[derive(Clone, Debug, Hash, Serialize)]
struct PlannedRow {
    title: String,
    url: String,
    date: Option<Date>,
    time: Option<String>,
    place: Option<String>,
    personas: Vec<Shared<Who>>,
    n_asks: usize,
}

/// The sessions of one month.
#[derive(Clone, Debug, Hash, Serialize)]
struct Month {
    /// Its first day; none for sessions without a date.
    date: Option<Date>,
    rows: Vec<NoteRow>,
}

/// A session that was held.
#[derive(Clone, Debug, Hash, Serialize)]
struct NoteRow {
    title: String,
    url: String,
    date: Option<Date>,
    participants: Vec<String>,
    n_participants_left_out: usize,
    personas: Vec<Shared<Who>>,
    method: &'static str,
    n_passages: usize,
    /// Their share of the words, in percent.
    listening: Option<u32>,
    /// Whether that is less than we aim for.
    is_low: bool,
    /// Whether somebody wrote down what the participant allowed.
    has_consent: bool,
}

fn paging(n_items: usize) -> Paging {
    Paging { folder: "notes", n_items, n_per_page: N_NOTES_PER_PAGE }
}

fn subjects(site: &Site) -> Vec<Subject> {
    let is_planned = |id: &&NoteId| site.is_planned(site.note(**id));
    let n_planned = site.lists.sessions.iter().filter(is_planned).count();
    paging(site.notes.len() - n_planned).subjects()
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::ListPage(n) = subject.about else { return None };
    let held = &site.held().notes;
    let paging = paging(held.len());
    let on_page = paging.on_page(held, n);
    let mut layout = site.layout(subject, "", "notes");
    layout.kind = "notelist";
    layout.crumbs = vec![Crumb::key("nav-overview", "index.html"), Crumb::key("nav-notes", "")];
    layout.changed = held.first().and_then(|id| site.note(*id).date);
    let mut planned = if n == 0 { planned(site) } else { Vec::new() };
    let n_planned_left_out = planned.len().saturating_sub(N_PLANNED);
    planned.truncate(N_PLANNED);
    let n_before = n as usize * N_NOTES_PER_PAGE;
    let page = NoteIndexFacts {
        planned: planned.into_iter().map(|id| planned_row(site, id)).collect(),
        n_planned_left_out,
        months: months(site, on_page),
        n_notes: held.len(),
        n_sessions: site.held().n_sessions,
        n_passages: site.evidence().len(),
        n_people: site.held().n_people,
        first: n_before + 1,
        last: n_before + on_page.len(),
        listening_aim: site.settings.thresholds.listening_percent,
        pager: paging.pager(n),
    };
    Some(Box::new(Page::new(layout, page)))
}

/// Sessions to come, the next one first, those without a day last.
fn planned(site: &Site) -> Vec<NoteId> {
    let is_planned = |id: &NoteId| site.is_planned(site.note(*id));
    let mut ids: Vec<NoteId> = site.lists.timeline.iter().copied().filter(is_planned).collect();
    ids.sort_by_key(|id| {
        let note = site.note(*id);
        (note.date.is_none(), note.date, note.time.clone(), *id)
    });
    ids
}

fn months(site: &Site, ids: &[NoteId]) -> Vec<Month> {
    let month = |id: &NoteId| site.note(*id).date.map(Date::first_of_month);
    ids.chunk_by(|a, b| month(a) == month(b))
        .map(|ids| Month {
            date: ids.first().and_then(month),
            rows: ids.iter().map(|id| note_row(site, *id)).collect(),
        })
        .collect()
}

fn planned_row(site: &Site, id: NoteId) -> PlannedRow {
    let note = site.note(id);
    PlannedRow {
        title: note.head.title.to_string(),
        url: note.head.address.to_string(),
        date: note.date,
        time: note.time.as_deref().map(str::to_owned),
        place: note.place.as_deref().map(str::to_owned),
        personas: personas(site, id, note),
        n_asks: note.asks.len(),
    }
}

fn note_row(site: &Site, id: NoteId) -> NoteRow {
    let note = site.note(id);
    let listening = note.listening().map(Listening::share_percent);
    NoteRow {
        title: note.head.title.to_string(),
        url: note.head.address.to_string(),
        date: note.date,
        participants: note
            .participants
            .iter()
            .take(N_NAMES_PER_ROW)
            .map(ToString::to_string)
            .collect(),
        n_participants_left_out: note.participants.len().saturating_sub(N_NAMES_PER_ROW),
        personas: personas(site, id, note),
        method: note.method.word(),
        n_passages: note.evidence.iter().filter(|it| !it.quadrants.is_empty()).count(),
        listening,
        is_low: listening.is_some_and(|share| share < site.settings.thresholds.listening_percent),
        has_consent: note.has_consent,
    }
}

/// Whom a session is about: those the note names first, then those its passages name.
fn personas(site: &Site, id: NoteId, note: &Linked<Note>) -> Vec<Shared<Who>> {
    let of_note = crate::pages::note::personas_named(&note.personas, note.targets());
    let of_passage = |index| site.resolved(EvidenceId { note: id, index }).personas.iter().copied();
    let of_passages = (0_u32..).zip(&note.evidence).flat_map(|(index, _)| of_passage(index));
    let mut ids: Vec<PersonaId> = Vec::new();
    for id in of_note.into_iter().chain(of_passages) {
        if !ids.contains(&id) && ids.len() < N_NAMES_PER_ROW {
            ids.push(id);
        }
    }
    ids.into_iter().map(|id| site.who(id)).collect()
}
