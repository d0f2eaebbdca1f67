//! Why a row is not written.

use thiserror::Error;

use super::rows_fault::ColumnFault;
use crate::check::ReconcileRefusal;
use crate::model::Currency;

/// Why a row, or the guide with it, is not written.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Error)]
pub enum RowFault {
    #[error("no JSON object: {0}")]
    Json(String),
    #[error(transparent)]
    Column(#[from] ColumnFault),
    #[error("`{column}` takes text or a number")]
    NoCell { column: String },
    #[error("`{column}` is `{value}`, which is no {wanted}")]
    NoFigure {
        column: &'static str,
        value: String,
        wanted: &'static str,
    },
    #[error("`{column}` is empty")]
    Empty { column: &'static str },
    #[error("the same row as in line {first}: {row}")]
    Doubled { first: u64, row: String },
    #[error("the guide has no entry for {row}; it has {known}")]
    NoEntry { row: String, known: String },
    #[error("several entries of the guide fit {row}: name the level")]
    Several { row: String },
    #[error("{row} is the same entry of the guide as the row in line {first}")]
    SameEntry { row: String, first: u64 },
    #[error("{row} is not at `{place}`: the region and the place of the row are two places")]
    Place { row: String, place: String },
    #[error("{row} is in {stated} in the guide, not in {given}")]
    Currency {
        row: String,
        stated: Currency,
        given: String,
    },
    #[error("`{given}` is no currency")]
    NoCurrency { given: String },
    #[error("the low end of {what} of {row} would be above its high end")]
    Reversed { what: &'static str, row: String },
    #[error("the entry of {row} is written in a way that allows no certain change")]
    Entry { row: String },
    #[error("front matter and table differ already: {message}; run `negguide reconcile` first")]
    Differs { message: String },
    #[error(
        "the row of {row} in the guide's table is not known, or cannot be given the new figure"
    )]
    Table { row: String },
    #[error(
        "a table of the guide is not read as pay, so only the front matter could change: {message}"
    )]
    UnreadTable { message: String },
    #[error("the total of {row} no longer follows its parts: state it, or use --totals recompute")]
    Total { row: String },
    #[error("{0}")]
    Guide(#[from] ReconcileRefusal),
}

/// Where a row is in the file of rows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct RowPlace {
    /// The line that it begins in, 1-based. Several rows of JSON may be on one.
    pub line: u64,
    /// How many rows are before it.
    pub index: usize,
}

/// A fault with the place of its row.
pub type RowFaultAt = (RowPlace, RowFault);
