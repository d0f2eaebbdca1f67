//! Why rows cannot be read.

use thiserror::Error;

/// Why a file is no file of rows.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum RowsFault {
    #[error("no CSV: {0}")]
    Csv(String),
    #[error("there are no commas between its columns: save it as CSV with commas")]
    NoCommas,
    #[error("no JSON: {0}")]
    Json(String),
    #[error("it is no list of JSON objects")]
    NoList,
    #[error("there is no column `{0}`: rows are found by company, role and region")]
    NoColumn(&'static str),
    #[error(transparent)]
    Column(#[from] ColumnFault),
}

/// A column that cannot be taken.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Error)]
pub enum ColumnFault {
    #[error("there is no column `{column}`{}", did_you_mean(suggestion.as_deref()))]
    Unknown {
        column: String,
        suggestion: Option<String>,
    },
    #[error("there are two columns `{0}`")]
    Twice(String),
}

fn did_you_mean(suggestion: Option<&str>) -> String {
    suggestion.map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}
