//! How far the totals of a guide are off, for statistics.

use crate::analysis::totals::verdict::{ENDS, parts};
use crate::model::{Exact, Guide, Percent};

/// For each entry whose total and parts are known, how far the worse of its ends is outside what
/// the parts come to: 0 % where both fit.
pub(crate) fn total_deviations(guide: &Guide) -> Vec<Percent> {
    let entries = 0..guide.front.compensation.len();
    entries
        .filter_map(|index| deviation(guide, index))
        .collect()
}

fn deviation(guide: &Guide, index: usize) -> Option<Percent> {
    let parts = parts(guide, index);
    let mut worst = Percent::default();
    for end in ENDS {
        let stated = *parts.entry.total.end(end).value()?;
        let expected = parts.expected(end)?;
        if let Some(bound) = expected.exceeded_bound(stated) {
            let off = Exact::of(stated).deviation_from(bound).parts_per_million();
            worst = worst.max(Percent::from_parts_per_million(off.abs()));
        }
    }
    Some(worst)
}
