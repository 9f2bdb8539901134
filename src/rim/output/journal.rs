//! Where a site cannot come in at once, it does so piece by piece. A journal makes sure that what was begun gets finished,
//! by the next build if not by this one: the list of the new site is the journal, and turns into the manifest at the very end.

use crate::rim::disk::MANIFEST;
use crate::rim::failure::Failure;
use crate::rim::output::compare::in_the_way;
use crate::rim::output::manifest::{Manifest, folders_above};
use crate::rim::output::work::Work;
use crate::rim::output::{Output, fs};
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// Passes the point of no return. The journal is on the disk before the first file moves.
pub fn begin(work: &Work) -> Result<(), Failure> {
    let (list, journal) = (work.tree().join(MANIFEST), work.journal());
    fs::sync(&list)
        .and_then(|()| fs::rename(&list, &journal))
        .and_then(|()| fs::sync_folder(&work.folder))
        .map_err(Failure::io("write", &journal))
}

/// Does what is left to do. Stopped at any point and called again, it ends in the same site.
pub fn finish(output: &Output, work: &Work, after: &Manifest) -> Result<(), Failure> {
    let before = output.before.files.keys().filter(|it| !after.files.contains_key(*it));
    let stale: BTreeSet<&str> = before.map(String::as_str).collect();
    fs::make(&output.folder).map_err(Failure::io("make the folder", &output.folder))?;
    // What is stale may stand where a folder is needed, or below a name that becomes a file.
    let folders = folders_above(after.files.keys().map(String::as_str));
    let is_in_the_way = |stale: &str| {
        folders.contains(stale)
            || folders_above([stale]).iter().any(|above| after.files.contains_key(*above))
    };
    stale.iter().filter(|it| is_in_the_way(it)).try_for_each(|it| remove(output, it))?;
    move_in(output, &work.tree(), "")?;
    stale.iter().try_for_each(|address| remove(output, address))?;
    let list = output.folder.join(MANIFEST);
    fs::rename(&work.journal(), &list).map_err(Failure::io("write", &list))?;
    fs::remove_all(&work.folder).map_err(Failure::io("remove", &work.folder))
}

/// Moves everything in a folder of the tree to its place: as a whole what is not there yet, else piece by piece.
fn move_in(output: &Output, tree: &Path, folder: &str) -> Result<(), Failure> {
    let from = tree.join(folder);
    for entry in std::fs::read_dir(&from).map_err(Failure::io("read", &from))? {
        let entry = entry.map_err(Failure::io("read", &from))?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let address = if folder.is_empty() { name.into() } else { format!("{folder}/{name}") };
        let to = output.folder.join(&address);
        let is_folder = entry.file_type().is_ok_and(|it| it.is_dir());
        match to.symlink_metadata() {
            Ok(there) if there.is_dir() && is_folder => move_in(output, tree, &address)?,
            // Files of ours are replaced. Anything else came to lie here since we looked.
            Ok(there)
                if !there.is_file() || is_folder || !output.before.files.contains_key(&address) =>
            {
                return Err(in_the_way(output, &address));
            }
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(Failure::io("read", &to)(error));
            }
            _ => fs::rename(&entry.path(), &to).map_err(Failure::io("write", &to))?,
        }
    }
    Ok(())
}

/// Removes one file of ours and the folders that it leaves empty, also those that a stopped build left so.
fn remove(output: &Output, address: &str) -> Result<(), Failure> {
    let above = folders_above([address]);
    let is_other = |folder: &&str| {
        output.folder.join(folder).symlink_metadata().is_ok_and(|metadata| !metadata.is_dir())
    };
    // A folder of ours may have been replaced by a link; what lies behind it is not ours.
    if above.iter().any(is_other) {
        return Ok(());
    }
    let path = output.folder.join(address);
    match fs::remove(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            // A folder in its place is somebody else's.
            let failed = Err(Failure::io("remove", &output.shown.join(address))(error));
            return if path.is_dir() { Ok(()) } else { failed };
        }
        _ => {}
    }
    for folder in above.iter().rev() {
        match fs::remove_folder(&output.folder.join(folder)) {
            // A folder that still holds something refuses to go, and so do those above it.
            Err(error) if error.kind() != io::ErrorKind::NotFound => break,
            _ => {}
        }
    }
    Ok(())
}
