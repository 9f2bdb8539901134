//! How a site comes in: at once, or piece by piece where something in the folder asks for that.

use super::{Files, assert_clean, hand_on, site, write};
use crate::model::Audience;
use crate::rim::output::fs::faults::{self, Fault};
use crate::rim::output::{Output, Stage};
use crate::rim::site::Site;
use std::fs;
use std::path::Path;

const OLD: Files<'static> = &[("index.html", "home"), ("notes/p07.html", "p07")];
const NEW: Files<'static> =
    &[("index.html", "newer"), ("notes/p07.html", "p07"), ("notes/p08.html", "p08")];

/// Builds a site, and says which operations that took.
fn operations(site: &Site, files: Files<'_>) -> Vec<&'static str> {
    faults::begin(None);
    write(site, files).unwrap();
    faults::end()
}

fn text(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap()
}

#[test]
fn several_sites_follow_each_other_under_one_lock() {
    let (root, site) = site();
    let mut output = Output::open(&site, None, false).unwrap();
    let mut publish = |files: Files<'_>, gone: &[&str]| {
        let stage = Stage::new(&mut output, &site, &|_| true).unwrap();
        hand_on(&stage, files);
        let refused = Output::open(&site, None, false).unwrap_err();
        assert_eq!(refused.exit_code(), 2);
        assert!(refused.to_string().starts_with("another build is writing to "), "{refused}");
        let written = stage.finish(Some(Audience::Team), |it| !gone.contains(&it)).unwrap();
        (written.n_written, written.n_unchanged, written.n_removed)
    };
    let files = [("index.html", "home"), ("notes/p07.html", "p07"), ("notes/p08.html", "p08")];
    assert_eq!(publish(&files, &[]), (3, 0, 0));
    assert_eq!(publish(&[("index.html", "newer")], &[]), (1, 2, 0));
    assert_eq!(publish(&[], &["notes/p07.html"]), (0, 2, 1));
    assert_eq!(publish(&[("notes/p08.html", "p08")], &[]), (0, 2, 0));
    drop(output);
    assert_clean(root.path());
    let files = [("index.html", "newer"), ("notes/p08.html", "p08")];
    assert_eq!(write(&site, &files).unwrap(), (0, 2, 0));
}

#[test]
fn a_publish_that_failed_is_finished_by_the_next_one_of_the_same_process() {
    let (root, site) = site();
    write(&site, OLD).unwrap();
    fs::write(root.path().join("site/CNAME"), "example.org").unwrap();
    let mut output = Output::open(&site, None, false).unwrap();
    let mut publish = |files: Files<'_>| {
        let stage = Stage::new(&mut output, &site, &|_| true)?;
        hand_on(&stage, files);
        stage.finish(Some(Audience::Team), |_| false)
    };
    // Making the journal certain is one step; whatever comes next fails.
    faults::begin(None);
    publish(NEW).unwrap();
    let n_begun = faults::end().iter().rposition(|it| *it == "sync").unwrap() + 1;
    publish(OLD).unwrap();
    faults::begin(Some((n_begun + 1, Fault::Error(5))));
    assert_eq!(publish(NEW).unwrap_err().exit_code(), 3);
    faults::end();
    assert!(root.path().join(".site.heard-new/journal").exists());
    let written = publish(NEW).unwrap();
    assert_eq!((written.n_written, written.n_unchanged), (0, 3));
    drop(output);
    assert_clean(root.path());
}

#[test]
fn a_file_that_somebody_edited_is_put_right() {
    let (root, site) = site();
    write(&site, NEW).unwrap();
    fs::write(root.path().join("site/index.html"), "never").unwrap();
    fs::remove_file(root.path().join("site/notes/p08.html")).unwrap();
    assert_eq!(write(&site, NEW).unwrap(), (2, 1, 0));
    assert_eq!(text(root.path(), "site/index.html"), "newer");
    assert_clean(root.path());
}

#[test]
fn a_folder_where_a_page_belongs_is_refused_if_anything_in_it_is_foreign() {
    let (root, site) = site();
    write(&site, OLD).unwrap();
    fs::write(root.path().join("site/notes/own.txt"), "mine").unwrap();
    let refused = write(&site, &[("index.html", "newer"), ("notes", "list")]).unwrap_err();
    assert_eq!(refused.exit_code(), 2);
    assert_eq!(text(root.path(), "site/index.html"), "home");
    assert_eq!(text(root.path(), "site/notes/own.txt"), "mine");
}

#[test]
fn what_somebody_laid_in_the_way_of_a_stopped_build_stays() {
    let (root, site) = site();
    write(&site, OLD).unwrap();
    fs::write(root.path().join("site/CNAME"), "example.org").unwrap();
    let n_done = operations(&site, NEW).iter().rposition(|it| *it == "sync").unwrap();
    write(&site, OLD).unwrap();
    faults::begin(Some((n_done + 1, Fault::Kill)));
    assert!(write(&site, NEW).is_err());
    faults::end();
    let own = root.path().join("site/notes/p08.html");
    fs::write(&own, "mine").unwrap();
    let refused = write(&site, NEW).unwrap_err();
    assert!(refused.to_string().contains("p08.html stands where a page belongs"), "{refused}");
    assert_eq!(fs::read_to_string(&own).unwrap(), "mine");
    fs::remove_file(&own).unwrap();
    assert_eq!(write(&site, NEW).unwrap(), (0, 3, 0));
    assert_clean(root.path());
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
mod at_once {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    #[test]
    fn what_did_not_change_is_the_same_file() {
        let (root, site) = site();
        write(&site, OLD).unwrap();
        let file = || fs::metadata(root.path().join("site/notes/p07.html")).unwrap();
        let before = file();
        assert!(operations(&site, NEW).contains(&"exchange"));
        assert_eq!(
            (before.ino(), before.modified().unwrap()),
            (file().ino(), file().modified().unwrap())
        );
        assert_eq!(file().nlink(), 1);
    }

    #[test]
    fn what_was_laid_into_the_old_site_in_its_last_moments_comes_along() {
        let (root, site) = site();
        write(&site, OLD).unwrap();
        let done = operations(&site, NEW);
        write(&site, OLD).unwrap();
        let exchanged = done.iter().rposition(|it| *it == "exchange").unwrap();
        faults::begin(Some((exchanged + 1, Fault::Kill)));
        assert!(write(&site, NEW).is_err());
        faults::end();
        assert_eq!(text(root.path(), "site/index.html"), "newer");
        let old = root.path().join(".site.heard-new/tree");
        fs::create_dir(old.join("mine")).unwrap();
        fs::write(old.join("mine/own.txt"), "mine").unwrap();
        fs::write(old.join("notes/own.txt"), "mine").unwrap();
        assert_eq!(write(&site, NEW).unwrap(), (0, 3, 0));
        assert_eq!(text(root.path(), "site/mine/own.txt"), "mine");
        assert_eq!(text(root.path(), "site/notes/own.txt"), "mine");
        assert_clean(root.path());
    }

    #[test]
    fn a_link_or_rights_of_its_own_keep_a_folder_in_its_place() {
        let own_link = |folder: &Path| symlink("index.html", folder.join("start.html")).unwrap();
        let own_rights = |folder: &Path| {
            fs::set_permissions(folder.join("notes"), fs::Permissions::from_mode(0o700)).unwrap();
        };
        for change in [own_link as fn(&Path), own_rights] {
            let (root, site) = site();
            write(&site, OLD).unwrap();
            let folder = root.path().join("site");
            change(&folder);
            let number = fs::metadata(&folder).unwrap().ino();
            assert!(operations(&site, NEW).contains(&"sync"));
            assert_eq!(number, fs::metadata(&folder).unwrap().ino());
            assert_eq!(text(root.path(), "site/index.html"), "newer");
            assert_clean(root.path());
        }
    }

    #[test]
    fn an_exchange_that_fails_is_done_piece_by_piece() {
        let (root, site) = site();
        write(&site, OLD).unwrap();
        let done = operations(&site, NEW);
        let exchanges: Vec<usize> = (0..done.len()).filter(|n| done[*n] == "exchange").collect();
        let links: Vec<usize> = (0..done.len()).filter(|n| done[*n] == "link").collect();
        assert_eq!(exchanges.len(), 2, "{done:?}");
        for n in exchanges.into_iter().chain(links) {
            write(&site, OLD).unwrap();
            faults::begin(Some((n, Fault::Error(22))));
            assert_eq!(write(&site, NEW).unwrap(), (2, 1, 0));
            assert!(faults::end().contains(&"sync"));
            assert_eq!(text(root.path(), "site/notes/p07.html"), "p07");
            assert_clean(root.path());
        }
    }

    #[test]
    fn an_empty_folder_is_replaced_and_one_that_fills_up_is_not() {
        let (root, site) = site();
        let folder = root.path().join("site");
        fs::create_dir(&folder).unwrap();
        assert!(!operations(&site, OLD).contains(&"sync"));
        fs::remove_dir_all(&folder).unwrap();
        fs::create_dir(&folder).unwrap();
        let mut output = Output::open(&site, None, false).unwrap();
        let stage = Stage::new(&mut output, &site, &|_| true).unwrap();
        hand_on(&stage, OLD);
        fs::write(folder.join("CNAME"), "example.org").unwrap();
        stage.finish(Some(Audience::Team), |_| false).unwrap();
        drop(output);
        assert_eq!(text(root.path(), "site/CNAME"), "example.org");
        assert_eq!(text(root.path(), "site/index.html"), "home");
        assert_clean(root.path());
    }
}
