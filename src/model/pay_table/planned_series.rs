//! What each column (or row) of components is: a name, pay, something else, or in doubt.

use super::doubt::Reason;
use super::series::Series;
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
    pub(super) fn is_read(&self) -> bool {
        self.reading().is_some()
    }

    pub(super) fn reading(&self) -> Option<&SeriesReading> {
        match &self.series_use {
            SeriesUse::Read(reading) => Some(reading),
            _ => None,
        }
    }

    pub(super) fn group(&self) -> Option<&str> {
        self.reading()?.group.as_deref()
    }

    pub(super) fn names(&self, names: Names) -> bool {
        self.series_use == SeriesUse::Name(names)
    }
}

/// The column of amounts that the text around a table calls `component`.
pub(super) fn column_of(component: NamedComponent) -> Option<Column> {
    match component.column() {
        Column::Other | Column::Unspecific => None,
        column => Some(column),
    }
}
