//! Names: participants, titles and dates that stand in the path of a file, and the many ways of writing a name.

use crate::read::date;
use jiff::civil::Date;

/// The words before the number of a participant in a file name.
const PARTICIPANT_WORDS: [&str; 5] = ["p", "participant", "interview", "teilnehmer", "tn"];

/// The participants that a file name tells: `P1`, `p12`, `participant-6`, `interview_03`, `p07-and-p08`.
/// The number of an interview is a participant only where nobody else is named.
pub fn participants_in(stem: &str) -> Vec<Box<str>> {
    let mut named: Vec<Box<str>> = Vec::new();
    let mut counted: Vec<Box<str>> = Vec::new();
    let mut before = "";
    for word in stem.split(|c: char| !c.is_ascii_alphanumeric()) {
        let digits_start = word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len());
        let (letters, digits) = word.split_at(digits_start);
        let is_number =
            (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        let letters = if letters.is_empty() { before } else { letters };
        if is_number && PARTICIPANT_WORDS.iter().any(|known| known.eq_ignore_ascii_case(letters)) {
            let is_interview = letters.eq_ignore_ascii_case("interview");
            let found = if is_interview { &mut counted } else { &mut named };
            found.push(format!("P{digits}").into());
        }
        before = word;
    }
    if named.is_empty() { counted } else { named }
}

/// The people of a value such as `P07 and P08`.
pub fn parted(written: &str) -> Vec<&str> {
    const WORDS: [&str; 6] = [" and ", " und ", " et ", " & ", " + ", " / "];
    let word = WORDS.iter().find_map(|word| written.split_once(word));
    let sign = || written.split_once(['&', '+', '/']).filter(|(one, _)| is_participant(one.trim()));
    let Some((one, more)) = written.split_once(';').or(word).or_else(sign) else {
        return vec![written.trim()];
    };
    let mut people = parted(one);
    people.extend(parted(more));
    people.retain(|name| !name.is_empty());
    people
}

/// Whether a value names a person, alone or among other words: `P07 (second call)`.
pub fn names(written: &str, person: &str) -> bool {
    let mut words = written.split(|c: char| !c.is_alphanumeric());
    is_same_participant(written.trim(), person) || words.any(|it| is_same_participant(it, person))
}

/// Whether a name has the form of a participant's pseudonym: `P07`.
pub fn is_participant(name: &str) -> bool {
    let digits = name.strip_prefix(['P', 'p']).unwrap_or_default();
    (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether two names mean the same participant: `P7` and `p07` do.
pub fn is_same_participant(a: &str, b: &str) -> bool {
    let is_equal = a.eq_ignore_ascii_case(b)
        || !a.is_ascii() && !b.is_ascii() && a.to_lowercase() == b.to_lowercase();
    let number =
        |name: &'_ str| name.get(1..).unwrap_or_default().trim_start_matches('0').to_owned();
    is_equal || is_participant(a) && is_participant(b) && number(a) == number(b)
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
    use super::{
        is_same_participant, names, parted, participants_in, percent_decoded, readable, unlinked,
    };

    #[test]
    fn file_names_tell_participants() {
        let found = |stem| participants_in(stem).join(" ");
        assert_eq!(found("2026-03-04-p07"), "P07");
        assert_eq!(found("participant-6"), "P6");
        assert_eq!(found("interview_03"), "P03");
        assert_eq!(found("interview_03-p07-p08"), "P07 P08");
        assert_eq!(found("P1 first call"), "P1");
        assert_eq!(found("2026-03-04-step-12"), "");
        assert!(is_same_participant("p7", "P07"));
    }

    #[test]
    fn several_people_stand_in_one_value() {
        assert_eq!(parted("P07 and P08 & P09"), ["P07", "P08", "P09"]);
        assert_eq!(parted("P07/P08"), ["P07", "P08"]);
        assert_eq!(parted("Anna und Tom; Kim"), ["Anna", "Tom", "Kim"]);
        assert_eq!(parted("R&D"), ["R&D"]);
        assert!(names("P07 (second call)", "p7"));
        assert!(!names("P070", "P07"));
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
