//! Entries without a row and rows without an entry, by the names that they are under.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Compensation, Guide, PayRow, RegionLabel};

/// An entry, or the rows of one region: by its region or, where the other side knows that, by its
/// level.
pub(crate) struct Lone {
    pub indices: Vec<usize>,
    /// The region of which this is a level.
    pub level_of: Option<String>,
    pub label: RegionLabel,
    /// Whether another entry has the same name: one of the two is probably meant for another region.
    pub shares_name: bool,
}

/// Entries and rows, and the regions of each.
pub(crate) struct Sides<'g> {
    pub entries: &'g [Compensation],
    pub rows: &'g [PayRow],
    in_entries: BTreeSet<&'g str>,
    in_rows: BTreeSet<&'g str>,
    /// Regions that have several entries, none of them with a level.
    shared_names: BTreeSet<&'g str>,
}

impl<'g> Sides<'g> {
    pub(crate) fn of(guide: &'g Guide, rows: &'g [PayRow]) -> Sides<'g> {
        let identity = |pay: &'g Compensation| pay.region.value().map(RegionLabel::identity);
        let entries = &guide.front.compensation;
        let mut in_entries = BTreeSet::new();
        let without_level = entries.iter().filter(|entry| entry.level.is_unstated());
        let regions = without_level.filter_map(identity);
        let shared_names = regions
            .filter(|region| !in_entries.insert(*region))
            .collect();
        in_entries.extend(entries.iter().filter_map(identity));
        Sides {
            entries,
            rows,
            in_entries,
            shared_names,
            in_rows: { rows.iter() }
                .filter_map(|row| identity(&row.compensation))
                .collect(),
        }
    }

    pub(crate) fn lone_entry(&self, index: usize) -> Option<Lone> {
        let entry = &self.entries[index];
        let region = entry.region.value()?;
        if entry.level.is_unstated() && self.shared_names.contains(region.identity()) {
            return Some(Lone {
                indices: vec![index],
                level_of: None,
                label: region.clone(),
                shares_name: true,
            });
        }
        lone(index, entry, &self.in_rows)
    }

    /// Rows of one region are one, if the front matter doesn't know it.
    pub(crate) fn lone_rows(&self, guide: &Guide) -> Vec<Lone> {
        let mut found: Vec<Lone> = Vec::new();
        let mut regions: BTreeMap<String, usize> = BTreeMap::new();
        for index in guide.pairing.rows_alone.iter().copied() {
            let Some(row) = lone(index, &self.rows[index].compensation, &self.in_entries) else {
                continue;
            };
            let region = row
                .level_of
                .is_none()
                .then(|| row.label.identity().to_string());
            match region.as_ref().and_then(|region| regions.get(region)) {
                Some(at) => found[*at].indices.push(index),
                None => {
                    regions.extend(region.map(|region| (region, found.len())));
                    found.push(row);
                }
            }
        }
        found
    }
}

fn lone(index: usize, pay: &Compensation, on_other_side: &BTreeSet<&str>) -> Option<Lone> {
    let region = pay
        .region
        .value()
        .filter(|label| !label.words().is_empty())?;
    let is_known = on_other_side.contains(region.identity());
    let label = if is_known {
        RegionLabel::new(pay.level.value()?)
    } else {
        region.clone()
    };
    Some(Lone {
        indices: vec![index],
        level_of: is_known.then(|| region.identity().to_string()),
        label,
        shares_name: false,
    })
}
