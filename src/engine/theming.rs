//! The theme of a site: loaded when its files or the settings changed, and what is wrong with it told at its place.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{SETTINGS, Settings, Source, SourcePath, Span};
use crate::render::{self, Theme};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A theme and what there is to say about it.
pub struct Theming {
    /// The theme.
    pub theme: Theme,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Says whether a theme has to be loaded again for a changed file.
pub fn concerns(path: &SourcePath) -> bool {
    path.as_str().starts_with("themes/") || path.as_str() == SETTINGS
}

impl Theming {
    /// Loads the theme that the settings name.
    pub fn load(settings: &Settings, sources: &BTreeMap<SourcePath, Source>) -> Self {
        let folder = settings.theme.as_ref().map(|name| format!("themes/{name}/"));
        let overrides: Vec<(String, Arc<[u8]>)> = sources
            .values()
            .filter_map(|source| {
                let path = source.path.as_str().strip_prefix(folder.as_deref()?)?;
                Some((path.to_owned(), source.bytes.clone()))
            })
            .collect();
        let (theme, problems) = render::theme(&overrides, &settings.lang);
        let missing = folder.filter(|_| overrides.is_empty());
        let missing = missing.map(|folder| no_theme(settings, &folder));
        let problems = problems.iter().map(|it| bad_theme(settings, sources, it));
        Self { diagnostics: problems.chain(missing).collect(), theme }
    }
}

/// Says what is wrong with a theme, at the place that the problem begins with, when it is one of the site's own files.
pub fn bad_theme(
    settings: &Settings,
    sources: &BTreeMap<SourcePath, Source>,
    problem: &str,
) -> Diagnostic {
    let name = settings.theme.as_deref().unwrap_or_default();
    let mut parts = problem.splitn(4, ':');
    let path = SourcePath::new(&format!("themes/{name}/{}", parts.next().unwrap_or_default()));
    let mut number = || parts.next().and_then(|it| it.parse::<usize>().ok());
    let (line, column) = (number(), number());
    let Some(source) = sources.get(&path) else {
        let folder = SourcePath::new(&format!("themes/{name}/"));
        return Diagnostic::new(Rule::BadTheme, &folder, Span::default(), problem);
    };
    let start = offset(&source.bytes, line.unwrap_or(1), column.unwrap_or(1));
    let message = parts.next().unwrap_or(problem).trim();
    Diagnostic::new(Rule::BadTheme, &path, Span::new(start..start), message)
        .label("in this template")
        .help("the built-in template is used until this is mended")
}

/// The byte at a line and a column, both from 1.
fn offset(text: &[u8], line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive(|byte| *byte == b'\n')
        .take(line.saturating_sub(1))
        .map(<[u8]>::len)
        .sum();
    (before + column.saturating_sub(1)).min(text.len())
}

/// Says that the settings name a theme without any files.
fn no_theme(settings: &Settings, folder: &str) -> Diagnostic {
    let message = format!("there is no theme in `{folder}`");
    Diagnostic::new(Rule::BadSetting, &SourcePath::new(SETTINGS), settings.theme_span, message)
        .label("named here")
        .help("put templates, strings or static files there, or take out `theme:`")
}
