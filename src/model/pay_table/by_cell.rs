//! Tables of levels and places whose cells are all one component of pay.

use super::by_row::{NameColumns, foreign, name_columns};
use super::doubt::Reason;
use super::entry::{Found, Name, entry};
use super::labels::{self, Label};
use super::plan::{Candidate, Fate, Reading};
use super::reading::{Asked, Rows};
use super::roles::of_role;
use super::series::Series;
use super::{PayRow, Shape, ditto, plan};
use crate::model::cell::Defaults;
use crate::model::{Amount, Band, Column, Compensation, RegionLabel, cell};
use crate::syntax::markdown::TableCell;
use crate::text::Spanned;

/// The entries of a table whose cells are named by their row and their column; `None` where it is
/// none.
pub(super) fn rows(
    asked: &Asked<'_>,
    columns: &[Series<'_>],
    candidates: &[Candidate],
) -> Option<(Shape, Rows)> {
    let mut tops: Vec<(usize, Label)> = { columns.iter().enumerate() }
        .filter(|(index, one)| *index > 0 && one.has_money() && !is_name(&candidates[*index]))
        .map(|(index, one)| (index, labels::label(one.name(), asked.hints)))
        .filter(|(_, label)| *label != Label::Empty)
        .collect();
    let are = |wanted: Label| !tops.is_empty() && tops.iter().all(|(_, label)| *label == wanted);
    let own = { tops.iter() }.find(|(index, _)| asked.hints.is_role(columns[*index].name()));
    let shape = if let Some(own) = own.copied().filter(|_| !are(Label::Region)) {
        // Of several roles in the header, the guide's own.
        tops = vec![own];
        Shape::RegionByLevel
    } else if are(Label::Region) {
        Shape::LevelByRegion
    } else if are(Label::Level) {
        Shape::RegionByLevel
    } else {
        return None;
    };
    if let Some(reason) = foreign(columns, candidates) {
        return Some((shape, Err(reason)));
    }
    let names = match name_columns(asked, columns, candidates) {
        Ok(names) => names,
        Err(reason) => return Some((shape, Err(reason))),
    };
    Some((shape, cells(asked, columns, &tops, shape, names)))
}

fn is_name(candidate: &Candidate) -> bool {
    matches!(candidate.fate, Fate::Name(_))
}

fn cells(
    asked: &Asked<'_>,
    columns: &[Series<'_>],
    tops: &[(usize, Label)],
    shape: Shape,
    names: NameColumns,
) -> Rows {
    let stated = asked.context.component.and_then(plan::column_of);
    let Some(column) = stated.or_else(|| confirmed(asked, tops)) else {
        return Err(Reason::LevelCells);
    };
    if asked.context.is_net {
        return Err(Reason::Net);
    }
    let largest = columns
        .iter()
        .map(Series::largest)
        .max()
        .unwrap_or_default();
    let is_small = largest < 1_000 && matches!(column, Column::Base | Column::Total);
    if is_small && asked.context.scale.is_none() && asked.context.period.is_none() {
        return Err(Reason::Scale);
    }
    let mut found: Vec<PayRow> = Vec::new();
    let mut above = Vec::new();
    for row in &asked.table.rows {
        let filled = ditto::filled(row, &above, names);
        for (index, _) in tops {
            let top = &asked.table.header.cells[*index];
            let (Some(side), Some(cell)) = (side(asked, &filled, shape, names), filled.get(*index))
            else {
                continue;
            };
            let name = name(asked, side, top, shape);
            let reading = Reading {
                column,
                end: None,
                defaults: Defaults {
                    multiplier: asked.context.scale,
                    mark: asked.context.currency,
                    period: asked.context.period,
                    is_percent: false,
                },
                vest_years: asked.context.vest_years,
                group: None,
                is_further: false,
            };
            let found_cell = Found {
                reading: &reading,
                header: top,
                cell: cell.cell,
                repeats: cell.repeats,
            };
            found.push(entry(name, cell.cell.range, &[found_cell]));
        }
        above = filled;
    }
    of_role(asked, found)
}

/// The component that the front matter states these cells as: at least half of the ends of its totals,
/// or of its base salaries, are ends of cells.
fn confirmed(asked: &Asked<'_>, tops: &[(usize, Label)]) -> Option<Column> {
    let rows = asked.table.rows.iter();
    let cells = rows.flat_map(|row| tops.iter().filter_map(|(index, _)| row.cells.get(*index)));
    let mut amounts: Vec<i64> = Vec::new();
    for cell in cells {
        let read = cell::parse(&cell.text, cell.range);
        if let Some(band) = read.money() {
            let second = band.alternative.unwrap_or(band.own);
            let ends = [band.own.low, band.own.high, second.low, second.high];
            amounts.extend(ends.map(|money| money.amount.0));
        }
    }
    let fits = |of: fn(&Compensation) -> &Band<Amount>| {
        let bands = asked.hints.entries.iter().map(of);
        let ends: Vec<i64> = bands
            .flat_map(|band| [band.low.value(), band.high.value()])
            .flatten()
            .map(|amount| amount.0)
            .collect();
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

/// The label of a row, where it is no sum over the others.
fn side<'t>(
    asked: &Asked<'_>,
    cells: &[super::by_row::Filled<'t>],
    shape: Shape,
    names: NameColumns,
) -> Option<&'t TableCell> {
    let index = match shape {
        Shape::LevelByRegion => names.level.or(names.title).or(names.region),
        _ => names.region.or(names.level),
    };
    let cell = cells.get(index?)?.cell;
    let text = cell.text.as_str();
    let is_sum = RegionLabel::read(text, asked.hints.places).is_summary()
        || labels::label(text, asked.hints) == Label::Empty;
    (!is_sum).then_some(cell)
}

fn name(asked: &Asked<'_>, side: &TableCell, top: &TableCell, shape: Shape) -> Name {
    let (level, place) = match shape {
        Shape::LevelByRegion => (side, top),
        _ => (top, side),
    };
    let label = RegionLabel::read(place.text.as_str(), asked.hints.places);
    Name {
        region: Some(Spanned::new(label, place.range)),
        level: Some(Spanned::new(
            level.text.as_str().trim().to_string(),
            level.range,
        )),
        ..Name::default()
    }
}
