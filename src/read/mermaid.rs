//! Journeys that are written as a Mermaid `journey` block.

use crate::model::{Anchor, AnchorKind, Consent, Lane, LaneKind, Markup, Mood, Part, Stage};
use crate::read::claim::{self, Item};
use crate::read::doc::{self, Node, Spanned};
use crate::read::html::escape_into;
use crate::read::line::{self, Line, Scope};
use crate::read::reader::Reader;
use crate::read::scan::{Cut, Id};
use crate::read::slug;
use pulldown_cmark::{CodeBlockKind, Event, Tag};
use std::ops::Range;

/// Whether a block of code is such a journey.
pub fn is_journey(events: &[Spanned<'_>], node: &Node) -> bool {
    let start = node.events.start.checked_sub(1).and_then(|start| events.get(start));
    let Some((Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))), _)) = start else {
        return false;
    };
    let inner = events.get(node.events.clone()).unwrap_or_default();
    let mut lines = inner.iter().flat_map(|(event, _)| match event {
        Event::Text(text) => text.lines(),
        _ => "".lines(),
    });
    let is_journey = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with("%%");
    info.trim() == "mermaid"
        && lines.find(|line| is_journey(line)).is_some_and(|line| line.trim() == "journey")
}

/// `section Name` begins a stage; `Task: 3: Me` is a claim with a mood, five being the best. Fields stand where they do in a list.
///
/// `consent` is that of the headings above: a line that goes less far withholds itself, not the whole block.
pub fn stages(reader: &mut Reader<'_>, node: &Node, mut consent: Consent) -> Vec<Stage> {
    let mut stages: Vec<Stage> = Vec::new();
    let lines = read_lines(reader, node, consent);
    for line in lines.into_iter().skip_while(|line| line.words != "journey").skip(1) {
        let own = line.fields.consent.unwrap_or(consent);
        if line.words.is_empty() {
            continue;
        }
        if line.words.starts_with("title ") {
            consent = consent.min(own);
            continue;
        }
        if let Some(name) = line.words.strip_prefix("section ") {
            let stage = stage(reader, name.trim(), stages.len(), own.min(consent));
            stages.push(stage);
            continue;
        }
        if stages.is_empty() {
            let name = line.words.split(':').next().unwrap_or(&line.words).trim();
            let stage = stage(reader, name, 0, own.min(consent));
            stages.push(stage);
        }
        let Some(stage) = stages.last_mut() else { break };
        task(reader, line, stage.consent);
        if let Some(lane) = stage.lanes.last_mut() {
            lane.claims.end = reader.claims.len();
        }
    }
    stages
}

/// A line of a Mermaid block.
struct MermaidLine {
    span: Range<usize>,
    /// What it says without its fields and tags.
    words: String,
    fields: Line,
    id: Option<Id>,
}

fn read_lines(reader: &mut Reader<'_>, node: &Node, around: Consent) -> Vec<MermaidLine> {
    let (ground, events) = (reader.ground, reader.events);
    let events = events.get(node.events.clone()).unwrap_or_default();
    let mut lines = Vec::new();
    for event in events {
        for span in line_spans(ground.text, event.1.clone()) {
            let words = ground.text.get(span.clone()).unwrap_or_default();
            let alone = [(Event::Text(words.into()), span.clone())];
            let (scan, said) = doc::scanned(ground, span.clone(), &alone, &[]);
            reader.diagnostics.extend(said);
            let fields = line::read(reader, &scan, &Scope::new(around));
            let words = without_comments(&uncut(ground.text, span.clone(), &scan.cuts));
            lines.push(MermaidLine { span, words, fields, id: scan.id });
        }
    }
    lines
}

/// The lines among some bytes, without the spaces around them.
fn line_spans(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut at = within.start;
    let mut spans = Vec::new();
    for line in text.get(within).unwrap_or_default().split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        spans.push(start..start.max(at + line.trim_end().len()));
        at += line.len();
    }
    spans
}

/// Words without what is cut from them.
fn uncut(text: &str, span: Range<usize>, cuts: &[Cut]) -> String {
    let mut words = String::new();
    let mut from = span.start;
    for cut in cuts {
        words.push_str(text.get(from..cut.span.start).unwrap_or_default());
        words.push_str(cut.shown.as_deref().unwrap_or_default());
        from = cut.span.end;
    }
    words.push_str(text.get(from..span.end).unwrap_or_default());
    words.trim().to_owned()
}

/// Comments of Mermaid go to the end of the line; authors close them as they do in the text.
fn without_comments(words: &str) -> String {
    let mut shown = words.to_owned();
    for (open, close) in [("%%", "%%"), ("<!--", "-->")] {
        while let Some(start) = shown.find(open) {
            let inner = start + open.len();
            let end = shown[inner..].find(close).map_or(shown.len(), |at| inner + at + close.len());
            shown.replace_range(start..end, "");
        }
    }
    shown.trim().to_owned()
}

fn stage(reader: &mut Reader<'_>, name: &str, index: usize, consent: Consent) -> Stage {
    let made_of = format!("s-{}", slug::slug(name));
    let id = reader.ids.take(&made_of);
    let position = u32::try_from(index).unwrap_or(u32::MAX);
    reader.anchor(Anchor {
        id: id.as_str().into(),
        name: name.into(),
        made_of: Some(made_of.into()),
        kind: AnchorKind::Stage(position),
    });
    let claims = reader.claims.len()..reader.claims.len();
    let lane = Lane {
        kind: LaneKind::Actions,
        label: Box::default(),
        values: Vec::new(),
        claims,
        consent,
    };
    Stage {
        name: name.into(),
        slug: id.strip_prefix("s-").unwrap_or(&id).into(),
        expected: Vec::new(),
        lanes: vec![lane],
        steps: Vec::new(),
        body: Vec::new(),
        consent,
    }
}

fn task(reader: &mut Reader<'_>, mut line: MermaidLine, around: Consent) {
    let mut parts = line.words.split(':').map(str::trim);
    let words = parts.next().unwrap_or_default();
    let score: Option<i8> =
        parts.next().and_then(|score| score.parse().ok()).filter(|score| (1..=5).contains(score));
    if words.is_empty() {
        return;
    }
    let mut html = String::new();
    escape_into(&mut html, words);
    let mood = score.map(|score| Mood { value: score - 3, before: None });
    line.fields.mood = line.fields.mood.or(mood);
    line.fields.consent = Some(line.fields.consent.map_or(around, |own| own.min(around)));
    let item = Item {
        line: line.fields,
        words: words.into(),
        markup: Markup { parts: vec![Part::Html(html.into())] },
        links: Vec::new(),
    };
    let id = reader.claim_id(line.id.as_ref(), words);
    claim::keep(reader, item, id, line.span);
}
