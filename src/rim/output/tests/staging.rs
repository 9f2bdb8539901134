//! What gets into the folder, what stays in it and what is never touched.

use super::{assert_clean, hand_on, site, write};
use crate::rim::disk::MANIFEST;
use crate::rim::output::stage::Verdict;
use crate::rim::output::{Output, Stage};
use std::fs;

#[test]
fn the_same_site_again_touches_nothing() {
    let (root, site) = site();
    let files = [("index.html", "home"), ("notes/p07.html", "p07")];
    assert_eq!(write(&site, &files).unwrap(), (2, 0, 0));
    let stamp =
        |name: &str| fs::metadata(root.path().join("site").join(name)).unwrap().modified().unwrap();
    let before = ["index.html", MANIFEST].map(stamp);
    assert_eq!(write(&site, &files).unwrap(), (0, 2, 0));
    assert_eq!(["index.html", MANIFEST].map(stamp), before);
}

#[test]
fn a_site_that_is_not_finished_leaves_the_old_one() {
    let (root, site) = site();
    let out = root.path().join("site");
    let begin = |is_wanted: Verdict<'_>| {
        let mut output = Output::open(&site, None, true).unwrap();
        let stage = Stage::new(&mut output, &site, is_wanted).unwrap();
        hand_on(&stage, &[("index.html", "new")]);
        let waiting = root.path().join(".site.heard-new/tree/index.html");
        assert_eq!(fs::read_to_string(waiting).unwrap(), "new");
    };
    begin(&|_| true);
    assert!(!out.exists());
    write(&site, &[("index.html", "old")]).unwrap();
    begin(&|_| true);
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "old");
    assert_clean(root.path());
}

#[test]
fn stale_files_go_and_foreign_files_stay() {
    let (root, site) = site();
    let out = root.path().join("site");
    write(
        &site,
        &[("index.html", "home"), ("notes/2026/p07.html", "p07"), ("notes/p08.html", "p08")],
    )
    .unwrap();
    fs::write(out.join("CNAME"), "example.org").unwrap();
    fs::write(out.join("notes/own.txt"), "mine").unwrap();
    assert_eq!(write(&site, &[("index.html", "home")]).unwrap(), (0, 1, 2));
    assert!(!out.join("notes/2026").exists());
    assert_eq!(fs::read_to_string(out.join("notes/own.txt")).unwrap(), "mine");
    assert_eq!(fs::read_to_string(out.join("CNAME")).unwrap(), "example.org");
}

#[test]
fn a_foreign_file_at_an_address_is_never_overwritten() {
    let (root, site) = site();
    let out = root.path().join("site");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("index.html"), "mine").unwrap();
    let failure = write(&site, &[("a.html", "a"), ("index.html", "home")]).unwrap_err();
    assert_eq!(failure.exit_code(), 2);
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "mine");
    assert!(!out.join("a.html").exists());
}

#[test]
fn a_file_may_become_a_folder_and_back() {
    let (root, site) = site();
    write(&site, &[("notes", "list")]).unwrap();
    assert_eq!(write(&site, &[("notes/p07.html", "p07")]).unwrap(), (1, 0, 1));
    assert_eq!(write(&site, &[("notes", "list")]).unwrap(), (1, 0, 1));
    assert_eq!(fs::read_to_string(root.path().join("site/notes")).unwrap(), "list");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let (root, site) = site();
    write(&site, &[("index.html", "home")]).unwrap();
    std::os::unix::fs::symlink(root.path().join("content"), root.path().join("site/notes"))
        .unwrap();
    assert_eq!(write(&site, &[("notes/p07.html", "p07")]).unwrap_err().exit_code(), 2);
    assert!(!root.path().join("content/p07.html").exists());
}

#[cfg(unix)]
#[test]
fn nothing_is_removed_through_a_link() {
    let (root, site) = site();
    write(&site, &[("notes/p07.html", "p07")]).unwrap();
    fs::remove_dir_all(root.path().join("site/notes")).unwrap();
    fs::write(root.path().join("content/p07.html"), "mine").unwrap();
    std::os::unix::fs::symlink(root.path().join("content"), root.path().join("site/notes"))
        .unwrap();
    write(&site, &[("index.html", "home")]).unwrap();
    assert!(root.path().join("content/p07.html").exists());
}

#[test]
fn an_address_stays_below_the_output() {
    let (_root, site) = site();
    assert_eq!(write(&site, &[("../p07.html", "p07")]).unwrap_err().exit_code(), 2);
}

#[cfg(unix)]
#[test]
fn nothing_is_cleaned_away_through_a_link() {
    let (root, site) = site();
    let own = root.path().join("content/p07.md");
    fs::write(&own, "mine").unwrap();
    let link = root.path().join(".site.heard-new");
    std::os::unix::fs::symlink(root.path().join("content"), &link).unwrap();
    let refused = write(&site, &[("index.html", "home")]).unwrap_err();
    assert!(refused.to_string().ends_with(".site.heard-new is not a folder"), "{refused}");
    assert_eq!(refused.exit_code(), 2);
    crate::rim::output::fs::remove_all(&link).unwrap();
    assert!(own.exists());
    write(&site, &[("index.html", "home")]).unwrap();
}
