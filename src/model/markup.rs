//! Rendered Markdown with holes: HTML that is ready, and places that only the whole site can fill (links, passages, consent).

use crate::model::{Consent, RefId};

/// A run of HTML and holes. Openings and closings are balanced, also within every guarded run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Markup {
    /// The parts in order.
    pub parts: Vec<Part>,
}

/// One part of a `Markup`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// HTML made by the reader: escaped, allow-listed, complete.
    Html(Box<str>),
    /// A link to another place of the site begins; its target is known after linking.
    LinkStart(RefId),
    /// The innermost link ends.
    LinkEnd,
    /// A passage begins: a position in `Note::evidence`.
    PassageStart(u32),
    /// The innermost passage ends.
    PassageEnd,
    /// An image beside the notes; shown when the file is there.
    Image {
        /// Which file.
        reference: RefId,
        /// What it shows, as plain text.
        alt: Box<str>,
    },
    /// The next `len` parts may be shown only to audiences this consent reaches. After `publish` it stands only where it lets through.
    Guard {
        /// What was allowed.
        consent: Consent,
        /// How many parts it covers.
        len: u32,
    },
}

/// One block of a body: a paragraph, a turn of a speaker, one item of a list, a quote, a table, …
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its content. Items carry their `<ul>` or `<ol>` themselves, so that every block stands alone.
    pub markup: Markup,
    /// The passages in it, as positions in `Note::evidence`, in order, nested ones included.
    pub evidence: Vec<u32>,
    /// What its participant allowed, after the cascade.
    pub consent: Consent,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading; `Markup` holds only its inline content.
    Heading {
        /// 1 to 6; the title of the page is not among the blocks.
        level: u8,
        /// Position in `Head::anchors`.
        anchor: u32,
    },
    /// What somebody said, begun with a name.
    Turn {
        /// The name as written.
        speaker: Box<str>,
        /// Whether the speaker is one of us rather than a participant.
        ours: bool,
        /// How many words were said.
        n_words: u32,
    },
    /// A paragraph.
    Paragraph,
    /// One item of a list with everything nested in it.
    Item {
        /// The first number of its list, when that is an ordered one. Items are counted where they are shown: a gap in the
        /// numbers would tell of those that are not.
        start: Option<u64>,
    },
    /// A block quote.
    Quote,
    /// A table, code, a rule or anything else.
    Other,
}
