//! Turns links around: for every entry, who mentions it.

use crate::model::{Backlink, Knowledge, Rows};

/// Fills the backlinks of every entry, in the order of the tables.
pub fn fill(knowledge: &mut Knowledge) {
    let mut found: Vec<(u32, Backlink)> = Vec::new();
    for from in knowledge.ids() {
        for (to, reference) in &knowledge.outline(from).mentions {
            let to = u32::try_from(knowledge.position(*to)).unwrap_or(u32::MAX);
            found.push((to, Backlink { from, reference: *reference }));
        }
    }
    knowledge.backlinks = Rows::sort(knowledge.stamps.len(), &found);
}
