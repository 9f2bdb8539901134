//! Real files and real waiting: whatever the system says or does not say, what lies on disk is found.

use super::*;
use crate::engine::Change;
use notify::{Config, ErrorKind, RecursiveMode, WatcherKind};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Nobody waits longer than this for what should come at once, or after two seconds.
const DEADLINE: Duration = Duration::from_mins(1);

/// A site, and what the watch made known of it.
struct Followed {
    folder: TempDir,
    mirror: Mirror,
    watch: Watch,
    known: BTreeMap<String, String>,
    n_hints: usize,
}

impl Followed {
    fn new(make: MakeWatcher) -> Self {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "p07.md", "first");
        let site = Site::open(folder.path()).unwrap();
        let watch = Watch::with(site.clone(), Skip::default(), || 1, make);
        let mirror = Mirror::new(site, Skip::default());
        let mut followed = Self { folder, mirror, watch, known: BTreeMap::new(), n_hints: 0 };
        let changes = followed.mirror.sweep();
        followed.take(changes);
        followed
    }

    fn take(&mut self, changes: Vec<Change>) {
        for change in changes {
            match change {
                Change::Put(source) => {
                    let text = String::from_utf8_lossy(&source.bytes).into_owned();
                    self.known.insert(source.path.to_string(), text);
                }
                Change::Asset(_) | Change::Refused(..) => {}
                Change::Remove(path) => {
                    self.known.remove(path.as_str());
                }
            }
        }
    }

    /// Follows hints until exactly these files are known.
    fn expect(&mut self, files: &[(&str, &str)]) {
        let expected = files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
        let started = Instant::now();
        while self.known != expected {
            assert!(started.elapsed() < DEADLINE, "{:?} is not {expected:?}", self.known);
            let hint = self.watch.wait();
            self.n_hints += usize::from(matches!(hint, Hint::Paths { .. }));
            let looked = hint.look(&mut self.mirror);
            if looked.needs_sweep {
                self.watch.doubt();
            }
            self.take(looked.changes);
        }
    }
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A watcher to which nothing is ever said, as on a file system of another machine.
#[derive(Debug)]
struct Deaf {
    /// Whether it says so.
    is_honest: bool,
}

impl Watcher for Deaf {
    fn new<F: notify::EventHandler>(_: F, _: Config) -> notify::Result<Self> {
        Ok(Self { is_honest: false })
    }

    fn watch(&mut self, _: &Path, _: RecursiveMode) -> notify::Result<()> {
        if self.is_honest { Err(notify::Error::new(ErrorKind::MaxFilesWatch)) } else { Ok(()) }
    }

    fn unwatch(&mut self, _: &Path) -> notify::Result<()> {
        Ok(())
    }

    fn kind() -> WatcherKind {
        WatcherKind::NullWatcher
    }
}

fn real(handler: Handler) -> notify::Result<Box<dyn Watcher + Send>> {
    Ok(Box::new(RecommendedWatcher::new(handler, Config::default())?))
}

#[test]
fn without_a_word_from_the_system_the_sweeps_find_everything() {
    let makes: [MakeWatcher; 3] = [
        &|_| Ok(Box::new(Deaf { is_honest: false })),
        &|_| Ok(Box::new(Deaf { is_honest: true })),
        &|_| Err(notify::Error::new(ErrorKind::MaxFilesWatch)),
    ];
    for make in makes {
        let mut followed = Followed::new(make);
        let folder = followed.folder.path().to_owned();
        write(&folder, "p07.md", "other");
        write(&folder, "new/deep/p08.md", "added");
        followed.expect(&[("p07.md", "other"), ("new/deep/p08.md", "added")]);
        fs::remove_file(folder.join("p07.md")).unwrap();
        fs::rename(folder.join("new"), folder.join("old")).unwrap();
        followed.expect(&[("old/deep/p08.md", "added")]);
        assert_eq!(followed.n_hints, 0);
    }
}

#[test]
fn an_edit_does_not_wait_for_a_sweep_that_is_running() {
    let mut followed = Followed::new(&real);
    let path = followed.folder.path().join("p07.md");
    let ear = followed.watch.ear.clone();
    // A sweep that settles doubt covers new folders first, and that it cannot do now.
    let held = ear.lock().unwrap();
    followed.watch.doubt();
    assert_eq!(followed.watch.sweep_if_due(), SWEEP_EVERY);
    assert!(followed.watch.sweeps.is_settling);
    fs::write(&path, "edited").unwrap();
    followed.expect(&[("p07.md", "edited")]);
    assert!(followed.watch.sweeps.is_settling, "the sweep is still held");
    assert_eq!(followed.watch.settled(), None);
    drop(held);
    while !matches!(followed.watch.wait(), Hint::Listing(_)) {}
    assert!(!followed.watch.sweeps.is_settling);
}

#[test]
fn hints_are_settled_once_they_were_looked_at_and_no_doubt_is_left() {
    let mut followed = Followed::new(&real);
    assert_eq!(followed.watch.settled(), Some(0));
    let folder = followed.folder.path().to_owned();
    fs::write(folder.join("p07.md"), "edited").unwrap();
    followed.expect(&[("p07.md", "edited")]);
    write(&folder, "new/p08.md", "added");
    followed.expect(&[("new/p08.md", "added"), ("p07.md", "edited")]);
    let started = Instant::now();
    while followed.watch.settled() != Some(1) {
        assert!(started.elapsed() < DEADLINE);
        followed.watch.wait();
    }
}

#[test]
fn a_folder_that_was_removed_and_made_again_is_heard_again() {
    let mut followed = Followed::new(&real);
    let folder = followed.folder.path().to_owned();
    write(&folder, "notes/p08.md", "added");
    followed.expect(&[("notes/p08.md", "added"), ("p07.md", "first")]);
    for n in 0..3 {
        fs::remove_dir_all(folder.join("notes")).unwrap();
        followed.expect(&[("p07.md", "first")]);
        let text = n.to_string();
        write(&folder, "notes/p08.md", &text);
        followed.expect(&[("notes/p08.md", &text), ("p07.md", "first")]);
    }
}

#[test]
fn sweeps_keep_their_promise_and_leave_time_for_other_things() {
    let [short, long] = [Duration::from_millis(100), Duration::from_secs(3)];
    assert_eq!(pause(short) + short, SWEEP_EVERY);
    assert_eq!(pause(long), 2 * long);
}
