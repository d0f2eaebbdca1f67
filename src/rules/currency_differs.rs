//! The front matter and the table name different currencies for one region.
//!
//! ## What it finds
//!
//! An entry's `currency` that is not the one the row's amounts are written in. Where a cell states
//! the pay in two currencies, an entry whose figures are those of the second agrees with it. `¥` and
//! `kr` are read as the currency of the row's place.
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
//! ## Fix safety
//!
//! Safe where every amount of the row is in the one other currency; otherwise unsafe.

use super::pairs::{MONEY_FIELDS, Pair, agrees, pairs};
use super::{Context, Meta, Rule, meta};
use crate::diagnostic::{Fix, Safety};
use crate::model::cell::Parenthesis;
use crate::model::{Currency, Guide, PayRow};

meta!(
    "NG305",
    "currency-differs",
    Error,
    Sometimes,
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
    if stated.value == written.value || states_the_second(pair, stated.value) {
        return;
    }
    let currencies = pair.row.currencies();
    let agree = currencies == [written.value] && !is_equivalent(pair.row);
    let finding = context
        .finding(
            format!(
                "currency of {} is {} in the front matter, but {} in the table",
                pair.entry.label(),
                stated.value,
                written.value
            ),
            stated.range,
            format!("the table's amounts are in {}", written.value),
        )
        .related(written.range, format!("written in {}", written.value))
        .fix(Fix {
            title: format!("write `currency: {}`", written.value),
            edits: vec![crate::text::Edit::replace(
                stated.range,
                written.value.code(),
            )],
            safety: if agree { Safety::Safe } else { Safety::Unsafe },
        });
    context.report(match agree {
        true => finding,
        false => finding.note(doubt(pair.row, &currencies)).help(
            "settle which currency this region is paid in, and write the row and the entry in it",
        ),
    });
}

fn doubt(row: &PayRow, currencies: &[Currency]) -> String {
    match is_equivalent(row) {
        true => "the row's amounts are equivalents of pay in another currency".to_string(),
        false => {
            let codes: Vec<&str> = currencies.iter().map(|currency| currency.code()).collect();
            format!("the row itself mixes currencies: {}", codes.join(", "))
        }
    }
}

/// Whether the entry's figures are the row's second ones, in the entry's own currency.
fn states_the_second(pair: Pair<'_>, stated: Currency) -> bool {
    let local = Some(stated);
    MONEY_FIELDS.iter().any(|field| {
        let alternative = pair
            .cell(field.columns)
            .and_then(|cell| cell.cell.money())
            .and_then(|band| band.alternative);
        let values = (field.of)(pair.entry).values();
        match (alternative, values) {
            (Some(second), Some((low, high))) => {
                second.mark().and_then(|mark| mark.resolve(local)) == Some(stated)
                    && agrees(*low, &second.low)
                    && agrees(*high, &second.high)
            }
            _ => false,
        }
    })
}

fn is_equivalent(row: &PayRow) -> bool {
    let bands = row.cells.iter().filter_map(|cell| cell.cell.money());
    bands
        .into_iter()
        .any(|band| matches!(band.parenthesis, Some(Parenthesis::Equivalent(_))))
}
