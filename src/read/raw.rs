//! Raw HTML in Markdown: the few tags that may stay, with the few attributes that may stay.

use crate::read::nesting;
use std::ops::Range;

/// Tags that may stand anywhere.
const PHRASES: [&str; 11] =
    ["br", "a", "sub", "sup", "kbd", "q", "cite", "abbr", "small", "span", "img"];
/// Tags that may stand only in blocks of HTML.
pub const BLOCKS: [&str; 16] = [
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
    /// Its attributes that are looked at, with entities read.
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
        // What is looked at nowhere need not be kept; a tag may hold a hundred thousand of them.
        let is_looked_at = ATTRIBUTES.contains(&&*key) || matches!(&*key, "href" | "src");
        if is_looked_at && attributes.iter().all(|(known, _)| *known != key) {
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
    let keeps = nesting::kept(html, &found);
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
