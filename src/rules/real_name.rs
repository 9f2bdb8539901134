//! A real name, e-mail address or telephone number of `names.txt` in words that the audience would read.

use crate::diagnostic::{Level, Rule};
use crate::model::{Audience, RealNames, Span};
use crate::rules::kept::Found;
use crate::texts;
use aho_corasick::AhoCorasick;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The last digits of a telephone number, by which it is looked up. With or without the number of a country they are the same.
const N_DIGITS: usize = 7;
/// So many groups of digits may a number be written in.
const N_GROUPS_MAX: usize = 8;

/// How bad it is: everybody may never read it, the others should be told.
pub fn level(audience: Audience) -> Level {
    match audience {
        Audience::Public => Level::Error,
        Audience::Internal | Audience::Team => Level::Warning,
    }
}

/// Finds names, as whole words, whatever their case, accents and spaces, and with the `s` of what is theirs.
pub struct Finder {
    /// None when there are no names, and where the words for a machine grew too large to be made.
    words: Option<AhoCorasick>,
    /// The place in the list, for each of the words.
    spans: Vec<Span>,
    numbers: FxHashMap<Box<str>, Vec<(Box<str>, Span)>>,
}

impl Finder {
    /// Takes the names to look for.
    pub fn new(names: &RealNames) -> Self {
        let mut finder = Self { words: None, spans: Vec::new(), numbers: FxHashMap::default() };
        let mut words = Vec::new();
        for name in &names.names {
            if let Some(digits) = number(&name.words) {
                let last = digits[digits.len() - N_DIGITS..].into();
                finder.numbers.entry(last).or_default().push((digits.into(), name.span));
                continue;
            }
            let folded = texts::fold(&name.words);
            let owned = format!("{}s ", folded.trim_end());
            for folded in [folded, owned] {
                words.push(folded);
                finder.spans.push(name.span);
            }
        }
        finder.words = (!words.is_empty()).then(|| AhoCorasick::new(&words).ok()).flatten();
        finder
    }

    /// The names in a text.
    pub fn find(&self, text: &str) -> Vec<Found> {
        if self.words.is_none() && self.numbers.is_empty() {
            return Vec::new();
        }
        let mut found = self.find_words(text);
        if !self.numbers.is_empty() {
            found.extend(self.find_numbers(text));
        }
        found
    }

    fn find_words(&self, text: &str) -> Vec<Found> {
        let Some(words) = &self.words else { return Vec::new() };
        // Places cost more than words, and most texts hold no name.
        if !words.is_match(&texts::fold(text)) {
            return Vec::new();
        }
        let folded = texts::fold_with_places(text);
        let hits = words.find_overlapping_iter(&folded.words);
        let found = hits.filter_map(|hit| {
            let range = folded.range(hit.start(), hit.end() - 1)?;
            Some(found(range, *self.spans.get(hit.pattern().as_usize())?))
        });
        // Two texts that stand one behind the other are no name.
        found.filter(|it| !text[it.range.clone()].contains(texts::is_break)).collect()
    }

    fn find_numbers(&self, text: &str) -> Vec<Found> {
        let groups = groups(text);
        let mut all = Vec::new();
        let mut first = 0;
        while first < groups.len() {
            let hit = self.longest_number(text, &groups, first);
            first += hit.as_ref().map_or(1, |(n_groups, _)| *n_groups);
            all.extend(hit.map(|(_, found)| found));
        }
        all
    }

    /// The longest number that begins with a group, and of how many groups it is.
    fn longest_number(
        &self,
        text: &str,
        groups: &[Range<usize>],
        first: usize,
    ) -> Option<(usize, Found)> {
        let (before, groups) = groups.split_at_checked(first)?;
        let start = groups.first()?.start;
        // The end of another number is no number, unless it begins as one.
        let is_inside = before.last().is_some_and(|it| is_between(&text[it.end..start]));
        let is_cut = is_inside && !text[start..].starts_with('0');
        let mut digits = String::new();
        let mut end = start;
        let mut longest = None;
        for (n_before, group) in groups.iter().take(N_GROUPS_MAX).enumerate() {
            if !is_between(&text[end..group.start]) {
                break;
            }
            digits.push_str(&text[group.clone()]);
            end = group.end;
            if let Some(span) = self.number(&digits, is_cut) {
                longest = Some((n_before + 1, found(start..end, span)));
            }
        }
        longest
    }

    fn number(&self, digits: &str, is_cut: bool) -> Option<Span> {
        let digits = digits.trim_start_matches('0');
        let last = digits.get(digits.len().checked_sub(N_DIGITS)?..)?;
        let alike = |own: &str| digits.ends_with(own) || (!is_cut && own.ends_with(digits));
        let numbers = self.numbers.get(last)?;
        numbers.iter().find(|(own, _)| alike(own)).map(|(_, span)| *span)
    }
}

fn found(range: Range<usize>, named: Span) -> Found {
    Found {
        rule: Rule::RealName,
        range,
        message: "a real name stands in what this audience would read",
        help: "write the pseudonym, or hide the name: `(redact:: name)(as:: what to show instead)`",
        named: Some(named),
    }
}

/// The digits of a telephone number without what is dialed before it; none for anything else.
fn number(words: &str) -> Option<String> {
    let is_of_number =
        |it: char| it.is_ascii_digit() || " +-/().\u{A0}\u{2011}\u{2013}".contains(it);
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    (words.chars().all(is_of_number) && N_DIGITS <= digits.len()).then(|| digits.to_owned())
}

/// The groups of digits in a text.
fn groups(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut groups = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|it| at + it) {
        let len = bytes[start..].iter().take_while(|it| it.is_ascii_digit()).count();
        groups.push(start..start + len);
        at = start + len;
    }
    groups
}

/// Whether something may stand between two groups of one number.
fn is_between(text: &str) -> bool {
    text.chars().count() <= 3
        && text.chars().all(|it| " -/().\u{A0}\u{2011}\u{2013}\n".contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RealName;

    fn found(names: &[&str], text: &str) -> Vec<String> {
        let name = |words: &&str| RealName { words: (*words).into(), span: Span::default() };
        let finder = Finder::new(&RealNames { names: names.iter().map(name).collect() });
        finder.find(text).into_iter().map(|it| text[it.range].to_owned()).collect()
    }

    #[test]
    fn names_are_found_however_they_are_written() {
        let names = ["Anna Müller", "josé@bakery.example"];
        for (text, expected) in [
            ("She is ANNA  muller.", vec!["ANNA  muller"]),
            ("*Anna*\nMu\u{308}ller's list", vec!["*Anna*\nMu\u{308}ller"]),
            ("notes/anna-müller.html", vec!["anna-müller"]),
            ("mail Jose@Bakery.Example now", vec!["Jose@Bakery.Example"]),
            ("Anna Müllers Liste", vec!["Anna Müllers"]),
            ("Joanna Müller, Anna Müllerin", vec![]),
            ("Anna\u{1F}Müller", vec![]),
            ("Anna. And Müller.", vec![]),
        ] {
            let expected: Vec<&str> =
                expected.into_iter().map(|it| it.trim_start_matches('*')).collect();
            assert_eq!(found(&names, text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_found_with_and_without_their_country() {
        for name in ["+49 170 1234567", "0170/1234567", "00491701234567"] {
            for text in ["+49 (170) 123 45 67", "0170-1234567", "1701234567", "call 0170 123-4567!"]
            {
                assert_eq!(found(&[name], text).len(), 1, "{name} in {text}");
            }
            for text in ["0170 1234568", "2026-03-04 12:30", "0171 1234567", "45 67"] {
                assert!(found(&[name], text).is_empty(), "{name} in {text}");
            }
        }
    }
}
