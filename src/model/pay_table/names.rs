//! Which columns of a table name its entries.

use std::collections::BTreeMap;

use super::doubt::Reason;
use super::labels::{LabelKind, is_statistic, label_kind};
use super::planned_series::{PlannedSeries, SeriesUse};
use super::series::Series;
use super::table_to_read::TableToRead;
use crate::model::RegionLabel;
use crate::model::header::Names;
use crate::syntax::markdown::TableCell;

/// Which columns name the entries.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct NameColumns {
    pub region: Option<usize>,
    pub level: Option<usize>,
    pub title: Option<usize>,
    pub currency: Option<usize>,
}

/// Why rows are no places or levels: their first names are others'.
pub(super) fn foreign_names(columns: &[PlannedSeries<'_>]) -> Option<Reason> {
    let is_of_no_pay = columns.first().is_some_and(|first| {
        let header = &first.header;
        header.no_pay.is_some() && header.names.is_none() && first.series.money().next().is_none()
    });
    let mut has_own = false;
    let mut only_by = is_of_no_pay.then_some(Reason::NoOwnPay);
    for column in columns {
        let SeriesUse::Name(names) = column.series_use else {
            continue;
        };
        match names {
            Names::Company | Names::Person | Names::Offer => return Some(Reason::NoOwnPay),
            Names::Percentile => return Some(Reason::Statistic),
            Names::Year if !column.series.is_constant() && column.series.is_of_years() => {
                return Some(Reason::SeveralYears);
            }
            Names::Year => only_by = Some(Reason::Rows),
            Names::Region | Names::Level | Names::Title => has_own = true,
            Names::Experience | Names::Education | Names::Contract => only_by = Some(Reason::Rows),
            _ => {}
        }
    }
    only_by.filter(|_| !has_own)
}

/// Finds the columns of names: by their headers or, where these say nothing, by their labels.
pub(super) fn name_columns(
    input: &TableToRead<'_>,
    columns: &[PlannedSeries<'_>],
) -> Result<NameColumns, Reason> {
    let last = |names: Names| columns.iter().rposition(|column| column.names(names));
    let mut found = NameColumns {
        region: region_column(input, columns),
        level: last(Names::Level),
        title: last(Names::Title),
        currency: last(Names::Currency),
    };
    for (index, column) in columns.iter().enumerate() {
        let series = &column.series;
        let has_no_word = !column.header.unknown.is_empty() || series.name().is_empty();
        let is_unknown = column.series_use == SeriesUse::Skip && has_no_word
            || column.names(Names::Component)
            || index == 0 && column.is_read();
        if series.money().next().is_some() || !is_unknown {
            continue;
        }
        match majority(input, series) {
            Some(LabelKind::Region) if found.region.is_none() => found.region = Some(index),
            Some(LabelKind::Level) if found.level.is_none() => found.level = Some(index),
            _ => {}
        }
    }
    let named = [found.region, found.level, found.title];
    let mut named = named.iter().flatten().peekable();
    if named.peek().is_none() {
        return Err(Reason::Rows);
    }
    if named.all(|index| are_statistics(&columns[*index].series)) {
        return Err(Reason::Statistic);
    }
    Ok(found)
}

fn are_statistics(series: &Series<'_>) -> bool {
    let texts = series.cells.iter().map(|cell| cell.text.as_str());
    let mut texts = texts.filter(|text| !text.trim().is_empty()).peekable();
    texts.peek().is_some() && texts.all(is_statistic)
}

/// Of several columns of places the one that entries are about, or the last.
fn region_column(input: &TableToRead<'_>, columns: &[PlannedSeries<'_>]) -> Option<usize> {
    let known = |index: usize| {
        let is_known = |cell: &&&TableCell| {
            let label = RegionLabel::read(cell.text.as_str(), input.hints.places);
            input.hints.has_region(&label)
        };
        let labels = columns[index].series.cells.iter();
        labels.filter(is_known).count()
    };
    { 0..columns.len() }
        .filter(|index| columns[*index].names(Names::Region))
        .max_by_key(|index| (known(*index), *index))
}

/// What at least half of a column's labels are, where they are of one kind.
fn majority(input: &TableToRead<'_>, series: &Series<'_>) -> Option<LabelKind> {
    let mut counts: BTreeMap<LabelKind, usize> = BTreeMap::new();
    for cell in &series.cells {
        let kind = label_kind(cell.text.as_str(), input.hints);
        *counts.entry(kind).or_default() += 1;
    }
    let (kind, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    let is_clear =
        count * 2 >= series.filled() && matches!(kind, LabelKind::Region | LabelKind::Level);
    is_clear.then_some(kind)
}
