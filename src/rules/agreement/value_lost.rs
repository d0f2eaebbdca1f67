//! The table states a figure, the front matter does not.
//!
//! ## What it finds
//!
//! Base salary, stock, bonus, signing bonus or total that is `null` or absent in the front matter
//! while the body's table states it for the same region; and the years a grant vests over, where the
//! table says that its figures are a year's, or a grant over other years than four, and the entry holds
//! the same figures without a word of that. A figure for a month or an hour is reported too, without a
//! fix: it is not stated how many of them make a year.
//!
//! ## Why it matters
//!
//! Programs, the site's tables and every comparison read the front matter. For them the figure does
//! not exist, although readers of the guide see it.
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
//! The header mentions a grant over four years, the cell of a year's stock, and no total says which it
//! is. There is no fix of this:
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
//! A bare `$` may be a Canadian one in Toronto, so the fix of this is not safe:
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
//! An entry has one currency. Here the base salary can't be filled in, as the stock is in another:
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
//! Safe: the fix fills in exactly what the table states, with its currency where the entry names
//! another. Unsafe where the author doubts the figure (`£40K?`, `(TBC)`) or states one end of a range
//! alone (`10%+`, `£40K or more`), where the currency is not certain, where the entry states figures that are
//! not the table's, and so may be right in its own, and where it has other years for the stock. There is
//! no fix for a range that runs backwards, nor where a figure would come into the wrong currency: that
//! of a row that mixes them, or gives equivalents of pay in another one, must be settled first; and none
//! for stock of which the cell and its header give different years, where the row's total does not
//! decide between them.

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
            .note("the cell states the lower end of the range alone")
            .help("state both ends, in the table and in the front matter"),
        [] if lost.cell.runs_backwards() => finding
            .note("its low end is above its high end, so it can't be filled in as it is")
            .help("put the table right, then fill it in"),
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
        .help("settle what the table states, then fill in the whole grant")
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
