//! The mood line: a smooth curve through the moods of the stages that never overshoots them.
//!
//! Between two stages it is a cubic whose slope at each stage is the harmonic mean of the slopes beside it, and flat at peaks
//! and valleys (Fritsch and Butland, 1984). y = 50 − 20 · mood in a box of 100 × 100.

use std::fmt::Write;

/// Half the length of the mark for a single stage.
const MARK: f64 = 3.0;

/// A point of the line: x, and y in the box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From 0 to 100, left to right.
    pub x: f64,
    /// From 0 (very positive) to 100 (very negative).
    pub y: f64,
}

/// A cubic between two points: start, two handles, end.
pub type Segment = [Point; 4];

/// The height of a mood, in tenths, in the box.
pub fn y(tenths: i32) -> f64 {
    50.0 - 2.0 * f64::from(tenths)
}

/// The curve through points with rising x.
pub fn segments(points: &[Point]) -> Vec<Segment> {
    let slopes = slopes(points);
    let pairs = points.windows(2).zip(slopes.windows(2));
    pairs
        .map(|(ends, slopes)| {
            let third = (ends[1].x - ends[0].x) / 3.0;
            let first = Point { x: ends[0].x + third, y: ends[0].y + slopes[0] * third };
            let second = Point { x: ends[1].x - third, y: ends[1].y - slopes[1] * third };
            [ends[0], first, second, ends[1]]
        })
        .collect()
}

/// The slope at every point.
fn slopes(points: &[Point]) -> Vec<f64> {
    let between: Vec<f64> =
        points.windows(2).map(|ends| (ends[1].y - ends[0].y) / (ends[1].x - ends[0].x)).collect();
    let at = |index: usize| {
        let before = index.checked_sub(1).and_then(|it| between.get(it));
        match (before, between.get(index)) {
            (Some(a), Some(b)) if 0.0 < a * b => 2.0 * a * b / (a + b),
            _ => 0.0,
        }
    };
    (0..points.len()).map(at).collect()
}

/// The path of a curve, with one decimal.
pub fn path(segments: &[Segment]) -> String {
    let Some(first) = segments.first() else { return String::new() };
    let mut path = format!("M{}", pair(first[0]));
    for [_, a, b, end] in segments {
        let _ = write!(path, "C{} {} {}", pair(*a), pair(*b), pair(*end));
    }
    path
}

/// A point as it stands in a path.
pub fn pair(point: Point) -> String {
    format!("{} {}", number(point.x), number(point.y))
}

/// A number with at most one decimal, and never `-0`.
pub fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

/// A small mood line over all stages, from the first to the last; stages that nobody was heard on are passed over.
pub fn spark(moods: &[Option<i32>]) -> String {
    let n_steps = u32::try_from(moods.len().saturating_sub(1)).unwrap_or(1).max(1);
    small(moods, |at| 100.0 * f64::from(at) / f64::from(n_steps))
}

/// The same line above a row of equal columns: every stage in the middle of its column.
pub fn strip(moods: &[Option<i32>]) -> String {
    let n_columns = u32::try_from(moods.len()).unwrap_or(1).max(1);
    small(moods, |at| 100.0 * (f64::from(at) + 0.5) / f64::from(n_columns))
}

fn small(moods: &[Option<i32>], x: impl Fn(u32) -> f64) -> String {
    let heard = (0_u32..).zip(moods).filter_map(|(at, tenths)| Some((at, (*tenths)?)));
    let points: Vec<Point> = heard.map(|(at, tenths)| Point { x: x(at), y: y(tenths) }).collect();
    match points.as_slice() {
        [] => String::new(),
        // One stage makes no line, only a mark at its place.
        [one] => {
            let (from, to) = ((one.x - MARK).max(0.0), (one.x + MARK).min(100.0));
            format!("M{} {}H{}", number(from), number(one.y), number(to))
        }
        many => path(&segments(many)),
    }
}
