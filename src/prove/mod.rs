//! ENTRIES, `Published` → what must not be found: a finished site is searched for every text that its audience may not see.
//!
//! It shares nothing with the way pages are made but the reading of files, so that a mistake there is not made here again.

mod views;

use crate::model::{Entry, Knowledge, SourcePath};
use crate::publish::Published;
use crate::texts::{self, Needle};
use aho_corasick::AhoCorasick;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::ops::Range;

/// Shorter texts stand in many sites by chance.
const N_LETTERS_MIN: usize = 24;
/// Letters and digits among them; signs alone are no words.
const N_SQUASHED_MIN: usize = 12;
/// So much of a text is looked for first, in bytes; where it is found the rest is compared.
const N_FIRST: usize = 16;

/// Looks for withheld texts in the files of a finished site.
pub struct Prover {
    /// None when nothing is withheld.
    machine: Option<AhoCorasick>,
    /// The texts that begin with each of the machine's words.
    begun: Vec<Vec<u32>>,
    texts: Vec<Withheld>,
    /// How many are not looked for, because the same words are published elsewhere.
    pub n_left_out: usize,
    /// How many are not looked for, because they are too short to stand in a site for no other reason.
    pub n_short: usize,
}

/// A text that the audience may not see.
struct Withheld {
    /// Its letters and digits, without space.
    squashed: String,
    path: SourcePath,
    needle: Needle,
    /// Its first words, which stand in the file even where a field stands within the text.
    first: Needle,
}

impl Prover {
    /// Takes what is withheld: every text of an entry that is not among what is published of it.
    pub fn new(entries: &[Entry], published: &Published) -> Self {
        let shown = shown(published);
        let mut withheld = Vec::new();
        let mut seen = FxHashSet::default();
        let mut short = FxHashSet::default();
        for entry in entries {
            let own = shown.get(&entry.head().path).map(String::as_str);
            let new = of_entry(entry, own.unwrap_or_default(), &mut short).into_iter();
            withheld.extend(new.filter(|it| seen.insert(it.squashed.clone())));
        }
        let everything = Self::of(withheld);
        let settings = views::squashed(&texts::of_settings(&published.settings));
        let elsewhere = shown.values().chain([&settings]);
        let found: BTreeSet<usize> = elsewhere.flat_map(|it| everything.find(it)).collect();
        let n_left_out = found.len();
        let left = everything.texts.into_iter().enumerate();
        let left = left.filter(|(n, _)| !found.contains(n)).map(|(_, text)| text).collect();
        Self { n_left_out, n_short: short.len(), ..Self::of(left) }
    }

    fn of(texts: Vec<Withheld>) -> Self {
        let mut firsts: Vec<&str> = Vec::new();
        let mut begun: Vec<Vec<u32>> = Vec::new();
        let mut places: FxHashMap<&str, usize> = FxHashMap::default();
        for (number, text) in (0_u32..).zip(&texts) {
            let first = &text.squashed[..text.squashed.floor_char_boundary(N_FIRST)];
            let place = *places.entry(first).or_insert(firsts.len());
            if place == firsts.len() {
                firsts.push(first);
                begun.push(Vec::new());
            }
            begun[place].push(number);
        }
        let machine = (!firsts.is_empty()).then(|| AhoCorasick::new(&firsts).ok()).flatten();
        Self { machine, begun, texts, n_left_out: 0, n_short: 0 }
    }

    /// How many texts are looked for.
    pub fn n_texts(&self) -> usize {
        self.texts.len()
    }

    /// Whether it can look; else there is more to look for than fits into memory.
    pub fn is_ready(&self) -> bool {
        self.texts.is_empty() || self.machine.is_some()
    }

    /// The withheld texts in a file of the site, or in its name, as numbers.
    pub fn look(&self, name: &str, bytes: &[u8]) -> BTreeSet<usize> {
        let views = views::of(bytes).into_iter().chain([name.to_owned()]);
        views.flat_map(|view| self.find(&views::squashed(&view))).collect()
    }

    /// The file that a withheld text comes from.
    pub fn path(&self, number: usize) -> Option<&SourcePath> {
        self.texts.get(number).map(|it| &it.path)
    }

    /// The line of that file, from 1; none when the text is written in another way than it is read.
    pub fn line(&self, number: usize, bytes: &[u8]) -> Option<usize> {
        let text = self.texts.get(number)?;
        let file = String::from_utf8_lossy(bytes);
        let folded = texts::fold_with_places(&file);
        let places = [&text.needle, &text.first].map(|it| texts::place(&folded, it));
        let start = places.iter().flatten().next()?.start;
        Some(file[..start].matches('\n').count() + 1)
    }

    fn find(&self, squashed: &str) -> BTreeSet<usize> {
        let Some(machine) = &self.machine else { return BTreeSet::new() };
        let hits = machine.find_overlapping_iter(squashed);
        let begun = hits.flat_map(|hit| {
            let texts = self.begun.get(hit.pattern().as_usize()).into_iter().flatten();
            texts.map(move |number| (*number as usize, hit.start()))
        });
        let is_whole = |(number, start): &(usize, usize)| {
            squashed[*start..].starts_with(&self.texts[*number].squashed)
        };
        begun.filter(is_whole).map(|(number, _)| number).collect()
    }
}

/// What is published of every entry, squashed.
fn shown(published: &Published) -> FxHashMap<SourcePath, String> {
    let audience = published.audience();
    let entries = Knowledge::entries(published);
    let squashed = |it: &Entry| views::squashed(&texts::of_entry(it, Some(audience)));
    entries.iter().map(|it| (it.head().path.clone(), squashed(it))).collect()
}

/// The texts of an entry that are not among what is published of it, and their sentences; apart from them those that are too short.
fn of_entry(entry: &Entry, shown: &str, short: &mut FxHashSet<String>) -> Vec<Withheld> {
    let all = texts::of_entry(entry, None);
    let mut withheld = Vec::new();
    for (start, words) in texts::words(&all) {
        let mut ranges = sentences(words);
        ranges.push(0..words.len());
        for range in ranges {
            let range = start + range.start..start + range.end;
            // Footnotes begin with their number, and on pages numbers of paragraphs stand before other texts.
            let squashed = views::squashed(&all[range.clone()]);
            let squashed = squashed.trim_start_matches(|it: char| it.is_ascii_digit());
            let n_letters = all[range.clone()].trim().chars().count();
            let is_long = N_LETTERS_MIN <= n_letters && N_SQUASHED_MIN <= squashed.chars().count();
            if squashed.is_empty()
                || memchr::memmem::find(shown.as_bytes(), squashed.as_bytes()).is_some()
            {
                continue;
            }
            if !is_long {
                short.insert(squashed.to_owned());
                continue;
            }
            let first = range.start..first_words(&all, &range);
            withheld.push(Withheld {
                squashed: squashed.to_owned(),
                path: entry.head().path.clone(),
                needle: Needle::of(&all, &range),
                first: Needle::of(&all, &first),
            });
        }
    }
    withheld
}

/// Where the first words of a text end.
fn first_words(all: &str, range: &Range<usize>) -> usize {
    let text = &all[range.clone()];
    let end = text.floor_char_boundary(N_LETTERS_MIN);
    let is_cut = end < text.len();
    let last = text[..end].trim_end().rfind(' ').filter(|at| is_cut && 0 < *at);
    range.start + last.unwrap_or(end)
}

/// The sentences of a text of several: one of them alone is a leak too.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let ends = text.match_indices(['.', '!', '?', '…', '\n']).map(|(at, sign)| at + sign.len());
    let is_end = |at: &usize| {
        text[*at..].starts_with(|it: char| it.is_whitespace() || "\"”“»)".contains(it))
    };
    let mut starts = vec![0];
    starts.extend(ends.filter(is_end));
    starts.push(text.len());
    if starts.len() == 2 {
        return Vec::new();
    }
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_several_sentences_has_them_and_one_has_none() {
        let text = "I phone them. \"Nobody answers!\" I wait";
        let found: Vec<&str> = sentences(text).into_iter().map(|it| text[it].trim()).collect();
        assert_eq!(found, ["I phone them.", "\"Nobody answers!", "\" I wait"]);
        assert!(sentences("At 7.30 I phone them").is_empty());
    }
}
