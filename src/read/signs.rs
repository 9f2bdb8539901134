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
        let begins_sign = |at: &usize| match bytes.get(*at) {
            // Most other signs of a text that are no ASCII begin with the same bytes.
            Some(0xEF | 0xE2) => text.get(*at..).is_some_and(|rest| rest.starts_with(is_colon)),
            _ => true,
        };
        let may_begin = |(at, byte): (usize, &u8)| may_begin_sign(*byte).then_some(at);
        Self(
            bytes.iter().enumerate().skip(from).filter_map(may_begin).filter(begins_sign).collect(),
        )
    }

    /// The signs in some bytes.
    pub fn within(&self, range: &Range<usize>) -> &[usize] {
        let from = self.0.partition_point(|at| *at < range.start);
        let rest = self.0.get(from..).unwrap_or_default();
        let n_signs = rest.iter().take_while(|at| **at < range.end).count();
        rest.get(..n_signs).unwrap_or_default()
    }
}

/// Whether a byte is such a sign; the last two begin `：` and `∷`.
fn may_begin_sign(byte: u8) -> bool {
    const TABLE: [bool; 256] = {
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
