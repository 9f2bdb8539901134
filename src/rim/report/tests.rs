//! How diagnostics look, byte for byte.

use super::*;
use crate::diagnostic::Rule;
use crate::model::Span;
use std::path::PathBuf;

const NOTE: &str = "content/notes/p07.md";

fn text(files: &[(&str, &[u8])], diagnostics: &[Diagnostic], manner: Manner) -> String {
    let bytes = |path: &SourcePath| {
        files.iter().find(|(name, _)| *name == path.as_str()).map(|(_, bytes)| Arc::from(*bytes))
    };
    let site = Site { root: PathBuf::from("."), content: "content" };
    Report { site: &site, bytes: &bytes, manner }.text(diagnostics).unwrap_or_default()
}

fn at(file: &str, word: &str) -> Span {
    let start = file.find(word).unwrap();
    Span::new(start..start + word.len())
}

fn unknown(file: &str) -> Diagnostic {
    Diagnostic::new(
        Rule::UnknownName,
        &SourcePath::new(NOTE),
        at(file, "buyr"),
        "no persona is called `buyr`",
    )
    .label("named here")
    .help("did you mean `buyer`?")
}

#[test]
fn a_diagnostic_shows_its_line() {
    let file = "---\npersona: buyr\n---\n";
    let expected = "\
error: no persona is called `buyr` [unknown-name]
 --> content/notes/p07.md:2:10
  |
2 | persona: buyr
  |          ^^^^ named here
  |
  = help: did you mean `buyer`?";
    assert_eq!(text(&[(NOTE, file.as_bytes())], &[unknown(file)], Manner::Plain), expected);
}

#[test]
fn other_files_explain_it() {
    let claim = "- They compare prices.\n";
    let note = "consent: internal\n";
    let persona = SourcePath::new("content/personas/buyer.md");
    let diagnostic = Diagnostic::new(
        Rule::UnsupportedClaim,
        &persona,
        at(claim, "They compare prices."),
        "nothing supports this claim",
    )
    .label("claimed here")
    .also(&SourcePath::new(NOTE), at(note, "internal"), "its only quote stops here");
    let expected = "\
warning: nothing supports this claim [unsupported-claim]
 --> content/personas/buyer.md:1:3
  |
1 | - They compare prices.
  |   ^^^^^^^^^^^^^^^^^^^^ claimed here
  |
 ::: content/notes/p07.md:1:10
  |
1 | consent: internal
  |          -------- its only quote stops here";
    let files = [(persona.as_str(), claim.as_bytes()), (NOTE, note.as_bytes())];
    assert_eq!(text(&files, &[diagnostic], Manner::Plain), expected);
}

#[test]
fn line_ends_tabs_and_wide_characters_are_counted_right() {
    let file = "---\r\n\t名前: buyr\r\n---\r\n";
    let shown = text(&[(NOTE, file.as_bytes())], &[unknown(file)], Manner::Plain);
    assert!(shown.contains("p07.md:2:6"), "{shown}");
    assert!(shown.contains("2 |     名前: buyr\n  |           ^^^^ named here"), "{shown}");
    let line = text(&[(NOTE, file.as_bytes())], &[unknown(file)], Manner::Concise);
    assert!(line.starts_with("content/notes/p07.md:2:6: error: "), "{line}");
}

#[test]
fn bytes_that_are_no_text_do_not_move_the_marks() {
    let file = b"caf\xe9: buyr\n";
    let diagnostic =
        Diagnostic::new(Rule::UnknownName, &SourcePath::new(NOTE), Span::new(6..10), "no")
            .label("here");
    let shown = text(&[(NOTE, file)], &[diagnostic], Manner::Plain);
    assert!(shown.contains("1 | caf�: buyr\n  |       ^^^^ here"), "{shown}");
}

#[test]
fn a_place_beyond_the_end_and_a_file_that_is_not_read_are_shown_too() {
    let path = SourcePath::new(NOTE);
    let beyond = Diagnostic::new(Rule::BadYaml, &path, Span::new(99..120), "not closed");
    assert!(
        text(&[(NOTE, b"---\n")], &[beyond], Manner::Plain).contains("--> content/notes/p07.md")
    );
    let odd = Diagnostic::new(Rule::NotRegular, &path, Span::default(), "this is no regular file")
        .help("remove it");
    let expected = "\
warning: this is no regular file [not-regular]
--> content/notes/p07.md
 = help: remove it";
    assert_eq!(text(&[], std::slice::from_ref(&odd), Manner::Plain), expected);
    assert_eq!(
        text(&[], &[odd], Manner::Concise),
        "content/notes/p07.md: warning: a file that is no regular file [not-regular]"
    );
}

#[test]
fn a_note_cannot_speak_to_the_terminal() {
    let file = "persona: buyr \x1b[2J\n";
    let mut diagnostic = unknown(file).help("\x1b[31mred");
    diagnostic.message = "no \x1b]0;title\x07 persona\nerror: forged".to_owned();
    diagnostic.primary.path = SourcePath::new("notes/e\x1b[31m\nerror: forged \u{202e}dm.md");
    for manner in [Manner::Plain, Manner::Concise] {
        let shown = text(&[(NOTE, file.as_bytes())], &[diagnostic.clone()], manner);
        assert!(!shown.contains(['\x1b', '\x07', '\u{202e}']), "{shown}");
        assert!(!shown.contains("\nerror: forged"), "{shown}");
    }
    let line = text(&[], &[diagnostic], Manner::Concise);
    assert!(line.starts_with(r"notes/e\u{1b}[31m\nerror: forged \u{202e}dm.md: error: "), "{line}");
    assert_eq!(line.lines().count(), 1);
}

#[test]
fn more_than_a_hundred_are_counted() {
    let file = "persona: buyr\n";
    let shown = text(&[(NOTE, file.as_bytes())], &vec![unknown(file); 130], Manner::Concise);
    assert_eq!(shown.lines().count(), 101);
    assert!(shown.ends_with("… and 30 more"));
}

#[test]
fn counts_read_well() {
    assert_eq!(counted(1, "page"), "1 page");
    assert_eq!(counted(10_085, "page"), "10,085 pages");
    assert_eq!(Tally { n_errors: 3, n_warnings: 1 }.words().unwrap(), "3 errors, 1 warning");
    assert_eq!(Tally::default().words(), None);
}
