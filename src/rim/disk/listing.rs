//! Which files a site has now. Nothing is opened: a FIFO would block, a device would never end.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{SourcePath, Span};
use crate::rim::disk::skip;
use crate::rim::disk::{Skip, Stamp};
use crate::rim::failure::Failure;
use crate::rim::site::Site;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use walkdir::{DirEntry, WalkDir};

/// All files of a site.
#[derive(Debug)]
pub struct Listing {
    /// When the first file was looked at: whatever happened since may be missing.
    pub begun: Instant,
    /// How long it took to look at all of them.
    pub took: Duration,
    /// Files that can be read, by path.
    pub files: BTreeMap<SourcePath, Stamp>,
    /// The folders they lie in, and those that hold none.
    pub folders: BTreeSet<PathBuf>,
    /// What is there but is not read, and why.
    pub odd: BTreeMap<SourcePath, Diagnostic>,
    /// What could not be looked at.
    pub failures: BTreeMap<PathBuf, Failure>,
}

/// Lists a site.
pub fn list(site: &Site, skip: &Skip) -> Listing {
    let mut listing = Listing {
        begun: Instant::now(),
        took: Duration::ZERO,
        files: BTreeMap::new(),
        folders: BTreeSet::new(),
        odd: BTreeMap::new(),
        failures: BTreeMap::new(),
    };
    let beside = site.root.read_dir().into_iter().flatten().filter_map(Result::ok);
    for name in beside.filter_map(|it| it.file_name().into_string().ok()) {
        if site.is_beside(&name) {
            listing.add_beside(site, &name);
        }
    }
    for folder in site.folders().into_iter().filter(|folder| folder.is_dir()) {
        let inside = folder.canonicalize().unwrap_or_else(|_| folder.clone());
        let entries = WalkDir::new(&folder)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_skipped(entry, skip));
        for entry in entries {
            match entry {
                Ok(entry) => listing.add(site, &inside, &entry),
                Err(error) => listing.add_failure(&folder, error),
            }
        }
    }
    listing.took = listing.begun.elapsed();
    listing
}

fn is_skipped(entry: &DirEntry, skip: &Skip) -> bool {
    if entry.file_type().is_dir() {
        return skip.has_folder(entry.path());
    }
    skip::has_file(&entry.file_name().to_string_lossy())
}

impl Listing {
    /// Adds a file that lies beside the content.
    fn add_beside(&mut self, site: &Site, name: &str) {
        if let Ok(metadata) = site.root.join(name).metadata()
            && metadata.is_file()
        {
            self.files.insert(SourcePath::new(name), Stamp::of(&metadata));
        }
    }

    fn add(&mut self, site: &Site, inside: &Path, entry: &DirEntry) {
        // The folder itself may be a link: it was named by the site, so it is followed.
        if entry.depth() == 0 || entry.file_type().is_dir() {
            self.folders.insert(entry.path().to_owned());
            return;
        }
        let Some(path) = site.source_path(entry.path()) else {
            return self.add_unnamable(site, entry.path());
        };
        match regular(entry, inside) {
            Ok(Some(metadata)) => {
                self.files.insert(path, Stamp::of(&metadata));
            }
            Ok(None) => {
                self.odd.insert(path.clone(), odd(&path, entry.file_type()));
            }
            // It went away after the folder was read.
            Err(error) if error.kind() == io::ErrorKind::NotFound && !entry.path_is_symlink() => {}
            Err(error) => {
                self.failures
                    .insert(entry.path().to_owned(), Failure::io("read", entry.path())(error));
            }
        }
    }

    fn add_unnamable(&mut self, site: &Site, path: &Path) {
        let inside = path.strip_prefix(&site.root).unwrap_or(path);
        let path = SourcePath::new(&inside.to_string_lossy());
        let diagnostic = Diagnostic::new(
            Rule::NotUtf8,
            &path,
            Span::default(),
            "the name of this file is not UTF-8, so it is left out",
        )
        .help("rename it");
        self.odd.insert(path, diagnostic);
    }

    fn add_failure(&mut self, folder: &Path, error: walkdir::Error) {
        let path = error.path().unwrap_or(folder).to_owned();
        let cause =
            error.into_io_error().unwrap_or_else(|| io::Error::other("the links form a loop"));
        if cause.kind() != io::ErrorKind::NotFound {
            self.failures.insert(path.clone(), Failure::io("read", &path)(cause));
        }
    }
}

/// The metadata of a file that can be read: a regular one, or a link to a regular one inside the same folder.
/// Links to folders are not followed at all; everything below would be there twice.
fn regular(entry: &DirEntry, inside: &Path) -> io::Result<Option<Metadata>> {
    if !entry.path_is_symlink() {
        return Ok(Some(entry.metadata()?).filter(Metadata::is_file));
    }
    let Ok(target) = entry.path().canonicalize() else { return Ok(None) };
    if !target.starts_with(inside) {
        return Ok(None);
    }
    Ok(Some(target.metadata()?).filter(Metadata::is_file))
}

fn odd(path: &SourcePath, file_type: FileType) -> Diagnostic {
    let message = if file_type.is_symlink() {
        "this link does not lead to a file in the same folder tree, so it is left out"
    } else {
        "this is no regular file, so it is left out"
    };
    Diagnostic::new(Rule::NotRegular, path, Span::default(), message)
        .help("put the file itself here, or remove this")
}
