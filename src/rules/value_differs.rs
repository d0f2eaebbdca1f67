//! Front matter and pay table state different figures.
//!
//! ## What it finds
//!
//! An amount or a bonus percentage that both state and that differ after the front matter's figure
//! is rounded to the precision of the table's cell: `192,400` agrees with `$192K`. Of a cell in two
//! currencies, the one in the entry's currency counts.
//!
//! ## Why it matters
//!
//! Readers see the table, programs read the front matter: one of them is told something wrong.
//!
//! ## Example
//!
//! ````pay fails
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
//! ## Fix safety
//!
//! Unsafe: the fix takes the table's figure, but the front matter may be the newer of the two.

use super::entry_text::{insert_into, vesting_line};
use super::pairs::{BONUS_COLUMNS, MONEY_FIELDS, Pair, agrees, pairs};
use super::{Context, Meta, Rule, meta, words};
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::model::{Amount, Band, Bonus, Guide, PayCell, Percent};
use crate::text::{Edit, TextRange};

meta!("NG301", "value-differs", Error, Unsafe, "value_differs.rs");

pub struct ValueDiffers;

impl Rule for ValueDiffers {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for pair in pairs(guide) {
            for field in MONEY_FIELDS {
                let is_read = (field.of)(&pair.row.compensation).values().is_some();
                if let Some(cell) = pair.cell(field.columns).filter(|_| is_read) {
                    let band = (field.of)(pair.entry);
                    check_amounts(guide, context, pair, field.name, (band, cell));
                }
            }
            if let Some(cell) = pair.cell(BONUS_COLUMNS) {
                check_bonus(guide, context, pair, cell);
            }
        }
    }
}

fn check_amounts(
    guide: &Guide,
    context: &mut Context<'_>,
    pair: Pair<'_>,
    name: &str,
    (band, cell): (&Band<Amount>, &PayCell),
) {
    let (Some(low), Some(high)) = (band.low.spanned(), band.high.spanned()) else {
        return;
    };
    let Some(written) = pair.amounts(cell) else {
        return;
    };
    let mut edits: Vec<Edit> = [low, high]
        .into_iter()
        .zip(&written)
        .filter(|(stated, written)| !agrees(stated.value, written))
        .filter(|(stated, written)| {
            // `$20K/yr` of a grant of 80,000 over four years.
            let years = i64::from(pair.entry.years());
            let is_share = name == "stock" && pair.row.compensation.years() == 1;
            !(is_share && written.amount.0.checked_mul(years) == Some(stated.value.0))
        })
        .map(|(stated, written)| Edit::replace(stated.range, written.amount.0.to_string()))
        .collect();
    if edits.is_empty() {
        return;
    }
    let stated = words::band(low.value, high.value, pair.currency());
    let range = edits[0].range;
    if name == "stock"
        && let Some(line) = vesting_line(pair)
    {
        edits.extend(insert_into(guide, pair.entry, &[line]));
    }
    let twin = twin(pair, cell, low.value, high.value);
    let finding = finding(context, pair, name, &stated, range, cell);
    report(context, finding, cell, edits, twin);
}

/// Another cell for the same component that holds the figures stated: then it is not that one of
/// them is wrong, but that two rows became one.
fn twin<'g>(pair: Pair<'g>, cell: &PayCell, low: Amount, high: Amount) -> Option<&'g PayCell> {
    pair.row.cells.iter().find(|other| {
        other.column == cell.column
            && pair
                .amounts(other)
                .is_some_and(|[from, to]| agrees(low, &from) && agrees(high, &to))
    })
}

fn check_bonus(guide: &Guide, context: &mut Context<'_>, pair: Pair<'_>, cell: &PayCell) {
    match (&pair.entry.bonus, &pair.row.compensation.bonus) {
        (Bonus::Amounts(band), Bonus::Amounts(in_row)) if in_row.values().is_some() => {
            check_amounts(guide, context, pair, "bonus", (band, cell));
        }
        (stated, written) => {
            let (Some(stated_band), Some(written_band)) = (stated.percents(), written.percents())
            else {
                return;
            };
            let collapsed = matches!(stated, Bonus::Single(_))
                && written_band.0 <= stated_band.0
                && stated_band.0 <= written_band.1;
            if stated_band == written_band || collapsed {
                return;
            }
            let edits = percent_edits(stated, written_band);
            let range = stated.range().unwrap_or(pair.entry.range);
            let text = words::percents(stated_band.0, stated_band.1);
            let finding = finding(context, pair, "bonus", &text, range, cell);
            report(context, finding, cell, edits, None);
        }
    }
}

/// A single percentage can't become a range in place: that has no fix here.
fn percent_edits(stated: &Bonus, (low, high): (Percent, Percent)) -> Vec<Edit> {
    let edit = |range: Option<TextRange>, value: Percent| {
        range.map(|range| Edit::replace(range, value.to_string()))
    };
    match stated {
        Bonus::Single(slot) if low == high => edit(slot.range(), low).into_iter().collect(),
        Bonus::Percents(band) => [edit(band.low.range(), low), edit(band.high.range(), high)]
            .into_iter()
            .flatten()
            .collect(),
        _ => Vec::new(),
    }
}

fn finding(
    context: &Context<'_>,
    pair: Pair<'_>,
    name: &str,
    stated: &str,
    range: TextRange,
    cell: &PayCell,
) -> Diagnostic {
    let message = format!(
        "{name} of {} is {stated} in the front matter, but {} in the table",
        pair.entry.label(),
        cell.text
    );
    context
        .finding(message, range, format!("the table says {}", cell.text))
        .related(cell.cell.range, format!("the front matter says {stated}"))
        .help("correct the one that is wrong, so that both say the same")
}

fn report(
    context: &mut Context<'_>,
    mut finding: Diagnostic,
    cell: &PayCell,
    edits: Vec<Edit>,
    twin: Option<&PayCell>,
) {
    if let Some(twin) = twin {
        finding = finding
            .related(twin.cell.range, "the front matter has these figures")
            .note(format!(
                "the table states two: \"{}\" and \"{}\"",
                cell.header, twin.header
            ));
    }
    context.report(match edits.is_empty() {
        true => finding,
        false => finding.fix(Fix {
            title: format!("take {} from the table", cell.text),
            edits,
            safety: Safety::Unsafe,
        }),
    });
}
