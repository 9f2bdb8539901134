//! A telephone number in what the audience would read. Most numbers are none, so the form has to be clear, or a word before it.

use crate::diagnostic::Rule;
use crate::rules::kept::Found;
use std::ops::Range;

/// What stands before a number that is to be called, in lower case.
const CUES: [&str; 22] = [
    "tel",
    "tel.",
    "telefon",
    "telephone",
    "téléphone",
    "tél",
    "tél.",
    "teléfono",
    "telefone",
    "phone",
    "call",
    "fon",
    "handy",
    "mobil",
    "mobile",
    "cell",
    "móvil",
    "portable",
    "whatsapp",
    "ruf",
    "anrufen",
    "sms",
];
/// What stands before a number that counts something else.
const OTHERS: [&str; 15] = [
    "order",
    "invoice",
    "ticket",
    "no",
    "no.",
    "nr",
    "nr.",
    "bestellung",
    "rechnung",
    "kundennummer",
    "auftrag",
    "commande",
    "facture",
    "isbn",
    "id",
];
/// Digits of a number, with what is dialed before it.
const N_DIGITS: Range<usize> = 9..16;
/// Digits of a number after a word that says what it is.
const N_DIGITS_SAID: Range<usize> = 6..16;

/// Finds telephone numbers in a text.
pub fn find(text: &str) -> Vec<Found> {
    chains(text).iter().filter_map(|chain| number(text, chain)).collect()
}

/// Groups of digits that belong together, such as `(030)`, `123` and `45 67`.
type Chain = Vec<Range<usize>>;

fn chains(text: &str) -> Vec<Chain> {
    let bytes = text.as_bytes();
    let mut chains: Vec<Chain> = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|it| at + it) {
        let len = bytes[start..].iter().take_while(|it| it.is_ascii_digit()).count();
        let before = chains
            .last_mut()
            .filter(|chain| chain.last().is_some_and(|last| is_between(&text[last.end..start])));
        let group = start..start + len;
        match before {
            Some(chain) => chain.push(group),
            None => chains.push(vec![group]),
        }
        at = start + len;
    }
    chains
}

/// Whether something may stand between two groups of one number.
fn is_between(text: &str) -> bool {
    const SIGNS: [&str; 11] = [" ", "-", ".", "/", ")", ") ", " (", "(", " / ", ")-", " - "];
    const LEN_MAX: usize = 9;
    if LEN_MAX < text.len() {
        return false;
    }
    let plain: String = text.chars().filter_map(plain).collect();
    SIGNS.contains(&&*plain)
}

/// Any space as a space, any dash as `-`, and nothing for signs that nobody sees.
fn plain(letter: char) -> Option<char> {
    match letter {
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' => None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\t' => Some('\t'),
        letter if letter.is_whitespace() => Some(' '),
        letter => Some(letter),
    }
}

/// The number in a chain. A count of one or two digits may stand before it: `2 0170 1234567`.
fn number(text: &str, chain: &Chain) -> Option<Found> {
    let (first, last) = (chain.first()?, chain.last()?);
    if !stands_alone(text, first.start..last.end) {
        return None;
    }
    let has_count =
        first.len() <= 2 && chain.get(1).is_some_and(|it| text[first.end..it.start] == *" ");
    let starts = [Some(&chain[..]), chain.get(1..).filter(|_| has_count)];
    let found = starts.into_iter().flatten().find_map(|groups| is_number(text, groups));
    found.map(|range| Found {
        rule: Rule::PhoneNumber,
        range,
        message: "a telephone number stands in what this audience would read",
        help: "leave it out, or hide it: `(redact:: number)(as:: [number])`",
        named: None,
    })
}

/// Not a part of a word, an amount, a time or an address.
fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let before = text[..range.start].trim_end_matches(['+', '(']);
    let is_part = |it: char| it.is_alphanumeric() || "#$€£_=.,:/-".contains(it);
    let is_cue = is_end_of_word(before);
    let after = &text[range.end..];
    let is_unit = after.trim_start().starts_with(['€', '$', '£', '%', '°']);
    let is_more = after.starts_with(|it: char| it.is_alphabetic() || it == '_')
        || (after.starts_with([':', ',', '.'])
            && after[1..].starts_with(|it: char| it.is_ascii_digit()))
        || is_file(after);
    (is_cue || !before.ends_with(is_part)) && !is_unit && !is_more
}

/// Whether a sign parts a number from the word before it, as in `Tel:` and `called./`, and no address goes on with it.
fn is_end_of_word(before: &str) -> bool {
    let word = before.trim_end_matches([':', '.', ',', '/', '=']);
    let is_address = |it: &str| it.contains("://") || it.contains('/') || it.contains('.');
    let last = word.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.len() < before.len()
        && !word.ends_with(|it: char| it.is_ascii_digit())
        && !is_address(last)
}

/// The ending of a file's name.
fn is_file(after: &str) -> bool {
    after.strip_prefix('.').is_some_and(|it| it.starts_with(|it: char| it.is_ascii_lowercase()))
}

fn is_number(text: &str, groups: &[Range<usize>]) -> Option<Range<usize>> {
    let (first, last) = (groups.first()?, groups.last()?);
    let before = &text[..first.start];
    let digits: String = groups.iter().map(|it| &text[it.clone()]).collect();
    let n_digits = digits.len();
    let is_abroad = before.trim_end_matches('(').ends_with('+');
    let word = word_before(before.trim_end_matches(['+', '(']));
    let is_said = CUES.contains(&&*word);
    let is_other = OTHERS.contains(&&*word);
    let is_clear = if is_abroad {
        N_DIGITS.contains(&n_digits) && !digits.starts_with('0')
    } else {
        is_national(text, groups, &digits) || is_american(groups, &digits)
    };
    let is_one =
        (is_clear && (is_abroad || !is_other)) || (is_said && N_DIGITS_SAID.contains(&n_digits));
    let start = if is_abroad { before.rfind('+')? } else { first.start };
    (is_one && !is_date(text, groups) && !is_amount(groups, is_abroad)).then_some(start..last.end)
}

/// The word before a number, in lower case.
fn word_before(before: &str) -> String {
    let before = before.trim_end_matches([' ', ':', '\u{A0}']);
    let word = before.rsplit(|it: char| it.is_whitespace() || it.is_control()).next();
    word.unwrap_or_default().trim_start_matches('(').to_lowercase()
}

/// A zero and the number of a place or network. Without spaces it could be the number of anything but a mobile telephone.
fn is_national(text: &str, groups: &[Range<usize>], digits: &str) -> bool {
    let is_long = N_DIGITS.contains(&digits.len());
    if let Some(rest) = digits.strip_prefix("00") {
        return 1 < groups.len() && is_long && !rest.starts_with('0') && groups[0].len() <= 5;
    }
    let area = &text[groups[0].clone()];
    let is_area = area.starts_with('0') && (2..=6).contains(&area.len());
    let is_mobile = match digits.as_bytes() {
        [b'0', b'1', b'5'..=b'7', ..] => (11..=12).contains(&digits.len()),
        [b'0', b'6' | b'7', ..] => (10..=11).contains(&digits.len()),
        _ => false,
    };
    is_long
        && ((is_area && 1 < groups.len() && digits.len() <= 13) || (is_mobile && groups.len() == 1))
}

/// Three, three and four digits, maybe after a one.
fn is_american(groups: &[Range<usize>], digits: &str) -> bool {
    let lengths: Vec<usize> = groups.iter().map(ExactSizeIterator::len).collect();
    let digits = match lengths.as_slice() {
        [3, 3, 4] => digits,
        [1, 3, 3, 4] if digits.starts_with('1') => &digits[1..],
        _ => return false,
    };
    let is_two_to_nine = |at: usize| digits.as_bytes().get(at).is_some_and(|it| b'1' < *it);
    is_two_to_nine(0) && is_two_to_nine(3)
}

/// Day, month and year in any order, with the same sign between them and another one behind.
fn is_date(text: &str, groups: &[Range<usize>]) -> bool {
    let [a, b, c, ..] = groups else { return false };
    let sign = &text[a.end..b.start];
    let goes_on = groups.get(3).is_some_and(|next| text[c.end..next.start] == *sign);
    let number = |it: &Range<usize>| text[it.clone()].parse::<u32>().unwrap_or(u32::MAX);
    let is_day = |it: &Range<usize>| it.len() <= 2 && number(it) <= 31;
    let has_year = matches!((a.len(), c.len()), (1 | 2, 2 | 4) | (4, 1 | 2));
    let (first, last) = if a.len() == 4 { (b, c) } else { (a, b) };
    let is_month = number(first) <= 12 || number(last) <= 12;
    sign == &text[b.end..c.start]
        && !goes_on
        && has_year
        && is_day(first)
        && is_day(last)
        && is_month
}

/// A number in groups of three, as amounts are written.
fn is_amount(groups: &[Range<usize>], is_abroad: bool) -> bool {
    let n_digits: usize = groups.iter().map(ExactSizeIterator::len).sum();
    let is_small = !is_abroad || n_digits <= 9;
    is_small
        && 1 < groups.len()
        && groups[0].len() <= 2
        && groups[1..].iter().all(|it| it.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_found() {
        for (text, expected) in [
            ("Her number: +49 170 1234567.", "+49 170 1234567"),
            ("+1 (415) 555-2671", "+1 (415) 555-2671"),
            ("(+34 612 345 678)", "+34 612 345 678"),
            ("0049 170 1234567", "0049 170 1234567"),
            ("ring 0170 123 45 67 now", "0170 123 45 67"),
            ("030/1234567", "030/1234567"),
            ("06 12 34 56 78", "06 12 34 56 78"),
            ("06.12.34.56.78", "06.12.34.56.78"),
            ("(030) 123 45 67", "030) 123 45 67"),
            ("01701234567", "01701234567"),
            ("(415) 555-2671", "415) 555-2671"),
            ("415-555-2671, she said", "415-555-2671"),
            ("Tel.: 123 45 67", "123 45 67"),
            ("Please call 5552671", "5552671"),
            ("2 0170 1234567", "0170 1234567"),
            ("She called.0170 1234567", "0170 1234567"),
            ("tel/0170 1234567", "0170 1234567"),
            ("mobile=0170 1234567", "0170 1234567"),
            ("her number,0170 1234567", "0170 1234567"),
            ("0170\u{2009}123\u{2009}45\u{2009}67", "0170\u{2009}123\u{2009}45\u{2009}67"),
            ("0170\u{2013}1234567", "0170\u{2013}1234567"),
        ] {
            let found: Vec<&str> = find(text).iter().map(|it| &text[it.range.clone()]).collect();
            assert_eq!(found, [expected], "{text}");
        }
    }

    #[test]
    fn other_numbers_are_not() {
        for text in [
            "2026-03-04 12:30",
            "04.03.2026",
            "04.03.2026 0930",
            "04/03/2026 1200",
            "from 08:00-12:30, 07.30-09.15",
            "01.02.-03.04.2026",
            "1 234 567 890 €",
            "$1,234,567.89",
            "+20 000 000",
            "Order 0123456789",
            "order no. 0170 1234567",
            "invoice 4155552671",
            "2026100456789",
            "DE89 3704 0044 0532 0130 00",
            "4111 1111 1111 1111",
            "192.168.100.200",
            "10.0.19045.3803",
            "0.123456789",
            "978-3-16-148410-0",
            "0-306-40615-2",
            "2019 2020 2021 2022",
            "P07 waited 45 minutes, 3 times",
            "https://bakery.example/0170-1234567",
            "52.520008, 13.404954",
            "#0170 1234567",
            "photos/0170-1234567.jpg",
            "www.bakery.example/0170-1234567",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
