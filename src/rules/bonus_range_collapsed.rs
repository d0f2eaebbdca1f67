//! The table states a range of bonus percentages, the front matter only one of them.
//!
//! ## What it finds
//!
//! `5–10%` in the table and `bonus_pct: 5` in the front matter.
//!
//! ## Why it matters
//!
//! The other end of the range is lost for everything that reads the front matter, and totals at
//! that end no longer follow from their parts.
//!
//! ## Example
//!
//! ````pay fails
//! - region: London
//!   bonus_pct: 5
//!   currency: GBP
//!
//! | Region | Bonus |
//! |--------|-------|
//! | London | 5–10% |
//! ````
//!
//! ````pay passes
//! - region: London
//!   bonus_pct_low: 5
//!   bonus_pct_high: 10
//!   currency: GBP
//!
//! | Region | Bonus |
//! |--------|-------|
//! | London | 5–10% |
//! ````
//!
//! ## Fix safety
//!
//! Safe: the fix writes both ends as the table states them.

use super::cell_text::percents;
use super::entry_text::{bonus_lines, replace_line};
use super::pairs::{BONUS_COLUMNS, pairs};
use super::{Context, Meta, Rule, meta};
use crate::diagnostic::{Fix, Safety};
use crate::model::{Bonus, Guide};

meta!(
    "NG303",
    "bonus-range-collapsed",
    Warning,
    Safe,
    "bonus_range_collapsed.rs"
);

pub struct BonusRangeCollapsed;

impl Rule for BonusRangeCollapsed {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for pair in pairs(guide) {
            let Bonus::Single(slot) = &pair.entry.bonus else {
                continue;
            };
            let written = &pair.row.compensation.bonus;
            let (Some(stated), Some((low, high)), Some(cell)) =
                (slot.spanned(), written.percents(), pair.cell(BONUS_COLUMNS))
            else {
                continue;
            };
            if low == high || stated.value < low || stated.value > high {
                continue;
            }
            let range = percents((low, high));
            let finding = context
                .finding(
                    format!(
                        "bonus of {} is {}% in the front matter, but {} in the table",
                        pair.entry.label(),
                        stated.value,
                        cell.text
                    ),
                    stated.range,
                    "one end of a range",
                )
                .related(cell.cell.range, format!("the whole range: {range}"))
                .help("write `bonus_pct_low` and `bonus_pct_high` instead of `bonus_pct`");
            let edit = replace_line(guide, stated.range, &bonus_lines(written));
            context.report(match edit {
                Some(edit) => finding.fix(Fix {
                    title: format!("write the whole range, {range}"),
                    edits: vec![edit],
                    safety: Safety::Safe,
                }),
                None => finding,
            });
        }
    }
}
