//! A journey on one slide: an SVG of 1,600 × 900 that needs no style sheet and no font of ours, for presentations and documents.
//!
//! An SVG breaks no lines, so they are broken here, with the width of a character taken from its kind.

use crate::model::{LaneKind, Stage, StageId};
use crate::pages::curve::{Point, number, y};
use crate::pages::curve_cells::{CellCurve, Spread, placed};
use crate::pages::journey::{JourneySummary, exports};
use crate::pages::journey_map::words;
use crate::pages::limits::N_STAGES_ON_SLIDE;
use crate::pages::mood::MoodSummary;
use crate::pages::site::actors;
use crate::pages::{About, Facts, Page, PageKind, Site, Subject, keys};
use serde::Serialize;

/// The kind.
pub const KIND: PageKind =
    PageKind { name: "slide.svg", subjects: |site| exports(site, "svg"), key: keys::whole, facts };

/// The left edge of the drawing.
const LEFT: f64 = 60.0;
/// How wide it is.
const WIDTH: f64 = 1480.0;
/// The top of the curve.
const CURVE_TOP: f64 = 310.0;
/// How high a hundredth of its box is.
const CURVE_SCALE: f64 = 1.8;
/// The width of a column for which the letters have their full size.
const FULL_COLUMN: f64 = 185.0;
/// The room between the line of a column and its text.
const MARGIN: f64 = 14.0;

/// What a slide shows. All lengths are numbers as they stand in the SVG.
#[derive(Clone, Debug, Hash, Serialize)]
struct SlideFacts {
    title: Text,
    who: Vec<String>,
    summary: JourneySummary,
    columns: Vec<Column>,
    /// Stages there is no room for.
    n_more: usize,
    /// The height of neither good nor bad.
    neutral: String,
    size: Sizes,
}

/// How large letters are, from stage names to what stands below the curve.
#[derive(Clone, Debug, Hash, Serialize)]
struct Sizes {
    name: String,
    words: String,
    small: String,
}

/// Lines of text of one size.
#[derive(Clone, Debug, Hash, Serialize)]
struct Text {
    size: String,
    lines: Vec<Line>,
}

/// One line and where it stands.
#[derive(Clone, Debug, Hash, Serialize)]
struct Line {
    y: String,
    words: String,
}

/// One stage.
#[derive(Clone, Debug, Hash, Serialize)]
struct Column {
    n: usize,
    name: String,
    /// Where the line before it stands.
    edge: String,
    /// Where its text begins.
    x: String,
    /// Its middle.
    middle: String,
    head: Vec<Line>,
    goal: Vec<Line>,
    curve: CellCurve,
    mood: Option<MoodSummary>,
    /// The height of its mood.
    dot: Option<String>,
    quote: Vec<Line>,
    pain: Vec<Line>,
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Journey(id) = subject.about else { return None };
    let journey = site.journey(id);
    let layout = site.layout_of(subject, crate::model::EntryId::Journey(id), "journeys");
    let moods = site.stage_moods(id);
    let n_shown = journey.stages.len().min(N_STAGES_ON_SLIDE);
    let grid = Grid::new(n_shown, layout.dir == "rtl");
    let spreads: Vec<Option<Spread>> =
        moods[..n_shown].iter().map(|it| it.as_ref().map(Spread::of)).collect();
    let curves = placed(&spreads, |_, point| grid.on_curve(point));
    let stages = site.stages_of(id).zip(&journey.stages).zip(moods).zip(curves);
    let columns =
        stages.map(|(((id, stage), mood), curve)| column(site, &grid, (id, stage), mood, curve));
    let page = SlideFacts {
        title: title(&journey.head.title),
        who: actors(journey).map(|it| site.persona(it).name.to_string()).collect(),
        summary: site.journey_summary(id),
        columns: columns.collect(),
        n_more: journey.stages.len() - n_shown,
        neutral: number(grid.on_curve(Point { x: 0.0, y: 50.0 }).y),
        size: Sizes { name: grid.size(23.0), words: grid.size(19.0), small: grid.size(17.0) },
    };
    Some(Box::new(Page::new(layout, page)))
}

fn title(title: &str) -> Text {
    let size = (WIDTH / width(title).max(1.0)).clamp(26.0, 46.0);
    Text { lines: lines(title, WIDTH / size, 1, [92.0, 0.0]), size: number(size) }
}

fn column(
    site: &Site,
    grid: &Grid,
    (id, stage): (StageId, &Stage),
    mood: Option<MoodSummary>,
    curve: CellCurve,
) -> Column {
    let n = id.index as usize;
    let of = |kind: LaneKind| stage.lanes.iter().filter(move |it| it.kind == kind);
    let goal: Vec<&str> = of(LaneKind::Goal).flat_map(|it| &it.values).map(AsRef::as_ref).collect();
    let claims = &site.journey(id.journey).head.claims;
    let mut pains = of(LaneKind::PainPoints).flat_map(|lane| {
        let claims = lane.claims.clone().filter_map(|it| Some(&*claims.get(it)?.words));
        lane.values.iter().map(AsRef::as_ref).chain(claims)
    });
    let quote = words(site, site.on_stage(id)).map(|it| site.quote(it).words);
    let name = format!("{}  {}", n + 1, stage.name);
    Column {
        n: n + 1,
        name: stage.name.to_string(),
        edge: number(grid.x(100.0 * count(n))),
        x: number(grid.text_x(n)),
        middle: number(grid.x(100.0 * count(n) + 50.0)),
        head: grid.lines(&name, 23.0, 1, 212.0),
        goal: grid.lines(&goal.join(", "), 17.0, 3, 240.0),
        dot: mood.as_ref().map(|it| number(grid.on_curve(Point { x: 0.0, y: y(it.tenths) }).y)),
        curve,
        mood,
        quote: grid.lines(&quote.map_or_else(String::new, |it| format!("“{it}”")), 19.0, 5, 595.0),
        pain: grid.lines(pains.next().unwrap_or_default(), 17.0, 4, 752.0),
    }
}

/// Where the stages stand.
struct Grid {
    /// The width of a column.
    column: f64,
    /// Whether the first stage stands on the right.
    is_mirrored: bool,
}

impl Grid {
    fn new(n_columns: usize, is_mirrored: bool) -> Self {
        Self { column: WIDTH / count(n_columns.max(1)), is_mirrored }
    }

    /// The place of an x on the line over all stages, each of them 100 wide.
    fn x(&self, x: f64) -> f64 {
        let x = x / 100.0 * self.column;
        if self.is_mirrored { LEFT + WIDTH - x } else { LEFT + x }
    }

    fn on_curve(&self, point: Point) -> Point {
        Point { x: self.x(point.x), y: CURVE_TOP + CURVE_SCALE * point.y }
    }

    fn text_x(&self, n: usize) -> f64 {
        let edge = self.x(100.0 * count(n));
        if self.is_mirrored { edge - MARGIN } else { edge + MARGIN }
    }

    /// How much smaller letters are because many stages stand side by side.
    fn scale(&self) -> f64 {
        (self.column / FULL_COLUMN).clamp(0.6, 1.0)
    }

    fn size(&self, size: f64) -> String {
        number(size * self.scale())
    }

    /// A text in lines that fit the column.
    fn lines(&self, text: &str, size: f64, n_lines: usize, top: f64) -> Vec<Line> {
        let size = size * self.scale();
        lines(text, (self.column - 2.0 * MARGIN) / size, n_lines, [top, size * 1.35])
    }
}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// Breaks a text into lines of a width, given in letter sizes; what does not fit ends in an ellipsis.
fn lines(text: &str, room: f64, n_lines: usize, [top, step]: [f64; 2]) -> Vec<Line> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace().flat_map(|word| pieces(word, room)) {
        match lines.last_mut() {
            Some(line) if width(line) + width(" ") + width(&word) <= room => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    if n_lines < lines.len() {
        lines.truncate(n_lines);
        if let Some(last) = lines.last_mut() {
            while room < width(last) + width("…") && last.pop().is_some() {}
            last.truncate(last.trim_end().len());
            last.push('…');
        }
    }
    let mut y = top;
    let line = |words| {
        let line = Line { y: number(y), words };
        y += step;
        line
    };
    lines.into_iter().map(line).collect()
}

/// A word, or its pieces when it is too long for a line by itself, or is written without spaces.
fn pieces(word: &str, room: f64) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0.0;
    for char in word.chars() {
        let wide = char_width(char);
        if room < used + wide && used != 0.0 {
            pieces.push(String::new());
            used = 0.0;
        }
        used += wide;
        if let Some(piece) = pieces.last_mut() {
            piece.push(char);
        }
    }
    pieces
}

fn width(text: &str) -> f64 {
    text.chars().map(char_width).sum()
}

/// About how wide a character is, in letter sizes.
fn char_width(char: char) -> f64 {
    match char {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 0.28,
        ' ' | 't' | 'f' | 'r' | '(' | ')' | '-' | '“' | '”' => 0.36,
        'm' | 'w' | 'M' | 'W' | '@' | '…' => 0.86,
        '\u{1100}'.. => 1.0,
        _ if char.is_uppercase() => 0.68,
        _ => 0.54,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str, room: f64, n_lines: usize) -> Vec<String> {
        lines(text, room, n_lines, [0.0, 10.0]).into_iter().map(|it| it.words).collect()
    }

    #[test]
    fn lines_fit_and_nothing_is_lost_before_the_ellipsis() {
        let text = "Hear something before I take my coat off, and once more for good measure";
        let all = broken(text, 12.0, 99);
        assert_eq!(all.join(" "), text);
        assert!(all.iter().all(|it| width(it) <= 12.0), "{all:?}");
        let some = broken(text, 12.0, 2);
        assert!(some.len() == 2 && some[1].ends_with('…') && width(&some[1]) <= 12.0, "{some:?}");
    }

    #[test]
    fn words_without_end_and_signs_without_spaces_are_broken() {
        assert!(3 < broken(&"a".repeat(80), 12.0, 99).len());
        assert_eq!(broken("請求書を送る", 3.0, 9), ["請求書", "を送る"]);
        assert!(broken("", 3.0, 9).is_empty());
    }

    #[test]
    fn a_slide_is_mirrored_for_languages_that_run_to_the_left() {
        let (plain, mirrored) = (Grid::new(4, false), Grid::new(4, true));
        for x in [0.0, 50.0, 400.0] {
            assert!((plain.x(x) + mirrored.x(x) - 1600.0).abs() < 1e-9);
        }
    }
}
