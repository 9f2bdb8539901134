//! The ways in which words can stand in a file of a site: as they are, escaped as in JSON, and as a browser shows them.

use crate::texts;
use html5gum::{Token, Tokenizer};
use std::borrow::Cow;

/// Stands between words of different places, such as two attributes. No letter, and so kept by nothing but `squashed`.
const APART: char = '\u{1F}';

/// How often words may have been escaped, one time over the other: HTML in JSON, an address in an attribute.
const N_ESCAPES: usize = 2;

/// Everything that a file may say, whatever kind of file it is.
pub fn of(bytes: &[u8]) -> Vec<String> {
    let mut views = vec![String::from_utf8_lossy(bytes).into_owned()];
    let mut from = 0;
    for _ in 0..N_ESCAPES {
        let new: Vec<String> = views[from..].iter().flat_map(|view| unescaped(view)).collect();
        from = views.len();
        views.extend(new);
    }
    views
}

/// What a text says when it is read as HTML, as JSON or as an address.
fn unescaped(text: &str) -> Vec<String> {
    let mut views = Vec::new();
    if text.contains(['<', '&']) {
        views.push(read_html(text));
    }
    views.extend(owned(without_escapes(text)));
    views.extend(owned(percent_encoding::percent_decode_str(text).decode_utf8_lossy()));
    views
}

/// The text when reading changed it.
fn owned(text: Cow<'_, str>) -> Option<String> {
    if let Cow::Owned(text) = text { Some(text) } else { None }
}

/// Letters and digits alone, in lower case and without accents. Tags, line ends and quotes may stand anywhere between them.
pub fn squashed(text: &str) -> String {
    let mut squashed = String::with_capacity(text.len());
    for (number, part) in text.split(APART).enumerate() {
        if 0 < number {
            squashed.push(APART);
        }
        squashed.extend(texts::fold(part).split(' '));
    }
    squashed
}

/// The words of HTML without its tags, then comments and the values of attributes, with all entities read.
fn read_html(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut others = String::new();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::String(text) => words.push_str(&String::from_utf8_lossy(&text)),
            Token::Comment(text) => others.extend([&String::from_utf8_lossy(&text), "\u{1F}"]),
            Token::StartTag(tag) => tag.attributes.values().for_each(|value| {
                let value = percent_encoding::percent_decode(value).decode_utf8_lossy();
                others.extend([&value, "\u{1F}"]);
            }),
            Token::EndTag(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    words.push(APART);
    words + &others
}

/// Text in which `\n`, `\"` and `\u00e4` are what they stand for, as in JSON and in scripts.
fn without_escapes(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('\\');
    out.push_str(parts.next().unwrap_or_default());
    let mut units: Vec<u16> = Vec::new();
    for part in parts {
        let unit = part.strip_prefix('u').and_then(|it| u16::from_str_radix(it.get(..4)?, 16).ok());
        units.extend(unit);
        let rest = if unit.is_some() { part.get(5..) } else { Some(after_sign(part)) };
        let rest = rest.unwrap_or_default();
        // Two of them make one letter when they stand together.
        if unit.is_none() || !rest.is_empty() {
            out.push_str(&String::from_utf16_lossy(&std::mem::take(&mut units)));
        }
        if unit.is_none() && rest.len() < part.len() {
            out.push(' ');
        }
        out.push_str(rest);
    }
    out.push_str(&String::from_utf16_lossy(&units));
    Cow::Owned(out)
}

/// What follows the letter of an escape that stands for space.
fn after_sign(part: &str) -> &str {
    part.strip_prefix(['n', 'r', 't', 'b', 'f']).unwrap_or(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_however_they_are_written() {
        let words = squashed("Zoë phones “people” about 💶 & money");
        for file in [
            "Zoë phones “people” about 💶 & money",
            "<p>Zo&euml; pho<b>nes</b>\n&ldquo;people&#8221; about &#x1F4B6; &amp; money</p>",
            r#"{"a":"Zo\u00eb phones \u201cpeople\u201d about \ud83d\udcb6 & mon\u0065y"}"#,
            r#"{"a":"Zo\u00eb phones\n\"people\" <i>about<\/i> \ud83d\udcb6 &amp; money"}"#,
            "<a title='ZOE PHONES PEOPLE ABOUT MONEY'>x</a>",
            "<!-- Zoë phones people about money -->",
            "<a href='#zo%C3%AB-phones-people-about-money'>x</a>",
            "/zo%C3%AB-phones-people-about-money",
            "Zo&amp;euml; phones &amp;ldquo;people&amp;#8221; about &amp;#x1F4B6; &amp;amp; money",
            r#"{"a":"{\"b\":\"Zo\\u00eb phones \\u201cpeople\\u201d about \\ud83d\\udcb6 & money\"}"}"#,
            "<a title='zo%25C3%25AB-phones-people-about-money'>x</a>",
        ] {
            let views = of(file.as_bytes());
            assert!(views.iter().any(|it| squashed(it).contains(&words)), "{file}: {views:?}");
        }
    }

    #[test]
    fn words_of_different_places_do_not_come_together() {
        let views = of(b"<a title='I phone' href='people'>about</a>");
        assert!(views.iter().all(|it| !squashed(it).contains("iphonepeople")), "{views:?}");
    }
}
