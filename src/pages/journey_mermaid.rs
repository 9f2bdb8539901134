//! A journey as a Mermaid `journey` block, for wikis and pull requests that draw one.

use crate::model::{Journey, LaneKind, Linked, Stage, StageId};
use crate::pages::journey::exports;
use crate::pages::site::actors;
use crate::pages::written::Written;
use crate::pages::{About, Facts, PageKind, Site, Subject, keys};
use std::fmt::Write;

/// The kind.
pub const KIND: PageKind = PageKind {
    name: "journey.mmd",
    subjects: |site| exports(site, "mmd"),
    key: keys::whole,
    facts,
};

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Journey(id) = subject.about else { return None };
    let journey = site.journey(id);
    let who: Vec<String> = actors(journey).map(|it| word(&site.persona(it).name)).collect();
    let mut text = format!("journey\n  title {}\n", word(&journey.head.title));
    for (index, stage) in (0_u32..).zip(&journey.stages) {
        let mood = site.mood_of(site.on_stage(StageId { journey: id, index }));
        let _ = writeln!(text, "  section {}", word(&stage.name));
        // Every task needs a score. Where nobody was heard there is none, and a guess would look like evidence.
        let Some(mood) = mood else {
            let _ = writeln!(text, "  %% not heard");
            continue;
        };
        for task in tasks(journey, stage) {
            let _ = writeln!(text, "    {}: {}: {}", word(&task), mood.level, who.join(", "));
        }
    }
    Some(Box::new(Written { bytes: text.into_bytes() }))
}

/// What is done in a stage: its steps and what it says of actions; else the stage itself.
fn tasks(journey: &Linked<Journey>, stage: &Stage) -> Vec<String> {
    let actions = stage.lanes.iter().filter(|it| it.kind == LaneKind::Actions);
    let claims = actions.flat_map(|it| it.claims.clone());
    let claims = claims.filter_map(|it| Some(journey.head.claims.get(it)?.words.to_string()));
    let steps = stage.steps.iter().map(|it| it.value.to_string());
    let tasks: Vec<String> = steps.chain(claims).collect();
    if tasks.is_empty() { vec![stage.name.to_string()] } else { tasks }
}

/// Words without the signs that mean something to Mermaid.
fn word(words: &str) -> String {
    let plain = words.replace(':', " –").replace([';', ','], " ").replace('#', "＃");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn signs_of_mermaid_are_no_words() {
        assert_eq!(word("Buy: now; #1, or\nlater"), "Buy – now ＃1 or later");
    }
}
