//! The number of a bank account in what the audience would read.

use crate::diagnostic::Rule;
use crate::rules::kept::Found;

/// How long a number is in each country, in signs.
const LENGTHS: [(&str, usize); 50] = [
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("AZ", 28),
    ("BA", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BR", 29),
    ("CH", 21),
    ("CR", 22),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GE", 22),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IS", 26),
    ("IT", 27),
    ("KW", 30),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("RS", 22),
    ("SA", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
];
/// The longest of them.
const N_SIGNS_MAX: usize = 34;

/// Finds numbers of bank accounts in a text, by their form and their check digits.
pub fn find(text: &str) -> Vec<Found> {
    // Two letters and two digits: few words begin so.
    let begins = text.as_bytes().windows(4).enumerate().filter(|(_, signs)| {
        matches!(signs, [a, b, c, d]
            if c.is_ascii_digit() && d.is_ascii_digit() && a.is_ascii_alphabetic() && b.is_ascii_alphabetic())
    });
    begins.filter_map(|(start, _)| number(text, start)).collect()
}

/// The number that begins somewhere.
fn number(text: &str, start: usize) -> Option<Found> {
    let (before, rest) = text.split_at(start);
    if before.ends_with(char::is_alphanumeric) {
        return None;
    }
    Some(Found {
        rule: Rule::Iban,
        range: start..start + end(rest)?,
        message: "the number of a bank account stands in what this audience would read",
        help: "leave it out, or hide it: `(redact:: number)(as:: [account])`",
        named: None,
    })
}

/// Where the number ends that begins a text; none when none begins it.
fn end(text: &str) -> Option<usize> {
    let [first, second, third, fourth, ..] = *text.as_bytes() else { return None };
    let country = [first, second].map(|it| it.to_ascii_uppercase());
    let n_signs = LENGTHS.iter().find(|(it, _)| it.as_bytes() == country)?.1;
    if !third.is_ascii_digit() || !fourth.is_ascii_digit() {
        return None;
    }
    let mut signs = Vec::with_capacity(N_SIGNS_MAX);
    for (at, letter) in text.char_indices() {
        if letter.is_ascii_alphanumeric() {
            signs.push(letter.to_ascii_uppercase());
        } else if !letter.is_whitespace()
            && !matches!(letter, '-' | '.' | '/' | '\u{200B}' | '\u{2010}'..='\u{2013}')
        {
            return None;
        }
        if signs.len() == n_signs {
            let is_end = !text[at + 1..].starts_with(char::is_alphanumeric);
            return (is_end && remainder(&signs) == 1).then_some(at + 1);
        }
    }
    None
}

/// The remainder by 97 after the first four signs were put behind the others, with letters as numbers from 10.
fn remainder(signs: &[char]) -> u32 {
    let (first, rest) = signs.split_at_checked(4).unwrap_or_default();
    rest.iter().chain(first).filter_map(|it| it.to_digit(36)).fold(0, |sum, value| {
        let factor = if value < 10 { 10 } else { 100 };
        (sum * factor + value) % 97
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_right_check_digits_are_found_and_others_are_not() {
        for (text, expected) in [
            ("Pay to DE89 3704 0044 0532 0130 00 now", "DE89 3704 0044 0532 0130 00"),
            ("GB82WEST12345698765432.", "GB82WEST12345698765432"),
            ("iban: fr14 2004 1010 0505 0001 3m02 606", "fr14 2004 1010 0505 0001 3m02 606"),
            ("NO9386011117947", "NO9386011117947"),
            ("NO93.8601.1117.947.", "NO93.8601.1117.947"),
            ("NO93\u{2009}8601\u{2011}1117\u{200B}947", "NO93\u{2009}8601\u{2011}1117\u{200B}947"),
        ] {
            let found: Vec<&str> = find(text).iter().map(|it| &text[it.range.clone()]).collect();
            assert_eq!(found, [expected], "{text}");
        }
        for text in [
            "DE88 3704 0044 0532 0130 00",
            "DE89 3704 0044 0532 0130 001",
            "XDE89370400440532013000",
            "DE89 3704",
            "order AT12 of 2026",
            "US89 3704 0044 0532 0130 00",
            "DE",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
