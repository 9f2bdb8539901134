//! A password that somebody told in a session and somebody else wrote down.

use crate::diagnostic::Rule;
use crate::rules::kept::Found;
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

/// Words for a password. ASCII letters stand for both cases.
const WORDS: [&str; 18] = [
    "password",
    "passphrase",
    "passcode",
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
    "zugangscode",
    "pin code",
];
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

/// Finds those words, all in one pass.
static FINDER: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(WORDS).ok());

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
        range: word.start..end(text, word.end)?,
        message: "a password stands in what this audience would read",
        help: "take it out of the note, and have it changed: it may have been read already",
        named: None,
    })
}

/// Where the password ends that is told after a word for it.
fn end(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let (value, is_set) = value(rest)?;
    let value = value.trim_start_matches([' ', '\u{A0}', '"', '„', '“', '«', '\'', '`']);
    let begin = start + rest.len().checked_sub(value.len())?;
    let len = value.find(|it: char| it.is_whitespace() || it.is_control()).unwrap_or(value.len());
    let token = value[..len].trim_end_matches(['.', ',', ';', '"', '“', '”', '»', '\'', ')', '`']);
    let is_alone = value[len..].is_empty() || value[len..].starts_with(char::is_control);
    let is_odd = token.chars().any(|it| !it.is_alphabetic() && !"-'’/".contains(it));
    let is_told = is_odd || (is_set && is_alone);
    let is_answer = NO_PASSWORDS.contains(&&*token.to_lowercase());
    let is_hidden = token.starts_with(['[', '<']) || token.chars().all(|it| "*•.…_-x".contains(it));
    let is_password = is_told && !is_answer && !is_hidden && N_SIGNS_MIN <= token.chars().count();
    is_password.then_some(begin + token.len())
}

/// What follows a sign or a verb, and whether it was a sign.
fn value(rest: &str) -> Option<(&str, bool)> {
    let rest = rest.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    if let Some(value) = rest.strip_prefix([':', '=']) {
        return Some((value, true));
    }
    let (verb, value) = rest.split_once(' ')?;
    let verb = verb.trim_end_matches(':');
    VERBS.contains(&&*verb.to_lowercase()).then_some((value.trim_start_matches(':'), false))
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
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
