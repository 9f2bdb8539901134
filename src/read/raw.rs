//! Raw HTML in Markdown: the few tags that may stay, with the few attributes that may stay.

use std::ops::Range;

/// Tags that may stand anywhere.
const PHRASES: [&str; 11] =
    ["br", "a", "sub", "sup", "kbd", "q", "cite", "abbr", "small", "span", "img"];
/// Tags that may stand only in blocks of HTML.
const BLOCKS: [&str; 16] = [
    "details",
    "summary",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "ul",
    "ol",
    "li",
    "figure",
    "figcaption",
    "hr",
    "p",
    "div",
];
/// Attributes that may stay; `href` and `src` are looked at by themselves.
const ATTRIBUTES: [&str; 6] = ["alt", "title", "colspan", "rowspan", "scope", "open"];

/// A tag that may stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawTag {
    /// Its name in lower case.
    pub name: &'static str,
    /// Whether it opens, closes or stands alone.
    pub form: Form,
    /// Its attributes, with entities read.
    pub attributes: Vec<(String, String)>,
}

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Opens an element.
    Open,
    /// Closes one.
    Close,
    /// Has no content.
    Alone,
}

/// A piece of a block of HTML.
#[derive(Debug)]
pub enum Piece<'t> {
    /// Words, or what looks like a tag and may not stay.
    Text(&'t str),
    /// A tag that may stay.
    Tag(RawTag),
}

impl RawTag {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
    }

    /// The attributes that are written as they are.
    pub fn plain_attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        let checked = self.attributes.iter().filter(|(name, value)| is_good(name, value));
        checked.map(|(name, value)| (&**name, &**value))
    }
}

fn is_good(name: &str, value: &str) -> bool {
    match name {
        "colspan" | "rowspan" => value.parse::<u8>().is_ok_and(|n| (1..=100).contains(&n)),
        "scope" => matches!(value, "row" | "col" | "rowgroup" | "colgroup"),
        _ => ATTRIBUTES.contains(&name),
    }
}

/// Reads one tag that may stay; `in_block` says whether it stands in a block of HTML. Also gives its length.
pub fn tag(text: &str, in_block: bool) -> Option<(RawTag, usize)> {
    let rest = text.strip_prefix('<')?;
    let closes = rest.starts_with('/');
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let len = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let (word, mut rest) = rest.split_at(len);
    let name = known(word, in_block)?;
    let mut attributes: Vec<(String, String)> = Vec::new();
    loop {
        let trimmed = rest.trim_start();
        if let Some(after) = trimmed.strip_prefix("/>").or_else(|| trimmed.strip_prefix('>')) {
            let form = if matches!(name, "br" | "img" | "hr") {
                Form::Alone
            } else if closes {
                Form::Close
            } else {
                Form::Open
            };
            return Some((RawTag { name, form, attributes }, text.len() - after.len()));
        }
        if trimmed.len() == rest.len() {
            return None;
        }
        let (key, value, after) = attribute(trimmed)?;
        if attributes.iter().all(|(known, _)| *known != key) {
            attributes.push((key, value));
        }
        rest = after;
    }
}

fn known(word: &str, in_block: bool) -> Option<&'static str> {
    let blocks = if in_block { BLOCKS.as_slice() } else { &[] };
    PHRASES.iter().chain(blocks).copied().find(|name| name.eq_ignore_ascii_case(word))
}

fn attribute(text: &str) -> Option<(String, String, &str)> {
    let len = text
        .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/' | '"' | '\'' | '<'))
        .unwrap_or(text.len());
    let (key, rest) = text.split_at(len);
    if key.is_empty() {
        return None;
    }
    let key = key.to_ascii_lowercase();
    let Some(rest) = rest.trim_start().strip_prefix('=') else {
        return Some((key, String::new(), rest));
    };
    let rest = rest.trim_start();
    let quote = rest.chars().next()?;
    if matches!(quote, '"' | '\'') {
        let (value, after) = rest.get(1..)?.split_once(quote)?;
        return Some((key, unescaped(value), after));
    }
    let len = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '>' | '"' | '\'' | '<' | '=' | '`'))
        .unwrap_or(rest.len());
    let (value, after) = rest.split_at(len);
    (!value.is_empty()).then(|| (key, unescaped(value), after))
}

/// The five entities that matter in addresses. Any other stays as it is and is escaped again, which is safe.
fn unescaped(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    let value = value
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
    value.replace("&amp;", "&")
}

/// Cuts a block of HTML into words and tags that may stay, each opening with its closing.
pub fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut found: Vec<(Range<usize>, RawTag)> = Vec::new();
    let mut at = 0;
    while let Some(offset) = html.get(at..).and_then(|rest| rest.find('<')) {
        at += offset;
        match tag(html.get(at..).unwrap_or_default(), true) {
            Some((tag, len)) => {
                found.push((at..at + len, tag));
                at += len;
            }
            None => at += 1,
        }
    }
    let keeps = paired(&found);
    let mut pieces = Vec::new();
    let mut from = 0;
    for ((range, tag), keep) in found.into_iter().zip(keeps) {
        if keep {
            pieces.push(Piece::Text(html.get(from..range.start).unwrap_or_default()));
            pieces.push(Piece::Tag(tag));
            from = range.end;
        }
    }
    pieces.push(Piece::Text(html.get(from..).unwrap_or_default()));
    pieces
}

/// Which tags are closed within their block and stand where a browser leaves them.
fn paired(tags: &[(Range<usize>, RawTag)]) -> Vec<bool> {
    let mut keeps = vec![false; tags.len()];
    let mut open: Vec<(usize, &'static str)> = Vec::new();
    for (index, (_, tag)) in tags.iter().enumerate() {
        match tag.form {
            Form::Alone => set(&mut keeps, index),
            Form::Open => open.push((index, tag.name)),
            Form::Close => {
                let Some(depth) = open.iter().rposition(|(_, name)| *name == tag.name) else {
                    continue;
                };
                let (opener, name) = open.get(depth).copied().unwrap_or((index, tag.name));
                open.truncate(depth);
                if open.iter().any(|(_, outer)| parents(name).contains(outer))
                    || parents(name).is_empty()
                {
                    set(&mut keeps, opener);
                    set(&mut keeps, index);
                }
            }
        }
    }
    without_orphans(tags, keeps)
}

/// An outer element may have turned out to be open; what cannot stand without it goes as well.
fn without_orphans(tags: &[(Range<usize>, RawTag)], mut keeps: Vec<bool>) -> Vec<bool> {
    let mut open: Vec<(&'static str, bool)> = Vec::new();
    for (index, (_, tag)) in tags.iter().enumerate() {
        if !keeps.get(index).copied().unwrap_or(false) {
            continue;
        }
        match tag.form {
            Form::Alone => {}
            Form::Open => {
                let needed = parents(tag.name);
                let stands = needed.is_empty()
                    || open.iter().any(|(outer, kept)| *kept && needed.contains(outer));
                open.push((tag.name, stands));
                if !stands && let Some(keep) = keeps.get_mut(index) {
                    *keep = false;
                }
            }
            Form::Close => {
                let stands = open.pop().is_some_and(|(_, stands)| stands);
                if !stands && let Some(keep) = keeps.get_mut(index) {
                    *keep = false;
                }
            }
        }
    }
    keeps
}

fn set(keeps: &mut [bool], index: usize) {
    if let Some(keep) = keeps.get_mut(index) {
        *keep = true;
    }
}

/// The elements in one of which a tag must stand, so that a browser does not close ours to make room for it.
fn parents(name: &str) -> &'static [&'static str] {
    match name {
        "summary" => &["details"],
        "thead" | "tbody" | "tr" | "th" | "td" => &["table"],
        "li" => &["ul", "ol"],
        "figcaption" => &["figure"],
        _ => &[],
    }
}
