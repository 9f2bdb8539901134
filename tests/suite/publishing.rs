//! The output folder as others see it: one build at a time, and never anything between the old site and the new one.

use crate::support::{files_below, root};
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Instant;
use tempfile::TempDir;

/// The site on its way into `site/` for an audience.
fn build(folder: &Path, audience: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_heard"));
    command.args(["build", "bakery", "-o", "site", "--today", "2026-06-30"]);
    command.args(["--replace-audience", "--concise", "--audience", audience]);
    command.current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A note for the team and a note for everybody.
fn bakery() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let notes = folder.path().join("bakery/content/notes");
    fs::create_dir_all(&notes).unwrap();
    fs::write(folder.path().join("bakery/heard.yaml"), "title: Bakery\n").unwrap();
    for (participant, consent) in [("P07", "team"), ("P08", "public")] {
        let note = format!(
            "---\ndate: 2026-03-04\nparticipant: {participant}\nconsent: {consent}\n---\n# {participant}\n- She waits for the post. #does\n"
        );
        fs::write(notes.join(format!("{participant}.md")), note).unwrap();
    }
    folder
}

/// Every file of the site with what it holds.
fn site(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = files_below(&folder.join("site")).into_iter();
    files.map(|(path, file)| (path, fs::read(file).unwrap())).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    const N_KILLS: u32 = 12;
    let folder = bakery();
    let sites = ["team", "public"].map(|audience| {
        let started = Instant::now();
        assert!(build(folder.path(), audience).status().unwrap().success());
        (audience, site(folder.path()), started.elapsed())
    });
    let took = sites.iter().map(|(_, _, took)| *took).max().unwrap();
    let is_either = || sites.iter().any(|(_, files, _)| *files == site(folder.path()));
    let mut n_killed = 0;
    for n in 0..N_KILLS {
        let (audience, _, _) = sites[n as usize % 2];
        let mut child = build(folder.path(), audience).spawn().unwrap();
        std::thread::sleep(took * n / N_KILLS);
        child.kill().unwrap();
        n_killed += u32::from(!child.wait().unwrap().success());
        assert!(is_either(), "killed after {:?}", took * n / N_KILLS);
    }
    assert!(0 < n_killed);
    for (audience, files, _) in &sites {
        assert!(build(folder.path(), audience).status().unwrap().success());
        assert!(*files == site(folder.path()), "the site for {audience} is another one");
    }
    let mut left: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["bakery", "site"]);
}

#[cfg(unix)]
#[test]
fn a_second_build_into_the_same_folder_is_refused_at_once() {
    let folder = bakery();
    let lock = fs::File::create(folder.path().join(".site.heard-lock")).unwrap();
    lock.lock().unwrap();
    let Output { status, stderr, .. } =
        build(folder.path(), "team").stderr(Stdio::piped()).output().unwrap();
    let said = String::from_utf8_lossy(&stderr);
    assert_eq!(status.code(), Some(2), "{said}");
    assert!(said.contains("another build is writing to site\n"), "{said}");
    assert!(said.contains("= help: wait until it has ended"), "{said}");
    assert!(!folder.path().join("site").exists());
    // The one who held it ends, however; the file may stay.
    drop(lock);
    assert!(build(folder.path(), "team").status().unwrap().success());
    assert!(!folder.path().join(".site.heard-lock").exists());
}

#[test]
fn whatever_changes_the_output_can_be_made_to_fail() {
    const LOOKS: [&str; 5] =
        ["read", "symlink_metadata", "Metadata;", "{File, TryLockError};", "File;"];
    let mut wrong = Vec::new();
    for (path, file) in files_below(&root().join("src/rim/output")) {
        let text = fs::read_to_string(file).unwrap();
        let program = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        if path.starts_with("fs") || path.starts_with("tests/") {
            continue;
        }
        // Whatever is called `fs` there is our own, and of the other one only what looks may be used.
        let is_look = |rest: &str| LOOKS.iter().any(|look| rest.starts_with(look));
        let others = program.split("std::fs").skip(1);
        wrong.extend(
            others
                .filter(|rest| !rest.strip_prefix("::").is_some_and(is_look))
                .map(|rest| format!("{path}: std::fs{}", rest.lines().next().unwrap_or_default())),
        );
        if program.contains("std::{fs") {
            wrong.push(format!("{path}: std::{{fs"));
        }
    }
    assert!(wrong.is_empty(), "not through src/rim/output/fs.rs: {wrong:#?}");
}

/// Waits until something is so, for as long as a slow machine may take.
fn wait_until(is_so: impl Fn() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed().as_secs() < 30, "it never came");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

#[test]
fn a_watching_build_follows_every_change() {
    let folder = bakery();
    let notes = folder.path().join("bakery/content/notes");
    let page = |name: &str| fs::read_to_string(folder.path().join("site/notes").join(name));
    let shows = |name: &str, words: &str| page(name).is_ok_and(|it| it.contains(words));
    let mut child = build(folder.path(), "team").arg("--watch").spawn().unwrap();
    wait_until(|| shows("p07.html", "waits for the post"));
    let note = |words: &str| format!("---\ndate: 2026-03-04\n---\n# P07\n- {words} #does\n");
    fs::write(notes.join("P07.md"), note("She bakes.")).unwrap();
    wait_until(|| shows("p07.html", "She bakes."));
    // With an error in it the old site stays.
    fs::write(notes.join("P07.md"), note("She sells. (mood:: 9)")).unwrap();
    fs::write(notes.join("P09.md"), note("He pays.")).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(shows("p07.html", "She bakes.") && page("p09.html").is_err());
    fs::write(notes.join("P07.md"), note("She sells.")).unwrap();
    fs::remove_file(notes.join("P08.md")).unwrap();
    wait_until(|| {
        shows("p07.html", "She sells.")
            && shows("p09.html", "He pays.")
            && page("p08.html").is_err()
    });
    child.kill().unwrap();
    child.wait().unwrap();
    let watched = site(folder.path());
    fs::remove_dir_all(folder.path().join("site")).unwrap();
    assert!(build(folder.path(), "team").status().unwrap().success());
    assert!(watched == site(folder.path()), "the same as a build from nothing");
}
