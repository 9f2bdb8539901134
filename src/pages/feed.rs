//! The newest notes as an Atom feed, for those who follow along. It says nothing that their pages do not say.

use crate::model::{EntryId, EvidenceId, NoteId};
use crate::pages::limits::{N_FEED_NOTES, N_FEED_PASSAGES};
use crate::pages::passages::Quote;
use crate::pages::{About, Facts, Page, PageKind, Site, Subject, keys};
use jiff::civil::Date;
use serde::Serialize;

/// The kind.
pub const KIND: PageKind = PageKind { name: "feed.xml", subjects, key: keys::whole, facts };

/// Where it stands.
pub const ADDRESS: &str = "feed.xml";

/// What the feed shows.
#[derive(Clone, Debug, Hash, Serialize)]
struct FeedFacts {
    url: String,
    home: String,
    updated: Date,
    notes: Vec<FeedNote>,
}

/// One note.
#[derive(Clone, Debug, Hash, Serialize)]
struct FeedNote {
    title: String,
    url: String,
    date: Date,
    method: &'static str,
    participants: Vec<String>,
    n_passages: usize,
    passages: Vec<Quote>,
}

fn subjects(site: &Site) -> Vec<Subject> {
    let subject = |_| Subject { address: ADDRESS.into(), about: About::Site };
    site.base().map(subject).into_iter().collect()
}

/// The notes with a day, the newest first. A note without one would be new on every day.
fn newest(site: &Site) -> impl Iterator<Item = (NoteId, Date)> {
    let held = site.held().notes.iter().copied();
    held.filter_map(|id| Some((id, site.note(id).date?)))
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let notes: Option<Vec<FeedNote>> =
        newest(site).take(N_FEED_NOTES).map(|(id, date)| note(site, id, date)).collect();
    let facts = FeedFacts {
        url: site.absolute(ADDRESS)?,
        home: site.absolute("")?,
        updated: newest(site).next().map_or(site.today, |it| it.1),
        notes: notes?,
    };
    Some(Box::new(Page::new(site.layout(subject, &site.settings.title, ""), facts)))
}

fn note(site: &Site, id: NoteId, date: Date) -> Option<FeedNote> {
    let note = site.note(id);
    let passages = (0_u32..).take(note.evidence.len().min(N_FEED_PASSAGES));
    Some(FeedNote {
        title: site.head(EntryId::Note(id)).title.to_string(),
        url: site.absolute(&note.head.address)?,
        date,
        method: note.method.word(),
        participants: note.participants.iter().map(ToString::to_string).collect(),
        n_passages: note.evidence.len(),
        passages: passages.map(|index| site.quote(EvidenceId { note: id, index })).collect(),
    })
}
