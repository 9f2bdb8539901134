//! Names: participants, titles and dates that stand in the path of a file, and the many ways of writing a name.

use crate::read::date;
use jiff::civil::Date;

/// The words before the number of a participant in a file name.
const PARTICIPANT_WORDS: [&str; 5] = ["p", "participant", "interview", "teilnehmer", "tn"];

/// The participant that a file name tells: `P1`, `p12`, `participant-6`, `interview_03`.
pub fn participant_in(stem: &str) -> Option<Box<str>> {
    let mut before = "";
    for word in stem.split(|c: char| !c.is_ascii_alphanumeric()) {
        let digits_start = word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len());
        let (letters, digits) = word.split_at(digits_start);
        let is_number =
            (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        let letters = if letters.is_empty() { before } else { letters };
        if is_number && PARTICIPANT_WORDS.iter().any(|known| known.eq_ignore_ascii_case(letters)) {
            return Some(format!("P{digits}").into());
        }
        before = word;
    }
    None
}

/// Whether a name has the form of a participant's pseudonym: `P07`.
pub fn is_participant(name: &str) -> bool {
    let digits = name.strip_prefix(['P', 'p']).unwrap_or_default();
    (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether two names mean the same participant: `P7` and `p07` do.
pub fn is_same_participant(a: &str, b: &str) -> bool {
    if a.eq_ignore_ascii_case(b) {
        return true;
    }
    let number = |name: &str| name.get(1..).unwrap_or_default().trim_start_matches('0').to_owned();
    is_participant(a) && is_participant(b) && number(a) == number(b)
}

/// The date that a path tells, the file's name before its folders.
pub fn date_in_path(path: &str) -> Option<Date> {
    let name = path.rsplit('/').next().unwrap_or_default();
    date::find(name).or_else(|| date::find(path))
}

/// A file's name as a title: `first-invoice` is `First invoice`.
pub fn readable(stem: &str) -> String {
    let mut title = String::with_capacity(stem.len());
    let mut signs = stem.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        if !matches!(sign, '-' | '_') {
            title.push(sign);
            continue;
        }
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let before = is_digit(stem.get(..at).and_then(|before| before.chars().next_back()));
        let after = is_digit(signs.peek().map(|(_, next)| *next));
        title.push(if sign == '-' && before && after { '-' } else { ' ' });
    }
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut signs = title.chars();
    match signs.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(signs).collect(),
        _ => title,
    }
}

/// A name without the brackets and the text of a wikilink: `[[maya|Maya]]` is `maya`.
pub fn unlinked(text: &str) -> &str {
    let text = text.trim().trim_matches(['"', '\'']).trim();
    let inner =
        text.strip_prefix("[[").map_or(text, |rest| rest.strip_suffix("]]").unwrap_or(rest));
    let inner = inner.split_once('|').map_or(inner, |(name, _)| name);
    inner.trim_end_matches('\\').trim()
}

/// A link's target split into name and fragment.
pub fn with_fragment(target: &str) -> (&str, Option<&str>) {
    match target.split_once('#') {
        Some((name, fragment)) => {
            (name.trim(), Some(fragment.trim()).filter(|fragment| !fragment.is_empty()))
        }
        None => (target.trim(), None),
    }
}

/// `%20` and its like in relative links; what is no UTF-8 stays as it is.
pub fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = (*first == b'%').then(|| after.get(..2)).flatten();
        let byte = hex
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{is_same_participant, participant_in, percent_decoded, readable, unlinked};

    #[test]
    fn file_names_tell_participants() {
        let found = |stem| participant_in(stem);
        assert_eq!(found("2026-03-04-p07").as_deref(), Some("P07"));
        assert_eq!(found("participant-6").as_deref(), Some("P6"));
        assert_eq!(found("interview_03").as_deref(), Some("P03"));
        assert_eq!(found("P1 first call").as_deref(), Some("P1"));
        assert_eq!(found("2026-03-04-step-12"), None);
        assert!(is_same_participant("p7", "P07"));
    }

    #[test]
    fn names_are_read_in_every_form() {
        assert_eq!(unlinked("[[maya|Maya]]"), "maya");
        assert_eq!(unlinked("\"[[maya]]\""), "maya");
        assert_eq!(readable("first-invoice"), "First invoice");
        assert_eq!(readable("2026-03-04-p07"), "2026-03-04 p07");
        assert_eq!(percent_decoded("a%20b%2"), "a b%2");
    }
}
