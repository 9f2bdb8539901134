//! The way into the output folder: what is new or different is written beside it first, and moved in when all of it is there.
//! Stale files are removed then, and the manifest comes last. This is the one place that changes an output folder.

use crate::diagnostic::Diagnostic;
use crate::engine::{Artifact, Content, Sink};
use crate::model::Audience;
use crate::rim::disk::MANIFEST;
use crate::rim::failure::Failure;
use crate::rim::output::Output;
use crate::rim::output::manifest::{Entry, Manifest};
use crate::rim::site::Site;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{fs, io};
use xxhash_rust::xxh3::xxh3_64;

/// The folder in the output where files wait. One that is found there was left by a build that was stopped.
const WAITING: &str = ".heard-new";

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "a number of things begins with `n_` everywhere")]
pub struct Written {
    /// Files that were new or different.
    pub n_written: usize,
    /// Files that were left as they lay.
    pub n_unchanged: usize,
    /// Files of an earlier site that were removed.
    pub n_removed: usize,
}

/// Says whether a site is written at all, given what there is to say about its content.
pub type Verdict<'v> = &'v (dyn Fn(&[Diagnostic]) -> bool + Sync);

/// A site on its way into an output folder. Dropped before the end it leaves the folder as it was.
pub struct Stage<'o> {
    output: &'o Output,
    site: &'o Site,
    is_wanted: Verdict<'o>,
    /// Whether the output folder was made for this site.
    is_new: bool,
    staged: Mutex<Staged>,
}

/// What has come so far.
#[derive(Default)]
struct Staged {
    /// All files of the site.
    files: Manifest,
    /// Addresses of those that wait.
    waiting: BTreeSet<String>,
    /// Folders that were made for them.
    folders: BTreeSet<PathBuf>,
    /// Why it cannot go on.
    failure: Option<Failure>,
}

impl Sink for Stage<'_> {
    fn wants(&self, diagnostics: &[Diagnostic]) -> bool {
        (self.is_wanted)(diagnostics)
    }

    fn take(&self, artifact: Artifact) {
        if self.staged().failure.is_none()
            && let Err(failure) = self.stage(&artifact)
        {
            self.staged().failure.get_or_insert(failure);
        }
    }
}

impl<'o> Stage<'o> {
    /// Begins with nothing.
    pub fn new(output: &'o Output, site: &'o Site, is_wanted: Verdict<'o>) -> Self {
        let is_new = !output.folder.exists();
        Self { output, site, is_wanted, is_new, staged: Mutex::default() }
    }

    fn staged(&self) -> MutexGuard<'_, Staged> {
        self.staged.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets a file wait, unless it lies there already.
    fn stage(&self, artifact: &Artifact) -> Result<(), Failure> {
        let bytes = self.bytes(artifact)?;
        let address = &*artifact.address;
        let is_there = self.output.has(address, &bytes)?;
        if !is_there {
            let path = self.waiting().join(address);
            self.make_folder(&path)?;
            fs::write(&path, &bytes).map_err(Failure::io("write", &path))?;
            self.staged().waiting.insert(address.to_owned());
        }
        let entry = Entry { hash: xxh3_64(&bytes), n_bytes: bytes.len() as u64 };
        self.staged().files.files.insert(address.to_owned(), entry);
        Ok(())
    }

    fn bytes<'a>(&self, artifact: &'a Artifact) -> Result<Cow<'a, [u8]>, Failure> {
        match &artifact.content {
            Content::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
            Content::File(path) => {
                let path = self.site.on_disk(path);
                fs::read(&path).map(Cow::Owned).map_err(Failure::io("read", &path))
            }
        }
    }

    fn waiting(&self) -> PathBuf {
        self.output.folder.join(WAITING)
    }

    /// Makes the folder of a waiting file, once.
    fn make_folder(&self, path: &Path) -> Result<(), Failure> {
        let Some(folder) = path.parent() else { return Ok(()) };
        let mut staged = self.staged();
        if staged.folders.is_empty() {
            remove_all(&self.waiting())?;
            make(&self.output.folder)?;
        }
        if !staged.folders.contains(folder) {
            make(folder)?;
            staged.folders.insert(folder.to_owned());
        }
        Ok(())
    }

    /// Makes the folder hold this site. Files whose bytes are the same are not touched.
    pub fn finish(self, audience: Option<Audience>) -> Result<Written, Failure> {
        let mut staged = std::mem::take(&mut *self.staged());
        if let Some(failure) = staged.failure.take() {
            return Err(failure);
        }
        let output = self.output;
        let mut after = staged.files;
        after.audience = audience;
        let before = output.before.files.keys();
        let stale: BTreeSet<&str> =
            before.filter(|it| !after.files.contains_key(*it)).map(String::as_str).collect();
        let waiting: BTreeSet<&str> = staged.waiting.iter().map(String::as_str).collect();
        make(&output.folder)?;
        output.remove_in_the_way(&stale, &waiting)?;
        if !waiting.is_empty() {
            move_in(&self.waiting(), &output.folder)?;
        }
        stale.iter().try_for_each(|address| output.remove(address))?;
        if after != output.before {
            output.put(MANIFEST, after.text().as_bytes())?;
        }
        let (n_written, n_removed) = (waiting.len(), stale.len());
        Ok(Written { n_written, n_unchanged: after.files.len() - n_written, n_removed })
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        // Nothing waits after the end; before it the old site stays, and what cannot be removed now is removed next time.
        let _ = remove_all(&self.waiting());
        if self.is_new {
            // A folder that holds a site does not go.
            let _ = fs::remove_dir(&self.output.folder);
        }
    }
}

/// Moves everything in a folder to another: as a whole what is not there yet, else piece by piece.
fn move_in(from: &Path, to: &Path) -> Result<(), Failure> {
    for entry in fs::read_dir(from).map_err(Failure::io("read", from))? {
        let name = entry.map_err(Failure::io("read", from))?.file_name();
        let (from, to) = (from.join(&name), to.join(&name));
        if from.is_dir() && to.is_dir() {
            move_in(&from, &to)?;
        } else {
            fs::rename(&from, &to).map_err(Failure::io("write", &to))?;
        }
    }
    Ok(())
}

fn make(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(Failure::io("make the folder", folder))
}

fn remove_all(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Failure::io("remove", folder)(error))
        }
        _ => Ok(()),
    }
}

impl Output {
    /// Removes stale files that stand where a folder is needed, or below a name that becomes a file.
    fn remove_in_the_way(
        &self,
        stale: &BTreeSet<&str>,
        waiting: &BTreeSet<&str>,
    ) -> Result<(), Failure> {
        let folders = parents(waiting.iter().copied());
        let is_in_the_way = |stale: &&&str| {
            folders.contains(**stale)
                || parents([**stale]).iter().any(|above| waiting.contains(above))
        };
        stale.iter().filter(is_in_the_way).try_for_each(|address| self.remove(address))
    }

    /// Writes one file beside its place and renames it, so that nobody ever reads half of it.
    fn put(&self, address: &str, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.folder.join(address);
        let beside =
            path.with_file_name(format!(".heard-{:016x}.tmp", xxh3_64(address.as_bytes())));
        fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, &path)).map_err(|cause| {
            // The first failure is the one to tell.
            let _ = fs::remove_file(&beside);
            Failure::io("write", &self.shown.join(address))(cause)
        })
    }

    /// Removes one file of ours and the folders that it leaves empty.
    fn remove(&self, address: &str) -> Result<(), Failure> {
        let above = parents([address]);
        // A folder of ours may have been replaced by a link; what lies behind it is not ours.
        if above.iter().any(|folder| {
            !fs::symlink_metadata(self.folder.join(folder)).is_ok_and(|metadata| metadata.is_dir())
        }) {
            return Ok(());
        }
        let path = self.folder.join(address);
        match fs::remove_file(&path) {
            Ok(()) => {}
            // Somebody was faster, or put a folder of their own there.
            Err(error) if error.kind() == io::ErrorKind::NotFound || path.is_dir() => return Ok(()),
            Err(error) => return Err(Failure::io("remove", &self.shown.join(address))(error)),
        }
        // A folder that still holds something refuses to go, and so do those above it.
        let _ = above.iter().rev().try_for_each(|folder| fs::remove_dir(self.folder.join(folder)));
        Ok(())
    }
}

/// All folders above some addresses, outer ones first.
fn parents<'a>(addresses: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    addresses
        .into_iter()
        .flat_map(|address| {
            address.match_indices('/').filter_map(move |(end, _)| address.get(..end))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn site() -> (TempDir, Site) {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("content")).unwrap();
        let site = Site::open(root.path()).unwrap();
        (root, site)
    }

    fn write(site: &Site, files: &[(&str, &str)]) -> Result<(usize, usize, usize), Failure> {
        let output = Output::open(site, None, true)?;
        let stage = Stage::new(&output, site, &|_| true);
        for (address, text) in files {
            let content = Content::Bytes(text.as_bytes().to_vec());
            stage.take(Artifact { address: (*address).into(), content });
        }
        let written = stage.finish(Some(Audience::Team))?;
        Ok((written.n_written, written.n_unchanged, written.n_removed))
    }

    #[test]
    fn the_same_site_again_touches_nothing() {
        let (root, site) = site();
        let files = [("index.html", "home"), ("notes/p07.html", "p07")];
        assert_eq!(write(&site, &files).unwrap(), (2, 0, 0));
        let stamp = |name: &str| {
            fs::metadata(root.path().join("site").join(name)).unwrap().modified().unwrap()
        };
        let before = ["index.html", MANIFEST].map(stamp);
        assert_eq!(write(&site, &files).unwrap(), (0, 2, 0));
        assert_eq!(["index.html", MANIFEST].map(stamp), before);
    }

    #[test]
    fn a_site_that_is_not_finished_leaves_the_old_one() {
        let (root, site) = site();
        let out = root.path().join("site");
        let begin = |is_wanted: Verdict<'_>| {
            let output = Output::open(&site, None, true).unwrap();
            let stage = Stage::new(&output, &site, is_wanted);
            let content = Content::Bytes(b"new".to_vec());
            stage.take(Artifact { address: "index.html".into(), content });
            assert_eq!(fs::read_to_string(out.join(WAITING).join("index.html")).unwrap(), "new");
        };
        begin(&|_| true);
        assert!(!out.exists());
        write(&site, &[("index.html", "old")]).unwrap();
        begin(&|_| true);
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "old");
        assert!(!out.join(WAITING).exists());
    }

    #[test]
    fn stale_files_go_and_foreign_files_stay() {
        let (root, site) = site();
        let out = root.path().join("site");
        write(
            &site,
            &[("index.html", "home"), ("notes/2026/p07.html", "p07"), ("notes/p08.html", "p08")],
        )
        .unwrap();
        fs::write(out.join("CNAME"), "example.org").unwrap();
        fs::write(out.join("notes/own.txt"), "mine").unwrap();
        assert_eq!(write(&site, &[("index.html", "home")]).unwrap(), (0, 1, 2));
        assert!(!out.join("notes/2026").exists());
        assert_eq!(fs::read_to_string(out.join("notes/own.txt")).unwrap(), "mine");
        assert_eq!(fs::read_to_string(out.join("CNAME")).unwrap(), "example.org");
    }

    #[test]
    fn a_foreign_file_at_an_address_is_never_overwritten() {
        let (root, site) = site();
        let out = root.path().join("site");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("index.html"), "mine").unwrap();
        let failure = write(&site, &[("a.html", "a"), ("index.html", "home")]).unwrap_err();
        assert_eq!(failure.exit_code(), 2);
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "mine");
        assert!(!out.join("a.html").exists());
    }

    #[test]
    fn a_file_may_become_a_folder_and_back() {
        let (root, site) = site();
        write(&site, &[("notes", "list")]).unwrap();
        assert_eq!(write(&site, &[("notes/p07.html", "p07")]).unwrap(), (1, 0, 1));
        assert_eq!(write(&site, &[("notes", "list")]).unwrap(), (1, 0, 1));
        assert_eq!(fs::read_to_string(root.path().join("site/notes")).unwrap(), "list");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        let (root, site) = site();
        write(&site, &[("index.html", "home")]).unwrap();
        std::os::unix::fs::symlink(root.path().join("content"), root.path().join("site/notes"))
            .unwrap();
        assert_eq!(write(&site, &[("notes/p07.html", "p07")]).unwrap_err().exit_code(), 2);
        assert!(!root.path().join("content/p07.html").exists());
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_removed_through_a_link() {
        let (root, site) = site();
        write(&site, &[("notes/p07.html", "p07")]).unwrap();
        fs::remove_dir_all(root.path().join("site/notes")).unwrap();
        fs::write(root.path().join("content/p07.html"), "mine").unwrap();
        std::os::unix::fs::symlink(root.path().join("content"), root.path().join("site/notes"))
            .unwrap();
        write(&site, &[("index.html", "home")]).unwrap();
        assert!(root.path().join("content/p07.html").exists());
    }

    #[test]
    fn an_address_stays_below_the_output() {
        let (_root, site) = site();
        assert_eq!(write(&site, &[("../p07.html", "p07")]).unwrap_err().exit_code(), 2);
    }
}
