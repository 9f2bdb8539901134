//! The words of the pages, in one file per language, with the plural rules of that language.

use crate::pages::dir;
use crate::render::files::Files;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::fmt::Write;
use tera::{Kwargs, Value};
use unic_langid::LanguageIdentifier;

/// The language every string is there in.
const FALLBACK: &str = "en";

/// All strings of one language, with English behind them.
pub struct Strings {
    bundles: Vec<FluentBundle<FluentResource>>,
    /// Strings without arguments, said once.
    plain: FxHashMap<String, String>,
    /// The same, as templates take them: a page asks for dozens, and a ready value is only counted.
    values: FxHashMap<String, Value>,
    /// The forms of a date, with signs where day, month and year go.
    dates: FxHashMap<&'static str, String>,
    /// What stands before a number with a sign, so that the sign stays on its side.
    before_sign: &'static str,
}

/// Turns what follows from left to right, and is not seen.
const LEFT_TO_RIGHT: &str = "\u{200E}";

/// The forms of a date.
const DATE_FORMS: [&str; 3] = ["date-short", "date-long", "date-month"];
/// What the keys of strings begin with that scripts show.
const SCRIPT_KEYS: [&str; 3] = ["search-", "nav-", "mon-"];
/// What stands for the day in the form of a date.
const DAY: char = '\u{1}';
/// What stands for the month.
const MONTH: char = '\u{2}';
/// What stands for the year.
const YEAR: char = '\u{3}';

impl Strings {
    /// Loads the strings of a language and, behind them, those of its parent and English.
    ///
    /// The first layer that has a string says it: a site may change one word and keep the rest.
    pub fn load(layers: &[&Files], lang: &str, problems: &mut Vec<String>) -> Self {
        let primary = lang.split(['-', '_']).next().unwrap_or(lang);
        let mut names = vec![lang, primary, FALLBACK];
        names.dedup();
        let mut strings = Self {
            bundles: Vec::new(),
            plain: FxHashMap::default(),
            values: FxHashMap::default(),
            dates: FxHashMap::default(),
            before_sign: if dir(lang) == "rtl" { LEFT_TO_RIGHT } else { "" },
        };
        for name in names {
            let path = format!("strings/{name}.ftl");
            for bytes in layers.iter().filter_map(|files| files.get(&path)) {
                strings.add(name, String::from_utf8_lossy(bytes).into_owned(), problems);
            }
        }
        let value = |(key, words): (&String, &String)| (key.clone(), Value::from(words.as_str()));
        strings.values = strings.plain.iter().map(value).collect();
        strings.dates =
            DATE_FORMS.into_iter().map(|form| (form, strings.date_form(form))).collect();
        strings
    }

    /// What stands before a number with a sign.
    pub fn before_sign(&self) -> &'static str {
        self.before_sign
    }

    fn date_form(&self, form: &str) -> String {
        let mut arguments = FluentArgs::new();
        for (name, sign) in [("day", DAY), ("month", MONTH), ("year", YEAR)] {
            arguments.set(name, sign.to_string());
        }
        self.format(form, &arguments)
    }

    fn add(&mut self, lang: &str, text: String, problems: &mut Vec<String>) {
        let keys: Vec<String> = keys(&text).map(str::to_owned).collect();
        let language: LanguageIdentifier = lang.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
            problems.extend(errors.iter().map(|error| format!("strings/{lang}.ftl: {error}")));
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            problems.extend(errors.iter().map(|error| format!("strings/{lang}.ftl: {error}")));
        }
        for key in keys.into_iter().filter(|key| !self.has(key)).collect::<Vec<_>>() {
            if let Some(words) = format(&bundle, &key, None) {
                self.plain.insert(key, words);
            }
        }
        self.bundles.push(bundle);
    }

    /// Says whether there is a string.
    pub fn has(&self, key: &str) -> bool {
        self.bundles.iter().any(|bundle| bundle.has_message(key))
    }

    /// A string without arguments, if there is one.
    pub fn fixed(&self, key: &str) -> Option<&str> {
        self.plain.get(key).map(String::as_str)
    }

    /// The strings that scripts show, by their keys; the form of a date has `{day}`, `{month}` and `{year}` in it.
    pub fn for_scripts(&self) -> BTreeMap<&str, String> {
        let is_for_scripts = |key: &str| SCRIPT_KEYS.iter().any(|prefix| key.starts_with(prefix));
        let plain = self.plain.iter().filter(|(key, _)| is_for_scripts(key));
        let mut strings: BTreeMap<&str, String> =
            plain.map(|(key, words)| (key.as_str(), words.clone())).collect();
        for (form, text) in &self.dates {
            let text = text.replace(DAY, "{day}").replace(MONTH, "{month}");
            strings.insert(*form, text.replace(YEAR, "{year}"));
        }
        strings
    }

    /// A date in one of the forms of the language; `month` is the key of its name.
    pub fn date(&self, form: &str, date: Date, month: &str) -> String {
        let mut text = String::with_capacity(32);
        for sign in self.dates.get(form).map_or("", String::as_str).chars() {
            // Writing to a string cannot fail.
            let _ = match sign {
                DAY => write!(text, "{}", date.day()),
                YEAR => write!(text, "{}", date.year()),
                MONTH => text.write_str(self.fixed(month).unwrap_or(month)),
                _ => text.write_char(sign),
            };
        }
        text
    }

    /// A string with the arguments of a call in a template.
    pub fn say(&self, key: &str, call: &Kwargs) -> Value {
        if let Some(words) = self.values.get(key) {
            return words.clone();
        }
        let mut arguments = FluentArgs::new();
        for (name, value) in call.iter().filter_map(|(name, value)| Some((name.as_str()?, value))) {
            arguments.set(name.to_owned(), argument(value));
        }
        Value::from(self.format(key, &arguments))
    }

    fn format(&self, key: &str, arguments: &FluentArgs) -> String {
        let said = self.bundles.iter().find_map(|bundle| format(bundle, key, Some(arguments)));
        said.unwrap_or_else(|| key.to_owned())
    }
}

fn argument(value: &Value) -> FluentValue<'static> {
    match value.as_i128() {
        Some(number) => FluentValue::from(i64::try_from(number).unwrap_or(i64::MAX)),
        None => FluentValue::from(value.to_string()),
    }
}

fn format(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    arguments: Option<&FluentArgs>,
) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let words = bundle.format_pattern(pattern, arguments, &mut errors).into_owned();
    // Without arguments an error means that the string needs some.
    (errors.is_empty() || arguments.is_some()).then_some(words)
}

/// The keys of a file of strings.
fn keys(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        let is_key = key.starts_with(|it: char| it.is_ascii_alphabetic())
            && key.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
        is_key.then_some(key)
    })
}
