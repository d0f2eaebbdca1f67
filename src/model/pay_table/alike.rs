//! Rows that nothing tells apart.

use std::collections::BTreeMap;

use super::PayRow;
use super::identity::EntryIdentity;
use super::planned_series::{PlannedSeries, SeriesUse};
use crate::model::fold;
use crate::model::header::Names;

/// Whether rows of one region, level and title state different figures, or are distinguished only by a
/// column that is not read.
pub(super) fn are_alike(columns: &[PlannedSeries<'_>], rows: &[PayRow]) -> bool {
    let is_distinguished = columns.iter().any(distinguishes);
    let mut seen: BTreeMap<(EntryIdentity, String), Vec<&str>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.states_figures()) {
        let identity = EntryIdentity::of(row);
        if !identity.is_named() {
            continue;
        }
        let title = row.compensation.title.value();
        let key = (identity, title.map_or(String::new(), |title| fold(title)));
        let texts: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        match seen.get(&key) {
            Some(known) if is_distinguished || *known != texts => return true,
            _ => {}
        }
        seen.insert(key, texts);
    }
    false
}

/// Whether a column that is not read says something else in each row.
fn distinguishes(column: &PlannedSeries<'_>) -> bool {
    let is_unread = matches!(
        column.series_use,
        SeriesUse::Skip
            | SeriesUse::Name(Names::Experience | Names::Contract | Names::Education | Names::Year)
    );
    let series = &column.series;
    is_unread && !series.is_constant() && series.filled() > 0 && series.money().next().is_none()
}
