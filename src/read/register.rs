//! Assumptions, insights and plain pages.

use crate::diagnostic::Diagnostic;
use crate::model::{
    Assumption, Block, Consent, Insight, InsightStatus, Markup, Part, PlainPage, RefId, Role,
    Verdict,
};
use crate::read::body;
use crate::read::claim::{self, Item};
use crate::read::head::Material;
use crate::read::html::escape_into;
use crate::read::key_slip;
use crate::read::keys;
use crate::read::line::Line;
use crate::read::name;

/// Reads an assumption.
pub fn assumption(mut material: Material<'_>) -> (Assumption, Vec<Diagnostic>) {
    let about = about(&mut material);
    let body = claimed_body(&mut material, None);
    let keys = &mut material.keys;
    let words = Verdict::ALL.map(Verdict::words);
    let verdict = keys.choice("verdict", &words, Verdict::from_words);
    let held_since = keys.date("held-since");
    let (risk, because) = (keys.string("risk"), keys.string("because"));
    let head = material.head();
    let assumption = Assumption { head, about, held_since, risk, verdict, because, body };
    (assumption, material.take_diagnostics())
}

/// Reads an insight. The links in its text are what it rests on.
pub fn insight(mut material: Material<'_>) -> (Insight, Vec<Diagnostic>) {
    let about = about(&mut material);
    let body = claimed_body(&mut material, Some(Role::Claim));
    let keys = &mut material.keys;
    let words = InsightStatus::ALL.map(InsightStatus::word);
    let is_draft = keys.text("status").is_some_and(|text| key_slip::is_draft(text.words));
    let status =
        if is_draft { None } else { keys.choice("status", &words, InsightStatus::from_word) };
    let shipped = keys.date("shipped");
    let (issue, discuss) = (keys.string("issue"), keys.string("discuss"));
    let head = material.head();
    let status = status.unwrap_or(if shipped.is_some() {
        InsightStatus::Shipped
    } else {
        InsightStatus::Proposed
    });
    (Insight { head, about, status, issue, shipped, discuss, body }, material.take_diagnostics())
}

/// Reads a plain page.
pub fn page(mut material: Material<'_>) -> (PlainPage, Vec<Diagnostic>) {
    let nodes = std::mem::take(&mut material.nodes);
    let body = body::blocks(&mut material.reader, &nodes);
    let head = material.head();
    (PlainPage { head, body }, material.take_diagnostics())
}

fn about(material: &mut Material<'_>) -> Vec<RefId> {
    let mut about = material.names("about", Role::About);
    about.extend(material.names("persona", Role::Persona));
    about
}

/// Reads the body, and keeps the one claim of the file: `claim:`, else the title.
fn claimed_body(material: &mut Material<'_>, link_role: Option<Role>) -> Vec<Block> {
    let nodes = std::mem::take(&mut material.nodes);
    let first_link = material.reader.references.len();
    material.reader.link_role = link_role;
    let body = body::blocks(&mut material.reader, &nodes);
    material.reader.link_role = None;
    let references = material.reader.references.iter().enumerate().skip(first_link);
    let links = references
        .filter(|(_, reference)| reference.role == Role::Claim)
        .map(|(index, _)| RefId::at(index))
        .collect();
    let (words, span) = claim_words(material);
    let id = material.reader.claim_id(None, &words);
    let mut html = String::new();
    escape_into(&mut html, &words);
    let markup = Markup { parts: vec![Part::Html(html.into())] };
    let line = Line { consent: Some(Consent::Public), ..Line::default() };
    let item = Item { line, words: words.into(), markup, links };
    claim::keep(&mut material.reader, item, id, span);
    body
}

fn claim_words(material: &Material<'_>) -> (String, std::ops::Range<usize>) {
    let layer = material.keys.layers.first();
    let own =
        |key| layer.map(|layer| keys::texts(*layer, key)).unwrap_or_default().into_iter().next();
    if let Some(text) = own("claim") {
        return (text.words.to_owned(), text.span);
    }
    match (&material.title, own("title")) {
        (Some(title), _) => (title.words.clone(), title.span.clone()),
        (None, Some(text)) => (text.words.to_owned(), text.span),
        (None, None) => (name::readable(material.reader.ground.path.stem()), 0..0),
    }
}
