//! What the rules that compare the front matter with the table share: the pairs, and how an amount
//! of one is stated in the other.

use crate::analysis::text::phrases;
use crate::model::cell::{Money, MoneyRange};
use crate::model::{Amount, Column, Compensation, Component, Currency, Guide, PayCell, PayRow};
use crate::text::TextRange;

/// An entry and the row about the same pay.
#[derive(Clone, Copy)]
pub(crate) struct Pair<'g> {
    pub entry: &'g Compensation,
    pub row: &'g PayRow,
}

/// The pairs of a guide, in the order of its entries.
pub(crate) fn pairs(guide: &Guide) -> impl Iterator<Item = Pair<'_>> {
    let rows = guide
        .body
        .pay_table
        .as_ref()
        .map_or(&[][..], |table| &table.rows);
    guide.pairing.pairs.iter().filter_map(|(entry, row)| {
        Some(Pair {
            entry: guide.front.compensation.get(*entry)?,
            row: rows.get(*row)?,
        })
    })
}

/// The entries that represent several levels, each as its pairs with the rows of those levels that
/// state anything.
pub(crate) fn collapsed(guide: &Guide) -> impl Iterator<Item = Vec<Pair<'_>>> {
    let rows = guide
        .body
        .pay_table
        .as_ref()
        .map_or(&[][..], |table| &table.rows);
    let groups = guide.pairing.collapsed.iter().map(|(entry, members)| {
        let levels = members.iter().filter_map(|row| {
            Some(Pair {
                entry: guide.front.compensation.get(*entry)?,
                row: rows.get(*row).filter(|row| row.states_figures())?,
            })
        });
        levels.collect::<Vec<_>>()
    });
    groups.filter(|levels| levels.len() > 1)
}

impl<'g> Pair<'g> {
    /// Amounts in the entry's currency: `90,000–120,000 GBP`.
    pub(crate) fn plain_band(self, [low, high]: [Amount; 2]) -> String {
        let currency = self.currency();
        let band = phrases::band(low, high, currency);
        match currency {
            Some(currency) => format!("{band} {currency}"),
            None => band,
        }
    }

    /// The cell that holds the first of `columns` the row has.
    pub(crate) fn cell(self, columns: &[Column]) -> Option<&'g PayCell> {
        columns.iter().find_map(|column| self.row.cell(*column))
    }

    /// The amounts of `cell` that the entry's figures should be: the cell's own, or, where the entry
    /// holds the row's second figures, those. `None` if they are reversed.
    pub(crate) fn amounts(self, cell: &PayCell) -> Option<[Money; 2]> {
        let own = self.row.own_amounts(cell)?;
        let range = match self.second(cell) {
            Some(second) if self.states_the_second() => second,
            _ => own,
        };
        (!range.is_reversed()).then_some([range.low, range.high])
    }

    /// The second amounts of `cell`, where they are in the entry's currency and the first are not.
    pub(crate) fn second(self, cell: &PayCell) -> Option<MoneyRange> {
        let band = cell.cell.money()?;
        let wanted = self.currency()?;
        let is_entrys = |range: &MoneyRange| {
            let mark = range.mark();
            mark.and_then(|mark| mark.resolve(Some(wanted))) == Some(wanted)
        };
        let second = band.alternative?;
        (is_entrys(&second) && !is_entrys(&band.own)).then_some(second)
    }

    /// Whether the entry's stock is what `cell` states, and more than nothing.
    pub(crate) fn states_the_grant_of(self, cell: &PayCell) -> bool {
        let both = self.entry.stock.values().zip(self.amounts(cell));
        both.is_some_and(|((low, high), [from, to])| {
            agrees(*low, &from) && agrees(*high, &to) && *high > Amount(0)
        })
    }

    /// Whether some figures of the entry are the row's second ones, in the entry's own currency.
    pub(crate) fn states_the_second(self) -> bool {
        Component::ONE_BAND.into_iter().any(|component| {
            let cell = self.row.cell_of(component);
            let second = cell.and_then(|cell| self.second(cell));
            match (second, component.values(self.entry)) {
                (Some(second), Some([low, high])) => {
                    agrees(low, &second.low) && agrees(high, &second.high)
                }
                _ => false,
            }
        })
    }

    /// The row's currency, where the entry names another one and does not mean the row's second.
    pub(crate) fn disputed_currency(self) -> Option<Currency> {
        let written = *self.row.compensation.currency.value()?;
        let stated = self.currency()?;
        let is_local_dollar = stated.is_dollar()
            && !self.row.currency_is_certain()
            && self.place_currency() == Some(stated);
        let agrees = stated == written || is_local_dollar || self.states_the_second();
        (!agrees).then_some(written)
    }

    /// Whether the row says beyond doubt which currency it is in.
    pub(crate) fn has_certain_currency(self) -> bool {
        let undisputed = self.disputed_currency().is_none();
        self.row.is_in_one_currency() && (undisputed || self.row.currency_is_certain())
    }

    fn place_currency(self) -> Option<Currency> {
        let label = self.row.compensation.region.value()?;
        label.place.as_ref().map(|place| place.currency)
    }

    pub(crate) fn currency(self) -> Option<Currency> {
        self.entry.currency.value().copied()
    }
}

/// Whether `stated`, rounded as `written` is, is the same amount.
pub(crate) fn agrees(stated: Amount, written: &Money) -> bool {
    stated.rounded_to(written.step) == written.amount
}

/// A short range to point at for an entry as a whole: its region.
pub(crate) fn head(entry: &Compensation) -> TextRange {
    entry
        .region
        .range()
        .or(entry.level.range())
        .unwrap_or(TextRange::at(entry.range.start()))
}
