//! The right to change an output folder: one build at a time. The system takes it back when the one who has it dies.

use crate::rim::failure::Failure;
use crate::rim::output::fs;
use crate::rim::output::work::{LOCK, beside};
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// A lock that is held for as long as this lives.
///
/// What is locked is an empty file beside the output folder: there it is never published, and a new site may take the place
/// of the whole folder. Where nothing can be made beside it, such as beside a volume in a container, it lies inside.
/// A file that a killed build left holds nobody up: what counts is the system's lock on it, not that it is there.
#[derive(Debug)]
pub struct Lock {
    /// Whether we may make files beside the output folder.
    pub is_beside: bool,
    path: PathBuf,
    /// Open for as long as the lock is held; closing it gives the lock back.
    _file: File,
    _made: Made,
}

impl Lock {
    /// Takes the lock of a folder that need not exist, or refuses when another build has it.
    pub fn take(shown: &Path, folder: &Path) -> Result<Self, Failure> {
        if let (Some(parent), Some(path)) = (folder.parent(), beside(folder, LOCK)) {
            let made = Made::folder(parent)?;
            match lock(&path) {
                Ok(Some(file)) => {
                    return Ok(Self { is_beside: true, path, _file: file, _made: made });
                }
                Ok(None) => return Err(held(shown)),
                // It may well be held by somebody whose files we must not open.
                Err(error) if path.symlink_metadata().is_ok() => {
                    return Err(Failure::io("lock", &path)(error));
                }
                Err(_) => {}
            }
        }
        let made = Made::folder(folder)?;
        let path = folder.join(LOCK);
        let file = lock(&path).map_err(Failure::io("lock", &path))?.ok_or_else(|| held(shown))?;
        Ok(Self { is_beside: false, path, _file: file, _made: made })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is still held: afterwards it may be another's. Elsewhere than on Unix nobody could tell that it is gone.
        if cfg!(unix) {
            let _ = fs::remove(&self.path);
        }
    }
}

fn held(shown: &Path) -> Failure {
    Failure::refused(
        format!("another build is writing to {}", shown.display()),
        "wait until it has ended, or name another folder with `-o`",
    )
}

/// Locks a file; none when somebody has it.
fn lock(path: &Path) -> io::Result<Option<File>> {
    loop {
        let file = fs::open_lock(path)?;
        match file.try_lock() {
            Ok(()) if is_at(&file, path) => return Ok(Some(file)),
            // Between opening and locking, the one who had it removed it. A third may lock a new one by now.
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            // A file system without locks is no reason not to write to it.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                return Ok(Some(file));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
}

/// Whether an open file still lies where it was opened.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(open), Ok(there)) = (file.metadata(), path.metadata()) else { return false };
    (open.dev(), open.ino()) == (there.dev(), there.ino())
}

/// Whether an open file still lies where it was opened: it is never removed here.
#[cfg(not(unix))]
fn is_at(_file: &File, _path: &Path) -> bool {
    true
}

/// Folders that were made on the way, outer ones first. Those that are still empty in the end go again.
#[derive(Debug)]
struct Made(Vec<PathBuf>);

impl Made {
    fn folder(folder: &Path) -> Result<Self, Failure> {
        let missing = folder.ancestors().take_while(|folder| !folder.exists());
        let mut made: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        made.reverse();
        if !made.is_empty() {
            fs::make(folder).map_err(Failure::io("make the folder", folder))?;
        }
        Ok(Self(made))
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        // A folder that holds something refuses to go, and so do those above it.
        let _ = self.0.iter().rev().try_for_each(|folder| fs::remove_folder(folder));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_never_hold_it_and_nothing_stays() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("a/b/site");
        let lock = Lock::take(&folder, &folder).unwrap();
        assert!(lock.is_beside);
        let refused = Lock::take(Path::new("site"), &folder).unwrap_err();
        assert_eq!(refused.to_string(), "another build is writing to site");
        assert_eq!(refused.exit_code(), 2);
        // Another output beside it is another matter.
        Lock::take(Path::new("other"), &root.path().join("a/b/other")).unwrap();
        drop(lock);
        assert!(!root.path().join("a").exists());
    }

    #[test]
    fn a_file_that_was_left_holds_nobody_up() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("site");
        std::fs::write(root.path().join(".site.heard-lock"), "").unwrap();
        Lock::take(&folder, &folder).unwrap();
    }

    #[test]
    fn where_nothing_can_be_made_beside_it_lies_inside() {
        let root = tempfile::tempdir().unwrap();
        // Too long for a second name with something added to it.
        let folder = root.path().join("s".repeat(250));
        let lock = Lock::take(&folder, &folder).unwrap();
        assert!(!lock.is_beside);
        assert!(folder.join(LOCK).is_file());
        assert_eq!(Lock::take(&folder, &folder).unwrap_err().exit_code(), 2);
        drop(lock);
        assert!(!folder.exists());
    }

    #[cfg(unix)]
    #[test]
    fn many_at_once_never_hold_it_together() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("site");
        let n_holders = AtomicUsize::new(0);
        let n_held = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..500 {
                        let Ok(_lock) = Lock::take(&folder, &folder) else { continue };
                        assert_eq!(n_holders.fetch_add(1, Ordering::SeqCst), 0);
                        n_held.fetch_add(1, Ordering::SeqCst);
                        n_holders.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(500 <= n_held.into_inner());
    }
}
