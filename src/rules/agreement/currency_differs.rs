//! The front matter and the table name different currencies for one region.
//!
//! ## What it finds
//!
//! An entry whose `currency` is not the currency of the row's amounts. If a cell states the pay in
//! two currencies, an entry with the figures of the second currency agrees with it, while an entry
//! without figures is expected to have the first currency. `¥` and `kr` are read as the currency of
//! the row's place. A row without amounts can still name a currency in words: `KRW equivalent`.
//!
//! ## Why it matters
//!
//! The same number in another currency is a different salary: 620,000 kroner are not 620,000
//! dollars.
//!
//! ## Example
//!
//! ````pay fails error x1 @"USD"
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
//! ````pay fails error x1 @"USD" value-lost x1
//! - region: Copenhagen
//!   base_low: null
//!   base_high: null
//!   currency: USD
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | Copenhagen | DKK 620K–DKK 850K / $90K–$123K |
//! ````
//!
//! In Toronto, a `$` may mean Canadian dollars, so the fix is unsafe:
//!
//! ````pay fails error x1 @"GBP"
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
//! The fix writes the table's currency into the entry. Safe where all amounts of the row are in
//! that currency and all figures of the entry are among them. Unsafe where the entry has other
//! figures, which may be right in the entry's own currency; where the author marks a figure as
//! uncertain (`£40K?`); and where the row mixes currencies, writes `$` for a place that has its own
//! dollar, or names the currency only in words. There is no fix where a figure of the entry would
//! get the wrong currency, or where the row states equivalents of pay in another currency.

use crate::analysis::pay::entry_currency::{
    CurrencyDoubt, SETTLE, has_the_tables_figures, relabelled,
};
use crate::analysis::pay::pair::{Pair, pairs};
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::edit::cell::written;
use crate::model::{Currency, FigureDoubt, Guide, PayCell, PayRow};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::{Spanned, TextRange};

meta!(
    "NG305",
    "currency-differs",
    Error,
    SafeOrUnsafe,
    "currency_differs.rs"
);

pub(crate) struct CurrencyDiffers;

impl Rule for CurrencyDiffers {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for pair in pairs(guide) {
            check(guide, context, &[pair]);
        }
        for levels in &guide.pairing.collapsed {
            check(guide, context, &of_levels(guide, levels));
        }
    }
}

/// An entry that represents several levels, with the row of each.
fn of_levels<'g>(guide: &'g Guide, (entry, rows): &(usize, Vec<usize>)) -> Vec<Pair<'g>> {
    let table = guide.body.pay_table.iter();
    let all: Vec<&PayRow> = table.flat_map(|table| &table.rows).collect();
    let pair = |row: &usize| {
        Some(Pair {
            entry: guide.front.compensation.get(*entry)?,
            row: all.get(*row)?,
        })
    };
    rows.iter().filter_map(pair).collect()
}

fn check(guide: &Guide, context: &mut Context<'_>, pairs: &[Pair<'_>]) {
    if let Some(finding) = disagreement(guide, context, pairs) {
        context.report(finding);
    }
}

fn disagreement(guide: &Guide, context: &Context<'_>, pairs: &[Pair<'_>]) -> Option<Diagnostic> {
    let pair = *pairs.first()?;
    pair.disputed_currency()?;
    let stated = pair.entry.currency.spanned()?;
    let written = pair.row.compensation.currency.spanned()?;
    let (ours, theirs) = (stated.value, written.value);
    let beside = second(guide, pair);
    let in_table = match &beside {
        Some(_) => format!("the table puts {theirs} first and {ours} second"),
        None => format!("{theirs} in the table"),
    };
    let finding = context
        .finding(
            format!(
                "currency of {} is {ours} in the front matter, but {in_table}",
                pair.entry.label()
            ),
            stated.range,
            match &beside {
                Some(_) => format!("the table has {ours} second"),
                None => format!("the table is in {theirs}"),
            },
        )
        .related(
            written.range,
            match (&beside, pair.row.has_money()) {
                (Some(_), _) => format!("{theirs} first, {ours} second"),
                (None, true) => format!("written in {theirs}"),
                (None, false) => format!("names {theirs}"),
            },
        );
    let finding = match &beside {
        Some(figure) => finding.help(format!(
            "write `currency: {theirs}`, or fill in the table's {ours} figures, such as {figure}"
        )),
        None => finding.help(format!(
            "write `currency: {theirs}`, or write the table in {ours} if people are paid in it"
        )),
    };
    Some(with_fix(finding, pairs, [*stated, *written]))
}

/// A cell whose author is not certain. Other doubts are about figures, not about their currency.
fn uncertain<'p>(pairs: &'p [Pair<'_>]) -> Option<(&'p PayCell, FigureDoubt)> {
    let mut doubts = pairs.iter().flat_map(|pair| pair.row.doubts());
    doubts.find(|(_, doubt)| *doubt == FigureDoubt::Uncertain)
}

/// `finding` with a fix that writes the table's currency, or with the reason why there is none.
fn with_fix(
    finding: Diagnostic,
    pairs: &[Pair<'_>],
    [stated, written]: [Spanned<Currency>; 2],
) -> Diagnostic {
    let (pair, theirs) = (pairs[0], written.value);
    let fix = |safety| fix(stated.range, theirs, safety);
    if !pair.row.has_money() {
        finding
            .note("the row states no amount, only which currency it would be in")
            .fix(fix(Safety::Unsafe))
    } else if pair.row.states_equivalents() {
        finding
            .note(CurrencyDoubt::Equivalent.reason())
            .help(SETTLE)
    } else if let Some(figure) = relabelled(pairs, theirs) {
        finding
            .note(CurrencyDoubt::Relabelled(theirs, figure).reason())
            .help(SETTLE)
    } else if !pair.row.is_in_one_currency() {
        finding
            .note(format!(
                "the row itself mixes currencies: {}",
                mixture(pair)
            ))
            .help(SETTLE)
            .fix(fix(Safety::Unsafe))
    } else if !pair.has_certain_currency() {
        finding
            .note(format!(
                "`$` may mean another dollar there: {}",
                mixture(pair)
            ))
            .help(SETTLE)
            .fix(fix(Safety::Unsafe))
    } else if let Some((cell, doubt)) = uncertain(pairs) {
        finding
            .note(format!("{} {}", cell.text, doubt.describe()))
            .fix(fix(Safety::Unsafe))
    } else if !has_the_tables_figures(pairs) {
        finding
            .note(format!(
                "the entry states figures that are not the table's, and may be in {}",
                stated.value
            ))
            .fix(fix(Safety::Unsafe))
    } else {
        finding.fix(fix(Safety::Safe))
    }
}

/// The first figure that a cell states a second time, in the entry's currency.
fn second(guide: &Guide, pair: Pair<'_>) -> Option<String> {
    let range = pair.row.cells.iter().find_map(|cell| pair.second(cell))?;
    Some(written(guide, &range))
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
