//! Counts twins anew once withheld lines are gone: a gap in the numbers would tell that something stood there.

use crate::model::{Anchor, AnchorKind, Claim, Head, Stage, UniqueIds};

/// Gives the headings, claims and stages that are left the ids they would have if nothing else had ever stood there.
pub fn renumber(head: &mut Head, stages: &mut [Stage]) {
    let Head { anchors, claims, .. } = head;
    let mut ids = UniqueIds::default();
    // An author's id of a heading or stage stands behind it, as a second name for the same place.
    let mut place_before: Option<(Box<str>, Box<str>)> = None;
    let is_counted = |anchor: &&mut Anchor| {
        !anchor.id.is_empty() && !matches!(anchor.kind, AnchorKind::Evidence(_))
    };
    for anchor in anchors.iter_mut().filter(is_counted) {
        let Some(words_id) = &anchor.made_of else {
            match (&place_before, anchor.kind) {
                (Some((old, new)), _) if *old == anchor.id => anchor.id.clone_from(new),
                (_, AnchorKind::Claim(_)) => ids.reserve(anchor.id.trim_start_matches("c-")),
                _ => {}
            }
            continue;
        };
        let id = ids.take(words_id);
        let old = anchor.id.clone();
        rename(anchor, &id, claims, stages);
        place_before = Some((old, anchor.id.clone()));
    }
}

fn rename(anchor: &mut Anchor, id: &str, claims: &mut [Claim], stages: &mut [Stage]) {
    match anchor.kind {
        AnchorKind::Claim(index) => {
            anchor.id = format!("c-{id}").into();
            anchor.name = format!("^{id}").into();
            if let Some(claim) = claims.get_mut(index as usize) {
                claim.id = id.into();
            }
        }
        AnchorKind::Stage(index) => {
            anchor.id = id.into();
            if let Some(stage) = stages.get_mut(index as usize) {
                stage.slug = id.strip_prefix("s-").unwrap_or(id).into();
            }
        }
        AnchorKind::Heading | AnchorKind::Block => anchor.id = id.into(),
        // Passages are counted where notes are let through.
        AnchorKind::Evidence(_) => {}
    }
}
