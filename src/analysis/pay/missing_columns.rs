//! Which money columns of the table are not in the front matter, or under a key that is not theirs.
//! `value-lost` reports columns that have a key of their own.

use crate::analysis::pay::pair::{Pair, agrees, pairs};
use crate::model::cell::{CellValue, Money};
use crate::model::{Amount, Band, Bonus, Column, Component, Guide, PayCell};

/// A column of the table that the front matter loses, in some or all of its rows.
pub(crate) struct LostColumn<'g> {
    pub header: &'g str,
    pub column: Column,
    /// The component under whose keys its figures are stored, though they are not that.
    pub stored_as: Option<Component>,
    /// In the order of the entries.
    pub cells: Vec<(Pair<'g>, &'g PayCell)>,
}

/// The components under whose keys amounts of other columns are found.
const HOMES: [Component; 3] = [Component::Bonus, Component::Stock, Component::SigningBonus];

/// The lost columns, in the order they are met.
pub(crate) fn lost_columns(guide: &Guide) -> Vec<LostColumn<'_>> {
    let mut found: Vec<LostColumn<'_>> = Vec::new();
    for pair in pairs(guide) {
        for (index, cell) in pair.row.cells.iter().enumerate() {
            let stored_as = match fate(pair, index, cell) {
                Fate::Kept => continue,
                Fate::Lost => None,
                Fate::StoredAs(home) => Some(home),
            };
            let same = found.iter_mut().find(|column| {
                (column.header, column.column, column.stored_as)
                    == (cell.header.as_str(), cell.column, stored_as)
            });
            match same {
                Some(column) => column.cells.push((pair, cell)),
                None => found.push(LostColumn {
                    header: &cell.header,
                    column: cell.column,
                    stored_as,
                    cells: vec![(pair, cell)],
                }),
            }
        }
    }
    found
}

enum Fate {
    /// In the front matter, or another rule's to judge.
    Kept,
    Lost,
    StoredAs(Component),
}

fn fate(pair: Pair<'_>, index: usize, cell: &PayCell) -> Fate {
    let Some(amounts) = pair.amounts(cell) else {
        return Fate::Kept;
    };
    let entry = pair.entry;
    let pay = &pair.row.compensation;
    let is_joint = match cell.column {
        Column::Stock | Column::Bonus | Column::SignOn => return repeated(pair, index, cell),
        Column::CarryOrBonus | Column::StockOrBonus | Column::SignOnOrBonus => true,
        Column::Other | Column::TotalWithPremium => false,
        _ => return Fate::Kept,
    };
    let is_bonus = is_joint && pair.row.cell_of(Component::Bonus) == Some(cell);
    let is_judged = match cell.column {
        // One kind of other pay that both state is no loss, even where they differ.
        Column::Other | Column::StockOrBonus => pay.other.len() == 1 && !entry.other.is_empty(),
        Column::SignOnOrBonus => {
            if pay.signing_bonus.is_unstated() {
                is_bonus && !entry.bonus.is_unstated()
            } else {
                !entry.signing_bonus.is_unstated()
            }
        }
        // Amounts that differ are `value-differs`, and of a cell that states both, either will do.
        Column::CarryOrBonus if is_bonus => match &entry.bonus {
            Bonus::Amounts(band) => !band.is_unstated() && !states(band, &amounts),
            stated => {
                stated.percents().is_some()
                    && matches!(cell.cell.value, CellValue::PercentAndMoney(..))
            }
        },
        _ => false,
    };
    if is_judged || entry.other.iter().any(|other| states(&other.pay, &amounts)) {
        return Fate::Kept;
    }
    for home in HOMES {
        let Some(band) = home.band(entry).filter(|band| states(band, &amounts)) else {
            continue;
        };
        let own = home.own_column().and_then(|column| pair.row.cell(column));
        let own = own.and_then(|own| pair.amounts(own));
        if own.is_some_and(|own| states(band, &own)) {
            continue;
        }
        let fits = match cell.column {
            Column::StockOrBonus => home != Component::SigningBonus,
            Column::SignOnOrBonus => home == Component::SigningBonus,
            _ => false,
        };
        return if fits {
            Fate::Kept
        } else {
            Fate::StoredAs(home)
        };
    }
    let is_grant = cell.column == Column::StockOrBonus && is_years_share(pair, &amounts);
    if is_grant { Fate::Kept } else { Fate::Lost }
}

/// A second grant, bonus or signing bonus beside the first one, which alone has a key. The same
/// grant for another time is no second one.
fn repeated(pair: Pair<'_>, index: usize, cell: &PayCell) -> Fate {
    let first = pair.row.cells[..index]
        .iter()
        .filter(|other| other.column == cell.column)
        .find_map(|other| pair.amounts(other));
    let (Some(first), Some(second), Some(component)) =
        (first, pair.amounts(cell), cell.column.component())
    else {
        return Fate::Kept;
    };
    let same = |times: i64| {
        first.iter().zip(&second).all(|(one, two)| {
            let is = |small: Amount, large: &Money| {
                let whole = small.0.checked_mul(times);
                whole.is_some_and(|whole| agrees(Amount(whole), large))
            };
            is(one.amount, two) || is(two.amount, one)
        })
    };
    let sum = [0, 1].map(|end| first[end].amount.0.saturating_add(second[end].amount.0));
    let is_kept = component.values(pair.entry).is_some_and(|[low, high]| {
        agrees(low, &second[0]) && agrees(high, &second[1]) || [low.0, high.0] == sum
    });
    let is_second_year =
        component == Component::SigningBonus && states(&pair.entry.signing_bonus_year2, &second);
    if is_kept || is_second_year || (1..=10).any(same) {
        Fate::Kept
    } else {
        Fate::Lost
    }
}

fn states(band: &Band<Amount>, [low, high]: &[Money; 2]) -> bool {
    band.values()
        .is_some_and(|(from, to)| agrees(*from, low) && agrees(*to, high))
}

/// Whether the entry's grant is the amounts over its years.
fn is_years_share(pair: Pair<'_>, [low, high]: &[Money; 2]) -> bool {
    let years = i64::from(pair.entry.years());
    let whole = |share: &Money| share.amount.0.checked_mul(years);
    pair.entry
        .stock
        .values()
        .is_some_and(|(from, to)| whole(low) == Some(from.0) && whole(high) == Some(to.0))
}
