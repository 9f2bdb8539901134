//! What every kind of file has in its head.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{
    Audience, Consent, Guarded, Head, Kind, RefId, Reference, Role, Segment, Span, renumber,
};
use crate::read::doc::{Node, NodeKind};
use crate::read::keys::{Keys, Layer, Text};
use crate::read::line::{self, Scope};
use crate::read::reader::Reader;
use crate::read::{consent, key_slip, keys, name, off_record, slug};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The words of `status:` that say how finished a file is.
const STATUSES: [&str; 4] = ["draft", "final", "proposed", "planned"];

/// A file on its way to an entry.
pub struct Material<'a> {
    /// What kind of file it is.
    pub kind: Kind,
    /// Its path below the content.
    pub below: &'a str,
    /// Its keys, with those of the folders above.
    pub keys: Keys<'a>,
    /// Its text, as far as it was read.
    pub reader: Reader<'a>,
    /// Its blocks, without the title.
    pub nodes: Vec<Node>,
    /// Where its body begins.
    pub body_start: usize,
    /// Its title, when the text has one.
    pub title: Option<Title>,
    /// Whether its front matter or its defaults cannot be read.
    pub is_unreadable: bool,
}

/// The title in the text.
pub struct Title {
    /// In plain words.
    pub words: String,
    /// Where it stands.
    pub span: Range<usize>,
    /// What was allowed for it, and so for everything below it.
    pub scope: Scope,
}

/// Takes the first heading of level 1 out of the blocks, when no other heading stands before it.
pub fn take_title(reader: &mut Reader<'_>, nodes: &mut Vec<Node>) -> Option<Title> {
    let first = nodes.iter().position(|node| matches!(node.kind, NodeKind::Heading(_)))?;
    if nodes.get(first)?.kind != NodeKind::Heading(1) {
        return None;
    }
    let node = nodes.remove(first);
    let words = reader.words(&node);
    let line = line::read(reader, &node.scan, &Scope::new(Consent::Public));
    // What the title's line says holds for the whole file, its consent as well.
    reader.tag(&node.scan.topics, Consent::Public);
    let scope =
        Scope::new(Consent::Public).below_heading(&line, crate::model::Quadrants::default());
    (!words.is_empty()).then_some(Title { words, span: node.span, scope })
}

impl Material<'_> {
    /// Makes the head, once everything else of the file was read.
    pub fn head(&mut self) -> Head {
        let (title, title_span) = self.title();
        let path = self.reader.ground.path;
        let own_slug =
            self.keys.layers.first().map(|layer| keys::texts(*layer, "slug")).unwrap_or_default();
        let own_slug = own_slug.first();
        let address = slug::address(self.below, own_slug.map(|text| text.words));
        let audience = self.audience().and_then(|audience| self.lowered(audience));
        let is_draft = self.is_draft();
        self.say_slips_in_tags();
        let written = self.keys.strings("tags").into_iter();
        let written = written.map(|value| Guarded { value, consent: Consent::Public });
        let tags = distinct(written.chain(std::mem::take(&mut self.reader.topics)));
        let is_off_record = tags.iter().any(|tag| off_record::is_named(&tag.value));
        let mut head = Head {
            path: path.clone(),
            address: address.into(),
            slug_span: own_slug.map_or_else(Span::default, |text| Span::new(text.span.clone())),
            title: title.into(),
            title_span,
            aliases: self.keys.list("aliases").iter().map(|text| text.words.into()).collect(),
            tags,
            segments: self.segments(),
            audience: audience.filter(|_| !self.is_unreadable),
            is_draft: is_draft || is_off_record,
            owner: self.keys.string("owner"),
            review_by: self.keys.date("review-by"),
            lang: self.keys.lang(),
            references: shrunk(&mut self.reader.references),
            anchors: shrunk(&mut self.reader.anchors),
            claims: std::mem::take(&mut self.reader.claims),
        };
        // Stages have their ids already; what authors wrote further down counts for claims alone.
        renumber(&mut head, &mut []);
        head
    }

    fn title(&self) -> (String, Span) {
        if let Some(title) = &self.title {
            return (title.words.clone(), Span::new(title.span.clone()));
        }
        let own =
            self.keys.layers.first().map(|layer| keys::texts(*layer, "title")).unwrap_or_default();
        match own.first() {
            Some(text) => (text.words.to_owned(), Span::new(text.span.clone())),
            None => (name::readable(self.reader.ground.path.stem()), Span::default()),
        }
    }

    /// A `consent:` beside it, or one in the title, lowers the audience of a file that is no note, and never raises it.
    /// Notes go by consent alone.
    fn lowered(&mut self, audience: Audience) -> Option<Audience> {
        if self.kind == Kind::Note {
            return Some(audience);
        }
        let own = self.keys.layers.first().copied();
        let ends = |own: Layer<'_>| {
            ["withdrawn", "keep-until"].iter().any(|key| !keys::texts(own, key).is_empty())
        };
        if own.is_some_and(ends) {
            return None;
        }
        let faults = own.map(|own| consent::faults(own.path, own.entries));
        self.keys.diagnostics.extend(faults.unwrap_or_default());
        let titled = self.title.as_ref().map(|title| title.scope.consent);
        match own.and_then(consent::of).into_iter().chain(titled).min() {
            None | Some(Consent::Public) => Some(audience),
            Some(Consent::None) => None,
            Some(Consent::Team) => Some(Audience::Team),
            Some(Consent::Internal) => Some(audience.min(Audience::Internal)),
        }
    }

    /// `None` when the key holds no audience: then nobody is shown the file.
    fn audience(&mut self) -> Option<Audience> {
        let Some(text) = self.keys.text("audience") else { return Some(Audience::Internal) };
        let audience = Audience::from_word(&text.words.to_lowercase());
        if audience.is_none() {
            let words = Audience::ALL.map(Audience::word);
            self.keys.diagnostics.push(
                Diagnostic::new(
                    Rule::BadConsent,
                    text.path,
                    Span::new(text.span),
                    "this audience is not one of the words for it",
                )
                .label("nobody is shown this file until it is one")
                .help(keys::one_of(text.words, &words)),
            );
        }
        audience
    }

    /// A word that is nearly `draft` counts as one, and so does a key that is nearly `status` with it, so that a slip of the pen does not publish.
    fn is_draft(&mut self) -> bool {
        let mut entries = self.keys.layers.iter().flat_map(|layer| layer.entries);
        let is_slip = entries.any(key_slip::is_nearly_draft);
        let Some(text) = self.keys.text("status") else { return is_slip };
        let word = text.words.to_lowercase();
        let is_near = word != "draft" && key_slip::is_draft(&word);
        if is_near {
            self.keys.diagnostics.push(
                Diagnostic::new(
                    Rule::BadValue,
                    text.path,
                    Span::new(text.span),
                    format!("`{}` is no status", text.words),
                )
                .label("counts as `draft`")
                .help(keys::one_of(text.words, &STATUSES)),
            );
        }
        is_slip || is_near || word == "draft"
    }

    fn say_slips_in_tags(&mut self) {
        let word = |text: &Text<'_>| text.words.trim_start_matches('#').to_lowercase();
        let tags = self.keys.words("tags").into_iter().map(|text| (word(&text), text));
        let slips = tags.filter(|(word, _)| off_record::is_named(word) && word != "off-record");
        let said: Vec<_> = slips.map(|(_, text)| off_record::slip(text.path, text.span)).collect();
        self.keys.diagnostics.extend(said);
    }

    fn segments(&self) -> Vec<Segment> {
        let mut segments: Vec<Segment> = Vec::new();
        for text in self.keys.words("segments") {
            let segment = segment(text.words);
            if !segments.contains(&segment) {
                segments.push(segment);
            }
        }
        segments
    }

    /// References for all names in a key.
    pub fn names(&mut self, key: &str, role: Role) -> Vec<RefId> {
        let texts = self.keys.words(key);
        texts.into_iter().map(|text| self.name(&text, role)).collect()
    }

    /// A reference for the name in a key.
    pub fn name(&mut self, text: &Text<'_>, role: Role) -> RefId {
        let inner = name::unlinked(text.words);
        let (name, fragment) = name::with_fragment(inner);
        let own = self.reader.ground.path;
        let reference = Reference {
            name: name.into(),
            fragment: fragment.map(Box::from),
            span: Span::new(text.span.clone()),
            written_in: (text.path != own).then(|| text.path.clone()),
            consent: Consent::None,
            role,
            context: None,
        };
        self.reader.refer(reference)
    }

    /// Everything there is to say about the file.
    pub fn take_diagnostics(&mut self) -> Vec<Diagnostic> {
        let mut diagnostics = std::mem::take(&mut self.keys.diagnostics);
        diagnostics.append(&mut self.reader.diagnostics);
        diagnostics
    }
}

/// Every tag once, where it stands first.
/// Every tag once, for those who may see one of the lines it stands on.
fn distinct(tags: impl Iterator<Item = Guarded<Box<str>>>) -> Vec<Guarded<Box<str>>> {
    let mut distinct: Vec<Guarded<Box<str>>> = Vec::new();
    let mut places: FxHashMap<Box<str>, usize> = FxHashMap::default();
    for tag in tags {
        let place = *places.entry(tag.value.clone()).or_insert(distinct.len());
        match distinct.get_mut(place) {
            Some(first) => first.consent = first.consent.max(tag.consent),
            None => distinct.push(tag),
        }
    }
    distinct
}

/// Takes a list without the room it had to grow.
fn shrunk<T>(list: &mut Vec<T>) -> Vec<T> {
    list.shrink_to_fit();
    std::mem::take(list)
}

/// Reads `lifecycle/new`.
pub fn segment(text: &str) -> Segment {
    let text = text.trim_start_matches('#');
    let (facet, value) = text.split_once('/').unwrap_or(("segment", text));
    Segment { facet: facet.trim().into(), value: value.trim().into() }
}
