//! Where a lost column's figures belong in the front matter, and the edits that write them there.

use crate::analysis::pay::entry_currency::{currency_with, has_the_tables_figures};
use crate::analysis::pay::missing_columns::LostColumn;
use crate::analysis::pay::pair::Pair;
use crate::diagnostic::{Fix, Safety};
use crate::edit::entry::{EntryKeys, KeyChange};
use crate::edit::pay_lines::{amount_lines, bonus_lines};
use crate::model::cell::CellValue;
use crate::model::{
    Bonus, Column, Component, End, Expected, Guide, Parts, PayCell, PayPart, Percent, Period, Term,
    vest_years,
};
use crate::syntax::yaml::print_text;

/// A total that is this close to the sum of its parts follows from them.
const CLOSE: Percent = Percent::whole(2);

/// The component that a lost column's figures are to be stated as: other pay, the signing bonus or
/// the bonus. `None` where no key fits.
fn target_of(column: &LostColumn<'_>) -> Option<Component> {
    match column.column {
        Column::Other if column.header.is_empty() => None,
        Column::Other | Column::StockOrBonus | Column::CarryOrBonus => Some(Component::Other),
        Column::SignOnOrBonus => {
            let says =
                |(pair, _): &(Pair<'_>, _)| !pair.row.compensation.signing_bonus.is_unstated();
            match column.cells.iter().filter(|cell| says(cell)).count() {
                0 => Some(Component::Bonus),
                count if count == column.cells.len() => Some(Component::SigningBonus),
                _ => None,
            }
        }
        _ => None,
    }
}

fn title(target: Component, column: &LostColumn<'_>) -> String {
    let what = match target {
        Component::Other => "other yearly pay".to_string(),
        _ => format!("the {}", target.name()),
    };
    format!("write \"{}\" as {what}", column.header)
}

/// The fix of one of the guide's lost `columns`; `None` where there is no place for it, or it is
/// not certain enough that it belongs there.
pub(crate) fn fix(
    guide: &Guide,
    columns: &[LostColumn<'_>],
    column: &LostColumn<'_>,
) -> Option<Fix> {
    let target = target_of(column)?;
    let is_wanted = |other: &&LostColumn<'_>| {
        other.stored_as.is_none() && target_of(other) == Some(Component::Other)
    };
    // There is room for one kind of other pay.
    let wanting = columns.iter().filter(is_wanted).count();
    if target == Component::Other && wanting > usize::from(column.stored_as.is_none()) {
        return None;
    }
    let mut is_safe = column.stored_as.is_none() && is_certain(column)?;
    let mut edits = Vec::new();
    let stored_under = column.stored_as.map(Component::amount_keys);
    for (pair, cell) in &column.cells {
        let keys = EntryKeys::of(guide, pair.entry)?;
        let mut changes = vec![change(*pair, cell, column, target)?];
        if let Some(currency) = currency_with(*pair, cell).ok()? {
            is_safe &= has_the_tables_figures(&[*pair]);
            changes.push(KeyChange {
                instead_of: &[],
                lines: vec![format!("currency: {currency}")],
            });
        }
        if let Some(keys) = &stored_under {
            is_safe = false;
            changes.push(KeyChange {
                instead_of: keys,
                lines: Vec::new(),
            });
        }
        is_safe &= pair.has_certain_currency() && pair.row.doubt_of(cell).is_none();
        edits.extend(keys.write(&changes)?);
    }
    Some(Fix {
        title: title(target, column),
        edits,
        safety: Safety::safe_if(is_safe),
    })
}

fn change(
    pair: Pair<'_>,
    cell: &PayCell,
    column: &LostColumn<'_>,
    target: Component,
) -> Option<KeyChange<'static>> {
    if cell.states_one_end() {
        return None;
    }
    let [low, high] = pair.amounts(cell)?;
    let amounts = || amount_lines(target.amount_keys(), low.amount, high.amount).to_vec();
    let is_yearly = is_yearly(cell);
    Some(match target {
        Component::Other if pair.entry.other.is_empty() && is_yearly => KeyChange {
            instead_of: target.keys(),
            lines: std::iter::once(format!("other_label: {}", print_text(column.header)))
                .chain(amounts())
                .collect(),
        },
        Component::SigningBonus => KeyChange {
            instead_of: &[],
            lines: amounts(),
        },
        Component::Bonus if is_yearly => KeyChange {
            instead_of: target.keys(),
            lines: match &pair.row.compensation.bonus {
                Bonus::Amounts(_) => amounts(),
                bonus => bonus_lines(bonus),
            },
        },
        _ => return None,
    })
}

/// Whether the figures are pay for one year: neither for a month nor for all years of a grant.
fn is_yearly(cell: &PayCell) -> bool {
    match cell.cell.money().and_then(|band| band.period) {
        Some(Period::Year | Period::Years(1)) => true,
        None => vest_years(&cell.header).is_none_or(|years| years == 1),
        Some(_) => false,
    }
}

/// Whether the header and the cells leave no doubt what the figures are. `None` where the totals
/// say that they are no part of yearly pay.
fn is_certain(column: &LostColumn<'_>) -> Option<bool> {
    match column.column {
        Column::Other if Column::from_header(column.header) == Some(Column::Other) => Some(true),
        Column::Other => {
            let mut verdicts = column
                .cells
                .iter()
                .filter_map(|(pair, cell)| completes_total(*pair, cell));
            match verdicts.clone().count() {
                0 => Some(false),
                _ => verdicts.all(|verdict| verdict).then_some(true),
            }
        }
        Column::SignOnOrBonus => Some(column.cells.iter().all(|(_, cell)| {
            let note = cell.cell.money().and_then(|band| band.note.as_deref());
            let says = |note: &str| {
                let note = note.to_lowercase();
                note.contains("sign") != note.contains("bonus")
            };
            note.is_some_and(says) || matches!(cell.cell.value, CellValue::PercentAndMoney(..))
        })),
        _ => Some(false),
    }
}

/// Whether the total follows from its parts with `cell` as one of them, and not without it.
fn completes_total(pair: Pair<'_>, cell: &PayCell) -> Option<bool> {
    let parts = Parts {
        entry: pair.entry,
        row: Some(pair.row),
    };
    let is_cell =
        |term: &&Term| matches!(&term.part, PayPart::Other(_, name) if *name == cell.header);
    let mut is_needed = false;
    for end in [End::Low, End::High] {
        let stated = *pair.entry.total.end(end).value()?;
        let with = parts.expected(end)?;
        let rest = || with.terms.iter().filter(|term| !is_cell(term));
        let without = Expected {
            low: rest().map(|term| term.low).sum(),
            high: rest().map(|term| term.high).sum(),
            terms: Vec::new(),
        };
        if !with.admits(stated, CLOSE) {
            return Some(false);
        }
        is_needed |= !without.admits(stated, CLOSE);
    }
    Some(is_needed)
}
