//! The keys that the format knows, per kind of file.

use crate::model::Kind;

const ALL_KINDS: [&str; 9] =
    ["type", "title", "aliases", "tags", "status", "audience", "owner", "review-by", "lang"];
const SLUG: [&str; 1] = ["slug"];
const NOTE: [&str; 24] = [
    "date",
    "participant",
    "persona",
    "journey",
    "segments",
    "team",
    "consent",
    "consent-date",
    "keep-until",
    "withdrawn",
    "source",
    "site",
    "setting",
    "length",
    "session",
    "transcript",
    "recording",
    "shared-with",
    "asks",
    "dismissed",
    "time",
    "place",
    "participants",
    "cadence",
];
const PERSONA: [&str; 8] =
    ["name", "role", "basis", "quote", "segments", "image", "value", "consent"];
const JOURNEY: [&str; 8] =
    ["actor", "scenario", "expects", "state", "as-is", "persona", "segments", "consent"];
const ASSUMPTION: [&str; 9] = [
    "claim",
    "about",
    "held-since",
    "risk",
    "verdict",
    "because",
    "persona",
    "segments",
    "consent",
];
const INSIGHT: [&str; 9] =
    ["claim", "about", "issue", "shipped", "discuss", "date", "persona", "segments", "consent"];
const PAGE: [&str; 3] = ["segments", "date", "consent"];

/// Keys of one participant in the register.
pub const PARTICIPANT: [&str; 6] =
    ["persona", "segments", "consent", "consent-date", "keep-until", "withdrawn"];

/// Keys of a field in the text.
pub const FIELDS: [&str; 20] = [
    "stage", "mood", "persona", "journey", "at", "supports", "refutes", "need", "consent",
    "promise", "due", "by", "from", "issue", "shipped", "feel", "chose", "over", "redact", "as",
];

/// A field of claims: what to ask next time.
pub const ASK: &str = "ask";

/// The keys of one kind of file.
pub fn of(kind: Kind) -> Vec<&'static str> {
    let own: &[&str] = match kind {
        Kind::Note => &NOTE,
        Kind::Persona => &PERSONA,
        Kind::Journey => &JOURNEY,
        Kind::Assumption => &ASSUMPTION,
        Kind::Insight => &INSIGHT,
        Kind::Page => &PAGE,
    };
    ALL_KINDS.iter().chain(&SLUG).chain(own).copied().collect()
}

/// The keys of every kind of file.
pub fn all() -> Vec<&'static str> {
    let own = [NOTE.as_slice(), &PERSONA, &JOURNEY, &ASSUMPTION, &INSIGHT, &PAGE];
    ALL_KINDS.iter().chain(own.into_iter().flatten()).copied().collect()
}
