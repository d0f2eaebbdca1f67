//! The cells of rows, as a CSV, a JSON list or a JSON object per line holds them.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::fault::{RowFault, RowFaultAt, RowPlace};
use super::rows_fault::{ColumnFault, RowsFault};
use crate::model::closest;
use crate::render::compensation_columns;
use crate::text::Source;

/// How rows are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowsFormat {
    Csv,
    Json,
    /// One object a line.
    Ndjson,
}

/// One row of a file.
pub(super) struct RowCells {
    pub at: RowPlace,
    /// What is stated, by the names of the columns: no empty cells.
    pub cells: BTreeMap<String, String>,
}

/// The rows of a file that can be read, and the faults of the others.
#[derive(Default)]
pub(super) struct ReadCells {
    pub rows: Vec<RowCells>,
    pub faults: Vec<RowFaultAt>,
}

/// The rows of `text`, whose columns all are those of an export.
pub(super) fn row_cells(text: &str, format: RowsFormat) -> Result<ReadCells, RowsFault> {
    let reader = RowsReader {
        text,
        source: Source::new("", text),
        columns: compensation_columns(),
    };
    match format {
        RowsFormat::Csv => reader.csv(),
        RowsFormat::Json => reader.json(),
        RowsFormat::Ndjson => Ok(reader.ndjson()),
    }
}

struct RowsReader<'t> {
    text: &'t str,
    /// The text with its lines.
    source: Source,
    /// The columns of an export.
    columns: Vec<String>,
}

impl RowsReader<'_> {
    fn csv(&self) -> Result<ReadCells, RowsFault> {
        let csv_fault = |error: csv::Error| RowsFault::Csv(error.to_string());
        let mut reader = csv::ReaderBuilder::new().from_reader(self.text.as_bytes());
        let headers = reader.headers().map_err(csv_fault)?.clone();
        if headers.len() == 1 && headers.iter().any(|header| header.contains([';', '\t'])) {
            return Err(RowsFault::NoCommas);
        }
        self.check_columns(&mut headers.iter())?;
        for needed in ["company", "role", "region"] {
            if !headers.iter().any(|header| header == needed) {
                return Err(RowsFault::NoColumn(needed));
            }
        }
        let mut read = ReadCells::default();
        for record in reader.records() {
            let record = record.map_err(csv_fault)?;
            let start = record.position().map_or(0, csv::Position::byte);
            let stated = headers.iter().zip(record.iter());
            let stated = stated.map(|(name, value)| (name.to_string(), value.trim().to_string()));
            let line = self.line(usize::try_from(start).unwrap_or(usize::MAX));
            let at = read.next(line);
            read.rows.push(RowCells {
                at,
                cells: stated.filter(|(_, value)| !value.is_empty()).collect(),
            });
        }
        Ok(read)
    }

    fn json(&self) -> Result<ReadCells, RowsFault> {
        let rows: Vec<&RawValue> =
            serde_json::from_str(self.text).map_err(|error| match error.classify() {
                serde_json::error::Category::Data => RowsFault::NoList,
                _ => RowsFault::Json(error.to_string()),
            })?;
        let mut read = ReadCells::default();
        for row in rows {
            // Where the row's text stands in the whole text, which it is borrowed from.
            let start = row.get().as_ptr() as usize - self.text.as_ptr() as usize;
            read.add(self.line(start), self.object(row.get()));
        }
        Ok(read)
    }

    fn ndjson(&self) -> ReadCells {
        let mut read = ReadCells::default();
        for (text, line) in self.text.lines().zip(1..) {
            if !text.trim().is_empty() {
                read.add(line, self.object(text));
            }
        }
        read
    }

    /// Texts and numbers; what is null is not stated.
    fn object(&self, text: &str) -> Result<BTreeMap<String, String>, RowFault> {
        let Members(members) = serde_json::from_str(text).map_err(|error| {
            // The line is that of the file, and said elsewhere.
            let why = error.to_string();
            let why = why.split(" at line ").next().unwrap_or_default();
            RowFault::Json(format!("{why}, column {}", error.column()))
        })?;
        self.check_columns(&mut members.iter().map(|(name, _)| name.as_str()))?;
        let mut cells = BTreeMap::new();
        for (column, value) in members {
            let text = match value {
                Value::Null => continue,
                Value::String(text) => text.trim().to_string(),
                Value::Number(number) => number.to_string(),
                Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
                    return Err(RowFault::NoCell { column });
                }
            };
            if !text.is_empty() {
                cells.insert(column, text);
            }
        }
        Ok(cells)
    }

    /// Refuses a column that no export has, whose figures would be passed over, and one that is there twice.
    fn check_columns(&self, names: &mut dyn Iterator<Item = &str>) -> Result<(), ColumnFault> {
        let mut seen: Vec<&str> = Vec::new();
        for name in names {
            if seen.contains(&name) {
                return Err(ColumnFault::Twice(name.to_string()));
            }
            if !self.columns.iter().any(|column| column == name) {
                let suggestion = closest(name, self.columns.iter().map(String::as_str));
                return Err(ColumnFault::Unknown {
                    column: name.to_string(),
                    suggestion: suggestion.map(str::to_string),
                });
            }
            seen.push(name);
        }
        Ok(())
    }

    /// The 1-based line of the row that begins at the byte `start`, or after the line breaks there.
    fn line(&self, start: usize) -> u64 {
        let start = start.min(self.text.len());
        let is_break = |sign: &u8| matches!(sign, b'\r' | b'\n');
        let breaks = { self.text.as_bytes()[start..].iter() }.take_while(|sign| is_break(sign));
        let offset = u32::try_from(start + breaks.count()).unwrap_or(u32::MAX);
        self.source.line(offset) as u64
    }
}

impl ReadCells {
    /// The place of the next row, which begins in `line`.
    fn next(&self, line: u64) -> RowPlace {
        RowPlace {
            line,
            index: self.rows.len() + self.faults.len(),
        }
    }

    fn add(&mut self, line: u64, cells: Result<BTreeMap<String, String>, RowFault>) {
        let at = self.next(line);
        match cells {
            Ok(cells) => self.rows.push(RowCells { at, cells }),
            Err(fault) => self.faults.push((at, fault)),
        }
    }
}

/// The members of a JSON object, also those whose name is there twice.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Members, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}
