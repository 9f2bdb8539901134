//! Finds front matter that is not read as such, because it does not begin on the first line or stands between other signs.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{SourcePath, Span};
use crate::read::{consent, key_slip, known};
use std::ops::Range;

/// How many lines from the top it is looked for.
const LINES_MAX: usize = 30;

/// The line that such front matter begins with.
pub fn find(text: &str, start: usize) -> Option<Range<usize>> {
    let top = start + after_comments(text.get(start..)?);
    let mut lines = Vec::new();
    let mut at = top;
    for line in text.get(top..)?.split_inclusive('\n').take(LINES_MAX) {
        lines.push((at, line));
        at += line.len();
    }
    let mut code: Option<&str> = None;
    for (index, (at, line)) in lines.iter().enumerate() {
        let rest = lines.get(index + 1..).unwrap_or_default();
        let line = line.trim_end();
        let marks = ["```", "~~~"].into_iter().find(|marks| line.trim_start().starts_with(marks));
        if let Some(marks) = marks.filter(|marks| code.is_none_or(|open| open == *marks)) {
            code = if code.is_none() { Some(marks) } else { None };
        } else if code.is_none() && is_fence(line) && is_front_matter(rest, index == 0) {
            return Some(*at..*at + line.len());
        }
    }
    None
}

/// Says that front matter is not read.
pub fn fault(path: &SourcePath, line: Range<usize>) -> Diagnostic {
    let message = "this looks like front matter, but is not read as such";
    Diagnostic::new(Rule::BadYaml, path, Span::new(line), message)
        .label("nobody is shown this file until it is clear what was meant")
        .help("begin the file with it: the first line holds only `---`, and so does the line after the last key")
}

/// Where the first words stand after blank lines and comments.
fn after_comments(text: &str) -> usize {
    let mut rest = text;
    loop {
        let blank = rest.len() - rest.trim_start().len();
        let (blanks, words) = rest.split_at(blank);
        let comment = ["<!--", "%%"].into_iter().find(|opener| words.starts_with(opener));
        let closer = comment.map(|opener| if opener == "%%" { "%%" } else { "-->" });
        let end = closer.and_then(|closer| Some(words.get(2..)?.find(closer)? + 2 + closer.len()));
        let Some(end) = end else {
            // Spaces before the words belong to their line.
            let line_start = blanks.rfind(['\n', '\r']).map_or(0, |at| at + 1);
            return text.len() - rest.len() + line_start;
        };
        rest = words.get(end..).unwrap_or_default();
    }
}

/// `---`, and what authors write for it. Four spaces make code of a line.
fn is_fence(line: &str) -> bool {
    let signs = line.trim();
    let is_dash = |c: char| matches!(c, '-' | '+' | '–' | '—');
    2 <= signs.len() && signs.chars().all(is_dash) && !line.starts_with("    ")
}

/// Whether keys with values follow, and then the end of front matter or a key that withholds.
fn is_front_matter(lines: &[(usize, &str)], is_top: bool) -> bool {
    let known = known::all();
    let mut has_known = false;
    for (index, (_, line)) in lines.iter().enumerate() {
        let line = line.trim_end();
        if 0 < index && (is_fence(line) || line == "...") {
            return is_top && has_known;
        }
        let goes_on = line.trim().is_empty() || line.starts_with([' ', '\t', '-']);
        match pair(line) {
            Some((key, value)) if withholds(&key, value) => return true,
            Some((key, _)) => has_known |= known.contains(&&*key),
            None if 0 < index && goes_on || line.starts_with('#') => {}
            None => return false,
        }
    }
    false
}

/// `key: value`, or the `key = value` of another format.
fn pair(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.split_once([':', '='])?;
    let key = key.trim();
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let is_pair = !key.is_empty() && key.chars().all(is_key);
    is_pair.then(|| (key.to_lowercase(), value.trim()))
}

/// Whether a key withholds. Below other words only that tells that a block between two lines is meant as front matter.
/// A sentence is no value: `Consent: we asked them all.`
fn withholds(key: &str, value: &str) -> bool {
    let value = value.split(" #").next().unwrap_or_default().trim().to_lowercase();
    match key {
        "status" => value == "draft",
        "draft" => matches!(&*value, "true" | "yes"),
        "audience" => consent::WORDS.contains(&&*value),
        "consent" | "withdrawn" | "keep-until" => value.split_whitespace().count() <= 2,
        key => key_slip::is_nearly_consent(key) && value.split_whitespace().count() <= 1,
    }
}
