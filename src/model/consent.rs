//! What a participant allowed, and for whom a site is built.

/// What a participant allowed, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Consent {
    /// Nobody may read it.
    None,
    /// Those who work with the notes.
    Team,
    /// Everybody in the organization.
    Internal,
    /// Everybody.
    Public,
}

impl Consent {
    /// Reads the word of a consent key.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "none" => Some(Self::None),
            "team" => Some(Self::Team),
            "internal" => Some(Self::Internal),
            "public" => Some(Self::Public),
            _ => None,
        }
    }

    /// The word as authors write it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Team => "team",
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }

    /// Says whether a site for this audience may show it.
    #[must_use]
    pub fn reaches(self, audience: Audience) -> bool {
        match audience {
            Audience::Team => Self::Team <= self,
            Audience::Internal => Self::Internal <= self,
            Audience::Public => Self::Public <= self,
        }
    }
}

/// Something that stands on a line, with what was allowed for that line.
#[derive(Clone, Debug)]
pub struct Guarded<T> {
    /// What stands there.
    pub value: T,
    /// Whom it may be shown to.
    pub consent: Consent,
}

/// For whom a site is built, from few to many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Those who work with the notes.
    Team,
    /// Everybody in the organization.
    Internal,
    /// Everybody.
    Public,
}

impl Audience {
    /// All audiences, from few to many.
    pub const ALL: [Self; 3] = [Self::Team, Self::Internal, Self::Public];

    /// Reads the word of `--audience` or an `audience:` key.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.word() == word)
    }

    /// The word as authors write it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }
}
