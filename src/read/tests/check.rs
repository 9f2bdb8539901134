//! An entry as a few lines of text, so that a test reads like the file it is about.

use crate::diagnostic::Diagnostic;
use crate::model::{
    Block, BlockKind, Claim, Entry, Evidence, Head, Journey, Markup, Mood, Note, Part, Persona,
    RefId, Reference, Source, SourcePath,
};
use crate::read::{Surroundings, default_settings, entry};
use std::fmt::Write;

/// Reads a text as the file at a path.
pub fn read(path: &str, text: &str) -> (Entry, Vec<Diagnostic>) {
    let settings = default_settings();
    let source = Source { path: SourcePath::new(path), bytes: text.as_bytes().into() };
    entry(&source, &Surroundings { settings: &settings, content: "content", defaults: Vec::new() })
}

/// Compares what is read with what is expected, line by line.
#[track_caller]
pub fn check(path: &str, text: &str, expected: &str) {
    let (entry, diagnostics) = read(path, text);
    let found = shown(&entry, &diagnostics, text);
    assert_eq!(found.trim(), expected.trim(), "\nfound:\n{found}\nwanted:\n{expected}\n");
}

/// An entry as text.
pub fn shown(entry: &Entry, diagnostics: &[Diagnostic], text: &str) -> String {
    let mut out = String::new();
    head(&mut out, entry.head());
    match entry {
        Entry::Note(it) => note(&mut out, it),
        Entry::Persona(it) => persona(&mut out, it),
        Entry::Journey(it) => journey(&mut out, it),
        Entry::Assumption(it) => {
            claims(&mut out, &it.head, 0..it.head.claims.len());
            blocks(&mut out, &it.body, "");
        }
        Entry::Insight(it) => {
            line(&mut out, &format!("insight: {}", it.status.word()));
            claims(&mut out, &it.head, 0..it.head.claims.len());
            blocks(&mut out, &it.body, "");
        }
        Entry::Page(it) => blocks(&mut out, &it.body, ""),
    }
    said(&mut out, diagnostics, text);
    out
}

fn note(out: &mut String, note: &Note) {
    let date = note.date.map(|date| date.to_string()).unwrap_or_default();
    let who = note.participants.join(",");
    line(out, &format!("note: {} {date} {who} {}", note.method.word(), note.consent.word()));
    blocks(out, &note.body, "");
    note.evidence.iter().for_each(|it| evidence(out, it, &note.head));
    for it in &note.promises {
        let state = if it.is_kept { "kept" } else { "open" };
        let due = it.due.map(|date| date.to_string()).unwrap_or_default();
        let by = it.by.as_deref().unwrap_or("?");
        line(out, &format!("promise to {}: {} ({state}, {due}, {by})", it.to, it.words));
    }
    for ladder in &note.ladders {
        line(out, &format!("ladder from {:?}", ladder.top));
        for rung in &ladder.rungs {
            let root = if rung.is_root { "root " } else { "" };
            line(out, &format!("  {} {root}{} {:?}", rung.depth, rung.words, rung.evidence));
        }
    }
    if let Some(it) = note.listening() {
        let (theirs, ours) = (it.n_words_theirs, it.n_words_ours);
        line(out, &format!("listening: {theirs} theirs, {ours} ours"));
    }
}

fn persona(out: &mut String, persona: &Persona) {
    let role = persona.role.as_deref().unwrap_or_default();
    line(out, &format!("persona: {} | {role}", persona.name));
    line(out, &format!("intro: {}", markup(&persona.intro)));
    for section in &persona.sections {
        line(out, &format!("{:?} {:?}", section.kind, section.title));
        claims(out, &persona.head, section.claims.clone());
        blocks(out, &section.body, "  ");
    }
}

fn journey(out: &mut String, journey: &Journey) {
    let scenario = journey.scenario.as_deref().unwrap_or_default();
    line(out, &format!("journey: {:?} {scenario}", journey.state));
    line(out, &format!("intro: {}", markup(&journey.intro)));
    for stage in &journey.stages {
        let expected = stage.expected().map(mood).unwrap_or_default();
        line(out, &format!("stage {} #{} {expected}", stage.name, stage.slug));
        for lane in &stage.lanes {
            line(out, &format!(" {:?} {:?} {:?}", lane.kind, lane.label, lane.values));
            claims(out, &journey.head, lane.claims.clone());
        }
        stage.steps.iter().for_each(|step| line(out, &format!(" step {}", step.value)));
        blocks(out, &stage.body, " ");
    }
    for it in &journey.opportunities {
        let from: Vec<String> = it.from.iter().map(|id| name(&journey.head, *id)).collect();
        let stage = it.stage.map(|id| name(&journey.head, id)).unwrap_or_default();
        let (words, status, from) = (&it.words, it.status(), from.join(" "));
        line(out, &format!("opportunity: {words} {status:?} stage {stage} from {from}"));
    }
}

fn blocks(out: &mut String, blocks: &[Block], indent: &str) {
    for block in blocks {
        line(out, &format!("{indent}{}: {}", kind(&block.kind), markup(&block.markup)));
    }
}

/// Diagnostics as text, each with the words it points at.
pub fn said(out: &mut String, diagnostics: &[Diagnostic], text: &str) {
    for it in diagnostics {
        let at = text.get(it.primary.span.range()).unwrap_or("<no text>");
        line(out, &format!("{}: {} at {at:?}", it.rule.name(), it.message));
    }
}

fn line(out: &mut String, line: &str) {
    let _ = writeln!(out, "{}", line.trim_end());
}

fn head(out: &mut String, head: &Head) {
    line(out, &format!("{} = {}", head.address, head.title));
    if !head.tags.is_empty() {
        line(
            out,
            &format!(
                "tags: {}",
                head.tags.iter().map(|it| &*it.value).collect::<Vec<_>>().join(" ")
            ),
        );
    }
    if head.is_draft {
        line(out, "draft");
    }
}

fn kind(kind: &BlockKind) -> String {
    match kind {
        BlockKind::Heading { level, .. } => format!("h{level}"),
        BlockKind::Turn { speaker, ours, .. } => {
            format!("turn {speaker}{}", if *ours { " (ours)" } else { "" })
        }
        BlockKind::Paragraph => "paragraph".to_owned(),
        BlockKind::Item { .. } => "item".to_owned(),
        BlockKind::Quote => "quote".to_owned(),
        BlockKind::Other => "other".to_owned(),
    }
}

/// A markup as text: holes in braces.
pub fn markup(markup: &Markup) -> String {
    let mut out = String::new();
    for part in &markup.parts {
        let _ = match part {
            Part::Html(html) => write!(out, "{}", html.replace('\n', "⏎")),
            Part::LinkStart(id) => write!(out, "{{{}:", id.index()),
            Part::LinkEnd => write!(out, "}}"),
            Part::PassageStart(index) => write!(out, "⟦{index}:"),
            Part::PassageEnd => write!(out, "⟧"),
            Part::Image { reference, alt } => write!(out, "{{image {}: {alt}}}", reference.index()),
            Part::Guard { consent, len } => write!(out, "{{{} {len}}}", consent.word()),
        };
    }
    out
}

fn mood(mood: Mood) -> String {
    mood.before.map_or_else(
        || format!("{:+}", mood.value),
        |before| format!("{before:+}→{:+}", mood.value),
    )
}

fn name(head: &Head, id: RefId) -> String {
    head.references.get(id.index()).map(reference).unwrap_or_default()
}

/// A reference as text.
pub fn reference(reference: &Reference) -> String {
    match &reference.fragment {
        Some(fragment) => format!("{}#{fragment}", reference.name),
        None => reference.name.to_string(),
    }
}

fn evidence(out: &mut String, it: &Evidence, head: &Head) {
    let quadrants: Vec<&str> = it.quadrants.iter().map(crate::model::Quadrant::word).collect();
    let mut text = format!("^{} [{}] {:?} {}", it.id, quadrants.join(" "), it.basis, it.words);
    let mut add = |key: &str, value: String| {
        if !value.is_empty() {
            let _ = write!(text, " {key}={value}");
        }
    };
    let names = |ids: &[RefId]| ids.iter().map(|id| name(head, *id)).collect::<Vec<_>>().join(",");
    add("mood", it.mood.map(mood).unwrap_or_default());
    add("at", it.at.as_deref().unwrap_or_default().to_owned());
    add("personas", names(&it.personas));
    add("stages", names(&it.stages));
    add("supports", names(&it.supports));
    add("refutes", names(&it.refutes));
    add("topics", it.topics.join(","));
    add("speaker", it.speaker.as_deref().unwrap_or_default().to_owned());
    add("consent", it.consent.word().to_owned());
    line(out, &text);
}

fn claims(out: &mut String, head: &Head, range: std::ops::Range<usize>) {
    for Claim { id, words, links, mood: felt, markup: html, .. } in &head.claims[range] {
        let links: Vec<String> = links.iter().map(|id| name(head, *id)).collect();
        let felt = felt.map(mood).unwrap_or_default();
        line(out, &format!("  ^{id} {words} <- {} {felt}", links.join(" ")));
        assert!(!html.parts.is_empty());
    }
}

/// Compares two texts.
#[track_caller]
pub fn same(found: &str, expected: &str) {
    assert_eq!(found.trim(), expected.trim(), "\nfound:\n{found}\nwanted:\n{expected}\n");
}
