//! The front matter and the table name different currencies for one region.
//!
//! ## What it finds
//!
//! An entry's `currency` that is not the one the row's amounts are written in. Where a cell states
//! the pay in two currencies, an entry whose figures are those of the second agrees with it. `¥` and
//! `kr` are read as the currency of the row's place. A row without amounts may still say in words
//! which currency they would be in: `KRW equivalent`.
//!
//! ## Why it matters
//!
//! The same digits in another currency are another salary: 620,000 kroner are not 620,000 dollars.
//!
//! ## Example
//!
//! ````pay fails
//! - region: Copenhagen
//!   base_low: 620000
//!   base_high: 850000
//!   currency: USD
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | Copenhagen | DKK 620,000–DKK 850,000 |
//! ````
//!
//! ````pay passes
//! - region: Copenhagen
//!   base_low: 620000
//!   base_high: 850000
//!   currency: DKK
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | Copenhagen | DKK 620,000–DKK 850,000 |
//! ````
//!
//! A bare `$` may be a Canadian one in Toronto, so the fix of this is not safe:
//!
//! ````pay fails
//! - region: Toronto
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | Toronto | $95K–$120K |
//! ````
//!
//! ## Fix safety
//!
//! Safe where every amount of the row is in the one other currency, unsafe where the row mixes
//! currencies, writes a bare `$` for a place with a dollar of its own, or has only words. Where it
//! gives equivalents of pay in another currency there is no fix.

use super::pairs::{Pair, pairs};
use super::{Context, Meta, Rule, meta};
use crate::diagnostic::{Fix, Safety};
use crate::model::{Currency, Guide};
use crate::text::TextRange;

meta!(
    "NG305",
    "currency-differs",
    Error,
    SafeOrUnsafe,
    "currency_differs.rs"
);

pub struct CurrencyDiffers;

impl Rule for CurrencyDiffers {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let rows = guide
            .body
            .pay_table
            .as_ref()
            .map_or(&[][..], |table| &table.rows);
        let collapsed = guide
            .pairing
            .collapsed
            .iter()
            .filter_map(|(entry, members)| {
                Some(Pair {
                    entry: guide.front.compensation.get(*entry)?,
                    row: rows.get(*members.first()?)?,
                })
            });
        for pair in pairs(guide).chain(collapsed) {
            check(context, pair);
        }
    }
}

fn check(context: &mut Context<'_>, pair: Pair<'_>) {
    let (Some(stated), Some(written)) = (
        pair.entry.currency.spanned(),
        pair.row.compensation.currency.spanned(),
    ) else {
        return;
    };
    if pair.disputed_currency().is_none() {
        return;
    }
    let finding = context
        .finding(
            format!(
                "currency of {} is {} in the front matter, but {} in the table",
                pair.entry.label(),
                stated.value,
                written.value
            ),
            stated.range,
            format!("the table is in {}", written.value),
        )
        .related(
            written.range,
            match pair.row.has_money() {
                true => format!("written in {}", written.value),
                false => format!("speaks of {}", written.value),
            },
        );
    let settle =
        "settle which currency this region is paid in, and write the row and the entry in it";
    context.report(if !pair.row.has_money() {
        finding
            .note("the row states no amount, only which currency it would be in")
            .fix(fix(stated.range, written.value, Safety::Unsafe))
    } else if pair.row.states_equivalents() {
        finding
            .note("the row gives equivalents of pay in another currency")
            .help(settle)
    } else if pair.has_certain_currency() {
        finding.fix(fix(stated.range, written.value, Safety::Safe))
    } else {
        let doubt = match pair.row.is_in_one_currency() {
            true => format!("`$` may mean another dollar there: {}", mixture(pair)),
            false => format!("the row itself mixes currencies: {}", mixture(pair)),
        };
        finding
            .note(doubt)
            .help(settle)
            .fix(fix(stated.range, written.value, Safety::Unsafe))
    });
}

fn fix(range: TextRange, currency: Currency, safety: Safety) -> Fix {
    let title = format!("write `currency: {currency}`");
    Fix::replace(title, range, currency.code(), safety)
}

/// `Base Salary NT$1.9M–NT$2.6M, Stock $20K–$38K`: the cells that state money.
fn mixture(pair: Pair<'_>) -> String {
    let money = pair
        .row
        .cells
        .iter()
        .filter(|cell| cell.cell.money().is_some());
    let cells: Vec<String> = money
        .map(|cell| format!("{} {}", cell.header, cell.text))
        .collect();
    cells.join(", ")
}
