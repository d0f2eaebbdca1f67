//! The rows of an update: CSV, a JSON list or a JSON object per line, with the columns of
//! `compensation.csv`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use thiserror::Error;

use crate::compare::{FigureKey, FigureValue, GuideName, figure_columns};
use crate::model::{Amount, Percent, closest, fold};
use crate::render::compensation_columns;

/// How rows are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowsFormat {
    Csv,
    Json,
    /// One object a line.
    Ndjson,
}

/// New figures for one entry. What is not stated stays as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UpdateRow {
    pub guide: GuideName,
    /// The place as it is called, and the place that it means where that is stated.
    pub region: String,
    pub place: Option<String>,
    pub level: Option<String>,
    pub currency: Option<String>,
    /// The line of the entry in the guide, which tells entries apart that are called the same.
    pub entry_line: Option<usize>,
    pub figures: BTreeMap<FigureKey, FigureValue>,
    /// The line of the file, 1-based; of a JSON list, the number of the row.
    pub line: u64,
}

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

/// The rows of `text`; none of them twice.
pub fn update_rows(text: &str, format: RowsFormat) -> Result<Vec<UpdateRow>, RowsFault> {
    let text = text.trim_start_matches('\u{feff}');
    let cells = match format {
        RowsFormat::Csv => of_csv(text)?,
        RowsFormat::Json => of_json(text)?,
        RowsFormat::Ndjson => of_ndjson(text)?,
    };
    let figures = figure_columns();
    let rows: Vec<UpdateRow> = cells
        .into_iter()
        .map(|(line, cells)| row(line, &cells, &figures))
        .collect::<Result<_, _>>()?;
    let mut seen: BTreeMap<UpdateRowKey<'_>, u64> = BTreeMap::new();
    for row in &rows {
        let level = row.level.as_deref().map(fold);
        let key = (&row.guide, fold(&row.region), (level, row.entry_line));
        if let Some(first) = seen.insert(key, row.line) {
            return Err(RowsFault::Doubled {
                line: row.line,
                first,
                row: format!("{}, {}", row.guide, row.name()),
            });
        }
    }
    Ok(rows)
}

/// What tells rows apart: guide, place, level and line of the entry.
type UpdateRowKey<'r> = (&'r GuideName, String, (Option<String>, Option<usize>));

/// Each row's line, and its cells by the names of their columns.
type Cells = Vec<(u64, BTreeMap<String, String>)>;

fn of_csv(text: &str) -> Result<Cells, RowsFault> {
    let csv_fault = |error: csv::Error| RowsFault::Csv(error.to_string());
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let headers = reader.headers().map_err(csv_fault)?.clone();
    let mut names: Vec<&str> = headers.iter().collect();
    names.sort_unstable();
    if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(RowsFault::ColumnTwice(pair[0].to_string()));
    }
    for name in names {
        known_column(name)?;
    }
    for needed in ["company", "role", "region"] {
        if !headers.iter().any(|header| header == needed) {
            return Err(RowsFault::NoColumn(needed));
        }
    }
    let mut rows = Cells::new();
    for record in reader.records() {
        let record = record.map_err(csv_fault)?;
        let line = record
            .position()
            .map_or(0, |position| line_at(text, position.byte()));
        let cells = headers.iter().zip(record.iter());
        let cells = cells.filter(|(_, value)| !value.trim().is_empty());
        rows.push((
            line,
            cells
                .map(|(name, value)| (name.to_string(), value.trim().to_string()))
                .collect(),
        ));
    }
    Ok(rows)
}

fn of_json(text: &str) -> Result<Cells, RowsFault> {
    let value: Value = serde_json::from_str(text).map_err(|error| RowsFault::Json {
        line: error.line() as u64,
        why: error.to_string(),
    })?;
    let list = value.as_array().ok_or(RowsFault::NoList)?;
    let rows = list.iter().zip(1..).map(|(item, number)| {
        let object = item.as_object().ok_or(RowsFault::NoList)?;
        Ok((number, cells_of(object, number)?))
    });
    rows.collect()
}

fn of_ndjson(text: &str) -> Result<Cells, RowsFault> {
    let lines = text
        .lines()
        .zip(1..)
        .filter(|(line, _)| !line.trim().is_empty());
    let rows = lines.map(|(text, line)| {
        let object: Map<String, Value> =
            serde_json::from_str(text).map_err(|error| RowsFault::Json {
                line,
                why: error.to_string(),
            })?;
        Ok((line, cells_of(&object, line)?))
    });
    rows.collect()
}

/// Texts and numbers; what is null is not stated.
fn cells_of(object: &Map<String, Value>, line: u64) -> Result<BTreeMap<String, String>, RowsFault> {
    let mut cells = BTreeMap::new();
    for (name, value) in object {
        known_column(name)?;
        let text = match value {
            Value::Null => continue,
            Value::String(text) => text.trim().to_string(),
            Value::Number(number) => number.to_string(),
            Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
                let column = name.clone();
                return Err(RowsFault::NoCell { line, column });
            }
        };
        if !text.is_empty() {
            cells.insert(name.clone(), text);
        }
    }
    Ok(cells)
}

/// Refuses a column that neither an export has nor an update knows: its figures would be passed over.
fn known_column(name: &str) -> Result<(), RowsFault> {
    let known = compensation_columns();
    if known.iter().any(|column| column == name) {
        return Ok(());
    }
    let suggestion = closest(name, known.iter().map(String::as_str));
    Err(RowsFault::UnknownColumn {
        column: name.to_string(),
        suggestion: suggestion.map(str::to_string),
    })
}

/// The 1-based line of the record that begins at `byte`, or at the line break before it.
fn line_at(text: &str, byte: u64) -> u64 {
    let byte = usize::try_from(byte).unwrap_or(text.len()).min(text.len());
    let breaks = text[byte..]
        .bytes()
        .take_while(|sign| matches!(sign, b'\r' | b'\n'))
        .count();
    1 + text[..byte + breaks].matches('\n').count() as u64
}

fn did_you_mean(suggestion: Option<&str>) -> String {
    suggestion.map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

fn row(
    line: u64,
    cells: &BTreeMap<String, String>,
    columns: &[(&'static str, FigureKey, bool)],
) -> Result<UpdateRow, RowsFault> {
    // A spreadsheet was kept from running a text as a formula.
    let text = |name: &str| {
        cells
            .get(name)
            .map(|text| text.trim_start_matches('\'').to_string())
    };
    let needed = |column: &'static str| text(column).ok_or(RowsFault::Empty { line, column });
    let mut figures = BTreeMap::new();
    for (column, key, is_percent) in columns {
        let Some(value) = cells.get(*column) else {
            continue;
        };
        let figure = if *is_percent {
            Percent::parse(value).map(FigureValue::Percent)
        } else {
            let amount: Option<i64> = value.parse().ok();
            let amount = amount.filter(|amount| (0..=Amount::MAX.0).contains(amount));
            amount.map(|amount| FigureValue::Amount(Amount(amount)))
        };
        let figure = figure.ok_or_else(|| RowsFault::NoFigure {
            line,
            column: (*column).to_string(),
            value: value.clone(),
            wanted: if *is_percent {
                "percentage"
            } else {
                "whole number"
            },
        })?;
        figures.insert(*key, figure);
    }
    Ok(UpdateRow {
        guide: GuideName {
            company: needed("company")?,
            role: needed("role")?,
        },
        region: needed("region")?,
        place: text("place"),
        level: text("level"),
        currency: text("currency"),
        entry_line: text("line").and_then(|line| line.parse().ok()),
        figures,
        line,
    })
}

impl UpdateRow {
    /// `London`, `London, L5`
    pub fn name(&self) -> String {
        match &self.level {
            Some(level) => format!("{}, {level}", self.region),
            None => self.region.clone(),
        }
    }
}
