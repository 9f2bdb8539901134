//! KNOWLEDGE → what one audience may see: the one door. Nothing after it knows that anything was withheld.
//!
//! Withheld entries and lines are taken out *before* linking, and what is left is linked by itself. So names, counts,
//! support, order and backlinks cannot depend on what is withheld: the pages are those of a folder where it never stood.

use crate::link::{self, Input};
use crate::model::{
    AnchorKind, Audience, Block, Claim, Consent, Entry, Evidence, Head, Journey, Knowledge, Ladder,
    Markup, Note, Part, Persona, RefId, Role,
};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// What one audience may see. Only this module can make one: that is the invariant behind the private fields.
pub struct Published {
    knowledge: Knowledge,
    audience: Audience,
}

impl Published {
    /// For whom it is.
    pub fn audience(&self) -> Audience {
        self.audience
    }
}

impl Deref for Published {
    type Target = Knowledge;

    fn deref(&self) -> &Knowledge {
        &self.knowledge
    }
}

/// For whom to publish.
#[derive(Clone, Copy, Debug)]
pub struct Door {
    /// The audience.
    pub audience: Audience,
    /// Whether drafts count as finished.
    pub drafts: bool,
    /// The day to count from.
    pub today: Date,
}

/// Takes out what may not reach the audience and links the rest.
pub fn publish(input: &Input, door: Door) -> Published {
    let entries: Vec<Entry> = input.entries.iter().filter_map(|entry| door.entry(entry)).collect();
    let (knowledge, _) = link::link(&Input { entries: &entries, ..*input });
    Published { knowledge, audience: door.audience }
}

impl Door {
    fn entry(self, entry: &Entry) -> Option<Entry> {
        let head = entry.head();
        if head.is_draft && !self.drafts {
            return None;
        }
        match entry {
            Entry::Note(note) => self.lets_note(note).then(|| Entry::Note(self.note(note))),
            _ if head.audience < self.audience => None,
            Entry::Persona(persona) => Some(Entry::Persona(self.persona(persona))),
            Entry::Journey(journey) => Some(Entry::Journey(self.journey(journey))),
            Entry::Assumption(_) | Entry::Insight(_) | Entry::Page(_) => Some(entry.clone()),
        }
    }

    fn lets_note(self, note: &Note) -> bool {
        // A participant may withdraw after the page was built, so this is asked again on every build, never cached.
        let is_expired = note.keep_until.is_some_and(|until| until < self.today);
        note.withdrawn.is_none() && !is_expired && self.lets(note.consent)
    }

    fn lets(self, consent: Consent) -> bool {
        consent.reaches(self.audience)
    }

    fn note(self, note: &Arc<Note>) -> Arc<Note> {
        let is_whole = note.evidence.iter().all(|it| self.lets(it.consent))
            && note.body.iter().all(|it| self.lets_block(it))
            && note.promises.iter().all(|it| self.lets(it.consent))
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
        if let Some(summary) = &mut note.summary {
            self.trim_markup(summary, &kept);
        }
        note.promises.retain(|promise| self.lets(promise.consent));
        note.ladders.retain_mut(|ladder| self.trim_ladder(ladder, &kept));
        trim_anchors(&mut note.head, &note.body, &kept);
        let mut alive = note.personas.clone();
        alive.extend(&note.journeys);
        alive.extend(note.evidence.iter().flat_map(references_of));
        alive.extend(
            note.body.iter().map(|it| &it.markup).chain(&note.summary).flat_map(references_in),
        );
        silence_references(&mut note.head, &alive);
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

    fn lets_block(self, block: &Block) -> bool {
        self.lets(block.consent) && self.lets_markup(&block.markup)
    }

    fn lets_markup(self, markup: &Markup) -> bool {
        markup.parts.iter().all(|part| match part {
            Part::Guard { consent, .. } => self.lets(*consent),
            _ => true,
        })
    }

    /// Takes guarded runs out of a markup, and the guards that let their run through.
    fn trim_markup(self, markup: &mut Markup, kept: &[Option<u32>]) {
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

    fn persona(self, persona: &Arc<Persona>) -> Arc<Persona> {
        if persona.head.claims.iter().all(|it| self.lets(it.consent)) {
            return persona.clone();
        }
        let mut persona = Persona::clone(persona);
        let sections = persona.sections.iter_mut().map(|section| &mut section.claims);
        self.trim_claims(&mut persona.head, sections);
        Arc::new(persona)
    }

    fn journey(self, journey: &Arc<Journey>) -> Arc<Journey> {
        let is_whole = journey.head.claims.iter().all(|it| self.lets(it.consent))
            && journey.opportunities.iter().all(|it| self.lets(it.consent));
        if is_whole {
            return journey.clone();
        }
        let mut journey = Journey::clone(journey);
        let withheld = |it: &&crate::model::Opportunity| !self.lets(it.consent);
        let dead: Vec<RefId> = journey
            .opportunities
            .iter()
            .filter(withheld)
            .flat_map(|it| {
                it.stage.iter().chain(&it.from).copied().chain(references_in(&it.markup))
            })
            .collect();
        silence(&mut journey.head, &dead);
        journey.opportunities.retain(|it| self.lets(it.consent));
        let lanes = journey.stages.iter_mut().flat_map(|stage| &mut stage.lanes);
        self.trim_claims(&mut journey.head, lanes.map(|lane| &mut lane.claims));
        Arc::new(journey)
    }

    /// Takes withheld claims out of a head and moves the ranges that count them.
    fn trim_claims<'r>(self, head: &mut Head, ranges: impl Iterator<Item = &'r mut Range<usize>>) {
        let kept = self.kept(&head.claims, |it| it.consent);
        let n_before = |end: usize| kept.iter().take(end).flatten().count();
        for range in ranges {
            *range = n_before(range.start)..n_before(range.end);
        }
        let withheld = |it: &&Claim| !self.lets(it.consent);
        let dead: Vec<RefId> = head
            .claims
            .iter()
            .filter(withheld)
            .flat_map(|claim| claim.links.iter().copied().chain(references_in(&claim.markup)))
            .collect();
        retain(&mut head.claims, &kept);
        silence(head, &dead);
        for anchor in &mut head.anchors {
            let AnchorKind::Claim(index) = anchor.kind else { continue };
            match moved(&kept, index) {
                Some(index) => anchor.kind = AnchorKind::Claim(index),
                None => forget(anchor),
            }
        }
    }

    /// Where every item of a table stands after the withheld ones are gone; `None` for those.
    fn kept<T>(self, items: &[T], consent: impl Fn(&T) -> Consent) -> Vec<Option<u32>> {
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

fn moved(kept: &[Option<u32>], index: u32) -> Option<u32> {
    kept.get(index as usize).copied().flatten()
}

fn retain<T>(items: &mut Vec<T>, kept: &[Option<u32>]) {
    let mut kept = kept.iter();
    items.retain(|_| kept.next().is_some_and(Option::is_some));
}

fn references_of(evidence: &Evidence) -> impl Iterator<Item = &RefId> {
    let about = evidence.personas.iter().chain(&evidence.stages);
    about.chain(&evidence.supports).chain(&evidence.refutes)
}

fn references_in(markup: &Markup) -> impl Iterator<Item = RefId> {
    markup.parts.iter().filter_map(|part| match part {
        Part::LinkStart(reference) | Part::Image { reference, .. } => Some(*reference),
        _ => None,
    })
}

/// Empties every reference that nothing left in a note holds on to, so that it leaves no backlink.
fn silence_references(head: &mut Head, alive: &[RefId]) {
    let dead: Vec<RefId> =
        (0..head.references.len()).map(RefId::at).filter(|id| !alive.contains(id)).collect();
    silence(head, &dead);
}

fn silence(head: &mut Head, dead: &[RefId]) {
    for id in dead {
        let Some(reference) = head.references.get_mut(id.index()) else { continue };
        reference.name = Box::default();
        reference.fragment = None;
        reference.context = None;
        reference.role = Role::Wikilink;
    }
}

/// Moves the anchors of passages and forgets those of withheld passages and headings.
fn trim_anchors(head: &mut Head, body: &[Block], kept: &[Option<u32>]) {
    let headings: Vec<u32> = body
        .iter()
        .filter_map(|block| match block.kind {
            crate::model::BlockKind::Heading { anchor, .. } => Some(anchor),
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

fn forget(anchor: &mut crate::model::Anchor) {
    anchor.id = Box::default();
    anchor.name = Box::default();
    anchor.kind = AnchorKind::Block;
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
        if *n == 1 {
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
