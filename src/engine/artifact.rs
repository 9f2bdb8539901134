//! Files of the output, and whoever takes them.

use crate::diagnostic::Diagnostic;
use crate::model::SourcePath;
use std::sync::{Mutex, PoisonError};

/// One file of the output.
#[derive(Clone, Debug)]
pub struct Artifact {
    /// Where it stands, relative to the output, with `/`.
    pub address: Box<str>,
    /// What it holds.
    pub content: Content,
}

/// What a file of the output holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of a file of the site.
    File(SourcePath),
}

/// Takes files of the output as they are made, so that a large site need not be in memory as a whole.
pub trait Sink: Sync {
    /// Says whether files are wanted at all, given everything there is to say about the content.
    fn wants(&self, diagnostics: &[Diagnostic]) -> bool;

    /// Takes one file that is new or changed; called from several threads at once, in no order.
    fn take(&self, artifact: Artifact);
}

/// Keeps everything.
#[derive(Debug, Default)]
pub struct Collected(Mutex<Vec<Artifact>>);

impl Sink for Collected {
    fn wants(&self, _: &[Diagnostic]) -> bool {
        true
    }

    fn take(&self, artifact: Artifact) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(artifact);
    }
}

impl Collected {
    /// Everything that was taken, sorted by address.
    pub fn sorted(self) -> Vec<Artifact> {
        let mut artifacts = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        artifacts.sort_by(|a, b| a.address.cmp(&b.address));
        artifacts
    }
}
