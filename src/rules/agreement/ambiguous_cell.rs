//! A cell of the pay table that can be read in more than one way, or not as a figure.
//!
//! ## What it finds
//!
//! Cells that people may understand but a program cannot use:
//!
//! - words where an amount belongs (`Adjusted for market`);
//! - counts of options or shares;
//! - pay for a month or an hour;
//! - a stock grant for which the cell and its header give different periods (`$20K/yr` under
//!   `RSU/4yr`, `$20K/yr (4yr vest)`);
//! - amounts that are an equivalent of pay in another currency (`$160K (GBP equiv.)`).
//!
//! Each kind is one finding per guide, which shows all cells of that kind. Pay for a month that is
//! not in the front matter is reported by `value-lost` instead.
//!
//! If the row's total equals base salary, bonus and one year of the grant for only one of the two
//! periods, that period is used. If it is the period that the cell itself gives, the cell is not
//! reported.
//!
//! ## Why it matters
//!
//! Such a cell cannot be compared with anything or used in a total, and two people may read it as
//! two different salaries.
//!
//! ## Example
//!
//! ````pay fails note x1 @"4,000–8,000 options"
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Salary | Stock |
//! |--------|-------------|-------|
//! | London | £95K–£120K | 4,000–8,000 options |
//! ````
//!
//! ````pay fails note x1 @"Above the market"
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Salary | Total Comp |
//! |--------|-------------|------------|
//! | London | £95K–£120K | Above the market |
//! ````
//!
//! Here the total matches neither the whole £40K nor a quarter of it:
//!
//! ````pay fails note x1 @"£40K–£80K/yr" total-mismatch x1
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   stock_low: 40000
//!   stock_high: 80000
//!   total_comp_low: 120000
//!   total_comp_high: 160000
//!   currency: GBP
//!
//! | Region | Base Salary | Stock (RSU/4yr) | Total Comp |
//! |--------|-------------|-----------------|------------|
//! | London | £95K–£120K | £40K–£80K/yr | £120K–£160K |
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
//! | Region | Base Salary | Stock | Total Comp |
//! |--------|-------------|-------|------------|
//! | London | £95K–£120K | £40K–£80K (4,000–8,000 options) | — |
//! ````

use std::collections::BTreeMap;

use crate::analysis::pay::ambiguous_cell::{
    CellDoubt, CellPlace, counted_years, doubt, is_lost, is_settled, stated,
};
use crate::diagnostic::Diagnostic;
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};

meta!("NG311", "ambiguous-cell", Note, None, "ambiguous_cell.rs");

pub(crate) struct AmbiguousCell;

impl Rule for AmbiguousCell {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let mut found: BTreeMap<CellDoubt, Vec<CellPlace<'_>>> = BTreeMap::new();
        let rows = guide.body.pay_table.iter().flat_map(|table| &table.rows);
        for (index, row) in rows.enumerate() {
            // What was in the place of a bad byte is what `invalid-utf8` asks.
            let cells = row.cells.iter();
            for cell in cells.filter(|cell| !cell.text.contains(char::REPLACEMENT_CHARACTER)) {
                let place = CellPlace { index, row, cell };
                match doubt(row, cell) {
                    Some(CellDoubt::Short(_)) if is_lost(guide, place) => {}
                    Some(CellDoubt::OtherYears(..)) if is_settled(guide, place) => {}
                    Some(doubt) => found.entry(doubt).or_default().push(place),
                    None => {}
                }
            }
        }
        for (doubt, places) in found {
            report(guide, context, doubt, &places);
        }
    }
}

fn report(guide: &Guide, context: &mut Context<'_>, doubt: CellDoubt, places: &[CellPlace<'_>]) {
    let Some(first) = places.first() else {
        return;
    };
    let more = match places.len() {
        1 => String::new(),
        2 => " and 1 more cell".to_string(),
        count => format!(" and {} more cells", count - 1),
    };
    let what = match doubt {
        CellDoubt::Words => "is not a figure".to_string(),
        CellDoubt::Count => "is a count, not an amount of money".to_string(),
        CellDoubt::Short(time) => format!("is pay for {time}, not for a year"),
        CellDoubt::OtherYears(one, other) => {
            format!("may be stock for {} or for {}", years(one), years(other))
        }
        CellDoubt::Equivalent(own, other) => format!("may be pay in {own} or in {other}"),
    };
    let (text, header) = (&first.cell.text, &first.cell.header);
    let region = first.row.compensation.label();
    let message = format!("\"{text}\" {what}: {header} of {region}{more}");
    let finding = context
        .finding(message, first.cell.cell.range, label(guide, doubt, *first))
        .related_all(
            places[1..]
                .iter()
                .map(|place| (place.cell.cell.range, label(guide, doubt, *place))),
        );
    let is_counted = places.iter().all(|place| counted_years(*place).is_some());
    context.report(advised(finding, doubt, is_counted));
}

/// `a year`, `4 years`.
fn years(count: u8) -> String {
    match count {
        1 => "a year".to_string(),
        count => format!("{count} years"),
    }
}

/// Whether the totals say over which years the grants of all the cells are counted is `is_counted`.
fn advised(finding: Diagnostic, doubt: CellDoubt, is_counted: bool) -> Diagnostic {
    match doubt {
        CellDoubt::Words => finding.help("write a figure, or `—` where there is none"),
        CellDoubt::Count => finding
            .note("their value is not stated, so no total can be computed from them")
            .help("write the value of the grant, with the count in brackets after it"),
        CellDoubt::Short(_) => finding
            .note("figures are for a year, and it is not stated how many of these make up a year")
            .help("write the pay for a year"),
        CellDoubt::OtherYears(one, other) => {
            let finding = if is_counted {
                finding
            } else {
                finding.note(format!(
                    "the total does not say which: it fits the grant counted over {} and over {}, or \
                     neither",
                    years(one),
                    years(other)
                ))
            };
            finding.help(
                "write the value of the whole grant, without a period, and say only in the header over \
                 how many years it vests",
            )
        }
        CellDoubt::Equivalent(..) => finding.help(
            "write the amounts in the currency they are paid in, with the other one beside them: \
             `A / B`",
        ),
    }
}

fn label(guide: &Guide, doubt: CellDoubt, place: CellPlace<'_>) -> String {
    match doubt {
        CellDoubt::Words => match stated(guide, place) {
            Some(stated) => format!("words; the front matter says {stated}"),
            None => "words".to_string(),
        },
        CellDoubt::Count => "a count".to_string(),
        CellDoubt::Short(time) => format!("for {time}"),
        CellDoubt::OtherYears(one, other) => match counted_years(place) {
            Some(counted) => format!("the total counts it over {}", years(counted)),
            None => format!("over {}, or over {}", years(one), years(other)),
        },
        CellDoubt::Equivalent(own, other) => format!("{own}, or worth that in {other}"),
    }
}
