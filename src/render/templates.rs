//! Checks the templates of a theme while it is loaded, so that a page cannot fail later for a reason known now.

use crate::render::filters;
use crate::render::fold::fold;
use crate::render::strings::Strings;
use regex::{Match, Regex};
use std::sync::Arc;
use tera::{Context, ErrorKind, Tera, TeraResult};

/// A template: its name, which is its path below `templates/`, and its text.
pub type Template = (String, String);

/// An engine with the built-in templates, and the site's own in place of those it replaces.
pub fn engine(
    strings: &Arc<Strings>,
    built_in: &[Template],
    own: Vec<Template>,
    problems: &mut Vec<String>,
) -> Tera {
    let mut tera = Tera::new();
    // Every name ends with nothing: text is escaped in all templates, whatever they are called.
    tera.autoescape_on([""]);
    // Filters are looked up when a template is added, so they have to be there before.
    filters::register(&mut tera, strings.clone());
    let folded = built_in.iter().map(|(name, text)| (name, fold(text, strings)));
    problems.extend(tera.add_raw_templates(folded).err().as_ref().map(describe));
    let (refused, own): (Vec<_>, Vec<_>) = own.into_iter().partition(|it| safe(&it.1).is_some());
    problems.extend(refused.iter().filter_map(refusal));
    replace(&mut tera, strings, own, problems);
    tera
}

/// Adds a site's own templates. They may need one another, so those that fail are tried again while others succeed.
fn replace(tera: &mut Tera, strings: &Strings, mut own: Vec<Template>, problems: &mut Vec<String>) {
    loop {
        let n_before = own.len();
        let mut errors = Vec::new();
        own.retain(|(name, text)| {
            // The text as it was written comes second, so that an error counts its own columns.
            let folded = tera.add_raw_template(name, &fold(text, strings));
            let added = folded.or_else(|_| tera.add_raw_template(name, text));
            errors.extend(added.as_ref().err().map(describe));
            added.is_err()
        });
        if own.is_empty() || own.len() == n_before {
            problems.extend(errors);
            return;
        }
    }
}

/// Renders a template.
///
/// # Errors
/// When the template asks for something that is not there.
pub fn render(templates: &Tera, name: &str, context: &Context) -> TeraResult<Vec<u8>> {
    let mut bytes = Vec::with_capacity(16 * 1024);
    templates.render_to(name, context, &mut bytes)?;
    // The preview keeps all pages in memory; what a page does not need is a third of that.
    bytes.shrink_to_fit();
    Ok(bytes)
}

/// What is wrong, on one line, with the place in the template first.
pub fn describe(error: &tera::Error) -> String {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let (line, column) = (span.start_line, span.start_col + 1);
            format!("templates/{}:{line}:{column}: {}", report.filename(), report.message())
        }
        _ => on_one_line(&error.to_string()),
    }
}

/// Errors of names that do not exist come as drawn reports: `error: …`, then ` --> place`, then the line itself.
fn on_one_line(reports: &str) -> String {
    let mut words = Vec::new();
    let mut message = "";
    for line in reports.lines() {
        match (line.strip_prefix("error: "), line.trim_start().strip_prefix("--> ")) {
            (Some(said), _) => message = said,
            (None, Some(place)) => words.push(format!("templates/{place}: {message}")),
            (None, None) => {}
        }
    }
    if words.is_empty() { reports.to_owned() } else { words.join("; ") }
}

fn refusal((name, text): &Template) -> Option<String> {
    let before = text.get(..safe(text)?.start())?;
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or(before).chars().count() + 1;
    let help = "the filter `safe` is not there; HTML made by heard needs none";
    Some(format!("templates/{name}:{line}:{column}: {help}"))
}

/// Where a template uses the filter that would show text as HTML.
///
/// Tera has no way to take a built-in filter out. Ours of the same name fails when it is used; this says so before.
fn safe(template: &str) -> Option<Match<'_>> {
    Regex::new(r"\|\s*safe\b|\bfilter\s+safe\b").ok()?.find(template)
}
