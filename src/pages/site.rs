//! What pages ask the published knowledge again and again, worked out once per build.

use crate::model::{
    AnchorKind, Assumption, EntryId, EvidenceId, FacetKey, Insight, Journey, Linked, Note, NoteId,
    Persona, PersonaId, PlainPage, SourcePath, Stage, StageId, Target,
};
use crate::pages::facet_menu::FacetLink;
use crate::pages::facets::{Facet, Slices};
use crate::pages::keys;
use crate::pages::layout::MenuItem;
use crate::pages::parts::{Named, Who};
use crate::pages::passages::Card;
use crate::pages::seal::seal;
use crate::pages::search::{Listed, listed};
use crate::pages::sessions::Held;
use crate::pages::{About, Shared, Subject};
use crate::publish::Published;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// The published knowledge with the lookups that pages share.
pub struct Site {
    published: Published,
    /// All facet values with their passages.
    pub slices: Arc<Slices>,
    /// The menu.
    pub menu: Shared<Vec<MenuItem>>,
    /// A hash over what any page may show of the site as a whole: its settings, its menu, its personas and its stages.
    pub frame: u64,
    /// A hash over everything.
    pub whole: u64,
    /// A hash over what others show of any entry.
    pub titles: u64,
    whos: Vec<Shared<Who>>,
    stages: Vec<Vec<Shared<Named>>>,
    cards: Vec<OnceLock<Shared<Card>>>,
    facet_links: Vec<OnceLock<Option<Shared<FacetLink>>>>,
    held: OnceLock<Held>,
    listed: OnceLock<Vec<Listed>>,
}

impl Deref for Site {
    type Target = Published;

    fn deref(&self) -> &Published {
        &self.published
    }
}

impl Site {
    /// Prepares the lookups. `settings` is another number for other settings, and `slices` are those of the site before.
    pub fn new(published: Published, settings: u64, slices: Arc<Slices>) -> Self {
        let slices = Slices::of(&published, slices);
        let mut site = Self {
            menu: Shared::new(menu(&published)),
            frame: 0,
            whole: 0,
            titles: 0,
            whos: whos(&published),
            stages: stages(&published),
            cards: unmade(published.lists.persons.n_items()),
            facet_links: unmade(slices.facets.len()),
            slices,
            held: OnceLock::new(),
            listed: OnceLock::new(),
            published,
        };
        site.frame = keys::frame(&site, settings);
        site.whole = keys::all(&site);
        site.titles = keys::titles(&site);
        site
    }

    /// How many sessions were held, and with how many people; counted when first asked for.
    pub fn held(&self) -> &Held {
        self.held.get_or_init(|| {
            let sessions = self.sessions();
            let is_held = |id: &NoteId| !self.is_planned(self.note(*id));
            Held {
                notes: self.lists.timeline.iter().copied().filter(is_held).collect(),
                n_sessions: sessions.len(),
                n_people: self.n_people_in(&sessions),
            }
        })
    }

    /// Everything in the order of its titles; sorted when first asked for.
    pub fn listed(&self) -> &[Listed] {
        self.listed.get_or_init(|| listed(self))
    }

    /// A persona, named and linked.
    pub fn who(&self, id: PersonaId) -> Shared<Who> {
        self.whos[id.index()].clone()
    }

    /// A stage, named and linked.
    pub fn stage_named(&self, id: StageId) -> Shared<Named> {
        self.stages[id.journey.index()][id.index as usize].clone()
    }

    /// A passage with its source; made when first asked for.
    pub fn card(&self, id: EvidenceId) -> Shared<Card> {
        let place = &self.cards[self.lists.persons.start(id.note.index()) + id.index as usize];
        place.get_or_init(|| Shared::new(self.new_card(id))).clone()
    }

    /// A facet value, linked, where it is not what the page shows; made when first asked for.
    pub fn facet_link(&self, facet: &Facet) -> Option<Shared<FacetLink>> {
        let place = &self.facet_links[*self.lists.positions.get(&facet.key)? as usize];
        place.get_or_init(|| self.new_facet_link(facet, false).map(Shared::new)).clone()
    }

    /// A facet value, if anything has it.
    pub fn facet(&self, key: &FacetKey) -> Option<&Facet> {
        self.lists.positions.get(key).map(|position| &self.slices.facets[*position as usize])
    }

    /// The address of a facet's first page, if anything has its value; a pair without a page leads to a wider one.
    pub fn facet_url(&self, key: &FacetKey) -> Option<String> {
        let facet = self.facet(key)?;
        if facet.n_pages() == 0 {
            return self.facet(&key.wider()).map(|wider| wider.address(0));
        }
        Some(facet.address(0))
    }

    /// The address of what a reference names.
    pub fn url(&self, target: &Target) -> String {
        match target {
            Target::Entry(entry) => self.head(*entry).address.to_string(),
            Target::Anchor(entry, anchor) => {
                let head = self.head(*entry);
                match head.anchors.get(*anchor as usize) {
                    Some(anchor) => format!("{}#{}", head.address, anchor.id),
                    None => head.address.to_string(),
                }
            }
            Target::Asset(path) => asset_address(path.as_str()),
        }
    }

    /// What a link without a text of its own says.
    pub fn label(&self, target: &Target) -> String {
        match target {
            Target::Entry(entry) => self.head(*entry).title.to_string(),
            Target::Anchor(entry, anchor) => self.anchor_label(*entry, *anchor),
            Target::Asset(path) => path.file_name().to_owned(),
        }
    }

    fn anchor_label(&self, entry: EntryId, anchor: u32) -> String {
        let head = self.head(entry);
        let Some(anchor) = head.anchors.get(anchor as usize) else { return head.title.to_string() };
        match (anchor.kind, entry) {
            (AnchorKind::Evidence(index), EntryId::Note(note)) => {
                let id = EvidenceId { note, index };
                let (note, _) = self.passage(id);
                note.participants
                    .first()
                    .map_or_else(|| head.title.to_string(), ToString::to_string)
            }
            (AnchorKind::Heading | AnchorKind::Stage(_), _) => {
                format!("{}: {}", head.title, anchor.name)
            }
            (AnchorKind::Claim(index), _) => head
                .claims
                .get(index as usize)
                .map_or_else(String::new, |claim| claim.words.to_string()),
            (AnchorKind::Evidence(_) | AnchorKind::Block, _) => head.title.to_string(),
        }
    }

    /// The position of a note in `timeline`.
    pub fn place_in_time(&self, note: NoteId) -> usize {
        self.lists.places[note.index()] as usize
    }

    /// What a page is called in few words: a persona by name, everything else by its title.
    pub fn short_title(&self, entry: EntryId) -> String {
        match entry {
            EntryId::Persona(id) => self.persona(id).name.to_string(),
            _ => self.head(entry).title.to_string(),
        }
    }

    /// The address of a passage in its note.
    pub fn passage_url(&self, evidence: EvidenceId) -> String {
        let (note, passage) = self.passage(evidence);
        format!("{}#e-{}", note.head.address, passage.id)
    }

    /// The address of a stage on its map.
    pub fn stage_url(&self, stage: StageId) -> String {
        stage_url(self.journey(stage.journey), stage.index as usize)
    }

    /// The entry that a page is, unless the site makes the page itself.
    pub fn entry_of(&self, subject: &Subject) -> Option<EntryId> {
        let entry = match subject.about {
            About::Note(id) => EntryId::Note(id),
            About::Persona(id) => EntryId::Persona(id),
            About::Journey(id) => EntryId::Journey(id),
            About::Assumption(id) => EntryId::Assumption(id),
            About::Insight(id) => EntryId::Insight(id),
            About::Page(id) => EntryId::Page(id),
            About::Site | About::Stage(_) | About::ListPage(_) | About::Facet { .. } => {
                return None;
            }
        };
        (self.head(entry).address == subject.address).then_some(entry)
    }

    /// Files beside the notes that something published shows or links to, with their addresses.
    pub fn shown_files(&self) -> impl Iterator<Item = (String, &SourcePath)> {
        self.files.iter().map(|path| (asset_address(path.as_str()), path))
    }

    /// All personas, named and linked.
    pub fn whos(&self) -> &[Shared<Who>] {
        &self.whos
    }

    /// All stages of all journeys, named and linked.
    pub fn stages_named(&self) -> &[Vec<Shared<Named>>] {
        &self.stages
    }

    /// The address of a page that belongs to an entry, such as `personas/mara/empathy.html`.
    pub fn sub_address(&self, entry: EntryId, name: &str) -> String {
        let address = &self.head(entry).address;
        format!("{}/{name}.html", address.trim_end_matches(".html"))
    }
}

/// Where a file beside the notes stands in the output.
pub fn asset_address(path: &str) -> String {
    format!("_files/{}", path.strip_prefix("content/").unwrap_or(path))
}

/// The menu shows what there is.
fn menu(published: &Published) -> Vec<MenuItem> {
    let item = |key, url| MenuItem { key, url };
    let has = |is_there: bool, key, url| is_there.then(|| item(key, url));
    [
        Some(item("overview", "index.html")),
        has(!published.personas.is_empty(), "personas", "personas/index.html"),
        has(!published.personas.is_empty(), "empathy", "empathy/index.html"),
        has(!published.journeys.is_empty(), "journeys", "journeys/index.html"),
        Some(item("evidence", "evidence/index.html")),
        Some(item("notes", "notes/index.html")),
        has(!published.assumptions.is_empty(), "assumptions", "assumptions/index.html"),
        has(!published.insights.is_empty(), "insights", "insights/index.html"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Tones go round in the order of the content; a persona that nobody was heard for gets the dashed one.
fn whos(published: &Published) -> Vec<Shared<Who>> {
    let mut n_heard = 0_u8;
    let who = |(n, persona): (usize, &Linked<Persona>)| {
        let evidence = published.on_persona(PersonaId::at(n));
        n_heard = if evidence.is_empty() { n_heard } else { n_heard % 4 + 1 };
        let tone = if evidence.is_empty() { 0 } else { n_heard };
        Shared::new(Who {
            name: persona.name.to_string(),
            url: persona.head.address.to_string(),
            role: persona.role.as_deref().map(str::to_owned),
            seal: seal(persona.head.path.stem(), tone),
        })
    };
    published.personas.iter().enumerate().map(who).collect()
}

fn stages(published: &Published) -> Vec<Vec<Shared<Named>>> {
    let of_journey = |journey: &Linked<Journey>| {
        let named = |(index, stage): (usize, &Stage)| {
            Shared::new(Named { name: stage.name.to_string(), url: stage_url(journey, index) })
        };
        journey.stages.iter().enumerate().map(named).collect()
    };
    published.journeys.iter().map(of_journey).collect()
}

/// The address of a stage on its map.
fn stage_url(journey: &Journey, index: usize) -> String {
    format!("{}#s-{}", journey.head.address, journey.stages[index].slug)
}

/// Room for things that are made when they are first asked for.
fn unmade<T>(n: usize) -> Vec<OnceLock<T>> {
    std::iter::repeat_with(OnceLock::new).take(n).collect()
}

/// Short access to one linked entry by its id.
macro_rules! by_id {
    ($($name:ident: $id:ident, $kind:ident, $table:ident;)*) => {
        impl Site {$(
            #[doc = concat!("One of `", stringify!($table), "`.")]
            pub fn $name(&self, id: crate::model::$id) -> &Linked<$kind> {
                &self.$table[id.index()]
            }
        )*}
    };
}

by_id! {
    note: NoteId, Note, notes;
    assumption: AssumptionId, Assumption, assumptions;
    insight: InsightId, Insight, insights;
    plain_page: PageId, PlainPage, pages;
}

impl Site {
    /// Which journeys a persona walks, in the order of their paths.
    pub fn journeys_of(
        &self,
        persona: PersonaId,
    ) -> impl Iterator<Item = (crate::model::JourneyId, &Linked<Journey>)> {
        self.journeys
            .iter()
            .enumerate()
            .filter(move |(_, journey)| actors(journey).any(|actor| actor == persona))
            .map(|(index, journey)| (crate::model::JourneyId::at(index), journey))
    }
}

/// The personas who walk a journey.
pub fn actors(journey: &Linked<Journey>) -> impl Iterator<Item = PersonaId> {
    journey.actors.iter().filter_map(|actor| {
        match journey.targets().get(actor.index())?.as_ref()?.entry()? {
            EntryId::Persona(id) => Some(id),
            _ => None,
        }
    })
}
