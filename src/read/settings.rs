//! `heard.yaml`: the site's settings over the built-in ones.

use crate::diagnostic::{self, Diagnostic};
use crate::model::{
    Audience, Consent, EmpathyMap, Quadrant, Rule, RuleLevel, SectionKind, Settings, Source,
    SourcePath, Span, Thresholds, Vocabulary,
};
use crate::read::key_slip;
use crate::read::keys::{self, Layer, Text};
use crate::read::yaml::{self, Entry, Node};
use crate::read::{consent, date, front, lang, vocabulary};
use rustc_hash::FxHashMap;

const KEYS: [&str; 17] = [
    "title",
    "description",
    "lang",
    "base-url",
    "theme",
    "audience",
    "consent",
    "today",
    "vocabulary",
    "thresholds",
    "rules",
    "value",
    "jargon",
    "edit-link",
    "fonts",
    "empathy-map",
    "content",
];
const THRESHOLDS: [&str; 5] = ["strong", "half-life", "listening", "verdict", "small-group"];
const WORDS: [&str; 7] =
    ["quadrants", "sections", "moods", "whys", "roots", "opportunities", "tags"];
const SECTIONS: [&str; 8] = ["success", "goals", "pains", "gains", "jobs", "needs", "day", "prose"];
const LEVELS: [&str; 3] = ["off", "warning", "error"];

/// The settings of a site that has no `heard.yaml`.
pub fn default_settings() -> Settings {
    Settings {
        title: "What we heard".into(),
        description: None,
        lang: "en".into(),
        base_url: None,
        theme: None,
        theme_span: Span::default(),
        audience: Audience::Team,
        consent: None,
        today: None,
        vocabulary: vocabulary::vocabulary(),
        thresholds: Thresholds::default(),
        rules: Vec::new(),
        value: None,
        jargon: Vec::new(),
        edit_link: None,
        empathy_map: EmpathyMap::Classic,
        system_fonts: false,
    }
}

/// Reads `heard.yaml`. What is wrong in it keeps its built-in value.
pub fn settings(source: &Source) -> (Settings, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let text = front::text(source, &mut diagnostics);
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let mut settings = default_settings();
    let entries = match yaml::parse(text.get(start..).unwrap_or_default(), start) {
        Ok(entries) => entries,
        Err(fault) => {
            diagnostics.push(front::not_yaml(&source.path, fault));
            // Nobody knows which consent the file would have asked for.
            settings.consent = Some(Consent::None);
            return (settings, diagnostics);
        }
    };
    let mut taker = Taker { path: &source.path, diagnostics };
    for entry in &entries {
        taker.take(entry, &mut settings);
    }
    (settings, taker.diagnostics)
}

struct Taker<'a> {
    path: &'a SourcePath,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Taker<'a> {
    fn take(&mut self, entry: &Entry, settings: &mut Settings) {
        let text = self.text(entry);
        let words = || text.as_ref().map(|text| Box::from(text.words));
        match &*entry.key {
            "title" => settings.title = words().unwrap_or_else(|| settings.title.clone()),
            "description" => settings.description = words(),
            "lang" => {
                if let Some(lang) = text.as_ref().and_then(|text| self.lang(text)) {
                    settings.lang = lang;
                }
            }
            "base-url" => settings.base_url = text.as_ref().and_then(|text| self.base_url(text)),
            "theme" => {
                settings.theme = words();
                settings.theme_span = Span::new(entry.value.span.clone());
            }
            "value" => settings.value = words(),
            "edit-link" => settings.edit_link = words(),
            "content" => {}
            "audience" => {
                let all = Audience::ALL.map(Audience::word);
                if let Some(audience) = self.word(entry, &all, Audience::from_word) {
                    settings.audience = audience;
                }
            }
            "consent" => settings.consent = text.as_ref().map(|_| self.consent(entry)),
            "today" => settings.today = text.as_ref().and_then(|text| self.date(text)),
            "jargon" => {
                let words = self.texts(entry);
                settings.jargon = words.iter().map(|text| text.words.into()).collect();
            }
            "fonts" => {
                let system = self.word(entry, &["system", "bundled"], |word| match word {
                    "system" => Some(true),
                    "bundled" => Some(false),
                    _ => None,
                });
                settings.system_fonts = system.unwrap_or(false);
            }
            "empathy-map" => {
                let map = self.word(entry, &["classic", "canvas"], |word| match word {
                    "classic" => Some(EmpathyMap::Classic),
                    "canvas" => Some(EmpathyMap::Canvas),
                    _ => None,
                });
                settings.empathy_map = map.unwrap_or_default();
            }
            "thresholds" => self.thresholds(entry, &mut settings.thresholds),
            "rules" => settings.rules = self.rules(entry),
            "vocabulary" => self.vocabulary(entry, &mut settings.vocabulary),
            key if key_slip::is_nearly_consent(key) => {
                self.stranger(entry, &KEYS);
                settings.consent = Some(Consent::None);
            }
            _ => self.stranger(entry, &KEYS),
        }
    }

    fn texts<'e>(&'e self, entry: &'e Entry) -> Vec<Text<'e>> {
        keys::texts(Layer { path: self.path, entries: std::slice::from_ref(entry) }, &entry.key)
    }

    fn text<'e>(&self, entry: &'e Entry) -> Option<Text<'e>>
    where
        'a: 'e,
    {
        match &entry.value.node {
            Node::Text(words) if !words.trim().is_empty() => {
                Some(Text { words: words.trim(), span: entry.value.span.clone(), path: self.path })
            }
            Node::Text(_) | Node::Null | Node::List(_) | Node::Map(_) => None,
        }
    }

    fn wrong(&mut self, span: std::ops::Range<usize>, message: impl Into<String>, help: String) {
        let rule = diagnostic::Rule::BadSetting;
        self.diagnostics.push(
            Diagnostic::new(rule, self.path, Span::new(span), message)
                .label("keeps its built-in value")
                .help(help),
        );
    }

    fn stranger(&mut self, entry: &Entry, known: &[&str]) {
        let help = keys::one_of(&entry.key, known);
        self.wrong(entry.key_span.clone(), format!("there is no setting `{}`", entry.key), help);
    }

    fn word<T>(
        &mut self,
        entry: &Entry,
        choices: &[&str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let Node::Text(words) = &entry.value.node else { return None };
        let value = read(&words.trim().to_lowercase());
        if value.is_none() {
            let help = keys::one_of(words, choices);
            self.wrong(
                entry.value.span.clone(),
                format!("`{}` cannot be `{words}`", entry.key),
                help,
            );
        }
        value
    }

    fn consent(&mut self, entry: &Entry) -> Consent {
        self.diagnostics.extend(consent::faults(self.path, std::slice::from_ref(entry)));
        consent::of(Layer { path: self.path, entries: std::slice::from_ref(entry) })
            .unwrap_or(Consent::None)
    }

    fn date(&mut self, text: &Text<'_>) -> Option<jiff::civil::Date> {
        let date = date::exact(text.words);
        if date.is_none() {
            self.diagnostics.push(keys::bad_date(self.path, text.span.clone(), text.words));
        }
        date
    }

    fn lang(&mut self, text: &Text<'_>) -> Option<Box<str>> {
        if lang::is_tag(text.words) {
            return Some(text.words.into());
        }
        let message = format!("`lang` cannot be `{}`", text.words);
        self.wrong(text.span.clone(), message, lang::HELP.to_owned());
        None
    }

    fn base_url(&mut self, text: &Text<'_>) -> Option<Box<str>> {
        if ["http://", "https://"].iter().any(|scheme| text.words.starts_with(scheme)) {
            return Some(text.words.into());
        }
        let message = format!("`base-url` cannot be `{}`", text.words);
        let help = "write the whole address of the site, such as `https://example.org/research`";
        self.wrong(text.span.clone(), message, help.to_owned());
        None
    }

    fn map<'e>(&mut self, entry: &'e Entry) -> &'e [Entry] {
        match &entry.value.node {
            Node::Map(entries) => entries,
            Node::Null => &[],
            Node::Text(_) | Node::List(_) => {
                let message = format!("`{}` holds keys of its own", entry.key);
                self.wrong(
                    entry.key_span.clone(),
                    message,
                    "write them below it, two spaces further in".to_owned(),
                );
                &[]
            }
        }
    }

    fn thresholds(&mut self, entry: &Entry, thresholds: &mut Thresholds) {
        for entry in self.map(entry) {
            let place = match &*entry.key {
                "strong" => &mut thresholds.strong_people,
                "half-life" => &mut thresholds.half_life_days,
                "listening" => &mut thresholds.listening_percent,
                "verdict" => &mut thresholds.verdict_people,
                "small-group" => &mut thresholds.small_group,
                _ => {
                    self.stranger(entry, &THRESHOLDS);
                    continue;
                }
            };
            let number = match &entry.value.node {
                Node::Text(words) => words.parse().ok().filter(|number| 0 < *number),
                Node::Null | Node::List(_) | Node::Map(_) => None,
            };
            if let Some(number) = number {
                *place = number;
                continue;
            }
            let message = format!("`{}` is not a whole number above zero", entry.key);
            self.wrong(entry.value.span.clone(), message, "write a number such as `3`".to_owned());
        }
    }

    fn rules(&mut self, entry: &Entry) -> Vec<Rule> {
        let mut rules = Vec::new();
        for entry in self.map(entry) {
            if diagnostic::Rule::from_name(&entry.key).is_none() {
                let names: Vec<&str> =
                    diagnostic::Rule::ALL.iter().map(|rule| rule.name()).collect();
                let help = keys::nearest(&entry.key, &names).map_or_else(
                    || "the manual lists all rules in `docs/format/diagnostics.md`".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                self.wrong(
                    entry.key_span.clone(),
                    format!("there is no rule `{}`", entry.key),
                    help,
                );
                continue;
            }
            let level = self.word(entry, &LEVELS, |word| match word {
                "off" => Some(RuleLevel::Off),
                "warning" => Some(RuleLevel::Warning),
                "error" => Some(RuleLevel::Error),
                _ => None,
            });
            rules.extend(level.map(|level| Rule { name: entry.key.clone(), level }));
        }
        rules
    }

    /// The site's words are added to the built-in ones; its moods replace the meaning of a word.
    fn vocabulary(&mut self, entry: &Entry, vocabulary: &mut Vocabulary) {
        for entry in self.map(entry) {
            match &*entry.key {
                "quadrants" => self.meanings(entry, &mut vocabulary.quadrants, Quadrant::from_word),
                "tags" => self.meanings(entry, &mut vocabulary.tags, Quadrant::from_word),
                "sections" => self.meanings(entry, &mut vocabulary.sections, section),
                "moods" => self.meanings(entry, &mut vocabulary.moods, mood),
                "whys" => vocabulary.whys.extend(self.lower(entry)),
                "roots" => vocabulary.roots.extend(self.lower(entry)),
                "opportunities" => vocabulary.opportunities.extend(self.lower(entry)),
                _ => self.stranger(entry, &WORDS),
            }
        }
    }

    fn lower(&self, entry: &Entry) -> Vec<Box<str>> {
        self.texts(entry).iter().map(|text| text.words.to_lowercase().into()).collect()
    }

    fn meanings<T: Copy>(
        &mut self,
        entry: &Entry,
        table: &mut FxHashMap<Box<str>, T>,
        read: impl Fn(&str) -> Option<T>,
    ) {
        for entry in self.map(entry) {
            let Some(meaning) = read(&entry.key) else {
                let choices: Vec<&str> =
                    Quadrant::ALL.iter().map(|quadrant| quadrant.word()).chain(SECTIONS).collect();
                self.stranger(entry, &choices);
                continue;
            };
            for word in self.lower(entry) {
                table.insert(word, meaning);
            }
        }
    }
}

fn section(word: &str) -> Option<SectionKind> {
    match word {
        "success" => Some(SectionKind::Success),
        "goals" => Some(SectionKind::Goals),
        "pains" => Some(SectionKind::Pains),
        "gains" => Some(SectionKind::Gains),
        "jobs" => Some(SectionKind::Jobs),
        "needs" => Some(SectionKind::Needs),
        "day" => Some(SectionKind::Day),
        "prose" => Some(SectionKind::Prose),
        _ => Quadrant::from_word(word).map(SectionKind::Statements),
    }
}

fn mood(word: &str) -> Option<i8> {
    let value: i8 = word.replace('\u{2212}', "-").parse().ok()?;
    (-2..=2).contains(&value).then_some(value)
}
