//! What the engine does one after the other, for those who want to know where the time goes.

/// A part of the work on a set of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Reading the files that changed.
    Read,
    /// Linking everything.
    Link,
    /// Taking out what the audience may not see, and linking what is left.
    Publish,
    /// Looking for what the rules have to say.
    Check,
    /// Numbering what every page and every piece of the index is made of.
    Plan,
    /// Drawing the pages.
    Draw,
    /// Writing the pieces of the search index.
    Index,
}

/// Is told of every stage that is done. It may look at a clock; the engine has none.
pub type Observer = Box<dyn Fn(Stage) + Send + Sync>;
