//! The newest notes on the overview.

use crate::model::{Listening, NoteId};
use crate::pages::limits::{N_NOTES_NEWEST, N_PERSONAS_PER_ROW};
use crate::pages::parts::Who;
use crate::pages::{Shared, Site};
use jiff::civil::Date;
use serde::Serialize;

/// One note.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NoteRow {
    title: String,
    url: String,
    date: Option<Date>,
    /// The first participant, unless the title names them.
    participant: Option<String>,
    n_more_participants: usize,
    personas: Vec<Shared<Who>>,
    method: &'static str,
    n_passages: usize,
    /// The participants' share of the words, in percent.
    listening: Option<u32>,
    /// Whether that is less than we aim for.
    is_below_aim: bool,
}

/// The newest notes; sessions still to come stand elsewhere.
pub fn newest_notes(site: &Site) -> Vec<NoteRow> {
    let is_held = |id: &&NoteId| !site.is_planned(site.note(**id));
    site.lists
        .timeline
        .iter()
        .filter(is_held)
        .take(N_NOTES_NEWEST)
        .map(|id| row(site, *id))
        .collect()
}

fn row(site: &Site, id: NoteId) -> NoteRow {
    let note = site.note(id);
    let first = note.participants.first();
    let listening = note.listening().map(Listening::share_percent);
    let personas = crate::pages::note::personas_named(&note.personas, note.targets());
    NoteRow {
        title: note.head.title.to_string(),
        url: note.head.address.to_string(),
        date: note.date,
        participant: first
            .filter(|name| !note.head.title.contains(&***name))
            .map(ToString::to_string),
        n_more_participants: note.participants.len().saturating_sub(1),
        personas: personas.into_iter().take(N_PERSONAS_PER_ROW).map(|id| site.who(id)).collect(),
        method: note.method.word(),
        n_passages: note.evidence.iter().filter(|it| !it.quadrants.is_empty()).count(),
        listening,
        is_below_aim: listening.is_some_and(|it| it < site.settings.thresholds.listening_percent),
    }
}
