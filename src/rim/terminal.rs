//! Lines for people: everything about the content and the work goes to standard error, results to standard output.

use crate::rim::failure::Failure;
use annotate_snippets::{Level, Renderer, normalize_untrusted_str};
use std::io::Write;

/// Prints text that may hold colors; they are dropped where the terminal knows none. A closed pipe is no error.
pub fn show(text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// Prints one line about the result.
pub fn tell(line: &str) {
    let _ = writeln!(anstream::stdout().lock(), "{}", normalize_untrusted_str(line));
}

/// Prints why a command ends.
pub fn failure(failure: &Failure) {
    let title = Level::ERROR.primary_title(failure.to_string());
    let help = failure.help().map(|help| Level::HELP.message(normalize_untrusted_str(help)));
    show(&Renderer::styled().render(&[title.elements(help)]));
}

/// Prints that something is not as it should be, while the work goes on.
pub fn warn(message: &str) {
    show(&Renderer::styled().render(&[
        Level::WARNING.primary_title(message).elements(None::<annotate_snippets::Message<'_>>),
    ]));
}
