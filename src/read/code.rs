//! Blocks of code, with classes for the parts of a language that the site knows.

use crate::read::html::Pen;
use std::sync::LazyLock;
use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

/// The longest code with colors; its grammars take time in proportion, and some more than that.
const CODE_BYTES_MAX: usize = 64 << 10;
/// The longest line with colors.
const LINE_BYTES_MAX: usize = 2_000;
/// Grammars that take very long for a single line.
const SLOW: [&str; 1] = ["Makefile"];

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Writes a block of code.
pub fn write(info: &str, code: &str, pen: &mut Pen) {
    let language = info.split([' ', ',', '{', '\t']).next().unwrap_or_default();
    pen.html("<pre tabindex=\"0\"><code");
    if !language.is_empty() {
        pen.attribute("class", &format!("language-{language}"));
    }
    pen.html(">");
    match highlighted(language, code) {
        Some(html) => pen.html(&html),
        None => pen.text(code),
    }
    pen.html("</code></pre>");
}

fn highlighted(language: &str, code: &str) -> Option<String> {
    let is_plain = matches!(language, "" | "text" | "txt" | "plain");
    if is_plain
        || CODE_BYTES_MAX < code.len()
        || code.lines().any(|line| LINE_BYTES_MAX < line.len())
    {
        return None;
    }
    let syntax = syntax(language)?;
    let style = ClassStyle::SpacedPrefixed { prefix: "z-" };
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, style);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    let syntax = SYNTAXES.find_syntax_by_token(language)?;
    (!SLOW.contains(&syntax.name.as_str())).then_some(syntax)
}
