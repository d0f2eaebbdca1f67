//! `data/compensation.csv`: a row per entry, and beside every figure the line it is on.

use super::columns::{DataCell, DataColumn, Datum};
use crate::render::{GrowingFile, RenderError};
use crate::text::inert;

/// The table as CSV, with a line of the columns' names.
pub(super) struct CsvTable<'o> {
    writer: ::csv::Writer<Box<dyn GrowingFile + 'o>>,
}

impl<'o> CsvTable<'o> {
    pub(super) fn open(
        file: Box<dyn GrowingFile + 'o>,
        columns: &[DataColumn],
    ) -> Result<CsvTable<'o>, RenderError> {
        let mut writer = ::csv::Writer::from_writer(file);
        writer.write_record(columns.iter().map(|column| &column.name))?;
        Ok(CsvTable { writer })
    }

    pub(super) fn add(&mut self, row: &[DataCell]) -> Result<(), RenderError> {
        Ok(self.writer.write_record(row.iter().map(text))?)
    }

    pub(super) fn close(self) -> Result<(), RenderError> {
        let file = self.writer.into_inner();
        file.map_err(|error| RenderError::data(error.error()))?
            .close();
        Ok(())
    }
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
