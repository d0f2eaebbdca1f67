//! One entry for all levels, rewritten as an entry for each.

use std::collections::HashSet;

use crate::analysis::pay::level_bands::{WhichAmounts, bonus_holds, others_hold};
use crate::analysis::pay::pair::Pair;
use crate::edit::entry::{EntryKeys, KeyChange, key_of};
use crate::edit::pay_lines::{amount_lines, bonus_lines, other_lines, vesting_line};
use crate::model::{Bonus, Component, Currency, Guide, OtherPay, Slot};
use crate::syntax::yaml::print_text;
use crate::text::Edit;

/// The edits that give every level an entry of its own.
pub(crate) struct Rewrite {
    pub edits: Vec<Edit>,
    pub is_safe: bool,
}

/// Rewrites the entry of `levels`, pairs of it with the row of each level. Otherwise says why it
/// can't be done.
pub(crate) fn rewrite(guide: &Guide, levels: &[Pair<'_>]) -> Result<Rewrite, String> {
    let entry = levels[0].entry;
    let label = entry.label();
    let keys = EntryKeys::of(guide, entry)
        .ok_or_else(|| format!("a key of the entry of {label} is not on a line of its own"))?;
    if has_a_level_twice(levels) {
        return Err(format!("a level of {label} is in the table twice"));
    }
    let reading = WhichAmounts::of(levels);
    let pay = levels.iter().map(|pair| pay_changes(reading, *pair));
    let pay = pay.collect::<Result<Vec<_>, _>>()?;
    let by_level: Vec<&str> = { Component::ALL.into_iter() }
        .flat_map(Component::keys)
        .copied()
        .chain(["level"])
        .collect();
    let mut is_safe = are_ends_of_levels(reading, levels)?
        && !keys.has_comment(&by_level)
        && !levels.iter().any(overrides_years)
        && levels.iter().all(|pair| pair.row.doubt().is_none());
    let mut edits = Vec::new();
    let mut copies = Vec::new();
    for (index, (pair, mut changes)) in levels.iter().zip(pay).enumerate() {
        let (currency, is_certain) = currency(reading, *pair)?;
        is_safe &= is_certain;
        changes.push(level_and_currency(*pair, currency));
        if index == 0 {
            edits = first_level(&keys, changes).ok_or_else(|| {
                format!("a figure of {label} is not written on the line of its key")
            })?;
        } else {
            copies.push(further_level(&keys, &by_level, changes));
        }
    }
    let after = guide.yaml_editor().append_maps(entry.range, &copies);
    let after = after.ok_or_else(|| format!("no entry can be written after that of {label}"))?;
    append(&mut edits, after);
    Ok(Rewrite { edits, is_safe })
}

fn has_a_level_twice(levels: &[Pair<'_>]) -> bool {
    let level = |pair: &Pair<'_>| pair.row.compensation.level.value().cloned();
    let mut known = HashSet::new();
    !levels.iter().all(|pair| known.insert(level(pair)))
}

/// Whether what the entry states are ends of the levels' bands. Otherwise it is not known which level
/// its figures are of.
fn are_ends_of_levels(reading: WhichAmounts, levels: &[Pair<'_>]) -> Result<bool, String> {
    let mut are_ends = true;
    for component in Component::ALL {
        are_ends &= match component {
            Component::Bonus => bonus_holds(levels)?,
            Component::Other => others_hold(levels)?,
            _ => reading.holds(levels, component)?,
        };
    }
    Ok(are_ends)
}

/// Whether the entry says that the grant vests over other years than the level's row.
fn overrides_years(pair: &Pair<'_>) -> bool {
    !pair.entry.vest_years.is_unstated() && vesting_line(*pair).is_some()
}

fn level_and_currency(pair: Pair<'_>, currency: Option<Currency>) -> KeyChange<'static> {
    let level = pair.row.compensation.level.value();
    let level = level.map(|level| format!("level: {}", print_text(level)));
    let currency = currency.map(|currency| format!("currency: {currency}"));
    KeyChange {
        instead_of: &[],
        lines: level.into_iter().chain(currency).collect(),
    }
}

/// The edits that make the entry the first level's. Like its siblings, it has no keys that hold
/// nothing. `None` where a figure is not written on the line of its key.
fn first_level(keys: &EntryKeys<'_>, changes: Vec<KeyChange<'static>>) -> Option<Vec<Edit>> {
    let is_written = |key: &&str| changes.iter().any(|change| change.writes(key));
    let nulls: Vec<&str> = keys.nulls().filter(|key| !is_written(key)).collect();
    let mut changes: Vec<KeyChange<'_>> = changes;
    changes.push(KeyChange {
        instead_of: &nulls,
        lines: Vec::new(),
    });
    keys.write(&changes)
}

/// The lines of an entry like this one, with a level's own figures in the place of those `by_level`.
fn further_level(
    keys: &EntryKeys<'_>,
    by_level: &[&str],
    changes: Vec<KeyChange<'_>>,
) -> Vec<String> {
    let lines: Vec<String> = changes
        .into_iter()
        .flat_map(|change| change.lines)
        .collect();
    let replaced = |key: &&str| lines.iter().any(|line| key_of(line) == *key);
    let also = ["currency", "stock_vest_years"].into_iter();
    let dropped: Vec<&str> = { by_level.iter().copied() }
        .chain(also.filter(replaced))
        .collect();
    keys.copy(&dropped, &lines)
}

/// Copies follow the entry, in one edit with what is added to it there.
fn append(edits: &mut Vec<Edit>, after: Edit) {
    match edits.iter_mut().find(|edit| edit.range == after.range) {
        Some(edit) => edit.text.push_str(&after.text),
        None => edits.push(after),
    }
}

/// What the entry of a level states in the place of what the entry states of all.
fn pay_changes(reading: WhichAmounts, pair: Pair<'_>) -> Result<Vec<KeyChange<'static>>, String> {
    let pay = &pair.row.compensation;
    let level = pay.level.value().map_or("a level", String::as_str);
    if pair.row.contested_stock().is_some() {
        return Err(format!(
            "the cell and the header give different years for the stock of {level}"
        ));
    }
    if let Some((cell, doubt)) = { pair.row.doubts() }.find(|(_, doubt)| doubt.forbids_copies()) {
        return Err(format!("{} of {level} {}", cell.text, doubt.describe()));
    }
    let no_year = || format!("the figures of {level} are not pay for a year");
    let mut changes = Vec::new();
    for component in Component::ONE_BAND {
        let keys = component.amount_keys();
        let lines = match reading.amounts(pair, component) {
            Some([low, high]) => amount_lines(keys, low.amount, high.amount).to_vec(),
            None if component.is_unstated(pay) => Vec::new(),
            None => return Err(no_year()),
        };
        let is_new = component.is_unstated(pair.entry);
        changes.push(KeyChange {
            instead_of: if is_new { &[] } else { component.keys() },
            lines,
        });
    }
    if pay.stock.values().is_some() {
        changes.push(KeyChange {
            instead_of: &[],
            lines: vesting_line(pair).into_iter().collect(),
        });
    }
    let bonus = bonus_lines(&pay.bonus);
    if !bonus.is_empty() {
        changes.push(KeyChange {
            instead_of: Component::Bonus.keys(),
            lines: bonus,
        });
    } else if !pay.bonus.is_unstated() {
        return Err(no_year());
    }
    changes.extend(other_change(level, &pay.other)?);
    let states_amounts = matches!(pay.bonus, Bonus::Amounts(_)) && !pay.bonus.is_unstated();
    if reading == WhichAmounts::Second && (states_amounts || !pay.other.is_empty()) {
        return Err(format!("the figures of {level} are in two currencies"));
    }
    Ok(changes)
}

/// What the entry of `level` states of other pay, of which it has room for one kind.
fn other_change(level: &str, others: &[OtherPay]) -> Result<Option<KeyChange<'static>>, String> {
    if others.is_empty() {
        return Ok(None);
    }
    let lines = other_lines(others);
    if lines.is_empty() {
        return Err(format!(
            "the table states several kinds of other pay for {level}"
        ));
    }
    Ok(Some(KeyChange {
        instead_of: &[],
        lines,
    }))
}

/// The currency to write where the entry names none or another one, and whether it is certain.
fn currency(reading: WhichAmounts, pair: Pair<'_>) -> Result<(Option<Currency>, bool), String> {
    let entry = &pair.entry.currency;
    let in_row = pair.row.compensation.currency.value().copied();
    match (reading, pair.disputed_currency()) {
        _ if matches!(entry, Slot::Invalid { .. }) || entry.is_unstated() && in_row.is_none() => {
            Err(format!(
                "the currency of {} is not known",
                pair.entry.label()
            ))
        }
        (WhichAmounts::Own, Some(currency)) => Ok((Some(currency), pair.has_certain_currency())),
        _ if entry.is_unstated() => Ok((in_row, pair.has_certain_currency())),
        _ => Ok((None, pair.has_certain_currency())),
    }
}
