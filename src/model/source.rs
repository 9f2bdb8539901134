//! Where everything comes from: a file of the site, and the exact bytes in it.

use std::fmt;
use std::sync::Arc;

/// A file's path inside the site, with `/` between folders on every system, such as `content/notes/p07.md`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Takes a path that already uses `/`.
    #[must_use]
    pub fn new(path: &str) -> Self {
        Self(Arc::from(path))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder the file lies in, without a trailing `/`; empty at the root.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The file's name with its ending.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// Says whether the file is Markdown, by its ending.
    #[must_use]
    pub fn is_markdown(&self) -> bool {
        without_markdown(&self.0).is_some()
    }

    /// The file's name without its ending.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}

/// The name of a Markdown file without its ending; none for other files.
pub fn without_markdown(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    ["md", "markdown"].iter().any(|known| ending.eq_ignore_ascii_case(known)).then_some(stem)
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a file beside the notes is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong with it, as said after its name.
    pub why: Box<str>,
    /// What to do now.
    pub help: &'static str,
}

/// One file as it was read. Everything else is derived from it.
#[derive(Clone, Debug)]
pub struct Source {
    /// Where the file lies.
    pub path: SourcePath,
    /// What it holds, byte for byte; the reader decides what to do when it is not UTF-8.
    pub bytes: Arc<[u8]>,
}

/// A range of bytes in a source. Sources are at most 1 MiB, so 32 bits are plenty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Makes a span of a byte range.
    #[must_use]
    pub fn new(range: std::ops::Range<usize>) -> Self {
        let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clip(range.start), end: clip(range.end) }
    }

    /// The span as a range for slicing.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}
