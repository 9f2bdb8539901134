//! What lies in the output folder already, and whether it is ours.

use crate::rim::failure::Failure;
use crate::rim::output::Output;
use crate::rim::output::manifest::{folders_above, is_inside};
use crate::rim::output::strangers::strangers;
use std::io;
use std::path::Path;

impl Output {
    /// Says whether a file lies there as it should, and refuses when something that is not ours stands in its way.
    pub fn has(&self, address: &str, bytes: &[u8]) -> Result<bool, Failure> {
        if !is_inside(address) {
            let message =
                format!("the address `{}` leads out of the output", address.escape_debug());
            return Err(Failure::refused(message, "rename the file it comes from"));
        }
        if self.is_fresh {
            return Ok(false);
        }
        let files = &self.before.files;
        let is_ours = |address: &str| files.contains_key(address);
        match old(&self.folder, address, bytes) {
            Old::Same => Ok(true),
            Old::Absent => Ok(false),
            Old::Other if is_ours(address) => Ok(false),
            // A page of ours may have become a folder, or a folder of ours a page.
            Old::FileAbove(above) if is_ours(above) => Ok(false),
            Old::Folder
                if folders_above(files.keys().map(String::as_str)).contains(address)
                    && strangers(&self.folder, address, &self.before)?.is_empty() =>
            {
                Ok(false)
            }
            Old::Other | Old::FileAbove(_) | Old::Folder | Old::Else => {
                Err(in_the_way(self, address))
            }
            Old::Unreadable(error) => Err(Failure::io("read", &self.folder.join(address))(error)),
        }
    }
}

/// Refuses to replace what is not ours.
pub fn in_the_way(output: &Output, address: &str) -> Failure {
    let message = format!(
        "{} stands where a page belongs, and heard did not write it",
        output.shown.join(address).display()
    );
    Failure::refused(message, "move it away, or name another folder with `-o`")
}

/// What lies at an address.
enum Old<'a> {
    Absent,
    /// A file with these bytes.
    Same,
    /// A file with other bytes.
    Other,
    Folder,
    /// Something that is no folder where one of its folders should be.
    FileAbove(&'a str),
    /// A link or something stranger; writing through it would leave the folder.
    Else,
    Unreadable(io::Error),
}

fn old<'a>(folder: &Path, address: &'a str, bytes: &[u8]) -> Old<'a> {
    for (end, _) in address.match_indices('/') {
        let Some(above) = address.get(..end) else { continue };
        match std::fs::symlink_metadata(folder.join(above)) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(metadata) if metadata.is_file() => return Old::FileAbove(above),
            Ok(_) => return Old::Else,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Old::Absent,
            Err(error) => return Old::Unreadable(error),
        }
    }
    let path = folder.join(address);
    match std::fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_dir() => Old::Folder,
        Ok(metadata) if metadata.is_file() && metadata.len() != bytes.len() as u64 => Old::Other,
        Ok(metadata) if metadata.is_file() => match std::fs::read(&path) {
            Ok(old) if old == bytes => Old::Same,
            Ok(_) => Old::Other,
            Err(error) => Old::Unreadable(error),
        },
        Ok(_) => Old::Else,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Old::Absent,
        Err(error) => Old::Unreadable(error),
    }
}
