//! What the table states of an entry's pay, and the entry does not. Columns that have no key of their
//! own are in `lost_columns`.

use crate::analysis::pay::pair::Pair;
use crate::edit::pay_lines::{amount_lines, bonus_lines, vesting_line};
use crate::model::cell::CellValue;
use crate::model::{Band, Bonus, Column, Component, PayCell};
use crate::text::TextRange;

/// What the front matter does not state.
pub(crate) struct Lost<'g> {
    pub name: &'static str,
    /// The `null`s in its place.
    pub places: Vec<TextRange>,
    /// Where the table states it.
    pub cell: &'g PayCell,
    /// The words that state it: the cell's, or its header's.
    pub text: &'g str,
    /// The lines that would state it, in the place of these keys; none where the cell's figures are
    /// not pay for a year, or it is not known for how many years they are.
    pub lines: Vec<String>,
    pub instead_of: &'static [&'static str],
    pub is_money: bool,
    /// Whether the lines contradict a key that the entry has.
    pub overrides: bool,
    /// Whether the cell states only the low end: `€60,000+`.
    pub is_one_end: bool,
}

/// What `pair`'s entry leaves out, in the order of its keys.
pub(crate) fn lost_values(pair: Pair<'_>) -> impl Iterator<Item = Lost<'_>> {
    let lost = Component::ALL.into_iter().filter_map(move |component| {
        match component {
            Component::Bonus => lost_bonus(pair),
            // `column-lost` reports other pay.
            Component::Other => None,
            _ => lost_band(pair, component),
        }
    });
    lost.chain(lost_vesting(pair))
}

fn lost_band(pair: Pair<'_>, component: Component) -> Option<Lost<'_>> {
    let stated = component.band(pair.entry)?;
    let in_row = component.band(&pair.row.compensation)?;
    let cell = pair.row.cell_of(component).filter(|cell| is_ours(cell))?;
    if !stated.is_unstated() || in_row.is_unstated() {
        return None;
    }
    let amounts = pair.amounts(cell).filter(|_| in_row.values().is_some());
    let mut lines = amounts.map_or_else(Vec::new, |[low, high]| {
        amount_lines(component.amount_keys(), low.amount, high.amount).to_vec()
    });
    let mut overrides = false;
    if cell.column == Column::Stock {
        match vesting_line(pair).filter(|_| !lines.is_empty()) {
            _ if pair.row.contested_stock().is_some() => lines.clear(),
            Some(line) => {
                overrides = !pair.entry.vest_years.is_unstated();
                lines.push(line);
            }
            None => {}
        }
    }
    Some(Lost {
        name: component.name(),
        places: ranges(stated),
        cell,
        text: &cell.text,
        lines,
        instead_of: component.keys(),
        is_money: true,
        is_one_end: in_row.low.value().is_some() && in_row.high.value().is_none(),
        overrides,
    })
}

fn lost_bonus(pair: Pair<'_>) -> Option<Lost<'_>> {
    let component = Component::Bonus;
    let (bonus, in_row) = (&pair.entry.bonus, &pair.row.compensation.bonus);
    let cell = pair.row.cell_of(component).filter(|cell| is_ours(cell))?;
    if !bonus.is_unstated() || in_row.is_unstated() {
        return None;
    }
    let lines = match (pair.amounts(cell), in_row) {
        (Some([low, high]), Bonus::Amounts(band)) if band.values().is_some() => {
            amount_lines(component.amount_keys(), low.amount, high.amount).to_vec()
        }
        _ => bonus_lines(in_row),
    };
    Some(Lost {
        name: component.name(),
        places: match bonus {
            Bonus::Percents(band) => ranges(band),
            Bonus::Amounts(band) => ranges(band),
            Bonus::Absent { .. } | Bonus::Single(_) => bonus.range().into_iter().collect(),
        },
        cell,
        text: &cell.text,
        lines,
        instead_of: component.keys(),
        is_money: matches!(in_row, Bonus::Amounts(_)),
        is_one_end: matches!(in_row, Bonus::Amounts(band) if band.low.value().is_some() && band.high.value().is_none()),
        overrides: false,
    })
}

/// The years over which the grant vests according to the table, if the entry has the same grant and does not
/// state its years: then four are assumed.
fn lost_vesting(pair: Pair<'_>) -> Option<Lost<'_>> {
    let cell = pair.cell(&[Column::Stock])?;
    let is_lost = pair.entry.is_vesting_unstated() && pair.states_the_grant_of(cell);
    let line = vesting_line(pair).filter(|_| is_lost)?;
    let years = *pair.row.compensation.vest_years.value()?;
    Some(Lost {
        name: "vesting period",
        places: pair.entry.vest_years.range().into_iter().collect(),
        cell,
        text: cell.text_with_years(years),
        lines: vec![line],
        instead_of: &["stock_vest_years"],
        is_money: false,
        overrides: false,
        is_one_end: false,
    })
}

/// Whether a cell states money or percentages, including pay for a month. `column-lost` reports money in a
/// column of two kinds of pay.
fn is_ours(cell: &PayCell) -> bool {
    let is_joint = matches!(cell.column, Column::SignOnOrBonus | Column::CarryOrBonus);
    let has_figures = matches!(
        cell.cell.value,
        CellValue::Money(_) | CellValue::Percent(_) | CellValue::PercentAndMoney(..)
    );
    has_figures && !(is_joint && cell.cell.money().is_some())
}

/// The places of a band's ends, where anything is written there.
fn ranges<T>(band: &Band<T>) -> Vec<TextRange> {
    [band.low.range(), band.high.range()]
        .into_iter()
        .flatten()
        .collect()
}
