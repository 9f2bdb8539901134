//! Numbers for facet values: passages carry them by the thousand, so each value is compared once.

use crate::model::FacetKey;
use rustc_hash::FxHashMap;

/// All facet values that were ever seen, numbered.
#[derive(Default)]
pub struct Facets {
    numbers: FxHashMap<FacetKey, u32>,
    /// The values by their numbers.
    pub keys: Vec<FacetKey>,
}

impl Facets {
    /// The number of a value.
    pub fn number(&mut self, key: FacetKey) -> u32 {
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        self.keys.push(key.clone());
        self.numbers.insert(key, number);
        number
    }
}
