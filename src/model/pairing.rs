//! Which front-matter entry and which table row are about the same pay.

use std::collections::{BTreeMap, BTreeSet};

use super::fold;
use super::{Compensation, PayRow, PayTable, RegionLabel};

/// The outcome of matching entries to rows, as indices into both lists.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pairing {
    /// `(entry, row)`, in the order of the entries.
    pub pairs: Vec<(usize, usize)>,
    /// Entries that represent several rows of a table with levels: `(entry, rows)`.
    pub collapsed: Vec<(usize, Vec<usize>)>,
    pub entries_alone: Vec<usize>,
    pub rows_alone: Vec<usize>,
    /// Rows with the text of an earlier one that is paired: `(row, earlier row)`.
    pub repeated_rows: Vec<(usize, usize)>,
}

impl Pairing {
    /// The row that the entry at `index` is paired with.
    pub fn row_of(&self, index: usize) -> Option<usize> {
        let at = self.pairs.binary_search_by_key(&index, |(entry, _)| *entry);
        self.pairs.get(at.ok()?).map(|(_, row)| *row)
    }

    /// The entry that the row at `index` is paired with.
    pub fn entry_of(&self, index: usize) -> Option<usize> {
        let mut pairs = self.pairs.iter();
        pairs
            .find(|(_, row)| *row == index)
            .map(|(entry, _)| *entry)
    }
}

/// Matches by region and level: first the same words, then the same place with the same remarks,
/// then the same place, then the same words in another order, then the same regions joined, then an
/// unknown place with other remarks, then a label that joins several regions with the one of them
/// that is left, then, where a table has levels or titles and no
/// regions, the label against those. A row is used once.
pub(super) fn pair(entries: &[Compensation], table: Option<&PayTable>) -> Pairing {
    let rows = table.map_or(&[][..], |table| &table.rows);
    let mut matching = PairMatching {
        entries,
        rows,
        entry_free: vec![true; entries.len()],
        row_free: vec![true; rows.len()],
        pairing: Pairing::default(),
    };
    matching.by_region(|label| Some(label.words().to_string()));
    matching.by_region(|label| Some(label.identity().to_string()));
    matching.by_region(|label| match &label.place {
        Some(place) => Some(place.id.clone()),
        None => Some(label.identity().to_string()),
    });
    matching.by_region(|label| {
        let mut words: Vec<&str> = label.words().split(' ').collect();
        words.sort_unstable();
        Some(words.join(" "))
    });
    matching.by_region(RegionLabel::joined_parts);
    let contested = contested_names(entries, rows);
    matching.by_region(|label| {
        let (name, _) = label.unknown_name()?;
        (!contested.contains(name)).then(|| name.to_string())
    });
    matching.by_part();
    matching.by_title();
    matching.finish()
}

/// The names of unknown places that several labels put in different countries or states.
fn contested_names<'g>(entries: &'g [Compensation], rows: &'g [PayRow]) -> BTreeSet<&'g str> {
    let of_entries = entries.iter().filter_map(|entry| entry.region.value());
    let of_rows = rows
        .iter()
        .filter_map(|row| row.compensation.region.value());
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    let mut contested = BTreeSet::new();
    for (name, within) in of_entries
        .chain(of_rows)
        .filter_map(RegionLabel::unknown_name)
    {
        if !within.is_empty() && *known.entry(name).or_insert(within) != within {
            contested.insert(name);
        }
    }
    contested
}

/// Of `labels` that join regions, those of which exactly one is among `others`: both indices.
fn only_parts(
    labels: &[(usize, &RegionLabel)],
    others: &[(usize, &RegionLabel)],
) -> Vec<(usize, usize)> {
    let mut known: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, label) in others {
        known.entry(label.identity()).or_default().push(*index);
    }
    let only = |(index, label): &(usize, &RegionLabel)| {
        let parts = label.parts();
        let members: Vec<usize> = { parts.iter() }
            .filter_map(|part| known.get(part.as_str()))
            .flatten()
            .copied()
            .collect();
        match members[..] {
            [member] => Some((*index, member)),
            _ => None,
        }
    };
    labels.iter().filter_map(only).collect()
}

/// A row's region, its level and the text of its cells.
type RowText<'g> = (Option<&'g str>, Option<&'g str>, Vec<&'g str>);

fn text_of(row: &PayRow) -> RowText<'_> {
    let region = row.compensation.region.value().map(RegionLabel::words);
    let level = row.compensation.level.value().map(String::as_str);
    let cells = row.cells.iter().map(|cell| cell.text.as_str());
    (region, level, cells.collect())
}

struct PairMatching<'g> {
    entries: &'g [Compensation],
    rows: &'g [PayRow],
    entry_free: Vec<bool>,
    row_free: Vec<bool>,
    pairing: Pairing,
}

impl PairMatching<'_> {
    /// Matches entries and rows whose regions have the same `key`.
    fn by_region(&mut self, key: impl Fn(&RegionLabel) -> Option<String>) {
        let mut groups: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (index, entry) in self.entries.iter().enumerate() {
            let region = entry.region.value();
            if let Some(key) = region.filter(|_| self.entry_free[index]).and_then(&key) {
                groups.entry(key).or_default().0.push(index);
            }
        }
        for (index, row) in self.rows.iter().enumerate() {
            let region = row.compensation.region.value();
            if let Some(key) = region.filter(|_| self.row_free[index]).and_then(&key) {
                groups.entry(key).or_default().1.push(index);
            }
        }
        for (entries, rows) in groups.into_values() {
            self.within(&entries, &rows);
        }
    }

    /// Matches entries and rows of one region: by level where both state it, and what is left only
    /// where there is no choice.
    fn within(&mut self, entries: &[usize], rows: &[usize]) {
        // `L6` and `L6+` are two levels, but `l6` is one of them.
        self.by_level(entries, rows, |level| level.trim().to_string());
        self.by_level(entries, rows, fold);
        let entries: Vec<usize> = entries
            .iter()
            .copied()
            .filter(|at| self.entry_free[*at])
            .collect();
        let rows: Vec<usize> = rows
            .iter()
            .copied()
            .filter(|at| self.row_free[*at])
            .collect();
        let has_level = |row: &usize| self.rows[*row].compensation.level.value().is_some();
        let stated = |entry: &usize| self.entries[*entry].level.value().is_some();
        match (&entries[..], &rows[..]) {
            ([], _) | (_, []) => {}
            ([entry], [row]) if !(stated(entry) && has_level(row)) => self.take(*entry, *row),
            // As many entries as rows, none with a level to tell them apart: they are in order.
            (some, others) if some.len() == others.len() && !some.iter().any(stated) => {
                for (entry, row) in some.iter().zip(others) {
                    self.take(*entry, *row);
                }
            }
            // One entry beside rows of several levels represents them all.
            ([entry], levels) if !stated(entry) && levels.iter().all(has_level) => {
                self.entry_free[*entry] = false;
                for row in levels {
                    self.row_free[*row] = false;
                }
                self.pairing.collapsed.push((*entry, rows.clone()));
            }
            // Rows that repeat each other are one.
            ([entry], [first, others @ ..])
                if others
                    .iter()
                    .all(|row| text_of(&self.rows[*row]) == text_of(&self.rows[*first])) =>
            {
                self.take(*entry, *first);
            }
            // Among rows of levels, the one without any.
            ([entry], rows) if !stated(entry) => {
                let mut plain = rows.iter().filter(|row| !has_level(row));
                if let (Some(row), None) = (plain.next(), plain.next()) {
                    self.take(*entry, *row);
                }
            }
            _ => {}
        }
    }

    /// Matches free entries and rows whose levels have the same `key`.
    fn by_level(&mut self, entries: &[usize], rows: &[usize], key: impl Fn(&str) -> String) {
        let mut leveled: BTreeMap<String, usize> = BTreeMap::new();
        for row in rows.iter().rev().filter(|row| self.row_free[**row]) {
            let level = self.rows[*row].compensation.level.value();
            leveled.extend(level.map(|level| (key(level), *row)));
        }
        for entry in entries {
            let level = self.entries[*entry].level.value();
            let level = level.filter(|_| self.entry_free[*entry]);
            if let Some(row) = level.and_then(|level| leveled.remove(&key(level))) {
                self.take(*entry, row);
            }
        }
    }

    /// Matches `London` and `London / Europe`, where no other one is left that the latter joins.
    fn by_part(&mut self) {
        let entries: Vec<(usize, &RegionLabel)> = { self.entries.iter().enumerate() }
            .filter(|(index, entry)| self.entry_free[*index] && entry.level.is_unstated())
            .filter_map(|(index, entry)| Some((index, entry.region.value()?)))
            .collect();
        let rows: Vec<(usize, &RegionLabel)> = { self.rows.iter().enumerate() }
            .filter(|(index, row)| self.row_free[*index] && row.compensation.level.is_unstated())
            .filter_map(|(index, row)| Some((index, row.compensation.region.value()?)))
            .collect();
        let found = [
            only_parts(&rows, &entries)
                .into_iter()
                .map(|(row, entry)| (entry, row))
                .collect::<Vec<_>>(),
            only_parts(&entries, &rows),
        ];
        for (entry, row) in found.into_iter().flatten() {
            if self.entry_free[entry] && self.row_free[row] {
                self.take(entry, row);
            }
        }
    }

    /// Matches rows without a region by their level or title.
    fn by_title(&mut self) {
        let mut titles: BTreeMap<String, usize> = BTreeMap::new();
        for (index, row) in self.rows.iter().enumerate().rev() {
            let pay = &row.compensation;
            if self.row_free[index] && pay.region.value().is_none() {
                let names = [pay.level.value(), pay.title.value()];
                titles.extend(names.into_iter().flatten().map(|name| (fold(name), index)));
            }
        }
        for (index, entry) in self.entries.iter().enumerate() {
            let region = entry.region.value().map(|label| label.text.as_str());
            let names = [region, entry.level.value().map(String::as_str)];
            let row = names
                .into_iter()
                .flatten()
                .find_map(|name| titles.get(&fold(name)));
            if let Some(row) = row.copied()
                && self.entry_free[index]
                && self.row_free[row]
            {
                self.entry_free[index] = false;
                self.row_free[row] = false;
                self.pairing.pairs.push((index, row));
            }
        }
    }

    fn take(&mut self, entry: usize, row: usize) {
        self.entry_free[entry] = false;
        self.row_free[row] = false;
        self.pairing.pairs.push((entry, row));
    }

    /// Takes rows with the text of a paired one out of those that are alone.
    fn find_repeated(&mut self) {
        if self.pairing.rows_alone.is_empty() {
            return;
        }
        let paired = self.pairing.pairs.iter().map(|(_, row)| *row);
        let with_figures = paired.filter(|row| self.rows[*row].states_figures());
        let known: BTreeMap<RowText<'_>, usize> = with_figures
            .map(|row| (text_of(&self.rows[row]), row))
            .collect();
        let repeated = &mut self.pairing.repeated_rows;
        self.pairing.rows_alone.retain(|row| {
            let first = known.get(&text_of(&self.rows[*row])).copied();
            repeated.extend(first.map(|first| (*row, first)));
            first.is_none()
        });
    }

    fn finish(mut self) -> Pairing {
        let free = |flags: &[bool]| {
            let indices = flags.iter().enumerate().filter(|(_, free)| **free);
            indices.map(|(index, _)| index).collect()
        };
        self.pairing.entries_alone = free(&self.entry_free);
        self.pairing.rows_alone = free(&self.row_free);
        self.pairing.pairs.sort_unstable();
        self.find_repeated();
        self.pairing.collapsed.sort_unstable();
        self.pairing
    }
}
