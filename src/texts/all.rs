//! Every text of an entry that can reach a page. A field that is added to the model and holds words belongs here too; `tests/suite/names.rs` holds it to that.

use crate::model::{
    Anchor, Assumption, Audience, Block, BlockKind, Claim, Consent, Entry, Evidence, Head, Insight,
    Journey, Ladder, Lane, LaneKind, Markup, Note, Opportunity, Part, Persona, PlainPage, Promise,
    Reference, Rung, Section, Segment, Settings, Stage,
};
use crate::texts::html;

/// Stands between two texts, so that no word seems to follow another that does not.
pub const BREAK: char = '\u{1F}';
/// Stands before a text that is an address, an id or a name, made of words or of a path.
const NAME: char = '\u{1E}';

/// Whether a text begins here.
pub fn is_break(letter: char) -> bool {
    matches!(letter, BREAK | NAME)
}

/// All texts among those of an entry that were written as words, and where each begins.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = text.match_indices(is_break).map(|(at, _)| at);
    let texts = starts.map(|at| (at, &text[at..])).filter(|(_, rest)| rest.starts_with(BREAK));
    texts.map(|(at, rest)| {
        let rest = &rest[BREAK.len_utf8()..];
        (at + BREAK.len_utf8(), rest.split(is_break).next().unwrap_or_default())
    })
}

/// All texts of an entry that can reach a page or an address of an audience, or of any, each after a sign that `is_break`.
pub fn of_entry(entry: &Entry, audience: Option<Audience>) -> String {
    let mut all = All { words: String::new(), audience };
    match entry {
        Entry::Note(note) => all.note(note),
        Entry::Persona(persona) => all.persona(persona),
        Entry::Journey(journey) => all.journey(journey),
        Entry::Assumption(assumption) => all.assumption(assumption),
        Entry::Insight(insight) => all.insight(insight),
        Entry::Page(page) => all.page(page),
    }
    all.words
}

/// All texts of the settings that can reach a page.
pub fn of_settings(settings: &Settings) -> String {
    let mut all = All { words: String::new(), audience: None };
    all.add(&settings.title);
    let one = [&settings.description, &settings.base_url, &settings.edit_link];
    all.each(one.into_iter().flatten());
    all.words
}

struct All {
    words: String,
    /// Whom the words are for: a guard may hide some from them. Without one nothing is hidden, and a guarded run is a text of its own.
    audience: Option<Audience>,
}

impl All {
    fn add(&mut self, text: &str) {
        if !text.is_empty() {
            self.words.push(BREAK);
            self.words.push_str(text);
        }
    }

    /// Adds a text that was made of words or of a path.
    fn name(&mut self, text: &str) {
        self.words.push(NAME);
        self.words.push_str(text);
    }

    fn each(&mut self, texts: impl IntoIterator<Item = impl AsRef<str>>) {
        texts.into_iter().for_each(|it| self.add(it.as_ref()));
    }

    fn head(&mut self, head: &Head) {
        let Head { path, address, title, aliases, tags, segments, .. } = head;
        let Head { lang, references, anchors, claims, .. } = head;
        self.add(title);
        self.name(path.as_str());
        self.name(address);
        self.each(aliases);
        self.each(tags.iter().map(|it| &it.value));
        self.each(lang);
        for Segment { facet, value } in segments {
            self.each([facet, value]);
        }
        for Reference { name, fragment, context, .. } in references {
            self.name(name);
            self.name(fragment.as_deref().unwrap_or_default());
            self.each(context);
        }
        for Anchor { id, name, made_of: _, kind: _ } in anchors {
            self.name(id);
            self.name(name);
        }
        for claim in claims {
            let Claim { id, words, markup, at, ask, span: _, .. } = claim;
            self.name(id);
            self.add(words);
            self.markup(markup);
            self.each(at);
            self.each(ask);
        }
    }

    fn note(&mut self, note: &Note) {
        let Note { head, participants, team, source, site, setting, .. } = note;
        let Note { time, place, shared_with, asks, body, .. } = note;
        let Note { evidence, promises, ladders, .. } = note;
        self.head(head);
        self.each(participants.iter().chain(team).chain(asks));
        if self.audience.is_none_or(|it| it == Audience::Team) {
            self.each(shared_with);
        }
        self.each(source.iter().map(|it| &it.words));
        self.each([site, setting, time, place].into_iter().flatten());
        self.body(body);
        for passage in evidence {
            self.evidence(passage);
        }
        for Promise { words, to, by, .. } in promises {
            self.add(words);
            self.add(to);
            self.each(by);
        }
        for Rung { words, .. } in ladders.iter().flat_map(|Ladder { rungs, .. }| rungs) {
            self.add(words);
        }
    }

    fn evidence(&mut self, evidence: &Evidence) {
        let Evidence { id, words, at, topics, need, choice, speaker, .. } = evidence;
        self.name(id);
        self.add(words);
        self.each(at);
        self.each(topics);
        self.each(need.iter().map(|it| &it.words));
        self.each(choice.iter().flat_map(|it| [&it.chose, &it.over]));
        self.each(speaker);
    }

    fn persona(&mut self, persona: &Persona) {
        let Persona { head, name, role, value, intro, sections, basis: _, quote: _ } = persona;
        self.head(head);
        self.add(name);
        self.each(role.iter().chain(value));
        self.markup(intro);
        for Section { title, body, .. } in sections {
            self.add(title);
            self.body(body);
        }
    }

    fn journey(&mut self, journey: &Journey) {
        let Journey { head, scenario, expects, intro, stages, opportunities, .. } = journey;
        self.head(head);
        self.each(scenario.iter().chain(expects));
        self.markup(intro);
        for Stage { name, slug, lanes, steps, body, .. } in stages {
            self.add(name);
            self.name(slug);
            for Lane { kind, label, values, .. } in lanes {
                if let LaneKind::Other(words) = kind {
                    self.add(words);
                }
                self.add(label);
                self.each(values);
            }
            self.each(steps.iter().map(|it| &it.value));
            self.body(body);
        }
        for Opportunity { words, markup, issue, .. } in opportunities {
            self.add(words);
            self.markup(markup);
            self.each(issue);
        }
    }

    fn assumption(&mut self, assumption: &Assumption) {
        let Assumption { head, risk, because, body, .. } = assumption;
        self.head(head);
        self.each(risk.iter().chain(because));
        self.body(body);
    }

    fn insight(&mut self, insight: &Insight) {
        let Insight { head, issue, discuss, body, .. } = insight;
        self.head(head);
        self.each(issue.iter().chain(discuss));
        self.body(body);
    }

    fn page(&mut self, PlainPage { head, body }: &PlainPage) {
        self.head(head);
        self.body(body);
    }

    fn body(&mut self, body: &[Block]) {
        for block in body {
            if let BlockKind::Turn { speaker, .. } = &block.kind {
                self.add(speaker);
                self.words.push_str(": ");
            } else {
                self.words.push(BREAK);
            }
            self.markup_on(&block.markup);
        }
    }

    fn markup(&mut self, markup: &Markup) {
        self.words.push(BREAK);
        self.markup_on(markup);
    }

    /// The words as they are read, then what stands in attributes; they go on with the text before them.
    fn markup_on(&mut self, markup: &Markup) {
        let audience = self.audience;
        let mut ends: Vec<usize> = Vec::new();
        for (position, part) in shown(markup, audience).enumerate() {
            while ends.pop_if(|end| *end <= position).is_some() {
                self.words.push(BREAK);
            }
            match part {
                Part::Html(html) => html::add_cells(html, &mut self.words),
                Part::Guard { len, .. } if audience.is_none() => {
                    self.words.push(BREAK);
                    ends.push(position + 1 + *len as usize);
                }
                // What a link without words of its own shows stands in another text.
                Part::LinkStart(_)
                | Part::LinkEnd
                | Part::PassageStart(_)
                | Part::PassageEnd
                | Part::Guard { .. } => {}
                Part::Image { .. } => self.words.push(' '),
            }
        }
        for part in shown(markup, audience) {
            match part {
                Part::Html(html) => html::add_attributes(html, BREAK, &mut self.words),
                Part::Image { alt, .. } => self.add(alt),
                Part::LinkStart(_)
                | Part::LinkEnd
                | Part::PassageStart(_)
                | Part::PassageEnd
                | Part::Guard { .. } => {}
            }
        }
    }
}

/// The parts that an audience may see. `publish` has taken out every run that is withheld; should it ever not have, the guard still guards.
fn shown(markup: &Markup, audience: Option<Audience>) -> impl Iterator<Item = &Part> {
    let lets = move |consent: Consent| audience.is_none_or(|it| consent.reaches(it));
    let is_shut =
        move |part: &&Part| matches!(part, Part::Guard { consent, .. } if !lets(*consent));
    markup.parts.iter().take_while(move |part| !is_shut(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_guard_hides_is_no_text_of_that_audience() {
        let html = |it: &str| Part::Html(it.into());
        let guard = Part::Guard { consent: Consent::Team, len: 1 };
        let markup = Markup { parts: vec![html("before "), guard, html("within")] };
        let words = |audience| {
            let mut all = All { words: String::new(), audience };
            all.markup(&markup);
            all.words
        };
        assert_eq!(words(None), format!("{BREAK}before {BREAK}within"));
        assert_eq!(words(Some(Audience::Team)), format!("{BREAK}before within"));
        assert_eq!(words(Some(Audience::Public)), format!("{BREAK}before "));
    }
}
