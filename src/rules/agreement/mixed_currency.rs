//! One range, or one row of the pay table, in two currencies.
//!
//! ## What it finds
//!
//! A range whose ends name different currencies, and a row whose cells do. A row that states its pay
//! in two currencies side by side (`£95K / $120K`) is in order where one of them can be read in every
//! cell. It is said once per row.
//!
//! ## Why it matters
//!
//! An entry of the front matter has one currency: some figures of such a row are published in the
//! wrong one, and its total adds up dollars and euros.
//!
//! ## Example
//!
//! ````pay fails error x1 @"€40K–€80K"
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   stock_low: 40000
//!   stock_high: 80000
//!   currency: GBP
//!
//! | Region | Base Salary | Stock |
//! |--------|-------------|-------|
//! | London | £95K–£120K | €40K–€80K |
//! ````
//!
//! ````pay fails error x1 @"£40K–€80K"
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   stock_low: 40000
//!   stock_high: 80000
//!   currency: GBP
//!
//! | Region | Base Salary | Stock |
//! |--------|-------------|-------|
//! | London | £95K–£120K | £40K–€80K |
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   stock_low: 40000
//!   stock_high: 80000
//!   currency: GBP
//!
//! | Region | Base Salary | Stock |
//! |--------|-------------|-------|
//! | London | £95K–£120K / $120K–$150K | £40K–£80K / $50K–$100K |
//! ````
//!
//! ## Fix safety
//!
//! Unsafe: where the rest of the row is in one currency, the fix writes the end of a range that is
//! not in it too. Whether only the mark is wrong, or the figure too, is for the author to say.

use crate::analysis::pay::row_currencies::{RowCurrencies, is_in, mixed_range, states};
use crate::diagnostic::{Fix, Safety};
use crate::model::cell::{Money, MoneyRange, Notation};
use crate::model::{Currency, Guide, PayCell};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::Edit;

meta!(
    "NG310",
    "mixed-currency",
    Error,
    Unsafe,
    "mixed_currency.rs"
);

pub(crate) struct MixedCurrency;

impl Rule for MixedCurrency {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let rows = guide.body.pay_table.iter().flat_map(|table| &table.rows);
        for (index, row) in rows.enumerate() {
            let money = RowCurrencies::of(row);
            let mixed =
                { money.cells.iter() }.find_map(|(cell, band)| Some((*cell, mixed_range(band)?)));
            match (mixed, money.currency()) {
                (Some(mixed), _) => report_range(guide, context, index, &money, mixed),
                (None, None) => report_row(guide, context, index, &money),
                (None, Some(_)) => {}
            }
        }
    }
}

fn report_range(
    guide: &Guide,
    context: &mut Context<'_>,
    index: usize,
    row: &RowCurrencies<'_>,
    (cell, range): (&PayCell, &MoneyRange),
) {
    let label = row.row.compensation.label();
    let (low, high) = (row.name(range.low.mark), row.name(range.high.mark));
    let main = row.main_currency();
    let others = row.cells.iter().filter(|(other, _)| *other != cell);
    let odd = others.filter(|(_, band)| {
        main.is_some_and(|main| !states(band, main)) || mixed_range(band).is_some()
    });
    let finding = context
        .finding(
            format!(
                "{} of {label} is one range in two currencies: {}",
                cell.header, cell.text
            ),
            cell.cell.range,
            format!("from {low} to {high}"),
        )
        .related_all(odd.map(|(other, band)| {
            let name = row.name(band.own.mark());
            (other.cell.range, format!("in {name}"))
        }))
        .notes(as_the_front_matter_has_it(guide, index))
        .help("write both ends in the same currency")
        .fix_opt(main.and_then(|main| one_currency(guide, row, (cell, range), main)));
    context.report(finding);
}

/// The end that is not in the row's currency, written as the other one is.
fn one_currency(
    guide: &Guide,
    row: &RowCurrencies<'_>,
    (cell, range): (&PayCell, &MoneyRange),
    main: Currency,
) -> Option<Fix> {
    let is_main = |money: &Money| {
        money
            .mark
            .is_some_and(|mark| mark.readings().contains(&main))
    };
    let (right, wrong) = match (is_main(&range.low), is_main(&range.high)) {
        (true, false) => (range.low, range.high),
        (false, true) => (range.high, range.low),
        _ => return None,
    };
    let others = row.cells.iter().filter(|(other, _)| *other != cell);
    if !{ others }.all(|(_, other)| is_in(&other.own, main)) {
        return None;
    }
    let written = guide.source.slice(right.range);
    let notation = Notation::read(written, &right, Some(main))?;
    let text = notation.print(wrong.amount)?;
    Some(Fix {
        title: format!("write {text}"),
        edits: vec![Edit::replace(wrong.range, text)],
        safety: Safety::Unsafe,
    })
}

fn report_row(guide: &Guide, context: &mut Context<'_>, index: usize, row: &RowCurrencies<'_>) {
    let Some(main) = row.main_currency() else {
        return;
    };
    let (usual, odd): (Vec<_>, Vec<_>) =
        { row.cells.iter() }.partition(|(_, band)| states(band, main));
    let (Some((first, _)), Some((cell, band))) = (usual.first(), odd.first()) else {
        return;
    };
    let label = row.row.compensation.label();
    let shown = |cell: &PayCell| format!("{} {}", cell.header, cell.text);
    let finding = context
        .finding(
            format!(
                "pay of {label} mixes {main} and {}: {}, but {}",
                row.name(band.own.mark()),
                shown(first),
                shown(cell)
            ),
            cell.cell.range,
            format!("in {}", row.name(band.own.mark())),
        )
        .related(first.cell.range, format!("in {main}"))
        .related_all(odd[1..].iter().map(|(cell, band)| {
            let name = row.name(band.own.mark());
            (cell.cell.range, format!("in {name}"))
        }))
        .notes(
            row.has_doubtful_dollar()
                .then_some("a bare `$` is read as USD"),
        )
        .notes(as_the_front_matter_has_it(guide, index))
        .help("write the whole row in one currency, or every amount in both: `A / B`");
    context.report(finding);
}

/// The one currency in which the front matter has what the row states in two.
fn as_the_front_matter_has_it(guide: &Guide, row: usize) -> Option<String> {
    let entry = guide.pairing.entry_of(row)?;
    let currency = guide.front.compensation.get(entry)?.currency.value()?;
    Some(format!("the entry in the front matter is in {currency}"))
}
