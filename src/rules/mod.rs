//! What a careful colleague would say about the content: one rule per file, each over the whole knowledge.

mod many_stages;
mod review_due;
mod unsupported_claim;

use crate::diagnostic::Diagnostic;
use crate::model::Knowledge;
use crate::publish::Published;

/// A rule over the whole knowledge, and what of it one audience sees.
type Check = fn(&Knowledge, &Published) -> Vec<Diagnostic>;

/// All rules.
const RULES: &[Check] = &[many_stages::check, review_due::check, unsupported_claim::check];

/// Holds the knowledge against every rule.
pub fn check(knowledge: &Knowledge, published: &Published) -> Vec<Diagnostic> {
    RULES.iter().flat_map(|rule| rule(knowledge, published)).collect()
}
