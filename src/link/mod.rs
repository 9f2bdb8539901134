//! ENTRIES → KNOWLEDGE: finds what every name means, then counts what stands behind every claim.
//!
//! What one entry names is found out for that entry alone (`Outline`), and found out again only when the entry, or what it
//! looked up, is another one. Lists are kept sorted. Everything else that several entries decide together is made anew each
//! time, from the outlines.

mod backlinks;
mod dead;
mod facets;
mod linker;
mod lists;
mod moves;
mod names;
mod outline;
mod support;
mod tables;

pub use linker::Linker;

use crate::model::{Entry, Refused, Settings, SourcePath};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What linking needs to know.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// All entries, sorted by path.
    pub entries: &'a [Entry],
    /// What lies around them.
    pub surroundings: &'a Arc<Surroundings>,
    /// The site's settings.
    pub settings: &'a Arc<Settings>,
    /// The day to count from.
    pub today: Date,
}

/// Files beside the notes, and why those that must not be shown are refused.
pub type Assets = BTreeMap<SourcePath, Option<Refused>>;

/// What decides about names beside the entries themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Files beside the notes.
    pub assets: Arc<Assets>,
    /// Folders with a `_defaults.yaml`: the studies.
    pub studies: BTreeSet<Box<str>>,
}
