//! Which tags of a block of HTML may stay: those that are closed, and stand where a browser leaves them.
//!
//! A browser moves what stands in a wrong place, or closes what is around it. A tag stays only where nothing of the kind happens,
//! the others are shown as text: so the page is built as it is written.

use crate::read::raw::{BLOCKS, Form, RawTag};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A tag and where it stands.
type Placed = (Range<usize>, RawTag);

/// What is open, and how often each name is: a long list is not searched for every tag.
#[derive(Default)]
struct Stack {
    open: Vec<(usize, &'static str)>,
    n_open: FxHashMap<&'static str, usize>,
}

impl Stack {
    fn push(&mut self, index: usize, name: &'static str) {
        self.open.push((index, name));
        *self.n_open.entry(name).or_default() += 1;
    }

    fn pop(&mut self) -> Option<(usize, &'static str)> {
        let (index, name) = self.open.pop()?;
        if let Some(n_open) = self.n_open.get_mut(name) {
            *n_open -= 1;
        }
        Some((index, name))
    }

    fn has(&self, name: &str) -> bool {
        self.n_open.get(name).is_some_and(|it| 0 < *it)
    }

    /// The innermost element.
    fn parent(&self) -> Option<(usize, &'static str)> {
        self.open.last().copied()
    }

    /// Whether words would stand between the cells of a table.
    fn is_between_cells(&self) -> bool {
        self.parent().is_some_and(|(_, name)| is_table_part(name))
    }
}

/// Says of each tag whether it stays.
pub fn kept(html: &str, tags: &[Placed]) -> Vec<bool> {
    let mut closers = closers(tags);
    for table in untidy_tables(html, tags, &closers) {
        set(&mut closers, table, None);
    }
    fitting(tags, &closers)
}

/// For each tag that opens something the tag that closes it, itself when it has no content.
fn closers(tags: &[Placed]) -> Vec<Option<usize>> {
    let mut closers = vec![None; tags.len()];
    let mut stack = Stack::default();
    for (index, (_, tag)) in tags.iter().enumerate() {
        match tag.form {
            Form::Alone => set(&mut closers, index, Some(index)),
            Form::Open => stack.push(index, tag.name),
            Form::Close if stack.has(tag.name) => {
                // What is still open inside is never closed.
                while let Some((opener, name)) = stack.pop() {
                    if name == tag.name {
                        set(&mut closers, opener, Some(index));
                        break;
                    }
                }
            }
            Form::Close => {}
        }
    }
    closers
}

/// Tables that hold something between their cells, which a browser would move in front of them.
fn untidy_tables(html: &str, tags: &[Placed], closers: &[Option<usize>]) -> Vec<usize> {
    let mut untidy = Vec::new();
    let mut tables = Vec::new();
    let mut stack = Stack::default();
    let mut from = 0;
    for (index, (range, tag)) in tags.iter().enumerate() {
        let words = html.get(from..range.start).unwrap_or_default();
        from = range.end;
        let closer = closers.get(index).copied().flatten();
        let ends =
            stack.parent().is_some_and(|(opener, _)| closers.get(opener) == Some(&Some(index)));
        let is_wrong = !ends && (closer.is_none() || !stands_in(tag.name, stack.parent()));
        if stack.is_between_cells() && (is_wrong || !words.trim().is_empty()) {
            untidy.extend(tables.last());
        }
        if ends {
            if stack.pop().is_some_and(|(_, name)| name == "table") {
                tables.pop();
            }
        } else if closer.is_some() && tag.form == Form::Open {
            stack.push(index, tag.name);
            if tag.name == "table" {
                tables.push(index);
            }
        }
    }
    untidy
}

/// Which tags stay, once it is known what closes them.
fn fitting(tags: &[Placed], closers: &[Option<usize>]) -> Vec<bool> {
    let mut keeps = vec![false; tags.len()];
    let mut stack = Stack::default();
    for (index, (_, tag)) in tags.iter().enumerate() {
        if stack.parent().is_some_and(|(opener, _)| closers.get(opener) == Some(&Some(index))) {
            stack.pop();
        }
        let Some(closer) = closers.get(index).copied().flatten() else { continue };
        // A paragraph ends where a block begins, and a link where another does.
        let is_cut_short =
            BLOCKS.contains(&tag.name) && stack.has("p") || tag.name == "a" && stack.has("a");
        if is_cut_short || !stands_in(tag.name, stack.parent()) {
            continue;
        }
        set(&mut keeps, index, true);
        set(&mut keeps, closer, true);
        if tag.form == Form::Open {
            stack.push(index, tag.name);
        }
    }
    keeps
}

fn set<T>(all: &mut [T], index: usize, value: T) {
    if let Some(one) = all.get_mut(index) {
        *one = value;
    }
}

/// Whether an element may stand directly in another.
fn stands_in(name: &str, parent: Option<(usize, &'static str)>) -> bool {
    let parent = parent.map_or("", |(_, name)| name);
    match name {
        "summary" => parent == "details",
        "thead" | "tbody" => parent == "table",
        "tr" => matches!(parent, "table" | "thead" | "tbody"),
        "th" | "td" => parent == "tr",
        "li" => matches!(parent, "ul" | "ol"),
        "figcaption" => parent == "figure",
        _ => !is_table_part(parent),
    }
}

fn is_table_part(name: &str) -> bool {
    matches!(name, "table" | "thead" | "tbody" | "tr")
}
