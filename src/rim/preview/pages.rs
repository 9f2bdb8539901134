//! The pages that are shown now, and the word that they changed.

use crate::engine::{Artifact, Build, Content};
use crate::model::SourcePath;
use crate::rim::site::Site;
use axum::body::Bytes;
use rustc_hash::FxHashMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::sync::watch;

/// All files of the site by address, in memory.
#[derive(Debug, Default)]
pub struct Pages {
    files: FxHashMap<Box<str>, File>,
}

/// One file of the site.
#[derive(Clone, Debug)]
pub enum File {
    /// These bytes.
    Bytes(Bytes),
    /// The bytes of a file of the site, read when they are asked for.
    OnDisk(SourcePath),
}

impl Pages {
    /// The file at an address.
    pub fn file(&self, address: &str) -> Option<&File> {
        self.files.get(address)
    }

    fn take(&mut self, written: Vec<Artifact>, removed: &[Box<str>]) {
        for address in removed {
            self.files.remove(address);
        }
        for artifact in written {
            let file = match artifact.content {
                Content::Bytes(bytes) => File::Bytes(bytes.into()),
                Content::File(path) => File::OnDisk(path),
            };
            self.files.insert(artifact.address, file);
        }
    }
}

/// What open pages are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// Which state of the site is shown; another one after every change and every start.
    pub version: String,
    /// What keeps the site from following the notes; empty when nothing does.
    pub trouble: String,
}

/// The pages, shared between the one who makes them and the server.
pub struct Shown {
    /// Where files that are shown from disk lie.
    pub site: Arc<Site>,
    /// The pages.
    pub pages: Arc<RwLock<Pages>>,
    signal: watch::Sender<Signal>,
    started: u128,
    n_changes: usize,
}

impl Shown {
    /// Starts without pages.
    pub fn new(site: Site) -> Self {
        let started = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_micros();
        let signal = watch::Sender::new(Signal {
            version: format!("{started:x}-0"),
            trouble: String::new(),
        });
        Self { site: Arc::new(site), pages: Arc::default(), signal, started, n_changes: 0 }
    }

    /// Starts anew: what was shown before is not part of the site unless the next build says so.
    pub fn replace(&mut self, build: &mut Build) {
        let mut pages = Pages::default();
        pages.take(std::mem::take(&mut build.written), &[]);
        *self.pages.write().unwrap_or_else(PoisonError::into_inner) = pages;
        self.n_changes += 1;
    }

    /// Takes in what came of a change. Files that are shown from disk may have changed without it.
    pub fn update(&mut self, build: &mut Build, has_new_files: bool) {
        if build.written.is_empty() && build.removed.is_empty() && !has_new_files {
            return;
        }
        let written = std::mem::take(&mut build.written);
        self.pages.write().unwrap_or_else(PoisonError::into_inner).take(written, &build.removed);
        self.n_changes += 1;
    }

    /// Tells open pages about it, when there is anything new.
    pub fn tell(&self, trouble: &str) {
        let signal = Signal {
            version: format!("{:x}-{}", self.started, self.n_changes),
            trouble: trouble.to_owned(),
        };
        self.signal.send_if_modified(|before| {
            let is_new = *before != signal;
            *before = signal;
            is_new
        });
    }

    /// Hears what open pages are told.
    pub fn listen(&self) -> watch::Receiver<Signal> {
        self.signal.subscribe()
    }
}

/// Reads the pages. A writer that panicked left whole files behind, so that they can still be shown.
pub fn read(pages: &RwLock<Pages>) -> RwLockReadGuard<'_, Pages> {
    pages.read().unwrap_or_else(PoisonError::into_inner)
}
