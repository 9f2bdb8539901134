//! What happens to an output folder, from its first site to its last, whatever comes between.

mod kills;
mod publishing;
mod staging;

use crate::engine::{Artifact, Content, Sink};
use crate::model::Audience;
use crate::rim::failure::Failure;
use crate::rim::output::{Output, Stage};
use crate::rim::site::Site;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Files of a site: addresses and texts.
type Files<'f> = &'f [(&'f str, &'f str)];

/// A site whose output is `site/`.
fn site() -> (TempDir, Site) {
    // Thousands of small folders: in memory that takes a second, on a disk a minute.
    let root = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    fs::create_dir_all(root.path().join("content")).unwrap();
    let site = Site::open(root.path()).unwrap();
    (root, site)
}

fn hand_on(stage: &Stage<'_>, files: Files<'_>) {
    for (address, text) in files {
        let content = Content::Bytes(text.as_bytes().to_vec());
        stage.take(Artifact { address: (*address).into(), content });
    }
}

/// Builds a whole site; says how many files were written, unchanged and removed.
fn write_for(
    site: &Site,
    audience: Audience,
    files: Files<'_>,
) -> Result<(usize, usize, usize), Failure> {
    let mut output = Output::open(site, None, true)?;
    let stage = Stage::new(&mut output, site, &|_| true)?;
    hand_on(&stage, files);
    let written = stage.finish(Some(audience), |_| false)?;
    Ok((written.n_written, written.n_unchanged, written.n_removed))
}

fn write(site: &Site, files: Files<'_>) -> Result<(usize, usize, usize), Failure> {
    write_for(site, Audience::Team, files)
}

/// Everything below a folder by path: what files hold, where links lead, and that folders are there.
fn all_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).min_depth(1).into_iter().flatten();
    let entry = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        let holds = if entry.file_type().is_dir() {
            b"(folder)".to_vec()
        } else if entry.path_is_symlink() {
            fs::read_link(entry.path()).unwrap().into_os_string().into_encoded_bytes()
        } else {
            fs::read(entry.path()).unwrap()
        };
        (path, holds)
    };
    entries.map(entry).collect()
}

/// Asserts that nothing of ours is left beside the content and the site.
fn assert_clean(root: &Path) {
    let left: Vec<String> =
        all_below(root).into_keys().filter(|it| it.contains(".heard-")).collect();
    assert_eq!(left, ["site/.heard-manifest"]);
}
