//! Cuts text into words that are compared without case and without marks above letters: `Größe`, `grosse` and `GRÖSSE` are one.
//!
//! What readers type is cut by the same rules in the browser (`themes/default/static/search-index.js`); a test holds both to one list.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest a word may get; the rest of a longer one is not compared.
const N_CHARS_MAX: usize = 40;

/// Hands on every word of a text.
pub fn each(text: &str, mut take: impl FnMut(&str)) {
    let mut folded = String::new();
    let mut rest = text;
    while let Some(start) = start_of_word(rest) {
        rest = &rest[start..];
        let end = end_of_word(rest);
        let word = &rest[..end];
        rest = &rest[end..];
        // Most words are what they are compared as.
        let is_plain = |it: &u8| it.is_ascii_lowercase() || it.is_ascii_digit();
        if word.len() <= N_CHARS_MAX && word.as_bytes().iter().all(is_plain) {
            if is_worth_it(word) {
                take(word);
            }
            continue;
        }
        fold(word, &mut folded);
        if is_worth_it(&folded) {
            take(&folded);
        }
    }
}

/// Where the next word begins.
fn start_of_word(text: &str) -> Option<usize> {
    let is_start = |it: &u8| it.is_ascii_alphanumeric() || !it.is_ascii();
    let start = text.as_bytes().iter().position(is_start)?;
    if text.as_bytes()[start].is_ascii() {
        return Some(start);
    }
    text[start..].find(is_part).map(|it| start + it)
}

/// Whether a character belongs to a word. Hyphens and apostrophes part words: `l’été` is found by `été`.
fn is_part(char: char) -> bool {
    char.is_ascii_alphanumeric()
        || !char.is_ascii() && (char.is_alphanumeric() || is_combining_mark(char))
}

/// Where the word ends that a text begins with. Signs of scripts that are written without spaces are a word each.
fn end_of_word(text: &str) -> usize {
    let bytes = text.as_bytes();
    let n_ascii = bytes.iter().take_while(|it| it.is_ascii_alphanumeric()).count();
    if bytes.get(n_ascii).is_none_or(u8::is_ascii) {
        return n_ascii;
    }
    if let Some(first) = text.chars().next().filter(|it| is_sign(*it)) {
        return first.len_utf8();
    }
    let mut chars = text.char_indices().skip_while(|(_, it)| is_part(*it) && !is_sign(*it));
    chars.next().map_or(text.len(), |(at, _)| at)
}

/// Chinese characters and Japanese syllables.
fn is_sign(char: char) -> bool {
    matches!(
        char,
        '\u{3040}'..='\u{30ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

/// Puts a word into the form in which words are compared.
fn fold(word: &str, folded: &mut String) {
    folded.clear();
    if word.is_ascii() {
        folded.push_str(&word[..word.len().min(N_CHARS_MAX)]);
        folded.make_ascii_lowercase();
        return;
    }
    let lower = word.nfkd().flat_map(char::to_lowercase);
    for char in lower.filter(|it| it.is_alphanumeric() && !is_combining_mark(*it)).take(N_CHARS_MAX)
    {
        match char {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            _ => folded.push(char),
        }
    }
}

/// A single Latin letter says nothing; a single digit or sign does.
fn is_worth_it(word: &str) -> bool {
    match word.as_bytes() {
        [] => false,
        [byte] => byte.is_ascii_digit(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts and their words, also for the browser's half.
    const CASES: &str = include_str!("../../tests/search/words.json");

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        each(text, |word| words.push(word.to_owned()));
        words
    }

    #[test]
    fn texts_are_cut_and_folded() {
        let cases: Vec<(String, Vec<String>)> = serde_json::from_str(CASES).unwrap();
        assert!(20 <= cases.len(), "the list is there");
        for (text, expected) in cases {
            assert_eq!(words(&text), expected, "{text}");
        }
    }

    #[test]
    fn long_words_are_cut() {
        let long = "x".repeat(500);
        assert_eq!(words(&long), ["x".repeat(N_CHARS_MAX)]);
        assert_eq!(words(&format!("é{long}"))[0].chars().count(), N_CHARS_MAX);
    }
}
