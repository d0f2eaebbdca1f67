//! Which way round a pay table is.

use crate::model::column::is_level_name;
use crate::model::{Column, cell};
use crate::syntax::markdown::{Table, TableCell};

/// The shapes pay tables come in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Shape {
    /// A row per region, level or title; a column per component of pay.
    RowPerEntry,
    /// A row per component of pay, a column per region.
    ComponentByRegion,
    /// A row per level, a column per region; the cells are totals.
    LevelByRegion,
    /// A row per region, a column per level; the cells are totals.
    RegionByLevel,
}

impl Shape {
    /// The shape of `table`, or `None` where it is no pay table.
    pub fn of(table: &Table) -> Option<Shape> {
        let mut headers = table.header.cells.iter().map(meaning);
        let corner = headers.next()?;
        let rest: Vec<Option<Column>> = headers.collect();
        if rest.iter().flatten().any(|column| column.is_pay()) {
            return Some(Shape::RowPerEntry);
        }
        let components = table
            .rows
            .iter()
            .filter_map(|row| row.cells.first())
            .filter_map(meaning)
            .filter(|column| column.is_pay())
            .count();
        if components >= 2 || (components == 1 && corner == Some(Column::Component)) {
            return Some(Shape::ComponentByRegion);
        }
        if !has_amounts(table) {
            return None;
        }
        match corner {
            Some(Column::Level | Column::Title) => Some(Shape::LevelByRegion),
            Some(Column::Region) if has_levels(table) => Some(Shape::RegionByLevel),
            _ => None,
        }
    }
}

/// Whether several columns are levels: other columns of amounts beside a region are no pay table.
fn has_levels(table: &Table) -> bool {
    let headers = table.header.cells.iter().skip(1);
    let levels = headers.filter(|header| is_level_name(header.text.as_str()));
    levels.count() >= 2
}

pub(super) fn meaning(cell: &TableCell) -> Option<Column> {
    Column::from_header(cell.text.as_str())
}

/// Whether at least half of the cells beside the first column are amounts in some currency.
fn has_amounts(table: &Table) -> bool {
    let cells: Vec<_> = table
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().skip(1))
        .map(|found| cell::parse(&found.text, found.range))
        .collect();
    let amounts = cells
        .iter()
        .filter(|cell| cell.money().is_some_and(|band| band.own.mark().is_some()));
    !cells.is_empty() && amounts.count() * 2 >= cells.len()
}
