//! TEXT → ENTRIES: reads one file at a time, never fails, and says what it could not understand.

mod block;
mod body;
mod claim;
mod code;
mod conflict;
mod consent;
mod consent_slip;
mod cuts;
mod date;
mod defaults;
mod definitions;
mod depth;
mod disguise;
mod doc;
mod evidence;
mod field_signs;
mod footnote;
mod front;
mod front_slip;
mod head;
mod hidden;
mod html;
mod inline;
mod journey;
mod journey_source;
mod key_slip;
mod keys;
mod kind;
mod known;
mod label;
mod ladder;
mod lang;
mod line;
mod link;
mod lowered;
mod mermaid;
mod mood;
mod name;
mod nesting;
mod note;
mod note_body;
mod off_record;
mod opaque;
mod people;
mod persona;
mod raw;
mod real_names;
mod reader;
mod redact;
mod register;
mod scan;
#[cfg(test)]
mod tests;
mod settings;
mod signs;
mod slug;
mod stops;
mod vocabulary;
mod words;
mod yaml;
mod yaml_events;

pub use defaults::{Defaults, defaults, misnamed};
pub use real_names::real_names;
pub use settings::{default_settings, settings};

use crate::diagnostic::Diagnostic;
use crate::model::{Entry, Kind, Quadrants, Settings, Source, SourcePath};
use doc::Node;
use front::Front;
use head::Material;
use keys::{Keys, Layer};
use kind::Sort;
use reader::Reader;
use scan::Ground;
use std::sync::Arc;

/// What surrounds a file.
#[derive(Clone, Debug)]
pub struct Surroundings<'a> {
    /// The site's settings.
    pub settings: &'a Settings,
    /// The folder of the content: `content`, or empty when the site is itself the content.
    pub content: &'a str,
    /// The defaults of the folders above, nearest first.
    pub defaults: Vec<(&'a SourcePath, &'a Defaults)>,
}

/// Reads one file of the content.
pub fn entry(source: &Source, surroundings: &Surroundings<'_>) -> (Entry, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let text = front::text(source, &mut diagnostics);
    diagnostics.extend(conflict::check(&source.path, &text));
    let front = front::cut(&source.path, &text, &mut diagnostics);
    let (text, signs, said) = hidden::blank(&source.path, &text, front.body_start);
    diagnostics.extend(said);
    let text = depth::shallow(&source.path, text, front.body_start, &mut diagnostics);
    let text = &*text;
    let vocabulary = &surroundings.settings.vocabulary;
    let is_odd = disguise::is_in(text);
    let ground = Ground { path: &source.path, text, signs: &signs, is_odd, vocabulary };
    let events = doc::parse(text, front.body_start);
    let (mut nodes, said) = doc::tree(ground, &events);
    diagnostics.extend(said);
    let mut keys =
        Keys { layers: layers(&source.path, &front, surroundings), diagnostics: Vec::new() };
    let below = below_content(source.path.as_str(), surroundings.content);
    let sort = sort(&mut keys, below, (text, &nodes), surroundings);
    keys.diagnostics.extend(key_slip::unknown(
        Layer { path: &source.path, entries: &front.entries },
        &known::of(sort.kind),
    ));
    let mut reader = Reader::new(ground, &events);
    let title = head::take_title(&mut reader, &mut nodes);
    if sort.kind != Kind::Note {
        lowered::settle(&reader, &mut nodes);
    }
    let is_unreadable = front.is_unreadable
        || front::is_utf16(source)
        || surroundings.defaults.iter().any(|(_, defaults)| defaults.is_unreadable);
    let (kind, body_start) = (sort.kind, front.body_start);
    let material = Material { kind, below, keys, reader, nodes, body_start, title, is_unreadable };
    let (entry, said) = by_kind(material, sort, surroundings);
    diagnostics.extend(said);
    (entry, diagnostics)
}

fn by_kind(
    material: Material<'_>,
    sort: Sort,
    surroundings: &Surroundings<'_>,
) -> (Entry, Vec<Diagnostic>) {
    match sort.kind {
        Kind::Note => {
            let registers = surroundings
                .defaults
                .iter()
                .map(|(path, defaults)| {
                    (Layer { path, entries: &defaults.entries }, defaults.participants.as_slice())
                })
                .collect();
            let (note, said) =
                note::note(material, sort, &registers, surroundings.settings.consent);
            (Entry::Note(Arc::new(note)), said)
        }
        Kind::Persona => {
            let (persona, said) = persona::persona(material);
            (Entry::Persona(Arc::new(persona)), said)
        }
        Kind::Journey => {
            let (journey, said) = journey::journey(material);
            (Entry::Journey(Arc::new(journey)), said)
        }
        Kind::Assumption => {
            let (assumption, said) = register::assumption(material);
            (Entry::Assumption(Arc::new(assumption)), said)
        }
        Kind::Insight => {
            let (insight, said) = register::insight(material);
            (Entry::Insight(Arc::new(insight)), said)
        }
        Kind::Page => {
            let (page, said) = register::page(material);
            (Entry::Page(Arc::new(page)), said)
        }
    }
}

fn layers<'a>(
    path: &'a SourcePath,
    front: &'a Front,
    surroundings: &Surroundings<'a>,
) -> Vec<Layer<'a>> {
    let own = Layer { path, entries: &front.entries };
    let above = surroundings
        .defaults
        .iter()
        .map(|(path, defaults)| Layer { path, entries: &defaults.entries });
    std::iter::once(own).chain(above).collect()
}

fn below_content<'a>(path: &'a str, content: &str) -> &'a str {
    let below = path.strip_prefix(content).and_then(|rest| rest.strip_prefix('/'));
    below.filter(|_| !content.is_empty()).unwrap_or(path)
}

/// A folder that was never made for this tool has its own names, so what is in a file may tell that it is a note.
fn sort(
    keys: &mut Keys<'_>,
    below: &str,
    (text, nodes): (&str, &[Node]),
    surroundings: &Surroundings<'_>,
) -> Sort {
    let sort = kind::sort(keys, below);
    if sort.is_known || !surroundings.content.is_empty() {
        return sort;
    }
    let file = below.rsplit('/').next().unwrap_or(below);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let is_dated = || {
        let start = text.get(..text.floor_char_boundary(1_000)).unwrap_or_default();
        keys.text("date").is_some()
            || name::date_in_path(below).is_some()
            || date::find(start).is_some()
    };
    let is_session = kind::is_named_like_session(stem) || has_quadrants(nodes) && is_dated();
    if is_session { Sort::note() } else { sort }
}

fn has_quadrants(nodes: &[Node]) -> bool {
    nodes
        .iter()
        .any(|node| node.scan.quadrants != Quadrants::default() || has_quadrants(&node.children))
}
