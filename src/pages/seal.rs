//! The seal of a persona: four quarter circles, turned by the name. No stock faces.

use serde::Serialize;
use xxhash_rust::xxh3::xxh3_64;

/// A seal as a path in a 40 × 40 box and one of five tones.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Seal {
    /// The path.
    pub path: String,
    /// 1 to 4 in the order of the content, 0 for a persona that nobody has been heard for.
    pub tone: u8,
}

/// The four ways to turn a quarter circle inside a 20 × 20 cell at x, y.
fn quarter(turn: u64, x: u32, y: u32) -> String {
    let (right, bottom) = (x + 20, y + 20);
    match turn {
        0 => format!("M{x} {bottom}v-20a20 20 0 0 1 20 20z"),
        1 => format!("M{x} {y}h20a20 20 0 0 1-20 20z"),
        2 => format!("M{right} {y}v20a20 20 0 0 1-20-20z"),
        _ => format!("M{right} {bottom}h-20a20 20 0 0 1 20-20z"),
    }
}

/// Draws the seal of a name: 256 patterns.
pub fn seal(name: &str, tone: u8) -> Seal {
    let hash = xxh3_64(name.as_bytes());
    let cells = [(0, 0), (20, 0), (0, 20), (20, 20)];
    let path =
        (0_u64..).zip(cells).map(|(cell, (x, y))| quarter(hash >> (cell * 2) & 3, x, y)).collect();
    Seal { path, tone }
}
