//! How true a belief looks, judged by the people behind the passages for and against it.
//!
//! More people for a belief never make it look less true, and more people against it never make it look truer.

use crate::model::Verdict;
use rustc_hash::FxHashSet;

/// With fewer people than this, a belief is neither held nor dropped, unless the settings ask for fewer.
const N_PEOPLE_FEW: u32 = 2;

/// The verdict on a belief with so many people for and against it, where `n_needed` people make it definite.
pub fn verdict(n_for: u32, n_against: u32, n_needed: u32) -> Verdict {
    let n_needed = n_needed.max(1);
    let n_few = n_needed.min(N_PEOPLE_FEW);
    if n_against == 0 && n_needed <= n_for {
        Verdict::DefinitelyTrue
    } else if n_for == 0 && n_needed <= n_against {
        Verdict::DefinitelyFalse
    } else if n_needed <= n_for && n_against + 2 <= n_for {
        Verdict::LikelyTrue
    } else if n_few <= n_for && n_against < n_for {
        Verdict::MaybeTrue
    } else if n_few <= n_against && n_for < n_against {
        Verdict::LikelyFalse
    } else {
        Verdict::NotEnough
    }
}

/// Says whether a verdict drops the belief.
pub fn is_dropped(verdict: Verdict) -> bool {
    match verdict {
        Verdict::LikelyFalse | Verdict::DefinitelyFalse => true,
        Verdict::DefinitelyTrue | Verdict::LikelyTrue | Verdict::MaybeTrue | Verdict::NotEnough => {
            false
        }
    }
}

/// One passage for or against a belief.
#[derive(Clone, Copy, Debug)]
pub struct Voice<'a> {
    /// Who is behind it.
    pub person: &'a str,
    /// Whether it speaks against.
    pub is_against: bool,
}

/// Which voice, oldest first, brought a belief down for the last time; none when it still stands.
pub fn turning_point(voices: &[Voice], n_needed: u32) -> Option<usize> {
    let (mut people_for, mut people_against) = (FxHashSet::default(), FxHashSet::default());
    let mut fell_at = None;
    for (at, voice) in voices.iter().enumerate() {
        let people = if voice.is_against { &mut people_against } else { &mut people_for };
        people.insert(voice.person);
        let n = |people: &FxHashSet<&str>| u32::try_from(people.len()).unwrap_or(u32::MAX);
        match (is_dropped(verdict(n(&people_for), n(&people_against), n_needed)), fell_at) {
            (true, None) => fell_at = Some(at),
            (false, Some(_)) => fell_at = None,
            (true, Some(_)) | (false, None) => {}
        }
    }
    fell_at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_follow_the_people() {
        use Verdict::*;
        let cases = [
            ((0, 0), NotEnough),
            ((1, 0), NotEnough),
            ((0, 1), NotEnough),
            ((1, 1), NotEnough),
            ((4, 4), NotEnough),
            ((2, 0), MaybeTrue),
            ((2, 1), MaybeTrue),
            ((4, 3), MaybeTrue),
            ((3, 1), LikelyTrue),
            ((9, 2), LikelyTrue),
            ((3, 0), DefinitelyTrue),
            ((0, 2), LikelyFalse),
            ((1, 2), LikelyFalse),
            ((1, 9), LikelyFalse),
            ((0, 3), DefinitelyFalse),
        ];
        for ((n_for, n_against), expected) in cases {
            assert_eq!(verdict(n_for, n_against, 3), expected, "{n_for} for, {n_against} against");
        }
    }

    /// From false to true; not enough to say lies between what is dropped and what is held.
    fn height(verdict: Verdict) -> u8 {
        match verdict {
            Verdict::DefinitelyFalse => 0,
            Verdict::LikelyFalse => 1,
            Verdict::NotEnough => 2,
            Verdict::MaybeTrue => 3,
            Verdict::LikelyTrue => 4,
            Verdict::DefinitelyTrue => 5,
        }
    }

    #[test]
    fn verdicts_are_monotone() {
        for n_needed in 0..8 {
            for n_for in 0..16 {
                for n_against in 0..16 {
                    let here = height(verdict(n_for, n_against, n_needed));
                    let at = format!("{n_for} for, {n_against} against, {n_needed} needed");
                    assert!(here <= height(verdict(n_for + 1, n_against, n_needed)), "{at}");
                    assert!(height(verdict(n_for, n_against + 1, n_needed)) <= here, "{at}");
                }
            }
        }
    }

    fn turn(voices: &str) -> Option<usize> {
        let voice =
            |word: &'static str| Voice { person: &word[1..], is_against: word.starts_with('-') };
        let words: Vec<&'static str> = voices.to_owned().leak().split(' ').collect();
        turning_point(&words.into_iter().map(voice).collect::<Vec<_>>(), 3)
    }

    #[test]
    fn a_belief_falls_at_one_passage() {
        assert_eq!(turn("+P1 +P2"), None);
        assert_eq!(turn("-P1 -P1"), None, "one person is one person");
        assert_eq!(turn("-P1 -P2 -P3"), Some(1));
        assert_eq!(turn("-P1 -P2 +P3 +P4 +P5 -P6 -P7"), Some(6), "the last fall counts");
        assert_eq!(turn("-P1 -P2 +P3 +P4"), None, "it stood up again");
    }
}
