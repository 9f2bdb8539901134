//! A site on its way into an output folder: what is new or different waits beside it until all of it is there.

use crate::diagnostic::Diagnostic;
use crate::engine::{Artifact, Content, Sink};
use crate::model::Audience;
use crate::rim::asset;
use crate::rim::failure::Failure;
use crate::rim::output::manifest::{Entry, Manifest};
use crate::rim::output::publish::{Ready, publish};
use crate::rim::output::{Output, fs};
use crate::rim::site::Site;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use xxhash_rust::xxh3::xxh3_64;

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
    /// Where it goes.
    pub output: &'o mut Output,
    site: &'o Site,
    is_wanted: Verdict<'o>,
    staged: Mutex<Staged>,
}

/// What has come so far.
#[derive(Default)]
struct Staged {
    /// All files that came.
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
    /// Begins with nothing. If the last one for this folder could not finish, that is made good first.
    pub fn new(
        output: &'o mut Output,
        site: &'o Site,
        is_wanted: Verdict<'o>,
    ) -> Result<Self, Failure> {
        output.repair()?;
        Ok(Self { output, site, is_wanted, staged: Mutex::default() })
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
            let path = self.output.work.tree().join(address);
            self.make_folder(&path)?;
            fs::write(&path, &bytes).map_err(Failure::io("write", &path))?;
        }
        let entry = Entry { hash: xxh3_64(&bytes), n_bytes: bytes.len() as u64 };
        let mut staged = self.staged();
        staged.files.files.insert(address.to_owned(), entry);
        if !is_there {
            staged.waiting.insert(address.to_owned());
        }
        Ok(())
    }

    fn bytes<'a>(&self, artifact: &'a Artifact) -> Result<Cow<'a, [u8]>, Failure> {
        match &artifact.content {
            Content::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
            Content::File(path) => {
                let on_disk = self.site.on_disk(path);
                let bytes = std::fs::read(&on_disk).map_err(Failure::io("read", &on_disk))?;
                let cleaned = asset::cleaned(path.file_name(), bytes);
                cleaned.map(Cow::Owned).map_err(|it| it.failure(&self.site.shown(path)))
            }
        }
    }

    /// Makes the folder of a waiting file, once.
    fn make_folder(&self, path: &Path) -> Result<(), Failure> {
        let Some(folder) = path.parent() else { return Ok(()) };
        let mut staged = self.staged();
        if !staged.folders.contains(folder) {
            fs::make(folder).map_err(Failure::io("make the folder", folder))?;
            staged.folders.insert(folder.to_owned());
        }
        Ok(())
    }

    /// Makes the folder hold what came. Files whose bytes are the same are not touched, and of our files that did not come
    /// only those stay that `stays` says so of: none after a whole build, what did not change after a change.
    pub fn finish(
        self,
        audience: Option<Audience>,
        stays: impl Fn(&str) -> bool,
    ) -> Result<Written, Failure> {
        let mut staged = std::mem::take(&mut *self.staged());
        if let Some(failure) = staged.failure.take() {
            return Err(failure);
        }
        let mut after = Manifest { audience, ..staged.files };
        for (address, entry) in &self.output.before.files {
            if !after.files.contains_key(address) && stays(address) {
                after.files.insert(address.clone(), *entry);
            }
        }
        let before = &self.output.before;
        let is_stale = |address: &&String| !after.files.contains_key(*address);
        let n_removed = before.files.keys().filter(is_stale).count();
        let n_written = staged.waiting.len();
        let n_unchanged = after.files.len() - n_written;
        if after != *before || 0 < n_written {
            publish(self.output, Ready { after: &after, waiting: &staged.waiting })?;
            self.output.before = after;
            self.output.is_fresh = false;
        }
        Ok(Written { n_written, n_unchanged, n_removed })
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        // Before the end the old site stays; what cannot be removed now is removed next time.
        // A journal has to be finished, and that is left to the next build.
        if !self.output.work.journal().exists() {
            let _ = self.output.work.discard(&self.output.folder);
        }
    }
}
