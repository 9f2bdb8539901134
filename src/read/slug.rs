//! Names for addresses and anchors, made of an author's words in any script.

use crate::model::{self, N_SLUG_BYTES_MAX};
use xxhash_rust::xxh3::xxh3_64;

/// The signs of a hash as text: no letter that reads like another.
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Makes the part of an address that stands for some words. Words without any letter get a name from their hash.
pub fn slug(words: &str) -> String {
    slug_within(words, N_SLUG_BYTES_MAX)
}

/// Makes such a part of at most so many bytes.
pub fn slug_within(words: &str, n_bytes_max: usize) -> String {
    let slug = model::slug(words);
    if slug.is_empty() {
        return hash(words);
    }
    if slug.len() <= n_bytes_max {
        return slug;
    }
    let end = slug.floor_char_boundary(n_bytes_max);
    slug.get(..end).unwrap_or_default().trim_end_matches('-').to_owned()
}

/// Ten signs that stand for a text.
pub fn hash(text: &str) -> String {
    let mut rest = xxh3_64(text.as_bytes());
    let mut hash = String::with_capacity(10);
    for _ in 0..10 {
        let sign = SIGNS.get((rest % 32) as usize).copied().unwrap_or(b'0');
        hash.push(char::from(sign));
        rest /= 32;
    }
    hash
}

/// The address of a page: its path below the content in slugs, with the last one replaced by `slug:` if there is one.
pub fn address(below_content: &str, own_slug: Option<&str>) -> String {
    let (folder, file) = below_content.rsplit_once('/').unwrap_or(("", below_content));
    let stem = model::without_markdown(file).unwrap_or(file);
    let mut address = String::with_capacity(below_content.len() + 5);
    for segment in folder.split('/').filter(|segment| !segment.is_empty()) {
        address.push_str(&slug(segment));
        address.push('/');
    }
    let last = match own_slug {
        Some(own) => slug(own),
        None if has_own_index(&address) && stem.eq_ignore_ascii_case("index") => "home".to_owned(),
        None => slug(stem),
    };
    address.push_str(&last);
    address.push_str(".html");
    address
}

/// Whether the site makes an `index.html` in a folder of the output itself: the overview, and one list of each kind.
fn has_own_index(folder: &str) -> bool {
    matches!(
        folder,
        "" | "assumptions/"
            | "empathy/"
            | "evidence/"
            | "insights/"
            | "journeys/"
            | "notes/"
            | "personas/"
    )
}

#[cfg(test)]
mod tests {
    use super::{address, slug, slug_within};

    #[test]
    fn letters_of_every_script_stay() {
        assert_eq!(slug("Getting paid!"), "getting-paid");
        assert_eq!(slug("Übung – Nº 3"), "übung-nº-3");
        assert_eq!(slug("U\u{308}bung"), "übung");
        assert_eq!(slug("請求書を送る"), "請求書を送る");
        assert_eq!(slug("हिन्दी"), "हिन्दी");
        assert_eq!(slug_within("aß漢字", 5), "aß");
        assert_eq!(slug("???").len(), 10);
    }

    #[test]
    fn addresses_follow_the_path() {
        assert_eq!(address("notes/2026/03 Anna.md", None), "notes/2026/03-anna.html");
        assert_eq!(address("index.md", None), "home.html");
        assert_eq!(address("Notes/index.md", None), "notes/home.html");
        assert_eq!(address("notes/2026/index.md", None), "notes/2026/index.html");
        assert_eq!(address("about/index.md", None), "about/index.html");
        assert_eq!(address("about/us.md", Some("We")), "about/we.html");
    }
}
