//! A page as a reader meets it: headings, text, links and anchors of its main part, without markup that only draws.

use html5gum::{Token, Tokenizer};
use std::fmt::Write;

/// Elements that begin a line of their own.
const BLOCKS: &[&str] = &[
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "li",
    "tr",
    "dt",
    "dd",
    "blockquote",
    "figure",
    "figcaption",
    "section",
    "article",
    "aside",
    "header",
    "footer",
    "ul",
    "ol",
    "dl",
    "table",
    "caption",
    "nav",
    "details",
    "summary",
    "pre",
    "div",
    "thead",
    "tbody",
];

/// Draws the main part of a page as text.
pub fn outline(html: &str) -> String {
    let mut out = Outline::default();
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let attribute = |key: &str| {
                    tag.attributes
                        .get(key.as_bytes())
                        .map(|it| String::from_utf8_lossy(it).into_owned())
                };
                out.start(&name, attribute("id"), attribute("href"));
            }
            Token::EndTag(tag) => out.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => out.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    out.break_line();
    out.done
}

#[derive(Default)]
struct Outline {
    done: String,
    line: String,
    in_main: bool,
    in_svg: bool,
    hrefs: Vec<Option<String>>,
}

impl Outline {
    fn start(&mut self, name: &str, id: Option<String>, href: Option<String>) {
        match name {
            "main" => self.in_main = true,
            "svg" => self.in_svg = true,
            _ => {}
        }
        if !self.in_main {
            return;
        }
        if BLOCKS.contains(&name) {
            self.break_line();
        }
        if let Some(level) = name.strip_prefix('h').and_then(|it| it.parse::<usize>().ok()) {
            self.line.push_str(&"#".repeat(level));
            self.line.push(' ');
        }
        if let Some(id) = id.filter(|_| name != "main") {
            let _ = write!(self.line, "{{#{id}}} ");
        }
        if name == "a" {
            self.line.push('[');
            self.hrefs.push(href);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "main" => {
                self.break_line();
                self.in_main = false;
            }
            "svg" => self.in_svg = false,
            "a" if self.in_main => {
                let href = self.hrefs.pop().flatten().unwrap_or_default();
                let _ = write!(self.line, "]({href})");
            }
            _ if BLOCKS.contains(&name) => self.break_line(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_main && !self.in_svg {
            self.line.push_str(text);
        }
    }

    fn break_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let words: Vec<&str> = line.split_whitespace().collect();
        if !words.is_empty() {
            self.done.push_str(&words.join(" "));
            self.done.push('\n');
        }
    }
}
