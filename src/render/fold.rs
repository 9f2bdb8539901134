//! Works out, once, what every page would work out again: strings without arguments and icons with a fixed name.
//!
//! A note's page calls about 150 functions, most of them for words that are the same on every page. Putting those words
//! into the template before it is parsed makes rendering about a third cheaper, and templates stay as readable as they were.

use crate::render::filters::icon_html;
use crate::render::strings::Strings;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// `{{ t(key="nav-menu") }}` and `{{ icon(name="menu") }}`, with nothing else inside the braces.
static FIXED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"\{\{ (?:t\(key="(?<key>[a-z0-9-]+)"\)|icon\(name="(?<icon>[a-z0-9-]+)"\)) \}\}"#)
        .ok()
});

/// Puts fixed words and icons into a template.
pub fn fold(template: &str, strings: &Strings) -> String {
    let Some(fixed) = FIXED.as_ref() else { return template.to_owned() };
    let put = |call: &Captures| match (call.name("key"), call.name("icon")) {
        (Some(key), _) => strings.fixed(key.as_str()).map_or_else(|| call[0].to_owned(), literal),
        (None, Some(icon)) => icon_html(icon.as_str()),
        (None, None) => call[0].to_owned(),
    };
    fixed.replace_all(template, put).into_owned()
}

/// Words as they stand in a template: escaped for HTML, and without anything that Tera would read.
fn literal(words: &str) -> String {
    let mut html = String::with_capacity(words.len());
    for char in words.chars() {
        match char {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '{' => html.push_str("&#123;"),
            _ => html.push(char),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::files;

    fn folded(template: &str) -> String {
        fold(template, &Strings::load(&[&files::built_in()], "en", &mut Vec::new()))
    }

    #[test]
    fn fixed_words_and_icons_are_put_in() {
        assert_eq!(folded(r#"<a>{{ t(key="nav-menu") }}</a>"#), "<a>Menu</a>");
        assert_eq!(folded(r#"{{ icon(name="menu") }}"#), icon_html("menu"));
    }

    #[test]
    fn what_depends_on_the_page_stays() {
        for call in [
            r#"{{ t(key="nav-" ~ item.key) }}"#,
            r#"{{ t(key="n-people", n=page.n) }}"#,
            "{{ title }}",
        ] {
            assert_eq!(folded(call), call);
        }
    }
}
