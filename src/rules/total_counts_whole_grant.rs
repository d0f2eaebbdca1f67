//! A total that adds the whole stock grant in one year.
//!
//! ## What it finds
//!
//! Totals of which both ends come out right only if the grant, which vests over several years, is
//! counted in full in the first. It is said once per guide, and replaces `total-mismatch` there.
//!
//! ## Why it matters
//!
//! Total compensation is pay for a year. Counting four years of stock in it makes the offer look
//! tens of thousands better than it is, and comparisons with other companies meaningless.
//!
//! ## Example
//!
//! 150,000 + 200,000 = 350,000 counts four years of stock:
//!
//! ````pay fails
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
//! If the grant really vests within a year, say so with `stock_vest_years: 1`:
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
//! Unsafe: the fix computes the totals anew, in the front matter and in the table, but the amount may
//! be a year's already. Then the other one is right: it says so with `stock_vest_years: 1`, and a
//! heading that says otherwise is to be corrected.

use super::TotalTolerance;
use super::entry_text::insert_into;
use super::total_fix::edits;
use super::totals::{Verdict, judge, parts};
use super::writing::Writing;
use super::{Context, Meta, Rule, meta};
use crate::diagnostic::{Fix, Safety};
use crate::model::{Amount, Column, DEFAULT_VEST_YEARS, End, Guide, Part, Parts, Slot, Term};
use crate::text::{Edit, TextRange};

meta!(
    "NG202",
    "total-counts-whole-grant",
    Warning,
    Unsafe,
    "total_counts_whole_grant.rs"
);

pub struct TotalCountsWholeGrant;

impl Rule for TotalCountsWholeGrant {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let tolerance = context.settings.total_tolerance();
        let entries = &guide.front.compensation;
        let concerned: Vec<usize> = (0..entries.len())
            .filter(|index| {
                matches!(
                    judge(parts(guide, *index), tolerance),
                    Verdict::WholeGrant(_)
                )
            })
            .collect();
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
        let mut finding = context.finding(
            format!("{scope} the whole {years}-year stock grant in one year"),
            range,
            text,
        );
        for index in &concerned[1..] {
            let (range, text) = label(*index);
            finding = finding.related(range, text);
        }
        finding = finding
            .note(format!(
                "both ends match base + whole grant{}; a year's pay counts a {} of the grant",
                if has_bonus(guide, *first) {
                    " + bonus"
                } else {
                    ""
                },
                share(years)
            ))
            .cause(format!(
                "whole grants in the totals of {}",
                guide.company_folder()
            ))
            .help(help(guide, &concerned));
        if let Some(fix) = fix(guide, &concerned, tolerance) {
            finding = finding.fix(fix);
        }
        if let Some(fix) = vest_in_a_year(guide, &concerned) {
            finding = finding.alternative(fix);
        }
        context.report(finding);
    }
}

fn high_range(guide: &Guide, index: usize) -> Option<TextRange> {
    guide.front.compensation[index].total.high.range()
}

/// `counts all £200K of stock; with a quarter of it the total is £200K`.
fn shares(guide: &Guide, index: usize) -> String {
    let parts = parts(guide, index);
    let writing = Writing::of(guide, parts.entry, parts.row);
    let (Some((stock, years)), Some(sum)) = (grant(parts), parts.expected(End::High)) else {
        return "counts the whole grant".to_string();
    };
    format!(
        "counts all {} of stock; with a {} of it the total is {}",
        writing.amount(stock),
        share(years),
        writing.interval(sum.low, sum.high)
    )
}

/// The grant at the high end and the years it vests over, wherever they are stated.
fn grant(parts: Parts<'_>) -> Option<(Amount, u8)> {
    let sum = parts.expected(End::High)?;
    sum.terms.iter().find_map(|term| match term.part {
        Part::Stock(grant, years) => Some((grant, years)),
        _ => None,
    })
}

fn has_bonus(guide: &Guide, index: usize) -> bool {
    let sum = parts(guide, index).expected(End::High);
    let is_bonus = |term: &Term| matches!(term.part, Part::BonusPercent(..) | Part::BonusAmount(_));
    sum.is_some_and(|sum| sum.terms.iter().any(is_bonus))
}

/// What to do, and what to do if the amount is a year's already: a heading may say otherwise.
fn help(guide: &Guide, concerned: &[usize]) -> String {
    let cells = concerned.iter().filter_map(|index| {
        let row = parts(guide, *index).row?;
        row.cell(Column::Stock)
    });
    let mut headings = cells.filter_map(|cell| Some((&cell.header, cell.header_years()?)));
    let amount = match headings.next() {
        Some((header, 1)) => {
            return format!(
                "`{header}` says that the amount is a year's: add `stock_vest_years: 1` if it is, \
                 or correct the heading and recompute the totals"
            );
        }
        Some((header, _)) => format!("and correct the heading `{header}`"),
        None => "and say so in the heading".to_string(),
    };
    format!(
        "recompute the totals, here and in the table; if the amount is already a year's, add \
         `stock_vest_years: 1` {amount}"
    )
}

/// A year's part of a grant.
fn share(years: u8) -> String {
    match years {
        2 => "half".to_string(),
        3 => "third".to_string(),
        4 => "quarter".to_string(),
        years => format!("{years}th"),
    }
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
        entry.stock.values()?;
        match &entry.vest_years {
            Slot::Missing { .. } => insert_into(guide, entry, &["stock_vest_years: 1".to_string()]),
            Slot::Null { range } => Some(Edit::replace(*range, "1")),
            Slot::Present(years) => Some(Edit::replace(years.range, "1")),
            Slot::Invalid { .. } => None,
        }
    };
    let edits: Option<Vec<Edit>> = concerned.iter().map(edit).collect();
    Some(Fix {
        title: "say that the grant vests within a year".to_string(),
        edits: edits?,
        safety: Safety::Unsafe,
    })
}
