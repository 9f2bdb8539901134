//! Where signs stand that may mean something between words: found once for a text, for all that look for them.

use crate::read::field_signs::is_colon;
use std::ops::Range;

/// The places of brackets, colons and the signs of tags, marks and ids in a text, in order.
#[derive(Debug)]
pub struct Signs(Vec<usize>);

impl Signs {
    /// Finds all signs from a byte on.
    pub fn of(text: &str, from: usize) -> Self {
        let bytes = text.as_bytes();
        let mut signs = Vec::new();
        let mut at = from;
        while let Some(n) =
            bytes.get(at..).and_then(|rest| rest.iter().position(|byte| may_begin_sign(*byte)))
        {
            at += n;
            if begins_sign(text, at) {
                signs.push(at);
            }
            at += 1;
        }
        Self(signs)
    }

    /// The places of all signs.
    pub fn all(&self) -> &[usize] {
        &self.0
    }

    /// The places of all signs that are the same byte.
    pub fn like<'s>(&'s self, text: &'s str, byte: u8) -> impl Iterator<Item = usize> + 's {
        self.0.iter().copied().filter(move |at| text.as_bytes().get(*at) == Some(&byte))
    }

    /// The places of all colons, and of what is written for them.
    pub fn colons<'s>(&'s self, text: &'s str) -> impl Iterator<Item = usize> + 's {
        let is_colon = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with(is_colon));
        self.0.iter().copied().filter(is_colon)
    }

    /// The signs in some bytes.
    pub fn within(&self, range: &Range<usize>) -> &[usize] {
        let from = self.0.partition_point(|at| *at < range.start);
        let rest = self.0.get(from..).unwrap_or_default();
        let n_signs = rest.iter().take_while(|at| **at < range.end).count();
        rest.get(..n_signs).unwrap_or_default()
    }
}

/// Whether it is a sign that begins at a byte: most signs of other scripts begin with the same bytes as `：` and `∷`.
fn begins_sign(text: &str, at: usize) -> bool {
    let is_ascii = text.as_bytes().get(at).is_some_and(u8::is_ascii);
    is_ascii || text.get(at..).is_some_and(|rest| rest.starts_with(is_colon))
}

/// Whether a byte may begin a sign; the last two begin `：` and `∷`.
fn may_begin_sign(byte: u8) -> bool {
    static TABLE: [bool; 256] = {
        let mut table = [false; 256];
        let signs = *b"\\#()[]=^:\xEF\xE2";
        let mut index = 0;
        while index < signs.len() {
            table[signs[index] as usize] = true;
            index += 1;
        }
        table
    };
    TABLE.get(usize::from(byte)).copied().unwrap_or_default()
}
