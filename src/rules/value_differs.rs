//! Front matter and pay table state different figures.
//!
//! ## What it finds
//!
//! An amount or a bonus percentage that both state and that differ after the front matter's figure
//! is rounded to the precision of the table's cell: `192,400` agrees with `$192K`. Of a cell in two
//! currencies, the one in the entry's currency counts. A figure in the front matter also differs from
//! a cell that says there is none: `—`, `None`.
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
//! ````pay fails
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
//! ## Fix safety
//!
//! Unsafe: the fix takes the table's figure, but the front matter may be the newer of the two. Where
//! the cell can state the front matter's figure in its own notation, that is offered beside it.

use super::cell_text::{amounts_into_cell, percents_into_cell, plain_band, stated_band};
use super::entry_text::{bonus_lines, insert_into, replace_line, vesting_line};
use super::pairs::{BONUS_COLUMNS, MONEY_FIELDS, Pair, agrees, pairs};
use super::{Context, Meta, Rule, meta, words};
use crate::diagnostic::{Fix, Safety};
use crate::model::cell::CellValue;
use crate::model::{Amount, Band, Bonus, Column, Guide, PayCell, Percent};
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
                let band = (field.of)(pair.entry);
                let is_read = (field.of)(&pair.row.compensation).values().is_some();
                let found = match says_none(pair, field.columns) {
                    Some(cell) => amounts_for_none(pair, field.name, band, cell),
                    None => pair
                        .cell(field.columns)
                        .filter(|_| is_read)
                        .and_then(|cell| amounts(guide, pair, field.name, band, cell)),
                };
                if let Some(found) = found {
                    report(context, pair, found);
                }
            }
            let found = match says_none(pair, BONUS_COLUMNS) {
                Some(cell) => bonus_for_none(pair, cell),
                None => pair
                    .cell(BONUS_COLUMNS)
                    .and_then(|cell| bonus(guide, pair, cell)),
            };
            if let Some(found) = found {
                report(context, pair, found);
            }
        }
    }
}

/// A part of pay of which the two sides state different figures.
struct Difference<'g> {
    name: &'static str,
    /// What the front matter states, in words, and where.
    stated: String,
    place: TextRange,
    cell: &'g PayCell,
    /// Another cell for the same component that holds the figures stated: then it is not that one
    /// of them is wrong, but that two rows became one.
    twin: Option<&'g PayCell>,
    /// Edits that make the front matter state what the table does.
    take: Option<Vec<Edit>>,
    /// Edits that make the table state what the front matter does.
    give: Option<Vec<Edit>>,
}

fn amounts<'g>(
    guide: &Guide,
    pair: Pair<'g>,
    name: &'static str,
    band: &Band<Amount>,
    cell: &'g PayCell,
) -> Option<Difference<'g>> {
    let (low, high) = (band.low.spanned()?, band.high.spanned()?);
    let written = pair.amounts(cell)?;
    let row_years = pair.row.compensation.years();
    let mut take: Vec<Edit> = [low, high]
        .into_iter()
        .zip(&written)
        .filter(|(stated, written)| !agrees(stated.value, written))
        .filter(|(stated, written)| {
            // `$20K/yr` of a grant of 80,000 over four years.
            let years = i64::from(pair.entry.years());
            let is_share = name == "stock" && row_years == 1;
            !(is_share && written.amount.0.checked_mul(years) == Some(stated.value.0))
        })
        .map(|(stated, written)| Edit::replace(stated.range, written.amount.0.to_string()))
        .collect();
    let place = take.first()?.range;
    if name == "stock"
        && let Some(line) = vesting_line(pair)
    {
        take.extend(insert_into(guide, pair.entry, &[line]));
    }
    // Figures go with their currency.
    take.extend(pair.currency_edit().map(|(_, edit)| edit));
    let ends = [low.value, high.value];
    let twin = twin(pair, cell, ends);
    let same_grant = name != "stock" || row_years == pair.entry.years();
    Some(Difference {
        name,
        stated: stated_band(guide, pair, cell, ends),
        place,
        cell,
        twin,
        take: Some(take),
        give: amounts_into_cell(guide, pair, cell, ends).filter(|_| same_grant && twin.is_none()),
    })
}

fn twin<'g>(pair: Pair<'g>, cell: &PayCell, [low, high]: [Amount; 2]) -> Option<&'g PayCell> {
    pair.row.cells.iter().find(|other| {
        other.column == cell.column
            && pair
                .amounts(other)
                .is_some_and(|[from, to]| agrees(low, &from) && agrees(high, &to))
    })
}

fn bonus<'g>(guide: &Guide, pair: Pair<'g>, cell: &'g PayCell) -> Option<Difference<'g>> {
    let (stated, written) = (&pair.entry.bonus, &pair.row.compensation.bonus);
    if let (Bonus::Amounts(band), Bonus::Amounts(in_row)) = (stated, written) {
        in_row.values()?;
        return amounts(guide, pair, "bonus", band, cell);
    }
    let (ends, (low, high)) = (stated.percents()?, written.percents()?);
    let collapsed = matches!(stated, Bonus::Single(_)) && low <= ends.0 && ends.0 <= high;
    if ends == (low, high) || collapsed {
        return None;
    }
    let edit = |range: TextRange, value: Percent| Edit::replace(range, value.to_string());
    let take = match stated {
        Bonus::Percents(band) => match (band.low.range(), band.high.range()) {
            (Some(from), Some(to)) => Some(vec![edit(from, low), edit(to, high)]),
            _ => None,
        },
        _ => replace_line(guide, stated.range()?, &bonus_lines(written)).map(|edit| vec![edit]),
    };
    Some(Difference {
        name: "bonus",
        stated: words::percents(ends.0, ends.1),
        place: stated.range()?,
        cell,
        twin: None,
        take,
        give: percents_into_cell(guide, cell, ends).map(|edit| vec![edit]),
    })
}

/// The cell in which the row says that there is no such pay, if no other one states any.
fn says_none<'g>(pair: Pair<'g>, columns: &[Column]) -> Option<&'g PayCell> {
    let is_none = |cell: &PayCell| cell.cell.value == CellValue::Nothing && !cell.text.is_empty();
    let mut cells = pair.row.cells.iter();
    let all = cells.all(|cell| !columns.contains(&cell.column) || is_none(cell));
    pair.cell(columns).filter(|_| all)
}

fn amounts_for_none<'g>(
    pair: Pair<'g>,
    name: &'static str,
    band: &Band<Amount>,
    cell: &'g PayCell,
) -> Option<Difference<'g>> {
    let (low, high) = (band.low.spanned()?, band.high.spanned()?);
    let stated = plain_band(pair, [low.value, high.value]);
    let is_some = high.value != Amount(0);
    is_some.then(|| for_none(name, stated, &[low.range, high.range], cell))
}

fn bonus_for_none<'g>(pair: Pair<'g>, cell: &'g PayCell) -> Option<Difference<'g>> {
    let bonus = &pair.entry.bonus;
    if let Bonus::Amounts(band) = bonus {
        return amounts_for_none(pair, "bonus", band, cell);
    }
    let (low, high) = bonus.percents()?;
    let places: Vec<TextRange> = match bonus {
        Bonus::Percents(band) => { [band.low.range(), band.high.range()].into_iter() }
            .flatten()
            .collect(),
        other => other.range().into_iter().collect(),
    };
    let is_some = high != Percent::whole(0) && !places.is_empty();
    is_some.then(|| for_none("bonus", words::percents(low, high), &places, cell))
}

fn for_none<'g>(
    name: &'static str,
    stated: String,
    places: &[TextRange],
    cell: &'g PayCell,
) -> Difference<'g> {
    let edits = places.iter().map(|range| Edit::replace(*range, "null"));
    Difference {
        name,
        stated,
        place: places.first().copied().unwrap_or_default(),
        cell,
        twin: None,
        take: Some(edits.collect()),
        give: None,
    }
}

fn report(context: &mut Context<'_>, pair: Pair<'_>, found: Difference<'_>) {
    let (name, stated, cell) = (found.name, &found.stated, found.cell);
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
    let mut finding = context
        .finding(
            format!("{name} of {region} is {stated} in the front matter, but {written}"),
            found.place,
            format!("the table says {}", cell.text),
        )
        .related(cell.cell.range, format!("the front matter says {stated}"))
        .help("correct the one that is wrong, so that both say the same");
    if let Some(twin) = found.twin {
        finding = finding
            .related(twin.cell.range, "the front matter has these figures")
            .note(format!(
                "the table states two: \"{}\" and \"{}\"",
                cell.header, twin.header
            ));
    }
    let fix = |title: String, edits: Vec<Edit>| Fix {
        title,
        edits,
        safety: Safety::Unsafe,
    };
    if let Some(edits) = found.take {
        finding = finding.fix(fix(title, edits));
    }
    if let Some(edits) = found.give {
        finding = finding.alternative(fix(format!("write {stated} in the table"), edits));
    }
    context.report(finding);
}
