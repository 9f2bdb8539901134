//! What git leaves in a file that two people changed, until somebody decides.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{SourcePath, Span};
use memchr::memmem;
use std::ops::Range;

const OURS: &str = "<<<<<<< ";
const MIDDLE: &str = "=======";
const THEIRS: &str = ">>>>>>> ";

/// Tells of the first conflict of a file.
pub fn check(path: &SourcePath, text: &str) -> Option<Diagnostic> {
    let (span, theirs) = find(text)?;
    let diagnostic = Diagnostic::new(
        Rule::MergeConflict,
        path,
        Span::new(span),
        "two versions of these lines stand here, and git waits for a decision",
    );
    let diagnostic = diagnostic.label("the first version begins here").also(
        path,
        Span::new(theirs),
        "the second version ends here",
    );
    Some(diagnostic.help("keep the lines that are right, and take away the three marks"))
}

/// The first and the last of three marks, each at the start of a line.
fn find(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let ours = line_with(text, 0, OURS)?;
    let middle = line_with(text, ours.end, MIDDLE)?;
    let theirs = line_with(text, middle.end, THEIRS)?;
    Some((ours, theirs))
}

/// The next line that begins with a mark.
fn line_with(text: &str, from: usize, mark: &str) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let is_first = |at: usize| at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n');
    let start =
        memmem::find_iter(rest.as_bytes(), mark).map(|at| from + at).find(|at| is_first(*at))?;
    let length = text.get(start..)?.lines().next()?.len();
    Some(start..start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_three_marks_stand_at_the_start_of_lines() {
        let text = "# A\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> main\n";
        let (ours, theirs) = find(text).unwrap();
        assert_eq!((&text[ours], &text[theirs]), ("<<<<<<< HEAD", ">>>>>>> main"));
        for whole in [
            "A title\n=======\n",
            "<<<<<<< HEAD\nx\n=======\n",
            " <<<<<<< HEAD\nx\n=======\ny\n>>>>>>> main\n",
            "<<<<<<<\n=======\n>>>>>>>\n",
        ] {
            assert_eq!(find(whole), None, "{whole}");
        }
    }
}
