//! The table states the bonus as an amount and the front matter as a percentage, or the reverse.
//!
//! ## What it finds
//!
//! `bonus_pct` in the entry for a cell such as `£12K–£33K`, or `bonus_low` for a cell such as
//! `10–15%`. A cell that states both (`10% target (£9,500–£12,000)`) agrees with an entry that
//! states one of the two. A percentage agrees with amounts that equal that percentage of the base
//! salary. If the entry has only one end of the percentages of such a cell, `bonus-range-collapsed`
//! reports it instead.
//!
//! ## Why it matters
//!
//! A percentage depends on the base salary and an amount does not, so the two lead to different
//! totals. Readers of the table and programs that read the front matter get different bonuses.
//!
//! ## Example
//!
//! ````pay fails error x1 @"10"
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   bonus_pct: 10
//!   currency: GBP
//!
//! | Region | Base Salary | Bonus |
//! |--------|-------------|-------|
//! | London | £95K–£120K | £10K–£24K |
//! ````
//!
//! The cell also states percentages, but the entry has a different one:
//!
//! ````pay fails error x1 @"25"
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   bonus_pct: 25
//!   currency: GBP
//!
//! | Region | Base Salary | Bonus |
//! |--------|-------------|-------|
//! | London | £95K–£120K | £10K–£24K (10–20%) |
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   bonus_low: 10000
//!   bonus_high: 24000
//!   currency: GBP
//!
//! | Region | Base Salary | Bonus |
//! |--------|-------------|-------|
//! | London | £95K–£120K | £10K–£24K (10–20%) |
//! ````
//!
//! ## Fix safety
//!
//! Unsafe: the fix replaces the entry's bonus with the table's, in the form of the table, but the
//! front matter may be newer than the table.

use crate::analysis::pay::bonus_cell::{Percents, as_bonus, collapsed, gives, percents_beside};
use crate::analysis::pay::entry_currency::currency_with;
use crate::analysis::pay::pair::{Pair, agrees, head, pairs};
use crate::analysis::text::phrases;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::edit::entry::{EntryKeys, KeyChange};
use crate::edit::pay_lines::{amount_lines, bonus_lines};
use crate::model::{Amount, Bonus, Column, Component, Exact, Guide, PayCell};
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG304",
    "bonus-kind-differs",
    Error,
    Unsafe,
    "bonus_kind_differs.rs"
);

pub(crate) struct BonusKindDiffers;

impl Rule for BonusKindDiffers {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for pair in pairs(guide) {
            if let Some(cell) = pair.cell(&[Column::Bonus, Column::SignOnOrBonus]) {
                let stated = StatedBonus { guide, pair, cell };
                if let Some(finding) = stated.finding(context) {
                    context.report(finding);
                }
            }
        }
    }
}

/// The bonus of an entry, and the cell of the table that states it too.
#[derive(Clone, Copy)]
struct StatedBonus<'g> {
    guide: &'g Guide,
    pair: Pair<'g>,
    cell: &'g PayCell,
}

impl StatedBonus<'_> {
    fn finding(self, context: &Context<'_>) -> Option<Diagnostic> {
        match (&self.pair.entry.bonus, &self.pair.row.compensation.bonus) {
            (stated, Bonus::Amounts(band)) if band.values().is_some() => {
                self.amounts_in_table(context, stated.percents()?)
            }
            (Bonus::Amounts(band), written) => {
                let (low, high) = band.values()?;
                self.percents_in_table(context, [*low, *high], written.percents()?)
            }
            _ => None,
        }
    }

    fn amounts_in_table(self, context: &Context<'_>, stated: Percents) -> Option<Diagnostic> {
        let StatedBonus { pair, cell, .. } = self;
        let [low, high] = pair.amounts(cell)?;
        let beside = percents_beside(cell);
        let is_same = beside == Some(stated) || gives(pair, stated, &[low, high]);
        if is_same || collapsed(pair, cell).is_some() {
            return None;
        }
        let text = phrases::percents(stated.0, stated.1);
        let lines = amount_lines(Component::Bonus.amount_keys(), low.amount, high.amount);
        // Amounts can be filled in only if their currency is certain.
        let take = match currency_with(pair, cell) {
            Ok(None) => self.take(&cell.text, lines.to_vec()),
            _ => None,
        };
        let range = beside.map(|beside| phrases::percents(beside.0, beside.1));
        let take_percents = beside
            .zip(range.as_deref())
            .and_then(|(beside, range)| self.take(range, bonus_lines(&as_bonus(beside, cell))));
        let finding = self
            .of_another_kind(context, &text, "an amount")
            .notes(range.map(|range| format!("the table states it as {range}, too")));
        Some(finding.fix_opt(take).alternatives(take_percents))
    }

    fn percents_in_table(
        self,
        context: &Context<'_>,
        [low, high]: [Amount; 2],
        written: Percents,
    ) -> Option<Diagnostic> {
        let StatedBonus { pair, cell, .. } = self;
        let in_cell = pair.amounts(cell);
        let states_both = in_cell.is_some_and(|[from, to]| agrees(low, &from) && agrees(high, &to));
        let exact = [
            (low, written.0, &pair.entry.base.low),
            (high, written.1, &pair.entry.base.high),
        ];
        let follows = exact.iter().all(|(amount, percent, base)| {
            base.value()
                .is_some_and(|base| Exact::percentage(*base, *percent).rounded() == *amount)
        });
        if states_both || follows {
            return None;
        }
        let text = phrases::band(low, high, pair.currency());
        let lines = bonus_lines(&pair.row.compensation.bonus);
        let finding = self.of_another_kind(context, &text, "a percentage");
        Some(finding.fix_opt(self.take(&cell.text, lines)))
    }

    /// The finding that the front matter says `stated`, and the cell something of another `kind`.
    fn of_another_kind(self, context: &Context<'_>, stated: &str, kind: &str) -> Diagnostic {
        let StatedBonus { pair, cell, .. } = self;
        let bonus = &pair.entry.bonus;
        let first = match bonus {
            Bonus::Percents(band) => band.low.range(),
            Bonus::Amounts(band) => band.low.range(),
            Bonus::Single(_) | Bonus::Absent { .. } => bonus.range(),
        };
        context
            .finding(
                format!(
                    "bonus of {} is {stated} in the front matter, but {kind} in the table: {}",
                    pair.entry.label(),
                    cell.text
                ),
                first.unwrap_or(head(pair.entry)),
                format!("the table says {}", cell.text),
            )
            .related(cell.cell.range, format!("the front matter says {stated}"))
            .help("state it in one form in both, the one that its source gives")
    }

    /// Takes `written` from the table: writes `lines` in place of the entry's bonus.
    fn take(self, written: &str, lines: Vec<String>) -> Option<Fix> {
        let keys = EntryKeys::of(self.guide, self.pair.entry)?;
        let change = KeyChange {
            instead_of: Component::Bonus.keys(),
            lines,
        };
        Some(Fix {
            title: format!("take {written} from the table"),
            edits: keys.write(&[change])?,
            safety: Safety::Unsafe,
        })
    }
}
