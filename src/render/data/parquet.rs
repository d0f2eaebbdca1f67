//! `data/compensation.parquet`: the same table for databases and data frames.

use std::sync::Arc;

use ::parquet::basic::{LogicalType, Repetition, Type as PhysicalType};
use ::parquet::data_type::{ByteArray, ByteArrayType, Int32Type, Int64Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use ::parquet::schema::types::{Type, TypePtr};

use super::columns::{ColumnType, DataCell, DataColumn, Datum};
use crate::model::Date;
use crate::render::{GrowingFile, RenderError};

/// Decimal places of percents, as [`crate::model::Percent`] keeps them.
const PERCENT_SCALE: i32 = 4;

/// Digits that an integer of 64 bits holds.
const PERCENT_DIGITS: i32 = 18;

/// Rows that are written as one group, and are in memory until then.
const GROUP_ROWS: usize = 4096;

/// The table as Parquet: every column may be empty and keeps its type then.
pub(super) struct ParquetTable<'o> {
    columns: Vec<DataColumn>,
    writer: SerializedFileWriter<Box<dyn GrowingFile + 'o>>,
    rows: Vec<Vec<DataCell>>,
}

impl<'o> ParquetTable<'o> {
    pub(super) fn open(
        file: Box<dyn GrowingFile + 'o>,
        columns: Vec<DataColumn>,
    ) -> Result<ParquetTable<'o>, RenderError> {
        let properties = WriterProperties::builder()
            .set_created_by(format!("negguide {}", env!("CARGO_PKG_VERSION")))
            .build();
        let schema = schema(&columns)?;
        Ok(ParquetTable {
            columns,
            writer: SerializedFileWriter::new(file, schema, Arc::new(properties))?,
            rows: Vec::new(),
        })
    }

    pub(super) fn add(&mut self, row: Vec<DataCell>) -> Result<(), RenderError> {
        self.rows.push(row);
        if self.rows.len() == GROUP_ROWS {
            self.write_group()?;
        }
        Ok(())
    }

    pub(super) fn close(mut self) -> Result<(), RenderError> {
        // A table without rows has one group too.
        if !self.rows.is_empty() || self.writer.flushed_row_groups().is_empty() {
            self.write_group()?;
        }
        self.writer.into_inner()?.close();
        Ok(())
    }

    fn write_group(&mut self) -> Result<(), RenderError> {
        let mut group = self.writer.next_row_group()?;
        let mut at = 0;
        while let Some(mut column) = group.next_column()? {
            let cells: Vec<&DataCell> = self.rows.iter().map(|row| &row[at]).collect();
            write_column(&mut column, self.columns[at].kind, &cells)?;
            column.close()?;
            at += 1;
        }
        group.close()?;
        self.rows.clear();
        Ok(())
    }
}

fn schema(columns: &[DataColumn]) -> Result<TypePtr, ParquetError> {
    let fields = columns.iter().map(|column| {
        let (physical, logical) = match column.kind {
            ColumnType::Text => (PhysicalType::BYTE_ARRAY, Some(LogicalType::String)),
            ColumnType::Integer => (PhysicalType::INT64, None),
            ColumnType::Percent => (
                PhysicalType::INT64,
                Some(LogicalType::decimal(PERCENT_SCALE, PERCENT_DIGITS)),
            ),
            ColumnType::Date => (PhysicalType::INT32, Some(LogicalType::Date)),
        };
        let is_decimal = column.kind == ColumnType::Percent;
        let field = Type::primitive_type_builder(&column.name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_precision(if is_decimal { PERCENT_DIGITS } else { -1 })
            .with_scale(if is_decimal { PERCENT_SCALE } else { -1 })
            .with_logical_type(logical);
        field.build().map(Arc::new)
    });
    let fields: Vec<TypePtr> = fields.collect::<Result<_, _>>()?;
    let table = Type::group_type_builder("compensation").with_fields(fields);
    table.build().map(Arc::new)
}

fn write_column(
    column: &mut SerializedColumnWriter<'_>,
    kind: ColumnType,
    cells: &[&DataCell],
) -> Result<(), ParquetError> {
    let stated = cells.iter().filter_map(|cell| cell.as_ref());
    let levels: Vec<i16> = cells.iter().map(|cell| i16::from(cell.is_some())).collect();
    match kind {
        ColumnType::Text => {
            let texts = stated.filter_map(|datum| match datum {
                Datum::Text(text) => Some(ByteArray::from(text.as_str())),
                _ => None,
            });
            let texts: Vec<ByteArray> = texts.collect();
            column
                .typed::<ByteArrayType>()
                .write_batch(&texts, Some(&levels), None)?;
        }
        ColumnType::Integer | ColumnType::Percent => {
            let numbers = stated.filter_map(|datum| match datum {
                Datum::Integer(number) => Some(*number),
                Datum::Percent(percent) => Some(percent.parts_per_million()),
                _ => None,
            });
            let numbers: Vec<i64> = numbers.collect();
            column
                .typed::<Int64Type>()
                .write_batch(&numbers, Some(&levels), None)?;
        }
        ColumnType::Date => {
            let days = stated.filter_map(|datum| match datum {
                Datum::Date(date) => Some(days_since_1970(*date)),
                _ => None,
            });
            let days: Vec<i32> = days.collect();
            column
                .typed::<Int32Type>()
                .write_batch(&days, Some(&levels), None)?;
        }
    }
    Ok(())
}

fn days_since_1970(date: Date) -> i32 {
    let first = Date::constant(1970, 1, 1);
    (date - first).get_days()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use ::parquet::file::reader::{FileReader, SerializedFileReader};
    use ::parquet::record::RowAccessor;

    use super::*;
    use crate::render::outlet::{InMemory, Outlet};

    /// The rows of each group of a table with so many rows, and whether each row holds its number.
    fn groups(rows: usize) -> Vec<usize> {
        let outlet = InMemory::default();
        let columns = vec![DataColumn {
            name: "number".to_string(),
            kind: ColumnType::Integer,
            about: String::new(),
        }];
        let mut table = ParquetTable::open(outlet.open("t.parquet"), columns).unwrap();
        for number in 0..rows {
            let number = i64::try_from(number).unwrap();
            table.add(vec![Some(Datum::Integer(number))]).unwrap();
        }
        table.close().unwrap();
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&outlet.into_artifacts()[0].bytes).unwrap();
        let reader = SerializedFileReader::new(file).unwrap();
        let numbers = reader.get_row_iter(None).unwrap();
        let numbers: Vec<i64> = numbers
            .map(|row| row.unwrap().get_long(0).unwrap())
            .collect();
        assert!(numbers.into_iter().eq(0..i64::try_from(rows).unwrap()));
        let groups = reader.metadata().row_groups().iter();
        groups
            .map(|group| usize::try_from(group.num_rows()).unwrap())
            .collect()
    }

    #[test]
    fn rows_are_written_in_groups_each_once() {
        assert_eq!(groups(0), [0]);
        assert_eq!(groups(GROUP_ROWS), [GROUP_ROWS]);
        assert_eq!(groups(GROUP_ROWS + 1), [GROUP_ROWS, 1]);
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(days_since_1970(Date::constant(1970, 1, 1)), 0);
        assert_eq!(days_since_1970(Date::constant(2026, 2, 23)), 20_507);
        assert_eq!(days_since_1970(Date::constant(1969, 12, 31)), -1);
    }
}
