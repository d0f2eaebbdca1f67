//! The new figures of a row, beside what its entry states.

use std::collections::BTreeMap;

use super::fault::RowFault;
use super::rows::UpdateRow;
use crate::compare::{FigureKey, FigureValue};
use crate::edit::entry::KeyChange;
use crate::model::{Amount, Band, Bonus, Compensation, Component, End};

/// New figures by what they are of.
pub(super) type NewFigures = BTreeMap<FigureKey, FigureValue>;

/// The figures of `row` that `entry` does not state already.
pub(super) fn new_figures(entry: &Compensation, row: &UpdateRow) -> NewFigures {
    let all = row.figures.iter().map(|(key, value)| (*key, *value));
    all.filter(|(key, value)| stated(entry, *key, *value) != Some(*value))
        .collect()
}

/// What the entry states of a figure, in the kind that `like` is of.
fn stated(entry: &Compensation, key: FigureKey, like: FigureValue) -> Option<FigureValue> {
    match like {
        FigureValue::Percent(_) => {
            let band = entry.bonus.percent_band();
            band.end(key.end).value().copied().map(FigureValue::Percent)
        }
        FigureValue::Amount(_) => {
            let band = key.component.band(entry)?;
            band.end(key.end).value().copied().map(FigureValue::Amount)
        }
    }
}

/// The lines of `figures`. A bonus of one percentage becomes a range where its ends differ now.
pub(super) fn key_change(entry: &Compensation, figures: &NewFigures) -> KeyChange<'static> {
    const SINGLE: [&str; 1] = ["bonus_pct"];
    let mut change = KeyChange {
        instead_of: &[],
        lines: Vec::new(),
    };
    let mut has_percent = false;
    for (key, value) in figures {
        match value {
            FigureValue::Amount(amount) => change.lines.push(amount_line(*key, *amount)),
            FigureValue::Percent(_) => has_percent = true,
        }
    }
    if !has_percent {
        return change;
    }
    let percent = |end| {
        let key = FigureKey {
            component: Component::Bonus,
            end,
        };
        match figures.get(&key) {
            Some(FigureValue::Percent(percent)) => Some(*percent),
            Some(FigureValue::Amount(_)) => None,
            None => entry.bonus.percent_band().end(end).value().copied(),
        }
    };
    let is_single = matches!(entry.bonus, Bonus::Single(_));
    match (percent(End::Low), percent(End::High)) {
        (Some(low), Some(high)) if is_single && low == high => {
            change.lines.push(format!("bonus_pct: {low}"));
        }
        (low, high) => {
            let low = low.map(|low| format!("bonus_pct_low: {low}"));
            let high = high.map(|high| format!("bonus_pct_high: {high}"));
            change.lines.extend(low.into_iter().chain(high));
            change.instead_of = &SINGLE;
        }
    }
    change
}

/// The line that states `amount` for `key`.
pub(super) fn amount_line(key: FigureKey, Amount(amount): Amount) -> String {
    let [low, high] = key.component.amount_keys();
    let name = if key.end == End::Low { low } else { high };
    format!("{name}: {amount}")
}

/// Refuses a range that figures of `row` would turn round in `new`.
pub(super) fn refuse_reversed(new: &Compensation, row: &UpdateRow) -> Result<(), RowFault> {
    let mut all = Component::ALL.into_iter();
    let reversed = all.find(|component| {
        let is_stated = row.figures.keys().any(|key| key.component == *component);
        let is_reversed = component.band(new).is_some_and(Band::is_reversed);
        is_stated && is_reversed
    });
    match reversed {
        Some(component) => Err(RowFault::Reversed {
            what: component.name(),
            row: row.name(),
        }),
        None => Ok(()),
    }
}
