//! What pages are made from, as one number each: cheap enough to be asked for every page after every change.
//!
//! Facts are made, and hashed, only for pages whose number changed. A number may take in too much, then facts are made for nothing;
//! it must never take in too little. Random edits hold that (`tests/suite/same_path.rs`).

use crate::model::EntryId;
use crate::pages::limits::N_BACKLINKS;
use crate::pages::{About, Site, Subject};
use std::hash::{Hash, Hasher};
use xxhash_rust::xxh3::Xxh3;

/// Everything: for pages that show something of the whole site.
pub fn whole(site: &Site, _: &Subject) -> u64 {
    site.whole
}

/// A note, what it names, what names it, and its neighbors.
pub fn note(site: &Site, subject: &Subject) -> u64 {
    let About::Note(id) = subject.about else { return 0 };
    let entry = EntryId::Note(id);
    let mut key = Key::of(site);
    key.stamp(entry);
    key.add(site.slices.addresses);
    for position in site.named.of(site.position(entry)) {
        key.add(site.faces[*position as usize]);
    }
    for (index, claim) in site.uses.of(id.index()) {
        key.add(u64::from(*index) << 32 | u64::from(claim.index));
        key.face(claim.entry);
    }
    for backlink in site.backlinks(entry).iter().take(N_BACKLINKS) {
        key.stamp(backlink.from);
    }
    let place = site.place_in_time(id);
    let neighbors = [place.checked_sub(1), place.checked_add(1)];
    for place in neighbors {
        match place.and_then(|it| site.lists.timeline.get(it)) {
            Some(neighbor) => key.face(EntryId::Note(*neighbor)),
            None => key.add(0),
        }
    }
    key.finish()
}

/// The passages on a page, and the menu beside them.
pub fn evidence(site: &Site, subject: &Subject) -> u64 {
    let About::Facet { facet, page } = subject.about else { return 0 };
    let mut key = Key::of(site);
    key.add(site.slices.fingerprint);
    let Some(facet) = site.slices.facets.get(facet as usize) else { return 0 };
    for ids in facet.on_page(page).chunk_by(|a, b| a.note == b.note) {
        let Some(note) = ids.first().map(|it| it.note) else { continue };
        key.face(EntryId::Note(note));
        key.add(site.note(note).outline.said);
        for id in ids {
            key.add(u64::from(id.index));
        }
    }
    key.finish()
}

/// What any page may show of the site as a whole. `settings` stands for the settings.
pub fn frame(site: &Site, settings: u64) -> u64 {
    let mut hasher = Xxh3::new();
    (settings, site.audience(), site.today, &site.menu).hash(&mut hasher);
    (site.whos(), site.stages_named()).hash(&mut hasher);
    for journey in &site.journeys {
        (&journey.head.title, &journey.head.address).hash(&mut hasher);
    }
    hasher.finish()
}

/// What any entry shows of itself elsewhere.
pub fn titles(site: &Site) -> u64 {
    let mut hasher = Xxh3::new();
    (site.frame, &site.faces).hash(&mut hasher);
    hasher.finish()
}

/// Everything there is to show.
pub fn all(site: &Site) -> u64 {
    let mut hasher = Xxh3::new();
    (site.frame, &site.stamps).hash(&mut hasher);
    hasher.finish()
}

/// A number in the making.
struct Key<'s> {
    site: &'s Site,
    state: u64,
}

impl<'s> Key<'s> {
    fn of(site: &'s Site) -> Self {
        Self { site, state: site.frame }
    }

    /// Mixes a number in: the order counts.
    fn add(&mut self, number: u64) {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        let mixed = u128::from(self.state ^ number.wrapping_mul(ODD)) * u128::from(ODD);
        #[expect(clippy::cast_possible_truncation, reason = "both halves are wanted")]
        let (low, high) = (mixed as u64, (mixed >> 64) as u64);
        self.state = low ^ high.rotate_left(23);
    }

    /// Everything about an entry.
    fn stamp(&mut self, entry: EntryId) {
        self.add(self.site.stamps[self.site.position(entry)]);
    }

    /// What others show of an entry.
    fn face(&mut self, entry: EntryId) {
        self.add(self.site.faces[self.site.position(entry)]);
    }

    fn finish(self) -> u64 {
        self.state
    }
}
