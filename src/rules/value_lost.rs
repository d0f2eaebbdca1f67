//! The table states a figure, the front matter does not.
//!
//! ## What it finds
//!
//! Base salary, stock, bonus, signing bonus or total that is `null` or absent in the front matter
//! while the body's table states it for the same region.
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
//! Safe: the fix fills in exactly what the table states.

use super::entry_text::{band_lines, bonus_lines, insert_into, replace_line};
use super::pairs::{BONUS_COLUMNS, MONEY_FIELDS, Pair, head, pairs};
use super::{Context, Meta, Rule, meta};
use crate::diagnostic::{Fix, Safety};
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
                if stated.is_unstated()
                    && in_row.values().is_some()
                    && let Some(cell) = pair.cell(field.columns)
                {
                    let edits = band_edits(guide, pair, field.keys, stated, in_row);
                    report(context, pair, field.name, stated.range(), cell, edits);
                }
            }
            let bonus = &pair.entry.bonus;
            let lines = bonus_lines(&pair.row.compensation.bonus);
            if bonus.is_unstated()
                && !lines.is_empty()
                && let Some(cell) = pair.cell(BONUS_COLUMNS)
            {
                let edits = bonus_edits(guide, pair, bonus, &lines);
                report(context, pair, "bonus", bonus.range(), cell, edits);
            }
        }
    }
}

fn report(
    context: &mut Context<'_>,
    pair: Pair<'_>,
    name: &str,
    place: Option<TextRange>,
    cell: &PayCell,
    edits: Vec<Edit>,
) {
    let how = match place {
        Some(_) => "null",
        None => "absent",
    };
    let finding = context
        .finding(
            format!(
                "{name} of {} is {how} in the front matter, but the table states {}",
                pair.entry.label(),
                cell.text
            ),
            place.unwrap_or_else(|| head(pair.entry)),
            format!("{name} is {how}"),
        )
        .related(cell.cell.range, "stated here")
        .help(format!("fill in what the table states: {}", cell.text))
        .fix(Fix {
            title: format!("take {} from the table", cell.text),
            edits,
            safety: Safety::Safe,
        });
    context.report(finding);
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
    let ends = [&stated.low, &stated.high].into_iter();
    for (slot, line) in ends.zip(band_lines(keys, in_row)) {
        match slot {
            Slot::Null { range } => edits.push(replace_line(guide, *range, &[line])),
            _ => lines.push(line),
        }
    }
    let vests_otherwise = pair.row.compensation.years() != pair.entry.years();
    if keys[0] == "stock_low" && vests_otherwise && pair.entry.vest_years.is_unstated() {
        lines.push(format!("stock_vest_years: {}", pair.row.compensation.years()));
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
