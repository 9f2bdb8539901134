//! A group on a public site behind which stand so few people that one of them may be recognized.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{
    Audience, EvidenceId, FacetKey, FacetList, Knowledge, Linked, Persona, PersonaId, Segment, Span,
};
use crate::publish::Published;
use std::collections::BTreeSet;

/// So many notes are named at most: a group of few people can still have many passages.
const N_NOTES_MAX: usize = 5;

/// Finds segments, topics and personas of a public site that rest on too few people.
pub fn check(_: &Knowledge, published: &Published) -> Vec<Diagnostic> {
    match published.audience() {
        Audience::Public => {}
        Audience::Internal | Audience::Team => return Vec::new(),
    }
    let values = published.lists.facets.iter().filter_map(|list| value(published, list));
    let personas = published.personas.iter().enumerate();
    let personas = personas.filter_map(|(n, it)| persona(published, PersonaId::at(n), it));
    values.chain(personas).collect()
}

/// A segment or topic that is too small.
fn value(published: &Published, list: &FacetList) -> Option<Diagnostic> {
    let name = match &list.key {
        FacetKey::Segment(Segment { facet, value }) => format!("the segment `{facet}/{value}`"),
        FacetKey::Topic(topic) => format!("the topic `#{topic}`"),
        // A persona has more behind it than its list; everything else is given by the format and shared by all.
        FacetKey::All
        | FacetKey::Persona(_)
        | FacetKey::Quadrant(_)
        | FacetKey::Stage(_)
        | FacetKey::Mood(_)
        | FacetKey::Method(_)
        | FacetKey::PersonaQuadrant(..)
        | FacetKey::PersonaStage(..) => return None,
    };
    if !is_small(published, list.n_people) {
        return None;
    }
    let mut places = places(published, &list.evidence).into_iter();
    let (first, span) = places.next()?;
    let path = &published.passage(first).0.head.path;
    let told = report(Diagnostic::new(Rule::SmallGroup, path, span, said(&name, list.n_people)));
    Some(places.fold(told.label("one of its passages"), |told, (id, span)| {
        told.also(&published.passage(id).0.head.path, span, "another one")
    }))
}

/// A persona that is too small, with everything its page rests on.
fn persona(published: &Published, id: PersonaId, persona: &Linked<Persona>) -> Option<Diagnostic> {
    let backing = persona.support.iter().flat_map(|it| it.backing.iter().chain(&it.against));
    let all: BTreeSet<EvidenceId> =
        published.on_persona(id).iter().chain(backing).copied().collect();
    let n_people = published.n_people(&all.into_iter().collect::<Vec<_>>());
    let head = &persona.head;
    is_small(published, n_people).then(|| {
        let message = said("this persona", n_people);
        let told = Diagnostic::new(Rule::SmallGroup, &head.path, head.title_span, message);
        report(told.label("this persona"))
    })
}

/// The newest passage of each note, where it stands.
fn places(published: &Published, evidence: &[EvidenceId]) -> Vec<(EvidenceId, Span)> {
    let mut seen = BTreeSet::new();
    let first = evidence.iter().filter(|it| seen.insert(it.note));
    first.take(N_NOTES_MAX).map(|id| (*id, published.passage(*id).1.span)).collect()
}

fn is_small(published: &Published, n_people: u32) -> bool {
    0 < n_people && n_people < published.settings.thresholds.small_group
}

fn said(name: &str, n_people: u32) -> String {
    let people = if n_people == 1 { "1 person".to_owned() } else { format!("{n_people} people") };
    format!("{name} rests on {people}, who may be recognized by it")
}

fn report(told: Diagnostic) -> Diagnostic {
    told.help(
        "put it together with another one, leave it out for the public, or ask those people whether they mind",
    )
}
