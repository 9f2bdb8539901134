//! What the engine was last told about the files, held against the files themselves: the difference is the next change set.

use crate::diagnostic::Diagnostic;
use crate::engine::Change;
use crate::model::{Refused, Source, SourcePath};
use crate::rim::asset;
use crate::rim::disk::listing::{self, Listing};
use crate::rim::disk::skip;
use crate::rim::disk::{Skip, Stamp, is_below, is_read};
use crate::rim::failure::Failure;
use crate::rim::site::Site;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};
use xxhash_rust::xxh3::xxh3_64;

/// No more of a Markdown file is read than the reader needs in order to say that it is too long.
const MARKDOWN_BYTES_MAX: u64 = 2 << 20;

/// The files as the engine knows them.
#[derive(Debug)]
pub struct Mirror {
    site: Site,
    skip: Skip,
    known: BTreeMap<SourcePath, Known>,
    /// What is there but is not read, and why.
    pub odd: BTreeMap<SourcePath, Diagnostic>,
    /// What could not be read; the engine keeps what it had.
    pub failures: BTreeMap<PathBuf, Failure>,
}

/// One file as the engine knows it.
#[derive(Clone, Copy, Debug)]
struct Known {
    stamp: Stamp,
    /// The hash of its bytes, for files that the engine reads.
    hash: Option<u64>,
    /// When it was looked at.
    looked: Instant,
    /// Whether the stamp tells every change since.
    is_sure: bool,
}

/// What single files told.
#[derive(Debug)]
pub struct Looked {
    /// What is different.
    pub changes: Vec<Change>,
    /// Whether more may be different than was said, so that everything has to be looked at.
    pub needs_sweep: bool,
}

/// One file as it was just read.
struct Fresh {
    path: SourcePath,
    known: Known,
    bytes: Option<Vec<u8>>,
    /// Why it is not shown, for files that the engine does not read.
    refused: Option<Refused>,
}

/// What came of reading a file.
enum Read {
    Fresh(Fresh),
    /// It went away since it was seen, as files do while an editor saves.
    Gone(SourcePath),
    Failed(PathBuf, Failure),
}

impl Mirror {
    /// What the disk itself has to say.
    pub fn trouble(&self) -> (Vec<String>, Vec<Diagnostic>) {
        let failures = self.failures.values().map(ToString::to_string).collect();
        (failures, self.odd.values().cloned().collect())
    }

    /// Starts with nothing known.
    pub fn new(site: Site, skip: Skip) -> Self {
        Self { site, skip, known: BTreeMap::new(), odd: BTreeMap::new(), failures: BTreeMap::new() }
    }

    /// Forgets what the engine was told, for a new engine.
    pub fn forget(&mut self) {
        self.known.clear();
    }

    /// Whether there is anything to make a site of.
    pub fn has_markdown(&self) -> bool {
        self.known.keys().any(SourcePath::is_markdown)
    }

    /// Looks at everything and returns what changed.
    pub fn sweep(&mut self) -> Vec<Change> {
        self.compare(listing::list(&self.site, &self.skip))
    }

    /// Returns what changed, given a list of all files. Only which files to look at is taken from the list; what they hold is read now.
    pub fn compare(&mut self, listing: Listing) -> Vec<Change> {
        let Listing { begun, files, odd, failures, .. } = listing;
        (self.odd, self.failures) = (odd, failures);
        let (mut gone, mut newer) = (Vec::new(), Vec::new());
        let mut known = self.known.iter().peekable();
        for (path, stamp) in files {
            while let Some((before, known)) = known.next_if(|(it, _)| **it < path) {
                gone.push((before, known));
            }
            let before = known.next_if(|(it, _)| **it == path);
            if before.is_none_or(|(_, it)| it.stamp != stamp || !it.is_sure) {
                newer.push((path, stamp));
            }
        }
        gone.extend(known);
        // A folder that cannot be read is no reason to take its notes off the site, and what was seen since is no news.
        let is_seen = |path: &SourcePath| {
            let path = self.site.on_disk(path);
            !self.failures.keys().any(|failed| path.starts_with(failed))
        };
        let gone = gone.into_iter().filter(|(path, it)| it.looked < begun && is_seen(path));
        let gone = gone.map(|(path, _)| path.clone()).collect();
        self.take(gone, newer)
    }

    /// Looks at single files that something was said to have happened to. When they are not all, a sweep follows anyway.
    pub fn look_at(&mut self, paths: &[PathBuf], are_all: bool) -> Looked {
        let (mut gone, mut newer) = (Vec::new(), Vec::new());
        let mut leaves_doubt = false;
        for path in paths.iter().filter(|path| !self.is_skipped(path)) {
            let Some(source_path) = self.site.source_path(path) else {
                leaves_doubt = true;
                continue;
            };
            match fs::symlink_metadata(path) {
                Ok(metadata) if metadata.is_file() => {
                    newer.push((source_path, Stamp::of(&metadata)));
                }
                Err(error) if is_absent(&error) => gone.push(source_path),
                // A folder, or a link. Not to be allowed to look is not to find it gone.
                Ok(_) | Err(_) => leaves_doubt = true,
            }
        }
        let was_folder =
            |path: &SourcePath| self.known.keys().any(|known| is_below(known, path.as_str()));
        leaves_doubt |= gone.iter().any(|path| !self.known.contains_key(path) && was_folder(path));
        gone.retain(|path| self.known.contains_key(path));
        if leaves_doubt || !are_all {
            // What comes and goes may only have moved: the sweep tells both ends together. Edits need not wait for it.
            gone.clear();
            newer.retain(|(path, _)| self.known.contains_key(path));
        }
        // Of files that are not read, only the stamp says whether they changed.
        newer.retain(|(path, stamp)| {
            is_read(&self.site, path)
                || self.known.get(path).is_none_or(|known| known.stamp != *stamp)
        });
        Looked { changes: self.take(gone, newer), needs_sweep: leaves_doubt && are_all }
    }

    /// Whether a path is left out, for its own name or for a folder above it, or lies where nothing is read.
    fn is_skipped(&self, path: &Path) -> bool {
        let folders = self.site.folders();
        let Some(top) = folders.iter().find(|folder| path.starts_with(folder)) else {
            let name = path.strip_prefix(&self.site.root).ok().and_then(|name| name.to_str());
            return !name.is_some_and(|name| self.site.is_beside(name));
        };
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        skip::has_file(&name)
            || path
                .ancestors()
                .skip(1)
                .take_while(|folder| folder != top)
                .any(|folder| self.skip.has_folder(folder))
    }

    /// Reads what is newer, remembers it and tells what is different from before.
    fn take(&mut self, gone: Vec<SourcePath>, newer: Vec<(SourcePath, Stamp)>) -> Vec<Change> {
        let site = &self.site;
        let read: Vec<_> =
            newer.into_par_iter().map(|(path, stamp)| read(site, path, stamp)).collect();
        let mut changes: Vec<Change> =
            gone.into_iter().filter_map(|path| self.lose(path)).collect();
        for read in read {
            match read {
                Read::Fresh(fresh) => changes.extend(self.remember(fresh)),
                Read::Gone(path) => changes.extend(self.lose(path)),
                Read::Failed(path, failure) => {
                    self.failures.insert(path, failure);
                }
            }
        }
        changes
    }

    fn lose(&mut self, path: SourcePath) -> Option<Change> {
        self.failures.remove(&self.site.on_disk(&path));
        self.known.remove(&path)?;
        Some(Change::Remove(path))
    }

    fn remember(&mut self, fresh: Fresh) -> Option<Change> {
        self.failures.remove(&self.site.on_disk(&fresh.path));
        let before = self.known.insert(fresh.path.clone(), fresh.known);
        let Some(bytes) = fresh.bytes else {
            return Some(match fresh.refused {
                Some(refused) => Change::Refused(fresh.path, refused),
                None => Change::Asset(fresh.path),
            });
        };
        let is_same = before.is_some_and(|before| before.hash == fresh.known.hash);
        (!is_same).then(|| Change::Put(Source { path: fresh.path, bytes: bytes.into() }))
    }
}

/// Whether there is nothing at a path, or nothing any more on the way to it.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn read(site: &Site, path: SourcePath, stamp: Stamp) -> Read {
    let is_read = is_read(site, &path);
    let on_disk = site.on_disk(&path);
    let known = Known {
        stamp,
        hash: None,
        looked: Instant::now(),
        is_sure: !is_read || stamp.tells_changes_after(SystemTime::now()),
    };
    if !is_read {
        let refused = asset::refusal(&on_disk);
        return Read::Fresh(Fresh { path, known, bytes: None, refused });
    }
    let n_bytes_max = if path.is_markdown() { MARKDOWN_BYTES_MAX } else { u64::MAX };
    match read_bytes(&on_disk, stamp.n_bytes.min(n_bytes_max), n_bytes_max) {
        Ok(bytes) => {
            let known = Known { hash: Some(xxh3_64(&bytes)), ..known };
            Read::Fresh(Fresh { path, known, bytes: Some(bytes), refused: None })
        }
        Err(error) if is_absent(&error) => Read::Gone(path),
        Err(error) => {
            let failure = Failure::io("read", &on_disk)(error);
            Read::Failed(on_disk, failure)
        }
    }
}

/// Reads a file. How long it was a moment ago only says how much room to make: it may have grown since.
fn read_bytes(path: &Path, n_bytes: u64, n_bytes_max: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(n_bytes).unwrap_or_default());
    File::open(path)?.take(n_bytes_max).read_to_end(&mut bytes)?;
    Ok(bytes)
}
