//! Tables of levels and places whose cells are all one component of pay.

use std::collections::BTreeSet;

use super::doubt::Reason;
use super::entry::{EntryCell, EntryName, entry};
use super::labels::{LabelKind, label_kind};
use super::names::{NameColumns, foreign_names, name_columns};
use super::planned_series::{PlannedSeries, SeriesReading, SeriesUse, column_of};
use super::roles::of_role;
use super::series::Series;
use super::table_to_read::{Rows, TableToRead};
use super::{PayRow, Shape, ditto};
use crate::model::cell::Defaults;
use crate::model::{Amount, Band, Column, Compensation, RegionLabel, cell};
use crate::syntax::markdown::TableCell;
use crate::text::Spanned;

/// The entries of a table whose cells are named by their row and their column; `None` where it is
/// none.
pub(super) fn rows(
    input: &TableToRead<'_>,
    columns: &[PlannedSeries<'_>],
) -> Option<(Shape, Rows)> {
    let (shape, tops) = tops(input, columns)?;
    let rows = match foreign_names(columns) {
        Some(reason) => Err(reason),
        None => name_columns(input, columns).and_then(|names| {
            let table = CellTable {
                input,
                columns,
                tops,
                shape,
                names,
            };
            table.rows()
        }),
    };
    Some((shape, rows))
}

/// The columns whose headers name places or levels, where all columns of money do: of several roles in
/// the header, the guide's own.
fn tops(input: &TableToRead<'_>, columns: &[PlannedSeries<'_>]) -> Option<(Shape, Vec<usize>)> {
    let is_top = |index: usize| {
        let is_name = matches!(columns[index].series_use, SeriesUse::Name(_));
        columns[index].series.has_money() && !is_name
    };
    let kinds: Vec<(usize, LabelKind)> = { 1..columns.len() }
        .filter(|index| is_top(*index))
        .map(|index| (index, label_kind(columns[index].series.name(), input.hints)))
        .filter(|(_, kind)| *kind != LabelKind::Empty)
        .collect();
    let are = |wanted: LabelKind| !kinds.is_empty() && kinds.iter().all(|(_, it)| *it == wanted);
    let all = kinds.iter().map(|(index, _)| *index).collect();
    let mut own =
        { kinds.iter() }.filter(|(index, _)| input.hints.is_role(columns[*index].series.name()));
    if are(LabelKind::Region) {
        Some((Shape::LevelByRegion, all))
    } else if let Some((own, _)) = own.next() {
        Some((Shape::RegionByLevel, vec![*own]))
    } else if are(LabelKind::Level) {
        Some((Shape::RegionByLevel, all))
    } else {
        None
    }
}

struct CellTable<'t> {
    input: &'t TableToRead<'t>,
    columns: &'t [PlannedSeries<'t>],
    /// The columns whose cells are amounts.
    tops: Vec<usize>,
    shape: Shape,
    names: NameColumns,
}

impl CellTable<'_> {
    fn rows(&self) -> Rows {
        let text = self.input.text;
        let stated = text.component.and_then(column_of);
        let column = stated.or_else(|| self.confirmed());
        let column = column.ok_or(Reason::LevelCells)?;
        if text.is_net {
            return Err(Reason::Net);
        }
        let mut amounts = self.tops.iter().map(|index| &self.columns[*index].series);
        let is_for_a_year = matches!(column, Column::Base | Column::Total);
        let has_unit = text.scale.is_some() || text.period.is_some();
        if is_for_a_year && !has_unit && amounts.all(Series::is_too_small) {
            return Err(Reason::Scale);
        }
        let reading = self.reading(column);
        let mut found: Vec<PayRow> = Vec::new();
        let mut above = Vec::new();
        for row in &self.input.table.rows {
            let cells = ditto::filled(row, &above, self.names);
            let side = self.side(&cells);
            for index in &self.tops {
                let top = &self.input.table.header.cells[*index];
                if let (Some(side), Some(filled)) = (side, cells.get(*index)) {
                    let cell = EntryCell {
                        repeats: filled.repeats,
                        ..EntryCell::new(&reading, top, filled.cell)
                    };
                    found.push(entry(self.name(side, top), filled.cell.range, &[cell]));
                }
            }
            above = cells;
        }
        of_role(self.input, found)
    }

    fn reading(&self, column: Column) -> SeriesReading {
        let text = self.input.text;
        SeriesReading {
            column,
            end: None,
            defaults: Defaults {
                multiplier: text.scale,
                mark: text.currency,
                period: text.period,
                is_percent: false,
            },
            vest_years: text.vest_years,
            group: None,
            is_further: false,
        }
    }

    /// The component that the front matter states these cells as: at least half of the ends of its
    /// totals, or of its base salaries, are ends of cells.
    fn confirmed(&self) -> Option<Column> {
        let amounts = self.amounts();
        let fits = |of: fn(&Compensation) -> &Band<Amount>| {
            let bands = self.input.hints.entries.iter().map(of);
            let ends = bands.flat_map(|band| [band.low.value(), band.high.value()]);
            let ends: Vec<i64> = ends.flatten().map(|amount| amount.0).collect();
            let known = ends.iter().filter(|end| amounts.contains(end)).count();
            known > 0 && known * 2 >= ends.len()
        };
        if fits(|pay| &pay.total) {
            Some(Column::Total)
        } else if fits(|pay| &pay.base) {
            Some(Column::Base)
        } else {
            None
        }
    }

    /// The ends of all cells, in either currency.
    fn amounts(&self) -> BTreeSet<i64> {
        let rows = self.input.table.rows.iter();
        let cells = rows.flat_map(|row| { self.tops.iter() }.filter_map(|it| row.cells.get(*it)));
        let mut amounts = BTreeSet::new();
        for cell in cells {
            if let Some(band) = cell::parse(&cell.text, cell.range).money() {
                let second = band.alternative.unwrap_or(band.own);
                let ends = [band.own.low, band.own.high, second.low, second.high];
                amounts.extend(ends.map(|money| money.amount.0));
            }
        }
        amounts
    }

    /// The label of a row, where it is no sum over the others.
    fn side<'c>(&self, cells: &[ditto::Filled<'c>]) -> Option<&'c TableCell> {
        let names = self.names;
        let index = match self.shape {
            Shape::LevelByRegion => names.level.or(names.title).or(names.region),
            _ => names.region.or(names.level),
        };
        let cell = cells.get(index?)?.cell;
        let is_sum = label_kind(cell.text.as_str(), self.input.hints) == LabelKind::Empty;
        (!is_sum).then_some(cell)
    }

    fn name(&self, side: &TableCell, top: &TableCell) -> EntryName {
        let (level, place) = match self.shape {
            Shape::LevelByRegion => (side, top),
            _ => (top, side),
        };
        let label = RegionLabel::read(place.text.as_str(), self.input.hints.places);
        let level_name = level.text.as_str().trim().to_string();
        EntryName {
            region: Some(Spanned::new(label, place.range)),
            level: Some(Spanned::new(level_name, level.range)),
            ..EntryName::default()
        }
    }
}
