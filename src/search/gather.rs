//! Everything about one entry that can be found: itself, and its parts with the words, the line that is shown and the way there.

use crate::model::{
    Block, BlockKind, ClaimId, EntryId, EvidenceId, Journey, JourneyId, Linked, Markup, Note,
    NoteId, PersonaId, Quadrant, RefId, StageId,
};
use crate::pages::{Site, spoken};
use crate::search::facets::Facets;
use crate::search::plain::{self, Within};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The longest text of a section that is shown around a word; its other words are found all the same.
const N_CHARS_SHOWN: usize = 1_500;

/// One entry.
pub struct Found<'s> {
    /// What it is called.
    pub title: String,
    /// Where its page stands.
    pub url: &'s str,
    /// What stands beside its title.
    pub context: String,
    /// Further words that lead to it.
    pub also: String,
    /// Its day.
    pub date: Option<Date>,
    /// The personas and stages it belongs to.
    pub facets: Vec<&'s str>,
    /// What is in it.
    pub parts: Vec<Part<'s>>,
}

/// A part of an entry.
pub struct Part<'s> {
    /// `stage`, `claim`, `section`, `passage`, or the quadrant of a passage.
    pub kind: &'static str,
    /// Where it stands; on the page of its entry when it begins with `#` or is empty.
    pub url: String,
    /// Its words as they are shown.
    pub words: String,
    /// What stands beside them.
    pub context: String,
    /// Further words that lead to it.
    pub also: String,
    /// The personas and stages it belongs to.
    pub facets: Vec<&'s str>,
}

/// Gathers one entry.
pub fn gather<'s>(site: &'s Site, facets: &'s Facets, entry: EntryId) -> Found<'s> {
    let gather = Gather { site, facets, entry };
    match entry {
        EntryId::Note(id) => gather.note(id),
        EntryId::Persona(id) => gather.persona(id),
        EntryId::Journey(id) => gather.journey(id),
        EntryId::Assumption(id) => {
            let it = site.assumption(id);
            gather.register(&it.about, &it.body, it.held_since)
        }
        EntryId::Insight(id) => {
            let it = site.insight(id);
            gather.register(&it.about, &it.body, it.shipped)
        }
        EntryId::Page(id) => {
            let parts = gather.sections(&site.plain_page(id).body, &[]);
            Found { parts, ..gather.found() }
        }
    }
}

/// The running text of a note, without its passages. Its words lead to the note; to show it around them would make the index as
/// large as the site. What all other entries say stands in their parts.
pub fn running_text(site: &Site, facets: &Facets, entry: EntryId) -> String {
    match entry {
        EntryId::Note(id) => Gather { site, facets, entry }.text(site.note(id)),
        EntryId::Persona(_)
        | EntryId::Journey(_)
        | EntryId::Assumption(_)
        | EntryId::Insight(_)
        | EntryId::Page(_) => String::new(),
    }
}

struct Gather<'s> {
    site: &'s Site,
    facets: &'s Facets,
    entry: EntryId,
}

impl<'s> Gather<'s> {
    /// What all kinds have.
    fn found(&self) -> Found<'s> {
        let head = self.site.head(self.entry);
        Found {
            title: self.site.short_title(self.entry),
            url: &head.address,
            context: String::new(),
            also: joined(head.aliases.iter().chain(head.tags.iter().map(|it| &it.value)), " "),
            date: None,
            facets: Vec::new(),
            parts: Vec::new(),
        }
    }

    fn note(&self, id: NoteId) -> Found<'s> {
        let (note, found) = (self.site.note(id), self.found());
        let of_passages: Vec<Part> =
            (0_u32..).zip(&note.evidence).map(|(index, _)| self.passage(id, index)).collect();
        let mut about: BTreeSet<&str> = self.named(&note.personas).into_iter().collect();
        about.extend(of_passages.iter().flat_map(|it| it.facets.iter().copied()));
        let facets: Vec<&str> = about.into_iter().collect();
        Found {
            context: joined(&note.participants, ", "),
            date: note.date,
            facets,
            parts: of_passages,
            ..found
        }
    }

    fn passage(&self, note: NoteId, index: u32) -> Part<'s> {
        let (site, id) = (self.site, EvidenceId { note, index });
        let (_, evidence) = site.passage(id);
        let about = site.resolved(id);
        let stages =
            about.stages.iter().map(|id| &*site.journey(id.journey).stages[id.index as usize].name);
        let context: Vec<&str> = site.participant(id).into_iter().chain(stages).collect();
        let personas = about.personas.iter().map(|it| self.facets.persona(*it));
        let stages = about.stages.iter().map(|it| self.facets.stage(*it));
        Part {
            kind: evidence.quadrants.iter().next().map_or("passage", Quadrant::word),
            url: format!("#e-{}", evidence.id),
            words: spoken(evidence),
            context: context.join(" · "),
            also: joined(&evidence.topics, " "),
            facets: personas.chain(stages).collect(),
        }
    }

    fn persona(&self, id: PersonaId) -> Found<'s> {
        let (persona, found) = (self.site.persona(id), self.found());
        let facets = vec![self.facets.persona(id)];
        let claims = 0..persona.head.claims.len();
        let mut parts: Vec<Part> = claims
            .map(|index| {
                let index = u32::try_from(index).unwrap_or(u32::MAX);
                let url = self.site.claim_url(ClaimId { entry: self.entry, index });
                self.claim(index as usize, url, facets.clone())
            })
            .collect();
        parts.extend(self.intro(&persona.intro, &facets));
        for section in &persona.sections {
            parts.extend(self.sections(&section.body, &facets));
        }
        let title = &persona.head.title;
        Found {
            context: persona.role.as_deref().unwrap_or_default().to_owned(),
            also: format!(
                "{} {title} {}",
                found.also,
                persona.value.as_deref().unwrap_or_default()
            ),
            facets,
            parts,
            ..found
        }
    }

    fn journey(&self, id: JourneyId) -> Found<'s> {
        let (journey, found) = (self.site.journey(id), self.found());
        let actors = self.named(&journey.actors);
        let mut parts: Vec<Part> = self.intro(&journey.intro, &actors).into_iter().collect();
        for index in 0..journey.stages.len() {
            let stage = StageId { journey: id, index: u32::try_from(index).unwrap_or(u32::MAX) };
            parts.extend(self.stage(journey, stage, &actors));
        }
        for opportunity in &journey.opportunities {
            let words = opportunity.words.to_string();
            parts.push(Part { words, ..part("claim", String::new(), actors.clone()) });
        }
        let told = [journey.scenario.as_deref(), journey.expects.as_deref()];
        let told: Vec<&str> = told.into_iter().flatten().collect();
        Found {
            context: self.titles(&journey.actors),
            also: format!("{} {}", found.also, told.join(" ")),
            facets: actors,
            parts,
            ..found
        }
    }

    /// A stage, its claims and its text.
    fn stage(&self, journey: &Linked<Journey>, id: StageId, actors: &[&'s str]) -> Vec<Part<'s>> {
        let stage = &journey.stages[id.index as usize];
        let facets: Vec<&str> = actors.iter().copied().chain([self.facets.stage(id)]).collect();
        let steps = stage.steps.iter().map(|it| &*it.value);
        let values = stage.lanes.iter().flat_map(|it| it.values.iter()).map(AsRef::as_ref);
        let also: Vec<&str> = steps.chain(values).collect();
        let mut parts = vec![Part {
            words: stage.name.to_string(),
            also: also.join(" "),
            ..part("stage", format!("#s-{}", stage.slug), facets.clone())
        }];
        for index in stage.lanes.iter().flat_map(|it| it.claims.clone()) {
            let Some(claim) = journey.head.claims.get(index) else { continue };
            let url = format!("#c-{}", claim.id);
            let claim = self.claim(index, url, facets.clone());
            parts.push(Part { context: stage.name.to_string(), ..claim });
        }
        parts.extend(self.sections(&stage.body, &facets));
        parts
    }

    /// An assumption or an insight: its claim is its title, unless it has another one.
    fn register(&self, about: &[RefId], body: &[Block], date: Option<Date>) -> Found<'s> {
        let found = self.found();
        let facets = self.named(about);
        let claims = self.site.head(self.entry).claims.iter();
        let other = claims.filter(|it| *it.words != *found.title);
        let claim =
            |words: String| Part { words, ..part("section", String::new(), facets.clone()) };
        let mut parts: Vec<Part> = other.map(|it| claim(it.words.to_string())).collect();
        parts.extend(self.sections(body, &facets));
        Found { context: self.titles(about), date, facets, parts, ..found }
    }

    fn claim(&self, index: usize, url: String, facets: Vec<&'s str>) -> Part<'s> {
        let claim = self.site.head(self.entry).claims.get(index);
        let words = claim.map(|it| it.words.to_string()).unwrap_or_default();
        Part { words, ..part("claim", url, facets) }
    }

    fn within(&self, has_passages: bool) -> Within {
        Within { audience: self.site.audience(), has_passages }
    }

    fn text(&self, note: &Note) -> String {
        let mut text = joined(&note.asks, " ");
        for markup in note.body.iter().map(|it| &it.markup) {
            plain::add(markup, self.within(false), |it| self.label(it), &mut text);
        }
        text
    }

    /// The text before the first heading of a persona or journey.
    fn intro(&self, markup: &Markup, facets: &[&'s str]) -> Option<Part<'s>> {
        let mut part = part("section", String::new(), facets.to_vec());
        plain::add(markup, self.within(true), |it| self.label(it), &mut part.words);
        (!part.words.is_empty()).then_some(part)
    }

    /// The text of a body, heading by heading.
    fn sections(&self, body: &[Block], facets: &[&'s str]) -> Vec<Part<'s>> {
        let head = self.site.head(self.entry);
        let mut sections = vec![part("section", String::new(), facets.to_vec())];
        let label = |id: RefId| self.label(id);
        for block in body {
            if let BlockKind::Heading { anchor, .. } = &block.kind {
                let anchor = head.anchors.get(*anchor as usize);
                let url = anchor.map(|it| format!("#{}", it.id)).unwrap_or_default();
                let mut part = part("section", url, facets.to_vec());
                plain::add(&block.markup, self.within(true), label, &mut part.context);
                part.context.truncate(part.context.trim_end().len());
                sections.push(part);
            } else if let Some(part) = sections.last_mut() {
                plain::add(&block.markup, self.within(true), label, &mut part.words);
            }
        }
        sections.retain(|it| !it.words.is_empty() || !it.context.is_empty());
        for part in &mut sections {
            if let Some((end, _)) = part.words.char_indices().nth(N_CHARS_SHOWN) {
                let end = part.words[..end].rfind(' ').unwrap_or(end);
                part.also = part.words.split_off(end);
            }
        }
        sections
    }

    /// What a link says that has no words of its own.
    fn label(&self, id: RefId) -> String {
        if let Some(Some(target)) = self.site.targets(self.entry).get(id.index()) {
            return self.site.label(target);
        }
        let reference = self.site.head(self.entry).references.get(id.index());
        reference.map(|it| it.name.to_string()).unwrap_or_default()
    }

    /// The entries that references name.
    fn entries(&self, references: &[RefId]) -> impl Iterator<Item = EntryId> {
        let targets = self.site.targets(self.entry);
        references.iter().filter_map(|it| targets.get(it.index())?.as_ref()?.entry())
    }

    /// The facets of the personas that references name.
    fn named(&self, references: &[RefId]) -> Vec<&'s str> {
        let persona = |entry| match entry {
            EntryId::Persona(id) => Some(self.facets.persona(id)),
            EntryId::Note(_)
            | EntryId::Journey(_)
            | EntryId::Assumption(_)
            | EntryId::Insight(_)
            | EntryId::Page(_) => None,
        };
        self.entries(references).filter_map(persona).collect()
    }

    fn titles(&self, references: &[RefId]) -> String {
        joined(self.entries(references).map(|it| self.site.short_title(it)), ", ")
    }
}

/// A part that has everything but its words.
fn part<'s>(kind: &'static str, url: String, facets: Vec<&'s str>) -> Part<'s> {
    let (words, context, also) = (String::new(), String::new(), String::new());
    Part { kind, url, words, context, also, facets }
}

fn joined(words: impl IntoIterator<Item = impl AsRef<str>>, between: &str) -> String {
    let mut joined = String::new();
    for word in words {
        if !joined.is_empty() {
            joined.push_str(between);
        }
        joined.push_str(word.as_ref());
    }
    joined
}
