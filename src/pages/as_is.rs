//! As it is beside as it should be: a journey that shows an aim, and the one it sets out from, stage by stage in the same rows.

use crate::model::{
    ClaimId, EntryId, Journey, JourneyId, Lane, LaneKind, Linked, RefId, Stage, StageId, State,
};
use crate::pages::facets::short;
use crate::pages::journey::sentence;
use crate::pages::journey_opportunities::{OpportunityFacts, at_stage};
use crate::pages::layout::Crumb;
use crate::pages::mood::MoodSummary;
use crate::pages::parts::{ClaimFacts, MoodFacts, Named, mood};
use crate::pages::{About, Facts, Page, PageKind, Site, Subject, keys};
use serde::Serialize;

/// The page kind.
pub const KIND: PageKind = PageKind { name: "as-is", subjects, key: keys::whole, facts };
/// The lanes that are compared, from top to bottom, with the keys of their strings.
const LANES: [(LaneKind, &str); 8] = [
    (LaneKind::Goal, "lane-goal"),
    (LaneKind::Actions, "lane-doing"),
    (LaneKind::PainPoints, "lane-pains"),
    (LaneKind::Touchpoints, "lane-touchpoints"),
    (LaneKind::Channels, "lane-channels"),
    (LaneKind::Frontstage, "lane-frontstage"),
    (LaneKind::Backstage, "lane-backstage"),
    (LaneKind::Support, "lane-support"),
];

/// What the page shows.
#[derive(Clone, Debug, Hash, Serialize)]
struct AsIsFacts {
    as_is: Side,
    to_be: Side,
    stages: Vec<StageFacts>,
}

/// One of the two journeys.
#[derive(Clone, Debug, Hash, Serialize)]
struct Side {
    journey: Named,
    expects: Option<String>,
}

/// A stage of either journey, or the same of both.
#[derive(Clone, Debug, Hash, Serialize)]
struct StageFacts {
    as_is: Option<Named>,
    to_be: Option<Named>,
    /// Rows in which either has something.
    rows: Vec<Row>,
}

/// What both have in one row.
#[derive(Clone, Debug, Hash, Serialize)]
struct Row {
    /// The key of its string.
    key: &'static str,
    /// As it is, then as it should be.
    cells: [Cell; 2],
    /// Whether both say the same.
    is_same: bool,
}

/// What one of them has in a row.
#[derive(Clone, Debug, Default, Hash, Serialize)]
struct Cell {
    /// How it felt.
    mood: Option<MoodSummary>,
    /// What its author expects.
    expected: Option<MoodFacts>,
    values: Vec<String>,
    claims: Vec<ClaimFacts>,
    opportunities: Vec<OpportunityFacts>,
}

impl Cell {
    fn says_the_same(&self, other: &Self) -> bool {
        let words = |it: &Self| it.claims.iter().map(|it| it.words.clone()).collect::<Vec<_>>();
        let says = !self.values.is_empty() || !self.claims.is_empty();
        says && self.values == other.values && words(self) == words(other)
    }

    fn is_empty(&self) -> bool {
        self.mood.is_none()
            && self.expected.is_none()
            && self.values.is_empty()
            && self.claims.is_empty()
            && self.opportunities.is_empty()
    }
}

fn subjects(site: &Site) -> Vec<Subject> {
    let journeys = (0..site.journeys.len()).map(JourneyId::at);
    let subject = |id| {
        site.as_is(id)?;
        Some(Subject { address: address(site, id).into(), about: About::Journey(id) })
    };
    journeys.filter_map(subject).collect()
}

fn address(site: &Site, to_be: JourneyId) -> String {
    format!("compare/as-is/{}.html", short(&site.journey(to_be).head.address))
}

fn facts(site: &Site, subject: &Subject) -> Option<Box<dyn Facts>> {
    let About::Journey(to_be) = subject.about else { return None };
    let as_is = site.as_is(to_be)?;
    let mut layout = site.layout(subject, "", "journeys");
    let head = &site.journey(to_be).head;
    layout.crumbs = vec![
        Crumb::key("nav-overview", "index.html"),
        Crumb::key("nav-journeys", "journeys/index.html"),
        Crumb::to(&head.title, &head.address),
        Crumb::key("as-is-title", ""),
    ];
    layout.changed = site.journey_summary(as_is).last_heard;
    let slugs = |id: JourneyId| site.journey(id).stages.iter().map(|it| &*it.slug).collect();
    let (now, then): (Vec<&str>, Vec<&str>) = (slugs(as_is), slugs(to_be));
    let root = layout.root.clone();
    let pairs = aligned(&now, &then).into_iter();
    let stages = pairs.map(|pair| stage(site, (as_is, pair.0), (to_be, pair.1), &root));
    let page =
        AsIsFacts { stages: stages.collect(), as_is: side(site, as_is), to_be: side(site, to_be) };
    Some(Box::new(Page::new(layout, page)))
}

fn side(site: &Site, id: JourneyId) -> Side {
    let journey = site.journey(id);
    Side {
        journey: Named {
            name: journey.head.title.to_string(),
            url: journey.head.address.to_string(),
        },
        expects: journey.expects.as_deref().map(sentence),
    }
}

/// The stages of both in order; those with the same id stand side by side unless their order differs.
fn aligned(now: &[&str], then: &[&str]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut pairs = Vec::new();
    let mut reached = 0;
    for (index, slug) in then.iter().enumerate() {
        let same = now.iter().skip(reached).position(|it| it == slug).map(|at| reached + at);
        if let Some(at) = same {
            pairs.extend((reached..at).map(|gone| (Some(gone), None)));
            reached = at + 1;
        }
        pairs.push((same, Some(index)));
    }
    pairs.extend((reached..now.len()).map(|gone| (Some(gone), None)));
    pairs
}

type Half = (JourneyId, Option<usize>);

fn stage(site: &Site, as_is: Half, to_be: Half, root: &str) -> StageFacts {
    let halves = [as_is, to_be];
    let row = |key, cell: &dyn Fn(StageId, &Stage) -> Cell| {
        let cells = halves.map(|(journey, at)| {
            let found = at.and_then(|at| {
                let index = u32::try_from(at).ok()?;
                Some((StageId { journey, index }, site.journey(journey).stages.get(at)?))
            });
            found.map(|(id, stage)| cell(id, stage)).unwrap_or_default()
        });
        let is_same = cells[0].says_the_same(&cells[1]);
        Row { key, cells, is_same }
    };
    let mut rows = vec![row("lane-feel", &|id, stage| Cell {
        mood: site.mood_of(site.on_stage(id)),
        expected: stage.expected().map(mood),
        ..Cell::default()
    })];
    let lane = |(kind, key): (LaneKind, &'static str)| {
        row(key, &|id, stage| in_lane(site, id.journey, stage, &kind, root))
    };
    rows.extend(LANES.map(lane));
    rows.push(row("lane-opportunities", &|id, _| {
        let journey = site.journey(id.journey);
        let own = at_stage(site, journey, id).map(|it| site.opportunity(id.journey, it, root));
        Cell { opportunities: own.collect(), ..Cell::default() }
    }));
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    let named = |(journey, at): Half| {
        let (journey, stage) = (site.journey(journey), site.journey(journey).stages.get(at?)?);
        let url = format!("{}#s-{}", journey.head.address, stage.slug);
        Some(Named { name: stage.name.to_string(), url })
    };
    StageFacts { as_is: named(as_is), to_be: named(to_be), rows }
}

fn in_lane(site: &Site, id: JourneyId, stage: &Stage, kind: &LaneKind, root: &str) -> Cell {
    let lanes: Vec<&Lane> = stage.lanes.iter().filter(|it| it.kind == *kind).collect();
    let claims = lanes.iter().flat_map(|it| it.claims.clone()).filter_map(|index| {
        let claim = ClaimId { entry: EntryId::Journey(id), index: u32::try_from(index).ok()? };
        Some(site.claim(claim, root))
    });
    let values = lanes.iter().flat_map(|it| &it.values).map(ToString::to_string);
    Cell { values: values.collect(), claims: claims.collect(), ..Cell::default() }
}

impl Site {
    /// The journey that another one, which shows an aim, sets out from.
    pub fn as_is(&self, to_be: JourneyId) -> Option<JourneyId> {
        let journey: &Linked<Journey> = self.journey(to_be);
        let target = |id: RefId| journey.targets().get(id.index())?.as_ref()?.entry();
        match target(journey.as_is?)? {
            EntryId::Journey(id) if id != to_be && journey.state == State::Future => Some(id),
            _ => None,
        }
    }

    /// The pages on which a journey stands beside another one, named after the other.
    pub fn as_is_pages(&self, id: JourneyId) -> Vec<Named> {
        let page = |to_be: JourneyId, other: JourneyId| Named {
            name: self.journey(other).head.title.to_string(),
            url: address(self, to_be),
        };
        let aims = (0..self.journeys.len()).map(JourneyId::at);
        let aims = aims.filter(|it| self.as_is(*it) == Some(id)).map(|it| page(it, it));
        self.as_is(id).map(|it| page(id, it)).into_iter().chain(aims).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[test]
    fn stages_of_one_name_stand_side_by_side() {
        let at = |pairs: &[(i32, i32)]| -> Vec<(Option<usize>, Option<usize>)> {
            let some = |n: i32| usize::try_from(n).ok();
            pairs.iter().map(|(a, b)| (some(*a), some(*b))).collect()
        };
        assert_eq!(aligned(&["a", "b", "c"], &["a", "b", "c"]), at(&[(0, 0), (1, 1), (2, 2)]));
        assert_eq!(
            aligned(&["a", "b", "c"], &["a", "x", "c"]),
            at(&[(0, 0), (-1, 1), (1, -1), (2, 2)])
        );
        assert_eq!(aligned(&["a", "b"], &["b", "a"]), at(&[(0, -1), (1, 0), (-1, 1)]));
        assert_eq!(aligned(&[], &["a"]), at(&[(-1, 0)]));
        assert_eq!(aligned(&["a"], &[]), at(&[(0, -1)]));
    }
}
