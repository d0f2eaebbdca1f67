//! One entry for all levels, rewritten as an entry for each.

use crate::analysis::pay::level_bands::{WhichAmounts, bonus_holds, others_hold};
use crate::analysis::pay::pair::Pair;
use crate::edit::entry::{EntryKeys, KeyChange, key_of};
use crate::edit::pay_lines::{amount_lines, band_lines, bonus_lines};
use crate::model::{Bonus, Component, Currency, DEFAULT_VEST_YEARS, Guide, Slot};
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
        .ok_or_else(|| format!("the entry of {label} is not written with one key a line"))?;
    for (index, pair) in levels.iter().enumerate() {
        let level = pair.row.compensation.level.value();
        let others = &levels[..index];
        if others
            .iter()
            .any(|other| other.row.compensation.level.value() == level)
        {
            return Err(format!("a level of {label} is in the table twice"));
        }
    }
    let reading = WhichAmounts::of(levels);
    let mut is_safe = true;
    let mut figures: Vec<Vec<KeyChange<'_>>> = Vec::new();
    for pair in levels {
        figures.push(changes(reading, *pair)?);
    }
    for component in Component::ONE_BAND {
        is_safe &= reading.holds(levels, component)?;
    }
    is_safe &= bonus_holds(levels)? && others_hold(levels)?;
    let mut edits = Vec::new();
    let mut copies = Vec::new();
    let mut dropped = vec!["level"];
    let in_forms = [Component::Bonus, Component::Other];
    let by_level = Component::ONE_BAND.into_iter().chain(in_forms);
    dropped.extend(by_level.flat_map(Component::keys));
    is_safe &= !keys.has_comment(&dropped);
    for (index, (pair, mut changes)) in levels.iter().zip(figures).enumerate() {
        let (currency, is_certain) = currency(reading, *pair)?;
        is_safe &= is_certain;
        let level = pair.row.compensation.level.value();
        let mut lines: Vec<String> = level
            .map(|level| format!("level: {}", print_text(level)))
            .into_iter()
            .collect();
        lines.extend(currency.map(|currency| format!("currency: {currency}")));
        changes.push(KeyChange {
            instead_of: &[],
            lines,
        });
        if index == 0 {
            // Like its siblings, it has no keys that hold nothing.
            let is_written = |key: &&str| { changes.iter() }.any(|change| change.writes(key));
            let nulls: Vec<&str> = keys.nulls().filter(|key| !is_written(key)).collect();
            changes.push(KeyChange {
                instead_of: &nulls,
                lines: Vec::new(),
            });
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
        let replaced = |key: &str| lines.iter().any(|line| key_of(line) == key);
        let also = ["currency", "stock_vest_years"]
            .into_iter()
            .filter(|key| replaced(key));
        let dropped: Vec<&str> = dropped.iter().copied().chain(also).collect();
        copies.push(keys.copy(&dropped, &lines));
    }
    let behind = guide.yaml_editor().append_maps(entry.range, &copies);
    let behind = behind.ok_or_else(|| format!("no entry can be written behind that of {label}"))?;
    append(&mut edits, behind);
    Ok(Rewrite { edits, is_safe })
}

/// Copies follow the entry, in one edit with what is added to it there.
fn append(edits: &mut Vec<Edit>, behind: Edit) {
    match edits.iter_mut().find(|edit| edit.range == behind.range) {
        Some(edit) => edit.text.push_str(&behind.text),
        None => edits.push(behind),
    }
}

/// What the entry of a level states in the place of what the entry states of all.
fn changes(reading: WhichAmounts, pair: Pair<'_>) -> Result<Vec<KeyChange<'static>>, String> {
    let pay = &pair.row.compensation;
    let level = pay.level.value().map_or("a level", String::as_str);
    let no_year = || format!("the figures of {level} are not pay for a year");
    if pair.row.contested_stock().is_some() {
        return Err(format!(
            "the cell and the header give different years for the stock of {level}"
        ));
    }
    let mut changes = Vec::new();
    for component in Component::ONE_BAND {
        let keys = component.amount_keys();
        let lines = match reading.amounts(pair, component) {
            Some([low, high]) => amount_lines(keys, low.amount, high.amount).to_vec(),
            None if component.is_unstated(pay) => Vec::new(),
            None => return Err(no_year()),
        };
        changes.push(KeyChange {
            instead_of: if component.is_unstated(pair.entry) {
                &[]
            } else {
                component.keys()
            },
            lines,
        });
    }
    if pay.stock.values().is_some()
        && pay.years() != DEFAULT_VEST_YEARS
        && pair.entry.is_vesting_unstated()
    {
        changes.push(KeyChange {
            instead_of: &[],
            lines: vec![format!("stock_vest_years: {}", pay.years())],
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
    match &pay.other[..] {
        [] => {}
        [other] if other.label.value().is_some() => {
            let label = format!("other_label: {}", print_text(&other.name()));
            let pay = band_lines(Component::Other.amount_keys(), &other.pay);
            changes.push(KeyChange {
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
    let is_in_second =
        matches!(pay.bonus, Bonus::Amounts(_)) && !pay.bonus.is_unstated() || !pay.other.is_empty();
    if reading == WhichAmounts::Second && is_in_second {
        Err(format!("the figures of {level} are in two currencies"))
    } else {
        Ok(changes)
    }
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
