//! Turns links around: for every entry, who mentions it and in what words.

use crate::model::{Backlink, EntryId, Head, Knowledge, Role};

/// Fills the backlinks of every entry. An entry that mentions another twice is listed once, with its first words.
pub fn fill(knowledge: &mut Knowledge, heads: &[(EntryId, &Head)]) {
    let mut found: Vec<(EntryId, EntryId, Backlink)> = Vec::new();
    for (from, head) in heads {
        for (reference, target) in head.references.iter().zip(knowledge.targets(*from)) {
            let Some(to) = target.as_ref().and_then(crate::model::Target::entry) else { continue };
            let is_mention = matches!(
                reference.role,
                Role::Wikilink | Role::Path | Role::Claim | Role::About | Role::From
            );
            if !is_mention || to == *from {
                continue;
            }
            let context = reference.context.clone().unwrap_or_else(|| head.title.clone());
            found.push((to, *from, Backlink { from: *from, context }));
        }
    }
    found.sort_by_key(|(to, from, _)| (*to, *from));
    found.dedup_by_key(|(to, from, _)| (*to, *from));
    for (to, _, backlink) in found {
        backlinks_of(knowledge, to).push(backlink);
    }
}

fn backlinks_of(knowledge: &mut Knowledge, entry: EntryId) -> &mut Vec<Backlink> {
    match entry {
        EntryId::Note(id) => &mut knowledge.notes[id.index()].backlinks,
        EntryId::Persona(id) => &mut knowledge.personas[id.index()].backlinks,
        EntryId::Journey(id) => &mut knowledge.journeys[id.index()].backlinks,
        EntryId::Assumption(id) => &mut knowledge.assumptions[id.index()].backlinks,
        EntryId::Insight(id) => &mut knowledge.insights[id.index()].backlinks,
        EntryId::Page(id) => &mut knowledge.pages[id.index()].backlinks,
    }
}
