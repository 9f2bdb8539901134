//! Writes HTML with holes: everything escaped, everything closed.

use crate::model::{Consent, Markup, Part};
use crate::read::hidden::FILLER;

/// How much longer a text becomes as HTML, nearly always.
const TAGS_BYTES: usize = 64;

/// Writes one `Markup`.
#[derive(Debug, Default)]
pub struct Pen {
    parts: Vec<Part>,
    html: String,
}

impl Pen {
    /// A pen for so many bytes of text, so that what it writes need not be moved while it grows.
    pub fn with_room(n_bytes: usize) -> Self {
        Self { parts: Vec::new(), html: String::with_capacity(n_bytes + TAGS_BYTES) }
    }

    /// Adds HTML that is known to be safe.
    pub fn html(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Adds words.
    pub fn text(&mut self, text: &str) {
        escape_into(&mut self.html, text);
    }

    /// Adds ` name="value"`.
    pub fn attribute(&mut self, name: &str, value: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        escape_into(&mut self.html, value);
        self.html.push('"');
    }

    /// Adds a hole.
    pub fn part(&mut self, part: Part) {
        self.flush();
        self.parts.push(part);
    }

    /// Opens a run that only some audiences may see; hand what it returns to `close_guard`.
    pub fn open_guard(&mut self, consent: Consent) -> usize {
        self.part(Part::Guard { consent, len: 0 });
        self.parts.len()
    }

    /// Closes the run.
    pub fn close_guard(&mut self, from: usize) {
        self.flush();
        let n_parts =
            u32::try_from(self.parts.len() - from.min(self.parts.len())).unwrap_or(u32::MAX);
        let guard = from.checked_sub(1).and_then(|index| self.parts.get_mut(index));
        if let Some(Part::Guard { len, .. }) = guard {
            *len = n_parts;
        }
    }

    /// Says whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.html.is_empty()
    }

    /// What was written.
    pub fn finish(mut self) -> Markup {
        self.flush();
        Markup { parts: self.parts }
    }

    fn flush(&mut self) {
        if !self.html.is_empty() {
            self.parts.push(Part::Html(self.html.as_str().into()));
            self.html.clear();
        }
    }
}

/// Appends a text with everything escaped that means something in HTML, also in attributes.
pub fn escape_into(html: &mut String, text: &str) {
    let mut rest = text;
    // All of these bytes are signs of their own in UTF-8, so a text may be cut before and after them.
    while let Some(at) =
        rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | 0 | FILLER))
    {
        html.push_str(rest.get(..at).unwrap_or_default());
        html.push_str(match rest.as_bytes().get(at) {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            Some(b'"') => "&quot;",
            Some(b'\'') => "&#39;",
            Some(0) => "\u{FFFD}",
            _ => "",
        });
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    html.push_str(rest);
}
