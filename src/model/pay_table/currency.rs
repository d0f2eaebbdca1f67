//! Which currency a row is in.

use super::PayCell;
use crate::model::cell::{CellValue, MoneyBand, MoneyRange};
use crate::model::{Column, Compensation, Currency, CurrencyMark, RegionLabel, Slot};

/// A bare `$` in a row labelled `Toronto (CAD)` is the Canadian dollar, unless the row has a mark
/// of its own for that.
pub(super) fn settle_dollars(cells: &mut [PayCell], named: Option<Currency>) {
    let Some(named) = named.filter(|named| named.is_dollar() && *named != Currency::USD) else {
        return;
    };
    let known = Some(CurrencyMark::Known(named));
    let bands = || cells.iter().filter_map(|cell| cell.cell.money());
    let ranges = |band: &MoneyBand| [Some(band.own), band.alternative];
    let marked = |range: &MoneyRange| range.low.mark == known || range.high.mark == known;
    if bands().any(|band| ranges(band).iter().flatten().any(marked)) {
        return;
    }
    for cell in cells {
        if let CellValue::Money(band) | CellValue::PercentAndMoney(_, band) = &mut cell.cell.value {
            for money in [&mut band.own.low, &mut band.own.high] {
                if money.mark == Some(CurrencyMark::Dollar) {
                    money.mark = known;
                }
            }
        }
    }
}

/// The currency of the row's first marked amount, base salary before total before the rest. A
/// mark with several meanings (`¥`, `kr`) is resolved by the region. Of a row without amounts, what
/// its words say.
pub(super) fn row_currency(pay: &Compensation, cells: &[PayCell]) -> Slot<Currency> {
    let local = pay.region.value().and_then(RegionLabel::local_currency);
    let named = named_currency(pay);
    let first = [Some(Column::Base), Some(Column::Total), None];
    let ordered = first.iter().flat_map(|wanted| {
        cells
            .iter()
            .filter(move |cell| wanted.is_none_or(|column| cell.column == column))
    });
    for cell in ordered {
        if let Some(band) = cell.cell.money()
            && let own = own_range(band, named)
            && let Some(currency) = own.mark().and_then(|mark| mark.resolve(local))
        {
            return Slot::present(currency, own.range());
        }
    }
    if cells.iter().any(|cell| cell.cell.money().is_some()) {
        Slot::missing(pay.range.end())
    } else {
        currency_in_words(pay, cells, local)
    }
}

/// The currency of the place, where a row without amounts mentions it: `PLN equivalent`. Other codes
/// may be words of the language.
fn currency_in_words(
    pay: &Compensation,
    cells: &[PayCell],
    local: Option<Currency>,
) -> Slot<Currency> {
    let is_spoken_of = |cell: &&PayCell| {
        let mut words = cell.text.split(|c: char| !c.is_alphanumeric());
        cell.cell.value == CellValue::Text
            && words.any(|word| local.is_some_and(|local| word == local.code()))
    };
    match (local, cells.iter().find(is_spoken_of)) {
        (Some(local), Some(cell)) => Slot::present(local, cell.cell.range),
        _ => Slot::missing(pay.range.end()),
    }
}

/// Of two currencies in a cell the first is the entry's own, unless the region's label names the
/// second.
pub(super) fn own_range(band: &MoneyBand, named: Option<Currency>) -> &MoneyRange {
    let is_named = |range: &MoneyRange| {
        named.is_some() && range.mark().and_then(|mark| mark.resolve(named)) == named
    };
    match &band.alternative {
        Some(second) if is_named(second) && !is_named(&band.own) => second,
        _ => &band.own,
    }
}

/// The currency that the entry's own label names.
pub(super) fn named_currency(pay: &Compensation) -> Option<Currency> {
    pay.region.value().and_then(|label| label.currency)
}
