//! Language tags, such as `en` and `pt-BR`.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Span;
use crate::read::keys::Keys;

/// What to do about a language tag that is none.
pub const HELP: &str = "write a language tag such as `en` or `pt-BR`";

/// Says whether a text has the form of a language tag (BCP 47). Whether there is such a language is not asked.
pub fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_language = parts.next().is_some_and(|part| {
        (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    is_language
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

impl Keys<'_> {
    /// The language of a file, when it differs from the site's.
    pub fn lang(&mut self) -> Option<Box<str>> {
        let text = self.text("lang")?;
        if is_tag(text.words) {
            return Some(text.words.into());
        }
        let message = format!("`lang` cannot be `{}`", text.words);
        self.diagnostics.push(
            Diagnostic::new(Rule::BadValue, text.path, Span::new(text.span), message)
                .label("the language of the site is used instead")
                .help(HELP),
        );
        None
    }
}

#[cfg(test)]
mod tests {
    use super::is_tag;

    #[test]
    fn tags_have_a_form() {
        for tag in ["en", "pt-BR", "gsw", "zh-Hant-TW", "sl-rozaj-biske-1994", "de-x-a"] {
            assert!(is_tag(tag), "{tag}");
        }
        for other in ["", "3", "e", "en_US", "en-", "-en", "en--US", "fränkisch", "en US", "e1"] {
            assert!(!is_tag(other), "{other}");
        }
        assert!(!is_tag("undetermined"));
        assert!(!is_tag("en-undetermined"));
    }
}
