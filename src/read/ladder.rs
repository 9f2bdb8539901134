//! Why ladders: nested items that ask why, down to a root.

use crate::model::{Consent, Ladder, Rung, Vocabulary};
use crate::read::doc::{Node, NodeKind};
use crate::read::reader::Reader;

/// Finds the ladders below an item.
pub fn ladders(reader: &Reader<'_>, item: &Node) -> Vec<Ladder> {
    let mut rungs = Vec::new();
    for child in nested_items(item) {
        if step(reader, child).is_some() {
            climb(reader, child, 1, &mut rungs);
        }
    }
    if !rungs.is_empty() {
        return vec![Ladder { top: passage(item), rungs }];
    }
    nested_items(item).flat_map(|child| ladders(reader, child)).collect()
}

fn climb(reader: &Reader<'_>, item: &Node, depth: u8, rungs: &mut Vec<Rung>) {
    if let Some((words, is_root)) = step(reader, item) {
        rungs.push(Rung {
            words: words.into(),
            is_root,
            depth,
            evidence: passage(item),
            consent: item.consent.unwrap_or(Consent::None),
        });
    }
    for child in nested_items(item) {
        climb(reader, child, depth.saturating_add(1), rungs);
    }
}

fn nested_items(item: &Node) -> impl Iterator<Item = &Node> {
    let lists = item.children.iter().filter(|child| matches!(child.kind, NodeKind::List(_)));
    lists.flat_map(|list| &list.children)
}

fn passage(item: &Node) -> Option<u32> {
    let own = item.children.iter().filter(|child| child.kind == NodeKind::Paragraph);
    own.flat_map(|child| &child.passages).map(|(_, index)| *index).next()
}

/// The words of an item that asks why or names a root, and whether it is the root.
fn step(reader: &Reader<'_>, item: &Node) -> Option<(String, bool)> {
    let first = item.children.first().filter(|child| child.kind == NodeKind::Paragraph)?;
    answer(reader.ground.vocabulary, &reader.words(first))
        .map(|(words, is_root)| (words.to_owned(), is_root))
}

/// What follows `Why?` or `Root:` at the start of some words, and whether it is the root.
pub fn answer<'w>(vocabulary: &Vocabulary, words: &'w str) -> Option<(&'w str, bool)> {
    let after = |known: &[Box<str>]| known.iter().find_map(|word| after(words, word));
    match after(&vocabulary.roots) {
        Some(rest) => Some((rest, true)),
        None => after(&vocabulary.whys).map(|rest| (rest, false)),
    }
}

/// What follows `Why?` or `Why:`.
fn after<'w>(words: &'w str, word: &str) -> Option<&'w str> {
    let words = words.trim_start_matches('¿');
    let mut rest = words.char_indices();
    let mut lower = word.chars();
    let end = loop {
        match (lower.next(), rest.clone().next()) {
            (None, at) => break at.map_or(words.len(), |(at, _)| at),
            (Some(sign), Some((_, written))) if written.to_lowercase().eq([sign]) => {
                rest.next();
            }
            _ => return None,
        }
    };
    let rest = words.get(end..)?.trim_start();
    let rest = rest.strip_prefix(['?', ':', '？', '：'])?;
    Some(rest.trim())
}
