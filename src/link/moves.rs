//! Where entries went when files came or went: ids are positions in sorted tables, so a new file moves all that stand behind it.

use crate::link::dead::Dead;
use crate::model::{Entry, EntryId, Kind, NoteId, Outline, SourcePath, Target};
use std::sync::Arc;

/// For every entry that was there, where it is now.
#[derive(Default)]
pub struct Moves {
    /// By kind and position: the id now, none for what is gone.
    to: [Vec<Option<EntryId>>; Kind::N],
}

impl Moves {
    /// Compares what was there with what is there now, both in the order of their paths. None when a persona or a journey
    /// came or went: values of facets are made of their ids.
    pub fn between<'a>(
        before: impl Iterator<Item = (EntryId, &'a SourcePath)>,
        now: impl Iterator<Item = (EntryId, &'a SourcePath)>,
    ) -> Option<Self> {
        let mut moves = Self::default();
        let mut now = now.peekable();
        for (id, path) in before {
            while let Some((added, _)) = now.next_if(|(_, it)| *it < path) {
                may_come_or_go(added)?;
            }
            let there = now.next_if(|(_, it)| *it == path).map(|(id, _)| id);
            // A file that is of another kind now is another entry.
            let to = there.filter(|to| to.kind() == id.kind());
            if to.is_none() {
                [Some(id), there].into_iter().flatten().try_for_each(may_come_or_go)?;
            }
            moves.to[id.kind() as usize].push(to);
        }
        now.try_for_each(|(added, _)| may_come_or_go(added))?;
        Some(moves)
    }

    /// The id that an entry has now.
    pub fn of(&self, id: EntryId) -> Option<EntryId> {
        self.to[id.kind() as usize][id.index()]
    }

    /// The same for all entries of a kind.
    pub fn of_kind(&self, kind: Kind) -> &[Option<EntryId>] {
        &self.to[kind as usize]
    }

    /// The id that a note has now.
    pub fn note(&self, id: NoteId) -> Option<NoteId> {
        match self.of(EntryId::Note(id))? {
            EntryId::Note(id) => Some(id),
            _ => None,
        }
    }

    /// Gives an outline the ids of now. One that named what is gone is made anew afterwards.
    pub fn outline(&self, outline: &mut Arc<Outline>) {
        if outline.named.iter().all(|id| self.of(*id) == Some(*id)) {
            return;
        }
        let outline = Arc::make_mut(outline);
        outline.named = outline.named.iter().filter_map(|id| self.of(*id)).collect();
        let mention = |(id, at): &(EntryId, u32)| Some((self.of(*id)?, *at));
        outline.mentions = outline.mentions.iter().filter_map(mention).collect();
        for target in &mut outline.targets {
            *target = target.take().and_then(|it| self.target(it));
        }
    }

    fn target(&self, target: Target) -> Option<Target> {
        match target {
            Target::Entry(id) => self.of(id).map(Target::Entry),
            Target::Anchor(id, at) => self.of(id).map(|id| Target::Anchor(id, at)),
            Target::Asset(_) => Some(target),
        }
    }

    /// The same for a name that means nothing.
    pub fn dead(&self, dead: &mut Dead) {
        match dead {
            Dead::Unknown { .. } | Dead::Refused { .. } => {}
            Dead::Ambiguous { candidates } => {
                *candidates = candidates.iter().filter_map(|id| self.of(*id)).collect();
            }
            Dead::NoSuchPlace { entry } => *entry = self.of(*entry).unwrap_or(*entry),
        }
    }
}

fn may_come_or_go(id: EntryId) -> Option<()> {
    (!matches!(id, EntryId::Persona(_) | EntryId::Journey(_))).then_some(())
}

/// The ids that entries get: each its place in the table of its kind.
pub fn number(entries: &[Entry]) -> Vec<EntryId> {
    let mut n_seen = [0; Kind::N];
    let number = |entry: &Entry| {
        let n_seen = &mut n_seen[entry.id_at(0).kind() as usize];
        *n_seen += 1;
        entry.id_at(*n_seen - 1)
    };
    entries.iter().map(number).collect()
}
