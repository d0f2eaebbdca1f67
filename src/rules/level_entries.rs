//! One entry for all levels, rewritten as an entry for each.

use super::entry_keys::{BONUS_KEYS, Change, EntryKeys};
use super::entry_text::{amount_lines, band_lines, bonus_lines};
use super::pairs::{MONEY_FIELDS, MoneyField, Pair, agrees};
use crate::model::cell::Money;
use crate::model::{Band, Bonus, Compensation, Currency, DEFAULT_VEST_YEARS, Guide, Slot};
use crate::syntax::yaml::print_text;
use crate::text::{Edit, Spanned};

/// The edits that give every level an entry of its own.
pub(super) struct Rewrite {
    pub edits: Vec<Edit>,
    pub is_safe: bool,
}

const OTHER_KEYS: [&str; 3] = ["other_label", "other_low", "other_high"];

/// Rewrites the entry of `levels`, pairs of it with the row of each level. Otherwise says why it
/// can't be done.
pub(super) fn rewrite(guide: &Guide, levels: &[Pair<'_>]) -> Result<Rewrite, String> {
    let entry = levels[0].entry;
    let label = entry.label();
    let keys = EntryKeys::of(guide, entry)
        .ok_or_else(|| format!("the entry of {label} is not written with one key a line"))?;
    for (index, pair) in levels.iter().enumerate() {
        let level = pair.row.compensation.level.value();
        let others = &levels[..index];
        if others
            .iter()
            .any(|other| other.row.compensation.level.value() == level)
        {
            return Err(format!("a level of {label} stands twice in the table"));
        }
    }
    let reading = Reading::of(levels);
    let mut is_safe = true;
    let mut figures: Vec<Vec<Change<'_>>> = Vec::new();
    for pair in levels {
        figures.push(reading.changes(*pair)?);
    }
    for field in MONEY_FIELDS {
        is_safe &= reading.holds(levels, field)?;
    }
    is_safe &= bonus_holds(levels)? && others_hold(levels)?;
    let mut edits = Vec::new();
    let mut copies = String::new();
    let mut dropped = vec!["level"];
    dropped.extend(MONEY_FIELDS.iter().flat_map(|field| field.keys));
    dropped.extend(BONUS_KEYS.iter().chain(&OTHER_KEYS));
    is_safe &= !keys.has_comment(&dropped);
    for (index, (pair, mut changes)) in levels.iter().zip(figures).enumerate() {
        let (currency, is_certain) = reading.currency(*pair)?;
        is_safe &= is_certain;
        let level = pair.row.compensation.level.value();
        let mut lines: Vec<String> = level
            .map(|level| format!("level: {}", print_text(level)))
            .into_iter()
            .collect();
        lines.extend(currency.map(|currency| format!("currency: {currency}")));
        changes.push(Change {
            instead_of: &[],
            lines,
        });
        if index == 0 {
            let written = keys.write(&changes);
            edits.extend(written.ok_or_else(|| {
                format!("a figure of {label} is not written on the line of its key")
            })?);
            continue;
        }
        let lines: Vec<String> = changes
            .into_iter()
            .flat_map(|change| change.lines)
            .collect();
        let replaced = |key: &str| lines.iter().any(|line| line.split(':').next() == Some(key));
        let also = ["currency", "stock_vest_years"]
            .into_iter()
            .filter(|key| replaced(key));
        let dropped: Vec<&str> = dropped.iter().copied().chain(also).collect();
        copies.push_str(&keys.copy(&dropped, &lines));
    }
    append(&mut edits, &keys, copies);
    Ok(Rewrite { edits, is_safe })
}

/// Copies stand behind the entry, in one edit with what is added to it there.
fn append(edits: &mut Vec<Edit>, keys: &EntryKeys<'_>, copies: String) {
    let behind = Edit::insert(keys.end(), copies);
    match edits.iter_mut().find(|edit| edit.range == behind.range) {
        Some(edit) => edit.text.push_str(&behind.text),
        None => edits.push(behind),
    }
}

/// Which amounts of cells in two currencies the entry is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Own,
    Second,
}

impl Reading {
    /// The second ones where the entry's band is theirs, or where it has none but their currency.
    fn of(levels: &[Pair<'_>]) -> Reading {
        let entry = levels[0].entry;
        let is_seconds = |field: &MoneyField| {
            let bounds = Reading::Second.bounds(levels, *field);
            match ((field.of)(entry).values(), bounds) {
                (Some((low, high)), Some((from, to))) => agrees(*low, &from) && agrees(*high, &to),
                _ => false,
            }
        };
        let mut fields = MONEY_FIELDS.iter();
        let states_nothing = fields.clone().all(|field| (field.of)(entry).is_unstated());
        let has_seconds = fields
            .clone()
            .any(|field| Reading::Second.bounds(levels, *field).is_some());
        match fields.any(is_seconds) || states_nothing && has_seconds {
            true => Reading::Second,
            false => Reading::Own,
        }
    }

    fn amounts(self, pair: Pair<'_>, field: MoneyField) -> Option<[Money; 2]> {
        (field.of)(&pair.row.compensation).values()?;
        let cell = pair.cell(field.columns)?;
        let range = match self {
            Reading::Own => pair.row.own_amounts(cell)?,
            Reading::Second => pair.second(cell)?,
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
    fn holds(self, levels: &[Pair<'_>], field: MoneyField) -> Result<bool, String> {
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

    /// What the entry of a level states in the place of what the entry states of all.
    fn changes(self, pair: Pair<'_>) -> Result<Vec<Change<'static>>, String> {
        let pay = &pair.row.compensation;
        let level = pay.level.value().map_or("a level", String::as_str);
        let no_year = || format!("the figures of {level} are not pay for a year");
        let mut changes = Vec::new();
        for field in &MONEY_FIELDS {
            let lines = match self.amounts(pair, *field) {
                Some([low, high]) => amount_lines(field.keys, low.amount, high.amount).to_vec(),
                None if (field.of)(pay).is_unstated() => Vec::new(),
                None => return Err(no_year()),
            };
            changes.push(Change {
                instead_of: match (field.of)(pair.entry).is_unstated() {
                    true => &[],
                    false => &field.keys,
                },
                lines,
            });
        }
        if pay.stock.values().is_some()
            && pay.years() != DEFAULT_VEST_YEARS
            && pair.entry.vest_years.is_unstated()
        {
            changes.push(Change {
                instead_of: &[],
                lines: vec![format!("stock_vest_years: {}", pay.years())],
            });
        }
        let bonus = bonus_lines(&pay.bonus);
        if !bonus.is_empty() {
            changes.push(Change {
                instead_of: &BONUS_KEYS,
                lines: bonus,
            });
        } else if !pay.bonus.is_unstated() {
            return Err(no_year());
        }
        match &pay.other[..] {
            [] => {}
            [other] if other.label.value().is_some() => {
                let label = format!("other_label: {}", print_text(&other.name()));
                let pay = band_lines(["other_low", "other_high"], &other.pay);
                changes.push(Change {
                    instead_of: &[],
                    lines: [label].into_iter().chain(pay).collect(),
                });
            }
            _ => {
                return Err(format!(
                    "the table states several kinds of other pay for {level}"
                ));
            }
        }
        let is_in_second = matches!(pay.bonus, Bonus::Amounts(_)) && !pay.bonus.is_unstated()
            || !pay.other.is_empty();
        match self == Reading::Second && is_in_second {
            true => Err(format!("the figures of {level} are in two currencies")),
            false => Ok(changes),
        }
    }

    /// The currency to write where the entry names none or another one, and whether it is certain.
    fn currency(self, pair: Pair<'_>) -> Result<(Option<Currency>, bool), String> {
        let entry = &pair.entry.currency;
        let in_row = pair.row.compensation.currency.value().copied();
        match (self, pair.disputed_currency()) {
            _ if matches!(entry, Slot::Invalid { .. })
                || entry.is_unstated() && in_row.is_none() =>
            {
                Err(format!(
                    "the currency of {} is not known",
                    pair.entry.label()
                ))
            }
            (Reading::Own, Some(currency)) => Ok((Some(currency), pair.has_certain_currency())),
            _ if entry.is_unstated() => Ok((in_row, pair.has_certain_currency())),
            _ => Ok((None, pair.has_certain_currency())),
        }
    }
}

fn only_in_entry(entry: &Compensation, name: &str) -> String {
    format!(
        "{} states a {name} that the table states for no level",
        entry.label()
    )
}

fn bonus_holds(levels: &[Pair<'_>]) -> Result<bool, String> {
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

fn others_hold(levels: &[Pair<'_>]) -> Result<bool, String> {
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
