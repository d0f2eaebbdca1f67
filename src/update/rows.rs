//! The rows of an update, with the columns of `compensation.csv`.

use std::collections::BTreeMap;

use super::cells::{RowsFormat, row_cells};
use super::rows_fault::RowsFault;
use crate::compare::{FigureKey, FigureValue, GuideName, figure_columns};
use crate::model::{Amount, Percent, fold};

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
    /// The line of the file that it begins in, 1-based.
    pub line: u64,
}

/// The rows of `text`; none of them twice.
pub fn update_rows(text: &str, format: RowsFormat) -> Result<Vec<UpdateRow>, RowsFault> {
    let text = text.trim_start_matches('\u{feff}');
    let figures = figure_columns();
    let rows: Vec<UpdateRow> = row_cells(text, format)?
        .into_iter()
        .map(|row| update_row(row.line, &row.cells, &figures))
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

fn update_row(
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
