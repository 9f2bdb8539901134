//! What is gathered while one file is read: its references, the places in it that others can point to, and what there is to say.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{
    Anchor, AnchorKind, Claim, Consent, Guarded, RefId, Reference, Role, Span, UniqueIds,
};
use crate::read::doc::{Node, Spanned};
use crate::read::scan::{Ground, Id};
use crate::read::{slug, words};
use rustc_hash::FxHashMap;

/// The longest id made of words.
const ID_BYTES_MAX: usize = 40;

/// One file being read.
pub struct Reader<'a> {
    /// The file, its text and its words.
    pub ground: Ground<'a>,
    /// The events of its text.
    pub events: &'a [Spanned<'a>],
    /// Everything that names something else.
    pub references: Vec<Reference>,
    /// Everything that others can point to.
    pub anchors: Vec<Anchor>,
    /// The claims.
    pub claims: Vec<Claim>,
    /// Topic tags of the whole file.
    pub topics: Vec<Guarded<Box<str>>>,
    /// What there is to say.
    pub diagnostics: Vec<Diagnostic>,
    /// What links in the text are for, when they are not plain links.
    pub link_role: Option<Role>,
    /// Whom what is being read may be shown to.
    consent: Consent,
    author_ids: FxHashMap<Box<str>, Span>,
    /// The ids made of words.
    pub ids: UniqueIds,
    /// The labels of footnotes so far, and the most that may see one of them.
    footnotes: FxHashMap<Box<str>, Consent>,
}

impl<'a> Reader<'a> {
    /// Starts with nothing.
    pub fn new(ground: Ground<'a>, events: &'a [Spanned<'a>]) -> Self {
        Self {
            ground,
            events,
            references: Vec::new(),
            anchors: Vec::new(),
            claims: Vec::new(),
            topics: Vec::new(),
            diagnostics: Vec::new(),
            link_role: None,
            consent: Consent::Public,
            author_ids: FxHashMap::default(),
            ids: UniqueIds::default(),
            footnotes: FxHashMap::default(),
        }
    }

    /// Keeps a reference, for those who may see what is being read.
    pub fn refer(&mut self, reference: Reference) -> RefId {
        let id = RefId::at(self.references.len());
        self.references.push(Reference { consent: self.consent, ..reference });
        id
    }

    /// Keeps topics that stand on a line which is no passage.
    pub fn tag(&mut self, topics: &[Box<str>], consent: Consent) {
        let guarded = topics.iter().map(|it| Guarded { value: it.clone(), consent });
        self.topics.extend(guarded);
    }

    /// Reads on within something with a consent of its own; what stands around it may be lower still.
    pub fn within<T>(&mut self, consent: Consent, read: impl FnOnce(&mut Self) -> T) -> T {
        let around = self.consent;
        self.consent = consent.min(around);
        let result = read(self);
        self.consent = around;
        result
    }

    /// The words of a block.
    pub fn words(&self, node: &Node) -> String {
        words::words(self, node, &(0..usize::MAX))
    }

    /// Takes an author's id; a second one of the same name is an error.
    pub fn take_id(&mut self, id: &Id) -> bool {
        let span = Span::new(id.span.clone());
        let Some(first) = self.author_ids.insert(id.name.clone(), span) else { return true };
        self.author_ids.insert(id.name.clone(), first);
        self.diagnostics.push(
            Diagnostic::new(
                Rule::DuplicateId,
                self.ground.path,
                span,
                format!("the id `^{}` stands here twice", id.name),
            )
            .label("used again here")
            .also(self.ground.path, first, "first used here")
            .help("give one of the two another id"),
        );
        false
    }

    /// Whether a footnote is the place that its label leads to. Of two with one label that is the first, as everywhere in Markdown, unless
    /// some may see only the second: then what is withheld would show in a link that leads nowhere.
    pub fn takes_label(&mut self, label: &str, shown: Consent) -> bool {
        if self.footnotes.get(label).is_some_and(|widest| shown <= *widest) {
            return false;
        }
        self.footnotes.insert(label.into(), shown);
        true
    }

    /// Keeps a place that others can point to.
    pub fn anchor(&mut self, anchor: Anchor) -> u32 {
        let index = u32::try_from(self.anchors.len()).unwrap_or(u32::MAX);
        self.anchors.push(anchor);
        index
    }

    /// Keeps a heading as a place, under its words and its author's id.
    pub fn heading(&mut self, node: &Node, prefix: &str, kind: AnchorKind) -> u32 {
        let name = self.words(node);
        let made_of = format!("{prefix}-{}", slug::slug(&name));
        let id: Box<str> = self.ids.take(&made_of).into();
        let made_of = Some(made_of.into());
        let index = self.anchor(Anchor { id: id.clone(), name: name.into(), made_of, kind });
        if let Some(author_id) = &node.id
            && self.take_id(author_id)
        {
            let name = format!("^{}", author_id.name).into();
            self.anchor(Anchor { id, name, made_of: None, kind });
        }
        index
    }

    /// The id of a claim: its author's, or a slug of its words, which twins still share.
    pub fn claim_id(
        &mut self,
        author_id: Option<&Id>,
        words: &str,
    ) -> (Box<str>, Option<Box<str>>) {
        if let Some(id) = author_id
            && self.take_id(id)
        {
            return (id.name.clone(), None);
        }
        let made_of: Box<str> = slug::slug_within(words, ID_BYTES_MAX).into();
        (made_of.clone(), Some(made_of))
    }
}
