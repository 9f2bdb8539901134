//! The folder in which a site is made ready: beside the output where that can be, so that the two can change places.

use crate::rim::disk::MANIFEST;
use crate::rim::failure::Failure;
use crate::rim::output::fs;
use crate::rim::output::manifest::Manifest;
use crate::rim::output::strangers::strangers;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The ending of the file that is locked while somebody writes.
pub const LOCK: &str = ".heard-lock";
/// The ending of the folder in which a site is made ready.
const WORK: &str = ".heard-new";

/// The name of something of ours beside a folder: `.site.heard-new` beside `site`.
pub fn beside(folder: &Path, ending: &str) -> Option<PathBuf> {
    let mut name = OsString::from(".");
    name.push(folder.file_name()?);
    name.push(ending);
    Some(folder.with_file_name(name))
}

/// A folder in which a site is made ready.
#[derive(Clone, Debug)]
pub struct Work {
    /// Where it lies.
    pub folder: PathBuf,
    /// Whether it lies beside the output.
    pub is_beside: bool,
}

impl Work {
    /// The one for an output folder. `is_beside_free` says whether anything can be made beside that.
    pub fn of(output: &Path, is_beside_free: bool) -> Self {
        match beside(output, WORK) {
            Some(folder) if is_beside_free && is_movable(output) => {
                Self { folder, is_beside: true }
            }
            _ => Self { folder: output.join(WORK), is_beside: false },
        }
    }

    /// Wherever an earlier build may have left one.
    pub fn all(output: &Path) -> impl Iterator<Item = Self> {
        let beside = beside(output, WORK).map(|folder| Self { folder, is_beside: true });
        let inside = Self { folder: output.join(WORK), is_beside: false };
        beside.into_iter().chain([inside])
    }

    /// The files that are ready; after an exchange those of the old site, until they are removed.
    pub fn tree(&self) -> PathBuf {
        self.folder.join("tree")
    }

    /// The list of the new site. Once it is there, the site comes in, whatever happens.
    pub fn journal(&self) -> PathBuf {
        self.folder.join("journal")
    }

    /// Whether folders can change places here.
    pub fn can_exchange(&self) -> bool {
        let [a, b] = ["a", "b"].map(|name| self.folder.join(name));
        let tried = fs::make(&a).and_then(|()| fs::make(&b)).and_then(|()| fs::exchange(&a, &b));
        tried.and_then(|()| fs::remove_folder(&a)).and_then(|()| fs::remove_folder(&b)).is_ok()
    }

    /// Removes everything, a tree that was the site until now included.
    /// What somebody laid into that in its last moments is not ours, and goes where it would be now.
    pub fn discard(&self, output: &Path) -> Result<(), Failure> {
        let tree = self.tree();
        // Without a list it was never anybody's site.
        if let Some(list) = Manifest::read(&tree.join(MANIFEST))? {
            for stranger in strangers(&tree, "", &list)? {
                rescue(&tree.join(&stranger), &output.join(&stranger))?;
            }
        }
        fs::remove_all(&self.folder).map_err(Failure::io("remove", &self.folder))
    }
}

fn rescue(from: &Path, to: &Path) -> Result<(), Failure> {
    if to.symlink_metadata().is_ok() {
        let message = format!("{} is not ours, and its place is taken", from.display());
        return Err(Failure::refused(message, "move it away, and build again"));
    }
    if let Some(folder) = to.parent() {
        fs::make(folder).map_err(Failure::io("make the folder", folder))?;
    }
    fs::rename(from, to).map_err(Failure::io("write", to))
}

/// Whether a folder can change places with another: not one that holds another file system.
#[cfg(unix)]
fn is_movable(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let Some(parent) = folder.parent() else { return false };
    let Ok(metadata) = folder.symlink_metadata() else {
        // What is not there yet comes to lie where its parent lies.
        return true;
    };
    parent.metadata().is_ok_and(|parent| parent.dev() == metadata.dev()) && !is_mounted(folder)
}

/// Elsewhere folders cannot change places anyway.
#[cfg(not(unix))]
fn is_movable(_folder: &Path) -> bool {
    false
}

/// Whether something is mounted on a folder, be it a part of the same file system. A kernel that cannot tell may hide it.
#[cfg(target_os = "linux")]
fn is_mounted(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, folder, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty()).is_ok_and(|found| {
        !found.stx_attributes_mask.contains(StatxAttributes::MOUNT_ROOT)
            || found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT)
    })
}

/// Elsewhere a mounted folder is always on another device.
#[cfg(all(unix, not(target_os = "linux")))]
fn is_mounted(_folder: &Path) -> bool {
    false
}
