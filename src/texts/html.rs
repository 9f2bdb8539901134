//! The plain words of HTML that the reader of files made, and what stands in its attributes.

/// Elements that stand inside a word or a sentence; all others part words.
const INLINE: [&str; 17] = [
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "kbd", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup",
];

/// Adds the plain words. The reader's own HTML is escaped and complete: every `<` begins a tag.
pub fn add_html(html: &str, out: &mut String) {
    let mut rest = html;
    while let Some(at) = memchr::memchr3(b'<', b'&', b'\n', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let len = match rest.as_bytes() {
            [b'<', ..] => {
                let len = rest.find('>').map_or(rest.len(), |it| it + 1);
                let name = rest[1..len].trim_start_matches('/');
                let name = name.split(|it: char| !it.is_ascii_alphanumeric()).next();
                if !INLINE.contains(&name.unwrap_or_default()) {
                    space(out);
                }
                len
            }
            [b'&', ..] => {
                let len = rest.find(';').map_or(1, |it| it + 1);
                out.push(character(&rest[..len]));
                len
            }
            _ => {
                space(out);
                1
            }
        };
        rest = &rest[len..];
    }
    out.push_str(rest);
}

/// Adds what stands in the attributes that readers meet: addresses, words for pictures, the language of code. `part` goes before each.
pub fn add_attributes(html: &str, part: char, out: &mut String) {
    for name in [" href=\"", " src=\"", " alt=\"", " title=\"", " class=\"language-"] {
        for (at, _) in html.match_indices(name) {
            let value = html[at + name.len()..].split('"').next().unwrap_or_default();
            out.push(part);
            add_html(value, out);
        }
    }
}

fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// The character that the reader escaped.
fn character(entity: &str) -> char {
    match entity {
        "&amp;" => '&',
        "&lt;" => '<',
        "&gt;" => '>',
        "&quot;" => '"',
        "&#39;" | "&#x27;" => '\'',
        _ => ' ',
    }
}
