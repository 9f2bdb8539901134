//! Ids made of words, told apart by a number where the words are the same.

use rustc_hash::FxHashMap;

/// The ids of one file.
#[derive(Debug, Default)]
pub struct UniqueIds {
    /// How often each was asked for.
    n_asked: FxHashMap<String, u32>,
}

impl UniqueIds {
    /// The id, with a number behind it when something before has it already.
    pub fn take(&mut self, id: &str) -> String {
        let n = self.n_asked.entry(id.to_owned()).or_default();
        *n += 1;
        if *n == 1 {
            return id.to_owned();
        }
        let numbered = format!("{id}-{n}");
        self.take(&numbered)
    }

    /// Keeps an id for its author.
    pub fn reserve(&mut self, id: &str) {
        self.n_asked.insert(id.to_owned(), 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twins_are_numbered() {
        let mut ids = UniqueIds::default();
        ids.reserve("own");
        let taken = ["pay", "pay-2", "pay", "own"].map(|id| ids.take(id));
        assert_eq!(taken, ["pay", "pay-2", "pay-2-2", "own-2"]);
    }
}
