//! Why a cell of the pay table has no single reading, and what the front matter makes of it.

use crate::analysis::pay::pair::{BONUS_COLUMNS, MONEY_FIELDS, MoneyField, Pair};
use crate::analysis::text::phrases;
use crate::model::cell::{CellValue, Parenthesis, Period};
use crate::model::{
    Amount, Bonus, Currency, DEFAULT_VEST_YEARS, Guide, PayCell, PayRow, RegionLabel,
};

/// Why a cell has no single reading.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CellDoubt {
    Words,
    Count,
    /// Pay for less than a year.
    Short(&'static str),
    /// A grant for these years by one word of the cell or its header, and for those by another.
    OtherYears(u8, u8),
    /// An amount in the first currency that is an equivalent of pay in the second.
    Equivalent(Currency, Currency),
}

#[derive(Clone, Copy)]
pub(crate) struct CellPlace<'g> {
    /// Of the row.
    pub index: usize,
    pub row: &'g PayRow,
    pub cell: &'g PayCell,
}

pub(crate) fn doubt(row: &PayRow, cell: &PayCell) -> Option<CellDoubt> {
    let band = match &cell.cell.value {
        CellValue::Text => return Some(CellDoubt::Words),
        CellValue::Units(_) => return Some(CellDoubt::Count),
        _ => cell.cell.money()?,
    };
    let short = match band.period {
        Some(Period::Hour) => "an hour",
        Some(Period::Day) => "a day",
        Some(Period::Week) => "a week",
        Some(Period::Month) => "a month",
        None | Some(Period::Year | Period::Years(_)) => "",
    };
    if !short.is_empty() {
        return Some(CellDoubt::Short(short));
    }
    if let Some(Parenthesis::Equivalent(other)) = band.parenthesis {
        let label = row.compensation.region.value();
        let own = band.currency(label.and_then(RegionLabel::local_currency));
        return own
            .filter(|own| *own != other)
            .map(|own| CellDoubt::Equivalent(own, other));
    }
    match cell.vest_readings()[..] {
        [one, other, ..] => Some(CellDoubt::OtherYears(one, other)),
        _ => None,
    }
}

/// The entry that is paired with the cell's row, if any.
fn pair<'g>(guide: &'g Guide, place: CellPlace<'g>) -> Option<Pair<'g>> {
    let entry = guide.pairing.entry_of(place.index)?;
    Some(Pair {
        entry: guide.front.compensation.get(entry)?,
        row: place.row,
    })
}

/// Whether the front matter leaves out what the cell states: then `value-lost` says what is wrong
/// with it.
pub(crate) fn is_lost(guide: &Guide, place: CellPlace<'_>) -> bool {
    pair(guide, place).is_some_and(|pair| {
        let column = place.cell.column;
        let of_column = |field: &&MoneyField| field.columns.contains(&column);
        match MONEY_FIELDS.iter().find(of_column) {
            Some(field) => (field.of)(pair.entry).is_unstated(),
            None => BONUS_COLUMNS.contains(&column) && pair.entry.bonus.is_unstated(),
        }
    })
}

/// The years that the row's total counts the cell's grant over, where it fits no others.
pub(crate) fn counted_years(place: CellPlace<'_>) -> Option<u8> {
    place.row.compensation.vest_years.value().copied()
}

/// Whether it is settled for how many years the cell is: the row's total takes it as its own period
/// says, or the front matter has the whole grant, of which the cell states a year's share.
pub(crate) fn is_settled(guide: &Guide, place: CellPlace<'_>) -> bool {
    let own = place.cell.vest_readings().first().copied();
    let has_period = place
        .cell
        .cell
        .money()
        .is_some_and(|band| band.period.is_some());
    if has_period && own.is_some() && counted_years(place) == own {
        return true;
    }
    let years = i64::from(place.cell.header_years().unwrap_or(DEFAULT_VEST_YEARS));
    let settled = pair(guide, place).and_then(|pair| {
        let (low, high) = pair.entry.stock.values()?;
        let [from, to] = pair.amounts(place.cell)?;
        let is_whole = |grant: &Amount, share: Amount| share.0.checked_mul(years) == Some(grant.0);
        Some(is_whole(low, from.amount) && is_whole(high, to.amount))
    });
    settled == Some(true)
}

/// What the front matter states for the cell.
pub(crate) fn stated(guide: &Guide, place: CellPlace<'_>) -> Option<String> {
    let pair = pair(guide, place)?;
    let column = place.cell.column;
    let bonus = Some(&pair.entry.bonus).filter(|_| BONUS_COLUMNS.contains(&column));
    if let Some((low, high)) = bonus.and_then(Bonus::percents) {
        return Some(phrases::percents(low, high));
    }
    let band = match bonus {
        Some(Bonus::Amounts(band)) => band,
        _ => {
            let mut fields = MONEY_FIELDS.iter();
            let field = fields.find(|field| field.columns.contains(&column))?;
            (field.of)(pair.entry)
        }
    };
    let (low, high) = band.values()?;
    Some(pair.plain_band([*low, *high]))
}
