//! The mood line cut into the cells of a journey map, so that the line is part of the table and not a picture beside it.
//!
//! All cells lie side by side, 100 wide, with the mood of a stage in the middle of its cell. The line is worked out once over
//! all of them and then cut. Every piece reaches a little into the neighboring cell, so that no seam shows between two cells.

use crate::pages::curve::{Point, Segment, pair, path, segments, y};
use crate::pages::mood::MoodSummary;
use serde::Serialize;
use std::fmt::Write;

/// How far a piece reaches into the neighboring cell.
const OVERLAP: f64 = 1.5;

/// The mood of one stage: median, 10th and 90th percentile over people, in tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The median.
    pub middle: i32,
    /// The 10th percentile.
    pub low: i32,
    /// The 90th percentile.
    pub high: i32,
}

impl Spread {
    /// How far the moods of a stage lie apart.
    pub fn of(mood: &MoodSummary) -> Self {
        Self { middle: mood.tenths, low: mood.low_tenths, high: mood.high_tenths }
    }
}

/// The paths of one cell in a box of 100 × 100. An empty path is not drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct CellCurve {
    /// The line between stages that somebody was heard on.
    pub line: String,
    /// The line where it only bridges stages that nobody was heard on.
    pub dashed: String,
    /// The band between the percentiles.
    pub band: String,
}

/// Cuts the mood line of a journey into one piece per stage; `None` is a stage that nobody was heard on.
pub fn cells(moods: &[Option<Spread>]) -> Vec<CellCurve> {
    placed(moods, |at, point| Point { x: point.x - left_edge(at), ..point })
}

/// The same with every point where `place` puts it, given the number of its stage and the point on the line over all cells.
pub fn placed(moods: &[Option<Spread>], place: impl Fn(usize, Point) -> Point) -> Vec<CellCurve> {
    let through = |value: fn(&Spread) -> i32| across(moods, value);
    let (line, low, high) = (through(|it| it.middle), through(|it| it.low), through(|it| it.high));
    let cell = |at: usize| {
        let halves = halves(at, moods.len());
        let heard =
            |at: Option<usize>| at.and_then(|at| moods.get(at)).is_some_and(Option::is_some);
        let is_heard = heard(Some(at));
        let is_solid = [
            is_heard && (at == 0 || heard(at.checked_sub(1))),
            is_heard && (at + 1 == moods.len() || heard(Some(at + 1))),
        ];
        let pieces = |line: &[Segment]| {
            halves.map(|(from, to)| Some(coarse(piece(line, from, to)?.map(|it| place(at, it)))))
        };
        let drawn = pieces(&line);
        let part = |solid: bool| joined(&drawn, is_solid.map(|it| it == solid));
        CellCurve {
            line: part(true),
            dashed: part(false),
            band: if is_heard { band(pieces(&high), pieces(&low)) } else { String::new() },
        }
    };
    (0..moods.len()).map(cell).collect()
}

/// Handles need no decimals: pages that are sent often should be short, and nobody sees it.
fn coarse([start, first, second, end]: Segment) -> Segment {
    let whole = |it: Point| Point { x: it.x.round(), y: it.y.round() };
    [start, whole(first), whole(second), end]
}

/// Where the cell of a stage begins.
fn left_edge(at: usize) -> f64 {
    100.0 * f64::from(u32::try_from(at).unwrap_or(u32::MAX))
}

/// The two halves of a cell: left of the stage's mood and right of it. The outermost cells end at the edge of the table.
fn halves(at: usize, n_cells: usize) -> [(f64, f64); 2] {
    let left = left_edge(at);
    let overlap_before = if at == 0 { 0.0 } else { OVERLAP };
    let overlap_after = if at + 1 == n_cells { 0.0 } else { OVERLAP };
    [(left - overlap_before, left + 50.0), (left + 50.0, left + 100.0 + overlap_after)]
}

/// The line over all cells: through what was heard, and level from there to both edges.
fn across(moods: &[Option<Spread>], value: fn(&Spread) -> i32) -> Vec<Segment> {
    let heard = moods.iter().enumerate().filter_map(|(at, mood)| Some((at, mood.as_ref()?)));
    let points: Vec<Point> =
        heard.map(|(at, mood)| Point { x: left_edge(at) + 50.0, y: y(value(mood)) }).collect();
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    let start = level(Point { x: 0.0, ..*first }, first.x);
    let end = level(*last, left_edge(moods.len()));
    std::iter::once(start).chain(segments(&points)).chain([end]).collect()
}

fn level(from: Point, to_x: f64) -> Segment {
    let at = |share: f64| Point { x: from.x + (to_x - from.x) * share, y: from.y };
    [from, at(1.0 / 3.0), at(2.0 / 3.0), at(1.0)]
}

/// The piece of a line from one x to another within one segment.
fn piece(line: &[Segment], from: f64, to: f64) -> Option<Segment> {
    let middle = f64::midpoint(from, to);
    let segment = line.iter().find(|[start, _, _, end]| start.x <= middle && middle <= end.x)?;
    let [start, .., end] = segment;
    // The handles of a segment stand at thirds of its width, so x runs evenly along it.
    let share = |x: f64| ((x - start.x) / (end.x - start.x)).clamp(0.0, 1.0);
    Some(cut(segment, share(from), share(to)))
}

/// The part of a cubic between two shares of it, by de Casteljau.
fn cut(segment: &Segment, from: f64, to: f64) -> Segment {
    let at = |a, b, c| {
        let [p, q, r, s] = *segment;
        let (pq, qr, rs) = (between(p, q, a), between(q, r, a), between(r, s, a));
        between(between(pq, qr, b), between(qr, rs, b), c)
    };
    [at(from, from, from), at(from, from, to), at(from, to, to), at(to, to, to)]
}

fn between(a: Point, b: Point, share: f64) -> Point {
    Point { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
}

/// The path over those halves that are wanted; the second goes on where the first ends.
fn joined(halves: &[Option<Segment>; 2], is_wanted: [bool; 2]) -> String {
    let wanted =
        halves.iter().zip(is_wanted).filter_map(|(half, is_wanted)| half.filter(|_| is_wanted));
    path(&wanted.collect::<Vec<Segment>>())
}

/// The area between two lines: along the upper one and back along the lower one.
fn band(high: [Option<Segment>; 2], low: [Option<Segment>; 2]) -> String {
    let (high, low): (Vec<Segment>, Vec<Segment>) =
        (high.into_iter().flatten().collect(), low.into_iter().flatten().collect());
    let Some([.., end]) = low.last() else { return String::new() };
    let mut band = path(&high);
    let _ = write!(band, "L{}", pair(*end));
    for [start, a, b, _] in low.iter().rev() {
        let _ = write!(band, "C{} {} {}", pair(*b), pair(*a), pair(*start));
    }
    band.push('Z');
    band
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at_mood(tenths: i32) -> Spread {
        Spread { middle: tenths, low: tenths, high: tenths }
    }

    fn numbers(path: &str) -> Vec<f64> {
        let separated = path.replace(|c: char| c.is_ascii_alphabetic(), " ");
        separated.split_whitespace().map(|it| it.parse().expect("a number")).collect()
    }

    #[test]
    fn a_single_stage_is_a_level_line() {
        let [cell] = &cells(&[Some(at_mood(-10))])[..] else { panic!("one cell") };
        assert_eq!(cell.line, "M0 70C17 70 33 70 50 70C67 70 83 70 100 70");
        assert_eq!(cell.dashed, "");
        assert!(cell.band.ends_with('Z'));
    }

    #[test]
    fn nobody_heard_is_no_line() {
        assert_eq!(cells(&[None, None]), vec![CellCurve::default(); 2]);
        assert!(cells(&[]).is_empty());
    }

    #[test]
    fn the_line_is_dashed_around_a_stage_that_nobody_was_heard_on() {
        let cells = cells(&[Some(at_mood(5)), None, Some(at_mood(-5))]);
        assert!(cells[0].line.starts_with("M0 40") && cells[0].line.ends_with("50 40"));
        assert!(cells[0].dashed.starts_with("M50 40"));
        assert!(
            cells[1].line.is_empty() && cells[1].band.is_empty() && !cells[1].dashed.is_empty()
        );
        assert!(cells[2].dashed.ends_with("50 60") && cells[2].line.starts_with("M50 60"));
    }

    #[test]
    fn before_the_first_and_after_the_last_voice_nothing_is_claimed() {
        let cells = cells(&[None, Some(at_mood(10)), None]);
        assert_eq!(cells[0].dashed, "M0 30C17 30 33 30 50 30C67 30 84 30 101.5 30");
        assert!(cells[1].line.is_empty() && !cells[1].band.is_empty());
        assert!(cells[2].dashed.ends_with("100 30"));
    }

    #[test]
    fn peaks_and_valleys_are_level() {
        let line =
            across(&[Some(at_mood(-20)), Some(at_mood(20)), Some(at_mood(-20))], |it| it.middle);
        let [.., before, _, _] = &line[..] else { panic!("four segments") };
        assert!(
            (before[2].y - before[3].y).abs() < 1e-9,
            "the handle before the peak is as high as the peak"
        );
    }

    fn moods() -> impl Strategy<Value = Vec<Option<Spread>>> {
        let spread = (-20..=20, -20..=20, -20..=20).prop_map(|(a, b, c)| {
            let mut sorted: [i32; 3] = [a, b, c];
            sorted.sort_unstable();
            Spread { low: sorted[0], middle: sorted[1], high: sorted[2] }
        });
        proptest::collection::vec(proptest::option::of(spread), 0..13)
    }

    proptest! {
        #[test]
        fn every_path_stays_in_its_box(moods in moods()) {
            for cell in cells(&moods) {
                for path in [cell.line, cell.dashed, cell.band] {
                    for pair in numbers(&path).chunks(2) {
                        prop_assert!((-1.5..=101.5).contains(&pair[0]), "{path}");
                        prop_assert!((10.0..=90.0).contains(&pair[1]), "{path}");
                    }
                }
            }
        }

        #[test]
        fn the_line_never_leaves_the_moods_on_either_side(moods in moods()) {
            for segment in across(&moods, |it| it.middle) {
                let (low, high) = (segment[0].y.min(segment[3].y), segment[0].y.max(segment[3].y));
                for step in 0..=20 {
                    let share = f64::from(step) / 20.0;
                    let y = cut(&segment, share, share)[0].y;
                    prop_assert!((low - 1e-9..=high + 1e-9).contains(&y));
                }
            }
        }

        #[test]
        fn neighbors_join(moods in moods()) {
            let line = across(&moods, |it| it.middle);
            for at in 1..moods.len() {
                let before = piece(&line, left_edge(at) - 50.0, left_edge(at));
                let after = piece(&line, left_edge(at), left_edge(at) + 50.0);
                let (Some(before), Some(after)) = (before, after) else {
                    prop_assert!(moods.iter().all(Option::is_none));
                    continue;
                };
                let edge = left_edge(at);
                prop_assert!((before[3].x - edge).abs() < 1e-9 && (after[0].x - edge).abs() < 1e-9);
                prop_assert!((before[3].y - after[0].y).abs() < 1e-9);
                // The slopes agree as well: no corner shows at the border.
                let slope = |from: Point, to: Point| (to.y - from.y) / (to.x - from.x);
                prop_assert!((slope(before[2], before[3]) - slope(after[0], after[1])).abs() < 1e-6);
            }
        }

        #[test]
        fn every_heard_stage_is_on_the_line(moods in moods()) {
            for (mood, cell) in moods.iter().zip(cells(&moods)) {
                let Some(mood) = mood else { continue };
                let drawn = format!("{}{}", cell.line, cell.dashed);
                let stop = pair(Point { x: 50.0, y: y(mood.middle) });
                prop_assert!(drawn.contains(&stop), "{stop} is not on {drawn}");
            }
        }
    }
}
