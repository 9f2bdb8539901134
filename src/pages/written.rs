//! Files for other programs that no template draws, because nothing in them is for a theme to decide.

use crate::pages::{Drawn, Facts};
use xxhash_rust::xxh3::xxh3_64;

/// Such a file.
pub struct Written {
    /// All of it.
    pub bytes: Vec<u8>,
}

impl Facts for Written {
    fn fingerprint(&self) -> u64 {
        xxh3_64(&self.bytes)
    }

    fn root(&self) -> &'static str {
        ""
    }

    fn drawn(&self) -> &[Drawn] {
        &[]
    }

    fn context(&self) -> tera::TeraResult<tera::Context> {
        Ok(tera::Context::new())
    }

    fn bytes(&self) -> Option<&[u8]> {
        Some(&self.bytes)
    }
}
