//! The cells of one entry to its [`Compensation`].

use super::cell_words::says_otherwise;
use super::currency::{named_currency, own_range, row_currency, settle_dollars};
use super::planned_series::SeriesReading;
use super::{PayCell, PayRow, vest};
use crate::model::cell::{
    self, Cell, CellValue, MoneyBand, MoneyRange, PercentBand, Period, says_nothing,
};
use crate::model::header::vest_years;
use crate::model::{
    Amount, Band, Bonus, Column, Compensation, Component, Currency, CurrencyMark, End, Origin,
    OtherPay, RegionLabel, Slot,
};
use crate::syntax::markdown::TableCell;
use crate::text::{Spanned, TextRange};

/// What names an entry.
#[derive(Clone, Debug, Default)]
pub(super) struct EntryName {
    pub region: Option<Spanned<RegionLabel>>,
    pub level: Option<Spanned<String>>,
    pub title: Option<Spanned<String>>,
    /// The currency that a column of its own states for the row.
    pub currency: Option<CurrencyMark>,
}

/// A cell of an entry, with how its series is read.
#[derive(Clone, Copy)]
pub(super) struct EntryCell<'t> {
    pub reading: &'t SeriesReading,
    /// The end that the cell states; both where none is named.
    pub end: Option<End>,
    pub header: &'t TableCell,
    pub cell: &'t TableCell,
    /// Whether the figures are those of the cell above, which this one repeats.
    pub repeats: bool,
}

impl<'t> EntryCell<'t> {
    pub(super) fn new(
        reading: &'t SeriesReading,
        header: &'t TableCell,
        cell: &'t TableCell,
    ) -> EntryCell<'t> {
        EntryCell {
            reading,
            end: reading.end,
            header,
            cell,
            repeats: false,
        }
    }
}

/// Lowers the cells of an entry that is at `range`.
pub(super) fn entry(name: EntryName, range: TextRange, found: &[EntryCell<'_>]) -> PayRow {
    let mut cells: Vec<PayCell> = Vec::new();
    // The first grant first: it is the one that an entry has keys for.
    let mut ordered = found.to_vec();
    ordered.sort_by_key(|one| one.reading.is_further);
    let found = &ordered[..];
    for (index, one) in found.iter().enumerate() {
        let other_end = |other: &&EntryCell<'_>| {
            other.reading.column == one.reading.column
                && other.end.is_some()
                && other.end != one.end
        };
        match one.end {
            None => cells.push(pay_cell(*one, name.currency)),
            Some(_) if found[..index].iter().any(|other| other_end(&other)) => {}
            Some(_) => {
                if let Some(other) = found[index + 1..].iter().find(other_end) {
                    cells.push(split_cell(*one, *other, name.currency));
                }
            }
        }
    }
    let dollars = { found.iter() }.find_map(|one| match one.reading.defaults.mark {
        Some(CurrencyMark::Known(currency)) if currency.is_dollar() => Some(currency),
        _ => None,
    });
    lower(name, range, cells, dollars)
}

fn pay_cell(found: EntryCell<'_>, currency: Option<CurrencyMark>) -> PayCell {
    let mut defaults = found.reading.defaults;
    defaults.mark = defaults.mark.or(currency);
    let mut cell = cell::parse_under(&found.cell.text, found.cell.range, defaults);
    if says_otherwise(&cell, found.reading.column) {
        cell.value = CellValue::Text;
    }
    PayCell {
        column: found.reading.column,
        header: found.header.text.as_str().trim().to_string(),
        cell,
        text: found.cell.text.as_str().trim().to_string(),
        is_whole: !found.repeats,
        vest_years: found.reading.vest_years,
    }
}

/// The two ends of a range from two cells.
fn split_cell(one: EntryCell<'_>, other: EntryCell<'_>, currency: Option<CurrencyMark>) -> PayCell {
    let (low, high) = match one.end {
        Some(End::High) => (other, one),
        _ => (one, other),
    };
    let (low, high) = (pay_cell(low, currency), pay_cell(high, currency));
    let range = low.cell.range.cover(high.cell.range);
    let text = match (low.text.is_empty(), high.text.is_empty()) {
        (false, false) => format!("{} – {}", low.text, high.text),
        _ => format!("{}{}", low.text, high.text),
    };
    PayCell {
        column: low.column,
        header: low.header.clone(),
        cell: Cell {
            range,
            value: both_ends(&low.cell.value, &high.cell.value),
        },
        text,
        is_whole: false,
        vest_years: low.vest_years,
    }
}

/// One value of two single ones; words where either end is none.
fn both_ends(low: &CellValue, high: &CellValue) -> CellValue {
    match (low, high) {
        (CellValue::Nothing, CellValue::Nothing) => CellValue::Nothing,
        (CellValue::Money(from), CellValue::Money(to)) if is_single(from) && is_single(to) => {
            CellValue::Money(MoneyBand {
                own: MoneyRange {
                    low: from.own.low,
                    high: to.own.high,
                },
                period: if from.period == to.period {
                    from.period
                } else {
                    None
                },
                ..from.clone()
            })
        }
        (CellValue::Percent(from), CellValue::Percent(to))
            if from.low == from.high && to.low == to.high =>
        {
            CellValue::Percent(PercentBand {
                low: from.low,
                high: to.high,
                range: from.range.cover(to.range),
                ..from.clone()
            })
        }
        _ => CellValue::Text,
    }
}

fn is_single(band: &MoneyBand) -> bool {
    band.own.low.amount == band.own.high.amount && band.alternative.is_none() && !band.open
}

/// Adds what cells of another table state of the same entry.
pub(super) fn add_cells(row: &mut PayRow, cells: Vec<PayCell>) {
    for cell in &cells {
        place_cell(&mut row.compensation, cell);
    }
    row.cells.extend(cells);
    if row.compensation.currency.is_unstated() {
        row.compensation.currency = row_currency(&row.compensation, &row.cells);
    }
    vest::settle(row);
}

/// `dollars` is the dollar that the header or the text around the table mentions.
fn lower(
    name: EntryName,
    range: TextRange,
    mut cells: Vec<PayCell>,
    dollars: Option<Currency>,
) -> PayRow {
    let mut pay = Compensation::empty(Origin::Table, range);
    if let Some(region) = name.region {
        pay.region = Slot::Present(region);
    }
    // A cell that says nothing names no level: `—`.
    if let Some(level) = name.level.filter(|level| !says_nothing(level.value.trim())) {
        pay.level = Slot::Present(level);
    }
    if let Some(title) = name.title {
        pay.title = Slot::Present(title);
    }
    settle_dollars(&mut cells, named_currency(&pay).or(dollars));
    pay.currency = row_currency(&pay, &cells);
    for cell in &cells {
        place_cell(&mut pay, cell);
    }
    let mut row = PayRow {
        compensation: pay,
        cells,
    };
    vest::settle(&mut row);
    row
}

fn place_cell(pay: &mut Compensation, found: &PayCell) {
    let cell = &found.cell;
    let named = named_currency(pay);
    let Some(component) = found.column.component() else {
        return;
    };
    match component {
        Component::Bonus if found.column == Column::SignOnOrBonus => {
            if says_sign_on(cell) {
                fill(&mut pay.signing_bonus, amounts(cell, named));
            } else {
                pay.bonus = bonus(cell, named);
            }
        }
        Component::Bonus => {
            if pay.bonus.is_unstated() {
                pay.bonus = bonus(cell, named);
            }
        }
        Component::Other => {
            if matches!(cell.value, CellValue::Money(_)) {
                let label = if found.header.is_empty() {
                    Slot::missing(cell.range.end())
                } else {
                    Slot::present(found.header.clone(), cell.range)
                };
                pay.other.push(OtherPay {
                    label,
                    pay: amounts(cell, named),
                });
            }
        }
        Component::Base
        | Component::Stock
        | Component::SigningBonus
        | Component::SigningBonusYear2
        | Component::Total => {
            if component == Component::Stock && pay.stock.is_unstated() {
                pay.vest_years = stock_years(found);
            }
            if let Some(band) = component.band_mut(pay) {
                fill(band, amounts(cell, named));
            }
        }
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
            // `€60,000+` states one end.
            let is_one_end = band.open && own.low.amount == own.high.amount;
            Band {
                low: Slot::present(own.low.amount, own.low.range),
                high: if is_one_end {
                    Slot::Invalid { range: cell.range }
                } else {
                    Slot::present(own.high.amount, own.high.range)
                },
            }
        }
        _ => Band {
            low: Slot::Invalid { range: cell.range },
            high: Slot::Invalid { range: cell.range },
        },
    }
}

/// Amounts for an hour or a month are no yearly pay, and it is not stated for how many of them.
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
    let said = own.or_else(|| vest_years(&found.header));
    match said.or(found.vest_years) {
        Some(years) => Slot::present(years, found.cell.range),
        None => Slot::missing(found.cell.range.end()),
    }
}

fn says_sign_on(cell: &Cell) -> bool {
    cell.money()
        .and_then(|band| band.note.as_deref())
        .is_some_and(|note| note.to_lowercase().contains("sign"))
}
