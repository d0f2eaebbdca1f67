//! Why a row is not written.

use thiserror::Error;

use crate::check::ReconcileRefusal;
use crate::model::Currency;

/// Why a row, or the guide with it, is not written.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Error)]
pub enum RowFault {
    #[error("the guide has no entry for {row}; it has {known}")]
    NoEntry { row: String, known: String },
    #[error("several entries of the guide fit {row}: name the level")]
    Several { row: String },
    #[error("{row} is the same entry of the guide as the row in line {first}")]
    SameEntry { row: String, first: u64 },
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
    #[error("the total of {row} no longer follows its parts: state it, or use --totals recompute")]
    Total { row: String },
    #[error("{0}")]
    Guide(#[from] ReconcileRefusal),
}

/// A fault with the line of its row in the file of rows.
pub type RowFaultAt = (u64, RowFault);
