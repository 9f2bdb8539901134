//! YAML as a tree in which every key and value knows its bytes; with `yaml_events` the only file that knows the YAML library.

use crate::read::{redact, yaml_events};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;
use serde_yaml::options::MergeKeyPolicy;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

/// How deep lists and keys may be nested.
const DEPTH_MAX: usize = 16;

/// One key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key in lower case.
    pub key: Box<str>,
    /// Where the key stands.
    pub key_span: Range<usize>,
    /// What it holds.
    pub value: Value,
}

/// A value and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// What it is.
    pub node: Node,
    /// Where it stands.
    pub span: Range<usize>,
}

/// What a value is. Numbers, dates and truth values stay as they were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Nothing.
    Null,
    /// Any single value.
    Text(Box<str>),
    /// A list.
    List(Vec<Value>),
    /// Keys with values.
    Map(Vec<Entry>),
}

/// Why a text is not YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub span: Range<usize>,
    /// What is wrong. Never holds the text's own words: they may be withheld.
    pub message: &'static str,
}

/// Reads keys and values; `base` is added to every position.
pub fn parse(text: &str, base: usize) -> Result<Vec<Entry>, Fault> {
    if text.lines().all(|line| {
        matches!(line.trim_start().as_bytes().first(), None | Some(b'#'))
            || line.trim_end() == "---"
    }) {
        return Ok(Vec::new());
    }
    match yaml_events::entries(text, base) {
        Some(entries) => Ok(entries),
        None => whole(text, base),
    }
}

/// Reads everything that is YAML, and says what is wrong with the rest.
pub fn whole(text: &str, base: usize) -> Result<Vec<Entry>, Fault> {
    let tree: Spanned<Raw> = serde_yaml::from_str_with_options(text, options())
        .map_err(|error| fault(text, base, &error))?;
    let value = Context { text, base }.value(tree);
    if let Some(entry) = twice(&value) {
        let span = entry.key_span.clone();
        return Err(Fault { span, message: "this key stands here twice" });
    }
    match value.node {
        Node::Map(entries) => Ok(entries),
        Node::Null => Ok(Vec::new()),
        Node::Text(_) | Node::List(_) => {
            Err(Fault { span: value.span, message: "keys with values were expected here" })
        }
    }
}

/// A key that stands in one place a second time once it is in lower case: nobody knows which of the two is meant.
fn twice(value: &Value) -> Option<&Entry> {
    match &value.node {
        Node::Null | Node::Text(_) => None,
        Node::List(items) => items.iter().find_map(twice),
        Node::Map(entries) => {
            let mut seen = BTreeSet::new();
            let second = entries.iter().find(|entry| !seen.insert(&entry.key));
            second.or_else(|| entries.iter().find_map(|entry| twice(&entry.value)))
        }
    }
}

fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        merge_keys: MergeKeyPolicy::Error,
        with_snippet: false,
        budget: serde_yaml::budget! {
            max_nodes: 10_000,
            max_depth: DEPTH_MAX,
            flow_nesting_limit: DEPTH_MAX,
            max_aliases: 0,
            max_anchors: 0,
        },
    }
}

fn fault(text: &str, base: usize, error: &serde_yaml::Error) -> Fault {
    let message = match error.without_snippet() {
        serde_yaml::Error::DuplicateMappingKey { .. } => "this key stands here twice",
        serde_yaml::Error::Budget { .. } | serde_yaml::Error::AliasError { .. } => {
            "anchors, aliases and deep nesting are not read here"
        }
        _ => "this is not YAML",
    };
    let start = error.location().map_or(0, |location| offset(text, &location));
    let end = text
        .get(start..)
        .and_then(|rest| rest.chars().next())
        .map_or(start, |c| start + c.len_utf8());
    Fault { span: base + start..base + end, message }
}

/// The library gives lines and columns for what it cannot scan, and bytes only for what it understood.
fn offset(text: &str, location: &serde_yaml::Location) -> usize {
    let byte = location.span().byte_offset().and_then(|byte| usize::try_from(byte).ok());
    if let Some(byte) = byte.filter(|byte| text.is_char_boundary(*byte)) {
        return byte;
    }
    let n_lines = usize::try_from(location.line()).unwrap_or(1).saturating_sub(1);
    let n_columns = usize::try_from(location.column()).unwrap_or(1).saturating_sub(1);
    let line_start: usize = text.split_inclusive('\n').take(n_lines).map(str::len).sum();
    let line = text.get(line_start..).unwrap_or_default();
    line.char_indices().nth(n_columns).map_or(text.len(), |(at, _)| line_start + at)
}

/// A key as it is kept: in lower case.
pub fn key_text(key: &str) -> Box<str> {
    let key = key.trim();
    let is_lower = key.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { key.into() } else { key.to_lowercase().into() }
}

/// A value as it is kept: without names that are to be removed.
pub fn text(words: &str) -> Box<str> {
    let words = redact::spoken(words);
    // `"\0"` is YAML for a NUL, which HTML does not allow.
    if words.contains('\0') { words.replace('\0', "\u{FFFD}").into() } else { words.into() }
}

struct Context<'a> {
    text: &'a str,
    base: usize,
}

impl Context<'_> {
    fn value(&self, raw: Spanned<Raw>) -> Value {
        let span = self.span(&raw.referenced);
        let node = match raw.value {
            Raw::Null => Node::Null,
            Raw::Plain => Node::Text(self.text.get(span.clone()).unwrap_or_default().trim().into()),
            Raw::Text(words) => Node::Text(text(&words)),
            Raw::List(items) => {
                Node::List(items.into_iter().map(|item| self.value(item)).collect())
            }
            Raw::Map(entries) => Node::Map(self.entries(entries, span.start)),
        };
        Value { node, span: self.base + span.start..self.base + span.end }
    }

    /// The library gives the places of keys only at the price of half of its work. A key stands right before its value.
    fn entries(&self, entries: Vec<(String, Spanned<Raw>)>, start: usize) -> Vec<Entry> {
        let mut reached = start;
        let entry = |(key, value): (String, Spanned<Raw>)| {
            let value_span = self.span(&value.referenced);
            let gap = self.text.get(reached..value_span.start).unwrap_or_default();
            let key_span = match gap.rfind(&key) {
                Some(at) => reached + at..reached + at + key.len(),
                None => value_span.start..value_span.start,
            };
            reached = value_span.end.max(reached);
            Entry {
                key: key_text(&key),
                key_span: self.base + key_span.start..self.base + key_span.end,
                value: self.value(value),
            }
        };
        entries.into_iter().map(entry).collect()
    }

    fn span(&self, location: &serde_yaml::Location) -> Range<usize> {
        let start = offset(self.text, location);
        let len = location.span().byte_len().and_then(|len| usize::try_from(len).ok()).unwrap_or(0);
        let end = start.saturating_add(len);
        if self.text.is_char_boundary(end) { start..end } else { start..start }
    }
}

enum Raw {
    Null,
    /// A number or truth value; its text is taken from the source, so that `012` and `1.10` stay what they are.
    Plain,
    Text(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(String, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map: Vec<(String, Spanned<Raw>)> = Vec::new();
        while let Some((key, value)) = entries.next_entry::<String, Spanned<Raw>>()? {
            if map.len() == 1_000 {
                return Err(A::Error::custom("too many keys"));
            }
            map.push((key, value));
        }
        Ok(Raw::Map(map))
    }
}
