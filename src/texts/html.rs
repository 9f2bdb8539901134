//! The plain words of HTML that the reader of files made, and what stands in its attributes.

/// Elements that stand inside a word or a sentence; all others part words.
const INLINE: [&str; 17] = [
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "kbd", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup",
];

/// Adds the plain words. The reader's own HTML is escaped and complete: every `<` begins a tag.
pub fn add_html(html: &str, out: &mut String) {
    add(html, ' ', out);
}

/// Adds the plain words with a tab between the cells of a table.
pub fn add_cells(html: &str, out: &mut String) {
    add(html, '\t', out);
}

fn add(html: &str, cell: char, out: &mut String) {
    let mut rest = html;
    while let Some(at) = memchr::memchr3(b'<', b'&', b'\n', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let len = match rest.as_bytes() {
            [b'<', ..] => {
                let len = rest.find('>').map_or(rest.len(), |it| it + 1);
                let name = rest[1..len].trim_start_matches('/');
                let name = name.split(|it: char| !it.is_ascii_alphanumeric()).next();
                match name.unwrap_or_default() {
                    "td" | "th" => part(cell, out),
                    name if INLINE.contains(&name) => {}
                    _ => part(' ', out),
                }
                len
            }
            [b'&', ..] => {
                let len = rest.find(';').map_or(1, |it| it + 1);
                out.push(character(&rest[..len]));
                len
            }
            _ => {
                part(' ', out);
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

fn part(sign: char, out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', sign]) {
        out.push(sign);
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
