//! A journey as a table for spreadsheets: CSV in UTF-8, one row per mood, value and claim.

use crate::model::{ClaimId, EntryId, Lane, Stage, StageId};
use crate::pages::journey::exports;
use crate::pages::journey_map::{self, in_row_order};
use crate::pages::written::Written;
use crate::pages::{About, Facts, PageKind, Site, Subject, keys};
use serde::Serialize;

/// The kind.
pub const KIND: PageKind = PageKind {
    name: "journey.csv",
    subjects: |site| exports(site, "csv"),
    key: keys::whole,
    facts,
};

/// Without it a well-known spreadsheet program takes the file for another encoding than UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// One row. The names of the fields are those of the columns.
#[derive(Default, Serialize)]
struct Row<'s> {
    stage: String,
    /// The label of the lane in the author's words; `mood` for how the stage felt.
    lane: String,
    text: String,
    /// `strong`, `thin`, `contested` or `assumption`.
    strength: &'s str,
    passages: Option<usize>,
    people: Option<usize>,
    against: Option<usize>,
    /// From −2 to 2, in tenths.
    mood: Option<f64>,
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Journey(journey) = subject.about else { return None };
    let mut writer = csv::Writer::from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    for (index, stage) in (0_u32..).zip(&site.journey(journey).stages) {
        for row in rows(site, StageId { journey, index }, stage) {
            writer.serialize(row).ok()?;
        }
    }
    Some(Box::new(Written { bytes: writer.into_inner().ok()? }))
}

fn rows<'s>(site: &'s Site, id: StageId, stage: &'s Stage) -> Vec<Row<'s>> {
    let name = cell(&stage.name);
    let mood = site.mood_of(site.on_stage(id)).map(|mood| Row {
        stage: name.clone(),
        lane: "mood".to_owned(),
        passages: Some(mood.n_passages),
        people: Some(mood.n_people),
        mood: Some(f64::from(mood.tenths) / 10.0),
        ..Row::default()
    });
    let mut rows: Vec<Row> = mood.into_iter().collect();
    for lane in in_row_order(stage) {
        let row = || Row { stage: name.clone(), lane: label(lane), ..Row::default() };
        rows.extend(lane.values.iter().map(|it| Row { text: cell(it), ..row() }));
        for index in lane.claims.clone().filter_map(|it| u32::try_from(it).ok()) {
            let id = ClaimId { entry: EntryId::Journey(id.journey), index };
            let claim = site.claim(id, "");
            rows.push(Row {
                text: cell(&claim.words),
                strength: strength(claim.pill.strength),
                passages: Some(claim.pill.n_passages),
                people: usize::try_from(claim.pill.n_people).ok(),
                against: Some(claim.pill.n_against),
                ..row()
            });
        }
    }
    rows
}

/// A lane as its author calls it; one without a label by its name here.
fn label(lane: &Lane) -> String {
    if lane.label.is_empty() { journey_map::lane(lane).key.to_owned() } else { cell(&lane.label) }
}

/// The word for how well a claim is carried, where no sign stands beside it.
fn strength(word: &'static str) -> &'static str {
    match word {
        "contest" => "contested",
        "assume" => "assumption",
        word => word,
    }
}

/// Text of an author. A spreadsheet program would run what begins like a formula; the mark keeps it text.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("{}{text}", if is_formula { "'" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(cell("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(cell("-1"), "'-1");
        assert_eq!(cell("a = b"), "a = b");
    }
}
