//! `_defaults.yaml`: front matter for every file below a folder, and the register of its participants.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Source, SourcePath, Span};
use crate::read::keys::{self, Layer};
use crate::read::known;
use crate::read::yaml::{self, Entry, Node};
use crate::read::{consent, date, front};

/// What a folder says for all files below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    /// Front matter keys.
    pub entries: Vec<Entry>,
    /// The participants, as they stand in the file.
    pub participants: Vec<Registered>,
    /// Whether the file cannot be read: then nobody may see the notes below it.
    pub is_unreadable: bool,
}

/// One participant of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// The pseudonym.
    pub name: Box<str>,
    /// `persona`, `segments`, `consent`, `consent-date`, `keep-until` and `withdrawn`.
    pub entries: Vec<Entry>,
}

/// Reads one `_defaults.yaml`.
pub fn defaults(source: &Source) -> (Defaults, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let text = front::text(source, &mut diagnostics);
    if front::is_utf16(source) {
        return (Defaults { is_unreadable: true, ..Defaults::default() }, diagnostics);
    }
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let entries = match yaml::parse(text.get(start..).unwrap_or_default(), start) {
        Ok(entries) => entries,
        Err(fault) => {
            diagnostics.push(front::not_yaml(&source.path, fault));
            return (Defaults { is_unreadable: true, ..Defaults::default() }, diagnostics);
        }
    };
    let (register, entries): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|entry| &*entry.key == "participants");
    diagnostics
        .extend(keys::unknown(Layer { path: &source.path, entries: &entries }, &known::all()));
    diagnostics.extend(consent::faults(&source.path, &entries));
    let mut participants = Vec::new();
    for entry in register {
        participants.extend(registered(&source.path, entry, &mut diagnostics));
    }
    (Defaults { entries, participants, is_unreadable: false }, diagnostics)
}

/// Says which days of a participant are none.
fn bad_dates(path: &SourcePath, entries: &[Entry]) -> Vec<Diagnostic> {
    let days = ["consent-date", "keep-until", "withdrawn"];
    let texts = days.iter().flat_map(|key| keys::texts(Layer { path, entries }, key));
    let bad = texts.filter(|text| date::exact(text.words).is_none());
    bad.map(|text| keys::bad_date(path, text.span, text.words)).collect()
}

fn registered(
    path: &SourcePath,
    register: Entry,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Registered> {
    let Node::Map(people) = register.value.node else {
        let span = Span::new(register.key_span);
        diagnostics.push(
            Diagnostic::new(
                Rule::BadValue,
                path,
                span,
                "`participants` holds one key for each participant",
            )
            .help("write `P1: {persona: maya, consent: internal}` below it"),
        );
        return Vec::new();
    };
    let mut participants = Vec::new();
    for person in people {
        let entries = match person.value.node {
            Node::Map(entries) => entries,
            Node::Null | Node::Text(_) | Node::List(_) => Vec::new(),
        };
        diagnostics.extend(keys::unknown(Layer { path, entries: &entries }, &known::PARTICIPANT));
        diagnostics.extend(consent::faults(path, &entries));
        diagnostics.extend(bad_dates(path, &entries));
        participants.push(Registered { name: person.key, entries });
    }
    participants
}
