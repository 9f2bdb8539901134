//! From changed files to changed pages: the only state in the program, and the one path that every command takes.

use crate::diagnostic::Diagnostic;
use crate::model::{Audience, Source, SourcePath};
use jiff::civil::Date;

/// What a caller decides, once, for the life of an engine.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the content inside the site: `content`, or empty when the site is itself the content.
    pub content: Box<str>,
    /// For whom to build; the settings decide when it is absent.
    pub audience: Option<Audience>,
    /// The current day; the settings may name another.
    pub today: Date,
    /// Whether drafts count as if they were finished.
    pub drafts: bool,
    /// Where the site will stand; the settings decide when it is absent.
    pub base_url: Option<Box<str>>,
}

/// One thing that happened to the files of a site.
#[derive(Clone, Debug)]
pub enum Change {
    /// A file of the site (Markdown below the content, `heard.yaml`, `_defaults.yaml`, a file below `themes/`) is new or different.
    Put(Source),
    /// Any other file beside the notes is there; only its path matters, its bytes are copied by the rim.
    Asset(SourcePath),
    /// A file is gone.
    Remove(SourcePath),
}

/// What came of a set of changes.
#[derive(Debug, Default)]
pub struct Build {
    /// New and changed files of the output, sorted by address.
    pub written: Vec<Artifact>,
    /// Addresses that are no longer part of the output.
    pub removed: Vec<Box<str>>,
    /// How many pages and files stayed as they were.
    pub n_unchanged: usize,
    /// How many pages the site has now.
    pub n_pages: usize,
    /// Everything there is to say about the content as it is now, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// For whom the site was built.
    pub audience: Option<Audience>,
}

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

/// Everything that was read, and what was last made of it.
pub struct Engine {
    options: Options,
}

impl Engine {
    /// Starts with nothing.
    pub fn new(options: Options) -> Self {
        Self { options }
    }

    /// Takes in changed files, relinks everything and makes the pages whose facts changed.
    pub fn apply(&mut self, _changes: Vec<Change>) -> Build {
        Build { audience: self.options.audience, ..Build::default() }
    }

    /// A file as it was last put in, for showing its lines in a diagnostic.
    pub fn source(&self, _path: &SourcePath) -> Option<&Source> {
        None
    }
}
