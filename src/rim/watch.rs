//! When to look at the files again. What the system says about changes is a hint; the truth is what lies on disk.

use crate::engine::Change;
use crate::rim::disk::Mirror;
use crate::rim::site::Site;
use crate::rim::terminal;
use notify::event::{CreateKind, RemoveKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

/// A change is looked at once nothing more was said for this long: editors save in several steps.
const QUIET: Duration = Duration::from_millis(10);
/// Whoever keeps writing is not waited for longer than this.
const GATHER_MAX: Duration = Duration::from_millis(100);
/// Hints get lost; nothing stays unseen for longer than this.
const SWEEP_EVERY: Duration = Duration::from_secs(2);
/// Looking at everything is cheaper than at this many files one by one.
const N_PATHS_MAX: usize = 200;

/// What to look at.
#[derive(Debug, PartialEq, Eq)]
pub enum Hint {
    /// These files.
    Paths(Vec<PathBuf>),
    /// Everything.
    Sweep,
}

impl Hint {
    /// What changed on disk, and whether that took a look at everything.
    pub fn changes(&self, mirror: &mut Mirror) -> (Vec<Change>, bool) {
        let looked = match self {
            Self::Paths(paths) => mirror.look_at(paths),
            Self::Sweep => None,
        };
        let is_swept = looked.is_none();
        (looked.unwrap_or_else(|| mirror.sweep()), is_swept)
    }
}

/// Waits for hints.
pub struct Watch {
    site: Site,
    watcher: Option<RecommendedWatcher>,
    events: Receiver<notify::Result<Event>>,
    // Held so that the channel stays open when there is no watcher.
    _sender: Sender<notify::Result<Event>>,
    swept: Instant,
    is_limited: bool,
}

impl Watch {
    /// Starts to listen. Where the system cannot tell, the sweeps alone find changes. `on_hint` is called at once for every hint.
    pub fn start(site: Site, on_hint: impl Fn() + Send + 'static) -> Self {
        let (sender, events) = mpsc::channel();
        let told = sender.clone();
        // Our own reading is told as well and would keep us awake for ever.
        let hear = move |event: notify::Result<Event>| {
            if !matches!(&event, Ok(event) if event.kind.is_access() && !event.need_rescan()) {
                on_hint();
                let _ = told.send(event);
            }
        };
        let config = notify::Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(hear, config);
        let mut watch = Self {
            site,
            watcher: None,
            events,
            _sender: sender,
            swept: Instant::now(),
            is_limited: false,
        };
        match watcher {
            Ok(watcher) => watch.watcher = Some(watcher),
            Err(error) => watch.say_limited(&error),
        }
        watch.cover();
        watch
    }

    /// Listens to all folders that are there now; those that were heard before stay.
    pub fn cover(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        let root =
            (!self.site.is_bare()).then(|| (self.site.root.clone(), RecursiveMode::NonRecursive));
        let folders =
            self.site.folders().into_iter().map(|folder| (folder, RecursiveMode::Recursive));
        let mut failed = None;
        for (folder, mode) in folders.chain(root) {
            if let Ok(folder) = folder.canonicalize() {
                failed = watcher.watch(&folder, mode).err().or(failed);
            }
        }
        if let Some(error) = failed {
            self.say_limited(&error);
        }
    }

    fn say_limited(&mut self, error: &notify::Error) {
        if !std::mem::replace(&mut self.is_limited, true) {
            terminal::warn(&format!(
                "the system does not tell about every change here ({error}), so all files are looked at every 2 seconds"
            ));
        }
    }

    /// Waits for the next reason to look, at most until the next sweep is due.
    pub fn wait(&mut self) -> Hint {
        let due = SWEEP_EVERY.saturating_sub(self.swept.elapsed());
        let hint = match self.events.recv_timeout(due) {
            Ok(first) => self.gather(first),
            Err(_) => Hint::Sweep,
        };
        if SWEEP_EVERY <= self.swept.elapsed() || hint == Hint::Sweep {
            self.swept = Instant::now();
            return Hint::Sweep;
        }
        hint
    }

    fn gather(&self, first: notify::Result<Event>) -> Hint {
        let started = Instant::now();
        let mut gathered = Gathered::default();
        let mut next = Some(first);
        while let Some(event) = next {
            gathered.add(event);
            let left = GATHER_MAX.saturating_sub(started.elapsed());
            next = self.events.recv_timeout(QUIET.min(left)).ok();
            if left.is_zero() {
                break;
            }
        }
        gathered.hint(&self.site)
    }
}

/// Events that belong together.
#[derive(Debug, Default)]
struct Gathered {
    paths: BTreeSet<PathBuf>,
    needs_sweep: bool,
}

impl Gathered {
    fn add(&mut self, event: notify::Result<Event>) {
        let Ok(event) = event else {
            self.needs_sweep = true;
            return;
        };
        // Files that were put into a new folder before anybody listened to it are never told.
        let is_folder = matches!(
            event.kind,
            EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder)
        );
        self.needs_sweep |= is_folder || event.need_rescan();
        self.paths.extend(event.paths);
    }

    fn hint(self, site: &Site) -> Hint {
        if self.needs_sweep || N_PATHS_MAX < self.paths.len() {
            return Hint::Sweep;
        }
        Hint::Paths(self.paths.iter().filter_map(|path| as_named(site, path)).collect())
    }
}

/// A path as the system tells it, below the site as it was named.
fn as_named(site: &Site, path: &Path) -> Option<PathBuf> {
    site.folders().into_iter().chain([site.root.clone()]).find_map(|folder| {
        let inside = folder.canonicalize().ok()?;
        Some(folder.join(path.strip_prefix(inside).ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{DataChange, Flag, ModifyKind};
    use tempfile::TempDir;

    fn site() -> (TempDir, Site) {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("content")).unwrap();
        let site = Site::open(root.path()).unwrap();
        (root, site)
    }

    fn changed(path: &Path) -> Event {
        Event::new(EventKind::Modify(ModifyKind::Data(DataChange::Any))).add_path(path.to_owned())
    }

    fn hint(site: &Site, events: impl IntoIterator<Item = notify::Result<Event>>) -> Hint {
        let mut gathered = Gathered::default();
        events.into_iter().for_each(|event| gathered.add(event));
        gathered.hint(site)
    }

    #[test]
    fn one_file_is_one_path_however_often_it_is_told() {
        let (_root, site) = site();
        let told = site.root.canonicalize().unwrap().join("content/p07.md");
        let expected = Hint::Paths(vec![site.root.join("content/p07.md")]);
        assert_eq!(hint(&site, [Ok(changed(&told)), Ok(changed(&told))]), expected);
    }

    #[test]
    fn whatever_is_in_doubt_is_swept() {
        let (_root, site) = site();
        let folder = Event::new(EventKind::Create(CreateKind::Folder))
            .add_path(site.root.join("content/new"));
        assert_eq!(hint(&site, [Ok(folder)]), Hint::Sweep);
        assert_eq!(
            hint(&site, [Ok(Event::new(EventKind::Other).set_flag(Flag::Rescan))]),
            Hint::Sweep
        );
        assert_eq!(hint(&site, [Err(notify::Error::generic("lost"))]), Hint::Sweep);
        let many = (0..300).map(|n| Ok(changed(&site.root.join(n.to_string()))));
        assert_eq!(hint(&site, many), Hint::Sweep);
    }

    #[test]
    fn a_saved_file_is_told() {
        let (_root, site) = site();
        let mut watch = Watch::start(site.clone(), || {});
        let path = site.root.join("content/p07.md");
        std::fs::write(&path, "hello").unwrap();
        let hint = watch.wait();
        // Where the system tells nothing, the sweep comes.
        assert!(hint == Hint::Paths(vec![path]) || hint == Hint::Sweep, "{hint:?}");
    }
}
