//! Registers of participants: whoever is in a note, however they are named there, what they agreed to holds for it.

use crate::support::{html, options};
use heard::{Change, Engine, Source, SourcePath};
use std::sync::Arc;

const REGISTER: (&str, &str) =
    ("content/notes/_defaults.yaml", "participants:\n  P08: {consent: none}\n");

/// Whether a public site shows a word of the note, and which rules have something to say.
fn shows(files: &[(&str, &str)]) -> (bool, Vec<&'static str>) {
    let put = |(path, text): &(&str, &str)| {
        Change::Put(Source { path: SourcePath::new(path), bytes: Arc::from(text.as_bytes()) })
    };
    let mut engine = Engine::new(heard::Options { leaves_out_broken: true, ..options("public") });
    let build = engine.apply(files.iter().map(put).collect());
    let is_shown = build.written.iter().filter_map(html).any(|page| page.contains("zqword"));
    let small = "small-group";
    let rules = build.diagnostics.iter().map(|it| it.rule.name()).filter(|it| *it != small);
    (is_shown, rules.collect())
}

fn note(front: &str) -> String {
    format!("---\n{front}\nconsent: public\n---\n# A talk\n\n- \"A zqword.\" #says\n")
}

#[test]
fn a_participant_is_found_however_a_note_names_them() {
    for (path, front) in [
        ("a", "participant: P08"),
        ("a", "participant: p8"),
        ("a", "participant: P07 and P08"),
        ("a", "participant: P07/P08"),
        ("a", "participant: P07 with P08"),
        ("a", "participant: P08 (on the phone)"),
        ("a", "participants: [P07, \"[[P08]]\"]"),
        ("2026-03-04-p07-p08", "method: interview"),
        ("p08/call", "participant: P07"),
    ] {
        let path = format!("content/notes/{path}.md");
        let files = [REGISTER, (&path, &note(front))];
        assert!(!shows(&files).0, "{path} {front}");
    }
    let others = note("participant: P07");
    assert!(shows(&[REGISTER, ("content/notes/a.md", &others)]).0, "nobody else is concerned");
}

#[test]
fn who_speaks_in_a_note_takes_part_in_it() {
    for line in ["**P08:** No.", "- P08: No.", "| P08 | No. |", "## P08"] {
        let text = format!("{}\n{line}\n", note("participant: P07"));
        assert!(!shows(&[REGISTER, ("content/notes/a.md", &text)]).0, "{line}");
    }
    let text = format!("{}\nI waited for P08.\n", note("participant: P07"));
    assert!(shows(&[REGISTER, ("content/notes/a.md", &text)]).0, "being named is not speaking");
}

#[test]
fn no_register_raises_what_another_says() {
    let nearer = ("content/notes/a/_defaults.yaml", "participants:\n  P08: {consent: public}\n");
    let text = note("participant: P08");
    assert!(shows(&[nearer, ("content/notes/a/n.md", &text)]).0);
    assert!(!shows(&[REGISTER, nearer, ("content/notes/a/n.md", &text)]).0);
}

#[test]
fn a_register_is_read_in_every_form_or_nobody_is_shown() {
    for (register, rules) in [
        ("participants:\n  P08: none\n", &[][..]),
        ("participants:\n  P07 and P08: {consent: none}\n", &[]),
        ("participants:\n  p8: {consent: none}\n  P08: {consent: public}\n", &[]),
        ("participants:\n  P08 (by phone): {consent: none}\n", &[]),
        ("participant:\n  P08: {consent: none}\n", &[]),
        ("participants:\n  - P08: {consent: none}\n", &["bad-consent"]),
        ("participants: P08\n", &["bad-consent"]),
        ("people:\n  P08: {consent: none}\n", &["bad-consent"]),
        ("P08: {consent: none}\n", &["bad-consent"]),
        ("participants:\n  maya:\n    P08: {consent: none}\n", &["bad-consent"]),
        ("participants:\n  P08: {status: withdrawn}\n", &["bad-consent"]),
        ("participants:\n  P08: {audience: team}\n", &["bad-consent"]),
    ] {
        let text = note("participant: P08");
        let found =
            shows(&[("content/notes/_defaults.yaml", register), ("content/notes/a.md", &text)]);
        assert_eq!(found, (false, rules.to_vec()), "{register}");
    }
    let front = "participants:\n  P07: {consent: none}";
    for front in [front, "participant: {id: P08}", "meta:\n  consent: none"] {
        let text = note(front);
        let found = shows(&[REGISTER, ("content/notes/a.md", &text)]);
        assert_eq!(found, (false, vec!["bad-consent"]), "{front}");
    }
}

#[test]
fn a_file_that_is_nearly_called_right_is_told_of_and_shows_nobody() {
    for path in [
        "content/notes/_defaults.yml",
        "content/notes/_Defaults.yaml",
        "content/_default.yaml",
        "heard.yml",
        "Names.txt",
        "content/names.txt",
    ] {
        let text = note("participant: P07");
        let found = shows(&[(path, "consent: none\n"), ("content/notes/a.md", &text)]);
        assert_eq!(found, (false, vec!["misnamed-file"]), "{path}");
    }
}
