//! Finds fields and tags that withhold, written with signs that nobody sees or that only look like others: `(con&shy;sent:: team)`.
//! What a page would show as such a field was meant as one.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Span;
use crate::read::doc::Spanned;
use crate::read::hidden::FILLER;
use crate::read::scan::Ground;
use crate::read::signs::Signs;
use crate::read::{consent_slip, off_record, redact};
use memchr::memchr2;
use pulldown_cmark::Event;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Stands for code and whatever else holds no fields.
const GAP: char = '\u{1}';

/// Whether a text holds such signs at all; nearly none does.
pub fn is_in(text: &str) -> bool {
    memchr2(b'&', FILLER, text.as_bytes()).is_some()
        || !text.is_ascii() && text.chars().any(|c| !c.is_ascii() && is_odd(c))
}

/// Says so when a block would show more fields and tags that withhold than were read in it.
pub fn check(
    ground: Ground<'_>,
    block: &Range<usize>,
    events: &[Spanned<'_>],
    opaque: &[Range<usize>],
) -> Option<Diagnostic> {
    let words = ground.text.get(block.clone())?;
    if !is_in(words) {
        return None;
    }
    let is_outside =
        |span: &Range<usize>| opaque.iter().all(|it| it.end <= span.start || span.end <= it.start);
    let signs = ground.signs.within(block);
    let written = consent_slip::spans(ground.text, block.clone(), signs, &[]);
    let n_written = written.iter().filter(|span| is_outside(span)).count();
    let shown = shown(ground.text, events, is_outside);
    let signs = Signs::of(&shown, 0);
    let n_shown = consent_slip::spans(&shown, 0..shown.len(), signs.all(), &[]).len();
    let is_hidden = n_written < n_shown
        || off_record::is_in(&shown, &signs) && !off_record::is_in(words, &Signs::of(words, 0))
        || redact::n_keys(ground.text, ground.signs, block)
            < redact::n_keys(&shown, &signs, &(0..shown.len()));
    is_hidden.then(|| fault(ground, block))
}

fn fault(ground: Ground<'_>, block: &Range<usize>) -> Diagnostic {
    let line = ground.text.get(block.clone()).and_then(|words| words.lines().next());
    let span = Span::new(block.start..block.start + line.map_or(0, str::len));
    let message = "this looks like a field or tag that withholds, but some of its signs are others than they seem";
    Diagnostic::new(Rule::BadConsent, ground.path, span, message)
        .label("nobody is shown this block until it is clear what was meant")
        .help("type the field again: plain letters, brackets and colons, and nothing between them")
}

/// The words of a block as a reader takes them: entities as their signs, without signs that show nothing, look-alikes as what they look like.
fn shown(text: &str, events: &[Spanned<'_>], is_outside: impl Fn(&Range<usize>) -> bool) -> String {
    let mut shown = String::new();
    for (event, range) in events {
        match event {
            Event::Text(words) | Event::Html(words) if is_outside(range) => {
                // What an author escaped is meant as words.
                if text.get(..range.start).is_some_and(|before| before.ends_with('\\')) {
                    shown.push('\\');
                }
                shown.extend(words.chars().filter(|c| !is_unseen(*c)).nfkc().map(look));
            }
            Event::SoftBreak | Event::HardBreak => shown.push(' '),
            Event::Start(_) | Event::End(_) | Event::InlineHtml(_) => {}
            _ => shown.push(GAP),
        }
    }
    shown
}

fn is_odd(c: char) -> bool {
    is_unseen(c)
        || look(c) != c
        || c.is_whitespace()
        || matches!(c, '\u{FF01}'..='\u{FF5E}' | '\u{1D400}'..='\u{1D7FF}' | '﹕' | '︓')
}

/// Signs that take no room between letters, and what stands for a comment.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{1}' | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{E0000}'..='\u{E0FFF}')
}

fn look(c: char) -> char {
    match c {
        'ː' | '˸' | '։' | '׃' | '܃' | '܄' | '⁚' | '꞉' | '∶' => ':',
        other => other,
    }
}
