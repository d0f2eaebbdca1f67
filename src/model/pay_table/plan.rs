//! What is done with each column or row of a table.

use super::hints::Hints;
use super::labels::is_entry_name;
use super::planned_series::{PlannedSeries, SeriesUse};
use super::planner::Planner;
use super::series::Series;
use super::settle;
use super::table_text::TableText;
use crate::model::header::{Header, NamedComponent};

/// What is done with each of `series`, which are the parts of one table.
pub(super) fn plan<'t>(
    series: Vec<Series<'t>>,
    text: &TableText<'_>,
    hints: &Hints<'_>,
) -> Vec<PlannedSeries<'t>> {
    let headers: Vec<Header> = series.iter().map(|one| Header::read(one.name())).collect();
    let years = headers.iter().filter(|header| header.data_year.is_some());
    let planner = Planner {
        text,
        hints,
        has_stock: headers
            .iter()
            .any(|header| header.has(NamedComponent::Stock)),
        has_several_years: years.count() > 1,
    };
    let mut planned: Vec<PlannedSeries<'t>> = { series.into_iter().zip(headers) }
        .map(|(one, header)| planner.plan(one, header))
        .collect();
    set_groups(&mut planned, hints);
    settle::settle(&mut planned, text, hints);
    planned
}

/// Gives each series that is read the level or place its header names, where several do.
fn set_groups(planned: &mut [PlannedSeries<'_>], hints: &Hints<'_>) {
    let group = |one: &PlannedSeries<'_>| {
        let label = &one.header.label;
        (one.is_read() && is_entry_name(label, hints)).then(|| label.clone())
    };
    let groups: Vec<Option<String>> = planned.iter().map(group).collect();
    let mut known: Vec<&String> = groups.iter().flatten().collect();
    known.sort();
    known.dedup();
    if known.len() < 2 {
        return;
    }
    for (one, group) in planned.iter_mut().zip(&groups) {
        if let SeriesUse::Read(reading) = &mut one.series_use {
            reading.group.clone_from(group);
        }
    }
}
