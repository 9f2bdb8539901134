//! The real names that stand behind the pseudonyms: what must not be read by everybody. They are never published and never printed.

use crate::model::Span;

/// What `names.txt` holds.
#[derive(Debug, Default)]
pub struct RealNames {
    /// One for each line that holds one.
    pub names: Vec<RealName>,
}

/// A name, an e-mail address or a telephone number of a person.
#[derive(Debug)]
pub struct RealName {
    /// As it is written.
    pub words: Box<str>,
    /// Where it is written.
    pub span: Span,
}
