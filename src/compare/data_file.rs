//! Snapshots from data files that `negguide build` wrote: `compensation.csv` and `guides.json`.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use thiserror::Error;

use super::figure_columns::figure_columns;
use super::snapshot::{FigureKey, FigureValue, GuideName, RowState, Snapshot};
use crate::model::{Amount, Component, Currency, End, Percent};
use crate::text::without_guard;

/// Why a data file cannot be read.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum DataFileError {
    #[error("it is no CSV: {0}")]
    Csv(String),
    #[error("it has no column `{0}`: it is no compensation.csv of negguide")]
    NoColumn(&'static str),
    #[error("line {line}: `{value}` in the column `{column}` is no number")]
    NoNumber {
        line: u64,
        column: String,
        value: String,
    },
    #[error("it is no JSON: {0}")]
    Json(String),
    #[error("it has no list of `guides`: it is no guides.json of negguide")]
    NoGuides,
}

/// Whether a file of this name may be such a data file.
pub fn is_data_file(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    extension.eq_ignore_ascii_case("csv") || extension.eq_ignore_ascii_case("json")
}

/// What the data file at `path`, which holds `text`, says of its guides.
pub fn snapshot_of_data(path: &Path, text: &str) -> Result<Snapshot, DataFileError> {
    let is_json = path
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("json"));
    if is_json { of_json(text) } else { of_csv(text) }
}

fn of_csv(text: &str) -> Result<Snapshot, DataFileError> {
    let csv_error = |error: csv::Error| DataFileError::Csv(error.to_string());
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let headers = reader.headers().map_err(csv_error)?.clone();
    let columns: BTreeMap<&str, usize> = headers.iter().zip(0..).collect();
    for needed in ["company", "role", "region", "currency"] {
        if !columns.contains_key(needed) {
            return Err(DataFileError::NoColumn(needed));
        }
    }
    let figures = figure_columns();
    let mut snapshot = Snapshot::default();
    for record in reader.records() {
        let record = record.map_err(csv_error)?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |name: &str| {
            let at = columns.get(name)?;
            record
                .get(*at)
                .filter(|value| !value.is_empty())
                .map(without_guard)
        };
        let text = |name: &str| cell(name).unwrap_or_default();
        let mut row = RowState::named(text("region"), cell("place"), cell("level"));
        row.currency = cell("currency").and_then(Currency::from_code);
        for column in &figures {
            let Some(value) = cell(column.name) else {
                continue;
            };
            let figure = column.read(value).ok_or_else(|| DataFileError::NoNumber {
                line,
                column: column.name.to_string(),
                value: value.to_string(),
            })?;
            row.figures.insert(column.key, figure);
        }
        let name = GuideName {
            company: text("company").to_string(),
            role: text("role").to_string(),
        };
        let guide = snapshot.guides.entry(name).or_default();
        guide.last_updated = cell("last_updated").map(str::to_string);
        guide.quarter = cell("salary_data_quarter").map(str::to_string);
        guide.rows.push(row);
    }
    Ok(snapshot)
}

fn of_json(text: &str) -> Result<Snapshot, DataFileError> {
    let data: Value =
        serde_json::from_str(text).map_err(|error| DataFileError::Json(error.to_string()))?;
    let guides = data["guides"].as_array().ok_or(DataFileError::NoGuides)?;
    let mut snapshot = Snapshot::default();
    for guide in guides {
        let text = |value: &Value| value.as_str().map(str::to_string);
        let name = GuideName {
            company: text(&guide["company"]).unwrap_or_default(),
            role: text(&guide["role"]).unwrap_or_default(),
        };
        let state = snapshot.guides.entry(name).or_default();
        state.last_updated = text(&guide["last_updated"]);
        state.quarter = text(&guide["salary_data_quarter"]);
        let entries = guide["compensation"].as_array();
        state.rows = entries.into_iter().flatten().map(json_row).collect();
    }
    Ok(snapshot)
}

fn json_row(entry: &Value) -> RowState {
    let region = entry["region"].as_str().unwrap_or_default();
    let mut row = RowState::named(region, entry["place"].as_str(), entry["level"].as_str());
    row.currency = entry["currency"].as_str().and_then(Currency::from_code);
    for component in Component::ALL {
        let pay = match component {
            Component::Base => &entry["base"],
            Component::Stock => &entry["stock"],
            Component::Bonus => &entry["bonus"],
            Component::SigningBonus => &entry["signing_bonus"],
            Component::SigningBonusYear2 => &entry["signing_bonus_year2"],
            Component::Other => &entry["other"][0],
            Component::Total => &entry["total"],
        };
        for (end, name) in [(End::Low, "low"), (End::High, "high")] {
            let value = &pay[name]["value"];
            let figure = match value {
                Value::Number(number) => number.as_i64().map(|it| FigureValue::Amount(Amount(it))),
                Value::String(text) => Percent::parse(text).map(FigureValue::Percent),
                _ => None,
            };
            if let Some(figure) = figure {
                row.figures.insert(FigureKey { component, end }, figure);
            }
        }
    }
    row
}
