//! What a careful colleague would say about the content: one rule per file, each over the whole knowledge or over the words of one entry.

mod email_address;
mod iban;
mod kept;
mod many_stages;
mod phone_number;
mod real_name;
mod recording_link;
mod review_due;
mod shared_password;
mod small_group;
mod unsupported_claim;

pub use kept::{Kept, View};

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Knowledge;
use crate::publish::Published;

/// A rule over the whole knowledge, and what of it one audience sees.
type Check = fn(&Knowledge, &Published) -> Vec<Diagnostic>;

/// All rules over the whole knowledge.
const RULES: &[Check] =
    &[many_stages::check, review_due::check, small_group::check, unsupported_claim::check];

/// A rule over the words of one entry, or of one text in it.
type Find = fn(&str) -> Vec<kept::Found>;

/// All rules over words, whatever entry they stand in.
const WORDS: &[Find] = &[
    email_address::find,
    iban::find,
    phone_number::find,
    recording_link::find,
    shared_password::find,
];

/// Holds the knowledge against every rule.
pub fn check(knowledge: &Knowledge, view: &View<'_>, kept: &mut Kept) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> =
        RULES.iter().flat_map(|rule| rule(knowledge, view.published)).collect();
    found.extend(kept.check(view));
    for diagnostic in found.iter_mut().filter(|it| it.rule == Rule::RealName) {
        diagnostic.level = real_name::level(view.published.audience());
    }
    found
}
