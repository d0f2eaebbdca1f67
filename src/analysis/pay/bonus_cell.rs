//! What a bonus cell of the table says after the figures it starts with: `£10K–£24K (10–20%)`
//! states one bonus as amounts and as percentages.

use crate::analysis::pay::pair::{Pair, agrees};
use crate::model::cell::{Money, Parenthesis};
use crate::model::{Band, Bonus, Column, Exact, PayCell, Percent, Slot};

/// Percentages, lowest and highest.
pub(crate) type Percents = (Percent, Percent);

/// `(10–20%)` after the amounts of a cell.
pub(crate) fn percents_beside(cell: &PayCell) -> Option<Percents> {
    match cell.cell.money()?.parenthesis {
        Some(Parenthesis::Percent(low, high)) => Some((low, high)),
        _ => None,
    }
}

/// All percentages of the cell, where the entry's `bonus_pct` is only one of them.
pub(crate) fn collapsed(pair: Pair<'_>, cell: &PayCell) -> Option<Percents> {
    let Bonus::Single(slot) = &pair.entry.bonus else {
        return None;
    };
    let stated = slot.value()?;
    let beside = || percents_beside(cell).filter(|_| cell.column == Column::Bonus);
    let (low, high) = { pair.row.compensation.bonus.percents() }.or_else(beside)?;
    (low < high && (low..=high).contains(stated)).then_some((low, high))
}

/// A bonus of percentages that `cell` states.
pub(crate) fn as_bonus((low, high): Percents, cell: &PayCell) -> Bonus {
    Bonus::Percents(Band {
        low: Slot::present(low, cell.cell.range),
        high: Slot::present(high, cell.cell.range),
    })
}

/// Whether the percentages of the base salary come to the amounts as they are written, at both ends.
pub(crate) fn gives(pair: Pair<'_>, (low, high): Percents, written: &[Money; 2]) -> bool {
    let base = &pair.entry.base;
    let ends = [(&base.low, low), (&base.high, high)];
    ends.iter().zip(written).all(|((base, percent), written)| {
        base.value().is_some_and(|base| {
            let amount = Exact::percentage(*base, *percent).rounded();
            agrees(amount, written)
        })
    })
}
