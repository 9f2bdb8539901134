//! HTML that is ready for a page: the only kind of value that a template shows without escaping.

use crate::model::{EntryId, Markup, Note, Part, Target};
use crate::pages::Site;
use serde::{Serialize, Serializer};
use tera::Value;

/// HTML made by us. It alone reaches templates as a value that is not escaped; text of an author never becomes one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Html(pub String);

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::safe_string(&self.0).serialize(serializer)
    }
}

impl From<String> for Html {
    fn from(html: String) -> Self {
        Self(html)
    }
}

/// Escapes text for HTML, in content and in attributes.
pub fn escape(text: &str, out: &mut String) {
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(char),
        }
    }
}

/// Fills the holes of an entry's markup.
pub struct Filler<'a> {
    /// The site.
    pub site: &'a Site,
    /// The entry the markup belongs to.
    pub entry: EntryId,
    /// The way from the page to the root of the site, such as `../../`.
    pub root: &'a str,
    /// The note, when passages are to be drawn.
    pub note: Option<&'a Note>,
}

/// About how many bytes a part becomes.
fn expected_len(part: &Part) -> usize {
    match part {
        Part::Html(html) => html.len(),
        Part::LinkStart(_) | Part::Image { .. } => 128,
        Part::PassageStart(_) => 48,
        Part::LinkEnd | Part::PassageEnd | Part::Guard { .. } => 8,
    }
}

impl Filler<'_> {
    /// Makes HTML of a markup. A link to nothing is drawn as its text.
    pub fn fill(&self, markup: &Markup) -> Html {
        let mut out = String::with_capacity(markup.parts.iter().map(expected_len).sum());
        let mut open: Vec<bool> = Vec::new();
        for (position, part) in markup.parts.iter().enumerate() {
            match part {
                Part::Html(html) => out.push_str(html),
                Part::LinkStart(reference) => {
                    let target = self.target(reference.index());
                    open.push(target.is_some());
                    if let Some(target) = target {
                        let is_bare = matches!(markup.parts.get(position + 1), Some(Part::LinkEnd));
                        self.link_start(target, is_bare, &mut out);
                    } else if matches!(markup.parts.get(position + 1), Some(Part::LinkEnd)) {
                        escape(self.name(reference.index()), &mut out);
                    }
                }
                Part::LinkEnd => {
                    if open.pop() == Some(true) {
                        out.push_str("</a>");
                    }
                }
                Part::PassageStart(index) => self.passage_start(*index, &mut out),
                Part::PassageEnd => self.passage_end(&mut out),
                Part::Image { reference, alt } => self.image(reference.index(), alt, &mut out),
                // `publish` has taken out every run that is withheld; should it ever not have, the guard still guards.
                Part::Guard { consent, .. } if consent.reaches(self.site.audience()) => {}
                Part::Guard { .. } => break,
            }
        }
        Html(out)
    }

    fn target(&self, reference: usize) -> Option<&Target> {
        self.site.targets(self.entry).get(reference)?.as_ref()
    }

    fn name(&self, reference: usize) -> &str {
        self.site.head(self.entry).references.get(reference).map_or("", |it| &it.name)
    }

    fn link_start(&self, target: &Target, is_bare: bool, out: &mut String) {
        out.push_str("<a href=\"");
        out.push_str(self.root);
        escape(&self.site.url(target), out);
        out.push_str("\">");
        if is_bare {
            escape(&self.site.label(target), out);
        }
    }

    fn passage_start(&self, index: u32, out: &mut String) {
        let Some(evidence) = self.note.and_then(|note| note.evidence.get(index as usize)) else {
            return;
        };
        out.push_str("<mark class=\"hl");
        if let Some(quadrant) = evidence.quadrants.iter().next() {
            out.push_str(" hl-");
            out.push_str(quadrant.word());
        }
        out.push_str("\" id=\"e-");
        escape(&evidence.id, out);
        out.push_str("\">");
    }

    fn passage_end(&self, out: &mut String) {
        if self.note.is_some() {
            out.push_str("</mark>");
        }
    }

    fn image(&self, reference: usize, alt: &str, out: &mut String) {
        match self.target(reference) {
            Some(target @ Target::Asset(_)) => {
                out.push_str("<img loading=\"lazy\" src=\"");
                out.push_str(self.root);
                escape(&self.site.url(target), out);
                out.push_str("\" alt=\"");
                escape(alt, out);
                out.push_str("\">");
            }
            _ => escape(alt, out),
        }
    }
}
