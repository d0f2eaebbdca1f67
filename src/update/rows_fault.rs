//! Why rows cannot be read.

use thiserror::Error;

/// Why rows cannot be read.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum RowsFault {
    #[error("no CSV: {0}")]
    Csv(String),
    #[error("line {line}: no JSON object: {why}")]
    Json { line: u64, why: String },
    #[error("it is no list of JSON objects")]
    NoList,
    #[error("there is no column `{0}`: rows are found by company, role and region")]
    NoColumn(&'static str),
    #[error("line {line}: `{column}` is `{value}`, which is no {wanted}")]
    NoFigure {
        line: u64,
        column: String,
        value: String,
        wanted: &'static str,
    },
    #[error("line {line}: `{0}` is empty", .column)]
    Empty { line: u64, column: &'static str },
    #[error("there is no column `{column}`{}", did_you_mean(suggestion.as_deref()))]
    UnknownColumn {
        column: String,
        suggestion: Option<String>,
    },
    #[error("there are two columns `{0}`")]
    ColumnTwice(String),
    #[error("line {line}: `{column}` takes text or a number")]
    NoCell { line: u64, column: String },
    #[error("line {line}: the same row as in line {first}: {row}")]
    Doubled { line: u64, first: u64, row: String },
}

fn did_you_mean(suggestion: Option<&str>) -> String {
    suggestion.map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}
