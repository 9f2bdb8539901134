//! Names as they stand in addresses.

use unicode_normalization::UnicodeNormalization;

/// How long a slug may get, in bytes.
pub const N_SLUG_BYTES_MAX: usize = 120;

/// Makes the part of an address that stands for some words: letters and digits of any script stay (NFC, lower case), the rest becomes `-`. No slug is the name of a device.
pub fn slug(words: &str) -> String {
    let mut slug = String::with_capacity(words.len());
    if words.is_ascii() {
        words.chars().for_each(|char| push(&mut slug, char.to_ascii_lowercase()));
    } else {
        words.nfc().flat_map(char::to_lowercase).for_each(|char| push(&mut slug, char));
    }
    while slug.ends_with('-') || N_SLUG_BYTES_MAX < slug.len() {
        slug.pop();
    }
    if is_device(&slug) {
        slug.push('-');
    }
    slug
}

/// Whether Windows takes a name for a device, whatever its ending: no file can be called so there.
fn is_device(name: &str) -> bool {
    let numbered = |device| {
        name.strip_prefix(device).is_some_and(|it| {
            matches!(it.as_bytes(), [b'0'..=b'9']) || matches!(it, "¹" | "²" | "³")
        })
    };
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

fn push(slug: &mut String, char: char) {
    if char.is_alphanumeric() || is_mark(char) {
        slug.push(char);
    } else if !slug.is_empty() && !slug.ends_with('-') {
        slug.push('-');
    }
}

/// Vowel signs and the like belong to the letter before them.
fn is_mark(char: char) -> bool {
    unicode_normalization::char::is_combining_mark(char)
}
