//! What an author writes between the words of one block: fields, tags, block ids and marks.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Quadrant, Quadrants, SourcePath, Span, Vocabulary};
use crate::read::cuts::Trimmer;
use crate::read::signs::Signs;
use crate::read::{consent_slip, key_slip, keys, known, off_record, opaque};
use std::borrow::Cow;
use std::ops::Range;

/// The longest field. Without a limit, brackets that are never closed cost time in proportion to the square of their number.
const FIELD_BYTES_MAX: usize = 2_000;
/// How far back an address may begin that a tag could be part of.
const ADDRESS_BYTES_MAX: usize = 400;
/// How many marks one block may hold; further ones stay as they are written.
const MARKS_MAX: usize = 200;

/// What stands between the words of one block.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// The quadrants of the tags.
    pub quadrants: Quadrants,
    /// Every other tag, without `#`.
    pub topics: Vec<Box<str>>,
    /// The author's block id, without `^`.
    pub id: Option<Id>,
    /// What stands between `==` and `==`.
    pub marks: Vec<Range<usize>>,
    /// What is not shown, in order and without overlaps.
    pub cuts: Vec<Cut>,
    /// Whether nobody may see the block: a tag says so, or what looks like a consent cannot be read.
    pub is_off_record: bool,
}

/// `(key:: value)`.
#[derive(Clone, Debug)]
pub struct Field {
    /// The key in lower case.
    pub key: Box<str>,
    /// Where the value stands, without spaces around it.
    pub value: Range<usize>,
    /// Where the whole field stands.
    pub span: Range<usize>,
}

/// `^block-id`.
#[derive(Clone, Debug)]
pub struct Id {
    /// The id without `^`.
    pub name: Box<str>,
    /// Where it stands, with `^`.
    pub span: Range<usize>,
}

/// Bytes that are not shown, and what is shown instead.
#[derive(Clone, Debug)]
pub struct Cut {
    /// The bytes.
    pub span: Range<usize>,
    /// Shown instead of them.
    pub shown: Option<Box<str>>,
}

/// What a scan needs to know of the file.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The file.
    pub path: &'a SourcePath,
    /// Its text.
    pub text: &'a str,
    /// The signs in it.
    pub signs: &'a Signs,
    /// Whether signs in it may be others than they seem.
    pub is_odd: bool,
    /// The words that mean something.
    pub vocabulary: &'a Vocabulary,
}

/// Scans one block. `opaque` are its code, links and other places that hold no tags, in order.
pub fn scan(
    ground: Ground<'_>,
    block: Range<usize>,
    opaque: &[Range<usize>],
) -> (Scan, Vec<Diagnostic>) {
    let mut scanner = Scanner {
        ground,
        opaque,
        signs: ground.signs.within(&block),
        block,
        found: Scan::default(),
        loose: Vec::new(),
        diagnostics: Vec::new(),
    };
    scanner.walk();
    scanner.find_consent_slips();
    scanner.find_id();
    let Scanner { mut found, loose, diagnostics, block, .. } = scanner;
    let trimmer = Trimmer { text: ground.text, block };
    found.cuts = trimmer.cuts(std::mem::take(&mut found.cuts), &found.fields, loose);
    (found, diagnostics)
}

struct Scanner<'a> {
    ground: Ground<'a>,
    opaque: &'a [Range<usize>],
    signs: &'a [usize],
    block: Range<usize>,
    found: Scan,
    /// Topic tags, which stay as words inside a sentence.
    loose: Vec<Range<usize>>,
    diagnostics: Vec<Diagnostic>,
}

impl Scanner<'_> {
    fn walk(&mut self) {
        let bytes = self.ground.text.as_bytes();
        let mut reached = self.block.start;
        let mut mark_start = None;
        for &at in self.signs {
            if at < reached {
                continue;
            }
            reached = match (self.opaque_end(at), bytes.get(at)) {
                (Some(end), _) => end,
                (None, Some(b'\\')) => at + 2,
                (None, Some(b'#')) => self.tag(at).unwrap_or(at + 1),
                (None, Some(b'(' | b'[')) => self.field(at).unwrap_or(at + 1),
                (None, Some(b'=')) => self.mark(at, &mut mark_start),
                (None, _) => at + 1,
            };
        }
    }

    fn opaque_end(&self, at: usize) -> Option<usize> {
        let next = self.opaque.partition_point(|range| range.end <= at);
        self.opaque.get(next).filter(|range| range.contains(&at)).map(|range| range.end)
    }

    fn cut(&mut self, span: Range<usize>) {
        self.found.cuts.push(Cut { span, shown: None });
    }

    fn tag(&mut self, at: usize) -> Option<usize> {
        let text = self.ground.text;
        if !self.begins_word(at) {
            return None;
        }
        let rest = text.get(at + 1..self.block.end)?;
        let len = rest
            .find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '/'))
            .unwrap_or(rest.len());
        let word = rest.get(..len)?.trim_end_matches(['-', '/']);
        if !word.chars().next()?.is_alphabetic() {
            return None;
        }
        let span = at..at + 1 + word.len();
        let name = lower(word);
        let vocabulary = self.ground.vocabulary;
        if let Some(quadrant) =
            Quadrant::from_word(&name).or_else(|| vocabulary.tags.get(&*name).copied())
        {
            self.found.quadrants = self.found.quadrants.with(quadrant);
            self.cut(span.clone());
        } else if off_record::is_named(&name) {
            self.found.is_off_record = true;
            self.cut(span.clone());
        } else {
            self.near_tag(&name, span.clone());
            self.found.topics.push(word.into());
            self.loose.push(span.clone());
        }
        Some(span.end)
    }

    /// A tag counts only at the start of a word, and not within an address.
    fn begins_word(&self, at: usize) -> bool {
        let before = self.ground.text.get(..at).unwrap_or_default();
        let Some(last) = before.chars().next_back() else { return true };
        if last.is_whitespace() {
            return true;
        }
        if last.is_alphanumeric()
            || matches!(
                last,
                '\\' | '/' | '&' | '#' | '=' | ':' | '.' | '_' | '-' | '?' | '@' | '%' | '~'
            )
        {
            return false;
        }
        let before = before
            .get(before.ceil_char_boundary(before.len().saturating_sub(ADDRESS_BYTES_MAX))..)
            .unwrap_or_default();
        let word_start = before.rfind(char::is_whitespace).unwrap_or(0);
        !before.get(word_start..).unwrap_or_default().contains("://")
    }

    fn near_tag(&mut self, name: &str, span: Range<usize>) {
        let is_near = |quadrant: &Quadrant| {
            let word = quadrant.word();
            name.len().abs_diff(word.len()) <= 1
                && word.len() <= n_shared(name, word) + 2
                && strsim::osa_distance(name, word) == 1
        };
        if let Some(quadrant) = Quadrant::ALL.iter().find(|quadrant| is_near(quadrant)) {
            let word = quadrant.word();
            self.diagnostics.push(
                Diagnostic::new(
                    Rule::NearTag,
                    self.ground.path,
                    Span::new(span),
                    format!("`#{name}` is no quadrant, so it counts as a topic"),
                )
                .label("a topic tag")
                .help(format!("did you mean `#{word}`?")),
            );
        }
    }

    fn field(&mut self, at: usize) -> Option<usize> {
        let text = self.ground.text;
        // The parser leaves out a `\` at the start of a block.
        if at == self.block.start && text.get(..at)?.ends_with('\\') {
            return None;
        }
        let rest = text.get(at + 1..self.block.end)?;
        let key_len = rest
            .find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_') && !is_space(c))
            .unwrap_or(rest.len());
        let key = rest.get(..key_len)?.trim();
        if key.is_empty() || !rest.get(key_len..)?.starts_with("::") {
            return None;
        }
        let value_start = at + 1 + key_len + 2;
        let close = self.closing(at, value_start)?;
        let raw = text.get(value_start..close)?;
        let start = value_start + (raw.len() - raw.trim_start().len());
        let value = start..(value_start + raw.trim_end().len()).max(start);
        let key = lower(key);
        if !known::FIELDS.contains(&&*key) && key != known::ASK {
            self.unknown_field(&key, at + 1..at + 1 + key_len);
        }
        self.found.fields.push(Field { key: key.into(), value, span: at..close + 1 });
        self.cut(at..close + 1);
        Some(close + 1)
    }

    /// Where the bracket that opens a field is closed again.
    fn closing(&self, open_at: usize, from: usize) -> Option<usize> {
        let bytes = self.ground.text.as_bytes();
        let open = *bytes.get(open_at)?;
        let close = if open == b'(' { b')' } else { b']' };
        let mut depth = 0_usize;
        let limit = self.block.end.min(from + FIELD_BYTES_MAX);
        let mut reached = from;
        for &at in self.ground.signs.within(&(from..limit)) {
            let byte = *bytes.get(at)?;
            if at < reached || byte != b'\\' && byte != open && byte != close {
                continue;
            }
            match (self.opaque_end(at), byte) {
                (Some(end), _) => reached = end,
                (None, b'\\') => reached = at + 2,
                (None, byte) if byte == open => depth += 1,
                (None, _) if depth == 0 => return Some(at),
                (None, _) => depth -= 1,
            }
        }
        None
    }

    fn find_consent_slips(&mut self) {
        let (signs, fields) = (self.signs, &self.found.fields);
        for span in consent_slip::spans(self.ground.text, self.block.clone(), signs, fields) {
            if opaque::is_shown(self.ground.text, self.opaque, span.start) {
                self.found.is_off_record = true;
                self.diagnostics.push(consent_slip::fault(self.ground.path, span));
            }
        }
    }

    fn unknown_field(&mut self, key: &str, span: Range<usize>) {
        let path = self.ground.path;
        if key_slip::withholds(key) {
            self.diagnostics.push(
                Diagnostic::new(
                    Rule::BadConsent,
                    path,
                    Span::new(span),
                    format!("`{key}` is not a field, but was meant to withhold"),
                )
                .label("nobody is shown this line until it is clear what was meant")
                .help("write `consent`, with `none`, `team`, `internal` or `public`"),
            );
            return;
        }
        let message = format!("there is no field `{key}`");
        let diagnostic = Diagnostic::new(Rule::UnknownField, path, Span::new(span), message)
            .label("not shown and not used");
        self.diagnostics.push(match keys::nearest(key, &known::FIELDS) {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None => diagnostic.help("leave it out, or write it without `::`"),
        });
    }

    fn mark(&mut self, at: usize, start: &mut Option<usize>) -> usize {
        let bytes = self.ground.text.as_bytes();
        let n = bytes
            .get(at..self.block.end)
            .map_or(1, |rest| rest.iter().take_while(|byte| **byte == b'=').count());
        if n != 2 {
            return at + n.max(1);
        }
        let is_space = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
        let opens = at + 2 < self.block.end && !is_space(bytes.get(at + 2));
        let closes = at.checked_sub(1).is_some_and(|before| !is_space(bytes.get(before)));
        match *start {
            Some(from) if closes && from < at => {
                self.found.marks.push(from..at);
                self.cut(from - 2..from);
                self.cut(at..at + 2);
                *start = None;
            }
            _ if opens && self.found.marks.len() < MARKS_MAX => *start = Some(at + 2),
            _ => {}
        }
        at + 2
    }

    /// An id stands at the end of its block; tags and fields may follow it.
    fn find_id(&mut self) {
        let text = self.ground.text;
        if !self.signs.iter().any(|at| text.as_bytes().get(*at) == Some(&b'^')) {
            return;
        }
        let mut cuts: Vec<Range<usize>> = self
            .found
            .cuts
            .iter()
            .map(|cut| cut.span.clone())
            .chain(self.loose.iter().cloned())
            .collect();
        cuts.sort_by_key(|cut| cut.start);
        let mut end = self.block.end;
        loop {
            end = self.block.start
                + text.get(self.block.start..end).unwrap_or_default().trim_end().len();
            match cuts.pop() {
                Some(cut) if cut.end == end && self.block.start <= cut.start => end = cut.start,
                _ => break,
            }
        }
        let words = text.get(self.block.start..end).unwrap_or_default();
        let Some(at) = words.rfind('^') else { return };
        let name = words.get(at + 1..).unwrap_or_default();
        let is_name = !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let at = self.block.start + at;
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let stands_free = at == self.block.start && before != Some('\\')
            || before.is_some_and(char::is_whitespace);
        if is_name && stands_free && self.opaque_end(at).is_none() {
            self.found.id = Some(Id { name: name.into(), span: at..end });
            self.cut(at..end);
        }
    }
}

/// A space within a line, of whatever width.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\n' | '\r')
}

/// A word in lower case. Nearly all tags and keys are written so.
pub fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// How many bytes two words share at their start and end. One slip changes at most two letters, so a word
/// that shares less is no slip of the other, and the distance need not be counted.
fn n_shared(a: &str, b: &str) -> usize {
    let same = |(a, b): &(u8, u8)| a == b;
    let n_start = a.bytes().zip(b.bytes()).take_while(same).count();
    n_start + a.bytes().rev().zip(b.bytes().rev()).take_while(same).count()
}

/// A field's value as plain words: line breaks and the signs of quotes at their start become one space.
pub fn words_of(text: &str, value: Range<usize>) -> Cow<'_, str> {
    let raw = text.get(value).unwrap_or_default();
    if !raw.contains('\n') {
        return Cow::Borrowed(raw);
    }
    let lines = raw.lines().map(|line| line.trim_start_matches([' ', '\t', '>']).trim_end());
    Cow::Owned(lines.collect::<Vec<_>>().join(" "))
}
