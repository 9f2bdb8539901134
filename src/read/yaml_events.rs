//! The YAML that nearly every file is written in, straight from the events of the library: the same as through serde, in a third of the time.

use crate::read::yaml::{Entry, Node, Value, key_text, text};
use serde_yaml::granit_parser::{Event, Parser, ScalarStyle, Span, StrInput};
use std::ops::Range;

/// How deep lists and keys may be nested here.
const DEPTH_MAX: usize = 8;
/// How many keys and values there may be here.
const NODES_MAX: usize = 1_000;
/// The longest word that may be a number here.
const NUMBER_BYTES_MAX: usize = 100;

/// Reads keys and values; `base` is added to every position. `None` for all that is out of the ordinary, faults included:
/// what to make of tags, anchors, doubtful keys and numbers is left to the library.
pub fn entries(text: &str, base: usize) -> Option<Vec<Entry>> {
    let mut events = Events { parser: Parser::new_from_str(text), base, n_nodes: 0 };
    let (Event::StreamStart, _) = events.next()? else { return None };
    let (Event::DocumentStart(..), _) = events.next()? else { return None };
    let (Event::MappingStart(_, 0, None), _) = events.next()? else { return None };
    let entries = events.entries(0)?;
    let (Event::DocumentEnd, _) = events.next()? else { return None };
    let (Event::StreamEnd, _) = events.next()? else { return None };
    Some(entries)
}

struct Events<'t> {
    parser: Parser<'t, StrInput<'t>>,
    base: usize,
    n_nodes: usize,
}

impl<'t> Events<'t> {
    fn next(&mut self) -> Option<(Event<'t>, Span)> {
        self.n_nodes += 1;
        if NODES_MAX < self.n_nodes { None } else { self.parser.next()?.ok() }
    }

    /// The keys up to the end of a mapping.
    fn entries(&mut self, depth: usize) -> Option<Vec<Entry>> {
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let (key, span) = match self.next()? {
                (Event::MappingEnd, _) => return Some(entries),
                (Event::Scalar(key, ScalarStyle::Plain, 0, None), span) if is_word(&key) => {
                    (key_text(&key), self.bytes(&span).filter(|span| span.len() == key.len())?)
                }
                _ => return None,
            };
            if entries.iter().any(|entry| entry.key == key) {
                return None;
            }
            let event = self.next()?;
            entries.push(Entry { key, key_span: span, value: self.value(event, depth)? });
        }
    }

    fn list(&mut self, depth: usize) -> Option<Vec<Value>> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Some(items),
                event => items.push(self.value(event, depth)?),
            }
        }
    }

    fn value(&mut self, (event, span): (Event<'t>, Span), depth: usize) -> Option<Value> {
        let is_deep = DEPTH_MAX <= depth;
        let node = match event {
            Event::Scalar(words, ScalarStyle::Plain, 0, None) if !is_doubtful(&words) => {
                if is_null(&words) { Node::Null } else { Node::Text(text(&words)) }
            }
            Event::Scalar(words, style, 0, None) if style != ScalarStyle::Plain => {
                Node::Text(text(&words))
            }
            Event::SequenceStart(_, 0, None) if !is_deep => Node::List(self.list(depth + 1)?),
            Event::MappingStart(_, 0, None) if !is_deep => Node::Map(self.entries(depth + 1)?),
            _ => return None,
        };
        Some(Value { node, span: self.bytes(&span)? })
    }

    fn bytes(&self, span: &Span) -> Option<Range<usize>> {
        let range = span.byte_range()?;
        Some(self.base + range.start..self.base + range.end)
    }
}

/// Whether a key is a word, and no number, truth value or sign that means something else.
fn is_word(key: &str) -> bool {
    let is_sign = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    key.starts_with(char::is_alphabetic) && key.chars().all(is_sign) && !is_null(key)
}

fn is_null(words: &str) -> bool {
    matches!(words, "" | "~" | "null" | "Null" | "NULL")
}

/// Whether words may be a number that is none, such as `.nan` and `1e999`.
fn is_doubtful(words: &str) -> bool {
    let is_number = words.starts_with(|c: char| c.is_ascii_digit());
    words.starts_with(['.', '+', '-'])
        || is_number && (words.contains(['e', 'E']) || NUMBER_BYTES_MAX < words.len())
}
