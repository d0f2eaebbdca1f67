//! What rows change in the entries of a guide.

use super::fault::{RowFault, RowFaultAt};
use super::figures::{NewFigures, key_change};
use super::rows::UpdateRow;
use crate::analysis::pay::pair::{Pair, agrees};
use crate::edit::entry::EntryKeys;
use crate::model::{Amount, Component, Guide};
use crate::text::Edit;

/// The figures of a row that are new.
pub(super) struct EntryChange<'u> {
    pub row: &'u UpdateRow,
    /// The index of its entry.
    pub index: usize,
    pub figures: NewFigures,
    /// The lines of totals that follow.
    pub totals: Vec<String>,
}

impl EntryChange<'_> {
    /// Refuses figures that only the front matter has now, though the guide has a table.
    pub(super) fn refuse_one_sided(&self, guide: &Guide) -> Result<(), RowFault> {
        if guide.body.pay_table.is_none() {
            return Ok(());
        }
        let fault = || RowFault::Table {
            row: self.row.name(),
        };
        let entry = { guide.front.compensation.get(self.index) }.ok_or_else(fault)?;
        let own = guide.row_of(self.index).ok_or_else(fault)?;
        // A cell that is rounded states the new figure as well as it can.
        let pair = Pair { entry, row: own };
        let is_rounded = |component: Component, [low, high]: [Amount; 2]| {
            let written = own.cell_of(component).and_then(|cell| pair.amounts(cell));
            written.is_some_and(|[from, to]| agrees(low, &from) && agrees(high, &to))
        };
        let differs = |component: Component| {
            let (written, stated) = (component.values(&own.compensation), component.values(entry));
            let is_same = |stated| written == Some(stated) || is_rounded(component, stated);
            written.is_some() && !stated.is_some_and(is_same)
        };
        let mut keys = self.row.figures.keys();
        if keys.any(|key| Component::ONE_BAND.contains(&key.component) && differs(key.component)) {
            return Err(fault());
        }
        Ok(())
    }
}

/// An error with all `faults`, where there are some.
pub(super) fn all_or_faults(faults: Vec<RowFaultAt>) -> Result<(), Vec<RowFaultAt>> {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}

/// The edits of all `changes`, in the order of the text.
pub(super) fn entry_edits(
    guide: &Guide,
    changes: &[EntryChange<'_>],
) -> Result<Vec<Edit>, Vec<RowFaultAt>> {
    let mut edits = Vec::new();
    let mut faults = Vec::new();
    for change in changes {
        let entry = &guide.front.compensation[change.index];
        let mut lines = key_change(entry, &change.figures);
        lines.lines.extend(change.totals.iter().cloned());
        match EntryKeys::of(guide, entry).and_then(|keys| keys.write(&[lines])) {
            Some(own) => edits.extend(own),
            None => {
                let row = change.row.name();
                faults.push((change.row.at, RowFault::Entry { row }));
            }
        }
    }
    all_or_faults(faults)?;
    edits.sort_by_key(|edit| edit.range);
    Ok(edits)
}
