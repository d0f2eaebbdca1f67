//! How messages name amounts: the way the guide's own table writes them, `£318K`.

use crate::analysis::pay::pair::{Pair, agrees};
use crate::analysis::text::phrases;
use crate::model::cell::{Money, Notation};
use crate::model::{Amount, Column, Compensation, Component, Currency, Exact, Guide, PayRow};

/// The notation and the currency of one entry's amounts.
#[derive(Clone, Copy)]
pub(crate) struct AmountStyle<'g> {
    /// That of an amount of the table.
    notation: Option<Notation<'g>>,
    currency: Option<Currency>,
}

/// Where to look for a sample, the most telling column first.
const COLUMNS: [Column; 5] = [
    Column::Total,
    Column::Base,
    Column::Stock,
    Column::Bonus,
    Column::SignOn,
];

impl<'g> AmountStyle<'g> {
    /// As the row of `entry` writes amounts, or else another row in its currency.
    pub(crate) fn of(
        guide: &'g Guide,
        entry: &Compensation,
        row: Option<&'g PayRow>,
    ) -> AmountStyle<'g> {
        let currency = entry.currency.value().copied();
        let own = row.filter(|row| means_the_same(Pair { entry, row }));
        // Where the row is in another currency than the entry says, its figures are in that one.
        let disputed = own.and_then(|row| Pair { entry, row }.disputed_currency());
        let currency = disputed.or(currency);
        let notation = own.and_then(|row| notation(guide, Pair { entry, row }, currency));
        match (notation, currency) {
            (None, Some(currency)) => AmountStyle::in_currency(guide, currency),
            _ => AmountStyle { notation, currency },
        }
    }

    /// As the guide's table writes amounts in `currency`.
    pub(crate) fn in_currency(guide: &'g Guide, currency: Currency) -> AmountStyle<'g> {
        let table = guide.body.pay_table.as_ref();
        let mut rows = table
            .map_or(&[][..], |table| &table.rows)
            .iter()
            .filter(|row| row.compensation.currency.value() == Some(&currency));
        let currency = Some(currency);
        let notation = rows.find_map(|row| {
            let entry = &row.compensation;
            notation(guide, Pair { entry, row }, currency)
        });
        AmountStyle { notation, currency }
    }

    /// As `text` writes `money`.
    pub(crate) fn like(text: &'g str, money: Money, currency: Currency) -> AmountStyle<'g> {
        let currency = Some(currency);
        AmountStyle {
            notation: Notation::read(text, &money, currency),
            currency,
        }
    }

    pub(crate) fn amount(&self, amount: Amount) -> String {
        let printed = self.notation.and_then(|style| style.print_alone(amount));
        let printed = printed.filter(|text| !has_long_number(text));
        printed.unwrap_or_else(|| phrases::money(amount, self.currency))
    }

    /// An interval of exact sums, to whole units: `£360.5K to £373.5K`, or one figure.
    pub(crate) fn interval(&self, low: Exact, high: Exact) -> String {
        let (low, high) = (low.rounded(), high.rounded());
        if low == high {
            self.amount(low)
        } else {
            format!("{} to {}", self.amount(low), self.amount(high))
        }
    }

    /// `£205K–£260K`, or one figure.
    pub(crate) fn band(&self, low: Amount, high: Amount) -> String {
        if low == high {
            self.amount(low)
        } else {
            format!("{}–{}", self.amount(low), self.amount(high))
        }
    }
}

/// Whether digits are written in a row that are easier to read in groups: `£1295000`.
pub(crate) fn has_long_number(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() > 3)
}

/// Whether the row's figures are the entry's, whatever currency the entry names.
fn means_the_same(pair: Pair<'_>) -> bool {
    let Some(written) = pair.disputed_currency() else {
        return true;
    };
    let agree = Component::ONE_BAND.into_iter().any(|component| {
        let ends = { pair.row.cell_of(component) }.and_then(|cell| pair.row.own_amounts(cell));
        match (ends, component.values(pair.entry)) {
            (Some(ends), Some([low, high])) => agrees(low, &ends.low) && agrees(high, &ends.high),
            _ => false,
        }
    });
    agree && pair.row.currencies() == [written]
}

/// That of an amount of the row which says its currency.
fn notation<'g>(
    guide: &'g Guide,
    pair: Pair<'_>,
    currency: Option<Currency>,
) -> Option<Notation<'g>> {
    COLUMNS.iter().find_map(|column| {
        let ends = pair.amounts(pair.row.cell(*column)?)?;
        let read = |money: Money| {
            let written = guide.source.slice(money.range);
            Notation::read(written, &money, currency)
        };
        let mut notations = ends.into_iter().filter_map(read);
        notations.find(Notation::names_currency)
    })
}
