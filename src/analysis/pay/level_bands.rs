//! Which figures of the levels an entry for all of them holds, and whether they are ends of theirs.

use crate::analysis::pay::pair::{Pair, agrees};
use crate::model::cell::Money;
use crate::model::{Band, Bonus, Compensation, Component, Slot};
use crate::text::Spanned;

/// Which amounts of cells in two currencies the entry is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum WhichAmounts {
    Own,
    Second,
}

impl WhichAmounts {
    /// The second ones where the entry's band is theirs, or where it has none but their currency.
    pub(crate) fn of(levels: &[Pair<'_>]) -> WhichAmounts {
        let entry = levels[0].entry;
        let is_seconds = |component: Component| {
            let bounds = WhichAmounts::Second.bounds(levels, component);
            match (component.values(entry), bounds) {
                (Some([low, high]), Some((from, to))) => agrees(low, &from) && agrees(high, &to),
                _ => false,
            }
        };
        let mut components = Component::ONE_BAND.into_iter();
        let states_nothing = { components.clone() }.all(|component| component.is_unstated(entry));
        let has_seconds = components
            .clone()
            .any(|component| WhichAmounts::Second.bounds(levels, component).is_some());
        if components.any(is_seconds) || states_nothing && has_seconds {
            WhichAmounts::Second
        } else {
            WhichAmounts::Own
        }
    }

    pub(crate) fn amounts(self, pair: Pair<'_>, component: Component) -> Option<[Money; 2]> {
        component.values(&pair.row.compensation)?;
        let cell = pair.row.cell_of(component)?;
        let range = match self {
            WhichAmounts::Own => pair.row.own_amounts(cell)?,
            WhichAmounts::Second => pair.second(cell)?,
        };
        Some([range.low, range.high])
    }

    /// The lowest and the highest amount of all levels that state `component`.
    fn bounds(self, levels: &[Pair<'_>], component: Component) -> Option<(Money, Money)> {
        let all = levels
            .iter()
            .filter_map(|pair| self.amounts(*pair, component));
        all.map(|[low, high]| (low, high))
            .reduce(|(lowest, highest), (low, high)| {
                let lower = if low.amount < lowest.amount {
                    low
                } else {
                    lowest
                };
                let higher = if high.amount > highest.amount {
                    high
                } else {
                    highest
                };
                (lower, higher)
            })
    }

    /// Whether what the entry states of `component` are ends of the levels' bands.
    pub(crate) fn holds(self, levels: &[Pair<'_>], component: Component) -> Result<bool, String> {
        let entry = levels[0].entry;
        let Some(stated) = component.band(entry).filter(|band| !band.is_unstated()) else {
            return Ok(true);
        };
        let written: Vec<Money> = levels
            .iter()
            .filter_map(|pair| self.amounts(*pair, component))
            .flatten()
            .collect();
        if written.is_empty() {
            return Err(only_in_entry(entry, component.name()));
        }
        let is_end = |slot: &Slot<_>| match slot {
            Slot::Missing { .. } | Slot::Null { .. } => true,
            Slot::Invalid { .. } => false,
            Slot::Present(Spanned { value, .. }) => {
                written.iter().any(|money| agrees(*value, money))
            }
        };
        Ok(is_end(&stated.low) && is_end(&stated.high))
    }
}

fn only_in_entry(entry: &Compensation, name: &str) -> String {
    format!(
        "{} states a {name} that the table states for no level",
        entry.label()
    )
}

pub(crate) fn bonus_holds(levels: &[Pair<'_>]) -> Result<bool, String> {
    let entry = levels[0].entry;
    if entry.bonus.is_unstated() {
        return Ok(true);
    }
    let written: Vec<&Bonus> = levels
        .iter()
        .map(|pair| &pair.row.compensation.bonus)
        .filter(|bonus| !bonus.is_unstated())
        .collect();
    if written.len() < levels.len() {
        return Err(only_in_entry(entry, Component::Bonus.name()));
    }
    Ok(match (&entry.bonus, entry.bonus.percents()) {
        (Bonus::Amounts(band), _) => {
            let amounts = written.iter().filter_map(|bonus| match bonus {
                Bonus::Amounts(band) => band.values(),
                _ => None,
            });
            are_ends(band, &amounts.collect::<Vec<_>>())
        }
        (_, Some((low, high))) => {
            let percents: Vec<_> = written
                .iter()
                .filter_map(|bonus| bonus.percents())
                .collect();
            let is_end = |end| percents.iter().any(|(from, to)| end == *from || end == *to);
            is_end(low) && is_end(high)
        }
        _ => false,
    })
}

pub(crate) fn others_hold(levels: &[Pair<'_>]) -> Result<bool, String> {
    let entry = levels[0].entry;
    let written: Vec<_> = levels
        .iter()
        .flat_map(|pair| &pair.row.compensation.other)
        .filter_map(|other| other.pay.values())
        .collect();
    match &entry.other[..] {
        [] => Ok(true),
        _ if written.is_empty() => Err(only_in_entry(entry, "kind of other pay")),
        others => Ok(others.iter().all(|other| are_ends(&other.pay, &written))),
    }
}

fn are_ends<T: PartialEq>(band: &Band<T>, written: &[(&T, &T)]) -> bool {
    let is_end = |end: &T| {
        written
            .iter()
            .any(|(low, high)| end == *low || end == *high)
    };
    band.values()
        .is_some_and(|(low, high)| is_end(low) && is_end(high))
}
