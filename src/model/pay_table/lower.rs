//! Table cells to [`Compensation`]s.

use super::currency::{named_currency, own_range, row_currency, settle_dollars};
use super::shape::{Shape, meaning};
use super::{PayCell, PayRow, units};
use crate::model::cell::{self, Cell, CellValue, MoneyBand, Period};
use crate::model::column::{is_level_name, vest_years};
use crate::model::{
    Amount, Band, Bonus, Column, Compensation, Currency, Origin, OtherPay, Places, RegionLabel,
    Slot,
};
use crate::syntax::markdown::{Row, Table, TableCell};
use crate::text::{Spanned, TextRange};

pub(super) fn rows(table: &Table, shape: Shape, places: &Places) -> Vec<PayRow> {
    match shape {
        Shape::RowPerEntry => entries_by_row(table, places),
        Shape::ComponentByRegion => entries_by_column(table, places),
        Shape::LevelByRegion => entries_by_cell(table, Names::LevelByRegion, places),
        Shape::RegionByLevel => entries_by_cell(table, Names::RegionByLevel, places),
    }
}

/// What names an entry.
#[derive(Default)]
struct Name {
    region: Option<Spanned<RegionLabel>>,
    level: Option<Spanned<String>>,
    title: Option<Spanned<String>>,
}

fn entries_by_row(table: &Table, places: &Places) -> Vec<PayRow> {
    let headers = &table.header.cells;
    let columns = meanings(headers.iter());
    let read = |row: &Row| {
        let mut name = Name::default();
        let mut cells = Vec::new();
        for (index, (header, found)) in headers.iter().zip(&row.cells).enumerate() {
            match columns.get(index).copied().flatten() {
                Some(Column::Region | Column::Component) => {
                    name.region = Some(region(found, places))
                }
                None if index == 0 => name.region = Some(region(found, places)),
                Some(Column::Level) => name.level = Some(text(found)),
                Some(Column::Title) => name.title = Some(text(found)),
                column => cells.extend(pay_cell(column, header, found)),
            }
        }
        let summary = name.region.as_ref().map(|label| label.value.is_summary());
        (summary != Some(true)).then(|| lower(name, row.range, cells))
    };
    table.rows.iter().filter_map(read).collect()
}

/// What the headers mean. Beside a total of everything, `Total Cash` is several parts of it.
fn meanings<'t>(headers: impl Iterator<Item = &'t TableCell>) -> Vec<Option<Column>> {
    let read = headers.map(|header| {
        let column = meaning(header);
        let text = header.text.as_str().to_lowercase();
        (
            column,
            column == Some(Column::Total) && text.contains("cash"),
        )
    });
    let read: Vec<(Option<Column>, bool)> = read.collect();
    let has_whole = { read.iter() }.any(|(column, cash)| *column == Some(Column::Total) && !cash);
    let settled = read
        .into_iter()
        .map(|(column, cash)| match cash && has_whole {
            true => Some(Column::Several),
            false => column,
        });
    settled.collect()
}

fn entries_by_column(table: &Table, places: &Places) -> Vec<PayRow> {
    let headers: Vec<&TableCell> = { table.rows.iter() }
        .filter_map(|row| row.cells.first())
        .collect();
    let components = meanings(headers.iter().copied());
    let column = |index: usize, label: &TableCell| {
        let rows = table.rows.iter().filter(|row| !row.cells.is_empty());
        let cells: Vec<PayCell> = { headers.iter().zip(&components).zip(rows) }
            .filter_map(|((header, component), row)| {
                pay_cell(*component, header, row.cells.get(index)?)
            })
            .collect();
        let range = cells
            .iter()
            .fold(label.range, |range, cell| range.cover(cell.cell.range));
        let name = Name {
            region: Some(region(label, places)),
            ..Name::default()
        };
        lower(name, range, cells)
    };
    let labels = table.header.cells.iter().enumerate().skip(1);
    let labels = labels.filter(|(_, label)| !region(label, places).value.is_summary());
    labels.map(|(index, label)| column(index, label)).collect()
}

#[derive(Clone, Copy)]
enum Names {
    LevelByRegion,
    RegionByLevel,
}

fn entries_by_cell(table: &Table, names: Names, places: &Places) -> Vec<PayRow> {
    let mut entries = Vec::new();
    for row in &table.rows {
        let Some((side, found)) = row.cells.split_first() else {
            continue;
        };
        for (top, total) in table.header.cells.iter().skip(1).zip(found) {
            let (level, place) = match names {
                Names::LevelByRegion => (side, top),
                Names::RegionByLevel => (top, side),
            };
            // `Average` is no region, `Notes` no level.
            let unnamed =
                matches!(names, Names::RegionByLevel) && !is_level_name(level.text.as_str());
            if unnamed
                || [side, top]
                    .iter()
                    .any(|label| region(label, places).value.is_summary())
            {
                continue;
            }
            let name = Name {
                region: Some(region(place, places)),
                level: Some(text(level)),
                title: None,
            };
            let cells = pay_cell(Some(Column::Total), top, total);
            entries.push(lower(name, total.range, cells.into_iter().collect()));
        }
    }
    entries
}

fn region(cell: &TableCell, places: &Places) -> Spanned<RegionLabel> {
    Spanned::new(RegionLabel::read(cell.text.as_str(), places), cell.range)
}

fn text(cell: &TableCell) -> Spanned<String> {
    Spanned::new(cell.text.as_str().trim().to_string(), cell.range)
}

/// The cell under `column`. Under a header that says nothing, a cell of money is pay of another
/// kind, and anything else is none of ours.
fn pay_cell(column: Option<Column>, header: &TableCell, found: &TableCell) -> Option<PayCell> {
    let defaults = units::defaults(header.text.as_str());
    let cell = cell::parse_under(&found.text, found.range, defaults);
    let column = match column {
        Some(column) if column.is_pay() => column,
        _ => cell
            .money()
            .filter(|band| band.own.mark().is_some())
            .map(|_| Column::Other)?,
    };
    Some(PayCell {
        column,
        header: header.text.as_str().trim().to_string(),
        cell,
        text: found.text.as_str().trim().to_string(),
    })
}

fn lower(name: Name, range: TextRange, mut cells: Vec<PayCell>) -> PayRow {
    let mut pay = Compensation::empty(Origin::Table, range);
    if let Some(region) = name.region {
        pay.region = Slot::Present(region);
    }
    if let Some(level) = name.level {
        pay.level = Slot::Present(level);
    }
    if let Some(title) = name.title {
        pay.title = Slot::Present(title);
    }
    settle_dollars(&mut cells, named_currency(&pay));
    pay.currency = row_currency(&pay, &cells);
    for cell in &cells {
        place_cell(&mut pay, cell);
    }
    PayRow {
        compensation: pay,
        cells,
    }
}

fn place_cell(pay: &mut Compensation, found: &PayCell) {
    let cell = &found.cell;
    let named = named_currency(pay);
    match found.column {
        Column::Base => fill(&mut pay.base, amounts(cell, named)),
        Column::Stock => {
            if pay.stock.is_unstated() {
                pay.vest_years = stock_years(found);
            }
            let stock = amounts(cell, named);
            fill(&mut pay.stock, stock);
        }
        Column::Total => fill(&mut pay.total, amounts(cell, named)),
        Column::SignOn => fill(&mut pay.signing_bonus, amounts(cell, named)),
        Column::Bonus | Column::CarryOrBonus => {
            if pay.bonus.is_unstated() {
                pay.bonus = bonus(cell, named);
            }
        }
        Column::SignOnOrBonus => match says_sign_on(cell) {
            true => fill(&mut pay.signing_bonus, amounts(cell, named)),
            false => pay.bonus = bonus(cell, named),
        },
        Column::Other | Column::StockOrBonus => {
            if matches!(cell.value, CellValue::Money(_)) {
                pay.other.push(OtherPay {
                    label: match found.header.is_empty() {
                        true => Slot::missing(cell.range.end()),
                        false => Slot::present(found.header.clone(), cell.range),
                    },
                    pay: amounts(cell, named),
                });
            }
        }
        Column::TotalWithPremium
        | Column::Several
        | Column::Region
        | Column::Level
        | Column::Title
        | Column::Component => {}
    }
}

/// A second column of the same meaning never overwrites the first.
fn fill(band: &mut Band<Amount>, found: Band<Amount>) {
    if band.is_unstated() {
        *band = found;
    }
}

fn amounts(cell: &Cell, named: Option<Currency>) -> Band<Amount> {
    match &cell.value {
        CellValue::Nothing => Band::null(cell.range),
        CellValue::Money(band) | CellValue::PercentAndMoney(_, band) if is_yearly(band) => {
            let own = own_range(band, named);
            Band {
                low: Slot::present(own.low.amount, own.low.range),
                high: Slot::present(own.high.amount, own.high.range),
            }
        }
        _ => Band {
            low: Slot::Invalid { range: cell.range },
            high: Slot::Invalid { range: cell.range },
        },
    }
}

/// Amounts for an hour or a month are no yearly pay, and nobody says for how many of them.
fn is_yearly(band: &MoneyBand) -> bool {
    matches!(band.period, None | Some(Period::Year | Period::Years(_)))
}

fn bonus(cell: &Cell, named: Option<Currency>) -> Bonus {
    match &cell.value {
        CellValue::Percent(band) | CellValue::PercentAndMoney(band, _) => Bonus::Percents(Band {
            low: Slot::present(band.low, band.range),
            high: Slot::present(band.high, band.range),
        }),
        _ => Bonus::Amounts(amounts(cell, named)),
    }
}

/// The years a stock cell's grant vests over: the cell's own period, or else its header's.
fn stock_years(found: &PayCell) -> Slot<u8> {
    let own = match found.cell.money().and_then(|band| band.period) {
        Some(Period::Year) => Some(1),
        Some(Period::Years(years)) => Some(years),
        _ => None,
    };
    match own.or_else(|| vest_years(&found.header)) {
        Some(years) => Slot::present(years, found.cell.range),
        None => Slot::missing(found.cell.range.end()),
    }
}

fn says_sign_on(cell: &Cell) -> bool {
    cell.money()
        .and_then(|band| band.note.as_deref())
        .is_some_and(|note| note.to_lowercase().contains("sign"))
}
