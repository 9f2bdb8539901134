//! What assumptions and insights have in common: whom they are about, their tickets, and the passages behind their one claim.

use crate::model::{
    Block, BlockKind, ClaimId, EntryId, EvidenceId, Part, PersonaId, RefId, Target,
};
use crate::pages::html::Html;
use crate::pages::limits::N_PASSAGES_PER_REGISTER;
use crate::pages::parts::Pill;
use crate::pages::seal::Seal;
use crate::pages::{Drawn, Sight, Site};
use serde::Serialize;

/// Whom or what an entry is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AboutFacts {
    /// A persona's name or a journey's title.
    pub name: String,
    /// Its page.
    pub url: String,
    /// The seal of a persona.
    pub seal: Option<Seal>,
}

/// Somewhere outside of the site: a ticket, a discussion.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Ticket {
    /// Its number or address.
    pub words: String,
    /// Its address, when it is one.
    pub url: Option<String>,
    /// Whether it is a bare number.
    pub is_number: bool,
}

/// The one claim of an assumption or insight, with all passages behind it.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Behind {
    /// The claim.
    pub claim: Html,
    /// How well it is carried.
    pub pill: Pill,
    /// People behind the passages against it.
    pub n_people_against: u32,
    /// Passages for it, newest first.
    pub backing: Vec<Drawn>,
    /// Passages against it, newest first.
    pub against: Vec<Drawn>,
    /// Passages that have no room here.
    pub n_left_out: usize,
}

impl Behind {
    /// Its passages, which are drawn by themselves.
    pub fn drawn(&self) -> Vec<Drawn> {
        self.backing.iter().chain(&self.against).cloned().collect()
    }
}

/// Tells a ticket from what is written.
pub fn ticket(words: &str) -> Ticket {
    let is_url = words.starts_with("https://") || words.starts_with("http://");
    let is_number = !words.is_empty() && words.chars().all(|char| char.is_ascii_digit());
    Ticket { words: words.to_owned(), url: is_url.then(|| words.to_owned()), is_number }
}

/// Says whether a block only points to passages, which stand on the page as cards already.
pub fn is_list_of_passages(site: &Site, entry: EntryId, block: &Block) -> bool {
    let targets = site.targets(entry);
    let is_passage = |reference: &RefId| {
        let target = targets.get(reference.index()).and_then(Option::as_ref);
        target.is_some_and(|it| site.passage_at(it).is_some())
    };
    let mut n_links = 0;
    let is_bare = block.markup.parts.iter().all(|part| match part {
        Part::Html(html) => is_without_words(html),
        Part::LinkStart(reference) => {
            n_links += 1;
            is_passage(reference)
        }
        Part::LinkEnd => true,
        Part::PassageStart(_) | Part::PassageEnd | Part::Image { .. } | Part::Guard { .. } => false,
    });
    matches!(block.kind, BlockKind::Item { .. }) && is_bare && 0 < n_links
}

/// Says whether HTML holds nothing but tags and space.
fn is_without_words(html: &str) -> bool {
    let mut is_tag = false;
    html.chars().all(|char| match char {
        '<' => {
            is_tag = true;
            true
        }
        '>' => {
            is_tag = false;
            true
        }
        _ => is_tag || char.is_whitespace(),
    })
}

impl Site {
    /// Whom or what some references of an entry name.
    pub fn about(&self, entry: EntryId, references: &[RefId]) -> Vec<AboutFacts> {
        let facts = |target: &Target| match target {
            Target::Entry(EntryId::Persona(id)) => self.about_persona(*id),
            Target::Entry(_) | Target::Anchor(..) | Target::Asset(_) => {
                AboutFacts { name: self.label(target), url: self.url(target), seal: None }
            }
        };
        let targets = self.targets(entry);
        references.iter().filter_map(|it| targets.get(it.index())?.as_ref()).map(facts).collect()
    }

    fn about_persona(&self, id: PersonaId) -> AboutFacts {
        let who = self.who(id);
        AboutFacts { name: who.name.clone(), url: who.url.clone(), seal: Some(who.seal.clone()) }
    }

    /// The one claim of an assumption or insight, for a page whose way to the root is `root`.
    pub fn behind(&self, entry: EntryId, root: &str) -> Behind {
        let id = ClaimId { entry, index: 0 };
        let (claim, support) = (self.claim(id, root), self.support(id));
        let card = |id: &EvidenceId| Drawn::new(Sight::Card(self.card(*id)));
        let cards = |ids: &[EvidenceId]| -> Vec<Drawn> {
            ids.iter().take(N_PASSAGES_PER_REGISTER).map(card).collect()
        };
        let (backing, against) = (cards(&support.backing), cards(&support.against));
        Behind {
            claim: claim.html,
            pill: claim.pill,
            n_people_against: support.n_people_against,
            n_left_out: support.backing.len() + support.against.len()
                - backing.len()
                - against.len(),
            backing,
            against,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_an_address_a_number_or_words() {
        assert_eq!(ticket("https://git.example/7").url.as_deref(), Some("https://git.example/7"));
        assert!(ticket("241").is_number);
        assert_eq!(
            ticket("AUD-7"),
            Ticket { words: "AUD-7".to_owned(), url: None, is_number: false }
        );
        assert_eq!(ticket("javascript:alert(1)").url, None);
    }

    #[test]
    fn tags_are_no_words() {
        assert!(is_without_words("<ul>\n<li class=\"a\"> </li></ul>"));
        assert!(!is_without_words("<ul><li>and"));
    }
}
