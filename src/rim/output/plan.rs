//! What there is to do in the output folder, found by comparing; nothing is written yet.

use crate::engine::{Artifact, Content};
use crate::rim::failure::Failure;
use crate::rim::output::Output;
use crate::rim::output::manifest::{Entry, Manifest, is_inside};
use crate::rim::site::Site;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};
use xxhash_rust::xxh3::xxh3_64;

/// What there is to do.
#[derive(Debug)]
pub struct Plan<'a> {
    /// Files that are not there yet, or different.
    pub changed: Vec<&'a Artifact>,
    /// Addresses of files that we wrote and that are no longer part of the site.
    pub stale: BTreeSet<String>,
    /// The list of our files once all is done.
    pub after: Manifest,
}

impl<'a> Plan<'a> {
    /// Compares the files of a site with what lies in the folder, and refuses when a file that is not ours stands in the way.
    pub fn of(output: &Output, site: &Site, artifacts: &'a [Artifact]) -> Result<Self, Failure> {
        let compared: Vec<Compared> = artifacts
            .par_iter()
            .map(|artifact| compare(output, site, artifact))
            .collect::<Result<_, _>>()?;
        let files = artifacts
            .iter()
            .zip(&compared)
            .map(|(artifact, one)| (artifact.address.to_string(), one.entry));
        let after = Manifest { audience: None, files: files.collect() };
        let changed = artifacts
            .iter()
            .zip(&compared)
            .filter(|(_, one)| !one.is_same)
            .map(|(artifact, _)| artifact);
        let stale =
            output.before.files.keys().filter(|address| !after.files.contains_key(*address));
        Ok(Self { changed: changed.collect(), stale: stale.cloned().collect(), after })
    }
}

/// One file of the site beside what lies at its address.
struct Compared {
    entry: Entry,
    is_same: bool,
}

fn compare(output: &Output, site: &Site, artifact: &Artifact) -> Result<Compared, Failure> {
    let address = &*artifact.address;
    if !is_inside(address) {
        let message = format!("the address `{}` leads out of the output", address.escape_debug());
        return Err(Failure::refused(message, "rename the file it comes from"));
    }
    let bytes = bytes(site, artifact)?;
    let entry = Entry { hash: xxh3_64(&bytes), n_bytes: bytes.len() as u64 };
    let is_ours = |address: &str| output.before.files.contains_key(address);
    let is_same = match old_bytes(&output.folder, address) {
        Old::Absent => false,
        Old::File(old) if old == *bytes => true,
        Old::File(_) if is_ours(address) => false,
        // A page of ours may have become a folder, or a folder of ours a page.
        Old::FileAbove(above) if is_ours(above) => false,
        Old::Folder
            if output.before.files.keys().any(|file| file.starts_with(&format!("{address}/"))) =>
        {
            false
        }
        Old::File(_) | Old::FileAbove(_) | Old::Folder | Old::Else => {
            return Err(in_the_way(output, address));
        }
        Old::Unreadable(error) => {
            return Err(Failure::io("read", &output.folder.join(address))(error));
        }
    };
    Ok(Compared { entry, is_same })
}

fn in_the_way(output: &Output, address: &str) -> Failure {
    let message = format!(
        "{} stands where a page belongs, and heard did not write it",
        output.shown.join(address).display()
    );
    Failure::refused(message, "move it away, or name another folder with `-o`")
}

/// The bytes of a file of the site.
pub fn bytes<'a>(site: &Site, artifact: &'a Artifact) -> Result<Cow<'a, [u8]>, Failure> {
    match &artifact.content {
        Content::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
        Content::File(path) => {
            let path = site.on_disk(path);
            fs::read(&path).map(Cow::Owned).map_err(Failure::io("read", &path))
        }
    }
}

/// What lies at an address.
enum Old<'a> {
    Absent,
    File(Vec<u8>),
    Folder,
    /// Something that is no folder where one of its folders should be.
    FileAbove(&'a str),
    /// A link or something stranger; writing through it would leave the folder.
    Else,
    Unreadable(io::Error),
}

fn old_bytes<'a>(folder: &Path, address: &'a str) -> Old<'a> {
    for (end, _) in address.match_indices('/') {
        let Some(above) = address.get(..end) else { continue };
        match fs::symlink_metadata(folder.join(above)) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(metadata) if metadata.is_file() => return Old::FileAbove(above),
            Ok(_) => return Old::Else,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Old::Absent,
            Err(error) => return Old::Unreadable(error),
        }
    }
    let path = folder.join(address);
    match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_dir() => Old::Folder,
        Ok(metadata) if metadata.is_file() => {
            fs::read(&path).map_or_else(Old::Unreadable, Old::File)
        }
        Ok(_) => Old::Else,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Old::Absent,
        Err(error) => Old::Unreadable(error),
    }
}
