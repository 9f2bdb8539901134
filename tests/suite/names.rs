//! Real names are found wherever an audience would read them, told without being printed, and never written.

use crate::canaries::{self, AUDIENCES, LABELS, places};
use crate::support::{changes, files_below, options};
use heard::{Change, Diagnostic, Engine, Rule, Source, SourcePath};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const NAMES: &str = "names.txt";

/// The lines of the list, counted from 0, that were found.
fn lines(diagnostics: &[Diagnostic], names: &str) -> BTreeSet<usize> {
    let found = diagnostics.iter().filter(|it| it.rule == Rule::RealName);
    let labels = found.flat_map(|it| std::iter::once(&it.primary).chain(&it.further));
    let labels = labels.filter(|it| it.path.as_str() == NAMES);
    labels.map(|it| names[..it.span.range().start].matches('\n').count()).collect()
}

#[test]
fn a_name_is_found_in_every_place_where_it_would_be_read_and_in_no_other() {
    let root = tempfile::tempdir().unwrap();
    let places = places::all();
    canaries::site(root.path(), &places);
    let all = (0..places.len()).flat_map(|it| LABELS.map(|(_, letter)| (it, letter)));
    let names: Vec<String> = all.map(|(place, letter)| canaries::word(place, letter)).collect();
    let names = names.join("\n");
    fs::write(root.path().join(NAMES), &names).unwrap();
    let mut wrong = Vec::new();
    for (audience, audience_name) in AUDIENCES.iter().enumerate() {
        let built = Engine::new(options(audience_name)).follow(changes(root.path()));
        let found = lines(&built.diagnostics, &names);
        for (number, place) in places.iter().enumerate() {
            for (label, (label_name, _)) in LABELS.iter().enumerate() {
                let is_meant = canaries::is_meant(place, label, audience);
                if found.contains(&(number * LABELS.len() + label)) != is_meant {
                    let how = if is_meant { "missed" } else { "a false alarm" };
                    wrong.push(format!("{}, {label_name}, {audience_name}: {how}", place.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn heard(root: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let ended: Output = Command::new(env!("CARGO_BIN_EXE_heard"))
        .args(arguments)
        .current_dir(root)
        .output()
        .unwrap();
    let said = [&*ended.stdout, &*ended.stderr].concat();
    (ended.status.code(), String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn a_name_is_an_error_for_everybody_a_warning_for_others_and_never_printed() {
    let places = [
        ("title", "content/notes/p7.md", "---\nconsent: public\n---\n# With Anna Weber\n"),
        (
            "alias",
            "content/notes/p7.md",
            "---\nconsent: public\naliases: [Anna Weber]\n---\n# P7\n",
        ),
        ("tag", "content/notes/p7.md", "---\nconsent: public\ntags: [anna-weber]\n---\n# P7\n"),
        (
            "quote",
            "content/notes/p7.md",
            "---\nconsent: public\n---\n# P7\n- \"I am Anna\n  Weber.\" #says\n",
        ),
        (
            "number",
            "content/notes/p7.md",
            "---\nconsent: public\n---\n# P7\nCall 0170 123 45 67.\n",
        ),
        (
            "address",
            "content/notes/p7.md",
            "---\nconsent: public\n---\n# P7\nSee <mailto:Anna@Bakery.example>.\n",
        ),
        (
            "alt text",
            "content/notes/p7.md",
            "---\nconsent: public\n---\n# P7\n![ANNA WEBER](a.bmp)\n",
        ),
        (
            "claim",
            "content/personas/maya.md",
            "---\naudience: public\n---\n# Maya\n## Goals\n- Be like Anna Weber.\n",
        ),
        ("file name", "content/notes/anna-weber.md", "---\nconsent: public\n---\n# P7\n"),
        ("folder name", "content/notes/Anna Weber/p7.md", "---\nconsent: public\n---\n# P7\n"),
        ("defaults", "content/notes/_defaults.yaml", "participant: Anna Weber\nconsent: public\n"),
        ("settings", "heard.yaml", "title: Anna Weber's study\n"),
    ];
    for (name, path, text) in places {
        let root = tempfile::tempdir().unwrap();
        write(
            root.path(),
            NAMES,
            "# P7\nAnna Weber\nanna@bakery.example # work\n+49 170 1234567\n",
        );
        write(root.path(), "content/notes/one.md", "---\nconsent: public\n---\n# One\n");
        write(root.path(), "content/notes/a.bmp", "");
        write(root.path(), path, text);
        for (audience, code, level) in [("public", 1, "error"), ("team", 0, "warning")] {
            let check = ["check", "--today", "2026-06-30", "--audience", audience];
            for more in [vec![], vec!["--concise"]] {
                let (ended, said) = heard(root.path(), &[&check[..], &more].concat());
                assert_eq!(ended, Some(code), "{name}: {said}");
                assert!(said.contains("[real-name]") && said.contains(level), "{name}: {said}");
                // A path has to be named somewhere, else nobody could find the file.
                let is_path = path.to_lowercase().contains("weber");
                let is_printed = said.to_lowercase().contains("weber") || said.contains("123");
                assert!(!is_printed || (is_path && more.is_empty()), "{name}: {said}");
            }
        }
    }
}

#[test]
fn the_list_is_never_written_and_read_again_when_it_changes() {
    let root = tempfile::tempdir().unwrap();
    let note =
        "---\nconsent: public\n---\n# One\n[list](names.txt) [list](../../names.txt) Weber\n";
    write(root.path(), "content/notes/one.md", note);
    write(root.path(), "content/notes/names.txt", "Zoe Zebra\n");
    write(root.path(), NAMES, "Anna Zebra\n");
    let build = ["build", "--audience", "public", "-o", "out"];
    let (ended, said) = heard(root.path(), &build);
    assert!(
        ended == Some(1) && said.contains("[misnamed-file]") && !said.contains("Zebra"),
        "{said}"
    );
    write(root.path(), "heard.yaml", "rules:\n  misnamed-file: off\n");
    let (ended, said) = heard(root.path(), &build);
    assert_eq!(ended, Some(0), "{said}");
    for (path, file) in files_below(&root.path().join("out")) {
        let bytes = fs::read(file).unwrap();
        assert!(!path.ends_with(NAMES), "{path}");
        assert!(memchr::memmem::find(&bytes, b"Zebra").is_none(), "{path}");
    }
    fs::remove_file(root.path().join("content/notes/names.txt")).unwrap();
    let mut engine = Engine::new(options("public"));
    let put = |text: &str| {
        vec![Change::Put(Source { path: SourcePath::new(NAMES), bytes: text.as_bytes().into() })]
    };
    let n_found = |built: &heard::Build| {
        built.diagnostics.iter().filter(|it| it.rule == Rule::RealName).count()
    };
    assert_eq!(n_found(&engine.follow(changes(root.path()))), 0);
    assert_eq!(n_found(&engine.follow(put("Weber\n"))), 1);
    assert_eq!(n_found(&engine.follow(put("Werber\n"))), 0);
    assert_eq!(n_found(&engine.follow(put("WEBER\n"))), 1);
    assert_eq!(n_found(&engine.follow(vec![Change::Remove(SourcePath::new(NAMES))])), 0);
}
