//! The front matter and the pay table state different figures.
//!
//! ## What it finds
//!
//! Amounts and bonus percentages that both state and that differ. The figure of the front matter is
//! first rounded to the precision of the table's cell: `192,400` agrees with `$192K`. If a cell
//! states two currencies, the amount in the entry's currency is compared. A figure in the front
//! matter also differs from a cell that says that there is no such pay: `—`, `None`. If both state
//! the same stock grant, the years over which it vests are compared too.
//!
//! ## Why it matters
//!
//! People read the table and programs read the front matter, so one of the two gets a wrong figure.
//!
//! ## Example
//!
//! ````pay fails error x1 @"90000"
//! - region: London
//!   base_low: 90000
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | London | £95K–£120K |
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 94800
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | London | £95K–£120K |
//! ````
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
//! | London | £95K–£120K | 15% |
//! ````
//!
//! ````pay fails error x1 @"4"
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   stock_low: 10000
//!   stock_high: 20000
//!   stock_vest_years: 4
//!   currency: GBP
//!
//! | Region | Base Salary | Stock (per year) |
//! |--------|-------------|------------------|
//! | London | £95K–£120K | £10K–£20K |
//! ````
//!
//! ## Fix safety
//!
//! Unsafe: the fix writes the table's figure into the front matter, but the front matter may be
//! newer than the table. If the front matter's figure can be written in the notation of the cell, a
//! second fix offers that.

use crate::analysis::pay::pair::{Pair, pairs};
use crate::analysis::text::phrases;
use crate::diagnostic::{Fix, Safety};
use crate::model::cell::CellValue;
use crate::model::{Column, Component, Guide};
use crate::rules::agreement::differences::{
    Difference, amounts, amounts_for_none, bonus, bonus_for_none, says_none,
};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::Edit;

meta!("NG301", "value-differs", Error, Unsafe, "value_differs.rs");

pub(crate) struct ValueDiffers;

impl Rule for ValueDiffers {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for pair in pairs(guide) {
            for component in Component::ONE_BAND {
                let is_read = component.values(&pair.row.compensation).is_some();
                let found = match says_none(pair, component) {
                    Some(cell) => amounts_for_none(pair, component, cell),
                    None => { pair.row.cell_of(component) }
                        .filter(|_| is_read)
                        .and_then(|cell| amounts(guide, pair, component, cell)),
                };
                if let Some(found) = found {
                    report(context, pair, found);
                }
            }
            let found = match says_none(pair, Component::Bonus) {
                Some(cell) => bonus_for_none(pair, cell),
                None => {
                    { pair.row.cell_of(Component::Bonus) }.and_then(|cell| bonus(guide, pair, cell))
                }
            };
            if let Some(found) = found {
                report(context, pair, found);
            }
            report_vesting(context, pair);
        }
    }
}

/// The same grant, over other years.
fn report_vesting(context: &mut Context<'_>, pair: Pair<'_>) {
    let in_row = &pair.row.compensation.vest_years;
    let (Some(stated), Some(years)) = (pair.entry.vest_years.spanned(), in_row.value()) else {
        return;
    };
    let Some(cell) = pair.cell(&[Column::Stock]) else {
        return;
    };
    if stated.value == *years || !pair.states_the_grant_of(cell) {
        return;
    }
    let by = cell.text_with_years(*years);
    let over = |years: u8| phrases::count(u64::from(years), "year");
    let message = format!(
        "stock of {} vests over {} in the front matter, but over {} in the table: {by}",
        pair.entry.label(),
        over(stated.value),
        over(*years),
    );
    let finding = context
        .finding(message, stated.range, format!("the table says {by}"))
        .related(cell.cell.range, "the same grant")
        .help("correct the one that is wrong, so that both say the same");
    context.report(finding.fix(Fix {
        title: format!("write the table's {}", over(*years)),
        edits: vec![Edit::replace(stated.range, years.to_string())],
        safety: Safety::Unsafe,
    }));
}

fn report(context: &mut Context<'_>, pair: Pair<'_>, found: Difference<'_>) {
    let (name, stated, cell) = (found.component.name(), &found.stated, found.cell);
    let region = pair.entry.label();
    let (written, title) = match cell.cell.value {
        CellValue::Nothing => (
            format!("none ({}) in the table", cell.text),
            "take it from the table that there is none".to_string(),
        ),
        _ => (
            format!("{} in the table", cell.text),
            format!("take {} from the table", cell.text),
        ),
    };
    let finding = context
        .finding(
            format!("{name} of {region} is {stated} in the front matter, but {written}"),
            found.place,
            format!("the table says {}", cell.text),
        )
        .related(cell.cell.range, format!("the front matter says {stated}"));
    let finding = match found.twin {
        Some(twin) => finding
            .related(twin.cell.range, "the front matter has these figures")
            .note(format!(
                "the table states two: \"{}\" and \"{}\"",
                cell.header, twin.header
            ))
            .help(
                "there is one key for it: state the two as one, or the second as `other_low` and \
                 `other_high`",
            ),
        None => finding.help("correct the one that is wrong, so that both say the same"),
    };
    let fix = |title: String, edits: Vec<Edit>| Fix {
        title,
        edits,
        safety: Safety::Unsafe,
    };
    let give = found
        .give
        .map(|edits| fix(format!("write {stated} in the table"), edits));
    context.report(
        finding
            .fix_opt(found.take.map(|edits| fix(title, edits)))
            .alternatives(give),
    );
}
