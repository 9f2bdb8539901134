//! A file that its owner wanted to look at again, and the day has passed.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Head, Knowledge};
use crate::publish::Published;

/// Finds files past their `review-by`.
pub fn check(knowledge: &Knowledge, _: &Published) -> Vec<Diagnostic> {
    let personas = knowledge.personas.iter().map(|it| &it.head);
    let journeys = knowledge.journeys.iter().map(|it| &it.head);
    let assumptions = knowledge.assumptions.iter().map(|it| &it.head);
    let insights = knowledge.insights.iter().map(|it| &it.head);
    let due = |head: &&Head| head.review_by.is_some_and(|day| day < knowledge.today);
    personas.chain(journeys).chain(assumptions).chain(insights).filter(due).map(report).collect()
}

fn report(head: &Head) -> Diagnostic {
    let day = head.review_by.map(|day| day.to_string()).unwrap_or_default();
    let owner = head.owner.as_deref().unwrap_or("somebody");
    let message = format!("this was to be looked at again by {day}");
    Diagnostic::new(Rule::ReviewDue, &head.path, head.title_span, message)
        .label("not reviewed since")
        .help(format!(
            "let {owner} read it against the newest evidence, then set a new `review-by`"
        ))
}
