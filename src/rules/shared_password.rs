//! A password that somebody told in a session and somebody else wrote down.

use crate::diagnostic::Rule;
use crate::rules::kept::Found;
use aho_corasick::{AhoCorasick, MatchKind};
use std::ops::Range;
use std::sync::LazyLock;

/// Words for a password. ASCII letters stand for both cases.
const WORDS: [&str; 22] = [
    "password",
    "passphrase",
    "passcode",
    "passwd",
    "passwort",
    "kennwort",
    "passwörter",
    "PASSWÖRTER",
    "mot de passe",
    "mots de passe",
    "contraseña",
    "CONTRASEÑA",
    "clave de acceso",
    "senha",
    "palavra-passe",
    "wachtwoord",
    "pwd",
    "pw",
    "zugangscode",
    "geheimzahl",
    "pin code",
    "pin",
];
/// Those of them that may mean something else: only what looks like a password is one after them.
const VAGUE: [&str; 2] = ["pin", "pw"];
/// Words between it and the password.
const VERBS: [&str; 8] = ["is", "was", "ist", "lautet", "war", "est", "es", "é"];
/// Answers that are none.
const NO_PASSWORDS: [&str; 12] = [
    "yes",
    "no",
    "none",
    "ja",
    "nein",
    "oui",
    "non",
    "unknown",
    "forgotten",
    "required",
    "optional",
    "reset",
];
/// The shortest password.
const N_SIGNS_MIN: usize = 3;
/// The shortest that follows the word with nothing between them.
const N_SIGNS_MIN_BARE: usize = 6;
/// How many words may say what it opens: `the password for the wifi is …`.
const N_WORDS_BETWEEN: usize = 4;

/// Finds those words, all in one pass.
static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest);
    builder.build(WORDS).ok()
});

/// Finds passwords in a text.
pub fn find(text: &str) -> Vec<Found> {
    let Some(finder) = &*FINDER else { return Vec::new() };
    finder.find_iter(text).filter_map(|word| told(text, word.range())).collect()
}

/// The password after a word for it.
fn told(text: &str, word: Range<usize>) -> Option<Found> {
    if text[..word.start].ends_with(char::is_alphanumeric) {
        return None;
    }
    Some(Found {
        rule: Rule::SharedPassword,
        range: word.start..end(text, word)?,
        message: "a password stands in what this audience would read",
        help: "take it out of the note, and have it changed: it may have been read already",
        named: None,
    })
}

/// How a word for a password leads to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// A colon or the like: whatever stands alone behind it is told.
    Sign,
    /// A verb, a dash, the next cell of a table or some words: what follows may be talk as well.
    Words,
    /// Nothing at all.
    Nothing,
}

/// Where the password ends that is told after a word for it.
fn end(text: &str, word: Range<usize>) -> Option<usize> {
    let rest = text.get(word.end..)?;
    let rest = rest.strip_prefix(['s', 'S']).unwrap_or(rest);
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let (value, link) = value(rest)?;
    let value = value.trim_start_matches([' ', '\t', '\u{A0}', '"', '„', '“', '«', '\'', '`', '*']);
    let begin = text.len() - value.len();
    let len = value.find(|it: char| it.is_whitespace() || it.is_control()).unwrap_or(value.len());
    let token =
        value[..len].trim_end_matches(['.', ',', ';', '"', '“', '”', '»', '\'', ')', '`', '*']);
    let after = value[len..].trim_start_matches(' ');
    let is_alone = after.is_empty() || after.starts_with(char::is_control);
    let is_odd = token.chars().any(|it| !it.is_alphabetic() && !"-'’/".contains(it));
    let is_vague = VAGUE.contains(&&*text[word].to_lowercase());
    let n_signs = token.chars().count();
    let is_told = match link {
        Link::Sign => is_odd || is_alone && !is_vague,
        Link::Words => is_odd,
        Link::Nothing => {
            let has = |is: fn(char) -> bool| token.contains(is);
            has(char::is_alphabetic) && has(|it| it.is_ascii_digit()) && N_SIGNS_MIN_BARE <= n_signs
        }
    };
    let is_answer = NO_PASSWORDS.contains(&&*token.to_lowercase());
    let is_hidden = token.starts_with(['[', '<']) || token.chars().all(|it| "*•.…_-x".contains(it));
    let is_password = is_told && !is_answer && !is_hidden && N_SIGNS_MIN <= n_signs;
    is_password.then_some(begin + token.len())
}

/// What follows a sign, a verb or some words that end with one, and how it follows.
fn value(rest: &str) -> Option<(&str, Link)> {
    let rest = rest.trim_start_matches([' ', '*', '"', '”', '“', '\u{A0}', '\u{202F}']);
    if let Some(value) = after_sign(rest) {
        return Some((value, Link::Sign));
    }
    if let Some(value) = rest.strip_prefix(['-', '–', '—', '\t', '|']) {
        return Some((value, Link::Words));
    }
    let mut left = rest;
    for _ in 0..=N_WORDS_BETWEEN {
        let (word, after) = left.split_once(' ')?;
        if VERBS.contains(&&*word.trim_end_matches(':').to_lowercase()) {
            return Some((after.trim_start_matches([':', ' ']), Link::Words));
        }
        if word.ends_with([':', '=']) {
            return Some((after, Link::Words));
        }
        if word.contains(|it: char| !it.is_alphabetic() && !"-'’()".contains(it)) {
            break;
        }
        left = after;
    }
    Some((rest, Link::Nothing))
}

fn after_sign(rest: &str) -> Option<&str> {
    rest.strip_prefix("->").or_else(|| rest.strip_prefix([':', '=', '：', '→', '⇒']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_found_and_talk_about_them_is_not() {
        for (text, expected) in [
            ("The Password: hunter2, she said.", "Password: hunter2"),
            ("Das Passwort ist Sommer2026!", "Passwort ist Sommer2026!"),
            ("mot de passe : soleil", "mot de passe : soleil"),
            ("contraseña = a1b2\u{1F}next", "contraseña = a1b2"),
            ("password is \"tr0ub4dor\".", "password is \"tr0ub4dor"),
            ("PASSWORD:sunshine", "PASSWORD:sunshine"),
            ("PASSWÖRTER: abc1", "PASSWÖRTER: abc1"),
            ("Das Passwort lautet: Sommer2026", "Passwort lautet: Sommer2026"),
            ("Passwords: abc1 and more", "Passwords: abc1"),
            ("Passwort：Sonne", "Passwort：Sonne"),
            ("Passwort → Sonne", "Passwort → Sonne"),
            ("Passwort - Sonne1", "Passwort - Sonne1"),
            ("Passwort\tSonne1\tmore", "Passwort\tSonne1"),
            ("Das Passwort Sommer2026 stimmt", "Passwort Sommer2026"),
            ("Das Passwort fürs WLAN ist Sonne1.", "Passwort fürs WLAN ist Sonne1"),
            ("the password for the wifi: sunny-1", "password for the wifi: sunny-1"),
            ("PIN: 4711", "PIN: 4711"),
            ("her pin is 4711", "pin is 4711"),
            ("pw: a1b2", "pw: a1b2"),
            ("pwd: a1b2", "pwd: a1b2"),
        ] {
            let found: Vec<&str> = find(text).iter().map(|it| &text[it.range.clone()]).collect();
            assert_eq!(found, [expected], "{text}");
        }
        for text in [
            "The password is wrong, it says.",
            "He forgot his password. 3 times.",
            "Password: they always forget it.",
            "Passwort: nein",
            "password: ********",
            "password: [hidden]",
            "password: [left out]",
            "Password",
            "The password is",
            "mot de passe est oublié",
            "spasswort: abc1",
            "Passwort - vergessen",
            "Passwort\tvergessen\t3",
            "The password page has 3 steps",
            "The password of the shop is always wrong.",
            "He forgot his password. It is 2026.",
            "Pin: the blue one",
            "Pin: blue",
            "pinned: 4711",
            "Her password was reset in 2026",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
