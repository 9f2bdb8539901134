//! The sessions on the overview: the figures, the period, the months and the methods.

use crate::model::Method;
use crate::pages::Site;
use crate::pages::limits::N_MONTHS;
use crate::pages::sessions::{Session, median};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

/// What the overview says about sessions.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Sessions {
    /// Sessions held.
    n: usize,
    /// How many of them in the current quarter.
    n_this_quarter: usize,
    /// People who took part.
    n_people: usize,
    /// Median of the participants' share of the words, in percent.
    listening: Option<u32>,
    /// The share we aim for, in percent.
    listening_aim: u32,
    period: Option<Period>,
    /// Sessions per month, up to the newest.
    months: Vec<MonthBar>,
    /// Sessions per method.
    methods: Vec<MethodBar>,
}

/// From the first to the newest session.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
struct Period {
    from: Month,
    to: Month,
    is_one_month: bool,
}

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
struct Month {
    year: i16,
    month: i8,
}

/// The sessions of one month, as a bar.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
struct MonthBar {
    month: Month,
    n: usize,
    /// The most sessions of any month shown.
    max: usize,
    /// Room above the bar.
    y: usize,
    /// Whether it belongs to the current quarter.
    is_now: bool,
}

/// The sessions of one method, as a bar.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
struct MethodBar {
    method: &'static str,
    n: usize,
    /// The most sessions of any method.
    max: usize,
}

/// All that the overview says about sessions.
pub fn sessions(site: &Site, held: &[Session]) -> Sessions {
    let days: Vec<Date> = held.iter().filter_map(|it| it.date).collect();
    let this_quarter = quarter(site.today);
    Sessions {
        n: held.len(),
        n_this_quarter: days.iter().filter(|day| quarter(**day) == this_quarter).count(),
        n_people: site.n_people_in(held),
        listening: median(held.iter().filter_map(|it| site.listening(it)).collect()),
        listening_aim: site.settings.thresholds.listening_percent,
        period: period(&days),
        months: months(&days, site.today),
        methods: methods(held),
    }
}

fn month(day: Date) -> Month {
    Month { year: day.year(), month: day.month() }
}

fn quarter(day: Date) -> (i16, i8) {
    (day.year(), (day.month() - 1) / 3)
}

fn period(days: &[Date]) -> Option<Period> {
    let (from, to) = (month(*days.iter().min()?), month(*days.iter().max()?));
    Some(Period { from, to, is_one_month: from == to })
}

/// Sessions per month, up to the month of the newest one.
fn months(days: &[Date], today: Date) -> Vec<MonthBar> {
    let Some(newest) = days.iter().max().map(|day| day.first_of_month()) else { return Vec::new() };
    let back = |n_months: i64| newest.checked_sub(n_months.months()).ok();
    let n_months = i64::try_from(N_MONTHS).unwrap_or_default();
    let firsts: Vec<Date> = (0..n_months).rev().filter_map(back).collect();
    let n_in = |first: &Date| days.iter().filter(|day| day.first_of_month() == *first).count();
    let max = firsts.iter().map(n_in).max().unwrap_or_default();
    let bar = |first: &Date| {
        let n = n_in(first);
        let is_now = quarter(*first) == quarter(today);
        MonthBar { month: month(*first), n, max, y: max - n, is_now }
    };
    firsts.iter().map(bar).collect()
}

/// Sessions per method, the most used first.
fn methods(held: &[Session]) -> Vec<MethodBar> {
    let n_of = |method: Method| held.iter().filter(|it| it.method == method).count();
    let max = Method::ALL.into_iter().map(n_of).max().unwrap_or_default();
    let bar = |method: Method| MethodBar { method: method.word(), n: n_of(method), max };
    let mut bars: Vec<MethodBar> =
        Method::ALL.into_iter().map(bar).filter(|bar| 0 < bar.n).collect();
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.n));
    bars
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn months_end_with_the_newest_session() {
        let days = [date(2026, 1, 5), date(2025, 11, 30), date(2025, 11, 2), date(2024, 1, 1)];
        let months = months(&days, date(2026, 2, 1));
        assert_eq!(months.len(), 12);
        let shown: Vec<(i8, usize, usize, bool)> =
            months.iter().skip(9).map(|it| (it.month.month, it.n, it.y, it.is_now)).collect();
        assert_eq!(shown, [(11, 2, 0, false), (12, 0, 2, false), (1, 1, 1, true)]);
        assert_eq!(months.first().map(|it| it.month), Some(Month { year: 2025, month: 2 }));
    }

    #[test]
    fn without_a_date_there_are_no_months() {
        assert!(months(&[], date(2026, 2, 1)).is_empty());
        assert_eq!(period(&[]), None);
    }

    #[test]
    fn a_period_of_one_month_is_one_month() {
        let period = period(&[date(2026, 2, 3), date(2026, 2, 20)]);
        assert!(period.is_some_and(|it| it.is_one_month));
    }
}
