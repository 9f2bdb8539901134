//! One thing the tool says about the content: which rule, where, and what to do now. Data until the reporter prints it.

use crate::model::{RuleLevel, Settings, SourcePath, Span};
use std::collections::BTreeSet;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Stops a build.
    Error,
    /// Shown and counted.
    Warning,
}

/// One thing the tool says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule speaks.
    pub rule: Rule,
    /// How bad it is; the rule's own level until the settings have been asked.
    pub level: Level,
    /// What is wrong: lower case, no full stop, true on its own line.
    pub message: String,
    /// The place it is about.
    pub primary: Label,
    /// Other places that explain it.
    pub further: Vec<Label>,
    /// What to do now.
    pub help: Option<String>,
}

/// A place and what to see there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// The file.
    pub path: SourcePath,
    /// The smallest span that shows it.
    pub span: Span,
    /// What to see there.
    pub text: String,
}

impl Diagnostic {
    /// Starts a diagnostic at a place, with the rule's own level.
    #[must_use]
    pub fn new(rule: Rule, path: &SourcePath, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            level: rule.level(),
            message: message.into(),
            primary: Label { path: path.clone(), span, text: String::new() },
            further: Vec::new(),
            help: None,
        }
    }

    /// Says what to see at the place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn also(mut self, path: &SourcePath, span: Span, text: impl Into<String>) -> Self {
        self.further.push(Label { path: path.clone(), span, text: text.into() });
        self
    }

    /// Says what to do now.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $name:ident = $word:literal, $level:ident;)*) => {
        /// A rule that content is held to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[doc = $doc])+ $name,)*
        }

        impl Rule {
            /// All rules.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name in brackets after a message, and in `rules:`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }

            /// What it is about in general. Unlike a message it holds no word of the content.
            #[must_use]
            pub fn about(self) -> &'static str {
                match self {
                    $(Self::$name => concat!($($doc),+).trim().trim_end_matches('.'),)*
                }
            }

            /// How bad it is when the settings say nothing.
            #[must_use]
            pub fn level(self) -> Level {
                match self {
                    $(Self::$name => Level::$level,)*
                }
            }
        }
    };
}

rules! {
    /// Front matter that is not closed by a second `---`.
    UnclosedFrontMatter = "unclosed-front-matter", Error;
    /// Front matter, defaults or settings that are not YAML.
    BadYaml = "bad-yaml", Error;
    /// A file that is nearly called like one that withholds, and would be overlooked.
    MisnamedFile = "misnamed-file", Error;
    /// Two versions of some lines, as git leaves them.
    MergeConflict = "merge-conflict", Error;
    /// A comment or a field that hides words and is not closed.
    UnclosedComment = "unclosed-comment", Warning;
    /// A key that the format does not know.
    UnknownKey = "unknown-key", Warning;
    /// A field that the format does not know.
    UnknownField = "unknown-field", Warning;
    /// A value of the wrong sort.
    BadValue = "bad-value", Warning;
    /// A date that is none.
    BadDate = "bad-date", Error;
    /// A mood outside −2 … +2.
    BadMood = "bad-mood", Error;
    /// An unknown value in a consent or audience key.
    BadConsent = "bad-consent", Error;
    /// A setting that is wrong.
    BadSetting = "bad-setting", Error;
    /// A name in a claim, field or key that nothing carries.
    UnknownName = "unknown-name", Error;
    /// A name that several files carry.
    AmbiguousName = "ambiguous-name", Error;
    /// A link in running text that leads nowhere.
    DeadLink = "dead-link", Warning;
    /// A file beside the notes that must not be shown.
    RefusedFile = "refused-file", Error;
    /// Two places in one file with the same id.
    DuplicateId = "duplicate-id", Error;
    /// Two files with the same address.
    DuplicateAddress = "duplicate-address", Error;
    /// A tag that is nearly a quadrant.
    NearTag = "near-tag", Warning;
    /// Text that is not UTF-8.
    NotUtf8 = "not-utf8", Warning;
    /// A file that is no regular file.
    NotRegular = "not-regular", Warning;
    /// Input beyond a stated limit.
    TooLong = "too-long", Warning;
    /// A claim that links to a whole note, not to a passage.
    VagueSupport = "vague-support", Warning;
    /// A claim whose passages do not count for this audience.
    UnsupportedClaim = "unsupported-claim", Warning;
    /// A file past its `review-by`.
    ReviewDue = "review-due", Warning;
    /// A journey with more stages than a map can show well.
    ManyStages = "many-stages", Warning;
    /// A real name of the list in what this audience would read.
    RealName = "real-name", Error;
    /// An e-mail address in what this audience would read.
    EmailAddress = "email-address", Warning;
    /// A telephone number in what this audience would read.
    PhoneNumber = "phone-number", Warning;
    /// The number of a bank account in what this audience would read.
    Iban = "iban", Warning;
    /// A password in what this audience would read.
    SharedPassword = "shared-password", Warning;
    /// A link to a recording, a meeting or a shared file in what this audience would read.
    RecordingLink = "recording-link", Warning;
    /// A group on a public site that rests on so few people that they may be recognized.
    SmallGroup = "small-group", Warning;
    /// A theme that cannot be used.
    BadTheme = "bad-theme", Error;
}

impl Rule {
    /// Finds a rule by its name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }
}

/// Gives every diagnostic the level of the settings, drops those that are off, and sorts the rest by place.
/// One cause may be found from several files (a default above them all); it is said once.
pub fn settle(diagnostics: &mut Vec<Diagnostic>, settings: &Settings) {
    diagnostics.retain_mut(|diagnostic| {
        let set = settings.rules.iter().rev().find(|rule| &*rule.name == diagnostic.rule.name());
        match set.map(|rule| rule.level) {
            Some(RuleLevel::Off) => return false,
            Some(RuleLevel::Warning) => diagnostic.level = Level::Warning,
            Some(RuleLevel::Error) => diagnostic.level = Level::Error,
            None => {}
        }
        true
    });
    diagnostics
        .sort_by(|a, b| (&a.primary, a.rule, &a.message).cmp(&(&b.primary, b.rule, &b.message)));
    diagnostics.dedup();
}

/// The files that errors are about. Of two files with one address neither has more right to it, so both are among them.
#[must_use]
pub fn broken(diagnostics: &[Diagnostic]) -> BTreeSet<&SourcePath> {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.level == Level::Error);
    let labels = errors.flat_map(|error| {
        // A real name in the name of a file is told at the list of names, and the file is the further place.
        let is_shared = matches!(error.rule, Rule::DuplicateAddress | Rule::RealName);
        let further = error.further.iter().filter(move |_| is_shared);
        std::iter::once(&error.primary).chain(further)
    });
    labels.map(|label| &label.path).collect()
}
