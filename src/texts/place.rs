//! Where words that reach a page stand in their file: among all places with these words, those with the same words around them.

use crate::texts::{Folded, fold, is_break};
use std::ops::Range;

/// How far around the words is compared, in bytes.
const N_AROUND: usize = 80;
/// From here on a neighborhood is one that hardly stands twice by chance.
const N_SURE: usize = 12;
/// What stands before words that never reach a page.
const REDACTED: &str = " redact";

/// Words to look for, and what stands around them.
pub struct Needle {
    words: String,
    before: String,
    after: String,
}

impl Needle {
    /// Takes words out of the text of an entry.
    pub fn of(text: &str, range: &Range<usize>) -> Self {
        let before = &text[..range.start];
        let start = before.rfind(is_break).map_or(0, |it| it + 1);
        let start = start.max(before.floor_char_boundary(range.start.saturating_sub(N_AROUND)));
        let after = &text[range.end..];
        let end = after.find(is_break).unwrap_or(after.len());
        let end = end.min(after.floor_char_boundary(N_AROUND));
        Self {
            words: fold(&text[range.clone()]),
            before: fold(&before[start..]),
            after: fold(&after[..end]),
        }
    }

    /// How much of what stands around a place is the same.
    fn likeness(&self, source: &str, at: usize) -> usize {
        let same = |(a, b): &(u8, u8)| a == b;
        let before = source[..=at].bytes().rev().zip(self.before.bytes().rev());
        let after = source[at + self.words.len() - 1..].bytes().zip(self.after.bytes());
        before.take_while(same).count() + after.take_while(same).count()
    }
}

/// The places in a file that words of its entry come from. Several when nothing tells them apart, none when the words are not in the file.
pub fn place(source: &Folded, needle: &Needle) -> Vec<Range<usize>> {
    let words = &source.words;
    let starts = memchr::memmem::find_iter(words.as_bytes(), &needle.words);
    let found: Vec<(usize, usize)> = starts
        .filter(|at| !words[..*at].ends_with(REDACTED))
        .map(|at| (needle.likeness(words, at), at))
        .collect();
    let best = found.iter().map(|(likeness, _)| *likeness).max().unwrap_or_default();
    let n_max = if N_SURE <= best { usize::MAX } else { 1 };
    let alike = found.iter().filter(|(likeness, _)| *likeness == best).take(n_max);
    alike.filter_map(|(_, at)| source.range(*at, at + needle.words.len() - 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::fold_with_places;

    #[test]
    fn the_words_around_tell_places_apart() {
        let source = "- Anna hates it. (consent:: team)\n- Kim asked (redact:: Anna) about *it*.\n- She saw Anna wait.\n";
        let text = "Title\u{1F}She saw Anna wait.\u{1F}p07".to_owned();
        let start = text.find("Anna").unwrap();
        let places = place(&fold_with_places(source), &Needle::of(&text, &(start..start + 4)));
        let at = source.rfind("Anna").unwrap();
        assert_eq!(places, vec![at..at + 4]);
    }

    #[test]
    fn words_that_are_not_in_the_file_have_no_place() {
        let needle = Needle::of("notes/anna.html", &(6..10));
        assert!(place(&fold_with_places("# P07\n(redact:: Anna)\n"), &needle).is_empty());
    }
}
