//! Facts that stand on many pages: hashed once, and put into the form of templates once.

use serde::{Serialize, Serializer};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};
use tera::Value;
use xxhash_rust::xxh3::Xxh3;

/// Facts of one kind, shared by all pages that show them.
pub struct Shared<T>(Arc<Inner<T>>);

struct Inner<T> {
    facts: T,
    fingerprint: u64,
    /// Made when the first page is rendered that shows them.
    value: OnceLock<Value>,
}

impl<T: Hash> Shared<T> {
    /// Shares facts.
    pub fn new(facts: T) -> Self {
        let mut hasher = Xxh3::new();
        facts.hash(&mut hasher);
        let fingerprint = hasher.finish();
        Self(Arc::new(Inner { facts, fingerprint, value: OnceLock::new() }))
    }
}

impl<T> Shared<T> {
    /// A hash over all of them.
    pub fn fingerprint(&self) -> u64 {
        self.0.fingerprint
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.facts
    }
}

impl<T: fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.facts.fmt(f)
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.facts == other.0.facts
    }
}

impl<T: Eq> Eq for Shared<T> {}

impl<T> Hash for Shared<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0.fingerprint);
    }
}

impl<T: Serialize> Serialize for Shared<T> {
    /// A value that is there already is taken over as it is: Tera only counts one more owner.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(value) = self.0.value.get() {
            return value.serialize(serializer);
        }
        let value =
            Value::try_from_serializable(&self.0.facts).map_err(serde::ser::Error::custom)?;
        self.0.value.get_or_init(|| value).serialize(serializer)
    }
}
