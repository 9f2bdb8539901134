//! Numbers by chance, the same in every run.

/// A stream of numbers that look random.
#[derive(Clone)]
pub struct Dice(pub u64);

impl Dice {
    /// A number below another.
    pub fn roll(&mut self, n: usize) -> usize {
        // SplitMix64, by Guy Steele, Doug Lea and Christine Flood.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap_or_default() % n
    }

    /// One of some texts.
    pub fn one_of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.roll(words.len())]
    }
}
