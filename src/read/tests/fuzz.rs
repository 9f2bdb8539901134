//! Thousands of damaged notes, and files that are none: nothing panics, every place is a place in the text, every hole is closed.
#![expect(clippy::disallowed_methods, reason = "tests look at what lies on disk")]
#![expect(clippy::print_stdout, reason = "the figure is quoted")]

use super::check::read;
use super::dice::Dice;
use super::note::NOTE;
use crate::diagnostic::Diagnostic;
use crate::model::{Entry, Markup, Part, Source, SourcePath, Span};
use std::path::Path;

/// Pieces that are put in: the signs of the format, and what often goes wrong with them.
const PIECES: [&str; 40] = [
    "\n",
    "\n\n",
    "---\n",
    "- ",
    "> ",
    "    ",
    "# ",
    "## ",
    "**",
    "*",
    "==",
    "`",
    "```\n",
    "%%",
    "<!--",
    "-->",
    "[[",
    "]]",
    "[",
    "](",
    ")",
    "(",
    "::",
    "(mood:: ",
    "(redact:: ",
    "(consent:: ",
    "#says ",
    "#off-record ",
    " ^x",
    "|",
    "|---|\n",
    "\\",
    "é",
    "漢",
    "\u{feff}",
    "\r\n",
    "\t",
    "[^1]",
    "<kbd>",
    "</kbd>",
];

fn damaged(dice: &mut Dice) -> String {
    let mut text = NOTE.to_owned();
    for _ in 0..=dice.below(8) {
        let at = text.floor_char_boundary(dice.below(text.len()));
        match dice.below(3) {
            0 => text.insert_str(at, PIECES[dice.below(PIECES.len())]),
            1 => {
                let end = text.ceil_char_boundary((at + dice.below(40)).min(text.len()));
                text.replace_range(at..end, "");
            }
            _ => {
                let from = text.floor_char_boundary(dice.below(text.len()));
                let to = text.ceil_char_boundary((from + dice.below(80)).min(text.len()));
                let copy = text[from..to].to_owned();
                text.insert_str(at, &copy);
            }
        }
    }
    text
}

/// Where a text may stand, for every kind of file.
const PATHS: [&str; 6] = [
    "content/notes/p07.md",
    "content/personas/p.md",
    "content/journeys/j.md",
    "content/assumptions/a.md",
    "content/insights/i.md",
    "content/x.md",
];

/// Damaged notes in a run; `HEARD_DAMAGED` asks for more.
const N_DAMAGED: usize = 2_000;

#[test]
fn damaged_notes_are_read() {
    let asked = std::env::var("HEARD_DAMAGED").ok().and_then(|it| it.parse().ok());
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for n in 0..asked.unwrap_or(N_DAMAGED) {
        let text = damaged(&mut dice);
        sound(PATHS[n % PATHS.len()], &text);
        if n % 8 == 0 {
            settings_are_sound(&text[..text.floor_char_boundary(dice.below(400))]);
        }
    }
}

#[test]
fn files_of_any_kind_are_read() {
    // The project's own, or those of a folder that somebody names.
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = std::env::var_os("HEARD_SAMPLES").map_or_else(
        || ["content", "docs", "tests/golden"].map(|it| root.join(it)).to_vec(),
        |folder| vec![folder.into()],
    );
    let files = folders.iter().flat_map(walkdir::WalkDir::new).filter_map(Result::ok);
    let mut n_read = 0;
    for file in files.filter(|it| it.file_type().is_file()) {
        let bytes = std::fs::read(file.path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for path in PATHS {
            sound(path, &text);
            sound(path, &format!("---\n{text}\n---\n{text}"));
        }
        settings_are_sound(&text);
        n_read += 1;
    }
    assert!(50 < n_read, "{n_read} files");
    println!("{n_read} files read in {} places", 2 * PATHS.len() + 2);
}

fn settings_are_sound(text: &str) {
    let source = |path| Source { path: SourcePath::new(path), bytes: text.as_bytes().into() };
    let (_, diagnostics) = crate::read::settings(&source("heard.yaml"));
    told_within(&diagnostics, text);
    let (_, diagnostics) = crate::read::defaults(&source("content/notes/_defaults.yaml"));
    told_within(&diagnostics, text);
}

/// Whatever is said points into the text.
fn told_within(diagnostics: &[Diagnostic], text: &str) {
    let good = |span: Span| assert!(text.get(span.range()).is_some(), "{span:?} in {text}");
    for diagnostic in diagnostics {
        good(diagnostic.primary.span);
        diagnostic.further.iter().for_each(|label| good(label.span));
    }
}

/// Reads a text as the file at a path: every place lies in it, and all that is open is closed.
fn sound(path: &str, text: &str) {
    let (entry, diagnostics) = read(path, text);
    told_within(&diagnostics, text);
    let good = |span: Span| assert!(text.get(span.range()).is_some(), "{span:?} in {text}");
    entry.head().references.iter().for_each(|reference| good(reference.span));
    entry.head().claims.iter().for_each(|claim| balanced(&claim.markup, text));
    match entry {
        Entry::Note(note) => {
            note.evidence.iter().for_each(|evidence| good(evidence.span));
            note.body.iter().for_each(|block| balanced(&block.markup, text));
            let shown: usize = note.body.iter().map(|block| block.evidence.len()).sum();
            assert!(shown <= note.evidence.len(), "{text}");
        }
        Entry::Persona(persona) => balanced(&persona.intro, text),
        Entry::Journey(journey) => balanced(&journey.intro, text),
        Entry::Page(page) => page.body.iter().for_each(|block| balanced(&block.markup, text)),
        Entry::Assumption(it) => it.body.iter().for_each(|block| balanced(&block.markup, text)),
        Entry::Insight(it) => it.body.iter().for_each(|block| balanced(&block.markup, text)),
    }
}

/// Every element and hole is closed in order, also within every guarded run.
#[track_caller]
fn balanced(markup: &Markup, text: &str) {
    let mut open: Vec<String> = Vec::new();
    let mut guards: Vec<(usize, usize)> = Vec::new();
    for (index, part) in markup.parts.iter().enumerate() {
        match part {
            Part::Html(html) => elements(html, &mut open, text),
            Part::LinkStart(_) => open.push("{".to_owned()),
            Part::LinkEnd => assert_eq!(open.pop().as_deref(), Some("{"), "{markup:?}\n{text}"),
            Part::PassageStart(_) => open.push("⟦".to_owned()),
            Part::PassageEnd => assert_eq!(open.pop().as_deref(), Some("⟦"), "{markup:?}\n{text}"),
            Part::Image { .. } => {}
            Part::Guard { len, .. } => guards.push((index + *len as usize, open.len())),
        }
        guards.retain(|(end, depth)| {
            assert!(*depth <= open.len(), "{markup:?}\n{text}");
            if *end == index {
                assert_eq!(*depth, open.len(), "{markup:?}\n{text}");
            }
            index < *end
        });
    }
    assert!(open.is_empty(), "{open:?} {markup:?}\n{text}");
}

fn elements(html: &str, open: &mut Vec<String>, text: &str) {
    for tag in html.split('<').skip(1) {
        let name: String =
            tag.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name), "{html}\n{text}"),
            None if matches!(&*name, "br" | "hr" | "img") => {}
            None => open.push(name),
        }
    }
}
