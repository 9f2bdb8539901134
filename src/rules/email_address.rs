//! An e-mail address in what the audience would read: it leads to a person.

use crate::diagnostic::Rule;
use crate::rules::kept::Found;
use std::ops::Range;

/// Endings that nobody can have an address under, and endings of files.
const NO_ENDINGS: [&str; 13] = [
    "example",
    "test",
    "invalid",
    "localhost",
    "local",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "svg",
    "webp",
    "md",
    "html",
];
/// The same for whole hosts.
const NO_HOSTS: [&str; 3] = ["example.com", "example.org", "example.net"];

/// What stands for `@`: in links, in other scripts, and where it is spelled out. Spaces may stand around the last two.
const SIGNS: [&str; 5] = ["%40", "＠", "﹫", "(at)", "[at]"];

/// Finds e-mail addresses in a text.
pub fn find(text: &str) -> Vec<Found> {
    let plain = memchr::memchr_iter(b'@', text.as_bytes()).map(|at| at..at + 1);
    let mut found: Vec<Found> = plain.filter_map(|sign| address(text, sign)).collect();
    // All of them hold one of these bytes, and few texts do.
    let may_have = |byte| memchr::memchr(byte, text.as_bytes()).is_some();
    if may_have(b'%') || may_have(b'(') || may_have(b'[') || may_have(0xEF) {
        let others = SIGNS.iter().flat_map(|sign| text.match_indices(sign));
        found.extend(others.filter_map(|(at, sign)| address(text, at..at + sign.len())));
    }
    found
}

fn address(text: &str, sign: Range<usize>) -> Option<Found> {
    let is_of_name = |it: char| it.is_alphanumeric() || "._+-".contains(it);
    let is_of_host = |it: char| it.is_alphanumeric() || ".-".contains(it);
    let is_spelled = 1 < sign.len() && text[sign.clone()].ends_with([')', ']']);
    let trims = |it: char| is_spelled && it == ' ';
    let before = text[..sign.start].trim_end_matches(trims);
    let rest = text[sign.end..].trim_start_matches(trims);
    let name = before.rsplit(|it: char| !is_of_name(it)).next()?.trim_start_matches('.');
    let host = rest.split(|it: char| !is_of_host(it)).next()?;
    let after = &rest[host.len()..];
    let host = host.trim_end_matches(['.', '-']);
    let (start, end) = (before.len() - name.len(), text.len() - rest.len() + host.len());
    if name.is_empty() || !is_host(host) || is_something_else(&text[..start], after) {
        return None;
    }
    Some(Found {
        rule: Rule::EmailAddress,
        range: start..end,
        message: "an e-mail address stands in what this audience would read",
        help: "leave it out, or hide it: `(redact:: address)(as:: [address])`",
        named: None,
    })
}

fn is_host(host: &str) -> bool {
    let host = host.to_lowercase();
    let Some((rest, ending)) = host.rsplit_once('.') else { return false };
    let is_ending = ending.chars().all(char::is_alphabetic) && 2 <= ending.chars().count();
    let is_nobody = |it: &str| host == it || host.ends_with(&format!(".{it}"));
    is_ending
        && rest.split('.').all(|it| !it.is_empty())
        && !NO_ENDINGS.contains(&ending)
        && !NO_HOSTS.into_iter().any(is_nobody)
}

/// The user of a repository or a server, and the handle of a social network.
fn is_something_else(before: &str, after: &str) -> bool {
    let is_path = after.strip_prefix(':').is_some_and(|it| it.starts_with(char::is_alphanumeric));
    before.ends_with("//") || before.ends_with('@') || is_path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_and_what_looks_like_one_is_not() {
        for (text, expected) in [
            ("Write to anna.weber+notes@bakery.de.", "anna.weber+notes@bakery.de"),
            ("<mailto:Anna@Bäckerei.de>", "Anna@Bäckerei.de"),
            ("(kim@mail.shop.co.uk)", "kim@mail.shop.co.uk"),
            ("mailto:anna%40bakery.de", "anna%40bakery.de"),
            ("anna＠bakery.de", "anna＠bakery.de"),
            ("anna (at) bakery.de", "anna (at) bakery.de"),
            ("anna[at]bakery.de, she said", "anna[at]bakery.de"),
        ] {
            let found: Vec<&str> = find(text).iter().map(|it| &text[it.range.clone()]).collect();
            assert_eq!(found, [expected], "{text}");
        }
        for text in [
            "anna@bakery.example",
            "me@example.org and me@mail.example.com",
            "git@code.bakery.de:notes/site",
            "https://kim@code.bakery.de/notes",
            "@anna@social.bakery.de",
            "logo@2x.png",
            "react@18.3.1",
            "5 buns @ 2.50",
            "anna @ bakery.de",
            "anna (at) the bakery",
            "100%40.5",
            "@anna",
            "a@b",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
