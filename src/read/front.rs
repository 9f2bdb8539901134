//! The start of a file: its text, and the front matter cut from the body.

use crate::diagnostic::{Diagnostic, Level, Rule};
use crate::model::{Source, SourcePath, Span};
use crate::read::yaml::{self, Entry};
use crate::read::{front_slip, redact};
use memchr::memchr;
use std::borrow::Cow;
use std::ops::Range;

/// The largest file that is read whole.
const FILE_BYTES_MAX: usize = 1 << 20;
/// The largest front matter.
const FRONT_BYTES_MAX: usize = 16 << 10;

/// How far into a file it is asked whether it is UTF-16.
const UTF16_BYTES_MAX: usize = 1_000;

/// The front matter of a file and where its body begins.
pub struct Front {
    /// The keys; empty when there are none or they cannot be read.
    pub entries: Vec<Entry>,
    /// Whether there is front matter that cannot be read: nobody may see such a file.
    pub is_unreadable: bool,
    /// Where the body begins.
    pub body_start: usize,
}

/// The text of a file. Bytes that are not UTF-8, and NULs, become replacement characters; positions then count in that text.
pub fn text<'a>(source: &'a Source, diagnostics: &mut Vec<Diagnostic>) -> Cow<'a, str> {
    if is_utf16(source) {
        diagnostics.push(utf16(&source.path));
        return Cow::Borrowed("");
    }
    let bytes = match source.bytes.get(..FILE_BYTES_MAX) {
        Some(bytes) if bytes.len() < source.bytes.len() => {
            let end =
                bytes.iter().rposition(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1);
            let span = Span::new(end..end);
            diagnostics.push(
                Diagnostic::new(
                    Rule::TooLong,
                    &source.path,
                    span,
                    "this file is longer than 1 MiB, so its end is left out",
                )
                .label("read up to here")
                .help("split it into several files"),
            );
            bytes.get(..end).unwrap_or(bytes)
        }
        _ => &source.bytes,
    };
    // Nearly every file is UTF-8, and saying so is much cheaper than repairing it.
    let text = str::from_utf8(bytes)
        .map_or_else(|_| Cow::Owned(String::from_utf8_lossy(bytes).into_owned()), Cow::Borrowed);
    if let Cow::Owned(owned) = &text {
        let at = owned.find('\u{FFFD}').unwrap_or(0);
        diagnostics.push(
            Diagnostic::new(
                Rule::NotUtf8,
                &source.path,
                Span::new(at..at + 3),
                "this file is not UTF-8",
            )
            .label("the first sign that cannot be read")
            .help("save it as UTF-8"),
        );
    }
    let Some(at) = memchr(0, text.as_bytes()) else { return text };
    diagnostics.push(
        Diagnostic::new(
            Rule::NotUtf8,
            &source.path,
            Span::new(at..at + 1),
            "this file holds a NUL, which is no sign of a text",
        )
        .label("shown as �")
        .help("take it out"),
    );
    Cow::Owned(text.replace('\0', "\u{FFFD}"))
}

/// Whether a file is UTF-16: none of its keys can be read, so nobody may see it.
pub fn is_utf16(source: &Source) -> bool {
    let start = source.bytes.get(..UTF16_BYTES_MAX).unwrap_or(&source.bytes);
    let is_wide = || start.len() < 4 * start.chunks(2).filter(|pair| pair.contains(&0)).count();
    start.starts_with(&[0xFF, 0xFE])
        || start.starts_with(&[0xFE, 0xFF])
        || memchr(0, start).is_some() && is_wide()
}

fn utf16(path: &SourcePath) -> Diagnostic {
    let message = "this file is UTF-16, and only UTF-8 is read";
    let diagnostic = Diagnostic::new(Rule::NotUtf8, path, Span::new(0..0), message)
        .label("nobody is shown this file until it can be read")
        .help("save it as UTF-8");
    // A letter that cannot be read is a warning; here nothing can be read, not even a consent.
    Diagnostic { level: Level::Error, ..diagnostic }
}

/// Cuts the front matter from a file.
pub fn cut(path: &SourcePath, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Front {
    let rest = text.trim_start_matches('\u{FEFF}');
    let start = text.len() - rest.len();
    let mut lines = rest.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        let slip = front_slip::find(text, start);
        let is_unreadable = slip.is_some();
        diagnostics.extend(slip.map(|line| front_slip::fault(path, line)));
        return Front { entries: Vec::new(), is_unreadable, body_start: start };
    }
    let mut end = start + first.len();
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return read(path, text, start..end, end + line.len(), diagnostics);
        }
        end += line.len();
    }
    let span = Span::new(start..start + 3);
    diagnostics.push(
        Diagnostic::new(Rule::UnclosedFrontMatter, path, span, "the front matter is not closed")
            .label("begins here")
            .help("end it with a line that holds only `---`"),
    );
    Front { entries: Vec::new(), is_unreadable: true, body_start: start + first.len() }
}

fn read(
    path: &SourcePath,
    text: &str,
    span: Range<usize>,
    body_start: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Front {
    let unreadable = Front { entries: Vec::new(), is_unreadable: true, body_start };
    if FRONT_BYTES_MAX < span.len() {
        diagnostics.push(
            Diagnostic::new(
                Rule::BadYaml,
                path,
                Span::new(span.start..span.start + 3),
                "the front matter is longer than 16 KiB",
            )
            .label("begins here")
            .help("move what is long into the text"),
        );
        return unreadable;
    }
    // The opening line stays in the slice, so that the library's lines are those of the file.
    match yaml::parse(text.get(span.clone()).unwrap_or_default(), span.start) {
        Ok(entries) => {
            diagnostics.extend(redact::slips(path, text, span));
            Front { entries, is_unreadable: false, body_start }
        }
        Err(fault) => {
            diagnostics.push(not_yaml(path, fault));
            unreadable
        }
    }
}

/// Says what is wrong with a YAML text.
pub fn not_yaml(path: &SourcePath, fault: yaml::Fault) -> Diagnostic {
    Diagnostic::new(Rule::BadYaml, path, Span::new(fault.span), fault.message)
        .label("cannot be read from here on")
        .help("write `key: value` on a line of its own, and put a value that holds `: ` or ` #` in quotation marks")
}
