//! Which rows of two states of a guide are about the same pay.

use std::collections::BTreeMap;

use super::snapshot::RowState;
use crate::model::fold_level;

/// Rows by their indices in both states.
#[derive(Default)]
pub(super) struct RowPairs {
    pub same: Vec<(usize, usize)>,
    /// With the same figures under another name.
    pub renamed: Vec<(usize, usize)>,
    pub removed: Vec<usize>,
    pub added: Vec<usize>,
}

/// What a row is known by: its place, its level, and its number among those of the same two.
type RowKey = (String, String, usize);

impl RowPairs {
    pub(super) fn of(old: &[RowState], new: &[RowState]) -> RowPairs {
        let (before, mut after) = (keyed(old), keyed(new));
        let mut pairs = RowPairs::default();
        for (key, at) in before {
            match after.remove(&key) {
                Some(now) => pairs.same.push((at, now)),
                None => pairs.removed.push(at),
            }
        }
        pairs.added = after.into_values().collect();
        pairs.added.sort_unstable();
        pairs.removed.sort_unstable();
        pairs.same.sort_unstable_by_key(|(_, now)| *now);
        pairs.find_renamed(old, new);
        pairs
    }

    /// A removed and an added row of the same figures are one that was renamed.
    fn find_renamed(&mut self, old: &[RowState], new: &[RowState]) {
        let mut removed = Vec::new();
        for at in std::mem::take(&mut self.removed) {
            let is_same = |now: &&usize| {
                let (old, new) = (&old[at], &new[**now]);
                !old.figures.is_empty()
                    && old.figures == new.figures
                    && old.currency == new.currency
            };
            let found = self.added.iter().find(is_same).copied();
            match found {
                Some(now) => {
                    self.added.retain(|added| *added != now);
                    self.renamed.push((at, now));
                }
                None => removed.push(at),
            }
        }
        self.removed = removed;
    }
}

fn keyed(rows: &[RowState]) -> BTreeMap<RowKey, usize> {
    let mut numbers: BTreeMap<(String, String), usize> = BTreeMap::new();
    let keys = rows.iter().enumerate().map(|(at, row)| {
        let level = row.level.as_deref().map(fold_level).unwrap_or_default();
        let number = numbers
            .entry((row.place_key.clone(), level.clone()))
            .or_default();
        *number += 1;
        ((row.place_key.clone(), level, *number), at)
    });
    keys.collect()
}
