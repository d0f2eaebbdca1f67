//! An entry has one currency for all of its figures: when it may take the one of its row.

use crate::analysis::pay::pair::{Pair, agrees};
use crate::analysis::pay::row_currencies::is_in;
use crate::model::cell::MoneyRange;
use crate::model::{Amount, Band, Column, Component, Currency, PayCell};

/// Why an amount of the table can't be filled in.
#[derive(Clone, Copy)]
pub(crate) enum CurrencyDoubt<'g> {
    /// The row gives equivalents of pay in another currency.
    Equivalent,
    /// The amount is not in the currency that the entry and its row agree on.
    OtherThanEntry(Currency),
    /// With the currency of the amount, this figure of the entry would be in a wrong one.
    Relabelled(Currency, StatedFigure<'g>),
}

/// What to do about any of these.
pub(crate) const SETTLE: &str = "decide in which currency people in this region are paid, and write the row and the entry in it";

impl CurrencyDoubt<'_> {
    pub(crate) fn reason(self) -> String {
        match self {
            CurrencyDoubt::Equivalent => {
                "the row gives equivalents of pay in another currency".to_string()
            }
            CurrencyDoubt::OtherThanEntry(currency) => format!(
                "the region's other pay is in {currency}, this is not, and an entry has one currency"
            ),
            CurrencyDoubt::Relabelled(currency, StatedFigure { component, cell }) => format!(
                "an entry has one currency: with {currency}, its {} would be in it too, which is {} in \
                 the table",
                component.name(),
                cell.text
            ),
        }
    }
}

/// A part of pay that an entry states, and the cell that does.
#[derive(Clone, Copy)]
pub(crate) struct StatedFigure<'g> {
    pub component: Component,
    pub cell: &'g PayCell,
}

/// The currency to be written with the amounts of `cell`, if the entry names another one.
pub(crate) fn currency_with<'g>(
    pair: Pair<'g>,
    cell: &PayCell,
) -> Result<Option<Currency>, CurrencyDoubt<'g>> {
    if pair.row.states_equivalents() {
        return Err(CurrencyDoubt::Equivalent);
    }
    let disputed = pair.disputed_currency();
    let wanted = disputed.or(pair.currency());
    let is_wanted = |range: MoneyRange| wanted.is_none_or(|wanted| is_in_it(pair, &range, wanted));
    let is_second = pair.second(cell).is_some() && pair.states_the_second();
    if let Some(wanted) = wanted
        && !is_second
        && !pair.row.own_amounts(cell).is_none_or(is_wanted)
    {
        return Err(CurrencyDoubt::OtherThanEntry(wanted));
    }
    match disputed.and_then(|currency| Some((currency, relabelled(&[pair], currency)?))) {
        Some((currency, figure)) => Err(CurrencyDoubt::Relabelled(currency, figure)),
        None => Ok(disputed),
    }
}

/// A figure of the pairs' entry that the table states in another currency than this one.
pub(crate) fn relabelled<'g>(pairs: &[Pair<'g>], currency: Currency) -> Option<StatedFigure<'g>> {
    let pair = *pairs.first()?;
    let mut stated = bands(pair).filter_map(|(component, _, cell)| {
        let cell = cell?;
        Some(StatedFigure { component, cell })
    });
    stated.find(|figure| {
        let own = pair.row.own_amounts(figure.cell);
        own.is_some_and(|own| !is_in_it(pair, &own, currency))
    })
}

/// Whether every figure that the pairs' entry states is one of the table's own, in the table's
/// currency: others may be right in the currency that the entry names.
pub(crate) fn has_the_tables_figures(pairs: &[Pair<'_>]) -> bool {
    let Some(pair) = pairs.first() else {
        return false;
    };
    let years = i64::from(pair.entry.years());
    bands(*pair).all(|(component, band, _)| {
        let written = pairs.iter().filter_map(|pair| {
            let mut own = bands(*pair).filter(|(other, ..)| *other == component);
            let range = pair.row.own_amounts(own.next()?.2?)?;
            Some([range.low, range.high])
        });
        let written: Vec<_> = written.flatten().collect();
        let mut ends = [&band.low, &band.high].into_iter();
        ends.all(|slot| {
            let Some(stated) = slot.value() else {
                return true;
            };
            written.iter().any(|money| {
                let whole = money.amount.0.checked_mul(years).map(Amount);
                agrees(*stated, money) || component == Component::Stock && whole == Some(*stated)
            })
        })
    })
}

/// What the entry states, with the row's cell for it.
fn bands(pair: Pair<'_>) -> impl Iterator<Item = (Component, &Band<Amount>, Option<&PayCell>)> {
    Component::ALL.into_iter().flat_map(move |component| {
        let bands = component.bands(pair.entry);
        let stated = bands.filter(|band| !band.is_unstated());
        stated.map(move |band| (component, band, cell_of(component, pair)))
    })
}

/// The cell that states `component`. An entry may hold a total with a premium as other pay.
fn cell_of(component: Component, pair: Pair<'_>) -> Option<&PayCell> {
    let with_premium = || match component {
        Component::Other => pair.row.cell(Column::TotalWithPremium),
        _ => None,
    };
    pair.row.cell_of(component).or_else(with_premium)
}

/// A bare `$` is the dollar of the entry, where the row has no other mark.
fn is_in_it(pair: Pair<'_>, range: &MoneyRange, currency: Currency) -> bool {
    let is_entrys = currency.is_dollar() && pair.currency() == Some(currency);
    let is_bare = is_entrys && pair.row.is_in_one_currency();
    is_in(range, currency) || is_bare && is_in(range, Currency::USD)
}
