//! Counts what stands behind every claim: the passages it points to, and the passages that point to it.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{
    AnchorKind, ClaimId, EntryId, EvidenceId, Head, Knowledge, Linked, NoteId, Rows, Stance,
    Strength, Support, Target,
};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Passages for and against every claim, before counting.
type Found = FxHashMap<ClaimId, Support>;

/// Fills the support of every claim, and the claims that rest on every passage. `notes` are those that take sides.
pub fn fill(
    knowledge: &mut Knowledge,
    notes: &BTreeSet<NoteId>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut found = Found::default();
    collect_from_claims(knowledge, &mut found, diagnostics);
    collect_from_passages(knowledge, notes, &mut found, diagnostics);
    for support in found.values_mut() {
        count(knowledge, support);
    }
    knowledge.uses = uses(knowledge.notes.len(), &found);
    assign(
        &mut knowledge.personas,
        &mut found,
        |n| EntryId::Persona(crate::model::PersonaId::at(n)),
        |it| &it.head,
    );
    assign(
        &mut knowledge.journeys,
        &mut found,
        |n| EntryId::Journey(crate::model::JourneyId::at(n)),
        |it| &it.head,
    );
    assign(
        &mut knowledge.assumptions,
        &mut found,
        |n| EntryId::Assumption(crate::model::AssumptionId::at(n)),
        |it| &it.head,
    );
    assign(
        &mut knowledge.insights,
        &mut found,
        |n| EntryId::Insight(crate::model::InsightId::at(n)),
        |it| &it.head,
    );
}

/// Gives every claim of one table what was found for it.
fn assign<T>(
    table: &mut [Linked<T>],
    found: &mut Found,
    id: impl Fn(usize) -> EntryId,
    head: impl Fn(&T) -> &Head,
) {
    for (position, linked) in table.iter_mut().enumerate() {
        let entry = id(position);
        let n_claims = head(&linked.entry).claims.len();
        linked.support = (0_u32..)
            .take(n_claims)
            .map(|index| found.remove(&ClaimId { entry, index }).unwrap_or_default())
            .collect();
    }
}

/// Entries that have claims, with their heads and targets.
fn with_claims(knowledge: &Knowledge) -> impl Iterator<Item = (EntryId, &Head, &[Option<Target>])> {
    use crate::model::{AssumptionId, InsightId, JourneyId, PersonaId};
    let personas = (0..knowledge.personas.len()).map(|n| EntryId::Persona(PersonaId::at(n)));
    let journeys = (0..knowledge.journeys.len()).map(|n| EntryId::Journey(JourneyId::at(n)));
    let assumptions =
        (0..knowledge.assumptions.len()).map(|n| EntryId::Assumption(AssumptionId::at(n)));
    let insights = (0..knowledge.insights.len()).map(|n| EntryId::Insight(InsightId::at(n)));
    let all = personas.chain(journeys).chain(assumptions).chain(insights);
    all.map(|entry| (entry, knowledge.head(entry), knowledge.targets(entry)))
}

fn collect_from_claims(
    knowledge: &Knowledge,
    found: &mut Found,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (entry, head, targets) in with_claims(knowledge) {
        for (index, claim) in (0_u32..).zip(&head.claims) {
            for link in &claim.links {
                let Some(Some(target)) = targets.get(link.index()) else { continue };
                match knowledge.passage_at(target) {
                    Some(id) => found.entry(ClaimId { entry, index }).or_default().backing.push(id),
                    None => diagnostics.extend(vague(head, link.index(), target)),
                }
            }
        }
    }
}

fn collect_from_passages(
    knowledge: &Knowledge,
    notes: &BTreeSet<NoteId>,
    found: &mut Found,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for note_id in notes {
        let note = &knowledge.notes[note_id.index()];
        for Stance { passage, reference, is_against } in &note.outline.stances {
            let id = EvidenceId { note: *note_id, index: *passage };
            let Some(Some(target)) = note.targets().get(reference.index()) else { continue };
            let Some(claim) = claim(knowledge, target) else {
                diagnostics.extend(vague(&note.head, reference.index(), target));
                continue;
            };
            let support = found.entry(claim).or_default();
            let ids = if *is_against { &mut support.against } else { &mut support.backing };
            ids.push(id);
        }
    }
}

/// The claim that a target is; an assumption or insight is its own one claim.
fn claim(knowledge: &Knowledge, target: &Target) -> Option<ClaimId> {
    match target {
        Target::Entry(entry @ (EntryId::Assumption(_) | EntryId::Insight(_))) => {
            Some(ClaimId { entry: *entry, index: 0 })
        }
        Target::Entry(_) | Target::Asset(_) => None,
        Target::Anchor(entry, anchor) => {
            match knowledge.head(*entry).anchors.get(*anchor as usize)?.kind {
                AnchorKind::Claim(index) => Some(ClaimId { entry: *entry, index }),
                AnchorKind::Heading
                | AnchorKind::Evidence(_)
                | AnchorKind::Stage(_)
                | AnchorKind::Block => None,
            }
        }
    }
}

/// Says that a link in a claim leads to a whole note. Links to personas, journeys and pages are plain talk.
fn vague(head: &Head, link: usize, target: &Target) -> Option<Diagnostic> {
    let reference = head.references.get(link)?;
    let is_note =
        matches!(target, Target::Entry(EntryId::Note(_)) | Target::Anchor(EntryId::Note(_), _));
    let is_field =
        matches!(reference.role, crate::model::Role::Supports | crate::model::Role::Refutes);
    let (message, help) = match (is_note, is_field) {
        (true, _) => (
            "this link leads to a note, not to a passage, so it supports nothing",
            "end the passage with an id such as `^sent-twice` and link to `[[note#^sent-twice]]`",
        ),
        (false, true) => (
            "this names a whole file, not a claim in it",
            "end the claim with an id such as `^left-side` and name `[[file#^left-side]]`",
        ),
        (false, false) => return None,
    };
    let path = reference.written_in.as_ref().unwrap_or(&head.path);
    Some(
        Diagnostic::new(Rule::VagueSupport, path, reference.span, message)
            .label("named here")
            .help(help),
    )
}

fn count(knowledge: &Knowledge, support: &mut Support) {
    for ids in [&mut support.backing, &mut support.against] {
        ids.sort_by_key(|id| (std::cmp::Reverse(knowledge.notes[id.note.index()].date), *id));
        ids.dedup();
    }
    support.n_people = knowledge.n_people(&support.backing);
    support.n_people_against = knowledge.n_people(&support.against);
    support.newest =
        support.backing.iter().filter_map(|id| knowledge.notes[id.note.index()].date).max();
    support.strength = strength(knowledge, support);
    support.is_quiet = support.newest.is_some_and(|newest| knowledge.is_quiet(newest));
}

fn strength(knowledge: &Knowledge, support: &Support) -> Strength {
    match (support.backing.is_empty(), support.against.is_empty()) {
        (true, true) => Strength::Assumption,
        (_, false) => Strength::Contested,
        (false, true) if knowledge.settings.thresholds.strong_people <= support.n_people => {
            Strength::Strong
        }
        (false, true) => Strength::Thin,
    }
}

fn uses(n_notes: usize, found: &Found) -> Rows<(u32, ClaimId)> {
    let mut uses: Vec<(u32, (u32, ClaimId))> = Vec::new();
    for (claim, support) in found {
        let ids = support.backing.iter().chain(&support.against);
        uses.extend(ids.map(|id| (id.note.0, (id.index, *claim))));
    }
    uses.sort_unstable();
    uses.dedup();
    Rows::sort(n_notes, &uses)
}
