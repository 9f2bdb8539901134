//! Works out, once, what every page would work out again: strings without arguments and icons.
//!
//! A note's page calls about 150 functions, and each call builds a map of its arguments. Words and icons with a fixed name are
//! put into the template before it is parsed, and calls whose only argument depends on the page become what costs a fifth:
//! `{{ t(key="quad-" ~ word) }}` a filter, `{{ icon(name=word) }}` the element itself. Templates stay as readable as they were.

use crate::render::filters::icon_html;
use crate::render::strings::Strings;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// `{{ t(key="nav-menu") }}` and `{{ icon(name="menu") }}`, with nothing else inside the braces.
static FIXED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"\{\{ (?:t\(key="(?<key>[a-z0-9-]+)"\)|icon\(name="(?<icon>[a-z0-9-]+)"\)) \}\}"#)
        .ok()
});

/// `{{ t(key="quad-" ~ word) }}` and `{{ icon(name="m" ~ level) }}`: names, the last of them a value of the page.
static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let value = r#"(?:"[a-z0-9-]+" ~ )*[a-z][a-z0-9_.]*(?: ~ "[a-z0-9-]+")?"#;
    Regex::new(&format!(
        r"\{{\{{ (?:t\(key=(?<key>{value})\)|icon\(name=(?<icon>{value})\)) \}}\}}"
    ))
    .ok()
});

/// Puts fixed words and icons into a template, and makes calls by name cheap.
pub fn fold(template: &str, strings: &Strings) -> String {
    let (Some(fixed), Some(named)) = (FIXED.as_ref(), NAMED.as_ref()) else {
        return template.to_owned();
    };
    let put = |call: &Captures| match (call.name("key"), call.name("icon")) {
        (Some(key), _) => strings.fixed(key.as_str()).map_or_else(|| call[0].to_owned(), literal),
        (None, Some(icon)) => icon_html(icon.as_str()),
        (None, None) => call[0].to_owned(),
    };
    let name = |call: &Captures| match (call.name("key"), call.name("icon")) {
        (Some(key), _) => format!("{{{{ ({}) | t }}}}", key.as_str()),
        (None, Some(icon)) => icon_html(&format!("{{{{ {} }}}}", icon.as_str())),
        (None, None) => call[0].to_owned(),
    };
    named.replace_all(&fixed.replace_all(template, put), name).into_owned()
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
    fn what_is_called_by_a_value_needs_no_call() {
        assert_eq!(folded(r#"{{ t(key="nav-" ~ item.key) }}"#), r#"{{ ("nav-" ~ item.key) | t }}"#);
        assert_eq!(folded("{{ t(key=crumb.title) }}"), "{{ (crumb.title) | t }}");
        assert_eq!(folded("{{ icon(name=word) }}"), icon_html("{{ word }}"));
    }

    #[test]
    fn what_depends_on_the_page_stays() {
        for call in [
            r#"{{ t(key="n-people", n=page.n) }}"#,
            r#"{{ t(key="seen-" ~ seen.sort, name=seen.name) }}"#,
            "{{ title }}",
        ] {
            assert_eq!(folded(call), call);
        }
    }
}
