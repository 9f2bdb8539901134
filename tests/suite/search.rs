//! The search index: every word leads to where it stands, every result leads to its page, and an edit changes few pieces.

use crate::support::{build, html, options, root};
use heard::{Artifact, Change, Content, Engine, Source, SourcePath};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

/// Where a word stands: a place and a record there.
type Posting = (u64, u64);

/// The characters of numbers in the index.
const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// An index as a browser reads it.
struct Index {
    map: Value,
    words: BTreeMap<String, BTreeSet<Posting>>,
    texts: BTreeMap<u64, Value>,
}

impl Index {
    fn of(artifacts: &[Artifact]) -> Self {
        let pieces: Vec<(&str, Value)> = artifacts.iter().filter_map(piece).collect();
        let map = pieces.iter().find(|it| it.0 == "map.json").expect("the map").1.clone();
        let (mut words, mut texts) = (BTreeMap::new(), BTreeMap::new());
        for (name, piece) in &pieces {
            let entries = piece.as_object().into_iter().flatten();
            if name.starts_with("words-") {
                words.extend(entries.map(|it| (it.0.clone(), postings(it.1.as_str().unwrap()))));
            } else if name.starts_with("texts-") {
                texts.extend(entries.map(|it| (it.0.parse().unwrap(), it.1.clone())));
            }
        }
        Self { map, words, texts }
    }
}

fn piece(artifact: &Artifact) -> Option<(&str, Value)> {
    let name = artifact.address.strip_prefix("_search/")?;
    let Content::Bytes(bytes) = &artifact.content else { return None };
    Some((name, serde_json::from_slice(bytes).expect("pieces are JSON")))
}

fn numbers(text: &str) -> Vec<u64> {
    let (mut numbers, mut number, mut shift) = (Vec::new(), 0, 0);
    for char in text.chars() {
        let value = DIGITS.find(char).expect("a digit") as u64;
        number |= (value & 31) << shift;
        shift += 5;
        if value < 32 {
            numbers.push(number);
            (number, shift) = (0, 0);
        }
    }
    numbers
}

fn postings(list: &str) -> BTreeSet<Posting> {
    let mut postings = BTreeSet::new();
    let mut numbers = numbers(list).into_iter();
    let mut place = 0;
    while let Some(distance) = numbers.next() {
        place += distance >> 1;
        if distance & 1 == 1 {
            postings.insert((place, 1));
            continue;
        }
        let (mut record, mut more) = (0, 1);
        while more == 1 {
            let number = numbers.next().expect("a record follows a place");
            (record, more) = (record + (number >> 1), number & 1);
            postings.insert((place, record));
        }
    }
    postings
}

/// Plain words of a text, as far as a test can know them without cutting texts as the index does.
fn plain_words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|it: char| !it.is_alphanumeric());
    let is_plain = |it: &&str| 1 < it.len() && it.is_ascii();
    words.filter(is_plain).map(str::to_ascii_lowercase)
}

#[test]
fn every_word_that_is_shown_leads_to_where_it_stands() {
    let index = Index::of(&build(&root(), "team").written);
    let mut n_looked_up = 0;
    let mut look_up = |text: &Value, posting: Posting| {
        for word in plain_words(text.as_str().unwrap()) {
            let postings = index.words.get(&word).unwrap_or_else(|| panic!("no word `{word}`"));
            assert!(postings.contains(&posting), "`{word}` does not lead to {posting:?}");
            n_looked_up += 1;
        }
    };
    for (place, text) in &index.texts {
        look_up(&text[0], (*place, 0));
        look_up(&text[2], (*place, 0));
        for part in text[4].as_array().unwrap() {
            let record = part[0].as_u64().unwrap();
            look_up(&part[3], (*place, record));
            look_up(&part[4], (*place, record));
        }
    }
    assert!(5_000 < n_looked_up, "only {n_looked_up} words");
    let places = numbers(index.map["entries"].as_str().unwrap());
    assert_eq!(places.len(), 3 * index.texts.len(), "the map has every entry");
}

#[test]
fn every_result_leads_to_its_place() {
    let artifacts = build(&root(), "team").written;
    let pages: BTreeMap<&str, &str> =
        artifacts.iter().filter_map(|it| Some((&*it.address, html(it)?))).collect();
    let mut n_results = 0;
    for text in Index::of(&artifacts).texts.values() {
        let url = text[1].as_str().unwrap();
        assert!(pages.contains_key(url), "there is no page {url}");
        for part in text[4].as_array().unwrap() {
            let way = part[2].as_str().unwrap();
            let way = if way.starts_with('#') || way.is_empty() {
                format!("{url}{way}")
            } else {
                way.to_owned()
            };
            let (page, id) = way.split_once('#').unwrap_or((&way, ""));
            let page = pages.get(page).unwrap_or_else(|| panic!("there is no page {page}"));
            assert!(id.is_empty() || page.contains(&format!("id=\"{id}\"")), "nothing is at {way}");
            n_results += 1;
        }
    }
    assert!(300 < n_results, "only {n_results} results");
}

#[test]
fn personas_and_stages_lead_to_their_passages() {
    let index = Index::of(&build(&root(), "team").written);
    let of = |facet: &Value| &index.words[facet.as_str().unwrap()];
    let personas = index.map["personas"].as_array().unwrap();
    let mara = personas.iter().find(|it| it[0] == "Mara Lindqvist").expect("Mara");
    let stages = index.map["journeys"][0][1].as_array().unwrap();
    let set_up = stages.iter().find(|it| it[0] == "Set up").expect("the stage");
    let both: Vec<&Posting> = of(&mara[1]).intersection(of(&set_up[1])).collect();
    let words = |(place, record): &Posting| {
        let parts = index.texts[place][4].as_array().unwrap();
        let part = parts.iter().find(|it| it[0].as_u64() == Some(*record));
        part.map_or("", |it| it[3].as_str().unwrap())
    };
    assert!(both.iter().any(|it| words(it).contains("googling a button")), "{both:?}");
}

/// A site of many notes, as changes.
fn many(n_notes: usize) -> Vec<Change> {
    let note = |n: usize| put(n, &note(n));
    (0..n_notes).map(note).collect()
}

fn note(n: usize) -> String {
    let mut text = format!("# Note {n}\n\n");
    for line in 0..4 {
        let _ = writeln!(text, "- \"Word{} and word{}.\" #says", n * 7 % 97, (n + line) % 61);
    }
    text
}

fn put(n: usize, text: &str) -> Change {
    let path = SourcePath::new(&format!("content/notes/{n}.md"));
    Change::Put(Source { path, bytes: Arc::from(text.as_bytes()) })
}

/// The pieces among what was written.
fn pieces(artifacts: &[Artifact]) -> Vec<&str> {
    artifacts.iter().filter_map(|it| it.address.strip_prefix("_search/")).collect()
}

#[test]
fn an_edit_changes_few_pieces() {
    let mut engine = Engine::new(options("team"));
    let all = engine.apply(many(300)).written;
    let n_all = pieces(&all).len();
    assert_eq!(n_all, 2 + 16 + 32 + 2, "map, vocabulary, words, texts, facets");
    let same = engine.apply(vec![put(5, &(note(5) + "\n"))]).written;
    assert!(pieces(&same).is_empty(), "{:?}", pieces(&same));
    let edit = engine.apply(vec![put(5, &note(5).replacen("and", "xylophone", 1))]).written;
    let changed = pieces(&edit);
    let of = |start: &str| changed.iter().filter(|it| it.starts_with(start)).count();
    assert_eq!((of("texts"), of("vocabulary"), of("map")), (1, 1, 0), "{changed:?}");
    // The word that came; `and`, which went, stands three times more in the note.
    assert!(of("words") <= 2, "{changed:?}");
    let added = engine.apply(vec![put(900, &note(900))]).written;
    assert!(pieces(&added).len() < n_all / 3, "{:?}", pieces(&added));
}

#[test]
fn the_index_holds_only_what_the_audience_may_see() {
    let text = "---\nconsent: public\n---\n\n# Session\n\n- \"Shown cockatoo.\" #says\n- \"Hidden wombat.\" #says (consent:: team)\n\nA pelican walked by.\n";
    let said = |audience: &str| {
        let written = Engine::new(options(audience)).apply(vec![put(1, text)]).written;
        let pieces = written.iter().filter(|it| it.address.starts_with("_search/"));
        pieces
            .map(|it| match &it.content {
                Content::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
                Content::File(path) => path.as_str().to_owned(),
            })
            .collect::<String>()
    };
    let (team, public) = (said("team"), said("public"));
    assert!(team.contains("cockatoo") && team.contains("wombat") && team.contains("pelican"));
    assert!(public.contains("cockatoo") && public.contains("pelican"));
    assert!(!public.contains("wombat"), "{public}");
}
