//! What was found at figures: which entry and which part of its pay each finding is about.

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Band, Column, Component, Parts};
use crate::text::TextRange;

use super::GuidePage;

/// A finding, and the figure that it is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct FigureFinding<'a> {
    pub at: FigureAt,
    pub finding: &'a Diagnostic,
}

/// Which figure of a guide.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct FigureAt {
    /// The index of the entry.
    pub entry: usize,
    /// The part of its pay; none for all of it.
    pub part: Option<Component>,
}

/// Rules on totals, whose findings may be at the parts too.
const ON_TOTALS: [&str; 5] = [
    "total-mismatch",
    "total-impossible",
    "first-year-total",
    "total-counts-whole-grant",
    "unverifiable-total",
];

/// Rules on all of an entry, whose findings are at one of its figures.
const ON_ENTRIES: [&str; 3] = [
    "currency-differs",
    "currency-place-mismatch",
    "levels-collapsed",
];

/// Rules whose findings are about every entry that they point at.
const ON_SEVERAL: [&str; 5] = [
    "column-lost",
    "duplicate-region",
    "level-as-region",
    "levels-collapsed",
    "total-counts-whole-grant",
];

/// Rules on what is said of pay, not on pay: their findings point at a figure to compare with.
const ON_SCRIPTS: [&str; 3] = ["ask-outside-band", "floor-above-ask", "floor-above-band"];

/// The errors and warnings that are about one of the entries, whose pay and rows are `parts`.
pub(super) fn figure_findings<'a>(
    page: &GuidePage<'a>,
    parts: &[Parts<'_>],
) -> Vec<FigureFinding<'a>> {
    let entry_places = EntryPlaces::of(parts);
    let mut found = Vec::new();
    for finding in page.all_findings() {
        if finding.severity < Severity::Warning || ON_SCRIPTS.contains(&finding.rule.name) {
            continue;
        }
        let ranges = places(finding);
        let mut entries: Vec<usize> = { ranges.iter() }
            .filter_map(|range| entry_places.entry_at(*range))
            .collect();
        if !ON_SEVERAL.contains(&finding.rule.name) {
            entries.truncate(1);
        }
        entries.sort_unstable();
        entries.dedup();
        let at = entries.into_iter().map(|entry| FigureFinding {
            at: FigureAt {
                entry,
                part: part_of(finding, &ranges, parts[entry]),
            },
            finding,
        });
        found.extend(at);
    }
    found
}

/// The places of a finding in its guide, the foremost first.
fn places(finding: &Diagnostic) -> Vec<TextRange> {
    let related = finding.related.iter().map(|label| label.range);
    let known_by = finding.identity_places.iter().copied();
    [finding.primary.range]
        .into_iter()
        .chain(related)
        .chain(known_by)
        .collect()
}

/// The places of entries and of their rows, each sorted, with the index of the entry.
struct EntryPlaces {
    entries: Vec<(TextRange, usize)>,
    rows: Vec<(TextRange, usize)>,
}

impl EntryPlaces {
    fn of(parts: &[Parts<'_>]) -> EntryPlaces {
        let sorted = |mut places: Vec<(TextRange, usize)>| {
            places.sort_unstable();
            places
        };
        let entries = parts.iter().enumerate();
        let entries = entries.map(|(index, parts)| (parts.entry.range, index));
        // The cells of a row need not stand side by side: regions may be columns.
        let rows = parts.iter().enumerate().flat_map(|(index, parts)| {
            let row = parts.row.into_iter();
            let cells = row.clone().flat_map(|row| &row.cells);
            let cells = cells.map(|cell| cell.cell.range);
            let label = row.filter_map(|row| row.compensation.region.range());
            cells.chain(label).map(move |range| (range, index))
        });
        EntryPlaces {
            entries: sorted(entries.collect()),
            rows: sorted(rows.collect()),
        }
    }

    /// The entry that has `range` in it, or whose row of the author's table has.
    fn entry_at(&self, range: TextRange) -> Option<usize> {
        [&self.entries, &self.rows].into_iter().find_map(|places| {
            let after = places.partition_point(|(place, _)| place.start <= range.start);
            let (place, index) = places.get(after.checked_sub(1)?)?;
            place.contains(range).then_some(*index)
        })
    }
}

fn part_of(finding: &Diagnostic, ranges: &[TextRange], parts: Parts<'_>) -> Option<Component> {
    let rule = finding.rule.name;
    if ON_TOTALS.contains(&rule) {
        return Some(Component::Total);
    }
    if ON_ENTRIES.contains(&rule) {
        return None;
    }
    ranges.iter().find_map(|range| part_at(*range, parts))
}

/// The part of pay that is stated at `range`.
fn part_at(range: TextRange, parts: Parts<'_>) -> Option<Component> {
    let touches = |found: TextRange| found.contains(range) || range.contains(found);
    if range.contains(parts.entry.range) {
        return None;
    }
    let in_entry = Component::ALL.into_iter().find(|part| {
        let bonus = (*part == Component::Bonus).then(|| parts.entry.bonus.range());
        let bands = part.bands(parts.entry).filter_map(Band::range);
        bonus.flatten().into_iter().chain(bands).any(touches)
    });
    let in_row = || {
        let cells = parts.row?.cells.iter();
        let mut at = cells.filter(|cell| touches(cell.cell.range));
        at.find_map(|cell| Column::component(cell.column))
    };
    in_entry.or_else(in_row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_that_is_named_exists() {
        let names = ON_TOTALS.iter().chain(&ON_ENTRIES).chain(&ON_SEVERAL);
        for name in names.chain(&ON_SCRIPTS) {
            assert!(crate::rules::names().any(|rule| rule == *name), "{name}");
        }
    }
}
