//! The list of all facet values beside the passages, group by group, in an order that never changes with the page.

use crate::model::{EntryId, FacetKey};
use crate::pages::facets::Facet;
use crate::pages::limits::{N_FACET_GROUPS, N_FACET_LINKS, N_FACET_LINKS_OPEN};
use crate::pages::parts::readable;
use crate::pages::seal::Seal;
use crate::pages::{Shared, Site};
use serde::Serialize;

/// What a facet value is called: words of the content, or words of the theme.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct FacetName {
    /// What sort of value it is: `persona`, `quadrant`, `stage`, `mood`, `method`, `segment` or `topic`.
    pub sort: &'static str,
    /// Its name, when it is the content's.
    pub name: Option<String>,
    /// Its word, when the theme names it, such as `says`.
    pub word: Option<&'static str>,
    /// Level of a mood, 1 to 5.
    pub level: u8,
    /// Seal of a persona.
    pub seal: Option<Seal>,
}

/// A facet value, linked to its passages.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct FacetLink {
    /// What it is called.
    pub name: FacetName,
    /// Its passages.
    pub url: String,
    /// How many.
    pub n: usize,
    /// Whether it is what the page shows.
    pub is_current: bool,
}

/// Values that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct FacetGroup {
    /// `persona`, `quadrant`, `stage`, `mood`, `method`, `segment` or `topic`.
    pub sort: &'static str,
    /// The journey of stages and the facet of segments.
    pub title: Option<String>,
    /// The values that are always in sight.
    pub open: Vec<Shared<FacetLink>>,
    /// The values that are opened on demand.
    pub folded: Vec<Shared<FacetLink>>,
    /// Whether the page shows one of the folded ones.
    pub is_unfolded: bool,
    /// How many values have no room here.
    pub n_left_out: usize,
}

/// Two values belong together.
fn is_one_group(a: &Facet, b: &Facet) -> bool {
    match (&a.key, &b.key) {
        (FacetKey::Stage(a), FacetKey::Stage(b)) => a.journey == b.journey,
        (FacetKey::Segment(a), FacetKey::Segment(b)) => a.facet == b.facet,
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// All groups, with what the page shows marked.
pub fn menu(site: &Site, shown: &FacetKey) -> Vec<FacetGroup> {
    let groups = site.slices.facets.chunk_by(is_one_group);
    let mut menu: Vec<FacetGroup> = Vec::new();
    for facets in groups {
        let Some(group) = group(site, facets, shown) else { continue };
        if menu.iter().filter(|it| it.sort == group.sort).count() < N_FACET_GROUPS {
            menu.push(group);
        }
    }
    menu
}

fn group(site: &Site, facets: &[Facet], shown: &FacetKey) -> Option<FacetGroup> {
    let first = facets.first()?;
    let sort = site.facet_name(&first.key)?.sort;
    let link = |facet: &&Facet| {
        if is_shown(&facet.key, shown) {
            return site.new_facet_link(facet, true).map(Shared::new);
        }
        site.facet_link(facet)
    };
    let mut open: Vec<Shared<FacetLink>> =
        with_room(facets, shown).iter().filter_map(link).collect();
    // Folding one or two values away would take as much room as they do.
    let n_open = if open.len() <= N_FACET_LINKS_OPEN + 2 { open.len() } else { N_FACET_LINKS_OPEN };
    let folded = open.split_off(n_open);
    Some(FacetGroup {
        sort,
        title: match &first.key {
            FacetKey::Stage(id) => Some(site.head(EntryId::Journey(id.journey)).title.to_string()),
            FacetKey::Segment(segment) => Some(readable(&segment.facet)),
            _ => None,
        },
        is_unfolded: folded.iter().any(|it| it.is_current),
        n_left_out: facets.len().saturating_sub(open.len() + folded.len()),
        open,
        folded,
    })
}

impl Site {
    /// A facet value, linked to its passages.
    pub fn new_facet_link(&self, facet: &Facet, is_current: bool) -> Option<FacetLink> {
        Some(FacetLink {
            name: self.facet_name(&facet.key)?,
            url: facet.address(0),
            n: facet.evidence.len(),
            is_current,
        })
    }
}

/// The values there is room for: those with the most passages and the one that is shown, in their own order.
fn with_room<'f>(facets: &'f [Facet], shown: &FacetKey) -> Vec<&'f Facet> {
    let mut fullest: Vec<&Facet> = facets.iter().collect();
    if N_FACET_LINKS < fullest.len() {
        fullest.sort_by_key(|it| (!is_shown(&it.key, shown), std::cmp::Reverse(it.evidence.len())));
        fullest.truncate(N_FACET_LINKS);
        fullest.sort_by(|a, b| a.key.cmp(&b.key));
    }
    fullest
}

/// A pair shows both of its halves.
fn is_shown(key: &FacetKey, shown: &FacetKey) -> bool {
    match (shown, key) {
        (FacetKey::PersonaQuadrant(a, _) | FacetKey::PersonaStage(a, _), FacetKey::Persona(b)) => {
            a == b
        }
        (FacetKey::PersonaQuadrant(_, a), FacetKey::Quadrant(b)) => a == b,
        (FacetKey::PersonaStage(_, a), FacetKey::Stage(b)) => a == b,
        (shown, key) => shown == key,
    }
}
