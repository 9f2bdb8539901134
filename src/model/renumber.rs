//! Tells places of the same words apart by numbers, and does so anew once withheld lines are gone: a gap in the numbers would tell
//! that something stood there.

use crate::model::{Anchor, AnchorKind, Claim, Head, Stage, UniqueIds};

/// Gives headings, claims and stages the ids they have if nothing else ever stood there. An id that an author wrote is kept for its
/// claim, also when the words of one before it would make the same.
pub fn renumber(head: &mut Head, stages: &mut [Stage]) {
    let Head { anchors, claims, .. } = head;
    let mut ids = UniqueIds::default();
    let is_authored =
        |it: &&Anchor| it.made_of.is_none() && matches!(it.kind, AnchorKind::Claim(_));
    anchors.iter().filter(is_authored).for_each(|it| ids.reserve(&it.id));
    // An author's id of a heading or stage stands behind it, as a second name for the same place.
    let mut place_before: Option<(Box<str>, Box<str>)> = None;
    let is_counted = |anchor: &&mut Anchor| {
        !anchor.id.is_empty() && !matches!(anchor.kind, AnchorKind::Evidence(_))
    };
    for anchor in anchors.iter_mut().filter(is_counted) {
        let Some(words_id) = &anchor.made_of else {
            if let Some((old, new)) = &place_before
                && *old == anchor.id
                && !is_authored(&&*anchor)
            {
                anchor.id.clone_from(new);
            }
            continue;
        };
        let id = match anchor.kind {
            AnchorKind::Claim(_) => ids.take(&format!("c-{words_id}")),
            AnchorKind::Stage(_)
            | AnchorKind::Heading
            | AnchorKind::Block
            | AnchorKind::Evidence(_) => ids.take(words_id),
        };
        let old = anchor.id.clone();
        rename(anchor, &id, claims, stages);
        place_before = Some((old, anchor.id.clone()));
    }
}

fn rename(anchor: &mut Anchor, id: &str, claims: &mut [Claim], stages: &mut [Stage]) {
    match anchor.kind {
        AnchorKind::Claim(index) => {
            let own = id.strip_prefix("c-").unwrap_or(id);
            anchor.id = id.into();
            anchor.name = format!("^{own}").into();
            if let Some(claim) = claims.get_mut(index as usize) {
                claim.id = own.into();
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
