//! Front matter is read in two ways, a fast one and a whole one, which agree.

use super::dice::Dice;
use crate::read::yaml::{Entry, Node, whole};
use crate::read::yaml_events;

/// What front matter is made of, and what may be anywhere in it.
const PIECES: [&str; 62] = [
    "\n",
    "\n",
    "\n",
    "\n",
    "\n  ",
    "\n- ",
    "\n  - ",
    "\n# ?!\n",
    " # ?!",
    "key: ",
    "title: ",
    "date: ",
    "Title: ",
    "persona: ",
    "two words: ",
    "null: ",
    "true: ",
    "12: ",
    "? ",
    ": ",
    ":",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "a",
    "maya",
    "[[maya]]",
    "'it''s'",
    "\"a \\0 b\"",
    "\"",
    "'",
    "2026-03-04",
    "012",
    "1.10",
    "1_000",
    "-2",
    "1e999",
    ".nan",
    "0x1F",
    "yes",
    "no",
    "false",
    "null",
    "~",
    "&a ",
    "*a",
    "!!str ",
    "!x ",
    "<<: ",
    "|\n  a\n  b\n",
    ">\n  a\n  b\n",
    ">-\n  a\n",
    "---\n",
    "...\n",
    "(redact:: a)",
    "é漢",
    "\r\n",
    "\t",
    "\u{feff}",
];

fn with_keys_of(known: &[Entry], entries: Vec<Entry>) -> Vec<Entry> {
    assert_eq!(known.len(), entries.len());
    let pairs = known.iter().zip(entries);
    let with_key = |(known, mut entry): (&Entry, Entry)| {
        entry.key_span = known.key_span.clone();
        if let (Node::Map(inner), Node::Map(known)) = (&mut entry.value.node, &known.value.node) {
            *inner = with_keys_of(known, std::mem::take(inner));
        }
        entry
    };
    pairs.map(with_key).collect()
}

/// What is read from events alone is what serde reads.
#[test]
fn both_ways_of_reading_are_the_same() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut n_read = 0;
    for _ in 0..20_000 {
        let n_pieces = 1 + dice.below(12);
        let pieces = (0..n_pieces).map(|_| PIECES[dice.below(PIECES.len())]);
        let text = format!("---\ntitle: a{}\n", pieces.collect::<String>());
        let Some(entries) = yaml_events::entries(&text, 7) else { continue };
        n_read += 1;
        let mut expected = whole(&text, 7);
        if text.contains('#') {
            // Serde does not tell where a key stands, and a comment may hold the same word.
            expected = expected.map(|expected| with_keys_of(&entries, expected));
        }
        assert_eq!(expected, Ok(entries), "{text:?}");
    }
    assert!(1_000 < n_read, "{n_read}");
}
