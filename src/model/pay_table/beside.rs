//! What a column means for those beside it: doubts that it settles, and doubts that it raises.

use super::doubt::Reason;
use super::planned_series::{PlannedSeries, SeriesUse};
use crate::model::Column;
use crate::model::header::Statistic;

/// A doubt about a column is settled by another column of the same component that is read: net pay beside
/// gross pay, the middle beside the ends, last year's beside this year's.
pub(super) fn excuse(planned: &mut [PlannedSeries<'_>]) {
    let readings = planned.iter().filter_map(PlannedSeries::reading);
    let read: Vec<Column> = readings.map(|reading| reading.column).collect();
    for one in planned {
        let SeriesUse::Doubt(reason) = one.series_use else {
            continue;
        };
        let is_beside = match one.column {
            None | Some(Column::Unspecific) => !read.is_empty(),
            Some(column) => read.contains(&column),
        };
        let is_excused = match reason {
            Reason::Net | Reason::Statistic | Reason::NotInForce | Reason::OtherPeriod => is_beside,
            Reason::NoOwnPay => !read.is_empty(),
            _ => false,
        };
        if is_excused {
            one.series_use = SeriesUse::Skip;
        }
    }
}

/// Bare numbers of stock or bonus beside marked money are counts, or something unknown.
pub(super) fn counts(planned: &mut [PlannedSeries<'_>]) {
    if !planned.iter().any(is_marked) {
        return;
    }
    for one in planned {
        let Some(reading) = one.reading() else {
            continue;
        };
        let is_bare = one.series.money().next().is_some() && !is_marked(one);
        let is_part = matches!(
            reading.column,
            Column::Stock | Column::Bonus | Column::SignOn
        );
        let is_percent = reading.defaults.is_percent || one.series.has_percents();
        if is_part && is_bare && !is_percent && reading.defaults.multiplier.is_none() {
            one.series_use = SeriesUse::Doubt(Reason::Count);
        }
    }
}

/// Whether amounts are read, and their currency is stated.
fn is_marked(one: &PlannedSeries<'_>) -> bool {
    let reading = one.reading();
    reading.is_some_and(|it| it.defaults.mark.is_some() || one.series.has_marked_money())
}

/// A retention grant is no first grant.
pub(super) fn further_alone(planned: &mut [PlannedSeries<'_>]) {
    let is_stock = |one: &PlannedSeries<'_>, is_further: bool| {
        let reading = one.reading();
        reading.is_some_and(|it| it.column == Column::Stock && it.is_further == is_further)
    };
    if planned.iter().any(|one| is_stock(one, false)) {
        return;
    }
    for one in planned.iter_mut().filter(|one| is_stock(one, true)) {
        one.series_use = SeriesUse::Doubt(Reason::NoOwnPay);
    }
}

/// A single amount beside an end that is not read, `Base Salary | Max`, may be the other end.
pub(super) fn other_ends(planned: &mut [PlannedSeries<'_>]) {
    let is_unread_end = |one: &PlannedSeries<'_>| {
        matches!(
            one.series_use,
            SeriesUse::Doubt(Reason::NoComponent | Reason::OneEnd)
        ) && matches!(one.header.statistic, Some(Statistic::Low | Statistic::High))
    };
    if !planned.iter().any(is_unread_end) {
        return;
    }
    for one in planned {
        let is_whole = one.reading().is_some_and(|reading| reading.end.is_none());
        if is_whole && one.series.money().next().is_some() && !one.series.has_ranges() {
            one.series_use = SeriesUse::Doubt(Reason::OneEnd);
        }
    }
}
