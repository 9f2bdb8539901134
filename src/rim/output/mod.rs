//! The folder a site is written to. Only files that we wrote are ever replaced or removed.

mod compare;
mod folder;
mod manifest;
mod stage;

pub use folder::Output;
pub use stage::{Stage, Written};
