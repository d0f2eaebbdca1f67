//! What each column (or row) of components is: a name, pay, something else, or in doubt.

use super::doubt::Reason;
use super::hints::Hints;
use super::labels::is_entry_name;
use super::planner::Planner;
use super::series::Series;
use super::settle;
use super::table_text::TableText;
use crate::model::cell::Defaults;
use crate::model::header::{Header, NamedComponent, Names};
use crate::model::{Column, End};

/// What is done with a series.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum SeriesUse {
    /// Its cells name the entries.
    Name(Names),
    Read(SeriesReading),
    /// It is understood, and no pay of its own.
    Skip,
    Doubt(Reason),
}

/// How the cells of a series are read.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct SeriesReading {
    pub column: Column,
    /// The end that each cell states; both where none is named.
    pub end: Option<End>,
    pub defaults: Defaults,
    /// Years of a grant that the text around the table states.
    pub vest_years: Option<u8>,
    /// The level or place that the header names beside the component: `L4 Base`.
    pub group: Option<String>,
    /// A grant beside the first one: `Retention RSU`.
    pub is_further: bool,
}

/// A series and what is done with it.
pub(super) struct PlannedSeries<'t> {
    pub series: Series<'t>,
    pub header: Header,
    /// The column that its words or the text around the table give it.
    pub column: Option<Column>,
    pub series_use: SeriesUse,
}

impl PlannedSeries<'_> {
    pub fn is_read(&self) -> bool {
        self.reading().is_some()
    }

    pub fn reading(&self) -> Option<&SeriesReading> {
        match &self.series_use {
            SeriesUse::Read(reading) => Some(reading),
            _ => None,
        }
    }

    pub fn group(&self) -> Option<&str> {
        self.reading()?.group.as_deref()
    }

    pub fn names(&self, names: Names) -> bool {
        self.series_use == SeriesUse::Name(names)
    }
}

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

/// The column of amounts that the text around a table calls `component`.
pub(super) fn column_of(component: NamedComponent) -> Option<Column> {
    match component.column() {
        Column::Other | Column::Unspecific => None,
        column => Some(column),
    }
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
