//! `data/compensation.csv`: a row per entry, and beside every figure the line it is on.

use super::columns::{DataCell, DataColumn, Datum};
use crate::render::{Artifact, RenderError};
use crate::text::inert;

/// The table as CSV, with a line of the columns' names.
pub(super) fn compensation_csv(
    columns: &[DataColumn],
    rows: &[Vec<DataCell>],
) -> Result<Artifact, RenderError> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(columns.iter().map(|column| &column.name))?;
    for row in rows {
        writer.write_record(row.iter().map(text))?;
    }
    let bytes = writer.into_inner().map_err(|error| RenderError::Data {
        message: error.to_string(),
    })?;
    Ok(Artifact {
        path: "data/compensation.csv".to_string(),
        bytes,
    })
}

fn text(cell: &DataCell) -> String {
    match cell {
        None => String::new(),
        Some(Datum::Text(text)) => inert(text),
        Some(Datum::Integer(number)) => number.to_string(),
        Some(Datum::Percent(percent)) => percent.to_string(),
        Some(Datum::Date(date)) => date.to_string(),
    }
}
