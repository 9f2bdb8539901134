//! How well a group of claims is carried: how many are strong, thin, contested and assumed.

use crate::model::{Strength, Support};
use crate::pages::parts::{Split, split};
use serde::Serialize;

/// Claims by strength.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Strengths {
    /// Claims in all.
    pub n_claims: usize,
    /// Claims of three people or more.
    pub n_strong: usize,
    /// Claims of one or two people.
    pub n_thin: usize,
    /// Claims with passages for and against.
    pub n_contested: usize,
    /// Claims without a passage.
    pub n_assumed: usize,
    /// Claims with a passage.
    pub n_backed: usize,
    /// Claims with a passage, in percent, rounded down so that 100 means all.
    pub backed_percent: usize,
    /// The same as a bar.
    pub split: Vec<Split>,
}

/// Counts claims by what stands behind them.
pub fn strengths<'a>(claims: impl Iterator<Item = &'a Support>) -> Strengths {
    let mut strengths = Strengths::default();
    for support in claims {
        strengths.n_claims += 1;
        match support.strength {
            Strength::Strong => strengths.n_strong += 1,
            Strength::Thin => strengths.n_thin += 1,
            Strength::Contested => strengths.n_contested += 1,
            Strength::Assumption => strengths.n_assumed += 1,
        }
    }
    strengths.n_backed = strengths.n_claims - strengths.n_assumed;
    strengths.backed_percent =
        (strengths.n_backed * 100).checked_div(strengths.n_claims).unwrap_or_default();
    strengths.split = split(&[
        ("fs-strong", strengths.n_strong),
        ("fs-thin", strengths.n_thin),
        ("fs-contest", strengths.n_contested),
        ("fs-assume", strengths.n_assumed),
    ]);
    strengths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn support(strength: Strength) -> Support {
        Support { strength, ..Support::default() }
    }

    #[test]
    fn claims_are_counted_by_strength() {
        let claims = [
            support(Strength::Strong),
            support(Strength::Contested),
            support(Strength::Assumption),
        ];
        let strengths = strengths(claims.iter());
        assert_eq!((strengths.n_claims, strengths.n_strong, strengths.n_assumed), (3, 1, 1));
        assert_eq!((strengths.n_backed, strengths.backed_percent), (2, 66));
        assert_eq!(strengths.split.last().map(|it| (it.x, it.width, it.total)), Some((2, 1, 3)));
    }

    #[test]
    fn no_claims_are_no_percent() {
        assert_eq!(strengths([].iter()).backed_percent, 0);
    }
}
