//! What may explain a total that its parts do not come to.

use std::fmt;

use super::TotalTolerance;
use super::pairs::{BONUS_COLUMNS, MONEY_FIELDS};
use super::totals::{Deviation, Verdict, as_table_states, judge};
use crate::model::{Amount, Band, Bonus, Compensation, Exact, Part, Parts, PayRow};

/// Why a total is off, as far as that can be told.
pub(super) enum Cause {
    /// With these parts as the table states them both ends fit.
    TableFits(String),
    /// With these parts as the table states them both ends count the whole grant.
    TableWholeGrant(String),
    /// The front matter states one end of the table's range of bonus percentages. With the whole
    /// range, given as the table writes it, these deviations remain.
    StillOff(String, Vec<Deviation>),
    /// Both ends match if the signing bonus is counted.
    SigningBonus,
    /// Both ends match if the bonus is left out.
    WithoutBonus,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cause::TableFits(parts) => {
                write!(f, "with the table's {parts} both ends fit: it is not the total that is wrong")
            }
            Cause::TableWholeGrant(parts) => write!(
                f,
                "with the table's {parts} both ends match if the whole stock grant is counted in one year"
            ),
            Cause::StillOff(bonus, remaining) => {
                let left = remaining.iter().map(Deviation::in_words);
                let left: Vec<String> = left.collect();
                write!(
                    f,
                    "with the table's whole bonus range, {bonus}, it is still {}",
                    left.join(" and ")
                )
            }
            Cause::SigningBonus => f.write_str(
                "both ends match if the signing bonus is counted; a total is pay for an ordinary year, without it",
            ),
            Cause::WithoutBonus => {
                f.write_str("both ends match without the bonus: it was probably left out")
            }
        }
    }
}

pub(super) fn cause(
    parts: Parts<'_>,
    deviations: &[Deviation],
    tolerance: TotalTolerance,
) -> Option<Cause> {
    by_table(parts, tolerance)
        .or_else(|| with_signing_bonus(parts, tolerance).then_some(Cause::SigningBonus))
        .or_else(|| without_bonus(parts, deviations, tolerance).then_some(Cause::WithoutBonus))
}

fn by_table(parts: Parts<'_>, tolerance: TotalTolerance) -> Option<Cause> {
    let row = parts.row?;
    let entry = as_table_states(parts.entry, row);
    let differing = differing(parts.entry, &entry, row)?;
    let by_table = Parts {
        entry: &entry,
        row: parts.row,
    };
    match judge(by_table, tolerance) {
        Verdict::Fits => Some(Cause::TableFits(differing)),
        Verdict::WholeGrant => Some(Cause::TableWholeGrant(differing)),
        Verdict::Mismatch(remaining) if is_collapsed(&parts.entry.bonus, &entry.bonus) => {
            let cell = BONUS_COLUMNS.iter().find_map(|column| row.cell(*column))?;
            Some(Cause::StillOff(cell.text.clone(), remaining))
        }
        _ => None,
    }
}

/// The parts that the front matter states otherwise than the table, as the table writes them.
fn differing(stated: &Compensation, by_table: &Compensation, row: &PayRow) -> Option<String> {
    let differs = |one: &Band<Amount>, other: &Band<Amount>| {
        one.values().is_some() && one.values() != other.values()
    };
    let parts = [
        (
            "base salary",
            differs(&stated.base, &by_table.base),
            MONEY_FIELDS[0].columns,
        ),
        (
            "stock",
            differs(&stated.stock, &by_table.stock),
            MONEY_FIELDS[1].columns,
        ),
        (
            "bonus",
            bonus_differs(&stated.bonus, &by_table.bonus),
            BONUS_COLUMNS,
        ),
    ];
    let texts: Vec<String> = parts
        .into_iter()
        .filter(|(_, differs, _)| *differs)
        .filter_map(|(name, _, columns)| {
            let cell = columns.iter().find_map(|column| row.cell(*column))?;
            Some(format!("{name} of {}", cell.text))
        })
        .collect();
    (!texts.is_empty()).then(|| texts.join(" and "))
}

fn bonus_differs(stated: &Bonus, by_table: &Bonus) -> bool {
    match (stated, by_table) {
        (Bonus::Amounts(one), Bonus::Amounts(other)) => one.values() != other.values(),
        (stated, _) if stated.is_unstated() => false,
        _ => stated.percents() != by_table.percents(),
    }
}

fn is_collapsed(stated: &Bonus, by_table: &Bonus) -> bool {
    match (stated.percents(), by_table.percents()) {
        (Some((one, _)), Some((low, high))) => {
            matches!(stated, Bonus::Single(_)) && low < high && low <= one && one <= high
        }
        _ => false,
    }
}

fn with_signing_bonus(parts: Parts<'_>, tolerance: TotalTolerance) -> bool {
    let signing = &parts.entry.signing_bonus;
    let matches = |end| {
        let (stated, signing) = (parts.entry.total.end(end).value(), signing.end(end).value());
        match (stated, signing, parts.expected(end)) {
            (Some(stated), Some(signing), Some(mut expected)) => {
                expected.low = expected.low + Exact::of(*signing);
                expected.high = expected.high + Exact::of(*signing);
                expected.admits(*stated, tolerance.warn_over)
            }
            _ => false,
        }
    };
    super::totals::ENDS.into_iter().all(matches)
}

fn without_bonus(parts: Parts<'_>, deviations: &[Deviation], tolerance: TotalTolerance) -> bool {
    let is_bonus = |part: &Part| matches!(part, Part::BonusPercent(..) | Part::BonusAmount(_));
    let below = deviations
        .iter()
        .all(|deviation| deviation.percent.parts_per_million() < 0);
    let matches = |end| {
        let (Some(stated), Some(mut expected)) =
            (parts.entry.total.end(end).value(), parts.expected(end))
        else {
            return false;
        };
        let had = expected.terms.len();
        expected.terms.retain(|term| !is_bonus(&term.part));
        expected.low = expected.terms.iter().map(|term| term.low).sum();
        expected.high = expected.terms.iter().map(|term| term.high).sum();
        had > expected.terms.len() && expected.admits(*stated, tolerance.warn_over)
    };
    below && super::totals::ENDS.into_iter().all(matches)
}
