//! Entries without a row and rows without an entry. What looks like one region too many and one too
//! few is often one region under two names: that is one mistake.

use std::collections::BTreeSet;

use crate::analysis::matching::candidates::{Lone, Sides};
use crate::analysis::matching::similarity::{Likeness, is_spelt_like, same_words};
use crate::analysis::pay::pair::{Pair, agrees};
use crate::model::{Component, Guide, PayTable};

/// What has no counterpart on the other side, as indices of entries and rows.
#[derive(Default)]
pub(crate) struct Unpaired {
    /// Entries that have no row in the table under any name.
    pub invented: Vec<usize>,
    /// Entries that are in the table under another name, or another level.
    pub renamed: Vec<Renamed>,
    /// Rows that are in the front matter under other names.
    pub known_rows: BTreeSet<usize>,
}

pub(crate) struct Renamed {
    pub entry: usize,
    pub rows: Vec<usize>,
    /// Whether both state the same pay.
    pub same_pay: bool,
    /// Whether another entry has the name of this one.
    pub shares_name: bool,
}

/// Where more than this many are alone, nothing was renamed: it is another table.
const MOST: usize = 40;

impl Unpaired {
    /// With the table it was found in; `None` where there is none, and where some entries could not
    /// be read: what rows have for entries is not known then.
    pub(crate) fn of(guide: &Guide) -> Option<(&PayTable, Unpaired)> {
        let table = { guide.body.pay_table.as_ref() }.filter(|_| guide.front.has_all_entries)?;
        let sides = Sides::of(guide, &table.rows);
        let entries: Vec<Lone> = { guide.pairing.entries_alone.iter() }
            .filter_map(|index| sides.lone_entry(*index))
            .collect();
        let rows = sides.lone_rows(guide);
        let mut matching = NameMatching {
            sides,
            row_free: vec![true; rows.len()],
            entry_free: vec![true; entries.len()],
            entries,
            rows,
            found: Unpaired::default(),
        };
        if matching.entries.len() <= MOST && matching.rows.len() <= MOST {
            matching.coarser_rows();
            matching.finer_rows();
            matching.renamed();
        }
        Some((table, matching.finish()))
    }
}

struct NameMatching<'g> {
    sides: Sides<'g>,
    entries: Vec<Lone>,
    rows: Vec<Lone>,
    entry_free: Vec<bool>,
    row_free: Vec<bool>,
    found: Unpaired,
}

impl NameMatching<'_> {
    /// A row `Seattle / Bay Area` for an entry of each.
    fn coarser_rows(&mut self) {
        for row in 0..self.rows.len() {
            let label = &self.rows[row].label;
            let members: Vec<usize> = { 0..self.entries.len() }
                .filter(|entry| self.entry_free[*entry] && self.in_scope(*entry, row))
                .filter(|entry| !self.entries[*entry].shares_name)
                .filter(|entry| self.entries[*entry].label.is_part_of(label))
                .collect();
            if members.len() > 1 {
                for entry in members {
                    self.entry_free[entry] = false;
                }
                self.row_free[row] = false;
                self.found.known_rows.extend(&self.rows[row].indices);
            }
        }
    }

    /// An entry `Seattle / Bay Area` for a row of each.
    fn finer_rows(&mut self) {
        for entry in 0..self.entries.len() {
            let label = &self.entries[entry].label;
            let members: Vec<usize> = { 0..self.rows.len() }
                .filter(|row| self.row_free[*row] && self.in_scope(entry, *row))
                .filter(|row| self.rows[*row].label.is_part_of(label))
                .collect();
            let shares_name = self.entries[entry].shares_name;
            if self.entry_free[entry] && !shares_name && members.len() > 1 {
                self.take(entry, &members);
            }
        }
    }

    /// The likeliest first: the same pay, the same words, nearly the same spelling, the only ones
    /// that are left.
    fn renamed(&mut self) {
        for likeness in Likeness::ALL {
            for entry in 0..self.entries.len() {
                let row = { 0..self.rows.len() }.find(|row| {
                    self.entry_free[entry]
                        && self.row_free[*row]
                        && self.in_scope(entry, *row)
                        && self.is_like(likeness, entry, *row)
                });
                if let Some(row) = row {
                    self.take(entry, &[row]);
                }
            }
        }
    }

    fn is_like(&self, likeness: Likeness, entry: usize, row: usize) -> bool {
        let (one, other) = (&self.entries[entry].label, &self.rows[row].label);
        let pay = self.compare(entry, row);
        // If two entries have the same name, only the pay shows which one is meant for another region.
        if self.entries[entry].shares_name && likeness != Likeness::Pay {
            return false;
        }
        match likeness {
            Likeness::Pay => pay == Some(true),
            Likeness::Words => pay != Some(false) && same_words(one, other),
            Likeness::Spelling => pay != Some(false) && is_spelt_like(one, other),
            Likeness::OnlyOnes => pay.is_none() && self.are_only_ones(entry, row),
        }
    }

    /// Both are regions, or levels of one region.
    fn in_scope(&self, entry: usize, row: usize) -> bool {
        self.entries[entry].level_of == self.rows[row].level_of
    }

    fn are_only_ones(&self, entry: usize, row: usize) -> bool {
        let scope = &self.entries[entry].level_of;
        let others = |lone: &[Lone], free: &[bool]| {
            let all = lone.iter().zip(free);
            all.filter(|(other, free)| **free && other.level_of == *scope)
                .count()
        };
        others(&self.entries, &self.entry_free) == 1
            && others(&self.rows, &self.row_free) == 1
            && self.rows[row].indices.len() == 1
    }

    /// Whether the entry and the row state the same pay; `None` where there is nothing to compare.
    fn compare(&self, entry: usize, row: usize) -> Option<bool> {
        let ([entry], [row]) = (
            &self.entries[entry].indices[..],
            &self.rows[row].indices[..],
        ) else {
            return None;
        };
        let pair = Pair {
            entry: &self.sides.entries[*entry],
            row: &self.sides.rows[*row],
        };
        let same = Component::ONE_BAND.into_iter().filter_map(|component| {
            let [low, high] = component.values(pair.entry)?;
            let [from, to] = pair.amounts(pair.row.cell_of(component)?)?;
            Some(agrees(low, &from) && agrees(high, &to))
        });
        let same: Vec<bool> = same.collect();
        let agreeing = same.iter().filter(|same| **same).count();
        (!same.is_empty()).then_some(agreeing * 2 > same.len())
    }

    fn take(&mut self, entry: usize, rows: &[usize]) {
        self.entry_free[entry] = false;
        let mut indices = Vec::new();
        for row in rows {
            self.row_free[*row] = false;
            indices.extend_from_slice(&self.rows[*row].indices);
        }
        self.found.known_rows.extend(&indices);
        let same_pay = rows.len() == 1 && self.compare(entry, rows[0]) == Some(true);
        self.found
            .renamed
            .extend({ self.entries[entry].indices.iter() }.map(|index| Renamed {
                entry: *index,
                rows: indices.clone(),
                same_pay,
                shares_name: self.entries[entry].shares_name,
            }));
    }

    /// What is left was invented, unless a row's label mentions it among others.
    fn finish(mut self) -> Unpaired {
        let mut spoken_of: BTreeSet<String> = BTreeSet::new();
        let mut whole: BTreeSet<String> = BTreeSet::new();
        for label in { self.sides.rows.iter() }.filter_map(|row| row.compensation.region.value()) {
            spoken_of.extend(label.parts());
            whole.insert(label.identity().to_string());
        }
        for (lone, free) in self.entries.iter().zip(&self.entry_free) {
            let label = &lone.label;
            let is_known = lone.level_of.is_none()
                && (spoken_of.contains(label.identity())
                    || label.parts().iter().any(|part| whole.contains(part)));
            if *free && !is_known && !lone.shares_name {
                self.found.invented.extend(&lone.indices);
            }
        }
        self.found.renamed.sort_by_key(|renamed| renamed.entry);
        self.found
    }
}
