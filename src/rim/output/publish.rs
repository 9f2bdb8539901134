//! The last step: a site that is ready takes the place of the old one, at once where that can be, else piece by piece.

use crate::rim::disk::MANIFEST;
use crate::rim::failure::Failure;
use crate::rim::output::manifest::Manifest;
use crate::rim::output::strangers::{has_usual_rights, strangers};
use crate::rim::output::{Output, fs, journal};
use std::collections::BTreeSet;
use std::io;

/// A site whose new files are ready in the tree of the work folder.
#[derive(Clone, Copy)]
pub struct Ready<'r> {
    /// All files of the site.
    pub after: &'r Manifest,
    /// Those that are in the tree; all others lie in the output as they should.
    pub waiting: &'r BTreeSet<String>,
}

/// Makes the output folder hold this site.
pub fn publish(output: &Output, ready: Ready<'_>) -> Result<(), Failure> {
    let tree = output.work.tree();
    fs::make(&tree).map_err(Failure::io("make the folder", &tree))?;
    // Half a list never lies in a tree: what is not on the list of a tree is taken for somebody else's.
    let list = output.work.folder.join("list");
    fs::write(&list, ready.after.text().as_bytes())
        .and_then(|()| fs::rename(&list, &tree.join(MANIFEST)))
        .map_err(Failure::io("write", &list))?;
    if output.work.is_beside && come_in(output) {
        return fs::remove_folder(&output.work.folder)
            .map_err(Failure::io("remove", &output.work.folder));
    }
    if output.work.is_beside && change_places(output, ready).is_ok_and(|is_done| is_done) {
        return output.work.discard(&output.folder);
    }
    journal::begin(&output.work)?;
    journal::finish(output, &output.work, ready.after)
}

/// The first site of a folder: it takes the place of nothing. A folder that somebody filled in the meantime is not replaced.
fn come_in(output: &Output) -> bool {
    let tree = output.work.tree();
    output.is_fresh
        && has_usual_rights(&output.folder, &Manifest::default(), &tree).is_ok_and(|it| it)
        && fs::rename(&tree, &output.folder).is_ok()
}

/// Completes the tree by what did not change, and lets it and the old site change places.
/// False when that cannot be; nothing has changed then, and a tree with too much in it does no harm.
fn change_places(output: &Output, ready: Ready<'_>) -> Result<bool, Failure> {
    let (tree, before) = (output.work.tree(), &output.before);
    let is_usual = || has_usual_rights(&output.folder, before, &tree).is_ok_and(|it| it);
    if !strangers(&output.folder, "", before)?.is_empty()
        || !is_usual()
        || !output.work.can_exchange()
    {
        return Ok(false);
    }
    Ok(link_unchanged(output, ready).and_then(|()| fs::exchange(&tree, &output.folder)).is_ok())
}

/// A second name costs far less than a copy, and the file itself stays as it is.
fn link_unchanged(output: &Output, ready: Ready<'_>) -> io::Result<()> {
    let tree = output.work.tree();
    let mut folders = BTreeSet::new();
    for address in ready.after.files.keys().filter(|address| !ready.waiting.contains(*address)) {
        let to = tree.join(address);
        if let Some((folder, _)) = address.rsplit_once('/')
            && folders.insert(folder)
        {
            fs::make(&tree.join(folder))?;
        }
        fs::link(&output.folder.join(address), &to)?;
    }
    Ok(())
}
