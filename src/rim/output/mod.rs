//! The folder a site is written to. Only files that we wrote are ever replaced or removed.

mod folder;
mod manifest;
mod plan;
mod write;

pub use folder::Output;
pub use write::Written;
