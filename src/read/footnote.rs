//! A footnote may be shown to those who may see a line that points to it.

use crate::model::Consent;
use crate::read::doc::Node;
use crate::read::reader::Reader;
use pulldown_cmark::Event;
use rustc_hash::FxHashMap;

/// The widest consent of the lines that point to each footnote, by its label.
#[derive(Default)]
pub struct Pointing {
    widest: FxHashMap<Box<str>, Consent>,
}

impl Pointing {
    /// Notes what a block points to. `around` is the consent of what it stands in.
    pub fn note(&mut self, reader: &Reader<'_>, node: &Node, around: Consent) {
        let shown = node.consent.map_or(around, |own| own.min(around));
        for (event, _) in reader.events.get(node.events.clone()).unwrap_or_default() {
            if let Event::FootnoteReference(label) = event {
                let widest = self.widest.entry(Box::from(&**label)).or_insert(shown);
                *widest = shown.max(*widest);
            }
        }
        for child in &node.children {
            self.note(reader, child, shown);
        }
    }

    /// The consent of the footnote with this label; nobody sees one that nothing points to.
    pub fn at(&self, label: Option<&str>) -> Consent {
        label.and_then(|label| self.widest.get(label)).copied().unwrap_or(Consent::None)
    }
}
