//! `names.txt`: real names, e-mail addresses and telephone numbers, one a line. What follows a `#` is a remark.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{RealName, RealNames, Source, Span};
use crate::read::front;

/// Shorter names stand in every text.
const N_LETTERS_MIN: usize = 2;

/// Reads the list of names.
pub fn real_names(source: &Source) -> (RealNames, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let text = front::text(source, &mut diagnostics);
    let mut names = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let words = without_remark(line).trim_matches(is_around);
        let at = start + line.find(words).unwrap_or_default();
        start += line.len();
        if words.is_empty() {
            continue;
        }
        let span = Span::new(at..at + words.len());
        if words.chars().filter(|it| it.is_alphanumeric()).count() < N_LETTERS_MIN {
            diagnostics.push(too_short(source, span));
            continue;
        }
        names.push(RealName { words: words.into(), span });
    }
    (RealNames { names }, diagnostics)
}

fn is_around(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{FEFF}'
}

/// The line up to a `#` that begins it or follows a space.
fn without_remark(line: &str) -> &str {
    let is_begun = |at: usize| line[..at].chars().next_back().is_none_or(is_around);
    let remark = line.match_indices('#').map(|(at, _)| at).find(|at| is_begun(*at));
    remark.map_or(line, |at| &line[..at])
}

fn too_short(source: &Source, span: Span) -> Diagnostic {
    let message = "this is too short to be looked for";
    Diagnostic::new(Rule::BadValue, &source.path, span, message)
        .label("one letter stands in every text")
        .help("write the name in full")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourcePath;

    #[test]
    fn a_line_holds_a_name_and_maybe_a_remark() {
        let text = "\u{FEFF}# The bakery\r\nAnna Weber   # P07\n\n  anna@bakery.example\n#1 Bakers\nA\n#\nC# Müller";
        let source = Source { path: SourcePath::new("names.txt"), bytes: text.as_bytes().into() };
        let (names, said) = real_names(&source);
        let words: Vec<&str> = names.names.iter().map(|it| &*it.words).collect();
        assert_eq!(words, ["Anna Weber", "anna@bakery.example", "C# Müller"]);
        assert!(names.names.iter().all(|it| text[it.span.range()] == *it.words));
        let said: Vec<&str> = said.iter().map(|it| &text[it.primary.span.range()]).collect();
        assert_eq!(said, ["A"]);
    }
}
