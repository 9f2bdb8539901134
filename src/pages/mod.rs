//! KNOWLEDGE → FACTS: which pages there are, and what each of them shows. One file per kind of page.
//!
//! A page kind has three parts: `subjects` (which pages there are), `facts` (all that one page shows, and nothing else) and a
//! template that turns the facts into HTML. The facts are what is hashed, so a page cannot show what its fingerprint does not cover.

mod as_is;
mod absolute;
mod assumption;
mod assumption_index;
mod backlinks;
mod claims;
mod compare;
mod curve;
mod curve_cells;
mod drawn;
mod empathy;
mod empathy_index;
mod evidence;
mod facet_menu;
mod facets;
mod feed;
mod guide;
mod html;
mod insight;
mod insight_index;
mod journey;
mod journey_evidence;
mod journey_index;
mod journey_map;
mod journey_mermaid;
mod journey_opportunities;
mod journey_table;
mod keys;
mod layout;
mod limits;
mod mood;
mod moods;
mod not_found;
mod note;
mod note_index;
mod note_text;
mod note_uses;
mod overview;
mod overview_assumed;
mod overview_coverage;
mod overview_loop;
mod overview_notes;
mod overview_sessions;
mod paging;
mod parts;
mod passages;
mod persona;
mod persona_cards;
mod persona_index;
mod plain;
mod plan;
mod prose;
mod register;
mod seal;
mod search;
mod sessions;
mod shared;
mod site;
mod sitemap;
mod slide;
mod strengths;
mod tensions;
mod verdict;
mod written;

pub use drawn::{Drawn, Sight};
pub use facets::{Facet, Slices};
pub use layout::{Layout, dir};
pub use passages::{Card, spoken};
pub use plan::Plan;
pub use shared::Shared;
pub use site::Site;

use crate::model::{AssumptionId, InsightId, JourneyId, NoteId, PageId, PersonaId, StageId};
use serde::Serialize;
use std::hash::{Hash, Hasher};
use xxhash_rust::xxh3::Xxh3;

/// A kind of page.
pub struct PageKind {
    /// Its name; its template is `<name>.html`, or the name itself where that has an ending. What is written without one ends in `csv` or `mmd`.
    pub name: &'static str,
    /// Which pages of this kind there are.
    pub subjects: fn(&Site) -> Vec<Subject>,
    /// What one of them is made from, as a number that changes with it.
    pub key: fn(&Site, &Subject) -> u64,
    /// What one of them shows; none for a subject of another kind.
    pub facts: fn(&Site, &Subject) -> Option<Box<dyn Facts>>,
}

/// All kinds of pages.
pub const KINDS: &[PageKind] = &[
    overview::KIND,
    persona_index::KIND,
    persona::KIND,
    empathy_index::KIND,
    empathy::KIND,
    claims::KIND,
    journey_index::KIND,
    journey::KIND,
    slide::KIND,
    journey_table::KIND,
    journey_mermaid::KIND,
    compare::KIND,
    as_is::KIND,
    moods::KIND,
    note_index::KIND,
    note::KIND,
    evidence::KIND,
    assumption_index::KIND,
    assumption::KIND,
    insight_index::KIND,
    insight::KIND,
    plain::KIND,
    guide::KIND,
    search::KIND,
    not_found::KIND,
    feed::KIND,
    sitemap::KIND,
];

/// One page: where it stands and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its address, such as `notes/2026/03-anna.html`.
    pub address: Box<str>,
    /// What it is about.
    pub about: About,
}

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The whole site.
    Site,
    /// One note.
    Note(NoteId),
    /// One persona.
    Persona(PersonaId),
    /// One journey.
    Journey(JourneyId),
    /// One stage of a journey.
    Stage(StageId),
    /// One assumption.
    Assumption(AssumptionId),
    /// One insight.
    Insight(InsightId),
    /// One plain page.
    Page(PageId),
    /// One page of a long list, from 0.
    ListPage(u32),
    /// One page, from 0, of the passages of one facet value.
    Facet {
        /// Position in `Site::facets`.
        facet: u32,
        /// Which page of its list.
        page: u32,
    },
}

/// Everything one page shows.
pub trait Facts: Send {
    /// A hash over everything the page shows.
    fn fingerprint(&self) -> u64;

    /// The way from the page to the root of the site.
    fn root(&self) -> &str;

    /// What it shows that many pages show, which has to be drawn before the values can be had.
    fn drawn(&self) -> &[Drawn];

    /// The values for the template.
    ///
    /// # Errors
    /// When a value cannot be put into the template's form, which would be a defect of ours.
    fn context(&self) -> tera::TeraResult<tera::Context>;

    /// The bytes of what no template draws.
    fn bytes(&self) -> Option<&[u8]> {
        None
    }
}

/// A page: its frame and what is special about it. Templates find the frame's values at the top and the rest under `page`.
#[derive(Clone, Debug, Hash)]
pub struct Page<T> {
    /// The frame.
    pub layout: Layout,
    /// What this kind of page shows.
    pub facts: T,
    /// Everything among the facts that is drawn by itself.
    pub drawn: Vec<Drawn>,
}

impl<T> Page<T> {
    /// A page that shows nothing that is drawn by itself.
    pub fn new(layout: Layout, facts: T) -> Self {
        Self { layout, facts, drawn: Vec::new() }
    }
}

impl<T: Hash + Serialize + Send> Facts for Page<T> {
    fn fingerprint(&self) -> u64 {
        let mut hasher = Xxh3::new();
        self.hash(&mut hasher);
        hasher.finish()
    }

    fn root(&self) -> &str {
        &self.layout.root
    }

    fn drawn(&self) -> &[Drawn] {
        &self.drawn
    }

    fn context(&self) -> tera::TeraResult<tera::Context> {
        let mut context = tera::Context::from_serialize(&self.layout)?;
        context.insert("page", &self.facts);
        Ok(context)
    }
}
