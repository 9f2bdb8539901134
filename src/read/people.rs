//! The people of a note: who takes part, who speaks besides, and what the registers above say of them.

use crate::read::defaults::Registered;
use crate::read::head::Material;
use crate::read::keys::{self, Layer};
use crate::read::{date, name};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Participants of the folders above, with the files that register them, nearest first.
pub type Registers<'a> = Vec<(Layer<'a>, &'a [Registered])>;

/// How far into a line the colon after a speaker's name may stand.
const SPEAKER_BYTES_MAX: usize = 80;

/// Whom a note is about.
pub struct People<'a> {
    /// The participants.
    pub participants: Vec<Box<str>>,
    /// What the nearest register says of each participant.
    pub nearest: Vec<Layer<'a>>,
    /// What all registers say of the participants and of everybody else who speaks here: none of it may be
    /// overruled, for it is a promise to a person.
    pub all: Vec<Layer<'a>>,
    /// Whether it is not clear what one of them agreed to.
    pub is_doubtful: bool,
}

impl<'a> People<'a> {
    /// Looks who is in a note.
    pub fn of(material: &Material<'_>, registers: &Registers<'a>) -> Self {
        let participants = participants(material);
        let nearest = participants.iter().filter_map(|name| {
            let mut all = everybody(registers);
            all.find(|(_, person)| name::names(name, &person.name)).map(|(layer, _)| layer)
        });
        let nearest = nearest.collect();
        let text = material.reader.ground.text.get(material.body_start..).unwrap_or_default();
        let speakers = if registers.is_empty() { BTreeSet::new() } else { speakers(text) };
        let in_path = name::participants_in(material.below);
        let is_here = |person: &str| {
            let is_one = |name: &str| name::names(name, person) || name::names(person, name);
            participants.iter().chain(&in_path).any(|name| is_one(name))
                || speakers.iter().any(|words| is_headed(words, person))
        };
        let here = || everybody(registers).filter(|(_, person)| is_here(&person.name));
        let is_doubtful = here().any(|(_, person)| person.is_doubtful);
        let all = here().map(|(layer, _)| layer).collect();
        Self { participants, nearest, all, is_doubtful }
    }

    /// The earliest of the days that the registers hold for these people.
    pub fn date(&self, key: &str) -> Option<Date> {
        let texts = self.all.iter().flat_map(|layer| keys::texts(*layer, key));
        texts.filter_map(|text| date::exact(text.words)).min()
    }
}

fn everybody<'a>(registers: &Registers<'a>) -> impl Iterator<Item = (Layer<'a>, &'a Registered)> {
    registers.iter().flat_map(|(layer, people)| {
        let path = layer.path;
        people.iter().map(move |person| (Layer { path, entries: &person.entries }, person))
    })
}

fn participants(material: &Material<'_>) -> Vec<Box<str>> {
    let keys = &material.keys;
    let mut written = keys.strings("participant");
    if written.is_empty() {
        // `participants:` is the plural that authors try first; in a note it is a plain list.
        written = keys.strings("participants");
    }
    if written.is_empty() && keys.text("source").is_none() {
        written = name::participants_in(material.reader.ground.path.stem());
    }
    let parted = written.iter().flat_map(|written| name::parted(written));
    parted.map(|name| name::unlinked(name).into()).collect()
}

/// Words that may name who speaks: what a line or a cell says before a colon or as a whole, and headings.
fn speakers(text: &str) -> BTreeSet<&str> {
    let is_mark = |c: char| c.is_whitespace() || ">-*+_[]#".contains(c);
    let is_listed = |c: char| is_mark(c) || c.is_ascii_digit() || ".)".contains(c);
    let mut found = BTreeSet::new();
    for cell in text.lines().flat_map(|line| line.split('|')) {
        let words = cell.trim_matches(is_mark);
        let start = words.get(..words.floor_char_boundary(SPEAKER_BYTES_MAX)).unwrap_or_default();
        let before = start.find([':', '：']).and_then(|colon| start.get(..colon));
        let is_short = words.len() <= SPEAKER_BYTES_MAX && !words.contains(char::is_whitespace);
        let whole = (is_short || cell.starts_with('#')).then_some(words);
        let candidates = before.into_iter().chain(whole).map(|it| it.trim_matches(is_mark));
        found.extend(candidates.flat_map(|it| [it, it.trim_start_matches(is_listed)]));
    }
    found
}

/// Whether words begin with the name of a person.
fn is_headed(words: &str, person: &str) -> bool {
    let first = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_start = words.split_at_checked(person.len()).is_some_and(|(start, rest)| {
        name::is_same_participant(start, person) && !rest.starts_with(char::is_alphanumeric)
    });
    is_start || name::is_same_participant(first, person)
}

#[cfg(test)]
mod tests {
    use super::{is_headed, speakers};

    fn speaks(line: &str, person: &str) -> bool {
        speakers(line).iter().any(|words| is_headed(words, person))
    }

    #[test]
    fn speakers_are_known_however_their_name_is_set() {
        for line in [
            "**P08:** No.",
            "> **P08**: No.",
            "- P08: No.",
            "2. P8 (on the phone): No.",
            "| 09:10 | **p08** | No. |",
            "## P08, the second call",
            "[[P08]]: No.",
        ] {
            assert!(speaks(line, "P08"), "{line}");
        }
        assert!(speaks("**Anna Berg:** No.", "Anna Berg"));
        for line in ["P080: No.", "P07: I wait for P08.", "P08 waited.", "## What P08 wants"] {
            assert!(!speaks(line, "P08"), "{line}");
        }
    }
}
