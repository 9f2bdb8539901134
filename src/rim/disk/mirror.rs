//! What the engine was last told about the files, held against the files themselves: the difference is the next change set.

use crate::diagnostic::Diagnostic;
use crate::engine::Change;
use crate::model::{Source, SourcePath};
use crate::rim::disk::listing::{self, Listing};
use crate::rim::disk::skip;
use crate::rim::disk::{Skip, Stamp, is_below, is_markdown, is_read};
use crate::rim::failure::Failure;
use crate::rim::site::Site;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
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
}

/// One file as it was just read.
struct Fresh {
    path: SourcePath,
    known: Known,
    bytes: Option<Vec<u8>>,
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
        self.known.keys().any(is_markdown)
    }

    /// Looks at everything and returns what changed.
    pub fn sweep(&mut self) -> Vec<Change> {
        let Listing { files, odd, failures } = listing::list(&self.site, &self.skip);
        self.odd = odd;
        self.failures = failures;
        // A folder that cannot be read is no reason to take its notes off the site.
        let is_unseen = |path: &SourcePath| {
            let path = self.site.on_disk(path);
            self.failures.keys().any(|failed| path.starts_with(failed))
        };
        let is_gone = |path: &&SourcePath| !files.contains_key(*path) && !is_unseen(path);
        let gone: Vec<SourcePath> = self.known.keys().filter(is_gone).cloned().collect();
        let newer: Vec<(SourcePath, Stamp)> = files
            .into_iter()
            .filter(|(path, stamp)| self.known.get(path).is_none_or(|known| known.stamp != *stamp))
            .collect();
        self.take(gone, newer)
    }

    /// Looks at single files that something was said to have happened to. Returns nothing when that is not enough and only a sweep tells.
    pub fn look_at(&mut self, paths: &[PathBuf]) -> Option<Vec<Change>> {
        let mut gone = Vec::new();
        let mut newer = Vec::new();
        for path in paths.iter().filter(|path| !self.is_skipped(path)) {
            let source_path = self.site.source_path(path)?;
            match fs::symlink_metadata(path) {
                Ok(metadata) if metadata.is_file() => {
                    newer.push((source_path, Stamp::of(&metadata)));
                }
                Ok(_) => return None,
                // Not to be allowed to look is not to find it gone.
                Err(error) if !is_absent(&error) => return None,
                Err(_) if self.known.contains_key(&source_path) => gone.push(source_path),
                Err(_) if self.known.keys().any(|known| is_below(known, source_path.as_str())) => {
                    return None;
                }
                Err(_) => {}
            }
        }
        // Of files that are not read, only the stamp says whether they changed.
        newer.retain(|(path, stamp)| {
            is_read(&self.site, path)
                || self.known.get(path).is_none_or(|known| known.stamp != *stamp)
        });
        Some(self.take(gone, newer))
    }

    /// Whether a path is left out, for its own name or for a folder above it, or lies where nothing is read.
    fn is_skipped(&self, path: &Path) -> bool {
        let folders = self.site.folders();
        let is_settings =
            !self.site.is_bare() && path == self.site.root.join(crate::rim::site::SETTINGS);
        let Some(top) = folders.iter().find(|folder| path.starts_with(folder)) else {
            return !is_settings;
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
        let mut changes = Vec::new();
        for path in gone {
            self.failures.remove(&self.site.on_disk(&path));
            self.known.remove(&path);
            changes.push(Change::Remove(path));
        }
        for result in read {
            match result {
                Ok(fresh) => changes.extend(self.remember(fresh)),
                Err((path, failure)) => {
                    self.failures.insert(path, failure);
                }
            }
        }
        changes
    }

    fn remember(&mut self, fresh: Fresh) -> Option<Change> {
        self.failures.remove(&self.site.on_disk(&fresh.path));
        let before = self.known.insert(fresh.path.clone(), fresh.known);
        let Some(bytes) = fresh.bytes else { return Some(Change::Asset(fresh.path)) };
        let is_same = before.is_some_and(|before| before.hash == fresh.known.hash);
        (!is_same).then(|| Change::Put(Source { path: fresh.path, bytes: bytes.into() }))
    }
}

/// Whether there is nothing at a path, or nothing any more on the way to it.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn read(site: &Site, path: SourcePath, stamp: Stamp) -> Result<Fresh, (PathBuf, Failure)> {
    if !is_read(site, &path) {
        return Ok(Fresh { path, known: Known { stamp, hash: None }, bytes: None });
    }
    let on_disk = site.on_disk(&path);
    let n_bytes_max = if is_markdown(&path) { MARKDOWN_BYTES_MAX } else { u64::MAX };
    match read_bytes(&on_disk, stamp.n_bytes.min(n_bytes_max), n_bytes_max) {
        Ok(bytes) => {
            let known = Known { stamp, hash: Some(xxh3_64(&bytes)) };
            Ok(Fresh { path, known, bytes: Some(bytes) })
        }
        Err(error) => {
            let failure = Failure::io("read", &on_disk)(error);
            Err((on_disk, failure))
        }
    }
}

/// Reads a file. How long it was a moment ago only says how much room to make: it may have grown since.
fn read_bytes(path: &Path, n_bytes: u64, n_bytes_max: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(n_bytes).unwrap_or_default());
    File::open(path)?.take(n_bytes_max).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn site() -> (TempDir, Mirror) {
        let folder = tempfile::tempdir().unwrap();
        write(&folder, "heard.yaml", "title: Bakery\n");
        write(&folder, "content/notes/p07.md", "> She phones. #does\n");
        write(&folder, "content/notes/shop.png", "png");
        let site = Site::open(folder.path()).unwrap();
        (folder, Mirror::new(site, Skip::default()))
    }

    fn write(folder: &TempDir, path: &str, text: &str) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn told(changes: &[Change]) -> Vec<String> {
        let line = |change: &Change| match change {
            Change::Put(source) => format!("put {}", source.path),
            Change::Asset(path) => format!("asset {path}"),
            Change::Remove(path) => format!("remove {path}"),
        };
        changes.iter().map(line).collect()
    }

    #[test]
    fn the_first_sweep_tells_everything_and_the_next_nothing() {
        let (_folder, mut mirror) = site();
        let all = ["put content/notes/p07.md", "asset content/notes/shop.png", "put heard.yaml"];
        assert_eq!(told(&mirror.sweep()), all);
        assert!(mirror.has_markdown());
        assert_eq!(told(&mirror.sweep()), [""; 0]);
    }

    #[test]
    fn the_same_bytes_again_are_no_change() {
        let (folder, mut mirror) = site();
        mirror.sweep();
        write(&folder, "content/notes/p07.md", "> She phones. #does\n");
        let path = folder.path().join("content/notes/p07.md");
        assert_eq!(told(&mirror.look_at(&[path]).unwrap()), [""; 0]);
    }

    #[test]
    fn one_file_is_looked_at_alone_and_a_folder_needs_a_sweep() {
        let (folder, mut mirror) = site();
        mirror.sweep();
        write(&folder, "content/notes/p07.md", "> She waits. #does\n");
        fs::remove_file(folder.path().join("content/notes/shop.png")).unwrap();
        let paths = ["p07.md", "shop.png", "p07.md~"]
            .map(|name| folder.path().join("content/notes").join(name));
        assert_eq!(
            told(&mirror.look_at(&paths).unwrap()),
            ["remove content/notes/shop.png", "put content/notes/p07.md"]
        );
        assert!(mirror.look_at(&[folder.path().join("content/notes")]).is_none());
        fs::remove_dir_all(folder.path().join("content/notes")).unwrap();
        assert!(mirror.look_at(&[folder.path().join("content/notes")]).is_none());
        assert_eq!(told(&mirror.sweep()), ["remove content/notes/p07.md"]);
    }

    #[test]
    fn hidden_files_and_output_are_not_content() {
        let (folder, mut mirror) = site();
        write(&folder, "content/.git/a.md", "");
        write(&folder, "content/.secret.md", "");
        write(&folder, "content/old/.heard-manifest", "");
        write(&folder, "content/old/a.md", "");
        assert_eq!(mirror.sweep().len(), 3);
        assert_eq!(
            told(&mirror.look_at(&[folder.path().join("content/old/a.md")]).unwrap()),
            [""; 0]
        );
    }

    #[cfg(unix)]
    #[test]
    fn only_what_lies_in_a_closed_folder_stays_unseen() {
        use std::os::unix::fs::PermissionsExt;
        let (folder, mut mirror) = site();
        write(&folder, "content/notes/closed/p08.md", "> She waits. #does\n");
        mirror.sweep();
        let closed = folder.path().join("content/notes/closed");
        let close = |mode| fs::set_permissions(&closed, fs::Permissions::from_mode(mode)).unwrap();
        close(0o000);
        // The administrator may look into every folder.
        if fs::read_dir(&closed).is_ok() {
            return;
        }
        fs::remove_file(folder.path().join("content/notes/p07.md")).unwrap();
        assert!(mirror.look_at(&[closed.join("p08.md")]).is_none());
        assert_eq!(told(&mirror.sweep()), ["remove content/notes/p07.md"]);
        assert_eq!(mirror.failures.keys().collect::<Vec<_>>(), [&closed]);
        close(0o755);
        assert_eq!(told(&mirror.sweep()), [""; 0]);
        assert!(mirror.failures.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn the_content_itself_may_be_a_link() {
        let (folder, _) = site();
        let [content, real] = ["content", "real"].map(|name| folder.path().join(name));
        fs::rename(&content, &real).unwrap();
        std::os::unix::fs::symlink("real", &content).unwrap();
        let mut mirror = Mirror::new(Site::open(folder.path()).unwrap(), Skip::default());
        assert!(told(&mirror.sweep()).contains(&"put content/notes/p07.md".to_owned()));
        assert!(mirror.odd.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_inside_and_pipes_are_not_opened() {
        use std::os::unix::fs::symlink;
        let (folder, mut mirror) = site();
        let notes = folder.path().join("content/notes");
        symlink("p07.md", notes.join("same.md")).unwrap();
        symlink("../../heard.yaml", notes.join("out.md")).unwrap();
        symlink("..", notes.join("loop")).unwrap();
        let _listener = std::os::unix::net::UnixListener::bind(notes.join("socket.md")).unwrap();
        assert!(told(&mirror.sweep()).contains(&"put content/notes/same.md".to_owned()));
        let odd: Vec<&str> = mirror.odd.keys().map(SourcePath::file_name).collect();
        assert_eq!(odd, ["loop", "out.md", "socket.md"]);
        assert!(mirror.failures.is_empty());
    }
}
