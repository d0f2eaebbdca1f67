//! The table states a range of bonus percentages, the front matter only one percentage of it.
//!
//! ## What it finds
//!
//! `5–10%` in the table and `bonus_pct: 5` in the front matter. Percentages that follow amounts
//! count too: `£5K–£12K (5–10%)`.
//!
//! ## Why it matters
//!
//! Programs that read the front matter do not get the other end of the range, and totals at that
//! end do not match their parts.
//!
//! ## Example
//!
//! ````pay fails warning x1 @"5" #1
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
//! Amounts and percentages that do not match each other. It is not certain which of them is right:
//!
//! ````pay fails warning x1 @"10" #1
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   bonus_pct: 10
//!   currency: GBP
//!
//! | Region | Base Salary | Bonus |
//! |--------|-------------|-------|
//! | London | £95K–£120K | £15K–£24K (10–20%) |
//! ````
//!
//! ## Fix safety
//!
//! Safe: the fix writes both ends as the table states them. Words in the cell stay in the table
//! only, because there is no key for them. Unsafe where the author marks the range as uncertain
//! (`10–20%?`), and where the percentages follow amounts that are not those percentages of the base
//! salary; a second fix then offers the amounts.

use crate::analysis::pay::bonus_cell::{Percents, as_bonus, collapsed, gives, percents_beside};
use crate::analysis::pay::entry_currency::currency_with;
use crate::analysis::pay::pair::{Pair, pairs};
use crate::analysis::text::phrases;
use crate::diagnostic::{CauseKey, Diagnostic, Fix, Safety};
use crate::edit::cell::words_beside;
use crate::edit::pay_lines::{amount_lines, bonus_lines};
use crate::model::cell::Money;
use crate::model::{Bonus, Component, Guide, PayCell, Percent};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::{Spanned, TextRange};

meta!(
    "NG303",
    "bonus-range-collapsed",
    Warning,
    SafeOrUnsafe,
    "bonus_range_collapsed.rs"
);

pub(crate) struct BonusRangeCollapsed;

impl Rule for BonusRangeCollapsed {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for pair in pairs(guide) {
            if let Some(cell) = pair.row.cell_of(Component::Bonus)
                && let Some(ends) = collapsed(pair, cell)
                && let Bonus::Single(slot) = &pair.entry.bonus
                && let Some(stated) = slot.spanned()
            {
                let range = CutRange {
                    guide,
                    pair,
                    cell,
                    stated,
                    ends,
                };
                context.report(range.finding(context));
            }
        }
    }
}

/// A range of percentages in a cell, of which the entry states only one.
struct CutRange<'g> {
    guide: &'g Guide,
    pair: Pair<'g>,
    cell: &'g PayCell,
    stated: &'g Spanned<Percent>,
    ends: Percents,
}

impl CutRange<'_> {
    fn finding(&self, context: &Context<'_>) -> Diagnostic {
        let (stated, cell) = (self.stated, self.cell);
        let (low, high) = self.ends;
        let is_end = [low, high].contains(&stated.value);
        let amounts = percents_beside(cell).and_then(|_| self.pair.amounts(cell));
        let doubt = self.pair.row.doubt_of(cell);
        let is_sure = doubt.is_none()
            && !matches!(&amounts, Some(amounts) if !gives(self.pair, self.ends, amounts));
        let kind = if is_sure {
            "bonus ranges cut to one end in {}"
        } else {
            "doubtful bonus ranges in {}"
        };
        let too = "the table also states it in amounts: an entry can have only one form";
        context
            .finding(
                format!(
                    "bonus of {} is {}% in the front matter, but {} in the table",
                    self.pair.entry.label(),
                    stated.value,
                    cell.text
                ),
                stated.range,
                if is_end {
                    "one end of a range"
                } else {
                    "one percentage of a range"
                },
            )
            .related(
                cell.cell.range,
                format!("the whole range: {}", phrases::percents(low, high)),
            )
            .notes(doubt.map(|doubt| format!("{} {}", cell.text, doubt.describe())))
            .notes(words_beside(cell))
            .help("write `bonus_pct_low` and `bonus_pct_high` instead of `bonus_pct`")
            .notes(amounts.map(|_| too))
            // An author who takes one end of a range usually does so in every row: explained once.
            .cause(CauseKey::new(kind, [&self.guide.source.path]))
            .fix_opt(self.whole_range(Safety::safe_if(is_sure)))
            .alternatives(amounts.and_then(|amounts| self.in_amounts(amounts)))
    }

    fn whole_range(&self, safety: Safety) -> Option<Fix> {
        let (low, high) = self.ends;
        let title = format!("write the whole range, {}", phrases::percents(low, high));
        self.fix(title, &bonus_lines(&as_bonus(self.ends, self.cell)), safety)
    }

    fn in_amounts(&self, [low, high]: [Money; 2]) -> Option<Fix> {
        // Amounts can be filled in only if their currency is certain.
        let Ok(None) = currency_with(self.pair, self.cell) else {
            return None;
        };
        let lines = amount_lines(Component::Bonus.amount_keys(), low.amount, high.amount);
        let written = TextRange::new(low.range.start(), high.range.end());
        let title = format!("write the amounts, {}", self.guide.source.slice(written));
        self.fix(title, &lines, Safety::Unsafe)
    }

    /// Writes `lines` in place of the one percentage.
    fn fix(&self, title: String, lines: &[String], safety: Safety) -> Option<Fix> {
        let editor = self.guide.yaml_editor();
        Some(Fix {
            title,
            edits: vec![editor.replace_pair(self.stated.range, lines)?],
            safety,
        })
    }
}
