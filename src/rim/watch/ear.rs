//! What the system says about changed files. Words get lost; whoever listens must not rely on them.

use crate::rim::site::Site;
use crate::rim::terminal;
use notify::{Event, RecursiveMode, Watcher};
use std::fmt::Display;

/// Takes what the system says.
pub type Handler = Box<dyn FnMut(notify::Result<Event>) + Send>;
/// Makes that which hears the system.
pub type MakeWatcher<'a> = &'a dyn Fn(Handler) -> notify::Result<Box<dyn Watcher + Send>>;

/// Listens to the folders of a site.
pub struct Ear {
    site: Site,
    /// None where the system cannot tell at all.
    watcher: Option<Box<dyn Watcher + Send>>,
    is_limited: bool,
}

impl Ear {
    /// Starts to listen.
    pub fn new(site: Site, make: MakeWatcher, handler: Handler) -> Self {
        let mut ear = Self { site, watcher: None, is_limited: false };
        match make(handler) {
            Ok(watcher) => ear.watcher = Some(watcher),
            Err(error) => ear.say_limited(&error),
        }
        ear.cover();
        ear
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

    /// Says once that looking has to take the place of listening.
    pub fn say_limited(&mut self, error: &dyn Display) {
        if !std::mem::replace(&mut self.is_limited, true) {
            terminal::warn(&format!(
                "the system does not tell about every change here ({error}), so some are only found when all files are looked at, every 2 seconds"
            ));
        }
    }
}
