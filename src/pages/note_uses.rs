//! What a passage is used for: the claims that rest on it, page by page.

use crate::model::{ClaimId, EvidenceId};
use crate::pages::Site;
use serde::Serialize;

/// One page with claims that rest on a passage.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct UsedIn {
    /// The persona's name, or the title of any other page.
    pub title: String,
    /// Its claims, in the order of the page.
    pub claims: Vec<Use>,
}

/// One claim that rests on a passage.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Use {
    /// The claim, unless it says the same as the title above it.
    pub claim: Option<String>,
    /// Where the passages behind it stand together.
    pub url: String,
    /// Whether the passage speaks against it.
    pub is_against: bool,
}

impl Site {
    /// The claims that rest on a passage, grouped by page: a page is named once, however often it
    /// uses the passage.
    pub fn uses_of(&self, id: EvidenceId) -> Vec<UsedIn> {
        let claims: Vec<ClaimId> = self.uses(id).collect();
        claims
            .chunk_by(|one, next| one.entry == next.entry)
            .filter_map(|claims| {
                let title = self.short_title(claims.first()?.entry);
                let uses = claims.iter().map(|claim| self.use_of(id, *claim, &title)).collect();
                Some(UsedIn { title, claims: uses })
            })
            .collect()
    }

    fn use_of(&self, id: EvidenceId, claim: ClaimId, title: &str) -> Use {
        let words = &*self.head(claim.entry).claims[claim.index as usize].words;
        Use {
            claim: (words != title).then(|| words.to_owned()),
            url: self.claim_url(claim),
            is_against: self.support(claim).against.contains(&id),
        }
    }
}
