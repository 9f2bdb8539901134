//! One Markdown file about one session: where evidence is born.

use crate::model::{Block, BlockKind, Consent, Evidence, Head, RefId};
use jiff::civil::Date;
use std::sync::Arc;

/// One session as it was written down.
#[derive(Clone, Debug)]
pub struct Note {
    /// What every file has.
    pub head: Head,
    /// How we listened.
    pub method: Method,
    /// When.
    pub date: Option<Date>,
    /// The participants, under their pseudonyms; empty when nobody is named.
    pub participants: Vec<Box<str>>,
    /// The personas the session is about.
    pub personas: Vec<RefId>,
    /// Who was there for us.
    pub team: Vec<Box<str>>,
    /// What the participant allowed for the whole note.
    pub consent: Consent,
    /// Whether somebody wrote a consent down; without one the note counts as `team` and wears a badge.
    pub has_consent: bool,
    /// When consent was given.
    pub consent_date: Option<Date>,
    /// The last day the note may be used.
    pub keep_until: Option<Date>,
    /// When the participant withdrew.
    pub withdrawn: Option<Date>,
    /// Who reached out.
    pub source: Option<Origin>,
    /// Where it took place.
    pub site: Option<Box<str>>,
    /// In what surroundings, such as `at home`.
    pub setting: Option<Box<str>>,
    /// How long it took, in minutes.
    pub length_min: Option<u32>,
    /// The name that two notes of one session share.
    pub session: Option<Box<str>>,
    /// `type: session`: planned rather than held.
    pub is_session: bool,
    /// Time of a planned session.
    pub time: Option<Box<str>>,
    /// Place of a planned session.
    pub place: Option<Box<str>>,
    /// With whom it was shared.
    pub shared_with: Vec<Box<str>>,
    /// What to ask next time.
    pub asks: Vec<Box<str>>,
    /// Whether a heading gives the title.
    pub is_titled: bool,
    /// The body, block by block.
    pub body: Vec<Block>,
    /// All passages, in the order of the text.
    pub evidence: Vec<Evidence>,
    /// What we promised.
    pub promises: Vec<Promise>,
    /// Why ladders, in order.
    pub ladders: Vec<Ladder>,
}

impl Note {
    /// The person behind a passage: its speaker, else the first participant, else nobody known, who is a person of their own.
    pub fn person(&self, evidence: &Evidence) -> &str {
        let mut participants = self.participants.iter().map(AsRef::as_ref);
        let first = participants.clone().next();
        let speaker =
            evidence.speaker.as_deref().and_then(|name| participants.find(|it| *it == name));
        speaker.or(first).unwrap_or(self.head.path.as_str())
    }

    /// How the words were shared, over all speaker turns; absent when there are none.
    pub fn listening(&self) -> Option<Listening> {
        let mut listening = Listening { n_words_theirs: 0, n_words_ours: 0 };
        for block in &self.body {
            match block.kind {
                BlockKind::Turn { ours: true, n_words, .. } => listening.n_words_ours += n_words,
                BlockKind::Turn { ours: false, n_words, .. } => listening.n_words_theirs += n_words,
                _ => {}
            }
        }
        (0 < listening.n_words_theirs + listening.n_words_ours).then_some(listening)
    }
}

/// Where a session came from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The words of `source:`.
    pub words: Box<str>,
}

/// How we listened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// A conversation with questions.
    Interview,
    /// Watching somebody in their own surroundings.
    Observation,
    /// Watching somebody try a task.
    Usability,
    /// Written answers.
    Survey,
    /// A conversation they began because they needed help.
    Support,
    /// Notes that participants kept themselves.
    Diary,
    /// Work done together with participants.
    Workshop,
    /// Something read about the field.
    Trend,
    /// Not said.
    Other,
}

impl Method {
    /// All methods in reading order.
    pub const ALL: [Self; 9] = [
        Self::Interview,
        Self::Observation,
        Self::Usability,
        Self::Survey,
        Self::Support,
        Self::Diary,
        Self::Workshop,
        Self::Trend,
        Self::Other,
    ];

    /// The word as authors write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::Observation => "observation",
            Self::Usability => "usability",
            Self::Survey => "survey",
            Self::Support => "support",
            Self::Diary => "diary",
            Self::Workshop => "workshop",
            Self::Trend => "trend",
            Self::Other => "note",
        }
    }

    /// Reads the word of `type:` or of a folder.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "interviews" => Some(Self::Interview),
            "observations" => Some(Self::Observation),
            "surveys" => Some(Self::Survey),
            _ => Self::ALL.into_iter().find(|method| method.word() == word),
        }
    }
}

/// Something we promised a participant.
#[derive(Clone, Debug)]
pub struct Promise {
    /// What we promised, in plain words.
    pub words: Arc<str>,
    /// To whom.
    pub to: Box<str>,
    /// Who keeps it.
    pub by: Option<Box<str>>,
    /// Until when.
    pub due: Option<Date>,
    /// Whether it is kept.
    pub is_kept: bool,
    /// Whom it may be shown to.
    pub consent: Consent,
}

/// A chain of whys below one passage, as taught by Sakichi Toyoda.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// The passage it starts from: a position in `Note::evidence`, when the top line is one.
    pub top: Option<u32>,
    /// The steps from the first answer to the root, in the order of the text.
    pub rungs: Vec<Rung>,
}

/// One step of a why ladder.
#[derive(Clone, Debug)]
pub struct Rung {
    /// The answer in plain words, without `Why?` and `Root:`.
    pub words: Arc<str>,
    /// Whether it is the root cause.
    pub is_root: bool,
    /// How deep it stands below the top, from 1.
    pub depth: u8,
    /// The passage it is, when it carries an id or a tag: a position in `Note::evidence`.
    pub evidence: Option<u32>,
    /// Whom it may be shown to.
    pub consent: Consent,
}

/// How the words of a session were shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Listening {
    /// Words of participants.
    pub n_words_theirs: u32,
    /// Words of ours.
    pub n_words_ours: u32,
}

impl Listening {
    /// The participants' share of the words, in percent, rounded.
    pub fn share_percent(self) -> u32 {
        let all = self.n_words_theirs + self.n_words_ours;
        (self.n_words_theirs * 200).checked_div(all).map_or(0, |doubled| doubled.div_ceil(2))
    }
}
