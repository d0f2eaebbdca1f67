//! Where an entry and its row state different figures, and the edits that would make them one.

use crate::analysis::pay::entry_currency::currency_with;
use crate::analysis::pay::pair::{Pair, agrees};
use crate::analysis::text::phrases;
use crate::edit::cell::{amounts_into_cell, percents_into_cell, stated_band};
use crate::edit::entry::write_into;
use crate::edit::pay_lines::{bonus_lines, vesting_line};
use crate::model::cell::CellValue;
use crate::model::{Amount, Bonus, Component, Guide, PayCell, Percent};
use crate::text::{Edit, Spanned, TextRange};

/// A part of pay of which the two sides state different figures.
pub(crate) struct Difference<'g> {
    pub component: Component,
    /// What the front matter states, in words, and where.
    pub stated: String,
    pub place: TextRange,
    pub cell: &'g PayCell,
    /// Another cell for the same component that holds the figures stated: then it is not that one
    /// of them is wrong, but that two rows became one.
    pub twin: Option<&'g PayCell>,
    /// Edits that make the front matter state what the table does.
    pub take: Option<Vec<Edit>>,
    /// Edits that make the table state what the front matter does.
    pub give: Option<Vec<Edit>>,
}

/// Amounts that both sides state, and state differently.
pub(crate) fn amounts<'g>(
    guide: &Guide,
    pair: Pair<'g>,
    component: Component,
    cell: &'g PayCell,
) -> Option<Difference<'g>> {
    let [low, high] = stated_ends(pair, component)?;
    let written = pair.amounts(cell)?;
    let row_years = pair.row.compensation.years();
    let may_be_a_share = row_years == 1 || pair.row.contested_stock().is_some();
    let figures: Vec<Edit> = [low, high]
        .into_iter()
        .zip(&written)
        .filter(|(stated, written)| !agrees(stated.value, written))
        .filter(|(stated, written)| {
            // `$20K/yr` of a grant of 80,000 over four years.
            let years = i64::from(pair.entry.years());
            let is_share = component == Component::Stock && may_be_a_share;
            !(is_share && written.amount.0.checked_mul(years) == Some(stated.value.0))
        })
        .map(|(stated, written)| Edit::replace(stated.range, written.amount.0.to_string()))
        .collect();
    let place = figures.first()?.range;
    let also = goes_along(guide, pair, component, cell);
    let take = also.map(|also| figures.into_iter().chain(also).collect());
    let ends = [low.value, high.value];
    let twin = twin(pair, cell, ends);
    let same_grant = component != Component::Stock || row_years == pair.entry.years();
    Some(Difference {
        component,
        stated: stated_band(guide, pair, cell, ends),
        place,
        cell,
        twin,
        take,
        give: amounts_into_cell(guide, pair, cell, ends).filter(|_| same_grant && twin.is_none()),
    })
}

/// What has to be written with the amounts of `cell`: their currency, and the years of a grant.
/// `None` where that can't be done.
fn goes_along(
    guide: &Guide,
    pair: Pair<'_>,
    component: Component,
    cell: &PayCell,
) -> Option<Vec<Edit>> {
    let mut edits = match vesting_line(pair).filter(|_| component == Component::Stock) {
        Some(line) => write_into(guide, pair.entry, vec![line])?,
        None => Vec::new(),
    };
    if let Some(currency) = currency_with(pair, cell).ok()? {
        edits.push(Edit::replace(pair.entry.currency.range()?, currency.code()));
    }
    Some(edits)
}

fn twin<'g>(pair: Pair<'g>, cell: &PayCell, [low, high]: [Amount; 2]) -> Option<&'g PayCell> {
    pair.row.cells.iter().find(|other| {
        other.column == cell.column
            && pair
                .amounts(other)
                .is_some_and(|[from, to]| agrees(low, &from) && agrees(high, &to))
    })
}

/// A bonus that both sides state, and state differently.
pub(crate) fn bonus<'g>(
    guide: &Guide,
    pair: Pair<'g>,
    cell: &'g PayCell,
) -> Option<Difference<'g>> {
    let (stated, written) = (&pair.entry.bonus, &pair.row.compensation.bonus);
    if let (Bonus::Amounts(_), Bonus::Amounts(in_row)) = (stated, written) {
        in_row.values()?;
        return amounts(guide, pair, Component::Bonus, cell);
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
        _ => guide
            .yaml_editor()
            .replace_pair(stated.range()?, &bonus_lines(written))
            .map(|edit| vec![edit]),
    };
    Some(Difference {
        component: Component::Bonus,
        stated: phrases::percents(ends.0, ends.1),
        place: stated.range()?,
        cell,
        twin: None,
        take,
        give: percents_into_cell(guide, cell, ends).map(|edit| vec![edit]),
    })
}

/// Both ends of what the entry states for `component`, in amounts.
fn stated_ends(pair: Pair<'_>, component: Component) -> Option<[&Spanned<Amount>; 2]> {
    let band = component.band(pair.entry)?;
    Some([band.low.spanned()?, band.high.spanned()?])
}

/// The cell in which the row says that there is no such pay, if no other one states any.
pub(crate) fn says_none(pair: Pair<'_>, component: Component) -> Option<&PayCell> {
    let is_none = |cell: &PayCell| cell.cell.value == CellValue::Nothing && !cell.text.is_empty();
    let mut cells = pair.row.cells.iter();
    let columns = component.columns();
    let all = cells.all(|cell| !columns.contains(&cell.column) || is_none(cell));
    pair.row.cell_of(component).filter(|_| all)
}

/// Amounts where `cell` says there are none; amounts of nothing agree with it.
pub(crate) fn amounts_for_none<'g>(
    pair: Pair<'g>,
    component: Component,
    cell: &'g PayCell,
) -> Option<Difference<'g>> {
    let [low, high] = stated_ends(pair, component)?;
    let stated = pair.plain_band([low.value, high.value]);
    let is_some = high.value != Amount(0);
    is_some.then(|| for_none(component, stated, &[low.range, high.range], cell))
}

/// A bonus where `cell` says there is none.
pub(crate) fn bonus_for_none<'g>(pair: Pair<'g>, cell: &'g PayCell) -> Option<Difference<'g>> {
    let bonus = &pair.entry.bonus;
    if let Bonus::Amounts(_) = bonus {
        return amounts_for_none(pair, Component::Bonus, cell);
    }
    let (low, high) = bonus.percents()?;
    let places: Vec<TextRange> = match bonus {
        Bonus::Percents(band) => { [band.low.range(), band.high.range()].into_iter() }
            .flatten()
            .collect(),
        other => other.range().into_iter().collect(),
    };
    let is_some = high != Percent::whole(0) && !places.is_empty();
    is_some.then(|| {
        for_none(
            Component::Bonus,
            phrases::percents(low, high),
            &places,
            cell,
        )
    })
}

fn for_none<'g>(
    component: Component,
    stated: String,
    places: &[TextRange],
    cell: &'g PayCell,
) -> Difference<'g> {
    let edits = places.iter().map(|range| Edit::replace(*range, "null"));
    Difference {
        component,
        stated,
        place: places.first().copied().unwrap_or_default(),
        cell,
        twin: None,
        take: Some(edits.collect()),
        give: None,
    }
}
