//! The rows of an update, with the columns of `compensation.csv`.

use std::collections::BTreeMap;

use super::cells::{ReadCells, RowsFormat, row_cells};
use super::fault::{RowFault, RowFaultAt, RowPlace};
use super::rows_fault::RowsFault;
use crate::compare::{
    FigureColumn, FigureKey, FigureValue, GuideName, figure_columns, whole_number,
};
use crate::model::{fold, fold_level};
use crate::text::without_guard;

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
    pub at: RowPlace,
}

/// The rows of a file that are sound, and the faults of the others.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UpdateRows {
    pub rows: Vec<UpdateRow>,
    pub faults: Vec<RowFaultAt>,
}

/// The rows of `text`; none of them twice.
pub fn update_rows(text: &str, format: RowsFormat) -> Result<UpdateRows, RowsFault> {
    let text = text.trim_start_matches('\u{feff}');
    let figures = figure_columns();
    let ReadCells { rows, mut faults } = row_cells(text, format)?;
    let mut sound: Vec<UpdateRow> = Vec::new();
    let mut seen: BTreeMap<UpdateRowKey, RowPlace> = BTreeMap::new();
    for row in rows {
        let read = update_row(row.at, &row.cells, &figures).and_then(|row| {
            let first = *seen.entry(row.key()).or_insert(row.at);
            if first == row.at {
                return Ok(row);
            }
            let row = format!("{}, {}", row.guide, row.name());
            Err(RowFault::Doubled {
                first: first.line,
                row,
            })
        });
        match read {
            Ok(row) => sound.push(row),
            Err(fault) => faults.push((row.at, fault)),
        }
    }
    Ok(UpdateRows {
        rows: sound,
        faults,
    })
}

/// What tells rows apart: guide, place, level and line of the entry.
type UpdateRowKey = (GuideName, String, (Option<String>, Option<usize>));

fn update_row(
    at: RowPlace,
    cells: &BTreeMap<String, String>,
    columns: &[FigureColumn],
) -> Result<UpdateRow, RowFault> {
    // A spreadsheet was kept from running a text as a formula.
    let text = |name: &str| cells.get(name).map(|text| without_guard(text).to_string());
    let needed = |column: &'static str| text(column).ok_or(RowFault::Empty { column });
    let mut figures = BTreeMap::new();
    for column in columns {
        let Some(value) = cells.get(column.name) else {
            continue;
        };
        let figure = column.read(value).ok_or_else(|| RowFault::NoFigure {
            column: column.name,
            value: value.clone(),
            wanted: column.wanted(),
        })?;
        figures.insert(column.key, figure);
    }
    let entry_line = text("line").map(|value| {
        let line = whole_number(&value).and_then(|line| usize::try_from(line).ok());
        line.ok_or(RowFault::NoFigure {
            column: "line",
            value,
            wanted: "whole number",
        })
    });
    let entry_line = entry_line.transpose()?;
    Ok(UpdateRow {
        guide: GuideName {
            company: needed("company")?,
            role: needed("role")?,
        },
        region: needed("region")?,
        place: text("place"),
        level: text("level"),
        currency: text("currency"),
        entry_line,
        figures,
        at,
    })
}

impl UpdateRow {
    fn key(&self) -> UpdateRowKey {
        let level = self.level.as_deref().map(fold_level);
        let place = fold(&self.region);
        (self.guide.clone(), place, (level, self.entry_line))
    }

    /// `London`, `London, L5`
    pub fn name(&self) -> String {
        match &self.level {
            Some(level) => format!("{}, {level}", self.region),
            None => self.region.clone(),
        }
    }
}
