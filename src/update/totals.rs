//! Totals of entries whose parts have new figures.

use super::fault::RowFault;
use super::figures::amount_line;
use super::rows::UpdateRow;
use crate::compare::FigureKey;
use crate::edit::total;
use crate::model::{Component, End, Parts};
use crate::rules::{Settings, total_tolerance};

/// What becomes of totals that an update does not state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TotalsMode {
    /// Those that followed their parts before are computed again.
    Recompute,
    /// They stay.
    Keep,
    /// They stay, and one that no longer follows its parts is a fault.
    Check,
}

/// The lines of totals that followed their parts in `old`, that `row` does not state, and that the parts in
/// `new` no longer come to. A part that only the table states counts too.
pub(super) fn total_lines(
    [old, new]: [Parts<'_>; 2],
    row: &UpdateRow,
    mode: TotalsMode,
    settings: &Settings,
) -> Result<Vec<String>, RowFault> {
    let tolerance = total_tolerance(settings);
    let mut lines = Vec::new();
    for end in [End::Low, End::High] {
        let key = FigureKey {
            component: Component::Total,
            end,
        };
        let (Some(stated), Some(was), Some(is)) = (
            old.entry.total.end(end).value(),
            old.expected(end),
            new.expected(end),
        ) else {
            continue;
        };
        let followed = was.admits(*stated, tolerance.warn_over);
        let is_given = row.figures.contains_key(&key);
        let total = total::total(new, &is, end, tolerance);
        if is_given || !followed || was == is || total == Some(*stated) {
            continue;
        }
        match mode {
            TotalsMode::Keep => {}
            TotalsMode::Check => return Err(RowFault::Total { row: row.name() }),
            TotalsMode::Recompute => {
                let total = total.ok_or_else(|| RowFault::Total { row: row.name() })?;
                lines.push(amount_line(key, total));
            }
        }
    }
    Ok(lines)
}
