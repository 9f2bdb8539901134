//! Words without what tells spellings apart: case, accents, punctuation, and how much space stands between them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words made comparable: a space before each and one at the end, such as ` anna weber `.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The words.
    pub words: String,
    /// Where each word begins in `words`, and where it begins and ends in the text.
    places: Vec<(usize, usize, usize)>,
}

impl Folded {
    /// Where words that begin and end somewhere in `words` stand in the text.
    pub fn range(&self, start: usize, end: usize) -> Option<std::ops::Range<usize>> {
        let first = self.places.partition_point(|(at, ..)| *at < start);
        let last = self.places.partition_point(|(at, ..)| *at < end).checked_sub(1)?;
        Some(self.places.get(first)?.1..self.places.get(last)?.2)
    }
}

/// Folds a text.
pub fn fold(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 2);
    run(text, &mut words, |_, _, _| {});
    words
}

/// Folds a text and remembers where its words stand.
pub fn fold_with_places(text: &str) -> Folded {
    let mut folded = Folded::default();
    let places = &mut folded.places;
    run(text, &mut folded.words, |at, start, end| places.push((at, start, end)));
    folded
}

fn run(text: &str, out: &mut String, mut word: impl FnMut(usize, usize, usize)) {
    out.push(' ');
    // Where the word that is being read begins, in what comes out and in the text.
    let mut open: Option<(usize, usize)> = None;
    let mut close = |open: &mut Option<(usize, usize)>, out: &mut String, end: usize| {
        if let Some((at, start)) = open.take() {
            word(at, start, end);
            out.push(' ');
        }
    };
    for (at, letter) in text.char_indices() {
        if letter.is_ascii_alphanumeric() {
            open.get_or_insert((out.len(), at));
            out.push(letter.to_ascii_lowercase());
        } else if letter.is_ascii() {
            close(&mut open, out, at);
        } else if is_nothing(letter) {
            // Hyphenation and joiners stand inside words, and so do accents that follow their letter.
        } else if stands_alone(letter) {
            close(&mut open, out, at);
            open = Some((out.len(), at));
            add(letter, out);
            close(&mut open, out, at + letter.len_utf8());
        } else if letter.is_alphanumeric() {
            open.get_or_insert((out.len(), at));
            add(letter, out);
        } else {
            close(&mut open, out, at);
        }
    }
    close(&mut open, out, text.len());
}

fn is_nothing(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
        || is_combining_mark(letter)
}

/// Scripts that set no space between words, or hang syllables on to names: each sign counts as a word.
fn stands_alone(letter: char) -> bool {
    matches!(letter,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn add(letter: char, out: &mut String) {
    for part in letter.nfkd().filter(|it| !is_combining_mark(*it)) {
        match part {
            'ß' | 'ẞ' => out.push_str("ss"),
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            _ => out.extend(part.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_the_same() {
        for text in
            ["José  Müller", "JOSÉ\nMÜLLER", "Jose\u{301} Mu\u{308}ller", "jo\u{AD}sé-müller"]
        {
            assert_eq!(fold(text), " jose muller ", "{text}");
        }
        assert_eq!(fold("Groß"), fold("GROSS"));
        assert_eq!(fold("田中さん"), " 田 中 さ ん ");
        assert_eq!(fold(""), " ");
    }

    #[test]
    fn words_know_where_they_stand() {
        let text = "– Anna  Wéber said";
        let folded = fold_with_places(text);
        let needle = " anna weber ";
        let at = folded.words.find(needle).unwrap();
        let range = folded.range(at, at + needle.len() - 1).unwrap();
        assert_eq!(&text[range], "Anna  Wéber");
    }
}
