//! Totals that followed their parts before one side was edited.

use super::{PreferredSide, ReconcileRefusal};
use crate::edit::total;
use crate::model::{Compensation, End, Expected, Guide, Parts};
use crate::rules::{Settings, total_tolerance};
use crate::text::Edit;

/// The ends of totals, by their entries, that followed their parts on the side that was not edited, and were left
/// as they were on the other.
pub(super) struct Followers(Vec<(usize, End, Expected)>);

impl Followers {
    pub(super) fn of(guide: &Guide, side: PreferredSide, settings: &Settings) -> Followers {
        let tolerance = total_tolerance(settings).warn_over;
        let followed = |pay: &Compensation, end: End| {
            let parts = Parts {
                entry: pay,
                row: None,
            };
            let sum = parts.expected(end)?;
            let stated = pay.total.end(end).value()?;
            sum.admits(*stated, tolerance).then_some(sum)
        };
        let mut followers = Vec::new();
        for (index, parts) in guide.parts().enumerate() {
            let Some(row) = parts.row else { continue };
            let (edited, other) = match side {
                PreferredSide::Table => (&row.compensation, parts.entry),
                PreferredSide::FrontMatter => (parts.entry, &row.compensation),
            };
            for end in [End::Low, End::High] {
                let [now, then] = [edited, other].map(|pay| pay.total.end(end).value());
                if let Some(sum) = followed(other, end).filter(|_| now == then) {
                    followers.push((index, end, sum));
                }
            }
        }
        Followers(followers)
    }

    /// The edits that make the totals follow again, one list for each; `None` where all do.
    pub(super) fn edits(
        &self,
        guide: &Guide,
        settings: &Settings,
    ) -> Result<Option<Vec<Vec<Edit>>>, ReconcileRefusal> {
        let tolerance = total_tolerance(settings);
        let mut all = Vec::new();
        for (index, parts) in guide.parts().enumerate() {
            let own = self.0.iter().filter(|(entry, ..)| *entry == index);
            let off: Vec<(End, Expected)> = own
                .filter_map(|(_, end, before)| {
                    let stated = *parts.entry.total.end(*end).value()?;
                    let sum = parts.expected(*end)?;
                    let total = total::total(parts, &sum, *end, tolerance);
                    (sum != *before && total != Some(stated)).then_some((*end, sum))
                })
                .collect();
            if off.is_empty() {
                continue;
            }
            let ends: Vec<(End, &Expected)> = off.iter().map(|(end, sum)| (*end, sum)).collect();
            let edits = total::edits(&guide.source, parts, &ends, tolerance);
            all.push(edits.ok_or_else(|| ReconcileRefusal::Total {
                line: guide.source.line(parts.entry.range.start),
                row: parts.entry.label(),
            })?);
        }
        Ok((!all.is_empty()).then_some(all))
    }
}
