//! The site's settings, from `heard.yaml`. Every key has a default, so that no file is needed.

use crate::model::{Audience, Consent, Quadrant, SectionKind, Span};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// What `heard.yaml` says, with defaults for everything it does not say.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The name of the site.
    pub title: Box<str>,
    /// What the site is, in one sentence.
    pub description: Option<Box<str>>,
    /// The language of the pages, as a BCP 47 tag.
    pub lang: Box<str>,
    /// Where the site will stand, for feeds and social titles.
    pub base_url: Option<Box<str>>,
    /// The folder in `themes/` that overrides the built-in theme.
    pub theme: Option<Box<str>>,
    /// Where the theme is named.
    pub theme_span: Span,
    /// The audience of a build that names none.
    pub audience: Audience,
    /// Consent of notes that state none; `None` means nobody wrote one down.
    pub consent: Option<Consent>,
    /// The day to count from, for a finished study; otherwise the current day.
    pub today: Option<Date>,
    /// Words that mean something, per language.
    pub vocabulary: Vocabulary,
    /// Numbers that decide how claims and verdicts are drawn.
    pub thresholds: Thresholds,
    /// Levels of rules, by name.
    pub rules: Vec<Rule>,
    /// What we offer, in one sentence, to hold against what they call valuable.
    pub value: Option<Box<str>>,
    /// Our own words that customers do not use.
    pub jargon: Vec<Box<str>>,
    /// Address of the content in the web view of its repository; the path of the file is appended.
    pub edit_link: Option<Box<str>>,
    /// How empathy maps are drawn.
    pub empathy_map: EmpathyMap,
    /// Whether to use the reader's own fonts instead of the bundled ones.
    pub system_fonts: bool,
}

/// How empathy maps are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EmpathyMap {
    /// Four quadrants; the other parts below them, when there is something in them.
    #[default]
    Classic,
    /// Eight parts around the persona, all of them always there.
    Canvas,
}

/// One line of `rules:`.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The rule's name.
    pub name: Box<str>,
    /// How loud it is.
    pub level: RuleLevel,
}

/// How loud a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleLevel {
    /// Silent.
    Off,
    /// Shown and counted.
    Warning,
    /// Stops a build.
    Error,
}

/// Words that mean something to the reader of files. All keys are lower case.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// Headings of a note or persona that give a quadrant.
    pub quadrants: FxHashMap<Box<str>, Quadrant>,
    /// Headings of a persona that hold claims.
    pub sections: FxHashMap<Box<str>, SectionKind>,
    /// Words and signs that stand for a mood.
    pub moods: FxHashMap<Box<str>, i8>,
    /// Words that begin a step of a why ladder.
    pub whys: Vec<Box<str>>,
    /// Words that begin a root cause.
    pub roots: Vec<Box<str>>,
    /// Headings of a journey that hold opportunities.
    pub opportunities: Vec<Box<str>>,
    /// Tags, without `#`, that stand for a quadrant tag.
    pub tags: FxHashMap<Box<str>, Quadrant>,
}

/// Numbers that decide how claims and verdicts are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Thresholds {
    /// People behind a strong claim.
    pub strong_people: u32,
    /// Days after which a claim has gone quiet.
    pub half_life_days: u32,
    /// Share of the words that should be theirs, in percent.
    pub listening_percent: u32,
    /// People needed for a definite verdict.
    pub verdict_people: u32,
    /// Smallest group that a public site shows without a warning.
    pub small_group: u32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            strong_people: 3,
            half_life_days: 180,
            listening_percent: 70,
            verdict_people: 3,
            small_group: 3,
        }
    }
}
