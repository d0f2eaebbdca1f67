//! An entry's pay by its table row: what the front matter may have lost.

use crate::model::cell::Parenthesis;
use crate::model::{Bonus, Compensation, Component, PayRow, Percent};

/// The entry with every part of pay that `row` states as the row states it. Of a row in another
/// currency that is the bonus in percent alone.
pub(crate) fn as_table_states(entry: &Compensation, row: &PayRow) -> Compensation {
    let mut entry = entry.clone();
    let currency = entry.currency.value().copied();
    if row
        .currencies()
        .iter()
        .any(|found| Some(*found) != currency)
    {
        return with_whole_bonus(&entry, row).unwrap_or(entry);
    }
    let row = &row.compensation;
    if row.base.values().is_some() {
        entry.base = row.base;
    }
    if row.stock.values().is_some() {
        entry.stock = row.stock;
        // A schedule over as many years as the row says is no other vesting.
        let says_others = row
            .stated_years()
            .is_some_and(|(years, _)| years != entry.years());
        if says_others || !row.vest_schedule.is_unstated() {
            entry.vest_schedule = row.vest_schedule.clone();
        }
        entry.vest_years = row.vest_years;
    }
    if !row.bonus.is_unstated() {
        entry.bonus = row.bonus.clone();
    }
    if row.signing_bonus.values().is_some() {
        entry.signing_bonus = row.signing_bonus;
    }
    if !row.other.is_empty() {
        entry.other.clone_from(&row.other);
    }
    entry
}

/// The entry with the row's whole bonus range, where the entry states one percentage of it.
/// Percentages are in no currency: that of the row may be another. In `$14K-$39K (10-20%)` the
/// amounts are those of the percentages.
pub(crate) fn with_whole_bonus(entry: &Compensation, row: &PayRow) -> Option<Compensation> {
    let Bonus::Single(slot) = &entry.bonus else {
        return None;
    };
    let bonus = &row.compensation.bonus;
    let (one, (low, high)) = (
        *slot.value()?,
        bonus.percents().or_else(|| behind_amounts(entry, row))?,
    );
    (low < high && low <= one && one <= high).then(|| Compensation {
        bonus: bonus.clone(),
        ..entry.clone()
    })
}

/// The percentages that the table gives after amounts in the entry's currency.
fn behind_amounts(entry: &Compensation, row: &PayRow) -> Option<(Percent, Percent)> {
    let band = row.cell_of(Component::Bonus)?.cell.money()?;
    let currency = *entry.currency.value()?;
    match band.parenthesis {
        Some(Parenthesis::Percent(low, high)) if row.currencies() == [currency] => {
            Some((low, high))
        }
        _ => None,
    }
}

/// The row's bonus as the table writes it.
pub(crate) fn bonus_text(row: &PayRow) -> Option<&str> {
    row.cell_of(Component::Bonus).map(|cell| cell.text.as_str())
}

/// The parts that the front matter states otherwise than the table, as the table writes them.
pub(crate) fn differing(
    stated: &Compensation,
    by_table: &Compensation,
    row: &PayRow,
) -> Option<String> {
    let texts: Vec<String> = [Component::Base, Component::Stock, Component::Bonus]
        .into_iter()
        .filter(|component| differs(*component, stated, by_table))
        .filter_map(|component| {
            let cell = row.cell_of(component)?;
            Some(format!("{} of {}", component.name(), cell.text))
        })
        .collect();
    (!texts.is_empty()).then(|| texts.join(" and "))
}

fn differs(component: Component, stated: &Compensation, by_table: &Compensation) -> bool {
    match component {
        Component::Bonus => bonus_differs(&stated.bonus, &by_table.bonus),
        _ => {
            let values = component.values(stated);
            values.is_some() && values != component.values(by_table)
        }
    }
}

fn bonus_differs(stated: &Bonus, by_table: &Bonus) -> bool {
    match (stated, by_table) {
        (Bonus::Amounts(one), Bonus::Amounts(other)) => one.values() != other.values(),
        (stated, _) if stated.is_unstated() => false,
        _ => stated.percents() != by_table.percents(),
    }
}
