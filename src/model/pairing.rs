//! Which front-matter entry and which table row are about the same pay.

use super::{Compensation, PayRow, PayTable, RegionLabel};

/// The outcome of matching entries to rows, as indices into both lists.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pairing {
    /// `(entry, row)`, in the order of the entries.
    pub pairs: Vec<(usize, usize)>,
    /// Entries that stand for several rows of a table with levels: `(entry, rows)`.
    pub collapsed: Vec<(usize, Vec<usize>)>,
    pub entries_alone: Vec<usize>,
    pub rows_alone: Vec<usize>,
}

/// Matches by region and level: first the same words, then the same place, then, where a table
/// has levels or titles and no regions, the label against those. A row is used once.
pub fn pair(entries: &[Compensation], table: Option<&PayTable>) -> Pairing {
    let rows = table.map_or(&[][..], |table| &table.rows);
    let mut pairing = Pairing::default();
    let mut entry_free = vec![true; entries.len()];
    let mut row_free = vec![true; rows.len()];
    for same in [same_words, same_place, same_title] {
        for (entry_index, entry) in entries.iter().enumerate() {
            if !entry_free[entry_index] {
                continue;
            }
            let matches: Vec<usize> = (0..rows.len())
                .filter(|index| row_free[*index])
                .filter(|index| same(entry, &rows[*index]))
                .collect();
            match matches[..] {
                [] => continue,
                [row] => pairing.pairs.push((entry_index, row)),
                // As many entries as rows, all of one name: they stand in the same order.
                [row, ..]
                    if namesakes(entries, &entry_free, entry, &rows[row], same)
                        == matches.len() =>
                {
                    pairing.pairs.push((entry_index, row));
                    row_free[row] = false;
                    entry_free[entry_index] = false;
                    continue;
                }
                // An entry without a level against rows of several levels.
                _ if entry.level.value().is_none() && have_levels(rows, &matches) => {
                    pairing.collapsed.push((entry_index, matches.clone()));
                }
                [row, ..] => {
                    pairing.pairs.push((entry_index, row));
                    row_free[row] = false;
                    entry_free[entry_index] = false;
                    continue;
                }
            }
            entry_free[entry_index] = false;
            for row in matches {
                row_free[row] = false;
            }
        }
    }
    let free = |flags: &[bool]| {
        let indices = flags.iter().enumerate().filter(|(_, free)| **free);
        indices.map(|(index, _)| index).collect()
    };
    pairing.pairs.sort_unstable();
    pairing.collapsed.sort_unstable();
    pairing.entries_alone = free(&entry_free);
    pairing.rows_alone = free(&row_free);
    pairing
}

/// How many entries still free have the words of `entry` and could be about `row`.
fn namesakes(
    entries: &[Compensation],
    free: &[bool],
    entry: &Compensation,
    row: &PayRow,
    same: fn(&Compensation, &PayRow) -> bool,
) -> usize {
    let same_label = |other: &Compensation| other.region.value() == entry.region.value();
    let candidates = entries.iter().zip(free);
    candidates
        .filter(|(other, free)| **free && same_label(other) && same(other, row))
        .count()
}

fn have_levels(rows: &[PayRow], indices: &[usize]) -> bool {
    indices
        .iter()
        .all(|index| rows[*index].compensation.level.value().is_some())
}

fn same_words(entry: &Compensation, row: &PayRow) -> bool {
    same_region(entry, row, RegionLabel::has_same_words) && same_level(entry, row)
}

fn same_place(entry: &Compensation, row: &PayRow) -> bool {
    same_region(entry, row, RegionLabel::is_same_region) && same_level(entry, row)
}

fn same_region(
    entry: &Compensation,
    row: &PayRow,
    same: fn(&RegionLabel, &RegionLabel) -> bool,
) -> bool {
    match (entry.region.value(), row.compensation.region.value()) {
        (Some(entry), Some(row)) => same(entry, row),
        _ => false,
    }
}

/// Where both state a level it must be the same; where one does not, the other's may be any.
fn same_level(entry: &Compensation, row: &PayRow) -> bool {
    match (entry.level.value(), row.compensation.level.value()) {
        (Some(entry), Some(row)) => fold_eq(entry, row),
        _ => true,
    }
}

/// A row without a region whose level or title is the entry's label or level.
fn same_title(entry: &Compensation, row: &PayRow) -> bool {
    let pay = &row.compensation;
    if pay.region.value().is_some() {
        return false;
    }
    let region = entry.region.value().map(|label| label.text.as_str());
    let names = [region, entry.level.value().map(String::as_str)];
    let row_names = [pay.title.value(), pay.level.value()];
    names.iter().flatten().any(|name| {
        row_names
            .iter()
            .flatten()
            .any(|row_name| fold_eq(name, row_name))
    })
}

fn fold_eq(one: &str, other: &str) -> bool {
    use super::place::fold;
    fold(one) == fold(other)
}
