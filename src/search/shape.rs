//! Into how many pieces the index is cut, and where every entry has its place in them.
//!
//! Numbers of entries would all move when one is added, and every piece with them. So an entry has its place by a hash of its
//! path, among many more places than entries: adding one moves at most the few that would have had the same place.

use xxhash_rust::xxh3::xxh3_64;

/// Entries of which the texts stand together in one piece, at most on average.
const N_ENTRIES_PER_TEXTS: usize = 16;
/// Entries for which there is one more piece of words.
const N_ENTRIES_PER_WORDS: usize = 24;
/// Pieces among which the third letter decides; whoever has typed two needs them all.
const N_THIRDS: u32 = 4;
/// Pieces of texts of which the passages are counted together.
const N_TEXTS_PER_FACETS: u32 = 16;
/// Places in a piece of texts: `1 << BITS`.
pub const BITS: u32 = 6;

/// Into how many pieces an index is cut; both are powers of two, so that it is seldom cut anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Pieces of texts.
    pub n_texts: u32,
    /// Pieces of words.
    pub n_words: u32,
}

impl Shape {
    /// The shape for so many entries.
    pub fn of(n_entries: usize) -> Self {
        let n = |per_piece: usize| {
            u32::try_from(n_entries.div_ceil(per_piece)).unwrap_or(1 << 20).clamp(1, 1 << 20)
        };
        Self {
            n_texts: n(N_ENTRIES_PER_TEXTS).next_power_of_two(),
            n_words: n(N_ENTRIES_PER_WORDS).next_power_of_two(),
        }
    }

    /// How many pieces say what passages are about.
    pub fn n_facets(self) -> u32 {
        self.n_texts.div_ceil(N_TEXTS_PER_FACETS)
    }

    /// The pieces of texts of which the passages are in a piece of facets.
    pub fn texts_of_facets(self, n: u32) -> std::ops::Range<u32> {
        n * N_TEXTS_PER_FACETS..((n + 1) * N_TEXTS_PER_FACETS).min(self.n_texts)
    }

    /// The piece with the words that begin like this one.
    pub fn piece_of_word(self, word: &str) -> u32 {
        let mut chars = word.chars().map(u32::from);
        let [first, second, third] = [(); 3].map(|()| chars.next().unwrap_or(0));
        let n_thirds = N_THIRDS.min(self.n_words);
        (first * 31 + second) % (self.n_words / n_thirds) * n_thirds + third % n_thirds
    }

    /// The piece with the texts of the entry at a place.
    pub fn piece_of_place(self, place: u32) -> u32 {
        (place >> BITS).min(self.n_texts - 1)
    }

    /// In how many entries a word may stand before its passages are left out: about every second one, in a site with many.
    pub fn n_entries_common(self) -> usize {
        if self.n_texts < 64 { usize::MAX } else { self.n_texts as usize * 6 }
    }

    /// The places of entries, given their paths. Whoever comes first by hash has the place; the next one moves on.
    pub fn places<'p>(self, paths: impl Iterator<Item = &'p str>) -> Vec<u32> {
        let bits = self.n_texts.trailing_zeros() + BITS;
        let mut hashes: Vec<(u64, &str, usize)> =
            paths.enumerate().map(|(at, path)| (xxh3_64(path.as_bytes()), path, at)).collect();
        hashes.sort_unstable();
        let mut places = vec![0; hashes.len()];
        let mut next = 0;
        for (hash, _, at) in hashes {
            let place = next.max(u32::try_from(hash >> (64 - bits)).unwrap_or(u32::MAX));
            places[at] = place;
            next = place + 1;
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_entry_moves_hardly_any_other() {
        let paths: Vec<String> = (0..10_000).map(|n| format!("content/notes/{n}.md")).collect();
        let shape = Shape::of(paths.len());
        let before = shape.places(paths.iter().map(String::as_str));
        let more = paths.iter().map(String::as_str).chain(["content/notes/new.md"]);
        let after = shape.places(more);
        let n_moved = before.iter().zip(&after).filter(|(a, b)| a != b).count();
        assert!(n_moved <= 3, "{n_moved} moved");
        let mut all = after;
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), paths.len() + 1, "no two have one place");
    }

    #[test]
    fn places_do_not_depend_on_the_order() {
        let shape = Shape::of(3);
        let places = shape.places(["a", "b", "c"].into_iter());
        let mut turned = shape.places(["c", "b", "a"].into_iter());
        turned.reverse();
        assert_eq!(places, turned);
    }

    #[test]
    fn pieces_keep_their_size() {
        for n in [0, 1, 60, 1_000, 10_000, 50_000] {
            let shape = Shape::of(n);
            assert!(n <= shape.n_texts as usize * N_ENTRIES_PER_TEXTS);
            assert!(shape.places((0..n).map(|_| "same")).iter().is_sorted(), "{n}");
        }
    }
}
