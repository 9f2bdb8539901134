//! Where we have listened: how many passages there are per persona and stage of the journey most was said about.

use crate::model::{FacetKey, JourneyId, PersonaId, StageId};
use crate::pages::limits::{N_HEAT_STAGES, N_PERSONA_ROWS};
use crate::pages::parts::{Named, Who};
use crate::pages::{Shared, Site};
use serde::Serialize;

/// The heat map.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Coverage {
    /// The journey whose stages are the columns.
    journey: Named,
    stages: Vec<Shared<Named>>,
    rows: Vec<Row>,
    /// Cells without a passage.
    n_empty: usize,
    /// What to ask about next.
    gap: Option<Gap>,
}

/// One persona.
#[derive(Clone, Debug, Hash, Serialize)]
struct Row {
    who: Shared<Who>,
    cells: Vec<Cell>,
    /// Passages on the journey; one at two stages counts once.
    n: usize,
}

/// One persona at one stage.
#[derive(Clone, Debug, Hash, Serialize)]
struct Cell {
    n: usize,
    /// 0 (none) to 5.
    level: usize,
    url: Option<String>,
    stage: String,
}

/// The emptiest cell at the stage that others said most about.
#[derive(Clone, Debug, Hash, Serialize)]
struct Gap {
    name: String,
    stage: Shared<Named>,
    /// Passages in it.
    n: usize,
}

/// The heat map; none when nothing was said about any stage.
pub fn coverage(site: &Site) -> Option<Coverage> {
    let journey = busiest(site)?;
    let stages: Vec<StageId> = site.stages_of(journey).take(N_HEAT_STAGES).collect();
    let personas: Vec<PersonaId> = site
        .personas_most_heard()
        .into_iter()
        .filter(|id| belongs(site, *id, journey))
        .take(N_PERSONA_ROWS)
        .collect();
    let counts: Vec<Vec<usize>> = personas
        .iter()
        .map(|id| stages.iter().map(|stage| site.persona_on_stage(*id, *stage).len()).collect())
        .collect();
    let mut sorted: Vec<usize> = counts.iter().flatten().copied().filter(|n| 0 < *n).collect();
    sorted.sort_unstable();
    let gap = biggest_gap(&counts).map(|(row, column)| Gap {
        name: site.persona(personas[row]).name.to_string(),
        stage: site.stage_named(stages[column]),
        n: counts[row][column],
    });
    let head = &site.journey(journey).head;
    let row = |(id, counts): (&PersonaId, &Vec<usize>)| Row {
        who: site.who(*id),
        cells: stages
            .iter()
            .zip(counts)
            .map(|(stage, n)| cell(site, (*id, *stage), *n, &sorted))
            .collect(),
        n: site.persona_on_journey(*id, journey).len(),
    };
    Some(Coverage {
        journey: Named { name: head.title.to_string(), url: head.address.to_string() },
        stages: stages.iter().map(|id| site.stage_named(*id)).collect(),
        rows: personas.iter().zip(&counts).map(row).collect(),
        n_empty: counts.iter().flatten().filter(|n| **n == 0).count(),
        gap,
    })
}

/// The journey with the most passages of personas.
fn busiest(site: &Site) -> Option<JourneyId> {
    let n_on =
        |id: JourneyId| site.stages_of(id).map(|stage| site.on_stage(stage).len()).sum::<usize>();
    let journeys = (0..site.journeys.len()).map(JourneyId::at).rev();
    let (n, journey) = journeys.map(|id| (n_on(id), id)).max_by_key(|(n, _)| *n)?;
    (0 < n).then_some(journey)
}

/// Says whether a journey is one's own: somebody walks it, or was heard on it, or nobody was at all so that anything is open.
fn belongs(site: &Site, persona: PersonaId, journey: JourneyId) -> bool {
    let actors: Vec<PersonaId> = crate::pages::site::actors(site.journey(journey)).collect();
    let is_unheard = site.on_persona(persona).is_empty();
    actors.is_empty()
        || is_unheard
        || actors.contains(&persona)
        || site.stages_of(journey).any(|stage| !site.persona_on_stage(persona, stage).is_empty())
}

fn cell(site: &Site, (persona, stage): (PersonaId, StageId), n: usize, sorted: &[usize]) -> Cell {
    Cell {
        n,
        level: level(n, sorted),
        url: site.facet_url(&FacetKey::PersonaStage(persona, stage)),
        stage: site.stage_named(stage).name.clone(),
    }
}

/// How dark a cell is: by fixed steps while numbers are small, else by its fifth among all cells that are not empty.
fn level(n: usize, sorted: &[usize]) -> usize {
    let max = sorted.last().copied().unwrap_or_default();
    match n {
        0 => 0,
        n if 20 < max => 1 + sorted.partition_point(|it| *it < n) * 5 / sorted.len(),
        1..=3 => 1,
        4..=6 => 2,
        7..=9 => 3,
        10..=13 => 4,
        14.. => 5,
    }
}

/// The row and column of the biggest gap: the emptiest cell of a persona we did hear, where all others said most.
fn biggest_gap(counts: &[Vec<usize>]) -> Option<(usize, usize)> {
    let n_stages = counts.first()?.len();
    let n_at = |column: usize| counts.iter().filter_map(|row| row.get(column)).sum::<usize>();
    let heard = counts.iter().enumerate().filter(|(_, row)| row.iter().any(|n| 0 < *n));
    let cells =
        heard.flat_map(|(at, row)| row.iter().enumerate().map(move |(column, n)| (at, column, *n)));
    let is_alone = counts.len() < 2 && n_stages < 2;
    let (row, column, _) = cells
        .min_by_key(|(row, column, n)| (*n, std::cmp::Reverse(n_at(*column)), *row, *column))?;
    (!is_alone).then_some((row, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_have_fixed_levels() {
        let cells = [1, 3, 4, 7, 10, 13, 14, 20];
        assert_eq!(cells.map(|n| level(n, &cells)), [1, 1, 2, 3, 4, 4, 5, 5]);
        assert_eq!(level(0, &cells), 0);
    }

    #[test]
    fn large_numbers_have_fifths() {
        let cells = [1, 2, 5, 9, 60];
        assert_eq!(cells.map(|n| level(n, &cells)), [1, 2, 3, 4, 5]);
        assert_eq!(level(0, &cells), 0);
    }

    #[test]
    fn the_gap_is_where_others_said_most() {
        let counts = vec![vec![3, 9, 4], vec![0, 5, 0], vec![0, 0, 0]];
        assert_eq!(biggest_gap(&counts), Some((1, 2)), "a persona nobody was heard for is no gap");
        assert_eq!(biggest_gap(&[]), None);
        assert_eq!(biggest_gap(&[vec![4]]), None, "one cell has nothing beside it");
    }
}
