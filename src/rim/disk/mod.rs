//! The files of a site: which there are, what they hold, and what changed since they were last looked at.

mod listing;
mod mirror;
mod skip;
mod stamp;
#[cfg(test)]
mod tests;

pub use listing::{Listing, list};
pub use mirror::{Looked, Mirror};
pub use skip::{MANIFEST, Skip};

use stamp::Stamp;

use crate::model::{self, DEFAULTS, NAMES, SETTINGS, SourcePath};
use crate::rim::site::{Site, THEMES};

/// Whether the engine reads a file itself; of all others it learns only that they are there.
fn is_read(site: &Site, path: &SourcePath) -> bool {
    if !site.is_bare() && (path.as_str() == SETTINGS || is_below(path, THEMES)) {
        return true;
    }
    // Whatever it lies beside, a list of names is never among the files that are copied.
    matches!(path.file_name(), NAMES | DEFAULTS)
        || model::meant(path).is_some()
        || path.is_markdown()
}

/// Whether a file lies in a folder, at any depth.
fn is_below(path: &SourcePath, folder: &str) -> bool {
    path.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
