//! A range or a row of the pay table in two currencies.
//!
//! ## What it finds
//!
//! A range whose two ends are in different currencies, and a row whose cells are. A row that states
//! its pay in two currencies side by side (`£95K / $120K`) is accepted if one of the two is in
//! every cell. There is one finding per row.
//!
//! ## Why it matters
//!
//! An entry of the front matter has one currency. Some figures of such a row are therefore
//! published in the wrong currency, and its total adds, for example, dollars to euros.
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
//! Unsafe: if the rest of the row is in one currency, the fix writes that currency at the end of
//! the range that is in another one. The amount may have to change as well. There is no fix for a
//! row whose cells are in different currencies.

use crate::analysis::pay::row_currencies::{RowCurrencies, is_in, mixed_range, states};
use crate::diagnostic::{Diagnostic, Fix, Safety};
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
            let is_mixed = money.currency().is_none();
            let row = MoneyRow {
                guide,
                index,
                money,
            };
            let finding = match row.mixed_range() {
                Some((cell, range)) => Some(row.range_finding(context, cell, range)),
                None if is_mixed => row.finding(context),
                None => None,
            };
            if let Some(finding) = finding {
                context.report(finding);
            }
        }
    }
}

/// A row of the pay table, with the currencies of its cells.
struct MoneyRow<'g> {
    guide: &'g Guide,
    index: usize,
    money: RowCurrencies<'g>,
}

impl<'g> MoneyRow<'g> {
    /// The first range in two currencies.
    fn mixed_range(&self) -> Option<(&'g PayCell, &'g MoneyRange)> {
        let mut cells = self.money.cells.iter();
        cells.find_map(|(cell, band)| Some((*cell, mixed_range(band)?)))
    }

    fn range_finding(
        &self,
        context: &Context<'_>,
        cell: &PayCell,
        range: &MoneyRange,
    ) -> Diagnostic {
        let row = &self.money;
        let label = row.row.compensation.label();
        let (low, high) = (row.name(range.low.mark), row.name(range.high.mark));
        let main = row.main_currency();
        let others = row.cells.iter().filter(|(other, _)| *other != cell);
        let odd = others.filter(|(_, band)| {
            main.is_some_and(|main| !states(band, main)) || mixed_range(band).is_some()
        });
        context
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
            .notes(self.as_the_front_matter_has_it())
            .help("write both ends in the same currency")
            .fix_opt(main.and_then(|main| self.one_currency(cell, range, main)))
    }

    /// The end that is not in the row's currency, written as the other one is.
    fn one_currency(&self, cell: &PayCell, range: &MoneyRange, main: Currency) -> Option<Fix> {
        let is_main = |money: &Money| money.mark.is_some_and(|mark| mark.may_mean(main));
        let (right, wrong) = match (is_main(&range.low), is_main(&range.high)) {
            (true, false) => (range.low, range.high),
            (false, true) => (range.high, range.low),
            _ => return None,
        };
        let mut others = self.money.cells.iter().filter(|(other, _)| *other != cell);
        if !others.all(|(_, other)| is_in(&other.own, main)) {
            return None;
        }
        let written = self.guide.source.slice(right.range);
        let notation = Notation::read(written, &right, Some(main))?;
        let text = notation.print(wrong.amount)?;
        Some(Fix {
            title: format!("write {text}"),
            edits: vec![Edit::replace(wrong.range, text)],
            safety: Safety::Unsafe,
        })
    }

    /// Cells in several currencies.
    fn finding(&self, context: &Context<'_>) -> Option<Diagnostic> {
        let row = &self.money;
        let main = row.main_currency()?;
        let (usual, odd): (Vec<_>, Vec<_>) =
            { row.cells.iter() }.partition(|(_, band)| states(band, main));
        let ((first, _), (cell, band)) = (usual.first()?, odd.first()?);
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
            .notes(self.as_the_front_matter_has_it())
            .help("write the whole row in one currency, or every amount in both: `A / B`");
        Some(finding)
    }

    /// The one currency in which the front matter has what the row states in two.
    fn as_the_front_matter_has_it(&self) -> Option<String> {
        let entry = self.guide.pairing.entry_of(self.index)?;
        let entry = self.guide.front.compensation.get(entry)?;
        let currency = entry.currency.value()?;
        Some(format!("the entry in the front matter is in {currency}"))
    }
}
