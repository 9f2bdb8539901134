//! Carries out a plan: new and changed files are written beside and renamed, stale ones removed, and the manifest comes last.
//! This is the one place that changes an output folder.

use crate::engine::Artifact;
use crate::model::Audience;
use crate::rim::disk::MANIFEST;
use crate::rim::failure::Failure;
use crate::rim::output::Output;
use crate::rim::output::plan::{self, Plan};
use crate::rim::site::Site;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::{fs, io};
use xxhash_rust::xxh3::xxh3_64;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "a number of things begins with `n_` everywhere")]
pub struct Written {
    /// Files that were new or different.
    pub n_written: usize,
    /// Files that were left as they lay.
    pub n_unchanged: usize,
    /// Files of an earlier site that were removed.
    pub n_removed: usize,
}

impl Output {
    /// Makes the folder hold this site. Files whose bytes are the same are not touched.
    pub fn write(
        &self,
        site: &Site,
        artifacts: &[Artifact],
        audience: Option<Audience>,
    ) -> Result<Written, Failure> {
        let mut plan = Plan::of(self, site, artifacts)?;
        plan.after.audience = audience;
        fs::create_dir_all(&self.folder).map_err(Failure::io("make the folder", &self.shown))?;
        self.remove_in_the_way(&plan)?;
        for parent in parents(plan.changed.iter().map(|artifact| &*artifact.address)) {
            let folder = self.folder.join(parent);
            fs::create_dir_all(&folder).map_err(Failure::io("make the folder", &folder))?;
        }
        plan.changed.par_iter().try_for_each(|artifact| {
            let bytes = plan::bytes(site, artifact)?;
            self.put(&artifact.address, &bytes)
        })?;
        plan.stale.iter().try_for_each(|address| self.remove(address))?;
        if plan.after != self.before {
            self.put(MANIFEST, plan.after.text().as_bytes())?;
        }
        Ok(Written {
            n_written: plan.changed.len(),
            n_unchanged: artifacts.len() - plan.changed.len(),
            n_removed: plan.stale.len(),
        })
    }

    /// Removes stale files that stand where a folder is needed, or below a name that becomes a file.
    fn remove_in_the_way(&self, plan: &Plan<'_>) -> Result<(), Failure> {
        let changed = || plan.changed.iter().map(|artifact| &*artifact.address);
        let folders = parents(changed());
        let files: BTreeSet<&str> = changed().collect();
        let is_in_the_way = |stale: &&String| {
            folders.contains(stale.as_str())
                || parents([stale.as_str()]).iter().any(|above| files.contains(above))
        };
        plan.stale.iter().filter(is_in_the_way).try_for_each(|address| self.remove(address))
    }

    /// Writes one file beside its place and renames it, so that nobody ever reads half of it.
    fn put(&self, address: &str, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.folder.join(address);
        let beside =
            path.with_file_name(format!(".heard-{:016x}.tmp", xxh3_64(address.as_bytes())));
        fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, &path)).map_err(|cause| {
            // The first failure is the one to tell.
            let _ = fs::remove_file(&beside);
            Failure::io("write", &self.shown.join(address))(cause)
        })
    }

    /// Removes one file of ours and the folders that it leaves empty.
    fn remove(&self, address: &str) -> Result<(), Failure> {
        let above = parents([address]);
        // A folder of ours may have been replaced by a link; what lies behind it is not ours.
        if above.iter().any(|folder| {
            !fs::symlink_metadata(self.folder.join(folder)).is_ok_and(|metadata| metadata.is_dir())
        }) {
            return Ok(());
        }
        let path = self.folder.join(address);
        match fs::remove_file(&path) {
            Ok(()) => {}
            // Somebody was faster, or put a folder of their own there.
            Err(error) if error.kind() == io::ErrorKind::NotFound || path.is_dir() => return Ok(()),
            Err(error) => return Err(Failure::io("remove", &self.shown.join(address))(error)),
        }
        // A folder that still holds something refuses to go, and so do those above it.
        let _ = above.iter().rev().try_for_each(|folder| fs::remove_dir(self.folder.join(folder)));
        Ok(())
    }
}

/// All folders above some addresses, outer ones first.
fn parents<'a>(addresses: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    addresses
        .into_iter()
        .flat_map(|address| {
            address.match_indices('/').filter_map(move |(end, _)| address.get(..end))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Content;
    use tempfile::TempDir;

    fn site() -> (TempDir, Site) {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("content")).unwrap();
        let site = Site::open(root.path()).unwrap();
        (root, site)
    }

    fn write(site: &Site, files: &[(&str, &str)]) -> Result<(usize, usize, usize), Failure> {
        let artifact = |(address, text): &(&str, &str)| Artifact {
            address: (*address).into(),
            content: Content::Bytes(text.as_bytes().to_vec()),
        };
        let artifacts: Vec<Artifact> = files.iter().map(artifact).collect();
        let written =
            Output::open(site, None, true)?.write(site, &artifacts, Some(Audience::Team))?;
        Ok((written.n_written, written.n_unchanged, written.n_removed))
    }

    #[test]
    fn the_same_site_again_touches_nothing() {
        let (root, site) = site();
        let files = [("index.html", "home"), ("notes/p07.html", "p07")];
        assert_eq!(write(&site, &files).unwrap(), (2, 0, 0));
        let stamp = |name: &str| {
            fs::metadata(root.path().join("site").join(name)).unwrap().modified().unwrap()
        };
        let before = ["index.html", MANIFEST].map(stamp);
        assert_eq!(write(&site, &files).unwrap(), (0, 2, 0));
        assert_eq!(["index.html", MANIFEST].map(stamp), before);
    }

    #[test]
    fn stale_files_go_and_foreign_files_stay() {
        let (root, site) = site();
        let out = root.path().join("site");
        write(
            &site,
            &[("index.html", "home"), ("notes/2026/p07.html", "p07"), ("notes/p08.html", "p08")],
        )
        .unwrap();
        fs::write(out.join("CNAME"), "example.org").unwrap();
        fs::write(out.join("notes/own.txt"), "mine").unwrap();
        assert_eq!(write(&site, &[("index.html", "home")]).unwrap(), (0, 1, 2));
        assert!(!out.join("notes/2026").exists());
        assert_eq!(fs::read_to_string(out.join("notes/own.txt")).unwrap(), "mine");
        assert_eq!(fs::read_to_string(out.join("CNAME")).unwrap(), "example.org");
    }

    #[test]
    fn a_foreign_file_at_an_address_is_never_overwritten() {
        let (root, site) = site();
        let out = root.path().join("site");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("index.html"), "mine").unwrap();
        let failure = write(&site, &[("a.html", "a"), ("index.html", "home")]).unwrap_err();
        assert_eq!(failure.exit_code(), 2);
        assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "mine");
        assert!(!out.join("a.html").exists());
    }

    #[test]
    fn a_file_may_become_a_folder_and_back() {
        let (root, site) = site();
        write(&site, &[("notes", "list")]).unwrap();
        assert_eq!(write(&site, &[("notes/p07.html", "p07")]).unwrap(), (1, 0, 1));
        assert_eq!(write(&site, &[("notes", "list")]).unwrap(), (1, 0, 1));
        assert_eq!(fs::read_to_string(root.path().join("site/notes")).unwrap(), "list");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        let (root, site) = site();
        write(&site, &[("index.html", "home")]).unwrap();
        std::os::unix::fs::symlink(root.path().join("content"), root.path().join("site/notes"))
            .unwrap();
        assert_eq!(write(&site, &[("notes/p07.html", "p07")]).unwrap_err().exit_code(), 2);
        assert!(!root.path().join("content/p07.html").exists());
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_removed_through_a_link() {
        let (root, site) = site();
        write(&site, &[("notes/p07.html", "p07")]).unwrap();
        fs::remove_dir_all(root.path().join("site/notes")).unwrap();
        fs::write(root.path().join("content/p07.html"), "mine").unwrap();
        std::os::unix::fs::symlink(root.path().join("content"), root.path().join("site/notes"))
            .unwrap();
        write(&site, &[("index.html", "home")]).unwrap();
        assert!(root.path().join("content/p07.html").exists());
    }

    #[test]
    fn an_address_stays_below_the_output() {
        let (_root, site) = site();
        assert_eq!(write(&site, &[("../p07.html", "p07")]).unwrap_err().exit_code(), 2);
    }
}
