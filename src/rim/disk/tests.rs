//! Files that change, and what is told of it.

use super::*;
use crate::engine::Change;
use crate::rim::site::Site;
use std::fs::{self, File};
use tempfile::TempDir;

fn site() -> (TempDir, Mirror) {
    let folder = tempfile::tempdir().unwrap();
    write(&folder, "heard.yaml", "title: Bakery\n");
    write(&folder, "content/notes/p07.md", "> She phones. #does\n");
    write(&folder, "content/notes/shop.pdf", "pdf");
    let site = Site::open(folder.path()).unwrap();
    (folder, Mirror::new(site, Skip::default()))
}

fn write(folder: &TempDir, path: &str, text: &str) {
    let path = folder.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn told(changes: &[Change]) -> Vec<String> {
    let line = |change: &Change| match change {
        Change::Put(source) => format!("put {}", source.path),
        Change::Asset(path) => format!("asset {path}"),
        Change::Refused(path, _) => format!("refused {path}"),
        Change::Remove(path) => format!("remove {path}"),
    };
    changes.iter().map(line).collect()
}

#[test]
fn the_first_sweep_tells_everything_and_the_next_nothing() {
    let (_folder, mut mirror) = site();
    let all = ["put content/notes/p07.md", "asset content/notes/shop.pdf", "put heard.yaml"];
    assert_eq!(told(&mirror.sweep()), all);
    assert!(mirror.has_markdown());
    assert_eq!(told(&mirror.sweep()), [""; 0]);
}

#[test]
fn the_same_bytes_again_are_no_change() {
    let (folder, mut mirror) = site();
    mirror.sweep();
    write(&folder, "content/notes/p07.md", "> She phones. #does\n");
    let path = folder.path().join("content/notes/p07.md");
    assert_eq!(told(&mirror.look_at(&[path], true).changes), [""; 0]);
}

#[test]
fn one_file_is_looked_at_alone_and_a_folder_needs_a_sweep() {
    let (folder, mut mirror) = site();
    mirror.sweep();
    write(&folder, "content/notes/p07.md", "> She waits. #does\n");
    fs::remove_file(folder.path().join("content/notes/shop.pdf")).unwrap();
    let paths = ["p07.md", "shop.pdf", "p07.md~"]
        .map(|name| folder.path().join("content/notes").join(name));
    assert_eq!(
        told(&mirror.look_at(&paths, true).changes),
        ["remove content/notes/shop.pdf", "put content/notes/p07.md"]
    );
    assert!(mirror.look_at(&[folder.path().join("content/notes")], true).needs_sweep);
    fs::remove_dir_all(folder.path().join("content/notes")).unwrap();
    assert!(mirror.look_at(&[folder.path().join("content/notes")], true).needs_sweep);
    assert_eq!(told(&mirror.sweep()), ["remove content/notes/p07.md"]);
}

#[test]
fn hidden_files_and_output_are_not_content() {
    let (folder, mut mirror) = site();
    write(&folder, "content/.git/a.md", "");
    write(&folder, "content/.secret.md", "");
    write(&folder, "content/old/.heard-manifest", "");
    write(&folder, "content/old/a.md", "");
    assert_eq!(mirror.sweep().len(), 3);
    assert_eq!(
        told(&mirror.look_at(&[folder.path().join("content/old/a.md")], true).changes),
        [""; 0]
    );
}

#[cfg(unix)]
#[test]
fn only_what_lies_in_a_closed_folder_stays_unseen() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, mut mirror) = site();
    write(&folder, "content/notes/closed/p08.md", "> She waits. #does\n");
    mirror.sweep();
    let closed = folder.path().join("content/notes/closed");
    let close = |mode| fs::set_permissions(&closed, fs::Permissions::from_mode(mode)).unwrap();
    close(0o000);
    // The administrator may look into every folder.
    if fs::read_dir(&closed).is_ok() {
        return;
    }
    fs::remove_file(folder.path().join("content/notes/p07.md")).unwrap();
    assert!(mirror.look_at(&[closed.join("p08.md")], true).needs_sweep);
    assert_eq!(told(&mirror.sweep()), ["remove content/notes/p07.md"]);
    assert_eq!(mirror.failures.keys().collect::<Vec<_>>(), [&closed]);
    close(0o755);
    assert_eq!(told(&mirror.sweep()), [""; 0]);
    assert!(mirror.failures.is_empty());
}

#[cfg(unix)]
#[test]
fn the_content_itself_may_be_a_link() {
    let (folder, _) = site();
    let [content, real] = ["content", "real"].map(|name| folder.path().join(name));
    fs::rename(&content, &real).unwrap();
    std::os::unix::fs::symlink("real", &content).unwrap();
    let mut mirror = Mirror::new(Site::open(folder.path()).unwrap(), Skip::default());
    assert!(told(&mirror.sweep()).contains(&"put content/notes/p07.md".to_owned()));
    assert!(mirror.odd.is_empty());
}

#[cfg(unix)]
#[test]
fn links_stay_inside_and_pipes_are_not_opened() {
    use std::os::unix::fs::symlink;
    let (folder, mut mirror) = site();
    let notes = folder.path().join("content/notes");
    symlink("p07.md", notes.join("same.md")).unwrap();
    symlink("../../heard.yaml", notes.join("out.md")).unwrap();
    symlink("..", notes.join("loop")).unwrap();
    let _listener = std::os::unix::net::UnixListener::bind(notes.join("socket.md")).unwrap();
    assert!(told(&mirror.sweep()).contains(&"put content/notes/same.md".to_owned()));
    let odd: Vec<&str> = mirror.odd.keys().map(SourcePath::file_name).collect();
    assert_eq!(odd, ["loop", "out.md", "socket.md"]);
    assert!(mirror.failures.is_empty());
}

#[test]
fn what_moves_is_told_together_and_edits_do_not_wait_for_it() {
    let (folder, mut mirror) = site();
    write(&folder, "content/notes/p08.md", "> She waits. #does\n");
    mirror.sweep();
    write(&folder, "content/notes/p07.md", "> She calls. #does\n");
    fs::create_dir(folder.path().join("content/new")).unwrap();
    let [old, new] =
        ["content/notes/p08.md", "content/new/p08.md"].map(|it| folder.path().join(it));
    fs::rename(&old, &new).unwrap();
    let paths = [folder.path().join("content/notes/p07.md"), old, new];
    let looked = mirror.look_at(&paths, false);
    assert_eq!(told(&looked.changes), ["put content/notes/p07.md"]);
    assert_eq!(told(&mirror.sweep()), ["remove content/notes/p08.md", "put content/new/p08.md"]);
}

#[test]
fn what_happens_while_a_list_is_made_is_not_undone_by_it() {
    let (folder, mut mirror) = site();
    write(&folder, "content/notes/p08.md", "> She waits. #does\n");
    mirror.sweep();
    let site = Site::open(folder.path()).unwrap();
    let old_list = list(&site, &Skip::default());
    let [edited, added, removed] =
        ["p07.md", "p09.md", "p08.md"].map(|name| folder.path().join("content/notes").join(name));
    fs::write(&edited, "> She calls. #does\n").unwrap();
    fs::write(&added, "> She writes. #does\n").unwrap();
    fs::remove_file(&removed).unwrap();
    assert_eq!(mirror.look_at(&[edited, added, removed], true).changes.len(), 3);
    assert_eq!(told(&mirror.compare(old_list)), [""; 0]);
    assert_eq!(told(&mirror.sweep()), [""; 0]);
}

#[test]
fn other_bytes_under_the_stamp_of_before_are_found() {
    let (folder, mut mirror) = site();
    mirror.sweep();
    let path = folder.path().join("content/notes/p07.md");
    let modified = path.metadata().unwrap().modified().unwrap();
    // As long as before, and by the same time of a program that sets it back.
    fs::write(&path, "> She writes. #does\n").unwrap();
    File::options().write(true).open(&path).unwrap().set_modified(modified).unwrap();
    assert_eq!(told(&mirror.sweep()), ["put content/notes/p07.md"]);
}

#[test]
fn a_file_that_goes_away_while_it_is_read_is_gone_and_no_failure() {
    let (folder, mut mirror) = site();
    mirror.sweep();
    write(&folder, "content/notes/p07.md", "> She calls. #does\n");
    write(&folder, "content/notes/p08.md", "> She waits. #does\n");
    let list = list(&Site::open(folder.path()).unwrap(), &Skip::default());
    fs::remove_file(folder.path().join("content/notes/p07.md")).unwrap();
    fs::remove_file(folder.path().join("content/notes/p08.md")).unwrap();
    assert_eq!(told(&mirror.compare(list)), ["remove content/notes/p07.md"]);
    assert!(mirror.failures.is_empty());
}
