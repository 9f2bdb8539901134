//! Takes withheld runs out of text, and everything that held on to them.

use crate::model::{Anchor, AnchorKind, Block, Consent, Head, Markup, Part, Role};
use crate::publish::Door;

impl Door {
    /// Says whether a block may be shown with everything in it.
    pub fn lets_block(self, block: &Block) -> bool {
        self.lets(block.consent) && self.lets_markup(&block.markup)
    }

    /// Says whether no run of a markup is withheld.
    pub fn lets_markup(self, markup: &Markup) -> bool {
        markup.parts.iter().all(|part| match part {
            Part::Guard { consent, .. } => self.lets(*consent),
            _ => true,
        })
    }

    /// Takes guarded runs out of a markup, and the guards that let their run through. Passages are renumbered.
    pub fn trim_markup(self, markup: &mut Markup, kept: &[Option<u32>]) {
        let mut parts = Vec::with_capacity(markup.parts.len());
        let mut n_skip = 0;
        for part in markup.parts.drain(..) {
            match part {
                _ if 0 < n_skip => n_skip -= 1,
                Part::Guard { consent, len } if !self.lets(consent) => n_skip = len,
                Part::Guard { .. } => {}
                Part::PassageStart(index) => {
                    parts.push(Part::PassageStart(moved(kept, index).unwrap_or(u32::MAX)));
                }
                part => parts.push(part),
            }
        }
        markup.parts = parts;
    }

    /// Says whether nothing withheld names anything, be it a place or a topic.
    pub fn lets_names(self, head: &Head) -> bool {
        head.references.iter().all(|it| self.lets(it.consent))
            && head.tags.iter().all(|it| self.lets(it.consent))
    }

    /// Empties the references that stand on something withheld, so that they leave no backlink, and takes out the topics that do.
    pub fn silence(self, head: &mut Head) {
        head.tags.retain(|it| self.lets(it.consent));
        for reference in head.references.iter_mut().filter(|it| !self.lets(it.consent)) {
            reference.name = Box::default();
            reference.fragment = None;
            reference.context = None;
            reference.role = Role::Wikilink;
        }
    }

    /// Where every item of a table stands after the withheld ones are gone; `None` for those.
    pub fn kept<T>(self, items: &[T], consent: impl Fn(&T) -> Consent) -> Vec<Option<u32>> {
        let mut next = 0;
        let place = |item| {
            let lets = self.lets(consent(item));
            let here = lets.then_some(next);
            next += u32::from(lets);
            here
        };
        items.iter().map(place).collect()
    }
}

/// Where an item stands now.
pub fn moved(kept: &[Option<u32>], index: u32) -> Option<u32> {
    kept.get(index as usize).copied().flatten()
}

/// Keeps the items of a table that have a place.
pub fn retain<T>(items: &mut Vec<T>, kept: &[Option<u32>]) {
    let mut kept = kept.iter();
    items.retain(|_| kept.next().is_some_and(Option::is_some));
}

/// Empties an anchor, so that nothing can lead to it.
pub fn forget(anchor: &mut Anchor) {
    anchor.id = Box::default();
    anchor.name = Box::default();
    anchor.kind = AnchorKind::Block;
}
