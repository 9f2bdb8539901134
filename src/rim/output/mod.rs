//! The folder a site is written to. Only files that we wrote are ever replaced or removed.
//!
//! `Output` holds the folder and its lock, `Stage` takes the files of a site as they are made and lets the new and changed ones
//! wait in a work folder. At the end `publish` brings the site in: in one step where the system can (the first site is a folder
//! that is renamed, every later one a whole tree that changes places with the old one), else piece by piece with a `journal`
//! that the next build finishes if this one is stopped.

mod compare;
mod folder;
mod fs;
mod journal;
mod lock;
mod manifest;
mod publish;
mod stage;
mod strangers;
#[cfg(test)]
mod tests;
mod work;

pub use folder::Output;
pub use manifest::Manifest;
pub use stage::{Stage, Written};
