//! The table states a figure, the front matter does not.
//!
//! ## What it finds
//!
//! Base salary, stock, bonus, signing bonus or total that is `null` or absent in the front matter
//! while the body's table states it for the same region. A figure for a month or an hour is reported
//! too, without a fix: nobody says how many of them make a year.
//!
//! ## Why it matters
//!
//! Programs, the site's tables and every comparison read the front matter. For them the figure does
//! not exist, although readers of the guide see it.
//!
//! ## Example
//!
//! ````pay fails
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
//! ## Fix safety
//!
//! Safe: the fix fills in exactly what the table states. Unsafe where the row mixes currencies or
//! gives equivalents of pay in another one: which currency the figure is in must be settled first.

use super::entry_text::{band_lines, bonus_lines, insert_into, replace_line};
use super::pairs::{BONUS_COLUMNS, MONEY_FIELDS, Pair, head, pairs};
use super::{Context, Meta, Rule, meta};
use crate::diagnostic::{Fix, Safety};
use crate::model::cell::CellValue;
use crate::model::{Amount, Band, Bonus, Guide, PayCell, Slot};
use crate::text::{Edit, TextRange};

meta!("NG302", "value-lost", Error, Sometimes, "value_lost.rs");

pub struct ValueLost;

impl Rule for ValueLost {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for pair in pairs(guide) {
            for field in MONEY_FIELDS {
                let stated = (field.of)(pair.entry);
                let in_row = (field.of)(&pair.row.compensation);
                let cell = pair.cell(field.columns).filter(|cell| has_figures(cell));
                if let Some(cell) = cell
                    && stated.is_unstated()
                    && !in_row.is_unstated()
                {
                    let edits = band_edits(guide, pair, field.keys, stated, in_row);
                    report(context, pair, field.name, ranges(stated), cell, edits);
                }
            }
            check_bonus(guide, context, pair);
        }
    }
}

fn check_bonus(guide: &Guide, context: &mut Context<'_>, pair: Pair<'_>) {
    let (bonus, in_row) = (&pair.entry.bonus, &pair.row.compensation.bonus);
    let cell = pair.cell(BONUS_COLUMNS).filter(|cell| has_figures(cell));
    if let Some(cell) = cell
        && bonus.is_unstated()
        && !in_row.is_unstated()
    {
        let edits = match &bonus_lines(in_row)[..] {
            [] => Vec::new(),
            lines => bonus_edits(guide, pair, bonus, lines),
        };
        let places = match bonus {
            Bonus::Percents(band) => ranges(band),
            Bonus::Amounts(band) => ranges(band),
            Bonus::Absent { .. } | Bonus::Single(_) => bonus.range().into_iter().collect(),
        };
        report(context, pair, "bonus", places, cell, edits);
    }
}

/// Whether a cell states money or percentages, be it for a month.
fn has_figures(cell: &PayCell) -> bool {
    matches!(
        cell.cell.value,
        CellValue::Money(_) | CellValue::Percent(_) | CellValue::PercentAndMoney(..)
    )
}

fn report(
    context: &mut Context<'_>,
    pair: Pair<'_>,
    name: &str,
    places: Vec<TextRange>,
    cell: &PayCell,
    edits: Vec<Edit>,
) {
    let how = if places.is_empty() { "absent" } else { "null" };
    let first = places.first().copied();
    let mut finding = context
        .finding(
            format!(
                "{name} of {} is {how} in the front matter, but the table states {}",
                pair.entry.label(),
                cell.text
            ),
            first.unwrap_or_else(|| head(pair.entry)),
            format!("{name} is {how}"),
        )
        .related(cell.cell.range, "stated here");
    if let Some(second) = places.get(1) {
        finding = finding.related(*second, "and this end too");
    }
    context.report(match edits.is_empty() {
        true => finding
            .note("the table states pay for less than a year, so it can't be filled in as it is")
            .help("state the pay for a year, in the table and in the front matter"),
        false => finding.fix(Fix {
            title: format!("take {} from the table", cell.text),
            edits,
            safety: match pair.row.is_in_one_currency() {
                true => Safety::Safe,
                false => Safety::Unsafe,
            },
        }),
    });
}

/// The places of a band's ends, where anything is written there.
fn ranges<T>(band: &Band<T>) -> Vec<TextRange> {
    [band.low.range(), band.high.range()]
        .into_iter()
        .flatten()
        .collect()
}

fn band_edits(
    guide: &Guide,
    pair: Pair<'_>,
    keys: [&str; 2],
    stated: &Band<Amount>,
    in_row: &Band<Amount>,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut lines = Vec::new();
    if in_row.values().is_none() {
        return edits;
    }
    let ends = [&stated.low, &stated.high].into_iter();
    for (slot, line) in ends.zip(band_lines(keys, in_row)) {
        match slot {
            Slot::Null { range } => edits.push(replace_line(guide, *range, &[line])),
            _ => lines.push(line),
        }
    }
    let vests_otherwise = pair.row.compensation.years() != pair.entry.years();
    if keys[0] == "stock_low" && vests_otherwise && pair.entry.vest_years.is_unstated() {
        lines.push(format!(
            "stock_vest_years: {}",
            pair.row.compensation.years()
        ));
    }
    if !lines.is_empty() {
        edits.push(insert_into(guide, pair.entry, &lines));
    }
    edits
}

fn bonus_edits(guide: &Guide, pair: Pair<'_>, bonus: &Bonus, lines: &[String]) -> Vec<Edit> {
    match bonus {
        Bonus::Single(Slot::Null { range }) => vec![replace_line(guide, *range, lines)],
        Bonus::Amounts(Band {
            low: Slot::Null { range: low },
            high: Slot::Null { range: high },
        })
        | Bonus::Percents(Band {
            low: Slot::Null { range: low },
            high: Slot::Null { range: high },
        }) if lines.len() == 2 => vec![
            replace_line(guide, *low, &lines[..1]),
            replace_line(guide, *high, &lines[1..]),
        ],
        _ => vec![insert_into(guide, pair.entry, lines)],
    }
}
