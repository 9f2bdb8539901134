//! What is never read: hidden files, leftovers of editors, and folders that programs fill.

use std::path::{Path, PathBuf};

/// The list of our own files in an output folder. A folder that holds one is output, never content.
pub const MANIFEST: &str = ".heard-manifest";

/// Decides which folders are left out.
#[derive(Clone, Debug, Default)]
pub struct Skip {
    /// The folder the site is written to, when it is known; it may not have a manifest yet.
    pub output: Option<PathBuf>,
}

impl Skip {
    /// Whether a folder is left out with everything in it.
    pub fn has_folder(&self, folder: &Path) -> bool {
        let name = folder.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        // `target` alone is a good name for a folder of notes; one that a compiler fills carries a tag.
        is_hidden(&name)
            || name == "node_modules"
            || folder.join("CACHEDIR.TAG").is_file()
            || folder.join(MANIFEST).is_file()
            || self
                .output
                .as_ref()
                .is_some_and(|output| folder.canonicalize().is_ok_and(|folder| folder == *output))
    }
}

/// Whether a file is left out for its name.
pub fn has_file(name: &str) -> bool {
    is_hidden(name) || is_leftover(name)
}

fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// Names that editors use while they save: Vim's probe, backups and swap files, Emacs, IDEs, browsers.
fn is_leftover(name: &str) -> bool {
    const ENDINGS: [&str; 8] =
        ["~", ".swp", ".swx", ".tmp", ".crdownload", ".part", "___jb_tmp___", "___jb_old___"];
    name == "4913"
        || (name.starts_with('#') && name.ends_with('#'))
        || ENDINGS.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_kept_and_leftovers_are_not() {
        for name in ["p07.md", "_defaults.yaml", "#1.md", "Läden.md"] {
            assert!(!has_file(name), "{name}");
        }
        for name in [".#p07.md", "p07.md~", ".p07.md.swp", "4913", "#p07.md#", "p07.md___jb_tmp___"]
        {
            assert!(has_file(name), "{name}");
        }
    }

    #[test]
    fn only_a_tagged_target_is_skipped() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("target");
        std::fs::create_dir(&target).unwrap();
        assert!(!Skip::default().has_folder(&target));
        std::fs::write(target.join("CACHEDIR.TAG"), "").unwrap();
        assert!(Skip::default().has_folder(&target));
    }
}
