//! Says why a name means nothing, and what its author may have meant.

use crate::diagnostic::{Diagnostic, Rule};
use crate::link::names::{nearest_name, role_allows};
use crate::model::{
    Anchor, AnchorKind, EntryId, Head, Knowledge, Reference, Refused, Role, SourcePath,
};
use std::cell::Cell;

/// How many candidates a diagnostic offers.
const N_CANDIDATES_MAX: usize = 5;
/// How many places of a file a diagnostic names.
const N_PLACES_MAX: usize = 3;

/// For how many dead names the nearest one is looked for; no report shows more of them.
const N_SEARCHES_MAX: usize = 200;

/// Why a name means nothing.
#[derive(Clone, Debug)]
pub enum Dead {
    /// Nothing carries it.
    Unknown { near: Near },
    /// Several files carry it.
    Ambiguous { candidates: Vec<EntryId> },
    /// The file is there, the place in it is not.
    NoSuchPlace { entry: EntryId },
    /// The file is there and must not be shown.
    Refused { path: SourcePath, refused: Refused },
}

/// Among what to look for the nearest name.
#[derive(Clone, Debug)]
pub enum Near {
    /// Nowhere.
    Nothing,
    /// Among the names of files; this one was written, folded.
    Name(String),
    /// Among the stages; this one was written.
    Stage(String),
}

/// Says what is wrong with dead names.
pub struct Reporter<'k> {
    knowledge: &'k Knowledge,
    /// How often the nearest name was looked for.
    n_searches: Cell<usize>,
}

impl<'k> Reporter<'k> {
    /// Begins a report.
    pub fn new(knowledge: &'k Knowledge) -> Self {
        Self { knowledge, n_searches: Cell::new(0) }
    }

    fn head(&self, entry: EntryId) -> &'k Head {
        self.knowledge.head(entry)
    }

    fn near(&self, near: &Near, role: Role) -> Option<String> {
        match near {
            Near::Nothing => None,
            Near::Name(folded) => self.near_name(folded, role),
            Near::Stage(stage) => {
                let stages = self.knowledge.journeys.iter().flat_map(|journey| &journey.stages);
                nearest_name(stage, stages.map(|stage| &*stage.slug))
            }
        }
    }

    fn near_name(&self, folded: &str, role: Role) -> Option<String> {
        // Every search goes through all names: a folder full of dead links would take minutes.
        self.n_searches.set(self.n_searches.get() + 1);
        if N_SEARCHES_MAX < self.n_searches.get() {
            return None;
        }
        let known = self.knowledge.ids().filter(|id| role_allows(role, *id));
        nearest_name(folded, known.map(|id| self.head(id).path.stem()))
    }

    /// Makes a diagnostic of a dead name.
    pub fn report(&self, head: &Head, reference: &Reference, dead: &Dead) -> Diagnostic {
        let path = reference.written_in.as_ref().unwrap_or(&head.path);
        let written = written(reference);
        let is_plain = matches!(reference.role, Role::Wikilink | Role::Path | Role::Asset);
        let rule = match (dead, is_plain) {
            (Dead::Refused { .. }, _) => Rule::RefusedFile,
            (_, true) => Rule::DeadLink,
            (Dead::Ambiguous { .. }, false) => Rule::AmbiguousName,
            (_, false) => Rule::UnknownName,
        };
        let noun = noun(reference);
        let start = |message: String| Diagnostic::new(rule, path, reference.span, message);
        match dead {
            Dead::Unknown { near } => {
                let help = match self.near(near, reference.role) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => unknown_help(reference.role).to_owned(),
                };
                start(format!("no {noun} is called `{written}`")).label("named here").help(help)
            }
            Dead::NoSuchPlace { entry } => {
                let place = reference.fragment.as_deref().unwrap_or_default();
                let head = self.head(*entry);
                let there = &head.path;
                let names = head.anchors.iter().map(|anchor| &*anchor.name);
                let help = match nearest_name(place, names) {
                    Some(near) => format!("did you mean `#{near}`?"),
                    None => places_help(head),
                };
                start(format!("`{there}` has no place called `#{place}`"))
                    .label("named here")
                    .help(help)
            }
            Dead::Refused { path, refused } => {
                start(format!("`{path}` {}", refused.why)).label("shown here").help(refused.help)
            }
            Dead::Ambiguous { candidates } => {
                let paths: Vec<String> = candidates
                    .iter()
                    .take(N_CANDIDATES_MAX)
                    .map(|id| format!("`{}`", self.head(*id).path))
                    .collect();
                start(format!("`{written}` can mean {} files", candidates.len()))
                    .label("named here")
                    .help(format!("write more of the path; it can be {}", paths.join(" or ")))
            }
        }
    }
}

/// Names some places that are there.
fn places_help(head: &Head) -> String {
    // An id made of the words of a passage changes with them, so nobody should be led to write one.
    let is_lasting = |it: &&Anchor| {
        !(it.name.is_empty() || it.made_of.is_some() && matches!(it.kind, AnchorKind::Evidence(_)))
    };
    let lasting = head.anchors.iter().filter(is_lasting).take(N_PLACES_MAX);
    let places: Vec<String> = lasting.map(|anchor| format!("`#{}`", anchor.name)).collect();
    if places.is_empty() {
        return format!("`{}` has no headings or ids that others can point to yet", head.path);
    }
    format!("places there are called {}", places.join(", "))
}

/// The part of a reference that means nothing: the name of the file, or of a stage without its journey.
fn written(reference: &Reference) -> &str {
    match reference.fragment.as_deref() {
        Some(stage) if reference.name.is_empty() => stage,
        // Nobody looked for a place in a file that is not there.
        Some(_) | None => &reference.name,
    }
}

fn noun(reference: &Reference) -> &'static str {
    match reference.role {
        Role::Persona => "persona",
        Role::Stage if reference.name.is_empty() => "stage",
        Role::Journey | Role::Stage => "journey",
        Role::About => "persona or journey",
        Role::Asset => "file beside this one",
        Role::Supports | Role::Refutes => "claim or assumption",
        Role::Wikilink | Role::Path | Role::Claim | Role::From | Role::Quote => "file",
    }
}

fn unknown_help(role: Role) -> &'static str {
    match role {
        Role::Persona => "describe them in `content/personas/<name>.md`, or remove the name",
        Role::Journey | Role::Stage => {
            "write `journey#stage` as the journey's file and heading are called"
        }
        Role::About => "name a persona or a journey by its file name",
        Role::Asset => "put the file there, or remove the reference",
        Role::Supports | Role::Refutes => {
            "name an assumption by its file name, or a claim by `[[file#^id]]`"
        }
        Role::Wikilink | Role::Path => "the text is shown without a link until the file is there",
        Role::Claim | Role::From | Role::Quote => {
            "name a note and one of its passages, such as `[[2026-03-04-p07#^sent-twice]]`"
        }
    }
}
