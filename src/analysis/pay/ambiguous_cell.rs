//! Why a cell of the pay table has no single reading, and what the front matter makes of it.

use crate::analysis::pay::pair::Pair;
use crate::analysis::text::phrases;
use crate::model::cell::{CellValue, Parenthesis, Period};
use crate::model::{
    Amount, Column, Component, Currency, DEFAULT_VEST_YEARS, Guide, PayCell, PayRow, RegionLabel,
};

/// Why a cell can be read in more than one way.
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
        let component = one_band(place.cell.column).or(bonus(place.cell.column));
        component.is_some_and(|component| component.is_unstated(pair.entry))
    })
}

/// The component that `column` states as one band of amounts.
fn one_band(column: Column) -> Option<Component> {
    let mut components = Component::ONE_BAND.into_iter();
    components.find(|component| component.columns().contains(&column))
}

/// The bonus, where `column` may state it.
fn bonus(column: Column) -> Option<Component> {
    Some(Component::Bonus).filter(|bonus| bonus.columns().contains(&column))
}

/// The years that the row's total counts the cell's grant over, where it fits no others.
pub(crate) fn counted_years(place: CellPlace<'_>) -> Option<u8> {
    place.row.compensation.vest_years.value().copied()
}

/// Whether it is certain for how many years the cell is: the row's total takes it as its own period
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
    let bonus = bonus(column);
    let percents = bonus.and_then(|_| pair.entry.bonus.percents());
    if let Some((low, high)) = percents {
        return Some(phrases::percents(low, high));
    }
    let in_amounts = bonus.filter(|bonus| bonus.band(pair.entry).is_some());
    let component = in_amounts.or_else(|| one_band(column))?;
    Some(pair.plain_band(component.values(pair.entry)?))
}
