//! A finished site is searched for what its audience may not see: a clean one passes, and a leak is found however it is written.

use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// What only the team may read, with signs that every form writes in another way.
const SECRET: &str = "My manager & I pay “late” on purpose, every März.";

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn heard(root: &Path, arguments: &[&str]) -> (i32, String) {
    let arguments = [arguments, &["--today", "2026-06-30"]].concat();
    let ended = Command::new(env!("CARGO_BIN_EXE_heard"))
        .args(arguments)
        .current_dir(root)
        .output()
        .unwrap();
    let said = [&*ended.stdout, &*ended.stderr].concat();
    (ended.status.code().unwrap(), String::from_utf8_lossy(&said).into_owned())
}

/// A public site in `out`, of a note with a line for the team and a second note for the team.
fn site() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    let note = format!(
        "---\nconsent: public\n---\n# P7\n\n- \"I wait for the post every day.\" #says\n- \"{SECRET}\" #says (consent:: team)\n"
    );
    write(root.path(), "heard.yaml", "audience: public\n");
    write(root.path(), "content/notes/p7.md", &note);
    let other = "---\nconsent: team\n---\n# How she tells her landlord about it\n\n- \"I wait for the post every day.\" #says\n- \"Two letters, then she gives up. She cries.\" #does ^letters\n";
    write(root.path(), "content/notes/p8.md", other);
    let persona = "---\naudience: team\n---\n# Maya\n\n## Goals\n\n- Get the landlord off her back. [[p8#^letters]]\n";
    write(root.path(), "content/personas/maya.md", persona);
    let (code, said) = heard(root.path(), &["build", "-o", "out"]);
    assert_eq!(code, 0, "{said}");
    root
}

/// The number before some words.
fn number(said: &str, words: &str) -> usize {
    let before = said.split(words).next().unwrap().trim_end();
    before.rsplit([' ', '(']).next().unwrap().replace(',', "").parse().unwrap()
}

#[test]
fn a_clean_site_is_proven_and_says_what_was_looked_for() {
    let root = site();
    let (code, said) = heard(root.path(), &["check", "--prove", "out"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains(": none found"), "{said}");
    assert!(5 <= number(&said, " withheld texts in"), "{said}");
    assert!(10 <= number(&said, " files:"), "{said}");
    // The second note says what the first one may say to everybody.
    assert_eq!(number(&said, " left out, because"), 1, "{said}");
}

#[test]
fn a_leak_is_found_however_it_is_written_and_not_repeated() {
    let leaks = [
        ("out/notes/p7.html", SECRET.to_owned()),
        ("out/notes/p7.html", "My manager &amp; I pay &ldquo;late&rdquo; on purpose, every M&auml;rz.".to_owned()),
        ("out/notes/p7.html", "<p>My man<b>ager</b> &#38; I<br>pay “late” <i>on</i>\n  purpose, every März.</p>".to_owned()),
        ("out/notes/p7.html", format!("<img alt='{SECRET}'>")),
        ("out/extra.json", "{\"t\":\"My manager \\u0026 I pay \\u201clate\\u201d on\\npurpose, every M\\u00e4rz.\"}".to_owned()),
        ("out/extra.json", "{\"t\":\"<b>My<\\/b> manager &amp; I pay \\\"late\\\" on purpose, every M&#xe4;rz.\"}".to_owned()),
        ("out/My manager I pay late on purpose, every März.txt", String::new()),
        ("out/image.jpg", format!("\u{1}\u{2}{SECRET}\u{3}")),
    ];
    for (path, text) in leaks {
        let root = site();
        let before = fs::read_to_string(root.path().join(path)).unwrap_or_default();
        write(root.path(), path, &(before + &text));
        let (code, said) = heard(root.path(), &["check", "--prove", "out"]);
        assert_eq!(code, 1, "{text}: {said}");
        let place = format!("content/notes/p7.md:7 is withheld, and stands in {path}");
        assert!(said.contains(&place), "{text}: {said}");
        assert!(path.contains("manager") || !said.contains("manager"), "{said}");
    }
}

#[test]
fn sentences_titles_and_claims_are_looked_for_too() {
    let leaks = [
        ("two letters then she gives up", "content/notes/p8.md:7"),
        ("How she tells her landlord about it", "content/notes/p8.md:4"),
        ("Get the landlord off her back.", "content/personas/maya.md:8"),
    ];
    for (words, place) in leaks {
        let root = site();
        write(root.path(), "out/extra.txt", words);
        let (code, said) = heard(root.path(), &["check", "--prove", "out"]);
        assert_eq!(code, 1, "{words}: {said}");
        assert!(said.contains(place), "{words}: {said}");
    }
}

#[test]
fn the_audience_is_that_of_the_folder() {
    let root = site();
    let (code, said) = heard(root.path(), &["build", "-o", "ours", "--audience", "team"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(heard(root.path(), &["check", "--prove", "ours"]).0, 0);
    // The site of the team under the name of the public one.
    fs::copy(root.path().join("out/.heard-manifest"), root.path().join("ours/.heard-manifest"))
        .unwrap();
    let (code, said) = heard(root.path(), &["check", "--prove", "ours"]);
    assert_eq!(code, 1, "{said}");
    for arguments in [
        ["check", "--prove", "content", "--concise"].as_slice(),
        &["check", "--prove", "nowhere"],
        &["check", "--prove", "out", "--audience", "team"],
    ] {
        let (code, said) = heard(root.path(), arguments);
        assert_eq!(code, 2, "{said}");
    }
}

#[test]
fn numbers_that_pages_put_before_texts_make_no_leak() {
    let root = site();
    // The number of the paragraph stands before the words on one page, that of the footnote in the other file.
    let words = "It matters more in winter, when orders double.";
    let shown = format!("---\nconsent: public\n---\n# P9\n\n{words} Nobody says so.\n");
    write(root.path(), "content/notes/p9.md", &shown);
    let withheld = format!("---\nconsent: team\n---\n# P10\n\nShe writes.[^1]\n\n[^1]: {words}\n");
    write(root.path(), "content/notes/p10.md", &withheld);
    assert_eq!(heard(root.path(), &["build", "-o", "out"]).0, 0);
    let (code, said) = heard(root.path(), &["check", "--prove", "out"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(number(&said, " left out, because"), 2, "{said}");
}
