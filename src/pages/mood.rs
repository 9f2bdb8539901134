//! How a group of passages felt. Everybody counts once, however much they said: the mood of a group is the median of its people.

use crate::model::{EvidenceId, NOBODY};
use crate::pages::Site;
use serde::Serialize;

/// The mood of a group of passages. All moods are in tenths, so that equal input is equal output.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct MoodSummary {
    /// Median over people of each person's mean.
    pub tenths: i32,
    /// 10th percentile over people.
    pub low_tenths: i32,
    /// 90th percentile over people.
    pub high_tenths: i32,
    /// Passages with a mood.
    pub n_passages: usize,
    /// People behind them.
    pub n_people: usize,
    /// 1 (very negative) to 5 (very positive).
    pub level: u8,
    /// Key of its word.
    pub word: &'static str,
}

/// The key of a mood's word.
pub fn mood_word(value: i8) -> &'static str {
    match value {
        ..=-2 => "very-negative",
        -1 => "negative",
        0 => "neutral",
        1 => "positive",
        2.. => "very-positive",
    }
}

/// The level of a mood, 1 to 5.
pub fn mood_level(value: i8) -> u8 {
    (value.clamp(-2, 2) + 3).unsigned_abs()
}

impl Site {
    /// The mood of a group of passages; none when no passage has one.
    pub fn mood_of(&self, ids: &[EvidenceId]) -> Option<MoodSummary> {
        let mood =
            |id: &EvidenceId| Some((self.voice(*id), f64::from(self.passage(*id).1.mood?.value)));
        let mut moods: Vec<(Voice, f64)> = ids.iter().filter_map(mood).collect();
        if moods.is_empty() {
            return None;
        }
        moods.sort_by_key(|it| it.0);
        let n_passages = moods.len();
        let mut means: Vec<f64> = moods.chunk_by(|a, b| a.0 == b.0).map(mean).collect();
        means.sort_by(f64::total_cmp);
        let tenths = tenths(percentile(&means, 0.5));
        let value = rounded(tenths);
        Some(MoodSummary {
            tenths,
            low_tenths: self::tenths(percentile(&means, 0.1)),
            high_tenths: self::tenths(percentile(&means, 0.9)),
            n_passages,
            n_people: means.len(),
            level: mood_level(value),
            word: mood_word(value),
        })
    }

    fn voice(&self, id: EvidenceId) -> Voice {
        match self.lists.person(id) {
            NOBODY => (NOBODY, id.note.index()),
            person => (person, 0),
        }
    }
}

/// Whose mood it is: the number of a person, or that of a note with nobody behind it.
type Voice = (u32, usize);

fn mean(moods: &[(Voice, f64)]) -> f64 {
    let n = u32::try_from(moods.len()).unwrap_or(u32::MAX);
    moods.iter().map(|(_, mood)| mood).sum::<f64>() / f64::from(n)
}

/// The value below which a share of sorted values lies, between neighbors by distance.
fn percentile(sorted: &[f64], share: f64) -> f64 {
    let n_last = u32::try_from(sorted.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let place = f64::from(n_last) * share;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the length"
    )]
    let below = place.floor() as usize;
    let low = sorted.get(below).copied().unwrap_or_default();
    let high = sorted.get(below + 1).copied().unwrap_or(low);
    low + (high - low) * place.fract()
}

#[expect(clippy::cast_possible_truncation, reason = "between -20 and 20")]
fn tenths(mood: f64) -> i32 {
    (mood * 10.0).round() as i32
}

/// Where the lowest and the highest of several moods stand; none when they do not differ.
pub fn extremes(moods: &[Option<i32>]) -> Option<(usize, usize)> {
    let heard = || moods.iter().enumerate().filter_map(|(at, mood)| Some((at, (*mood)?)));
    let (lowest, low) = heard().min_by_key(|(_, mood)| *mood)?;
    let (highest, high) = heard().max_by_key(|(_, mood)| *mood)?;
    (low < high).then_some((lowest, highest))
}

/// The whole mood nearest to tenths.
fn rounded(tenths: i32) -> i8 {
    match tenths {
        ..=-15 => -2,
        -14..=-5 => -1,
        -4..=4 => 0,
        5..=14 => 1,
        15.. => 2,
    }
}
