//! The pieces of the index as they are written: JSON, with long lists of numbers as text.
//!
//! A list of numbers is a run of characters, each with five bits of a number and one that says whether more follow: small numbers,
//! which most of them are, take one character, a server compresses text of its own accord, and a browser needs no other parser.

use crate::model::EntryId;
use crate::pages::Site;
use crate::search::facets::Facets;
use crate::search::gather::{Found, Part, gather};
use crate::search::postings::{FIRST_PART, Posting, Postings, TEXT, is_facet, record};
use crate::search::shape::Shape;
use jiff::civil::{Date, date};
use serde::Serialize;
use std::collections::BTreeMap;

/// The characters of numbers.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// What the list of a word begins with that stands nearly everywhere, and of which parts are therefore left out.
const COMMON: char = '*';

/// Adds a number to a list.
pub fn number(mut number: u32, out: &mut String) {
    loop {
        let (rest, bits) = (number >> 5, number & 31);
        let more = if rest == 0 { 0 } else { 32 };
        out.push(char::from(DIGITS[(bits | more) as usize & 63]));
        if rest == 0 {
            return;
        }
        number = rest;
    }
}

/// A piece as it is written.
pub fn json(value: &impl Serialize) -> Vec<u8> {
    // Maps with text for keys, lists, text and numbers can always be written.
    serde_json::to_vec(value).unwrap_or_default()
}

/// What there is.
#[derive(Serialize)]
struct Map<'s> {
    texts: u32,
    words: u32,
    facets: u32,
    /// For every entry: the distance from the place before, its kind, its month.
    entries: String,
    /// Every persona: its name and its facet.
    personas: Vec<(&'s str, &'s str)>,
    /// Every journey: its title, and its stages with their facets.
    journeys: Vec<(&'s str, Vec<(&'s str, &'s str)>)>,
}

/// Says what there is. `order` are all entries in the order of their places.
pub fn map(site: &Site, facets: &Facets, shape: Shape, order: &[(u32, EntryId)]) -> Vec<u8> {
    let mut entries = String::with_capacity(order.len() * 6);
    let mut last = 0;
    for (place, entry) in order {
        number(place - last, &mut entries);
        let (kind, date) = kind(site, *entry);
        number(kind, &mut entries);
        number(date.map_or(0, month), &mut entries);
        last = *place;
    }
    let journeys = site.journeys.iter().enumerate().map(|(n, journey)| {
        let stages = (0_u32..).zip(&journey.stages).map(|(index, stage)| {
            let journey = crate::model::JourneyId::at(n);
            (&*stage.name, facets.stage(crate::model::StageId { journey, index }))
        });
        (&*journey.head.title, stages.collect())
    });
    let personas = site.personas.iter().enumerate();
    json(&Map {
        texts: shape.n_texts,
        words: shape.n_words,
        facets: shape.n_facets(),
        entries,
        personas: personas
            .map(|(n, it)| (&*it.name, facets.persona(crate::model::PersonaId::at(n))))
            .collect(),
        journeys: journeys.collect(),
    })
}

/// The kind of an entry as a number, and its day.
fn kind(site: &Site, entry: EntryId) -> (u32, Option<Date>) {
    match entry {
        EntryId::Persona(_) => (0, None),
        EntryId::Journey(_) => (1, None),
        EntryId::Insight(id) => (2, site.insight(id).shipped),
        EntryId::Assumption(id) => (3, site.assumption(id).held_since),
        EntryId::Note(id) => (4, site.note(id).date),
        EntryId::Page(_) => (5, None),
    }
}

/// Months since the beginning of 1980, which is 1.
fn month(day: Date) -> u32 {
    let since = (day.year() - date(1980, 1, 1).year()) * 12 + i16::from(day.month());
    u32::try_from(since).unwrap_or(0)
}

/// All words but those of facets, in order, with spaces between them.
pub fn vocabulary(postings: &Postings, shape: Shape) -> Vec<u8> {
    let pieces = (0..shape.n_words).flat_map(|it| postings.words(it));
    let mut words: Vec<&str> = pieces.map(|it| &*it.letters).filter(|it| !is_facet(it)).collect();
    words.sort_unstable();
    json(&words.join(" "))
}

/// The words of a piece, and where they stand.
pub fn words(postings: &Postings, piece: u32, shape: Shape) -> Vec<u8> {
    let list = |postings: &[Posting], word: &str| {
        let n_entries = postings.chunk_by(|a, b| a.0 == b.0).count();
        if n_entries <= shape.n_entries_common() || is_facet(word) {
            return places(postings, String::new());
        }
        let whole: Vec<Posting> = postings.iter().copied().filter(|it| it.1 < FIRST_PART).collect();
        places(&whole, String::from(COMMON))
    };
    let words = postings.words(piece).into_iter();
    let words: BTreeMap<&str, String> =
        words.map(|it| (&*it.letters, list(&it.postings, &it.letters))).collect();
    json(&words)
}

/// For every entry: the distance from the place before, doubled, plus one when the word stands in its running text alone, as most
/// do. Else its records follow: of each, the distance from the one before, doubled, plus one when another follows.
fn places(postings: &[Posting], mut out: String) -> String {
    let mut last = 0;
    for records in postings.chunk_by(|a, b| a.0 == b.0) {
        let place = records[0].0;
        let is_text = matches!(records, [(_, TEXT)]);
        number((place - last) << 1 | u32::from(is_text), &mut out);
        last = place;
        if !is_text {
            self::records(records, &mut out);
        }
    }
    out
}

fn records(records: &[Posting], out: &mut String) {
    let mut last = 0;
    for (n, (_, record)) in records.iter().enumerate() {
        let more = n + 1 < records.len();
        number(u32::from(record - last) << 1 | u32::from(more), out);
        last = *record;
    }
}

/// The texts of some entries, by place.
pub fn texts(site: &Site, facets: &Facets, entries: &[(u32, EntryId)]) -> Vec<u8> {
    let found: Vec<(u32, Found)> =
        entries.iter().map(|(place, entry)| (*place, gather(site, facets, *entry))).collect();
    let texts: BTreeMap<u32, Text> =
        found.iter().map(|(place, found)| (*place, text(found))).collect();
    json(&texts)
}

/// What is shown of an entry: its title, its address, what stands beside it, its day, its parts.
type Text<'f> = (&'f str, &'f str, &'f str, Option<Date>, Vec<PartText<'f>>);
/// What is shown of a part: its record, its kind, its address, its words, what stands beside them.
type PartText<'f> = (u16, &'f str, &'f str, &'f str, &'f str);

fn text<'f>(found: &'f Found) -> Text<'f> {
    let parts = found.parts.iter().enumerate().map(|(index, it)| part(index, it));
    (&found.title, found.url, &found.context, found.date, parts.collect())
}

fn part<'f>(index: usize, part: &'f Part) -> PartText<'f> {
    (record(index), part.kind, &part.url, &part.words, &part.context)
}
