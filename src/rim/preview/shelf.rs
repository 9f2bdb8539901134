//! Where the server finds files: nothing needs to be there before it is asked for.

use crate::model::SourcePath;
use axum::body::Bytes;

/// One file of the site.
#[derive(Clone, Debug)]
pub enum File {
    /// These bytes.
    Bytes(Bytes),
    /// The bytes of a file of the site, read when they are asked for.
    OnDisk(SourcePath),
}

/// The files of the site by address.
pub trait Shelf: Send + Sync {
    /// Says whether there is a file at an address.
    fn has(&self, address: &str) -> bool;

    /// The file at an address, as it is now.
    fn file(&self, address: &str) -> Option<File>;

    /// Where something is now that once stood at an address where nothing is any more.
    fn moved(&self, address: &str) -> Option<Box<str>>;
}
