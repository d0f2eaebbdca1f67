//! Which figures of the levels an entry for all of them holds, and whether they are ends of theirs.

use crate::analysis::pay::pair::{MONEY_FIELDS, MoneyField, Pair, agrees};
use crate::model::cell::Money;
use crate::model::{Band, Bonus, Compensation, Slot};
use crate::text::Spanned;

/// Which amounts of cells in two currencies the entry is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum WhichAmounts {
    Own,
    Second,
}

impl WhichAmounts {
    /// The second ones where the entry's band is theirs, or where it has none but their currency.
    pub fn of(levels: &[Pair<'_>]) -> WhichAmounts {
        let entry = levels[0].entry;
        let is_seconds = |field: &MoneyField| {
            let bounds = WhichAmounts::Second.bounds(levels, *field);
            match ((field.of)(entry).values(), bounds) {
                (Some((low, high)), Some((from, to))) => agrees(*low, &from) && agrees(*high, &to),
                _ => false,
            }
        };
        let mut fields = MONEY_FIELDS.iter();
        let states_nothing = fields.clone().all(|field| (field.of)(entry).is_unstated());
        let has_seconds = fields
            .clone()
            .any(|field| WhichAmounts::Second.bounds(levels, *field).is_some());
        if fields.any(is_seconds) || states_nothing && has_seconds {
            WhichAmounts::Second
        } else {
            WhichAmounts::Own
        }
    }

    pub fn amounts(self, pair: Pair<'_>, field: MoneyField) -> Option<[Money; 2]> {
        (field.of)(&pair.row.compensation).values()?;
        let cell = pair.cell(field.columns)?;
        let range = match self {
            WhichAmounts::Own => pair.row.own_amounts(cell)?,
            WhichAmounts::Second => pair.second(cell)?,
        };
        Some([range.low, range.high])
    }

    /// The lowest and the highest amount of all levels that state `field`.
    fn bounds(self, levels: &[Pair<'_>], field: MoneyField) -> Option<(Money, Money)> {
        let all = levels.iter().filter_map(|pair| self.amounts(*pair, field));
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

    /// Whether what the entry states of `field` are ends of the levels' bands.
    pub fn holds(self, levels: &[Pair<'_>], field: MoneyField) -> Result<bool, String> {
        let entry = levels[0].entry;
        let stated = (field.of)(entry);
        if stated.is_unstated() {
            return Ok(true);
        }
        let written: Vec<Money> = levels
            .iter()
            .filter_map(|pair| self.amounts(*pair, field))
            .flatten()
            .collect();
        if written.is_empty() {
            return Err(only_in_entry(entry, field.name));
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
        return Err(only_in_entry(entry, "bonus"));
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
