//! Moods: numbers, words, signs and steps out of five.

use crate::model::{Mood, Vocabulary};

/// Reads a mood; `None` when it is none.
pub fn mood(text: &str, vocabulary: &Vocabulary) -> Option<Mood> {
    match text.split_once('→').or_else(|| text.split_once("->")) {
        Some((before, value)) => {
            Some(Mood { value: step(value, vocabulary)?, before: Some(step(before, vocabulary)?) })
        }
        None => Some(Mood { value: step(text, vocabulary)?, before: None }),
    }
}

fn step(text: &str, vocabulary: &Vocabulary) -> Option<i8> {
    let text = text.trim();
    if let Some(value) = vocabulary.moods.get(&*text.to_lowercase()) {
        return Some(*value);
    }
    if let Some(stars) = text.strip_suffix("/5") {
        let stars: i8 = stars.trim().parse().ok()?;
        return (1..=5).contains(&stars).then(|| stars - 3);
    }
    let with_hyphen = || text.replace(['\u{2212}', '\u{2013}'], "-").parse();
    let value: i8 = text.parse().or_else(|_| with_hyphen()).ok()?;
    (-2..=2).contains(&value).then_some(value)
}
