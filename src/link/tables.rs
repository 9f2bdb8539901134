//! What every passage is about, and all passages in the order of time, by persona and by stage.

use crate::model::{
    AnchorKind, EntryId, Evidence, EvidenceId, JourneyId, Knowledge, Linked, Method, Note, NoteId,
    PersonaId, RefId, Resolved, StageId, Target,
};
use rustc_hash::FxHashMap;

/// Fills the tables of passages.
pub fn fill(knowledge: &mut Knowledge) {
    let resolved = |note: &Linked<Note>| -> Vec<Resolved> {
        note.evidence.iter().map(|evidence| resolve(knowledge, evidence, &note.targets)).collect()
    };
    knowledge.resolved = knowledge.notes.iter().map(resolved).collect();
    number_people(knowledge);
    knowledge.on_persona = vec![Vec::new(); knowledge.personas.len()];
    knowledge.on_stage =
        knowledge.journeys.iter().map(|journey| vec![Vec::new(); journey.stages.len()]).collect();
    for note_id in newest_first(knowledge) {
        place(knowledge, note_id);
    }
}

/// Gives everybody a number, so that counting people compares no names.
fn number_people(knowledge: &mut Knowledge) {
    let Knowledge { notes, resolved, n_persons, .. } = knowledge;
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    for (note, abouts) in notes.iter().zip(resolved) {
        // What was read about the field has nobody behind it unless somebody is named.
        if note.method == Method::Trend && note.participants.is_empty() {
            continue;
        }
        for (evidence, about) in note.evidence.iter().zip(abouts) {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            about.person = Some(*numbers.entry(note.person(evidence)).or_insert(next));
        }
    }
    *n_persons = numbers.len();
}

/// Notes by date, the newest first; those without a date come last, those of one day by path.
fn newest_first(knowledge: &Knowledge) -> Vec<NoteId> {
    let mut ids: Vec<NoteId> = (0..knowledge.notes.len()).map(NoteId::at).collect();
    ids.sort_by_key(|id| (std::cmp::Reverse(knowledge.notes[id.index()].date), *id));
    ids
}

fn place(knowledge: &mut Knowledge, note: NoteId) {
    let Knowledge { notes, resolved, evidence, on_persona, on_stage, .. } = knowledge;
    let passages = notes[note.index()].evidence.iter().zip(&resolved[note.index()]);
    for (index, (passage, about)) in (0_u32..).zip(passages) {
        if passage.quadrants.is_empty() {
            continue;
        }
        let id = EvidenceId { note, index };
        evidence.push(id);
        for persona in &about.personas {
            on_persona[persona.index()].push(id);
        }
        for stage in &about.stages {
            on_stage[stage.journey.index()][stage.index as usize].push(id);
        }
    }
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
    Resolved { personas, stages, person: None }
}

fn persona(target: &Target) -> Option<PersonaId> {
    match target.entry()? {
        EntryId::Persona(id) => Some(id),
        _ => None,
    }
}

/// The stage that a target is.
pub fn stage(knowledge: &Knowledge, target: &Target) -> Option<StageId> {
    let Target::Anchor(EntryId::Journey(journey), anchor) = target else { return None };
    stage_at(knowledge, *journey, *anchor)
}

fn stage_at(knowledge: &Knowledge, journey: JourneyId, anchor: u32) -> Option<StageId> {
    let anchor = knowledge.journey(journey).head.anchors.get(anchor as usize)?;
    match anchor.kind {
        AnchorKind::Stage(index) => Some(StageId { journey, index }),
        AnchorKind::Heading
        | AnchorKind::Evidence(_)
        | AnchorKind::Claim(_)
        | AnchorKind::Block => None,
    }
}
