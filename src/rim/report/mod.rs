//! Diagnostics as people read them: with the lines they are about, or as one line each.

mod excerpt;

use crate::diagnostic::{Diagnostic, Label, Level, Rule};
use crate::model::{self, NAMES, SourcePath};
use crate::rim::site::Site;
use crate::rim::terminal;
use annotate_snippets::{
    AnnotationKind, Element, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use excerpt::Excerpt;
use std::sync::Arc;

/// More diagnostics than this are counted, not printed: nobody mends a thousand at once.
const N_SHOWN_MAX: usize = 100;

/// How diagnostics are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// With source lines and colors.
    Colored,
    /// With source lines, for pages: paths are those within the site.
    Plain,
    /// One line each, without any words of the notes: logs travel further than they do.
    Concise,
    /// The same for pages.
    ConcisePlain,
}

impl Manner {
    /// How a terminal is told.
    pub fn of(is_concise: bool) -> Self {
        if is_concise { Self::Concise } else { Self::Colored }
    }

    /// Whether it is one line each, without any words of the notes.
    pub fn is_concise(self) -> bool {
        match self {
            Self::Concise | Self::ConcisePlain => true,
            Self::Colored | Self::Plain => false,
        }
    }
}

/// How many errors and warnings there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// What stops a build.
    pub n_errors: usize,
    /// What is shown and counted.
    pub n_warnings: usize,
}

impl Tally {
    /// Counts.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let n_errors =
            diagnostics.iter().filter(|diagnostic| diagnostic.level == Level::Error).count();
        Self { n_errors, n_warnings: diagnostics.len() - n_errors }
    }

    /// `3 errors, 2 warnings`; nothing for none.
    pub fn words(self) -> Option<String> {
        let errors = (0 < self.n_errors).then(|| counted(self.n_errors, "error"));
        let warnings = (0 < self.n_warnings).then(|| counted(self.n_warnings, "warning"));
        match (errors, warnings) {
            (Some(errors), Some(warnings)) => Some(format!("{errors}, {warnings}")),
            (one, other) => one.or(other),
        }
    }
}

/// `1 page`, `2 pages`, `10,085 pages`.
pub fn counted(n: usize, noun: &str) -> String {
    let digits = n.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if 0 < index && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{grouped} {noun}{}", if n == 1 { "" } else { "s" })
}

/// Words of others in our manner: a message begins in lower case.
pub fn as_message(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Makes diagnostics text.
pub struct Report<'a> {
    /// Where the files lie.
    pub site: &'a Site,
    /// What a file holds; the engine knows.
    pub bytes: &'a dyn Fn(&SourcePath) -> Option<Arc<[u8]>>,
    /// How to print.
    pub manner: Manner,
}

impl Report<'_> {
    /// All diagnostics as text; errors come first when there are too many to print. Nothing for none.
    pub fn text(&self, diagnostics: &[Diagnostic]) -> Option<String> {
        let mut shown: Vec<&Diagnostic> = diagnostics.iter().collect();
        if N_SHOWN_MAX < shown.len() {
            shown.sort_by_key(|diagnostic| diagnostic.level);
        }
        let mut parts: Vec<String> =
            shown.iter().take(N_SHOWN_MAX).map(|diagnostic| self.one(diagnostic)).collect();
        if N_SHOWN_MAX < shown.len() {
            parts.push(format!("… and {} more", shown.len() - N_SHOWN_MAX));
        }
        (!parts.is_empty())
            .then(|| parts.join(if self.manner.is_concise() { "\n" } else { "\n\n" }))
    }

    fn one(&self, diagnostic: &Diagnostic) -> String {
        match self.manner {
            Manner::Concise | Manner::ConcisePlain => self.line(diagnostic),
            Manner::Plain => self.snippets(diagnostic, &Renderer::plain()),
            Manner::Colored => self.snippets(diagnostic, &Renderer::styled()),
        }
    }

    /// The path as the one who reads it needs it, with nothing in it that would steer a terminal.
    fn path(&self, path: &SourcePath) -> String {
        let shown = match self.manner {
            Manner::Colored | Manner::Concise => self.site.shown(path),
            Manner::Plain | Manner::ConcisePlain => path.to_string(),
        };
        terminal::harmless(&shown)
    }

    /// `path:line:column: level: what the rule is about [rule]`
    fn line(&self, diagnostic: &Diagnostic) -> String {
        let place = self.place(&diagnostic.primary);
        let level = match diagnostic.level {
            Level::Error => "error",
            Level::Warning => "warning",
        };
        let about = as_message(diagnostic.rule.about());
        let path = self.path(&diagnostic.primary.path);
        format!("{path}{place}: {level}: {about} [{}]", diagnostic.rule.name())
    }

    /// `:line:column`; nothing for a file that cannot be shown.
    fn place(&self, label: &Label) -> String {
        (self.bytes)(&label.path).map_or_else(String::new, |bytes| {
            let (line, column) = excerpt::position(&bytes, label.span);
            format!(":{line}:{column}")
        })
    }

    fn snippets(&self, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
        let level = match diagnostic.level {
            Level::Error => annotate_snippets::Level::ERROR,
            Level::Warning => annotate_snippets::Level::WARNING,
        };
        let title =
            level.primary_title(format!("{} [{}]", diagnostic.message, diagnostic.rule.name()));
        let excerpts = self.excerpts(diagnostic);
        let elements = excerpts.iter().map(|(path, excerpt)| element(path, excerpt.as_ref()));
        let help = diagnostic.help.as_deref().map(normalize_untrusted_str);
        let help = help.map(|help| annotate_snippets::Level::HELP.message(help));
        renderer.render(&[title.elements(elements).elements(help)])
    }

    /// One excerpt for each file of a diagnostic; none where the file cannot be shown.
    fn excerpts(&self, diagnostic: &Diagnostic) -> Vec<(String, Option<Excerpt>)> {
        places(diagnostic)
            .into_iter()
            .map(|(path, labels)| match labels.first() {
                Some((label, _)) if is_told_by_place(diagnostic.rule, path) => {
                    (format!("{}{}", self.path(path), self.place(label)), None)
                }
                _ => (self.path(path), self.excerpt(path, &labels)),
            })
            .collect()
    }

    fn excerpt(&self, path: &SourcePath, labels: &[(&Label, bool)]) -> Option<Excerpt> {
        let bytes = (self.bytes)(path).filter(|bytes| !bytes.is_empty())?;
        Some(Excerpt::of(&bytes, labels))
    }
}

/// Whether only the place of something is printed, never its line: terminals are photographed, and real names are nobody's business.
fn is_told_by_place(rule: Rule, path: &SourcePath) -> bool {
    rule == Rule::RealName || path.file_name() == NAMES || model::meant(path) == Some(NAMES)
}

/// The labels of a diagnostic by file, the primary one first and marked as such.
fn places(diagnostic: &Diagnostic) -> Vec<(&SourcePath, Vec<(&Label, bool)>)> {
    let mut places: Vec<(&SourcePath, Vec<(&Label, bool)>)> =
        vec![(&diagnostic.primary.path, vec![(&diagnostic.primary, true)])];
    for label in &diagnostic.further {
        match places.iter_mut().find(|(path, _)| **path == label.path) {
            Some((_, labels)) => labels.push((label, false)),
            None => places.push((&label.path, vec![(label, false)])),
        }
    }
    places
}

fn element<'a>(path: &'a str, excerpt: Option<&'a Excerpt>) -> Element<'a> {
    let Some(excerpt) = excerpt else { return Origin::path(path).into() };
    let annotations = excerpt.marks.iter().map(|mark| {
        let kind = if mark.is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let label = Some(mark.text.as_str()).filter(|text| !text.is_empty());
        kind.span(mark.range.clone()).label(label)
    });
    Snippet::source(&*excerpt.text).path(path).annotations(annotations).into()
}

#[cfg(test)]
mod tests;
