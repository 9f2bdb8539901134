//! A site on disk: where it lies, and which of its folders hold what.

use crate::model::{self, NAMES, SETTINGS, SourcePath};
use crate::rim::failure::Failure;
use std::path::{Component, Path, PathBuf};

/// The folder of the content, where there is one.
const CONTENT: &str = "content";
/// The folder of the themes, where the content has a folder of its own.
pub const THEMES: &str = "themes";

/// A folder with notes.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder, as it was named by the one who asked.
    pub root: PathBuf,
    /// The folder of the content inside it: `content`, or empty when the site is itself the content.
    pub content: &'static str,
}

impl Site {
    /// Looks at a folder. With neither `heard.yaml` nor `content/` it is itself the content, so that any folder of notes can be tried.
    pub fn open(root: &Path) -> Result<Self, Failure> {
        match root.metadata() {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(_) => {
                let message = format!("{} is a file, not a folder", root.display());
                return Err(Failure::refused(message, "name the folder that holds the notes"));
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let message = format!("there is no folder {}", root.display());
                return Err(Failure::refused(
                    message,
                    "name the folder that holds heard.yaml or the notes, or go there and leave it out",
                ));
            }
            Err(error) => return Err(Failure::io("read", root)(error)),
        }
        let is_bare = !root.join(CONTENT).is_dir() && !root.join(SETTINGS).is_file();
        Ok(Self { root: root.to_owned(), content: if is_bare { "" } else { CONTENT } })
    }

    /// Whether the site is itself the content, without settings and themes.
    pub fn is_bare(&self) -> bool {
        self.content.is_empty()
    }

    /// Whether a file is one of those that are read beside the content, or nearly called so.
    pub fn is_beside(&self, name: &str) -> bool {
        let is_known = matches!(name, SETTINGS | NAMES);
        !self.is_bare() && (is_known || model::meant(&SourcePath::new(name)).is_some())
    }

    /// The folder of the content on disk.
    pub fn content_folder(&self) -> PathBuf {
        if self.is_bare() { self.root.clone() } else { self.root.join(self.content) }
    }

    /// The folders that are read: the content, and the themes beside it.
    pub fn folders(&self) -> Vec<PathBuf> {
        let themes = (!self.is_bare()).then(|| self.root.join(THEMES));
        std::iter::once(self.content_folder()).chain(themes).collect()
    }

    /// A file of the site on disk.
    pub fn on_disk(&self, path: &SourcePath) -> PathBuf {
        self.root.join(path.as_str())
    }

    /// The path of a file on disk inside the site; none when it lies elsewhere or its name is not UTF-8.
    pub fn source_path(&self, path: &Path) -> Option<SourcePath> {
        let names: Option<Vec<&str>> = path
            .strip_prefix(&self.root)
            .ok()?
            .components()
            .map(|component| match component {
                Component::Normal(name) => name.to_str(),
                Component::Prefix(_)
                | Component::RootDir
                | Component::CurDir
                | Component::ParentDir => None,
            })
            .collect();
        Some(SourcePath::new(&names?.join("/")))
    }

    /// A path as the one who asked would type it.
    pub fn shown(&self, path: &SourcePath) -> String {
        let root = self.root.strip_prefix(".").unwrap_or(&self.root);
        let shown = root.join(path.as_str()).display().to_string();
        if cfg!(windows) { shown.replace('\\', "/") } else { shown }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(root: &str) -> Site {
        Site { root: root.into(), content: CONTENT }
    }

    #[test]
    fn paths_are_shown_from_where_one_stands() {
        let path = SourcePath::new("content/notes/p07.md");
        assert_eq!(site(".").shown(&path), "content/notes/p07.md");
        assert_eq!(site("./research").shown(&path), "research/content/notes/p07.md");
        assert_eq!(site("../research/").shown(&path), "../research/content/notes/p07.md");
    }

    #[test]
    fn source_paths_use_slashes_and_stay_inside() {
        let site = site("research");
        assert_eq!(
            site.source_path(Path::new("research/content/a.md")),
            Some(SourcePath::new("content/a.md"))
        );
        assert_eq!(site.source_path(Path::new("elsewhere/a.md")), None);
    }

    #[test]
    fn a_folder_of_notes_is_itself_the_content() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Site::open(folder.path()).unwrap().is_bare());
        std::fs::write(folder.path().join(SETTINGS), "").unwrap();
        assert!(!Site::open(folder.path()).unwrap().is_bare());
    }
}
