//! Dates: the one form of keys and fields, and the forms in which they stand in file names and first lines.

use crate::read::vocabulary;
use jiff::civil::Date;

/// Words between the parts of a date: `4 de marzo del 2026`.
const JOINING: [&str; 3] = ["de", "del", "of"];

/// Reads `YYYY-MM-DD`.
pub fn exact(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
        return None;
    }
    date(text.get(0..4)?, text.get(5..7)?, text.get(8..10)?)
}

/// Finds the first date in a text: `2026-03-04` anywhere before `2026_03_04`, `20260304`, `4.3.2026` and `4 March 2026`.
pub fn find(text: &str) -> Option<Date> {
    find_iso(text).or_else(|| find_other(text))
}

fn find_iso(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let at = |(start, _): (usize, &str)| {
        let touches_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let from = start.checked_sub(4)?;
        if touches_digit(from.checked_sub(1).and_then(|before| bytes.get(before)))
            || touches_digit(bytes.get(from + 10))
        {
            return None;
        }
        exact(text.get(from..from + 10)?)
    };
    text.match_indices('-').find_map(at)
}

fn find_other(text: &str) -> Option<Date> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !JOINING.contains(word))
        .take(200)
        .collect();
    let packed = words.iter().find_map(|word| packed(word));
    packed.or_else(|| {
        words.windows(3).find_map(|three| match three {
            [a, b, c] => spread(a, b, c),
            _ => None,
        })
    })
}

fn packed(word: &str) -> Option<Date> {
    if word.len() != 8 || !word.bytes().all(|byte| byte.is_ascii_digit()) || !word.starts_with("20")
    {
        return None;
    }
    date(word.get(0..4)?, word.get(4..6)?, word.get(6..8)?)
}

fn spread(a: &str, b: &str, c: &str) -> Option<Date> {
    if is_year(a) {
        return date(a, b, c);
    }
    if !is_year(c) {
        return None;
    }
    let month =
        |word: &str| vocabulary::month(&word.to_lowercase()).map(|number| number.to_string());
    match (month(a), month(b)) {
        (_, Some(month)) => date(c, &month, day(a)),
        (Some(month), None) => date(c, &month, day(b)),
        (None, None) => date(c, b, a),
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `1st`, `2nd` and `3rd` without their ending.
fn day(word: &str) -> &str {
    word.trim_end_matches(|c: char| c.is_ascii_alphabetic())
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if ![year, month, day].into_iter().all(is_number) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{exact, find};

    #[test]
    fn iso_comes_first() {
        let found = |text: &str| find(text).map(|date| date.to_string());
        assert_eq!(found("4.5.2026, written 2026-03-04").as_deref(), Some("2026-03-04"));
        assert_eq!(found("content/notes/20260304_p7.md").as_deref(), Some("2026-03-04"));
        assert_eq!(found("am 4. März 2026").as_deref(), Some("2026-03-04"));
        assert_eq!(found("March 4th, 2026").as_deref(), Some("2026-03-04"));
        assert_eq!(found("el 4 de marzo de 2026").as_deref(), Some("2026-03-04"));
        assert_eq!(found("4 de março de 2026").as_deref(), Some("2026-03-04"));
        assert_eq!(found("4th of March 2026").as_deref(), Some("2026-03-04"));
        assert_eq!(found("le 4 mars 2026").as_deref(), Some("2026-03-04"));
        assert_eq!(found("12026-03-04 and 2026-13-41"), None);
        assert_eq!(exact("2026-3-4"), None);
    }
}
