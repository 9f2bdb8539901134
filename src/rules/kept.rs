//! What rules find in the words of single entries, kept until the entry is another one.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Audience, Entry, RealNames, Source, SourcePath, Span};
use crate::publish::Published;
use crate::rules::{self, real_name::Finder};
use crate::texts::{self, Folded, Needle};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// How many entries that are gone are kept.
const N_GONE_MAX: usize = 64;

/// Words that a rule found in the text of an entry.
pub struct Found {
    /// Which rule.
    pub rule: Rule,
    /// Where the words stand in the text.
    pub range: Range<usize>,
    /// What is wrong, without the words.
    pub message: &'static str,
    /// What to do now.
    pub help: &'static str,
    /// The line of `names.txt` that holds them.
    pub named: Option<Span>,
}

/// What was found in entries, and what it was looked for with.
pub struct Kept {
    names: Arc<RealNames>,
    finder: Finder,
    /// For whom the entries were looked at.
    audience: Option<Audience>,
    /// By the address of an entry in memory, which stays its own as long as the entry is kept here.
    entries: FxHashMap<usize, (Entry, Vec<Diagnostic>)>,
}

/// What rules look at.
pub struct View<'a> {
    /// What one audience sees.
    pub published: &'a Published,
    /// The real names behind the pseudonyms.
    pub names: &'a Arc<RealNames>,
    /// The file with them.
    pub names_path: &'a SourcePath,
    /// A file of the site.
    pub source: &'a (dyn Fn(&SourcePath) -> Option<&'a Source> + Sync),
}

impl Kept {
    /// Begins with nothing.
    pub fn new() -> Self {
        Self::of(Arc::default(), None)
    }

    fn of(names: Arc<RealNames>, audience: Option<Audience>) -> Self {
        Self { finder: Finder::new(&names), names, audience, entries: FxHashMap::default() }
    }

    /// Looks at all entries that were not looked at yet, and says what was found in any.
    pub fn check(&mut self, view: &View<'_>) -> Vec<Diagnostic> {
        let audience = Some(view.published.audience());
        if !Arc::ptr_eq(&self.names, view.names) || self.audience != audience {
            *self = Self::of(view.names.clone(), audience);
        }
        let entries = view.published.entries();
        let new: Vec<&Entry> =
            entries.iter().filter(|it| !self.entries.contains_key(&it.place_in_memory())).collect();
        let look = |entry: &&Entry| ((*entry).clone(), look(view, &self.finder, entry));
        let looked: Vec<(Entry, Vec<Diagnostic>)> = new.par_iter().map(look).collect();
        self.entries.extend(looked.into_iter().map(|it| (it.0.place_in_memory(), it)));
        if entries.len() + N_GONE_MAX < self.entries.len() {
            let there: FxHashSet<usize> = entries.iter().map(Entry::place_in_memory).collect();
            self.entries.retain(|place, _| there.contains(place));
        }
        let found = entries.iter().filter_map(|it| self.entries.get(&it.place_in_memory()));
        let found = found.flat_map(|(_, found)| found.iter().cloned());
        merged(found.chain(self.in_settings(view)).collect())
    }

    /// What every page says of the site.
    fn in_settings(&self, view: &View<'_>) -> Vec<Diagnostic> {
        let text = texts::of_settings(&view.published.settings);
        let path = SourcePath::new("heard.yaml");
        let found = found(&self.finder, &text);
        found.iter().flat_map(|it| told(view, &text, it, &path)).collect()
    }
}

/// Says once what several files take from one place.
fn merged(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.sort_by(|a, b| (&a.primary, a.rule).cmp(&(&b.primary, b.rule)));
    found.dedup_by(|next, first| {
        let is_same = next.rule == first.rule && next.primary == first.primary;
        if is_same {
            let further = std::mem::take(&mut next.further);
            let new: Vec<_> =
                further.into_iter().filter(|it| !first.further.contains(it)).collect();
            first.further.extend(new);
        }
        is_same
    });
    found
}

fn look(view: &View<'_>, finder: &Finder, entry: &Entry) -> Vec<Diagnostic> {
    let text = texts::of_entry(entry, Some(view.published.audience()));
    let found = found(finder, &text);
    let told = found.iter().flat_map(|it| told(view, &text, it, &entry.head().path));
    // One place is found in several texts: a passage is in its block, a title in its address.
    let mut seen = BTreeSet::new();
    told.filter(|it| seen.insert((it.rule, it.primary.clone()))).collect()
}

/// What all rules over words find. What the list of names has is told by it alone.
fn found(finder: &Finder, text: &str) -> Vec<Found> {
    let mut found = finder.find(text);
    let is_told = |it: &Found| {
        found.iter().any(|own| own.range.start < it.range.end && it.range.start < own.range.end)
    };
    let others: Vec<Found> = in_words(text).into_iter().filter(|it| !is_told(it)).collect();
    found.extend(others);
    found
}

/// What the other rules find. Names that were made of words have lost the signs by which numbers are told apart.
fn in_words(text: &str) -> Vec<Found> {
    let mut all = Vec::new();
    for (start, words) in texts::words(text) {
        for found in rules::WORDS.iter().flat_map(|find| find(words)) {
            let range = start + found.range.start..start + found.range.end;
            all.push(Found { range, ..found });
        }
    }
    all
}

/// Tells what was found, at the places in the file it comes from; else in the defaults above it; else it is the file's own name.
fn told(view: &View<'_>, text: &str, found: &Found, entry: &SourcePath) -> Vec<Diagnostic> {
    let needle = Needle::of(text, &found.range);
    let above = std::iter::successors(Some(entry.folder()), |it| {
        (!it.is_empty()).then(|| it.rsplit_once('/').map_or("", |(above, _)| above))
    });
    let defaults =
        above.map(|it| SourcePath::new(format!("{it}/_defaults.yaml").trim_matches('/')));
    let files = std::iter::once(entry.clone()).chain(defaults);
    let mut there = files.filter_map(|path| {
        let bytes = &(view.source)(&path)?.bytes;
        let places = texts::place(&folded(bytes), &needle);
        (!places.is_empty()).then_some((path, places))
    });
    let Some((path, places)) = there.next() else {
        let told = match found.named {
            Some(span) => in_file_name(view, span, entry),
            // It is written in another way than it is read.
            None => {
                Diagnostic::new(found.rule, entry, Span::default(), found.message).help(found.help)
            }
        };
        return vec![told];
    };
    let tell = |range: Range<usize>| {
        let told =
            Diagnostic::new(found.rule, &path, Span::new(range), found.message).help(found.help);
        let told = match found.named {
            Some(span) => told.also(view.names_path, span, "named here"),
            None => told,
        };
        // The page is that of the entry, wherever the words come from.
        if path == *entry { told } else { told.also(entry, Span::default(), "read by this file") }
    };
    places.into_iter().map(tell).collect()
}

fn folded(bytes: &[u8]) -> Folded {
    // What is not UTF-8 may move places by some bytes, and loses no words.
    texts::fold_with_places(&String::from_utf8_lossy(bytes))
}

/// The path of a file is printed wherever its place is, so a name in it is told at the list of names.
fn in_file_name(view: &View<'_>, named: Span, path: &SourcePath) -> Diagnostic {
    let message = "this real name stands in the name of a file, and so in an address";
    Diagnostic::new(Rule::RealName, view.names_path, named, message)
        .label("this name")
        .also(path, Span::default(), "in the name of this file")
        .help("rename the file, or give it an address of its own with `slug:`")
}
