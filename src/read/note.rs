//! Notes: one file about one session.

use crate::diagnostic::Diagnostic;
use crate::model::{Consent, Note, Origin, RefId, Role};
use crate::read::evidence::Finder;
use crate::read::head::{self, Material};
use crate::read::keys::{self, Layer, Text};
use crate::read::kind::Sort;
use crate::read::line::Scope;
use crate::read::note_body::{Body, EARLY_BYTES_MAX};
use crate::read::people::{People, Registers};
use crate::read::{consent, date, name};
use jiff::civil::Date;

/// Reads a note. `site` is the consent that the settings give to every note.
pub fn note(
    mut material: Material<'_>,
    sort: Sort,
    registers: &Registers<'_>,
    site: Option<Consent>,
) -> (Note, Vec<Diagnostic>) {
    let people = People::of(&material, registers);
    let (consent, has_consent) = note_consent(&mut material, &people, site);
    let personas = personas(&mut material, &people);
    // Nothing holds on to these but the stages that are named without their journey.
    material.names("journey", Role::Journey);
    let scope = root_scope(&material, consent, &personas);
    let nodes = std::mem::take(&mut material.nodes);
    let date = date(&mut material);
    let mut body = Body::new(
        Finder { reader: &mut material.reader, evidence: Vec::new() },
        &people.participants,
        scope,
    );
    // What stands in withheld words tells nobody the day.
    body.early = date.is_none().then(String::new);
    body.read(nodes);
    let Body { finder, mut blocks, promises, ladders, early, .. } = body;
    let mut evidence = finder.evidence;
    // A note stays in memory for as long as the engine does; room for more is a fifth of it.
    blocks.shrink_to_fit();
    evidence.shrink_to_fit();
    let date = date.or_else(|| early_date(&material, &early?));
    let mut head = material.head();
    add_segments(&mut head.segments, &people.nearest);
    let keys = &mut material.keys;
    let note = Note {
        head,
        method: sort.method,
        date,
        participants: people.participants.clone(),
        personas,
        team: keys.strings("team"),
        consent,
        has_consent,
        consent_date: keys.date("consent-date").or_else(|| people.date("consent-date")),
        keep_until: keys.date("keep-until").into_iter().chain(people.date("keep-until")).min(),
        withdrawn: keys.date("withdrawn").or_else(|| people.date("withdrawn")),
        source: keys.string("source").map(|words| Origin { words }),
        site: keys.string("site"),
        setting: keys.string("setting"),
        length_min: keys.number("length"),
        session: keys.string("session"),
        is_session: sort.is_session,
        time: keys.string("time"),
        place: keys.string("place"),
        shared_with: keys.strings("shared-with"),
        asks: keys.list("asks").iter().map(|text| text.words.into()).collect(),
        is_titled: material.title.is_some(),
        body: blocks,
        evidence,
        promises,
        ladders,
    };
    let note = deny_doubts(note, &material, &people);
    let diagnostics = material.take_diagnostics();
    (note, diagnostics)
}

/// A date that cannot be read in a key that ends consent must not prolong it.
fn deny_doubts(mut note: Note, material: &Material<'_>, people: &People<'_>) -> Note {
    let is_doubtful = |key: &str, date: Option<Date>| {
        let of_people = || people.all.iter().flat_map(|layer| keys::texts(*layer, key));
        let is_unread = |text: Text<'_>| date::exact(text.words).is_none();
        date.is_none() && material.keys.text(key).is_some() || of_people().any(is_unread)
    };
    if material.is_unreadable
        || people.is_doubtful
        || is_doubtful("withdrawn", note.withdrawn)
        || is_doubtful("keep-until", note.keep_until)
    {
        note.consent = Consent::None;
    }
    note
}

/// The lowest of the site, every folder above, every participant and the note itself.
fn note_consent(
    material: &mut Material<'_>,
    people: &People<'_>,
    site: Option<Consent>,
) -> (Consent, bool) {
    let title = material.title.as_ref().map(|title| title.scope.consent);
    let layers = material.keys.layers.iter().chain(&people.all);
    let written = layers.filter_map(|layer| consent::of(*layer)).chain(site).min();
    if let Some(own) = material.keys.layers.first() {
        let faults = consent::faults(own.path, own.entries);
        material.keys.diagnostics.extend(faults);
    }
    let written_or_team = written.unwrap_or(Consent::Team);
    let lowest = title.map_or(written_or_team, |title| title.min(written_or_team));
    if material.is_unreadable { (Consent::None, true) } else { (lowest, written.is_some()) }
}

fn personas(material: &mut Material<'_>, people: &People<'_>) -> Vec<RefId> {
    let own = material
        .keys
        .layers
        .first()
        .map(|layer| keys::texts(*layer, "persona"))
        .unwrap_or_default();
    if own.is_empty() {
        let texts: Vec<_> =
            people.nearest.iter().flat_map(|layer| keys::texts(*layer, "persona")).collect();
        let mut seen: Vec<&str> = Vec::new();
        let mut personas = Vec::new();
        for text in &texts {
            if !seen.contains(&text.words) {
                seen.push(text.words);
                personas.push(material.name(text, Role::Persona));
            }
        }
        if !personas.is_empty() {
            return personas;
        }
    }
    material.names("persona", Role::Persona)
}

fn add_segments(segments: &mut Vec<crate::model::Segment>, people: &[Layer<'_>]) {
    for text in people.iter().flat_map(|layer| keys::texts(*layer, "segments")) {
        let segment = head::segment(text.words);
        if !segments.contains(&segment) {
            segments.push(segment);
        }
    }
}

fn date(material: &mut Material<'_>) -> Option<Date> {
    if material.keys.text("date").is_some() {
        return material.keys.date("date");
    }
    name::date_in_path(material.below)
}

fn early_date(material: &Material<'_>, early: &str) -> Option<Date> {
    if material.keys.text("date").is_some() {
        return None;
    }
    let title = material.title.as_ref().map_or("", |title| &title.words);
    let words = format!("{title}\n{early}");
    date::find(words.get(..words.floor_char_boundary(EARLY_BYTES_MAX)).unwrap_or_default())
}

fn root_scope(material: &Material<'_>, consent: Consent, personas: &[RefId]) -> Scope {
    let title = material.title.as_ref().map(|title| &title.scope);
    let mut scope = title.cloned().unwrap_or_else(|| Scope::new(consent));
    scope.consent = consent;
    if scope.personas.is_empty() {
        scope.personas = personas.into();
    }
    scope
}
