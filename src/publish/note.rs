//! Lets a note through the door without its withheld lines.

use crate::model::{AnchorKind, Block, BlockKind, Evidence, Head, Ladder, Note, renumber};
use crate::publish::Door;
use crate::publish::trim::{forget, moved, retain};
use rustc_hash::FxHashMap;
use std::sync::Arc;

impl Door {
    /// A note, without its withheld lines.
    pub fn note(self, note: &Arc<Note>) -> Arc<Note> {
        let is_whole = note.evidence.iter().all(|it| self.lets(it.consent))
            && note.body.iter().all(|it| self.lets_block(it))
            && note.promises.iter().all(|it| self.lets(it.consent))
            && self.lets_names(&note.head)
            && note.ladders.iter().flat_map(|it| &it.rungs).all(|it| self.lets(it.consent));
        let has_twins = has_twins(&note.evidence);
        if is_whole && !has_twins {
            return note.clone();
        }
        let mut note = Note::clone(note);
        if !is_whole {
            self.trim_note(&mut note);
        }
        number_twins(&mut note);
        Arc::new(note)
    }

    fn trim_note(self, note: &mut Note) {
        let kept = self.kept(&note.evidence, |it| it.consent);
        retain(&mut note.evidence, &kept);
        note.body.retain(|block| self.lets(block.consent));
        for block in &mut note.body {
            self.trim_markup(&mut block.markup, &kept);
            block.evidence = block.evidence.iter().filter_map(|it| moved(&kept, *it)).collect();
        }
        note.promises.retain(|promise| self.lets(promise.consent));
        note.ladders.retain_mut(|ladder| self.trim_ladder(ladder, &kept));
        trim_anchors(&mut note.head, &note.body, &kept);
        self.silence(&mut note.head);
        renumber(&mut note.head, &mut []);
    }

    fn trim_ladder(self, ladder: &mut Ladder, kept: &[Option<u32>]) -> bool {
        if let Some(top) = ladder.top {
            ladder.top = moved(kept, top);
            if ladder.top.is_none() {
                return false;
            }
        }
        ladder.rungs.retain(|rung| self.lets(rung.consent));
        for rung in &mut ladder.rungs {
            rung.evidence = rung.evidence.and_then(|it| moved(kept, it));
        }
        !ladder.rungs.is_empty()
    }
}

/// Moves the anchors of passages and forgets those of withheld passages and headings.
fn trim_anchors(head: &mut Head, body: &[Block], kept: &[Option<u32>]) {
    let headings: Vec<u32> = body
        .iter()
        .filter_map(|block| match block.kind {
            BlockKind::Heading { anchor, .. } => Some(anchor),
            _ => None,
        })
        .collect();
    for (position, anchor) in (0_u32..).zip(&mut head.anchors) {
        match anchor.kind {
            AnchorKind::Evidence(index) => match moved(kept, index) {
                Some(index) => anchor.kind = AnchorKind::Evidence(index),
                None => forget(anchor),
            },
            AnchorKind::Heading if !headings.contains(&position) => forget(anchor),
            AnchorKind::Heading
            | AnchorKind::Claim(_)
            | AnchorKind::Stage(_)
            | AnchorKind::Block => {}
        }
    }
}

fn has_twins(evidence: &[Evidence]) -> bool {
    let mut ids: Vec<&str> = evidence.iter().map(|it| &*it.id).collect();
    ids.sort_unstable();
    ids.windows(2).any(|pair| pair[0] == pair[1])
}

/// Tells passages with the same words apart. Counted here and not when reading, because a withheld twin must not be counted.
fn number_twins(note: &mut Note) {
    let mut seen: FxHashMap<Box<str>, u32> = FxHashMap::default();
    for (index, evidence) in (0_u32..).zip(&mut note.evidence) {
        let n = seen.entry(evidence.id.clone()).or_default();
        *n += 1;
        // An author's id twice is an error that has been told; links may point to it, so it stays.
        if *n == 1 || evidence.has_author_id {
            continue;
        }
        evidence.id = format!("{}-{n}", evidence.id).into();
        let anchor = note.head.anchors.iter_mut().find(|it| it.kind == AnchorKind::Evidence(index));
        if let Some(anchor) = anchor {
            anchor.id = format!("e-{}", evidence.id).into();
            anchor.name = format!("^{}", evidence.id).into();
        }
    }
}
