//! Links to a page from elsewhere, with the words around them.

use crate::model::{Backlink, EntryId};
use crate::pages::Site;
use crate::pages::limits::{N_BACKLINKS, N_CONTEXT_CHARS};
use serde::Serialize;

/// A link from elsewhere with the words around it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct BacklinkFacts {
    /// The page it stands on.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Words before the name.
    pub before: String,
    /// The name, when it is among the words.
    pub r#match: String,
    /// Words after it.
    pub after: String,
}

impl Site {
    /// Links from elsewhere, with one line of context each.
    pub fn backlinks_of(&self, entry: EntryId) -> Vec<BacklinkFacts> {
        let name = match entry {
            EntryId::Persona(id) => &self.persona(id).name,
            _ => &*self.head(entry).title,
        };
        let facts = |backlink: &Backlink| {
            let head = self.head(backlink.from);
            // A link from a key such as `about:` has no words around it; the title need not stand there twice.
            let context = Some(self.context(backlink)).filter(|it| **it != *head.title);
            let context = context.unwrap_or_default();
            let (before, found, after) = around(context, name);
            BacklinkFacts {
                title: head.title.to_string(),
                url: head.address.to_string(),
                before,
                r#match: found,
                after,
            }
        };
        self.backlinks(entry).iter().take(N_BACKLINKS).map(facts).collect()
    }
}

/// Splits a context around a name, and shortens it on both sides.
fn around(context: &str, name: &str) -> (String, String, String) {
    let Some(start) = context.find(name).filter(|_| !name.is_empty()) else {
        return (head_of(context, 2 * N_CONTEXT_CHARS), String::new(), String::new());
    };
    let (before, rest) = context.split_at(start);
    let (found, after) = rest.split_at(name.len());
    (tail_of(before, N_CONTEXT_CHARS), found.to_owned(), head_of(after, N_CONTEXT_CHARS))
}

fn head_of(text: &str, n_chars: usize) -> String {
    match text.char_indices().nth(n_chars) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn tail_of(text: &str, n_chars: usize) -> String {
    let n_all = text.chars().count();
    match text.char_indices().nth(n_all.saturating_sub(n_chars)) {
        Some((start, _)) if n_chars < n_all => format!("…{}", &text[start..]),
        _ => text.to_owned(),
    }
}
