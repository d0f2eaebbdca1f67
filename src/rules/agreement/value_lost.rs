//! The table states a figure that is missing from the front matter.
//!
//! ## What it finds
//!
//! Base salary, stock, bonus, signing bonus or total that is `null` or absent in the front matter
//! although the body's table states it for the same region. It also finds missing vesting years:
//! the entry has the stock of the table but no `stock_vest_years`, and the table says that the
//! stock is for one year or for a number of years other than four. Pay for a month or an hour is
//! reported too, but without a fix, because the table does not say how many of them make up a year.
//!
//! ## Why it matters
//!
//! Programs, the site's tables and all comparisons read the front matter. They lack the figure,
//! although readers of the guide see it.
//!
//! ## Example
//!
//! ````pay fails error x1 @"null" #1
//! - region: London
//!   base_low: null
//!   base_high: null
//!   currency: GBP
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | London | £95K–£120K |
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | London | £95K–£120K |
//! ````
//!
//! £10K a year is not a grant of £10K over four years:
//!
//! ````pay fails error x1 @"London" #1
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   stock_low: 10000
//!   stock_high: 20000
//!   currency: GBP
//!
//! | Region | Base Salary | Stock |
//! |--------|-------------|-------|
//! | London | £95K–£120K | £10K–£20K/yr |
//! ````
//!
//! The header is that of a grant over four years, the cell has the stock of one year, and there is
//! no total that shows which of the two is meant. There is no fix:
//!
//! ````pay fails error x1 @"null" #1 ambiguous-cell x1
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   stock_low: null
//!   stock_high: null
//!   currency: GBP
//!
//! | Region | Base Salary | Stock (RSU/4yr) |
//! |--------|-------------|-----------------|
//! | London | £95K–£120K | £10K–£20K/yr |
//! ````
//!
//! In Toronto, a `$` may mean Canadian dollars, so the fix is unsafe:
//!
//! ````pay fails error x1 @"null" #1 currency-differs x1
//! - region: Toronto
//!   base_low: null
//!   base_high: null
//!   currency: GBP
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | Toronto | $95K–$120K |
//! ````
//!
//! An entry has one currency. Here the base salary cannot be filled in, because the stock is in
//! another currency:
//!
//! ````pay fails error x1 @"null" #1 currency-differs x1 mixed-currency x1
//! - region: London
//!   base_low: null
//!   base_high: null
//!   stock_low: 40000
//!   stock_high: 80000
//!   currency: USD
//!
//! | Region | Base Salary | Stock |
//! |--------|-------------|-------|
//! | London | £95K–£120K | $40K–$80K |
//! ````
//!
//! ## Fix safety
//!
//! Safe: the fix writes exactly what the table states into the entry. If the entry has another
//! currency, the fix also writes the table's currency. Unsafe where the author marks the figure as
//! uncertain (`£40K?`, `(TBC)`) or states only one end of a range (`10%+`, `£40K or more`), where
//! the currency is not certain, where the currency would change but the entry has figures that are
//! not in the table, and where the entry has other vesting years.
//!
//! There is no fix for an amount with a plus sign (`£40K+`), for a reversed range, or where a
//! figure would get the wrong currency, because the row mixes currencies or states equivalents of
//! pay in another one. There is also none for stock for which the cell and its header give
//! different years, unless the row's total shows which is meant.

use crate::analysis::pay::entry_currency::{SETTLE, currency_with, has_the_tables_figures};
use crate::analysis::pay::pair::{Pair, head, pairs};
use crate::analysis::text::phrases;
use crate::diagnostic::{CauseKey, Diagnostic, Fix, Safety};
use crate::edit::cell::{words_beside, written};
use crate::edit::entry::{EntryKeys, KeyChange};
use crate::edit::missing_values::{Lost, lost_values};
use crate::model::{Currency, Guide};
use crate::rules::{Context, Meta, Rule, meta};

meta!("NG302", "value-lost", Error, SafeOrUnsafe, "value_lost.rs");

pub(crate) struct ValueLost;

impl Rule for ValueLost {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for pair in pairs(guide) {
            for lost in lost_values(pair) {
                report(guide, context, pair, &lost);
            }
        }
    }
}

fn report(guide: &Guide, context: &mut Context<'_>, pair: Pair<'_>, lost: &Lost<'_>) {
    let (name, text) = (lost.name, lost.text);
    let how = if lost.places.is_empty() {
        "absent"
    } else {
        "null"
    };
    let first = lost.places.first().copied();
    let finding = context
        .finding(
            format!(
                "{name} of {} is {how} in the front matter, but the table states {text}",
                pair.entry.label(),
            ),
            first.unwrap_or_else(|| head(pair.entry)),
            format!("{name} is {how}"),
        )
        .related(lost.cell.cell.range, "stated here")
        .related_all(lost.places.get(1).map(|end| (*end, "and this end too")));
    context.report(match lost.lines[..] {
        [] if pair
            .row
            .contested_stock()
            .is_some_and(|cell| std::ptr::eq(cell, lost.cell)) =>
        {
            of_contested_years(finding, lost)
        }
        [] if lost.is_one_end => finding
            .note("the cell states only the low end of the range")
            .help("state both ends, in the table and in the front matter"),
        [] if lost.cell.runs_backwards() => finding
            .note("its low end is above its high end, so it can't be filled in as it is")
            .help("correct the table, then fill it in"),
        [] => for_less_than_a_year(guide, pair, lost, finding),
        _ => filled_in(guide, pair, lost, finding),
    });
}

fn of_contested_years(finding: Diagnostic, lost: &Lost<'_>) -> Diagnostic {
    finding
        .note(format!(
            "the cell and its header `{}` give different years for it, and the total does not say which \
             are meant",
            lost.cell.header
        ))
        .help("write in the table which one is meant, then fill in the whole grant")
}

fn for_less_than_a_year(
    guide: &Guide,
    pair: Pair<'_>,
    lost: &Lost<'_>,
    finding: Diagnostic,
) -> Diagnostic {
    let finding = finding
        .note("the table states pay for less than a year, so it can't be filled in as it is");
    let help = "state the pay for a year, in the table and in the front matter";
    let second = lost.cell.cell.money().and_then(|band| band.alternative);
    let (path, of) = (&guide.source.path, pair.entry.label());
    let Some(second) = second.map(|second| written(guide, &second)) else {
        let cause = CauseKey::new("pay of {} for less than a year in {}", [&of, path]);
        return finding.cause(cause).help(help);
    };
    let help = match pair.second(lost.cell) {
        Some(_) => format!("{help}; if {second} is that, fill it in"),
        None => help.to_string(),
    };
    finding
        .cause(CauseKey::new(
            "pay of {} for less than a year, in two currencies, in {}",
            [&of, path],
        ))
        .note(format!(
            "next to it is {second}, and the cell does not say whether that is for a year"
        ))
        .help(help)
}

/// Figures go with their currency: where the entry names another one, that is corrected too.
fn filled_in(guide: &Guide, pair: Pair<'_>, lost: &Lost<'_>, finding: Diagnostic) -> Diagnostic {
    let text = lost.text;
    let currency = if lost.is_money {
        currency_with(pair, lost.cell)
    } else {
        Ok(None)
    };
    let currency = match currency {
        Ok(currency) => currency,
        Err(doubt) => {
            let (path, of, reason) = (&guide.source.path, pair.entry.label(), doubt.reason());
            return finding
                .cause(CauseKey::new(
                    "figures lost of {} in {}: {}",
                    [&of, path, &reason],
                ))
                .note(reason)
                .help(SETTLE);
        }
    };
    let mut lines = lost.lines.clone();
    let mut title = format!("take {text} from the table");
    if let Some(currency) = currency {
        lines.push(format!("currency: {currency}"));
        title.push_str(&format!(", in {currency}"));
    }
    let help = format!(
        "write {}",
        phrases::all_of(lines.iter().map(String::as_str))
    );
    let doubt = pair.row.doubt_of(lost.cell);
    let is_certain = !lost.overrides
        && doubt.is_none()
        && (!lost.is_money
            || pair.has_certain_currency()
                && (currency.is_none() || has_the_tables_figures(&[pair])));
    let change = KeyChange {
        instead_of: lost.instead_of,
        lines,
    };
    let edits = EntryKeys::of(guide, pair.entry).and_then(|keys| keys.write(&[change]));
    let fix = edits.map(|edits| Fix {
        title,
        edits,
        safety: Safety::safe_if(is_certain),
    });
    finding
        .notes(doubt.map(|doubt| format!("{} {}", lost.text, doubt.describe())))
        .notes(words_beside(lost.cell))
        .help(help)
        .cause(cause(guide, pair, lost, (currency, is_certain)))
        .fix_opt(fix)
}

/// What is lost for one reason: a row whose currency was not understood, or a column.
fn cause(
    guide: &Guide,
    pair: Pair<'_>,
    lost: &Lost<'_>,
    (currency, is_certain): (Option<Currency>, bool),
) -> CauseKey {
    let path = &guide.source.path;
    let words = words_beside(lost.cell).unwrap_or_default();
    if let Some(currency) = currency {
        let kind = if is_certain {
            "{} of {} lost in {}{}"
        } else {
            "{} of {} lost in {}, not for certain{}"
        };
        CauseKey::new(kind, [&currency, &pair.entry.label(), path, &words])
    } else {
        let kind = if is_certain {
            "{} lost in {}{}"
        } else {
            "{} lost in {}, not for certain{}"
        };
        CauseKey::new(kind, [&lost.name, path, &words])
    }
}
