//! What kind of file it is: `type:`, else the nearest folder with a known name, else a plain page.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Kind, Method, Span};
use crate::read::keys::{self, Keys};
use crate::read::name;

/// The words of `type:`.
const TYPES: [&str; 16] = [
    "note",
    "interview",
    "observation",
    "usability",
    "survey",
    "support",
    "diary",
    "workshop",
    "trend",
    "session",
    "persona",
    "journey",
    "assumption",
    "insight",
    "page",
    "call",
];

/// A kind, and what it says about a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The kind.
    pub kind: Kind,
    /// How we listened.
    pub method: Method,
    /// Whether it is planned rather than held.
    pub is_session: bool,
    /// Whether anything said so.
    pub is_known: bool,
}

impl Sort {
    fn of(kind: Kind) -> Self {
        Self { kind, method: Method::Other, is_session: false, is_known: true }
    }

    /// A note that was recognized by what is in it.
    pub fn note() -> Self {
        Self::of(Kind::Note)
    }
}

/// Tells the kind of a file from its keys and its path below the content.
pub fn sort(keys: &mut Keys<'_>, below: &str) -> Sort {
    let folder = of_folder(below);
    let Some(text) = keys.text("type") else { return folder };
    if let Some(sort) = of_word(&text.words.to_lowercase()) {
        let is_general =
            sort.kind == Kind::Note && sort.method == Method::Other && folder.kind == Kind::Note;
        return if is_general { Sort { is_session: sort.is_session, ..folder } } else { sort };
    }
    let message = format!("there is no type `{}`", text.words);
    keys.diagnostics.push(
        Diagnostic::new(Rule::BadValue, text.path, Span::new(text.span), message)
            .label("the folder decides instead")
            .help(keys::one_of(text.words, &TYPES)),
    );
    folder
}

fn of_word(word: &str) -> Option<Sort> {
    let kind = match word {
        "persona" => Kind::Persona,
        "journey" => Kind::Journey,
        "assumption" => Kind::Assumption,
        "insight" => Kind::Insight,
        "page" => Kind::Page,
        "session" => return Some(Sort { is_session: true, ..Sort::of(Kind::Note) }),
        "call" => return Some(Sort { method: Method::Support, ..Sort::of(Kind::Note) }),
        _ => return Method::from_word(word).map(|method| Sort { method, ..Sort::of(Kind::Note) }),
    };
    Some(Sort::of(kind))
}

fn of_folder(below: &str) -> Sort {
    let page = Sort { is_known: false, ..Sort::of(Kind::Page) };
    let (folder, file) = below.rsplit_once('/').unwrap_or(("", below));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    if stem.eq_ignore_ascii_case("index") || stem.eq_ignore_ascii_case("readme") {
        return Sort { is_known: true, ..page };
    }
    folder.rsplit('/').find_map(of_folder_name).unwrap_or(page)
}

fn of_folder_name(name: &str) -> Option<Sort> {
    let name = name.to_lowercase();
    let kind = match &*name {
        "notes" => Kind::Note,
        "personas" => Kind::Persona,
        "journeys" => Kind::Journey,
        "assumptions" => Kind::Assumption,
        "insights" => Kind::Insight,
        "interviews" | "observations" | "usability" | "surveys" | "support" => {
            return Method::from_word(&name).map(|method| Sort { method, ..Sort::of(Kind::Note) });
        }
        _ => return None,
    };
    Some(Sort::of(kind))
}

/// Whether the name of a file looks like that of a session.
pub fn is_named_like_session(stem: &str) -> bool {
    !name::participants_in(stem).is_empty()
}
