//! What linking found out about one entry by itself. It stays the same until the entry, or something it names, is another one;
//! so what is the same as before is one and the same outline.

use crate::model::{EntryId, PersonaId, RefId, SourcePath, StageId, Target};
use jiff::civil::Date;
use std::sync::Arc;

/// What linking found out about one entry.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// A hash over what other pages show of the entry itself: its title, its address, its places and claims.
    pub face: u64,
    /// A hash over what other pages show of its passages.
    pub said: u64,
    /// What each of `Head::references` names; `None` for a dead or ambiguous one.
    pub targets: Vec<Option<Target>>,
    /// The entries that it names, each once.
    pub named: Box<[EntryId]>,
    /// The entries that it mentions, each once, with the position of the first reference that does so.
    pub mentions: Box<[(EntryId, u32)]>,
    /// Where its passages speak for or against something.
    pub stances: Box<[Stance]>,
    /// The files beside the notes that it shows or links to.
    pub files: Box<[SourcePath]>,
    /// Where the passages of a note stand.
    pub filing: Arc<Filing>,
}

/// A passage that speaks for or against something.
#[derive(Clone, Copy, Debug)]
pub struct Stance {
    /// The position of the passage in `Note::evidence`.
    pub passage: u32,
    /// The reference to what it speaks about.
    pub reference: RefId,
    /// Whether it speaks against it.
    pub is_against: bool,
}

/// What decides in which lists the passages of a note stand, and nothing else about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filing {
    /// When.
    pub date: Option<Date>,
    /// Whether the session was planned when the note was written.
    pub is_session: bool,
    /// The people behind its passages.
    pub people: Box<[Box<str>]>,
    /// Numbers of the facet values that all its passages have.
    pub facets: Box<[u32]>,
    /// What each passage is about, parallel to `Note::evidence`.
    pub passages: Box<[Resolved]>,
}

/// What one passage is about, after names are resolved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    /// Whether it stands in a quadrant, and so in any list at all.
    pub is_listed: bool,
    /// The personas.
    pub personas: Box<[PersonaId]>,
    /// The stages.
    pub stages: Box<[StageId]>,
    /// The position of the person behind it in `Filing::people`; none when nobody is.
    pub person: Option<u32>,
    /// Numbers of the facet values that it has by itself.
    pub facets: Box<[u32]>,
}
