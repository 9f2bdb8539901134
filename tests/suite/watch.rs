//! `heard serve` while files change in all the ways that files do: nothing is missed, and what belongs together comes in together.
//! Everything is waited for by looking, never by the clock.

use crate::watch_serving::{Serving, page, write};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Two notes.
fn bakery() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "heard.yaml", "title: Bakery\n");
    write(root.path(), "content/notes/p07.md", &note("She phones people."));
    write(root.path(), "content/notes/p08.md", &note("She waits for the post."));
    root
}

fn note(words: &str) -> String {
    format!("---\nconsent: team\n---\n# A talk\n- {words} #does\n")
}

/// How an editor puts a text into a file.
type Save = fn(&Path, &str);

/// Writes over the file, as VS Code and Notepad do.
fn in_place(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}

/// Probes the folder, moves the file away, writes a new one and removes the old one.
fn vim(path: &Path, text: &str) {
    let beside = |name: &str| path.with_file_name(name);
    fs::write(beside(".p07.md.swp"), "swap").unwrap();
    fs::write(beside("4913"), "").unwrap();
    fs::remove_file(beside("4913")).unwrap();
    fs::rename(path, beside("p07.md~")).unwrap();
    fs::write(path, text).unwrap();
    fs::remove_file(beside("p07.md~")).unwrap();
    fs::remove_file(beside(".p07.md.swp")).unwrap();
}

/// Writes beside the file, moves the file away and the new one in.
fn jetbrains(path: &Path, text: &str) {
    let [new, old] = ["p07.md___jb_tmp___", "p07.md___jb_old___"].map(|it| path.with_file_name(it));
    fs::write(&new, text).unwrap();
    fs::rename(path, &old).unwrap();
    fs::rename(&new, path).unwrap();
    fs::remove_file(&old).unwrap();
}

/// Locks the file with a link that leads nowhere, saves by the way, and keeps a backup.
fn emacs(path: &Path, text: &str) {
    let [lock, auto, backup] =
        [".#p07.md", "#p07.md#", "p07.md~"].map(|name| path.with_file_name(name));
    #[cfg(unix)]
    std::os::unix::fs::symlink("maya@bakery.4711:1", &lock).unwrap();
    fs::write(&auto, text).unwrap();
    fs::rename(path, &backup).unwrap();
    fs::write(path, text).unwrap();
    fs::remove_file(&auto).unwrap();
    let _ = fs::remove_file(&lock);
}

/// Writes beside the file and moves it over the old one, under whatever name.
fn over(path: &Path, text: &str) {
    let beside = path.with_file_name("p07.md.x7Kq2a");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, path).unwrap();
}

#[test]
fn every_editor_is_followed() {
    let root = bakery();
    let serving = Serving::start(root.path());
    let path = root.path().join("content/notes/p07.md");
    let editors: [Save; 5] = [in_place, vim, jetbrains, emacs, over];
    for (e, save) in editors.into_iter().enumerate() {
        for n in 0..4 {
            let words = format!("She tells {e} and {n}.");
            save(&path, &note(&words));
            serving.until("/notes/p07", &words);
        }
        serving.until("/notes/", "2 sessions, 2 passages");
        for name in ["p07.md~", "4913", "p07", "p07.md___jb_tmp___", ".p07.md.swp", "#p07.md#"] {
            let address = format!("/notes/{}", name.replace('#', "%23"));
            let is_page = page(&serving.address, &address).starts_with("HTTP/1.1 200");
            assert_eq!(is_page, name == "p07", "{address}");
        }
    }
}

#[test]
fn new_folders_in_folders_are_found_with_all_their_files() {
    let root = bakery();
    let serving = Serving::start(root.path());
    let paths: Vec<String> =
        (0..240).map(|n| format!("new/{}/{}/deep/n{n}", n % 4, n % 12)).collect();
    for path in &paths {
        write(root.path(), &format!("content/{path}.md"), &note("She asks."));
    }
    for path in &paths {
        serving.until(&format!("/{path}"), "She asks.");
    }
    fs::rename(root.path().join("content/new"), root.path().join("content/old")).unwrap();
    let moved = |path: &str| path.replacen("new", "old", 1);
    serving.until(&format!("/{}", moved(&paths[239])), "She asks.");
    for path in &paths {
        assert!(page(&serving.address, &format!("/{}", moved(path))).starts_with("HTTP/1.1 200"));
        assert!(page(&serving.address, &format!("/{path}")).starts_with("HTTP/1.1 404"));
    }
}

fn git(folder: &Path, args: &[&str]) {
    let who = ["-c", "user.name=Maya", "-c", "user.email=maya@bakery.example"];
    let status = Command::new("git")
        .args(who)
        .args(["-c", "gc.auto=0", "-c", "core.autocrlf=false"])
        .args(args)
        .current_dir(folder)
        .output()
        .expect("git is there");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
}

#[test]
fn another_branch_comes_in_as_a_whole() {
    const N: usize = 2_000;
    let root = tempfile::tempdir().unwrap();
    let path = |n: usize| format!("content/notes/{}/n{n}.md", n % 20);
    let put = |words: &str, from: usize| {
        for n in from..N {
            write(root.path(), &path(n), &note(&format!("She {words} {n} times.")));
        }
    };
    put("asks", 0);
    git(root.path(), &["init", "-q", "-b", "first"]);
    git(root.path(), &["add", "."]);
    git(root.path(), &["commit", "-qm", "first"]);
    git(root.path(), &["checkout", "-qb", "second"]);
    put("waits", 0);
    fs::remove_file(root.path().join(path(7))).unwrap();
    write(root.path(), "content/added/n7.md", &note("She waits 7 times."));
    git(root.path(), &["add", "."]);
    git(root.path(), &["commit", "-qm", "second"]);

    let serving = Serving::start(root.path());
    for (branch, word) in [("first", "asks"), ("second", "waits"), ("first", "asks")] {
        let n_before = serving.n_followed();
        git(root.path(), &["checkout", "-q", branch]);
        for n in (0..N).step_by(40) {
            serving.until(&format!("/notes/{}/n{n}", n % 20), &format!("She {word} {n} times."));
        }
        let (here, there) =
            if branch == "second" { ("added", "notes/7") } else { ("notes/7", "added") };
        serving.until(&format!("/{here}/n7"), &format!("She {word} 7 times."));
        serving.until(&format!("/{there}/n7"), &format!("now at <a href=\"/{here}/n7.html\">"));
        let n_times = serving.n_followed() - n_before;
        // A slow machine takes a while to check them out.
        assert!((1..N / 40).contains(&n_times), "{N} files came in {n_times} times");
    }
}

#[test]
fn the_content_may_go_and_come_back() {
    let root = bakery();
    let serving = Serving::start(root.path());
    for n in 0..3 {
        fs::remove_dir_all(root.path().join("content")).unwrap();
        serving.until("/notes/p07", "HTTP/1.1 404");
        let words = format!("She is back {n} times.");
        write(root.path(), "content/notes/p07.md", &note(&words));
        serving.until("/notes/p07", &words);
        // From now on it is listened to again.
        write(root.path(), "content/notes/p07.md", &note(&format!("{words} Again.")));
        serving.until("/notes/p07", &format!("{words} Again."));
    }
}

#[test]
fn settings_and_a_theme_are_followed() {
    let root = bakery();
    let serving = Serving::start(root.path());
    serving.until("/", "Bakery");
    write(root.path(), "heard.yaml", "title: Mill\n");
    serving.until("/", "Mill");
    write(root.path(), "heard.yaml", "title: Mill\ntheme: own\n");
    let template = |words: &str| {
        format!("{{% extends \"base.html\" %}}{{% block main %}}<p>{words}</p>{{% endblock %}}")
    };
    for words in ["Drawn by hand.", "Drawn again."] {
        write(root.path(), "themes/own/templates/note.html", &template(words));
        serving.until("/notes/p07", words);
    }
    fs::remove_dir_all(root.path().join("themes")).unwrap();
    write(root.path(), "heard.yaml", "title: Bakery\n");
    serving.until("/notes/p07", "She phones people.");
}

#[test]
fn a_note_that_moves_is_found_from_where_it_was() {
    let root = bakery();
    let serving = Serving::start(root.path());
    serving.until("/notes/p07", "She phones people.");
    let at = |path: &str| root.path().join("content").join(path);
    fs::rename(at("notes/p07.md"), at("notes/läden & co.md")).unwrap();
    let link = "now at <a href=\"/notes/l%C3%A4den-co.html\">notes/läden-co.html</a>";
    serving.until("/notes/p07", link);
    serving.until("/notes/p07.html", link);
    fs::create_dir(at("old")).unwrap();
    fs::rename(at("notes/läden & co.md"), at("old/p07.md")).unwrap();
    for path in ["/notes/p07", "/notes/l%C3%A4den-co"] {
        serving.until(path, "now at <a href=\"/old/p07.html\">");
        assert!(page(&serving.address, path).starts_with("HTTP/1.1 404"));
    }
    fs::remove_file(at("old/p07.md")).unwrap();
    serving.until("/old/p07", "HTTP/1.1 404");
    assert!(!page(&serving.address, "/notes/p07").contains("heard-moved"));
}
