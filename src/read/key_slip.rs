//! Keys that are none, and among them those that were meant to withhold.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{SourcePath, Span};
use crate::read::keys::{Layer, nearest};
use crate::read::signs::Signs;
use crate::read::yaml::{Entry, Node, Value};
use crate::read::{consent_slip, off_record};
use unicode_normalization::UnicodeNormalization;

/// Words that are as near to `consent` as a slip, and mean something else.
const NO_CONSENT: [&str; 5] = ["concept", "concert", "contents", "contest", "context"];

/// Keys that withhold: a slip of one counts as `none`, whatever its value is.
const WITHHOLDING: [&str; 4] = ["consent", "audience", "withdrawn", "keep-until"];

/// What authors write for a key that withholds, and the key. With `no` behind it, it withholds nothing.
const MEANT: [(&str, &str); 24] = [
    ("opt-out", "consent"),
    ("opted-out", "consent"),
    ("do-not-publish", "consent"),
    ("retain-until", "keep-until"),
    ("confidential", "consent"),
    ("private", "consent"),
    ("permission", "consent"),
    ("embargo", "consent"),
    ("einwilligung", "consent"),
    ("consentement", "consent"),
    ("visibility", "audience"),
    ("access", "audience"),
    ("withdrawn-on", "withdrawn"),
    ("withdrawn-at", "withdrawn"),
    ("withdrew", "withdrawn"),
    ("retracted", "withdrawn"),
    ("revoked", "withdrawn"),
    ("consent-withdrawn", "withdrawn"),
    ("consent-revoked", "withdrawn"),
    ("delete-after", "keep-until"),
    ("delete-on", "keep-until"),
    ("delete-by", "keep-until"),
    ("expires", "keep-until"),
    ("retention", "keep-until"),
];

/// Keys that publish, elsewhere: with `no` behind one, it withholds.
const PUBLISHING: [&str; 5] = ["publish", "published", "public", "share", "shareable"];

/// Keys that withhold whole files, and words like them, as somebody may write them for one line.
const FIELDS: [&str; 9] = [
    "audience",
    "withdrawn",
    "keep-until",
    "confidential",
    "private",
    "visibility",
    "embargo",
    "draft",
    "off-record",
];

/// What authors write for the status `draft`.
const UNFINISHED: [&str; 10] = [
    "wip",
    "in progress",
    "private",
    "confidential",
    "hidden",
    "unpublished",
    "embargoed",
    "withdrawn",
    "retracted",
    "revoked",
];

/// Reports keys that the format does not know.
pub fn unknown(layer: Layer<'_>, known: &[&str]) -> Vec<Diagnostic> {
    let said = |entry: &Entry| match nested(&entry.value) {
        Some(inner) => Some(misplaced(layer.path, inner, entry)),
        None if is_marked(entry) => Some(marked(layer.path, entry)),
        None if !known.contains(&&*entry.key) => Some(stranger(layer.path, entry, known)),
        None => has_keys(&entry.value).then(|| keyed(layer.path, entry)),
    };
    layer.entries.iter().filter_map(said).collect()
}

fn stranger(path: &SourcePath, entry: &Entry, known: &[&str]) -> Diagnostic {
    let span = Span::new(entry.key_span.clone());
    if let Some(name) = slip_of(entry) {
        let message = format!("`{}` is not a key, but looks like `{name}`", entry.key);
        return Diagnostic::new(Rule::BadConsent, path, span, message)
            .label("nobody is shown this file until it is clear what was meant")
            .help(format!("write `{name}`"));
    }
    if WITHHOLDING.contains(&&*entry.key) {
        let message = format!("`{}` is a key of notes only", entry.key);
        return Diagnostic::new(Rule::BadConsent, path, span, message)
            .label("nobody is shown this file until it is clear what was meant")
            .help("write `audience:`");
    }
    let message = format!("there is no key `{}`", entry.key);
    let diagnostic = Diagnostic::new(Rule::UnknownKey, path, span, message);
    if is_nearly_draft(entry) {
        let label = "counts as `status: draft`: nobody is shown this file";
        return diagnostic.label(label).help("write `status: draft`");
    }
    let diagnostic = diagnostic.label("not used");
    match nearest(&entry.key, known) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("leave it out, or write it into the text"),
    }
}

fn misplaced(path: &SourcePath, inner: &Entry, outer: &Entry) -> Diagnostic {
    let message = format!("`{}` is not read inside of `{}`", inner.key, outer.key);
    Diagnostic::new(Rule::BadConsent, path, Span::new(inner.key_span.clone()), message)
        .label("nobody is shown this file until it is clear what was meant")
        .help("write the key on a line of its own, or register the participant in `_defaults.yaml`")
}

fn keyed(path: &SourcePath, entry: &Entry) -> Diagnostic {
    let is_doubtful = is_doubtful(entry);
    let rule = if is_doubtful { Rule::BadConsent } else { Rule::BadValue };
    let message = format!("`{}` has no keys of its own", entry.key);
    let diagnostic = Diagnostic::new(rule, path, Span::new(entry.key_span.clone()), message);
    if is_doubtful {
        let label = "nobody is shown this file until it is clear whom it is about";
        return diagnostic.label(label).help("write the ids alone, such as `[P07, P08]`");
    }
    diagnostic.label("not used").help("write a value, or several in brackets")
}

fn marked(path: &SourcePath, entry: &Entry) -> Diagnostic {
    let message =
        format!("the value of `{}` holds a mark that is read in the text only", entry.key);
    Diagnostic::new(Rule::BadConsent, path, Span::new(entry.value.span.clone()), message)
        .label("nobody is shown this file until it is clear what was meant")
        .help("leave out what not all may read, or write it into the text below a heading")
}

/// Whether a value holds a consent, an `#off-record` or a comment, as lines of text may.
fn is_marked(entry: &Entry) -> bool {
    has_mark(&entry.value, &entry.key)
}

fn has_mark(value: &Value, key: &str) -> bool {
    match &value.node {
        Node::Null => false,
        Node::List(items) => items.iter().any(|item| has_mark(item, key)),
        Node::Map(entries) => entries.iter().any(is_marked),
        Node::Text(words) => {
            if !words.contains([':', '#', '%', '<']) {
                return false;
            }
            let signs = Signs::of(words, 0);
            let is_consent =
                || !consent_slip::spans(words, 0..words.len(), signs.all(), &[]).is_empty();
            // Tags of the whole file have no other place.
            let is_off_record = || key != "tags" && off_record::is_in(words, &signs);
            let is_comment = words.contains("<!--") || 2 <= words.matches("%%").count();
            is_comment || is_off_record() || is_consent()
        }
    }
}

fn has_keys(value: &Value) -> bool {
    match &value.node {
        Node::Null | Node::Text(_) => false,
        Node::List(items) => items.iter().any(has_keys),
        Node::Map(_) => true,
    }
}

/// A key that withholds, where no key is looked for: inside the value of another.
fn nested(value: &Value) -> Option<&Entry> {
    match &value.node {
        Node::Null | Node::Text(_) => None,
        Node::List(items) => items.iter().find_map(nested),
        Node::Map(entries) => entries.iter().find_map(|entry| {
            let is_one = WITHHOLDING.contains(&&*entry.key) || slip_of(entry).is_some();
            if is_one { Some(entry) } else { nested(&entry.value) }
        }),
    }
}

/// Whether a key withholds that is none, or stands where none is read; or says in another way than ids who took part,
/// so that what they agreed to cannot be looked up.
pub fn is_doubtful(entry: &Entry) -> bool {
    let is_somebody = matches!(&*entry.key, "participant" | "participants");
    slip_of(entry).is_some()
        || nested(&entry.value).is_some()
        || is_marked(entry)
        || is_somebody && has_keys(&entry.value)
}

/// Whether keys that withhold stand below a key that should hold a value.
pub fn is_nested(entry: &Entry) -> bool {
    nested(&entry.value).is_some()
}

/// Whether a key is a slip of the pen for `consent`. What was meant to withhold must not be ignored.
pub fn is_nearly_consent(key: &str) -> bool {
    is_nearly(key, "consent") && !NO_CONSENT.contains(&key)
}

/// Whether a field of a line is a slip of the pen for `consent`, or says in another way that not all may see the line.
pub fn withholds(field: &str) -> bool {
    is_nearly_consent(field) || FIELDS.contains(&field)
}

/// The key that withholds, when a key is a slip of the pen for one, or another word for one.
fn slip_of(entry: &Entry) -> Option<&'static str> {
    let key = entry.key.nfkc().collect::<String>().to_lowercase().replace(['_', ' '], "-");
    if WITHHOLDING.contains(&&*entry.key) || NO_CONSENT.contains(&&*key) {
        return None;
    }
    let is_denied = matches!(&entry.value.node, Node::Text(value) if is_no(value));
    if is_denied && PUBLISHING.contains(&&*key) {
        return Some("consent");
    }
    let meant = || MEANT.iter().find(|(word, _)| *word == key && !is_denied).map(|(_, name)| *name);
    WITHHOLDING.into_iter().find(|name| is_within(&key, name, 2)).or_else(meant)
}

/// Whether a status is `draft`, a slip of the pen for it, or another word for it.
pub fn is_draft(status: &str) -> bool {
    let status = status.trim().to_lowercase();
    strsim::osa_distance(&status, "draft") <= 2 || UNFINISHED.contains(&&*status)
}

fn is_no(value: &str) -> bool {
    matches!(&*value.trim().to_lowercase(), "" | "false" | "no" | "off" | "0" | "none" | "never")
}

/// Whether a key with its value is a slip of the pen for `status: draft`.
pub fn is_nearly_draft(entry: &Entry) -> bool {
    let Node::Text(value) = &entry.value.node else { return false };
    let value = value.trim().to_lowercase();
    match &*entry.key {
        "draft" => !is_no(&value),
        key => is_nearly(key, "status") && (value == "draft" || is_nearly(&value, "draft")),
    }
}

fn is_nearly(word: &str, name: &str) -> bool {
    word != name && is_within(word, name, 2)
}

/// Whether no more than so many slips make one word of the other.
pub fn is_within(word: &str, name: &str, n_slips: u32) -> bool {
    // A letter that only one of them has is a slip of its own. Nearly all words have too many, and need not be compared.
    if word.len() + (n_slips as usize) < name.len() {
        return false;
    }
    let (own, other) = (letters(word), letters(name));
    (own & !other).count_ones() <= n_slips
        && (other & !own).count_ones() <= n_slips
        && strsim::osa_distance(word, name) <= n_slips as usize
}

/// The ASCII letters of a word as a set, in lower case. Two signs may count as one, so that a set is never larger than it should be.
pub fn letters(word: &str) -> u64 {
    let letters = word.bytes().filter(u8::is_ascii).map(|byte| byte.to_ascii_lowercase());
    letters.fold(0, |set, byte| set | 1 << (byte % 64))
}
