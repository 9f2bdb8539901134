//! Finds out what one entry names, and what others may show of it.

use crate::link::dead::Dead;
use crate::link::facets::Facets;
use crate::link::names::Resolver;
use crate::model::{
    AnchorKind, Entry, EntryId, Evidence, FacetKey, Filing, Head, Knowledge, Method, Note, Outline,
    PersonaId, RefId, Resolved, Role, StageId, Stance, Target,
};
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use xxhash_rust::xxh3::Xxh3;

/// An outline, before its facet values have numbers.
pub struct Draft {
    /// The outline, without its facets.
    pub outline: Outline,
    filing: Filing,
    of_note: Vec<FacetKey>,
    of_passages: Vec<Vec<FacetKey>>,
    /// References that name nothing, and why.
    pub dead: Vec<(u32, Dead)>,
    /// Numbers of everything that was looked up.
    pub looked_up: Box<[u64]>,
}

impl Draft {
    /// Finds out everything about one entry.
    pub fn of(entry: &Entry, id: EntryId, resolver: Resolver, knowledge: &Knowledge) -> Self {
        let head = entry.head();
        let mut dead = Vec::new();
        let mut targets = Vec::with_capacity(head.references.len());
        for (position, reference) in (0_u32..).zip(&head.references) {
            let found = resolver.resolve(id, head, reference);
            targets.push(found.unwrap_or_else(|why| {
                dead.push((position, why));
                None
            }));
        }
        let mut draft = Self {
            outline: Outline {
                face: face(entry),
                named: named(&targets),
                mentions: mentions(id, head, &targets),
                files: files(&targets),
                targets,
                ..Outline::default()
            },
            filing: Filing::default(),
            of_note: Vec::new(),
            of_passages: Vec::new(),
            dead,
            looked_up: resolver.looked_up(),
        };
        if let Entry::Note(note) = entry {
            draft.file(note, knowledge);
        }
        draft
    }

    /// Finds out where the passages of a note stand.
    fn file(&mut self, note: &Note, knowledge: &Knowledge) {
        self.of_note = FacetKey::of_note(&note.head, note.method);
        let mut people: Vec<&str> = Vec::new();
        let mut passages = Vec::with_capacity(note.evidence.len());
        for evidence in &note.evidence {
            let mut about = resolve(knowledge, evidence, &self.outline.targets);
            about.person = person(note, evidence, &mut people);
            let keys =
                FacetKey::of_passage(evidence, &about.personas, &about.stages, &self.of_note);
            self.of_passages.push(keys);
            passages.push(about);
        }
        let about = passages.iter().map(|it: &Resolved| (&it.personas, &it.stages, it.person));
        self.outline.said = hash(&(&note.evidence, about.collect::<Vec<_>>()));
        self.outline.stances = stances(note);
        self.filing = Filing {
            date: note.date,
            is_session: note.is_session,
            people: people.into_iter().map(Box::from).collect(),
            facets: Box::default(),
            passages: passages.into(),
        };
    }

    /// Numbers the facet values. A filing that is like the one before is the one before.
    pub fn finish(mut self, facets: &mut Facets, before: &Arc<Filing>) -> Outline {
        let mut numbers = |keys: Vec<FacetKey>| -> Box<[u32]> {
            keys.into_iter().map(|key| facets.number(key)).collect()
        };
        self.filing.facets = numbers(self.of_note);
        for (about, keys) in self.filing.passages.iter_mut().zip(self.of_passages) {
            about.facets = numbers(keys);
        }
        let is_same = self.filing == **before;
        let filing = if is_same { before.clone() } else { Arc::new(self.filing) };
        Outline { filing, ..self.outline }
    }
}

/// A hash over what other pages show of an entry, beside its passages.
fn face(entry: &Entry) -> u64 {
    let head = entry.head();
    let anchors = head.anchors.iter().map(|it| (&it.id, &it.name, it.kind));
    let claims = head.claims.iter().map(|it| (&it.id, &it.words));
    let shared = (&head.address, &head.title, &head.lang);
    let own = match entry {
        Entry::Note(note) => hash(&(note.date, note.method, &note.participants)),
        Entry::Persona(persona) => hash(&(&persona.name, &persona.role)),
        Entry::Journey(_) | Entry::Assumption(_) | Entry::Insight(_) | Entry::Page(_) => 0,
    };
    hash(&(shared, anchors.collect::<Vec<_>>(), claims.collect::<Vec<_>>(), own))
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = Xxh3::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn named(targets: &[Option<Target>]) -> Box<[EntryId]> {
    let mut named: Vec<EntryId> = targets.iter().flatten().filter_map(Target::entry).collect();
    named.sort_unstable();
    named.dedup();
    named.into()
}

/// An entry that is mentioned twice is listed once, with its first words.
fn mentions(id: EntryId, head: &Head, targets: &[Option<Target>]) -> Box<[(EntryId, u32)]> {
    let is_mention =
        |role| matches!(role, Role::Wikilink | Role::Path | Role::Claim | Role::About | Role::From);
    let mention = |(position, target): (u32, &Option<Target>)| {
        let to = target.as_ref().and_then(Target::entry)?;
        let reference = head.references.get(position as usize)?;
        (is_mention(reference.role) && to != id).then_some((to, position))
    };
    let mut mentions: Vec<(EntryId, u32)> = (0_u32..).zip(targets).filter_map(mention).collect();
    mentions.sort_unstable();
    mentions.dedup_by_key(|(to, _)| *to);
    mentions.into()
}

fn files(targets: &[Option<Target>]) -> Box<[crate::model::SourcePath]> {
    let file = |target: &Target| match target {
        Target::Asset(path) => Some(path.clone()),
        Target::Entry(_) | Target::Anchor(..) => None,
    };
    targets.iter().flatten().filter_map(file).collect()
}

fn stances(note: &Note) -> Box<[Stance]> {
    let mut stances = Vec::new();
    for (passage, evidence) in (0_u32..).zip(&note.evidence) {
        for (references, is_against) in [(&evidence.supports, false), (&evidence.refutes, true)] {
            let stance = |it: &RefId| Stance { passage, reference: *it, is_against };
            stances.extend(references.iter().map(stance));
        }
    }
    stances.into()
}

/// The position of the person behind a passage among the people of its note.
fn person<'n>(note: &'n Note, evidence: &Evidence, people: &mut Vec<&'n str>) -> Option<u32> {
    // What was read about the field has nobody behind it unless somebody is named.
    if note.method == Method::Trend && note.participants.is_empty() {
        return None;
    }
    let person = note.person(evidence);
    let position = people.iter().position(|it| *it == person).unwrap_or_else(|| {
        people.push(person);
        people.len() - 1
    });
    u32::try_from(position).ok()
}

fn resolve(knowledge: &Knowledge, evidence: &Evidence, targets: &[Option<Target>]) -> Resolved {
    let target = |reference: &RefId| targets.get(reference.index())?.as_ref();
    let mut personas: Vec<PersonaId> =
        evidence.personas.iter().filter_map(|it| persona(target(it)?)).collect();
    let mut stages: Vec<StageId> =
        evidence.stages.iter().filter_map(|it| stage(knowledge, target(it)?)).collect();
    personas.sort();
    personas.dedup();
    stages.sort();
    stages.dedup();
    Resolved {
        is_listed: !evidence.quadrants.is_empty(),
        personas: personas.into(),
        stages: stages.into(),
        ..Resolved::default()
    }
}

fn persona(target: &Target) -> Option<PersonaId> {
    match target.entry()? {
        EntryId::Persona(id) => Some(id),
        _ => None,
    }
}

/// The stage that a target is.
fn stage(knowledge: &Knowledge, target: &Target) -> Option<StageId> {
    let Target::Anchor(EntryId::Journey(journey), anchor) = target else { return None };
    let anchor = knowledge.journey(*journey).head.anchors.get(*anchor as usize)?;
    match anchor.kind {
        AnchorKind::Stage(index) => Some(StageId { journey: *journey, index }),
        AnchorKind::Heading
        | AnchorKind::Evidence(_)
        | AnchorKind::Claim(_)
        | AnchorKind::Block => None,
    }
}
