//! Everything about a participant is found, the commands are printed, and nothing is changed.

use crate::support::files_below;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn heard(root: &Path, arguments: &[&str]) -> (i32, String) {
    let ended = Command::new(env!("CARGO_BIN_EXE_heard"))
        .args(arguments)
        .current_dir(root)
        .output()
        .unwrap();
    let said = [&*ended.stdout, &*ended.stderr].concat();
    (ended.status.code().unwrap(), String::from_utf8_lossy(&said).into_owned())
}

/// A site inside a repository. One participant is in it in every way.
fn repository() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join(".git")).unwrap();
    for (path, text) in [
        ("heard.yaml", "title: Bakery\n"),
        ("names.txt", "Anna Weber # P07\n"),
        (
            "content/notes/one.md",
            "---\nparticipant: P07\n---\n# One\n\n**P07:** I wait for Secret.\n",
        ),
        ("content/notes/it's p07.md", "# Two\n\n- Waits. #does\n"),
        ("content/notes/three.md", "---\nparticipants: [P07, P08]\n---\n# Three\n"),
        (
            "content/notes/_defaults.yaml",
            "participants:\n  P07: {consent: team}\n  P08: {consent: team}\n",
        ),
        ("content/spring/notes/_defaults.yaml", "participant: P07\n"),
        ("content/spring/notes/four.md", "# Four\n\n- Waits. #does\n"),
        ("content/personas/maya.md", "# Maya\n\nSee [[it's p07]].\n"),
        ("content/about.md", "# About\n\nNo P070 and no xp07 here.\n"),
        ("content/notes/call.txt", "Kim: hello\nP07: hello\n"),
    ] {
        write(root.path(), &format!("study/{path}"), text);
    }
    root
}

#[test]
fn every_file_and_line_is_listed_and_nothing_is_changed() {
    let root = repository();
    let all = || {
        let files = files_below(root.path()).into_iter();
        files.map(|(path, file)| (path, fs::read(file).unwrap())).collect::<Vec<_>>()
    };
    let before = all();
    for id in ["P07", "p07"] {
        let (code, said) = heard(root.path(), &["forget", id, "study"]);
        assert_eq!(code, 0, "{said}");
        let expected = [
            "content/notes/call.txt:2: speaker",
            "content/notes/_defaults.yaml:2: participant",
            "content/notes/it's p07.md: this file is about",
            "content/notes/one.md: this file is about",
            "content/notes/one.md:2: participant",
            "content/notes/one.md:6: speaker",
            "content/notes/three.md:2: participant",
            "content/personas/maya.md:3: mention",
            "content/spring/notes/_defaults.yaml:1: participant",
            "content/spring/notes/four.md: this file is about",
            "names.txt:1: mention",
            "is named in 8 lines of 9 files",
            " and others",
            "--path 'study/content/notes/it'\\''s p07.md' --path study/content/notes/one.md --path study/content/spring/notes/four.md\n",
            "--replace-text",
            "other clones",
        ];
        for words in expected {
            assert!(said.contains(words), "{words}\n{said}");
        }
        assert!(!said.contains("about.md") && !said.contains("Secret"), "{said}");
        assert!(!said.contains("--path study/content/notes/three.md"), "{said}");
    }
    assert_eq!(all(), before);
}

#[test]
fn somebody_unknown_is_nothing_and_no_id_is_refused() {
    let root = repository();
    let (code, said) = heard(root.path(), &["forget", "P99", "study"]);
    assert_eq!((code, said.as_str()), (0, "nothing is said about P99\n"));
    assert_eq!(heard(root.path(), &["forget", " ", "study"]).0, 2);
    assert_eq!(heard(root.path(), &["forget"]).0, 2);
}
