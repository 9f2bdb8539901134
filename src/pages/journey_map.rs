//! The table of a journey map: which lanes it has, in what order, and what stands in each of its cells.

use crate::model::{
    Basis, ClaimId, EntryId, Evidence, EvidenceId, Journey, JourneyId, Lane, LaneKind, Linked,
    Stage, StageId,
};
use crate::pages::Site;
use crate::pages::curve::{number, y};
use crate::pages::curve_cells::{CellCurve, Spread, cells};
use crate::pages::journey_opportunities::{OpportunityFacts, at_stage};
use crate::pages::limits::N_OTHER_LANES;
use crate::pages::mood::{MoodSummary, extremes};
use crate::pages::parts::{ClaimFacts, MoodFacts, mood};
use crate::pages::passages::Quote;
use serde::Serialize;
use std::collections::BTreeMap;

/// The whole table.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MapFacts {
    /// The lanes that some stage uses, from top to bottom.
    lanes: Vec<LaneFacts>,
    /// Lanes with labels of the author's own for which there is no room.
    n_lanes_more: usize,
    /// One row per stage, in order of time.
    stages: Vec<StageFacts>,
    /// Whether all stages fit side by side on a wide screen.
    is_narrow: bool,
    /// People behind a strong claim, for the legend.
    n_strong_people: u32,
}

/// One lane.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LaneFacts {
    /// Key of its string, and its class.
    pub key: &'static str,
    /// The author's label, for a lane that has no string.
    pub label: Option<String>,
    /// Key of the blueprint's line above it.
    pub line: Option<&'static str>,
}

/// One stage.
#[derive(Clone, Debug, Hash, Serialize)]
struct StageFacts {
    n: usize,
    name: String,
    /// Its id in the page, without the prefix `s-`.
    slug: String,
    /// Where its personas stand side by side.
    url: Option<String>,
    /// One per lane of the table.
    cells: Vec<CellFacts>,
}

/// One cell.
#[derive(Clone, Debug, Hash, Serialize)]
struct CellFacts {
    lane: LaneFacts,
    values: Vec<String>,
    claims: Vec<ClaimFacts>,
    feeling: Option<Feeling>,
    quote: Option<Quote>,
    opportunities: Vec<OpportunityFacts>,
    is_empty: bool,
}

/// How a stage felt.
#[derive(Clone, Debug, Hash, Serialize)]
struct Feeling {
    /// Passages of the stage, with and without a mood.
    n_passages: usize,
    mood: Option<MoodSummary>,
    is_lowest: bool,
    is_highest: bool,
    curve: CellCurve,
    /// Height of the dot in percent of the box.
    y: Option<String>,
    /// What the author expects here.
    expected: Option<MoodFacts>,
    /// Height of the expectation's mark in percent of the box.
    expected_y: Option<String>,
}

/// A row of the table, in the order of rows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Row {
    Goal,
    Feeling,
    Emotions,
    Steps,
    Doing,
    Thinking,
    Words,
    Touchpoints,
    Channels,
    Pains,
    Frontstage,
    Backstage,
    Support,
    Metrics,
    Owner,
    Other(Box<str>),
    Opportunities,
}

impl Row {
    fn of(kind: &LaneKind) -> Self {
        match kind {
            LaneKind::Goal => Self::Goal,
            LaneKind::Actions => Self::Doing,
            LaneKind::Thoughts => Self::Thinking,
            LaneKind::Emotions => Self::Emotions,
            LaneKind::Touchpoints => Self::Touchpoints,
            LaneKind::Channels => Self::Channels,
            LaneKind::PainPoints => Self::Pains,
            LaneKind::Opportunities => Self::Opportunities,
            LaneKind::Frontstage => Self::Frontstage,
            LaneKind::Backstage => Self::Backstage,
            LaneKind::Support => Self::Support,
            LaneKind::Metrics => Self::Metrics,
            LaneKind::Owner => Self::Owner,
            LaneKind::Other(label) => Self::Other(label.clone()),
        }
    }

    fn key(&self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Feeling => "feel",
            Self::Emotions => "emotions",
            Self::Steps => "steps",
            Self::Doing => "doing",
            Self::Thinking => "thinking",
            Self::Words => "words",
            Self::Touchpoints => "touchpoints",
            Self::Channels => "channels",
            Self::Pains => "pains",
            Self::Frontstage => "frontstage",
            Self::Backstage => "backstage",
            Self::Support => "support",
            Self::Metrics => "metrics",
            Self::Owner => "owner",
            Self::Other(_) => "other",
            Self::Opportunities => "opportunities",
        }
    }

    /// The line of a service blueprint that is drawn above the row.
    fn line(&self) -> Option<&'static str> {
        match self {
            Self::Frontstage => Some("interaction"),
            Self::Backstage => Some("visibility"),
            Self::Support => Some("internal"),
            _ => None,
        }
    }
}

/// The lanes of a stage in the order of the table's rows.
pub fn in_row_order(stage: &Stage) -> Vec<&Lane> {
    let mut lanes: Vec<&Lane> = stage.lanes.iter().collect();
    lanes.sort_by_key(|lane| Row::of(&lane.kind));
    lanes
}

/// A lane's facts, for places other than the table.
pub fn lane(lane: &Lane) -> LaneFacts {
    facts_of(&Row::of(&lane.kind), &lane.label)
}

fn facts_of(row: &Row, label: &str) -> LaneFacts {
    let is_other = matches!(row, Row::Other(_));
    LaneFacts { key: row.key(), label: is_other.then(|| label.to_owned()), line: row.line() }
}

/// Stages up to this number stand side by side on a wide screen.
const N_STAGES_NARROW: usize = 6;

/// Draws up the table of a journey.
pub fn map(site: &Site, id: JourneyId, root: &str) -> MapFacts {
    let journey = site.journey(id);
    let mut rows = rows(site, id);
    let n_others = rows.keys().filter(|row| matches!(row, Row::Other(_))).count();
    let mut n_kept = 0;
    rows.retain(|row, _| {
        let is_other = matches!(row, Row::Other(_));
        n_kept += usize::from(is_other);
        !is_other || n_kept <= N_OTHER_LANES
    });
    let mut feelings = feelings(site, id).into_iter();
    let stage = |(index, stage): (u32, &Stage)| {
        let at = Here { site, journey, stage, id: StageId { journey: id, index }, root };
        let mut feeling = feelings.next();
        let url = site.stage_compared(at.id);
        StageFacts {
            n: index as usize + 1,
            name: stage.name.to_string(),
            slug: stage.slug.to_string(),
            url,
            cells: rows.iter().map(|(row, lane)| cell(&at, row, lane, &mut feeling)).collect(),
        }
    };
    MapFacts {
        n_lanes_more: n_others.saturating_sub(N_OTHER_LANES),
        stages: (0_u32..).zip(&journey.stages).map(stage).collect(),
        lanes: rows.values().cloned().collect(),
        is_narrow: journey.stages.len() <= N_STAGES_NARROW,
        n_strong_people: site.settings.thresholds.strong_people,
    }
}

/// The rows that some stage uses.
fn rows(site: &Site, id: JourneyId) -> BTreeMap<Row, LaneFacts> {
    let journey = site.journey(id);
    let mut rows: BTreeMap<Row, LaneFacts> = BTreeMap::new();
    let mut add = |row: Row, label: &str| {
        let facts = facts_of(&row, label);
        rows.entry(row).or_insert(facts);
    };
    add(Row::Feeling, "");
    for (index, stage) in (0_u32..).zip(&journey.stages) {
        let used = stage.lanes.iter().filter(|it| !it.values.is_empty() || !it.claims.is_empty());
        used.for_each(|lane| add(Row::of(&lane.kind), &lane.label));
        let stage_id = StageId { journey: id, index };
        if !stage.steps.is_empty() {
            add(Row::Steps, "");
        }
        if words(site, site.on_stage(stage_id)).is_some() {
            add(Row::Words, "");
        }
        if at_stage(site, journey, stage_id).next().is_some() {
            add(Row::Opportunities, "");
        }
    }
    rows
}

/// The stage whose cells are filled.
struct Here<'a> {
    site: &'a Site,
    journey: &'a Linked<Journey>,
    stage: &'a Stage,
    id: StageId,
    root: &'a str,
}

fn cell(here: &Here, row: &Row, lane: &LaneFacts, feeling: &mut Option<Feeling>) -> CellFacts {
    let Here { site, journey, stage, id, root } = *here;
    let entry = EntryId::Journey(id.journey);
    let lanes = || stage.lanes.iter().filter(|it| Row::of(&it.kind) == *row);
    let steps = stage.steps.iter().filter(|_| *row == Row::Steps).map(|it| it.value.to_string());
    let claims =
        lanes().flat_map(|it| it.claims.clone()).filter_map(|index| u32::try_from(index).ok());
    let opportunities = at_stage(site, journey, id).filter(|_| *row == Row::Opportunities);
    let mut cell = CellFacts {
        lane: lane.clone(),
        values: lanes().flat_map(|it| values(row, it)).chain(steps).collect(),
        claims: claims.map(|index| site.claim(ClaimId { entry, index }, root)).collect(),
        feeling: if *row == Row::Feeling { feeling.take() } else { None },
        quote: words(site, site.on_stage(id))
            .filter(|_| *row == Row::Words)
            .map(|it| site.quote(it)),
        opportunities: opportunities.map(|it| site.opportunity(id.journey, it, root)).collect(),
        is_empty: false,
    };
    cell.is_empty = cell.values.is_empty()
        && cell.claims.is_empty()
        && cell.feeling.is_none()
        && cell.quote.is_none()
        && cell.opportunities.is_empty();
    cell
}

/// What stands in a lane: a list of things, or one sentence, whose commas are only commas.
fn values(row: &Row, lane: &Lane) -> Vec<String> {
    match row {
        Row::Touchpoints | Row::Channels | Row::Owner => {
            lane.values.iter().map(ToString::to_string).collect()
        }
        _ if lane.values.is_empty() => Vec::new(),
        _ => vec![lane.values.join(", ")],
    }
}

/// The passage that speaks for a stage: the newest in somebody's own words that was felt strongly, else the newest in their words.
pub fn words(site: &Site, ids: &[EvidenceId]) -> Option<EvidenceId> {
    let stated = || ids.iter().copied().filter(|id| site.passage(*id).1.basis == Basis::Stated);
    let is_strong = |id: &EvidenceId| {
        let Evidence { mood, .. } = site.passage(*id).1;
        mood.is_some_and(|mood| 2 <= mood.value.abs())
    };
    stated().find(is_strong).or_else(|| stated().next())
}

/// How every stage felt, with its piece of the curve.
fn feelings(site: &Site, id: JourneyId) -> Vec<Feeling> {
    let moods = site.stage_moods(id);
    let spreads: Vec<Option<Spread>> =
        moods.iter().map(|mood| mood.as_ref().map(Spread::of)).collect();
    let tenths: Vec<Option<i32>> = spreads.iter().map(|mood| mood.map(|it| it.middle)).collect();
    let (lowest, highest) = extremes(&tenths).unzip();
    let stages: Vec<StageId> = site.stages_of(id).collect();
    let feeling =
        |(at, ((mood, curve), stage)): (usize, ((Option<MoodSummary>, CellCurve), &Stage))| {
            Feeling {
                n_passages: site.on_stage(stages[at]).len(),
                is_lowest: lowest == Some(at),
                is_highest: highest == Some(at),
                curve,
                y: mood.as_ref().map(|it| number(y(it.tenths))),
                mood,
                expected: stage.expected().map(self::mood),
                expected_y: stage
                    .expected()
                    .map(|it| number(y(10 * i32::from(it.value.clamp(-2, 2))))),
            }
        };
    let stages = &site.journey(id).stages;
    moods.into_iter().zip(cells(&spreads)).zip(stages).enumerate().map(feeling).collect()
}
