//! Everything that changes an output folder on disk, one operation each, so that a test can stop at every single one.

#[cfg(test)]
pub mod faults;

#[cfg(test)]
use faults::act;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use walkdir::WalkDir;

/// Does one thing to the disk. In tests it may fail instead, or never come to pass.
#[cfg(not(test))]
fn act<T>(_name: &'static str, run: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    run()
}

/// Makes a folder and those above it that are missing.
pub fn make(folder: &Path) -> io::Result<()> {
    act("make", || std::fs::create_dir_all(folder))
}

/// Opens a file that is only there to be locked, and makes it if need be. That of another user may allow reading alone.
pub fn open_lock(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    act("open", || options.open(path).or_else(|_| File::open(path)))
}

/// Writes a file. Never one that is linked to a published one, which would change with it.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = act("create", || File::create(path))?;
    act("write", || file.write_all(bytes))
}

/// Waits until a file is on the disk with its bytes.
pub fn sync(path: &Path) -> io::Result<()> {
    act("sync", || File::options().write(true).open(path)?.sync_all())
}

/// Waits until the names in a folder are on the disk, where a folder can be waited for.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { act("sync", || File::open(folder)?.sync_all()) } else { Ok(()) }
}

/// Gives a file a second name.
pub fn link(from: &Path, to: &Path) -> io::Result<()> {
    act("link", || std::fs::hard_link(from, to))
}

/// Renames a file or a folder.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    act("rename", || std::fs::rename(from, to))
}

/// Lets two folders change places in one step: there is no moment at which one of them is missing.
pub fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    act("exchange", || swap(a, b))
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn swap(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn swap(_a: &Path, _b: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Removes a file.
pub fn remove(path: &Path) -> io::Result<()> {
    act("remove", || std::fs::remove_file(path))
}

/// Removes an empty folder.
pub fn remove_folder(path: &Path) -> io::Result<()> {
    act("remove folder", || std::fs::remove_dir(path))
}

/// Removes a folder with everything in it; fine when there is none. Links are removed, not followed.
pub fn remove_all(folder: &Path) -> io::Result<()> {
    for entry in WalkDir::new(folder).follow_root_links(false).contents_first(true) {
        let removed = match entry {
            Ok(entry) if entry.file_type().is_dir() => remove_folder(entry.path()),
            Ok(entry) => remove(entry.path()),
            Err(error) => Err(error.into()),
        };
        match removed {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}
