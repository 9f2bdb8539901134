//! Where a link leads: to another place of the site, to an address outside, or nowhere.

use crate::model::{Consent, Reference, Role, Span, without_markdown};
use crate::read::{name, slug};
use pulldown_cmark::LinkType;
use std::ops::Range;
use std::sync::Arc;

/// Endings of files beside the notes; a name in a wikilink may hold dots, so these are needed to tell.
const ASSETS: [&str; 22] = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "pdf", "csv", "mp3", "mp4", "webm", "wav",
    "m4a", "ogg", "txt", "zip", "docx", "xlsx", "pptx", "vtt", "srt",
];

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To an address that a browser may open.
    Outside(String),
    /// To a place of the site.
    Site {
        /// The name or relative path.
        name: String,
        /// After `#`.
        fragment: Option<String>,
        /// What it is for.
        role: Role,
    },
    /// Nowhere: its words are shown as words.
    Nothing,
}

/// Tells where a link leads.
pub fn target(link: LinkType, dest: &str) -> Target {
    let is_wikilink = matches!(link, LinkType::WikiLink { .. });
    let dest = dest.trim().trim_end_matches('\\').trim();
    if matches!(link, LinkType::Email) {
        return Target::Outside(format!("mailto:{}", clean(dest)));
    }
    if let Some(scheme) = scheme(dest) {
        let is_open =
            ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        if is_open {
            return Target::Outside(clean(dest));
        }
        // A wikilink's name may hold a colon.
        if !is_wikilink {
            return Target::Nothing;
        }
    }
    if dest.is_empty() || dest.starts_with("//") || dest.starts_with('\\') {
        return Target::Nothing;
    }
    let (name, fragment) = name::with_fragment(dest);
    let decode =
        |text: &str| if is_wikilink { text.to_owned() } else { name::percent_decoded(text) };
    let role = role(name, is_wikilink);
    Target::Site { name: decode(name), fragment: fragment.map(decode), role }
}

fn role(name: &str, is_wikilink: bool) -> Role {
    let ending =
        name.rsplit_once('.').map(|(_, ending)| ending).filter(|ending| !ending.contains('/'));
    let is_asset =
        ending.is_some_and(|ending| ASSETS.iter().any(|known| known.eq_ignore_ascii_case(ending)));
    match (is_wikilink, is_asset) {
        (_, true) => Role::Asset,
        (true, false) => Role::Wikilink,
        (false, false) if ending.is_some() && without_markdown(name).is_none() => Role::Asset,
        (false, false) => Role::Path,
    }
}

/// Tells where an image lies. An embedded note is a link to it.
pub fn image_target(link: LinkType, dest: &str) -> Target {
    match target(link, dest) {
        Target::Site { name, role: Role::Path, .. }
            if !name.is_empty() && without_markdown(&name).is_none() =>
        {
            Target::Site { name, fragment: None, role: Role::Asset }
        }
        target => target,
    }
}

/// What an image shows. A wikilink's text may be a width.
pub fn alt(link: LinkType, dest: &str, text: &str) -> String {
    let is_size = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x');
    match link {
        LinkType::WikiLink { has_pothole: true } if is_size => String::new(),
        LinkType::WikiLink { has_pothole: false } => {
            let file = dest.rsplit('/').next().unwrap_or_default();
            name::readable(file.rsplit_once('.').map_or(file, |(stem, _)| stem))
        }
        _ => text.to_owned(),
    }
}

/// The scheme of an address, if it has one.
fn scheme(dest: &str) -> Option<&str> {
    let (scheme, _) = dest.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-'));
    is_scheme.then_some(scheme)
}

fn clean(url: &str) -> String {
    let mut clean = String::with_capacity(url.len());
    for sign in url.chars() {
        match sign {
            ' ' => clean.push_str("%20"),
            '\\' => clean.push_str("%5C"),
            sign if sign.is_control() => {}
            sign => clean.push(sign),
        }
    }
    clean
}

/// How a wikilink without a text of its own is read aloud: by the name of its file.
pub fn spoken(dest: &str) -> &str {
    let (name, fragment) = name::with_fragment(dest.trim_end_matches('\\'));
    let file = name.rsplit('/').next().unwrap_or_default();
    let file = without_markdown(file).unwrap_or(file);
    if file.is_empty() { fragment.unwrap_or_default().trim_start_matches('^') } else { file }
}

/// The place of a footnote in the page. Its label makes it, never its number: numbers would tell what is withheld.
pub fn footnote_id(label: &str) -> String {
    let slug = slug::slug(label);
    if slug == label { format!("fn-{slug}") } else { format!("fn-{slug}-{}", slug::hash(label)) }
}

/// Makes a reference of a name with its fragment, and the place where it is written.
pub fn reference(
    (name, fragment): (String, Option<String>),
    span: Range<usize>,
    role: Role,
    context: Option<Arc<str>>,
) -> Reference {
    Reference {
        name: name.into(),
        fragment: fragment.map(String::into_boxed_str),
        span: Span::new(span),
        written_in: None,
        consent: Consent::None,
        role,
        context,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The schemes of a browser's URL parser, which drops control characters and space around before it looks.
    fn is_harmless(url: &str) -> bool {
        let seen: String = url.chars().filter(|sign| !sign.is_ascii_control()).collect();
        let seen = seen.trim().to_ascii_lowercase();
        ["http:", "https:", "mailto:"].iter().any(|known| seen.starts_with(known))
    }

    proptest! {
        #[test]
        fn outward_links_open_pages_and_mail_only(
            dest in "[ \t\n\\x01]{0,2}(java|vb|https?|mailto|data|file|[a-z+.-]{0,3})[ \t\n\\x01]?(script)?[ \t]?:?(//|\\\\)?.{0,20}",
            is_wikilink: bool,
        ) {
            let link = if is_wikilink {
                LinkType::WikiLink { has_pothole: false }
            } else {
                LinkType::Inline
            };
            for target in [target(link, &dest), image_target(link, &dest)] {
                if let Target::Outside(url) = target {
                    prop_assert!(is_harmless(&url), "{dest:?} leads to {url:?}");
                    prop_assert!(!url.contains([' ', '\\']) && !url.contains(char::is_control));
                }
            }
        }
    }
}
