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
//! A bare `$` may be a Canadian one in Toronto, so the fix of this is not safe:
//!
//! ````pay fails currency-differs
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
//! ## Fix safety
//!
//! Safe: the fix fills in exactly what the table states, with its currency where the entry names
//! another. Unsafe where the row mixes currencies or
//! gives equivalents of pay in another one: which currency the figure is in must be settled first.

use super::entry_text::{amount_lines, bonus_lines, insert_into, replace_line, vesting_line};
use super::pairs::{BONUS_COLUMNS, MONEY_FIELDS, Pair, head, pairs};
use super::{Context, Meta, Rule, meta};
use crate::diagnostic::{Fix, Safety};
use crate::model::cell::CellValue;
use crate::model::{Amount, Band, Bonus, Column, Guide, PayCell, Slot};
use crate::text::{Edit, TextRange};

meta!("NG302", "value-lost", Error, SafeOrUnsafe, "value_lost.rs");

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
                let cell = pair.cell(field.columns).filter(|cell| is_ours(cell));
                if let Some(cell) = cell
                    && stated.is_unstated()
                    && !in_row.is_unstated()
                {
                    let edits = match in_row.values() {
                        Some(_) => band_edits(guide, pair, field.keys, stated, cell),
                        None => None,
                    };
                    let lost = Lost {
                        name: field.name,
                        places: ranges(stated),
                        cell,
                        is_yearly: in_row.values().is_some(),
                    };
                    report(context, pair, &lost, edits);
                }
            }
            check_bonus(guide, context, pair);
        }
    }
}

/// What the front matter does not state.
struct Lost<'g> {
    name: &'static str,
    /// The `null`s in its place.
    places: Vec<TextRange>,
    /// Where the table states it.
    cell: &'g PayCell,
    is_yearly: bool,
}

fn check_bonus(guide: &Guide, context: &mut Context<'_>, pair: Pair<'_>) {
    let (bonus, in_row) = (&pair.entry.bonus, &pair.row.compensation.bonus);
    let cell = pair.cell(BONUS_COLUMNS).filter(|cell| is_ours(cell));
    if let Some(cell) = cell
        && bonus.is_unstated()
        && !in_row.is_unstated()
    {
        let lines = match (pair.amounts(cell), in_row) {
            (Some([low, high]), Bonus::Amounts(band)) if band.values().is_some() => {
                amount_lines(["bonus_low", "bonus_high"], low.amount, high.amount).to_vec()
            }
            _ => bonus_lines(in_row),
        };
        let places = match bonus {
            Bonus::Percents(band) => ranges(band),
            Bonus::Amounts(band) => ranges(band),
            Bonus::Absent { .. } | Bonus::Single(_) => bonus.range().into_iter().collect(),
        };
        let lost = Lost {
            name: "bonus",
            places,
            cell,
            is_yearly: !lines.is_empty(),
        };
        let edits = match &lines[..] {
            [] => None,
            lines => bonus_edits(guide, pair, bonus, lines),
        };
        report(context, pair, &lost, edits);
    }
}

/// Whether a cell states money or percentages, be it for a month. Money in a column of two kinds of
/// pay is `column-lost`'s.
fn is_ours(cell: &PayCell) -> bool {
    let is_joint = matches!(cell.column, Column::SignOnOrBonus | Column::CarryOrBonus);
    has_figures(cell) && !(is_joint && cell.cell.money().is_some())
}

fn has_figures(cell: &PayCell) -> bool {
    matches!(
        cell.cell.value,
        CellValue::Money(_) | CellValue::Percent(_) | CellValue::PercentAndMoney(..)
    )
}

fn report(context: &mut Context<'_>, pair: Pair<'_>, lost: &Lost<'_>, edits: Option<Vec<Edit>>) {
    let (name, text) = (lost.name, &lost.cell.text);
    let how = match lost.places.is_empty() {
        true => "absent",
        false => "null",
    };
    let first = lost.places.first().copied();
    let mut finding = context
        .finding(
            format!(
                "{name} of {} is {how} in the front matter, but the table states {text}",
                pair.entry.label(),
            ),
            first.unwrap_or_else(|| head(pair.entry)),
            format!("{name} is {how}"),
        )
        .related(lost.cell.cell.range, "stated here");
    if let Some(second) = lost.places.get(1) {
        finding = finding.related(*second, "and this end too");
    }
    if !lost.is_yearly {
        context.report(
            finding
                .note(
                    "the table states pay for less than a year, so it can't be filled in as it is",
                )
                .help("state the pay for a year, in the table and in the front matter"),
        );
        return;
    }
    let fix = edits.map(|edits| fix(pair, text, edits));
    context.report(match fix {
        Some(fix) => finding.fix(fix),
        None => finding.help(format!("fill in what the table states: {text}")),
    });
}

/// Figures go with their currency: where the entry names another one, that is corrected too.
fn fix(pair: Pair<'_>, text: &str, mut edits: Vec<Edit>) -> Fix {
    let mut title = format!("take {text} from the table");
    if let Some((currency, edit)) = pair.currency_edit() {
        edits.push(edit);
        title.push_str(&format!(", in {currency}"));
    }
    Fix {
        title,
        edits,
        safety: match pair.has_certain_currency() {
            true => Safety::Safe,
            false => Safety::Unsafe,
        },
    }
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
    cell: &PayCell,
) -> Option<Vec<Edit>> {
    let [low, high] = pair.amounts(cell)?;
    let mut edits = Vec::new();
    let mut lines = Vec::new();
    let ends = [&stated.low, &stated.high].into_iter();
    for (slot, line) in ends.zip(amount_lines(keys, low.amount, high.amount)) {
        match slot {
            Slot::Null { range } => edits.push(replace_line(guide, *range, &[line])?),
            _ => lines.push(line),
        }
    }
    if keys[0] == "stock_low" {
        lines.extend(vesting_line(pair));
    }
    if !lines.is_empty() {
        edits.push(insert_into(guide, pair.entry, &lines)?);
    }
    Some(edits)
}

fn bonus_edits(
    guide: &Guide,
    pair: Pair<'_>,
    bonus: &Bonus,
    lines: &[String],
) -> Option<Vec<Edit>> {
    Some(match bonus {
        Bonus::Single(Slot::Null { range }) => vec![replace_line(guide, *range, lines)?],
        Bonus::Amounts(Band {
            low: Slot::Null { range: low },
            high: Slot::Null { range: high },
        })
        | Bonus::Percents(Band {
            low: Slot::Null { range: low },
            high: Slot::Null { range: high },
        }) if lines.len() == 2 => vec![
            replace_line(guide, *low, &lines[..1])?,
            replace_line(guide, *high, &lines[1..])?,
        ],
        _ => vec![insert_into(guide, pair.entry, lines)?],
    })
}
