//! A journey with so many stages that its map is hard to read.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Knowledge;
use crate::publish::Published;

/// Stages that a map shows well.
const N_STAGES_MAX: usize = 9;

/// Finds journeys with more stages than a map shows well.
pub fn check(knowledge: &Knowledge, _: &Published) -> Vec<Diagnostic> {
    let long = knowledge.journeys.iter().filter(|journey| N_STAGES_MAX < journey.stages.len());
    long.map(|journey| {
        let head = &journey.head;
        let message = format!("this journey has {} stages", journey.stages.len());
        Diagnostic::new(Rule::ManyStages, &head.path, head.title_span, message)
            .label("this journey")
            .help(format!("a map shows {N_STAGES_MAX} stages well; make steps (`###`) of the smaller ones, or two journeys"))
    })
    .collect()
}
