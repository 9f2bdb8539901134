//! `_defaults.yaml`: front matter for every file below a folder, and the register of its participants.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Source, SourcePath, Span};
use crate::read::keys::{self, Layer};

use crate::read::yaml::{self, Entry, Node};
use crate::read::{consent, date, front, key_slip, known, name};

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
    /// Whether something else was meant to withhold what they said.
    pub is_doubtful: bool,
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
    let (registers, entries): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(is_register);
    diagnostics
        .extend(key_slip::unknown(Layer { path: &source.path, entries: &entries }, &known::all()));
    diagnostics.extend(consent::faults(&source.path, &entries));
    let mut defaults = Defaults { entries, ..Defaults::default() };
    for entry in registers {
        match registered(&source.path, entry, &mut diagnostics) {
            Some(people) => defaults.participants.extend(people),
            None => defaults.is_unreadable = true,
        }
    }
    (defaults, diagnostics)
}

/// Who takes part in all notes below may be named as well; a register has keys.
fn is_register(entry: &Entry) -> bool {
    let is_map = matches!(entry.value.node, Node::Map(_));
    &*entry.key == "participants" || &*entry.key == "participant" && is_map
}

/// A file that was meant to have another name: nobody knows what it would have withheld.
pub fn misnamed(path: &SourcePath, meant: &str) -> (Defaults, Vec<Diagnostic>) {
    let is_elsewhere = path.file_name() == meant;
    let message = if is_elsewhere {
        format!("`{meant}` is read at the top of the site only")
    } else {
        format!("this file would be overlooked: `{meant}` is what is read")
    };
    let said = Diagnostic::new(Rule::MisnamedFile, path, Span::default(), message)
        .label("nobody is shown the files below until it is clear what was meant")
        .help(if is_elsewhere {
            "move it to the top of the site"
        } else {
            "rename it, or remove it"
        });
    (Defaults { is_unreadable: true, ..Defaults::default() }, vec![said])
}

/// Says which days of a participant are none.
fn bad_dates(path: &SourcePath, entries: &[Entry]) -> Vec<Diagnostic> {
    let days = ["consent-date", "keep-until", "withdrawn"];
    let texts = days.iter().flat_map(|key| keys::texts(Layer { path, entries }, key));
    let bad = texts.filter(|text| date::exact(text.words).is_none());
    bad.map(|text| keys::bad_date(path, text.span, text.words)).collect()
}

/// The participants of a register; none when it is no register, and somebody in it may have withdrawn.
fn registered(
    path: &SourcePath,
    register: Entry,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<Registered>> {
    let people = match register.value.node {
        Node::Map(people) => people,
        Node::Null => return Some(Vec::new()),
        Node::Text(_) | Node::List(_) => {
            let span = Span::new(register.key_span);
            let message = "`participants` holds one key for each participant";
            diagnostics.push(
                Diagnostic::new(Rule::BadConsent, path, span, message)
                    .label("nobody is shown the notes below until it is clear what was meant")
                    .help("write `P1: {persona: maya, consent: internal}` below it"),
            );
            return None;
        }
    };
    let people = people.into_iter().flat_map(|person| registered_one(path, person, diagnostics));
    let people: Vec<Registered> = people.collect();
    // Participants below a heading of their own are not found by their names.
    let is_deeper = people.iter().any(|person| person.entries.iter().any(key_slip::is_nested));
    (!is_deeper).then_some(people)
}

fn registered_one(
    path: &SourcePath,
    person: Entry,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Registered> {
    let names = name::parted(&person.key).into_iter().map(|it| name::unlinked(it).into());
    let names: Vec<Box<str>> = names.collect();
    let span = person.key_span.clone();
    let entries = match person.value.node {
        Node::Map(entries) => entries,
        Node::Null => Vec::new(),
        // `P1: internal` can mean nothing but the consent.
        Node::Text(_) | Node::List(_) => {
            vec![Entry { key: "consent".into(), key_span: span, value: person.value }]
        }
    };
    let layer = Layer { path, entries: &entries };
    let doubtful = entries.iter().find(|entry| withholds_otherwise(entry));
    diagnostics.extend(doubtful.map(|entry| not_consent(path, entry)));
    let known = [&known::PARTICIPANT[..], doubtful.map(|entry| &*entry.key).as_slice()].concat();
    diagnostics.extend(key_slip::unknown(layer, &known));
    diagnostics.extend(consent::faults(path, &entries));
    diagnostics.extend(bad_dates(path, &entries));
    let is_doubtful = doubtful.is_some();
    let one = |name| Registered { name, entries: entries.clone(), is_doubtful };
    names.into_iter().map(one).collect()
}

/// Whether a key that files have, and participants have not, would withhold a file.
fn withholds_otherwise(entry: &Entry) -> bool {
    let is_draft = || matches!(&entry.value.node, Node::Text(value) if key_slip::is_draft(value));
    &*entry.key == "audience" || &*entry.key == "status" && is_draft()
}

fn not_consent(path: &SourcePath, entry: &Entry) -> Diagnostic {
    let message = format!("a participant has no `{}`", entry.key);
    Diagnostic::new(Rule::BadConsent, path, Span::new(entry.key_span.clone()), message)
        .label("counts as `consent: none`: nobody is shown what they said")
        .help("write `consent: team`, or `withdrawn:` with the day")
}
