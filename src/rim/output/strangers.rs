//! What lies among files of ours and is not ours.

use crate::rim::disk::MANIFEST;
use crate::rim::failure::Failure;
use crate::rim::output::manifest::{Manifest, folders_above};
use std::fs::Metadata;
use std::io;
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};
use walkdir::WalkDir;

/// Everything in a folder of a site that is not on the list of the site, as paths from its root.
/// Of a folder that is not ours nothing inside is named.
pub fn strangers(root: &Path, folder: &str, list: &Manifest) -> Result<Vec<PathBuf>, Failure> {
    let folders = folders_above(list.files.keys().map(String::as_str));
    let mut strangers = Vec::new();
    let mut entries = WalkDir::new(root.join(folder)).min_depth(1).into_iter();
    while let Some(entry) = entries.next() {
        let entry = entry.map_err(|error| Failure::io("read", root)(error.into()))?;
        let Ok(path) = entry.path().strip_prefix(root) else { continue };
        let address = path.to_str().map(|path| path.replace(MAIN_SEPARATOR_STR, "/"));
        let is_folder = entry.file_type().is_dir();
        // We make no links, so a link is never ours, whatever its name.
        let is_ours = address.is_some_and(|address| {
            is_folder && folders.contains(&*address)
                || entry.file_type().is_file()
                    && (address == MANIFEST || list.files.contains_key(&address))
        });
        if !is_ours {
            strangers.push(path.to_owned());
            if is_folder {
                entries.skip_current_dir();
            }
        }
    }
    Ok(strangers)
}

/// Whether every folder of a site has the owner and the rights that a new one gets. One that somebody gave others keeps them.
pub fn has_usual_rights(root: &Path, list: &Manifest, new: &Path) -> io::Result<bool> {
    let usual = rights(&new.symlink_metadata()?);
    for folder in folders_above(list.files.keys().map(String::as_str)).into_iter().chain([""]) {
        match root.join(folder).symlink_metadata() {
            Ok(metadata) if rights(&metadata) != usual => return Ok(false),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(true)
}

#[cfg(unix)]
fn rights(metadata: &Metadata) -> (u32, u32, u32) {
    use std::os::unix::fs::MetadataExt;
    (metadata.uid(), metadata.gid(), metadata.mode())
}

#[cfg(not(unix))]
fn rights(metadata: &Metadata) -> bool {
    metadata.permissions().readonly()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rim::output::manifest::Entry;
    use std::fs;

    #[test]
    fn only_what_is_on_the_list_is_ours() {
        let root = tempfile::tempdir().unwrap();
        for folder in ["notes/2026", "notes/empty", ".git/objects"] {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        for file in ["index.html", MANIFEST, "notes/2026/p07.html", "CNAME", "notes/own.txt"] {
            fs::write(root.path().join(file), "").unwrap();
        }
        let entry = Entry { hash: 0, n_bytes: 0 };
        let files = ["index.html", "notes/2026/p07.html", "notes/gone/p08.html"];
        let list = Manifest {
            audience: None,
            files: files.map(|address| (address.to_owned(), entry)).into(),
        };
        let found = |folder| {
            let mut found = strangers(root.path(), folder, &list).unwrap();
            found.sort();
            found
        };
        let theirs = [".git", "CNAME", "notes/empty", "notes/own.txt"];
        assert_eq!(found(""), theirs.map(PathBuf::from));
        assert_eq!(found("notes/2026"), Vec::<PathBuf>::new());
    }
}
