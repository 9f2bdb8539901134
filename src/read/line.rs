//! What the fields of one block say, and how headings and lines above hand it down.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Choice, Consent, Mood, Need, Quadrants, RefId, Role, Span};
use crate::read::doc::Node;
use crate::read::reader::Reader;
use crate::read::scan::{self, Field, Scan};
use crate::read::{consent, date, key_slip, keys, link, mood, name};
use jiff::civil::Date;
use std::ops::Range;
use std::sync::Arc;

/// What the fields of one block say.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// `persona`.
    pub personas: Vec<RefId>,
    /// `stage`, with the journey that is meant.
    pub stages: Vec<RefId>,
    /// `journey`.
    pub journey: Option<Arc<str>>,
    /// `mood`, or the mood of `feel`.
    pub mood: Option<Mood>,
    /// `at`.
    pub at: Option<Arc<str>>,
    /// `supports`.
    pub supports: Vec<RefId>,
    /// `refutes`.
    pub refutes: Vec<RefId>,
    /// `need`.
    pub need: Option<Need>,
    /// `chose` and `over`.
    pub choice: Option<Choice>,
    /// `consent`; the lowest when there are several.
    pub consent: Option<Consent>,
    /// `promise`.
    pub promise: Option<Box<str>>,
    /// `due`.
    pub due: Option<Date>,
    /// `by`.
    pub by: Option<Box<str>>,
    /// `from`.
    pub from: Vec<RefId>,
    /// `issue`.
    pub issue: Option<Box<str>>,
    /// `shipped`.
    pub shipped: Option<Date>,
    /// `ask`.
    pub ask: Option<Box<str>>,
}

/// What holds for a line before it says anything itself.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The personas.
    pub personas: Arc<[RefId]>,
    /// The stages.
    pub stages: Arc<[RefId]>,
    /// The journey that bare stages belong to.
    pub journey: Option<Arc<str>>,
    /// The mood.
    pub mood: Option<Mood>,
    /// Time of day.
    pub at: Option<Arc<str>>,
    /// What was allowed.
    pub consent: Consent,
    /// What a heading gives to what stands directly below it.
    pub quadrants: Quadrants,
}

impl Scope {
    /// A scope that says nothing but a consent.
    pub fn new(consent: Consent) -> Self {
        Self {
            personas: Arc::default(),
            stages: Arc::default(),
            journey: None,
            mood: None,
            at: None,
            consent,
            quadrants: Quadrants::default(),
        }
    }

    /// The scope of what stands below a heading.
    pub fn below_heading(&self, line: &Line, quadrants: Quadrants) -> Self {
        Self {
            mood: line.mood.or(self.mood),
            at: line.at.clone().or_else(|| self.at.clone()),
            quadrants,
            ..self.below_line(line)
        }
    }

    /// The consent of a line and of what is nested in it.
    pub fn consent_below(&self, line: &Line) -> Consent {
        line.consent.map_or(self.consent, |consent| consent.min(self.consent))
    }

    /// The same scope for fewer people, when a consent says so.
    pub fn lowered(&self, own: Option<Consent>) -> Self {
        Self { consent: own.into_iter().fold(self.consent, Consent::min), ..self.clone() }
    }

    /// The scope of what is nested in a line: its place, not its mood and not its quadrant.
    pub fn below_line(&self, line: &Line) -> Self {
        let or = |own: &[RefId], above: &Arc<[RefId]>| {
            if own.is_empty() { above.clone() } else { Arc::from(own) }
        };
        Self {
            personas: or(&line.personas, &self.personas),
            stages: or(&line.stages, &self.stages),
            journey: line.journey.clone().or_else(|| self.journey.clone()),
            mood: self.mood,
            at: self.at.clone(),
            consent: self.consent_below(line),
            quadrants: Quadrants::default(),
        }
    }
}

/// Reads the fields of a block.
pub fn read(reader: &mut Reader<'_>, scan: &Scan, scope: &Scope) -> Line {
    let own = consent_in(reader, scan).unwrap_or(scope.consent);
    reader.within(own.min(scope.consent), |reader| read_fields(reader, scan, scope))
}

fn read_fields(reader: &mut Reader<'_>, scan: &Scan, scope: &Scope) -> Line {
    let mut line = Line::default();
    if scan.is_off_record {
        line.consent = Some(Consent::None);
    }
    let mut chose = (None, None);
    let text = reader.ground.text;
    let value = |field: &Field| scan::words_of(text, field.value.clone());
    line.journey = scan
        .fields
        .iter()
        .find(|field| &*field.key == "journey")
        .map(|field| name::unlinked(&value(field)).into());
    for field in &scan.fields {
        let words = value(field);
        if words.is_empty() && &*field.key != "consent" {
            continue;
        }
        let one = || Some(Box::from(name::unlinked(&words)));
        match &*field.key {
            "persona" => line.personas.extend(names(reader, field, Role::Persona)),
            "supports" => line.supports.extend(names(reader, field, Role::Supports)),
            "refutes" => line.refutes.extend(names(reader, field, Role::Refutes)),
            "from" => line.from.extend(names(reader, field, Role::From)),
            "journey" => {
                names(reader, field, Role::Journey);
            }
            "stage" => {
                let journey = line.journey.clone().or_else(|| scope.journey.clone());
                line.stages.extend(stages(reader, field, journey.as_deref()));
            }
            "mood" => line.mood = mood_of(reader, field, &words),
            "feel" => {
                line.mood = line.mood.or_else(|| mood::mood(&words, reader.ground.vocabulary));
            }
            "consent" => line.consent = line.consent.min_of(consent_of(reader, field, &words)),
            "due" => line.due = date_of(reader, field, &words),
            "shipped" => line.shipped = date_of(reader, field, &words),
            "at" => line.at = Some(name::unlinked(&words).into()),
            "promise" => line.promise = one(),
            "by" => line.by = one(),
            "issue" => line.issue = one(),
            "ask" => line.ask = Some(words.into()),
            "need" => line.need = Some(Need { words: words.into() }),
            "chose" => chose.0 = Some(words),
            "over" => chose.1 = Some(words),
            key if key_slip::withholds(key) => line.consent = Some(Consent::None),
            _ => {}
        }
    }
    if let (Some(chosen), over) = chose {
        line.choice = Some(Choice { chose: chosen.into(), over: over.unwrap_or_default().into() });
    }
    line
}

/// The consent that is written in the words of a block itself; the lowest when there are several.
pub fn own_consent(reader: &Reader<'_>, node: &Node) -> Option<Consent> {
    consent_in(reader, &node.scan)
}

fn consent_in(reader: &Reader<'_>, scan: &Scan) -> Option<Consent> {
    let written = scan.fields.iter().filter_map(|field| match &*field.key {
        "consent" => Some(consent::word(&scan::words_of(reader.ground.text, field.value.clone()))),
        key => key_slip::withholds(key).then_some(Consent::None),
    });
    let off_record = scan.is_off_record.then_some(Consent::None);
    written.chain(off_record).min()
}

/// The lowest consent of anything in a block. A claim is shown as a whole or not at all.
pub fn lowest_in(node: &Node) -> Consent {
    node.children.iter().map(lowest_in).fold(node.consent(), Consent::min)
}

/// The lowest of what is written.
trait Lowest {
    fn min_of(self, other: Consent) -> Self;
}

impl Lowest for Option<Consent> {
    fn min_of(self, other: Consent) -> Self {
        Some(self.map_or(other, |consent| consent.min(other)))
    }
}

fn consent_of(reader: &mut Reader<'_>, field: &Field, words: &str) -> Consent {
    if Consent::from_word(&words.to_lowercase()).is_none() {
        reader.diagnostics.push(consent::fault(reader.ground.path, field.span.clone(), words));
    }
    consent::word(words)
}

fn mood_of(reader: &mut Reader<'_>, field: &Field, words: &str) -> Option<Mood> {
    let mood = mood::mood(words, reader.ground.vocabulary);
    if mood.is_none() {
        let span = Span::new(field.value.clone());
        reader.diagnostics.push(
            Diagnostic::new(
                Rule::BadMood,
                reader.ground.path,
                span,
                format!("`{words}` is not a mood"),
            )
            .label("a mood was expected here")
            .help("write a number from -2 to +2, or a change such as `-2 → +1`"),
        );
    }
    mood
}

fn date_of(reader: &mut Reader<'_>, field: &Field, words: &str) -> Option<Date> {
    let date = date::exact(words);
    if date.is_none() {
        reader.diagnostics.push(keys::bad_date(reader.ground.path, field.value.clone(), words));
    }
    date
}

fn names(reader: &mut Reader<'_>, field: &Field, role: Role) -> Vec<RefId> {
    let text = reader.ground.text;
    let refer = |span: Range<usize>| {
        let (name, fragment) = name::with_fragment(text.get(span.clone()).unwrap_or_default());
        let name = (name.to_owned(), fragment.map(str::to_owned));
        reader.refer(link::reference(name, span, role, None))
    };
    name_spans(text, field.value.clone()).into_iter().map(refer).collect()
}

/// `journey#stage`, or a stage of the journey that is meant.
fn stages(reader: &mut Reader<'_>, field: &Field, journey: Option<&str>) -> Vec<RefId> {
    let text = reader.ground.text;
    let mut stages = Vec::new();
    for span in name_spans(text, field.value.clone()) {
        let words = text.get(span.clone()).unwrap_or_default();
        let (name, stage) = match name::with_fragment(words) {
            (name, Some(stage)) => (name, stage),
            (stage, None) => (journey.unwrap_or_default(), stage),
        };
        let reference =
            link::reference((name.to_owned(), Some(stage.to_owned())), span, Role::Stage, None);
        stages.push(reader.refer(reference));
    }
    stages
}

/// The names in a value, without brackets: commas part them, but not within `[[…]]`.
fn name_spans(text: &str, value: Range<usize>) -> Vec<Range<usize>> {
    let words = text.get(value.clone()).unwrap_or_default();
    let mut depth = 0_usize;
    let ends_name = |sign: char| {
        match sign {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        sign == ',' && depth == 0
    };
    let mut spans = Vec::new();
    let mut from = value.start;
    for part in words.split(ends_name) {
        let inner = inner_name(part);
        if let Some(offset) = offset_of(part, inner).filter(|_| !inner.is_empty()) {
            spans.push(from + offset..from + offset + inner.len());
        }
        from += part.len() + 1;
    }
    spans
}

/// Where a name stands in its part of a value: nearly always only spaces stand before it.
fn offset_of(part: &str, inner: &str) -> Option<usize> {
    let rest = part.trim_start();
    if rest.starts_with(inner) { Some(part.len() - rest.len()) } else { part.find(inner) }
}

fn inner_name(part: &str) -> &str {
    let part = part.trim();
    let path = part.strip_prefix('[').filter(|rest| !rest.starts_with('['));
    let path =
        path.and_then(|rest| rest.split_once("](")).and_then(|(_, dest)| dest.strip_suffix(')'));
    path.map_or_else(|| name::unlinked(part), str::trim)
}
