//! What the system said within a moment, as one hint: editors save in several steps.

use crate::rim::site::Site;
use crate::rim::watch::Hint;
use notify::event::{CreateKind, RemoveKind};
use notify::{Event, EventKind};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Looking at everything is cheaper than at this many files one by one.
const N_PATHS_MAX: usize = 200;

/// No editor touches so many files to save one.
const N_CROWD: usize = 8;

/// Events that belong together.
#[derive(Debug, Default)]
pub struct Gathered {
    paths: BTreeSet<PathBuf>,
    is_in_doubt: bool,
    /// Why some of what happened was not told.
    pub lost: Option<notify::Error>,
}

impl Gathered {
    /// Takes what was said.
    pub fn add(&mut self, event: notify::Result<Event>) {
        match event {
            Ok(event) => {
                // Files that were put into a new folder before anybody listened to it are never told.
                let is_folder = matches!(
                    event.kind,
                    EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder)
                );
                self.is_in_doubt |= is_folder || event.need_rescan();
                self.paths.extend(event.paths);
            }
            Err(error) => self.lost = Some(error),
        }
    }

    /// Whether the paths tell everything that happened.
    pub fn are_all(&self) -> bool {
        !self.is_in_doubt && self.lost.is_none() && self.paths.len() <= N_PATHS_MAX
    }

    /// Whether this is more than somebody saving a file.
    pub fn is_crowd(&self) -> bool {
        !self.are_all() || N_CROWD < self.paths.len()
    }

    /// What to look at.
    pub fn hint(self, site: &Site) -> Hint {
        let are_all = self.are_all();
        // So many are looked at with all others; one by one they would only come in twice.
        let few = (self.paths.len() <= N_PATHS_MAX).then_some(&self.paths).into_iter().flatten();
        Hint::Paths { paths: few.filter_map(|path| as_named(site, path)).collect(), are_all }
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
        let kind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        Event::new(kind).add_path(path.to_owned())
    }

    fn hint(site: &Site, events: Vec<notify::Result<Event>>) -> (Vec<PathBuf>, bool) {
        let mut gathered = Gathered::default();
        for event in events {
            gathered.add(event);
        }
        match gathered.hint(site) {
            Hint::Paths { paths, are_all } => (paths, are_all),
            Hint::Listing(_) => panic!("nobody made a list"),
        }
    }

    #[test]
    fn one_file_is_one_path_however_often_it_is_told() {
        let (_root, site) = site();
        let told = site.root.canonicalize().unwrap().join("content/p07.md");
        let expected = (vec![site.root.join("content/p07.md")], true);
        assert_eq!(hint(&site, vec![Ok(changed(&told)), Ok(changed(&told))]), expected);
    }

    #[test]
    fn whatever_is_in_doubt_is_not_all() {
        let (_root, site) = site();
        let note = site.root.canonicalize().unwrap().join("content/p07.md");
        let folder = Event::new(EventKind::Create(CreateKind::Folder));
        let overflow = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        for doubt in [Ok(folder), Ok(overflow), Err(notify::Error::generic("lost"))] {
            let expected = (vec![site.root.join("content/p07.md")], false);
            assert_eq!(hint(&site, vec![doubt, Ok(changed(&note))]), expected);
        }
        let many = (0..300).map(|n| Ok(changed(&note.with_file_name(n.to_string())))).collect();
        assert_eq!(hint(&site, many), (Vec::new(), false));
    }
}
