//! A total that includes the whole stock grant in one year.
//!
//! ## What it finds
//!
//! Totals whose two ends match their parts only if the whole grant, which vests over several years,
//! is added to one year's pay. There is one finding per guide, and it replaces `total-mismatch`.
//! The total with the largest deviation decides the severity: an error beyond the `error-over` of
//! `total-mismatch`, otherwise a warning.
//!
//! ## Why it matters
//!
//! Total compensation is the pay of one year. If it includes four years of stock, the offer looks
//! tens of thousands better than it is, and comparisons with other companies are meaningless.
//!
//! ## Example
//!
//! 150,000 + 200,000 = 350,000 includes four years of stock:
//!
//! ````pay fails error x1 @"350000"
//! - region: London
//!   base_low: 100000
//!   base_high: 150000
//!   stock_low: 100000
//!   stock_high: 200000
//!   bonus_pct: 0
//!   total_comp_low: 200000
//!   total_comp_high: 350000
//!   currency: GBP
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 100000
//!   base_high: 150000
//!   stock_low: 100000
//!   stock_high: 200000
//!   bonus_pct: 0
//!   total_comp_low: 125000
//!   total_comp_high: 200000
//!   currency: GBP
//! ````
//!
//! If the grant really vests within a year, state `stock_vest_years: 1`:
//!
//! ````pay passes
//! - region: London
//!   base_low: 100000
//!   base_high: 150000
//!   stock_low: 100000
//!   stock_high: 200000
//!   stock_vest_years: 1
//!   bonus_pct: 0
//!   total_comp_low: 200000
//!   total_comp_high: 350000
//!   currency: GBP
//! ````
//!
//! ## Fix safety
//!
//! Unsafe: the fix recomputes the totals in the front matter and in the table, but the stock amount
//! may already be that of one year. For that case there is an alternative fix, which adds
//! `stock_vest_years: 1`; a header of the table that says otherwise must be corrected by hand.

use crate::analysis::totals::tolerance::TotalTolerance;
use crate::analysis::totals::verdict::{Deviation, Verdict, parts, percent_off, severity};
use crate::diagnostic::{CauseKey, Fix, Label, Safety};
use crate::edit::entry::write_into;
use crate::edit::total::edits;
use crate::model::{DEFAULT_VEST_YEARS, End, Guide, Slot};
use crate::rules::pay::total_mismatch::total_tolerance;
use crate::rules::pay::totals::grant::{grant, has_bonus, help, share, shares};
use crate::rules::pay::totals::message::worst_of;
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::{Edit, Spanned, TextRange};

meta!(
    "NG202",
    "total-counts-whole-grant",
    Warning,
    Unsafe,
    "total_counts_whole_grant.rs"
);

pub(crate) struct TotalCountsWholeGrant;

impl Rule for TotalCountsWholeGrant {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let tolerance = total_tolerance(context.settings);
        let entries = &guide.front.compensation;
        let (mut concerned, mut off): (Vec<usize>, Vec<Deviation>) = (Vec::new(), Vec::new());
        let mut in_all = 0;
        for (index, verdict) in context.facts().verdicts().iter().enumerate() {
            if let Verdict::WholeGrant(deviations) = verdict {
                concerned.push(index);
                in_all = percent_off(deviations).saturating_add(in_all);
                off.extend(deviations.iter().cloned());
            }
        }
        let Some(first) = concerned.first() else {
            return;
        };
        let label = |index: usize| {
            let pay = &entries[index];
            let range = pay.total.range().unwrap_or(pay.range);
            (
                high_range(guide, index).unwrap_or(range),
                shares(guide, index),
            )
        };
        let all = concerned.len() == entries.len();
        let scope = match (concerned.len(), all) {
            (1, true) => "the total counts".to_string(),
            (1, false) => format!("the total of {} counts", entries[*first].label()),
            (count, true) => format!("all {count} totals count"),
            (count, false) => format!("{count} of {} totals count", entries.len()),
        };
        let years = grant(parts(guide, *first)).map_or(DEFAULT_VEST_YEARS, |(_, years)| years);
        let (range, text) = label(*first);
        let finding = context
            .graded(
                severity(&off, tolerance),
                format!(
                    "{scope} the whole {years}-year stock grant in one year: {}",
                    how_far(&off)
                ),
                Label::new(range, text),
            )
            .related_all(concerned[1..].iter().map(|index| label(*index)))
            .note(format!(
                "both ends match base + whole grant{}; a year's pay counts a {} of the grant",
                if has_bonus(guide, *first) {
                    " + bonus"
                } else {
                    ""
                },
                share(years)
            ))
            .cause(CauseKey::new(
                "whole grants in the totals of {}",
                [&guide.company_folder()],
            ))
            .help(help(guide, &concerned))
            .percent_off(in_all)
            // Whichever entry is the first one.
            .identity_places(guide.front.compensation_key)
            .fix_opt(fix(guide, &concerned, tolerance))
            .alternatives(vest_in_a_year(guide, &concerned));
        context.report(finding);
    }
}

/// `115% too high`, or the worst of several.
fn how_far(off: &[Deviation]) -> String {
    let worst = worst_of(off).in_words();
    match off.len() {
        1 => worst,
        _ => format!("up to {worst}"),
    }
}

fn high_range(guide: &Guide, index: usize) -> Option<TextRange> {
    guide.front.compensation[index].total.high.range()
}

fn fix(guide: &Guide, concerned: &[usize], tolerance: TotalTolerance) -> Option<Fix> {
    let mut all = Vec::new();
    for index in concerned {
        let parts = parts(guide, *index);
        let (low, high) = (parts.expected(End::Low)?, parts.expected(End::High)?);
        all.extend(edits(
            &guide.source,
            parts,
            &[(End::Low, &low), (End::High, &high)],
            tolerance,
        )?);
    }
    Some(Fix {
        title: "compute the totals with a year's share of the grant".to_string(),
        edits: all,
        safety: Safety::Unsafe,
    })
}

/// The edits that say of all `concerned` entries that the grant vests within a year. `None` where
/// that can't be said of each: a grant that only the table states vests as the table says.
fn vest_in_a_year(guide: &Guide, concerned: &[usize]) -> Option<Fix> {
    let edit = |index: &usize| {
        let entry = &guide.front.compensation[*index];
        // A schedule says that it does not.
        if !entry.vest_schedule.is_unstated() {
            return None;
        }
        entry.stock.values()?;
        match &entry.vest_years {
            Slot::Missing { .. } => {
                write_into(guide, entry, vec!["stock_vest_years: 1".to_string()])
            }
            Slot::Null { range } | Slot::Present(Spanned { range, .. }) => {
                let edit = guide.yaml_editor().replace_by_scalar(*range, "1")?;
                Some(vec![edit])
            }
            Slot::Invalid { .. } => None,
        }
    };
    let edits: Option<Vec<Vec<Edit>>> = concerned.iter().map(edit).collect();
    Some(Fix {
        title: "say that the grant vests within a year".to_string(),
        edits: edits?.concat(),
        safety: Safety::Unsafe,
    })
}
