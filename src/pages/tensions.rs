//! Where words and deeds part ways: what one persona says or thinks about a claim, and what the same persona does or feels against it.

use crate::model::{ClaimId, EntryId, EvidenceId, PersonaId, Quadrant};
use crate::pages::Site;
use crate::pages::limits::{N_TENSION_PASSAGES, N_TENSIONS};
use crate::pages::parts::Named;
use crate::pages::passages::Quote;
use rustc_hash::FxHashSet;
use serde::Serialize;

/// A claim for which words speak and against which deeds do, or the other way round.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TensionFacts {
    /// The claim.
    claim: Named,
    /// What is said or thought.
    word: Side,
    /// What is done or felt.
    deed: Side,
    /// Whether one person stands behind both.
    is_one_person: bool,
}

/// One side of a tension.
#[derive(Clone, Debug, Hash, Serialize)]
struct Side {
    quadrant: &'static str,
    quote: Quote,
}

/// Where words stand.
const WORDS: [Quadrant; 2] = [Quadrant::Says, Quadrant::Thinks];
/// Where deeds stand.
const DEEDS: [Quadrant; 2] = [Quadrant::Does, Quadrant::Feels];

/// Two passages that part ways.
struct Pair {
    word: EvidenceId,
    deed: EvidenceId,
    is_one_person: bool,
}

impl Site {
    /// The tensions of a persona; first those within one person.
    pub fn tensions(&self, persona: PersonaId) -> Vec<TensionFacts> {
        let claims = self.claims_about(persona);
        let mut found: Vec<(ClaimId, Pair)> =
            claims.filter_map(|claim| Some((claim, self.pair(persona, claim)?))).collect();
        found.sort_by_key(|(_, pair)| !pair.is_one_person);
        // A claim of a persona often stands on a journey too, with the same words or the same passages.
        let mut seen = FxHashSet::default();
        found.retain(|(claim, pair)| {
            seen.insert((None, Some((pair.word, pair.deed))))
                && seen.insert((Some(self.claim_words(*claim)), None))
        });
        found.truncate(N_TENSIONS);
        found.into_iter().map(|(claim, pair)| self.tension(claim, &pair)).collect()
    }

    /// The claims of a persona, then what is assumed of anybody, then those of journeys.
    fn claims_about(&self, persona: PersonaId) -> impl Iterator<Item = ClaimId> {
        let own = std::iter::once(EntryId::Persona(persona));
        let ids = || self.ids();
        let assumed = ids().filter(|it| matches!(it, EntryId::Assumption(_)));
        let walked = ids().filter(|it| matches!(it, EntryId::Journey(_)));
        own.chain(assumed).chain(walked).flat_map(|entry| {
            let indices = 0..u32::try_from(self.head(entry).claims.len()).unwrap_or_default();
            indices.map(move |index| ClaimId { entry, index })
        })
    }

    /// The newest passages of a persona that part ways about a claim; of one person, if there are such.
    fn pair(&self, persona: PersonaId, claim: ClaimId) -> Option<Pair> {
        let support = self.support(claim);
        let of = |ids: &[EvidenceId], quadrants: [Quadrant; 2]| -> Vec<EvidenceId> {
            let fits = |id: &EvidenceId| {
                let stands_in = self.passage(*id).1.quadrants;
                self.resolved(*id).personas.contains(&persona)
                    && quadrants.iter().any(|quadrant| stands_in.contains(*quadrant))
            };
            ids.iter().copied().filter(fits).take(N_TENSION_PASSAGES).collect()
        };
        let pairs = [(&support.backing, &support.against), (&support.against, &support.backing)]
            .map(|(words, deeds)| (of(words, WORDS), of(deeds, DEEDS)));
        let pairs = pairs.iter().flat_map(|(words, deeds)| {
            words.iter().flat_map(move |word| deeds.iter().map(move |deed| (*word, *deed)))
        });
        let pair = |(word, deed): (EvidenceId, EvidenceId)| Pair {
            word,
            deed,
            is_one_person: self
                .participant(word)
                .is_some_and(|it| Some(it) == self.participant(deed)),
        };
        // A passage that says and does at once is no tension with itself.
        let mut pairs = pairs.filter(|(word, deed)| word != deed).map(pair);
        let first = pairs.next()?;
        let other = if first.is_one_person { None } else { pairs.find(|it| it.is_one_person) };
        Some(other.unwrap_or(first))
    }

    fn claim_words(&self, claim: ClaimId) -> &str {
        &self.head(claim.entry).claims[claim.index as usize].words
    }

    fn tension(&self, claim: ClaimId, pair: &Pair) -> TensionFacts {
        let side = |id: EvidenceId, quadrants: [Quadrant; 2]| Side {
            quadrant: quadrants
                .into_iter()
                .find(|it| self.passage(id).1.quadrants.contains(*it))
                .map_or("", Quadrant::word),
            quote: self.quote(id),
        };
        TensionFacts {
            claim: Named { name: self.claim_words(claim).to_owned(), url: self.claim_url(claim) },
            word: side(pair.word, WORDS),
            deed: side(pair.deed, DEEDS),
            is_one_person: pair.is_one_person,
        }
    }
}
