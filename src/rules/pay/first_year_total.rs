//! A total that is the pay of the first year, not of an ordinary year.
//!
//! ## What it finds
//!
//! Totals in a column such as `Total Comp (Year 1)` that equal base salary, a year's share of the
//! stock grant, bonus and signing bonus together. There is one finding per guide. It replaces
//! `total-mismatch`, because the totals are correct for what the header says.
//!
//! ## Why it matters
//!
//! The front matter does not say that the total is for the first year. A person or program that
//! reads `total_comp_low`, or compares it with another guide, assumes that it is paid every year.
//!
//! ## Example
//!
//! The first year pays 120,000 + 80,000 / 4 + 10% of 120,000 + 20,000 = 172,000, and the second
//! year 152,000:
//!
//! ````pay fails note x1 @"172000"
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   stock_low: 40000
//!   stock_high: 80000
//!   bonus_pct: 10
//!   signing_bonus_low: 15000
//!   signing_bonus_high: 20000
//!   total_comp_low: 130000
//!   total_comp_high: 172000
//!   currency: GBP
//!
//! | Region | Base Salary | Stock | Bonus | Signing Bonus | Total Comp (Year 1) |
//! |--------|-------------|-------|-------|---------------|---------------------|
//! | London | £95K–£120K | £40K–£80K | 10% | £15K–£20K | £130K–£172K |
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   stock_low: 40000
//!   stock_high: 80000
//!   bonus_pct: 10
//!   signing_bonus_low: 15000
//!   signing_bonus_high: 20000
//!   total_comp_low: 115000
//!   total_comp_high: 152000
//!   currency: GBP
//!
//! | Region | Base Salary | Stock | Bonus | Signing Bonus | Total Comp |
//! |--------|-------------|-------|-------|---------------|------------|
//! | London | £95K–£120K | £40K–£80K | 10% | £15K–£20K | £115K–£152K |
//! ````

use crate::analysis::text::amount_style::AmountStyle;
use crate::analysis::totals::cause::{Explanation, FirstYearMatch};
use crate::analysis::totals::first_year;
use crate::model::{End, Guide, Parts};
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG209",
    "first-year-total",
    Note,
    None,
    "first_year_total.rs"
);

pub(crate) struct FirstYearTotal;

impl Rule for FirstYearTotal {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let totals_off = context.facts().totals_off();
        let found = totals_off.filter_map(|(parts, explanation)| match explanation {
            Explanation::FirstYear(total) => Some((parts, &**total)),
            _ => None,
        });
        let found: Vec<(Parts<'_>, &FirstYearMatch)> = found.collect();
        let Some((first, total)) = found.first() else {
            return;
        };
        let counted = first_year::counts(Parts {
            entry: &total.entry,
            row: first.row,
        });
        let message = match found.len() {
            1 => format!(
                "total of {} is for the first year: it includes {counted}",
                first.entry.label()
            ),
            count => format!("{count} totals are for the first year: they include {counted}"),
        };
        let others = found[1..].iter().map(|(parts, total)| {
            let range = parts.entry.total_range(End::High);
            (range, label(guide, *parts, total))
        });
        context.report(
            context
                .finding(
                    message,
                    first.entry.total_range(End::High),
                    label(guide, *first, total),
                )
                .related_all(others)
                .note(format!(
                    "the column `{}` says so, but the front matter does not",
                    total.header
                ))
                .help(
                    "state pay for an ordinary year, here and in the table, and rename the column: the \
                     signing bonus is stated beside it",
                ),
        );
    }
}

/// `counts the signing bonus of £15K–£20K; an ordinary year comes to £152K`.
fn label(guide: &Guide, parts: Parts<'_>, total: &FirstYearMatch) -> String {
    let of_sum = Parts {
        entry: &total.entry,
        row: parts.row,
    };
    let writing = AmountStyle::of(guide, parts.entry, parts.row);
    let counted = first_year::counts_amounts(of_sum, writing);
    let ordinary = of_sum.expected(End::High);
    let ordinary = ordinary.map_or_else(String::new, |sum| {
        let sum = writing.interval(sum.low, sum.high);
        format!("; an ordinary year comes to {sum}")
    });
    format!("counts {counted}{ordinary}")
}
