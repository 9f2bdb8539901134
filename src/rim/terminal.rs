//! Lines for people: everything about the content and the work goes to standard error, results to standard output.

use crate::rim::failure::Failure;
use annotate_snippets::{Level, Renderer, normalize_untrusted_str};
use std::io::Write;

/// Text as one line with nothing in it that would steer a terminal or make a name look like another one.
/// What would is shown as programmers write it, so that the file can still be found.
pub fn harmless(text: &str) -> String {
    let mut shown = String::new();
    for char in text.chars() {
        if char.is_control() || is_turning(char) {
            shown.extend(char.escape_default());
        } else {
            shown.push(char);
        }
    }
    shown
}

/// Signs that change the direction of what follows.
fn is_turning(char: char) -> bool {
    matches!(
        char,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// Prints text that may hold colors; they are dropped where the terminal knows none. A closed pipe is no error.
pub fn show(text: &str) {
    // Colors begin with an escape. Some terminals obey these signs too, and only a note can have brought them here.
    let text = text.replace(|char| matches!(char, '\u{80}'..='\u{9f}'), "\u{fffd}");
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// Prints one line about the result.
pub fn tell(line: &str) {
    let _ = writeln!(anstream::stdout().lock(), "{}", harmless(line));
}

/// Prints why a command ends.
pub fn failure(failure: &Failure) {
    let title = Level::ERROR.primary_title(harmless(&failure.to_string()));
    let help = failure.help().map(|help| Level::HELP.message(normalize_untrusted_str(help)));
    show(&Renderer::styled().render(&[title.elements(help)]));
}

/// Prints that something is not as it should be, while the work goes on.
pub fn warn(message: &str) {
    show(
        &Renderer::styled().render(&[Level::WARNING
            .primary_title(harmless(message))
            .elements(None::<annotate_snippets::Message<'_>>)]),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_steer_the_terminal() {
        let name = "e\u{1b}[31m\nerror: \u{9b}2J \u{202e}dm\u{61c}.md";
        assert_eq!(harmless(name), "e\\u{1b}[31m\\nerror: \\u{9b}2J \\u{202e}dm\\u{61c}.md");
        assert_eq!(harmless("läden/名前 – “P07”.md"), "läden/名前 – “P07”.md");
    }
}
