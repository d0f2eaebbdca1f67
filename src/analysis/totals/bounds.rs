//! Bounds of totals: a total cannot be less than the base salary, or more than all parts together.

use crate::analysis::pay::table_view::as_table_states;
use crate::model::{Amount, End, Exact, Expected, Parts, Percent};

/// An end of a total that no reading of the parts comes to.
#[derive(Debug)]
pub(crate) struct Impossible {
    pub end: End,
    pub stated: Amount,
    pub why: WhyImpossible,
}

#[derive(Debug)]
pub(crate) enum WhyImpossible {
    /// Less than the base salary alone.
    BelowBase(Amount),
    /// More than everything together, the whole grant and the signing bonus included.
    AboveEverything(Box<Everything>),
}

/// All parts of pay together.
#[derive(Debug)]
pub(crate) struct Everything {
    pub sum: Expected,
    pub signing: Amount,
    pub together: Amount,
}

/// Above everything by more than this is impossible, and not merely rounded.
const IMPOSSIBLE_OVER: Percent = Percent::whole(5);

/// Whether the table's figures allow a total that the front matter's do not: then a part was lost
/// or changed on the way, and other rules say so.
pub(crate) fn is_possible_by_table(parts: Parts<'_>, stated: &[(End, Amount)]) -> bool {
    parts.row.is_some_and(|row| {
        let entry = as_table_states(parts.entry, row);
        let by_table = Parts {
            entry: &entry,
            row: parts.row,
        };
        by_table.expected(End::High).is_some() && impossible(by_table, stated).is_none()
    })
}

pub(crate) fn impossible(parts: Parts<'_>, stated: &[(End, Amount)]) -> Option<Impossible> {
    for (end, stated) in stated.iter().copied() {
        if let Some(base) = parts.entry.base.end(end).value()
            && stated < *base
        {
            let why = WhyImpossible::BelowBase(*base);
            return Some(Impossible { end, stated, why });
        }
    }
    stated.iter().find_map(|(end, stated)| {
        let sum = parts.with_whole_grant(*end)?;
        let entry = parts.entry;
        let mut signing = Amount(0);
        for band in [&entry.signing_bonus, &entry.signing_bonus_year2] {
            signing.0 += match band.end(*end).value() {
                Some(amount) => amount.0,
                None if band.is_unstated() => 0,
                None => return None,
            };
        }
        let everything = sum.high + Exact::of(signing);
        let exact = Exact::of(*stated);
        let over = exact > everything && exact.is_off(everything, IMPOSSIBLE_OVER);
        over.then(|| Impossible {
            end: *end,
            stated: *stated,
            why: WhyImpossible::AboveEverything(Box::new(Everything {
                together: everything.rounded(),
                signing,
                sum,
            })),
        })
    })
}
