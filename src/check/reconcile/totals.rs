//! Totals that followed their parts before one side was edited.

use std::collections::BTreeSet;
use std::mem::discriminant;

use super::{PreferredSide, ReconcileRefusal};
use crate::edit::total;
use crate::model::{Compensation, Component, End, Expected, Guide, Parts};
use crate::rules::{Settings, total_tolerance};
use crate::text::Edit;

/// The ends of totals, by their entries, that followed their parts on the side that was not edited, and were left
/// as they were on the other.
pub(super) struct Followers(Vec<(usize, End)>);

impl Followers {
    pub(super) fn of(guide: &Guide, side: PreferredSide, settings: &Settings) -> Followers {
        let tolerance = total_tolerance(settings).warn_over;
        let followed = |pay: &Compensation, end: End| {
            let parts = Parts {
                entry: pay,
                row: None,
            };
            let both = pay.total.end(end).value().zip(parts.expected(end));
            both.is_some_and(|(stated, sum)| sum.admits(*stated, tolerance))
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
                if now == then && followed(other, end) && differs(edited, other, end) {
                    followers.push((index, end));
                }
            }
        }
        Followers(followers)
    }

    /// The edits that make the totals of entries that were `touched` follow again, one list for each; `None`
    /// where all do.
    pub(super) fn edits(
        &self,
        guide: &Guide,
        touched: &BTreeSet<usize>,
        settings: &Settings,
    ) -> Result<Option<Vec<Vec<Edit>>>, ReconcileRefusal> {
        let tolerance = total_tolerance(settings);
        let mut all = Vec::new();
        for (index, parts) in guide.parts().enumerate() {
            let is_own = |entry: usize| entry == index && touched.contains(&index);
            let own = self.0.iter().filter(|(entry, _)| is_own(*entry));
            let off: Vec<(End, Expected)> = own
                .filter_map(|(_, end)| {
                    let stated = *parts.entry.total.end(*end).value()?;
                    let sum = parts.expected(*end)?;
                    let total = total::total(parts, &sum, *end, tolerance);
                    (total != Some(stated)).then_some((*end, sum))
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

/// Whether both sides state a part of a year's pay at `end` in the same form, and not the same.
fn differs(one: &Compensation, two: &Compensation, end: End) -> bool {
    let amounts = [
        Component::Base,
        Component::Stock,
        Component::Bonus,
        Component::Other,
    ];
    let is_other = |component: &Component| {
        let value = |pay| component.band(pay)?.end(end).value().copied();
        value(one)
            .zip(value(two))
            .is_some_and(|(one, two)| one != two)
    };
    let percent = |pay: &Compensation| pay.bonus.percent_band().end(end).value().copied();
    let percents = percent(one).zip(percent(two));
    // One percentage beside a range is a loss of its own, and no edit.
    let is_same_form = discriminant(&one.bonus) == discriminant(&two.bonus);
    amounts.iter().any(is_other) || (is_same_form && percents.is_some_and(|(one, two)| one != two))
}
