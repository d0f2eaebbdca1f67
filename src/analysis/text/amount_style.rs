//! How messages name amounts: the way the guide's own table writes them, `£318K`.

use crate::analysis::pay::pair::{Pair, agrees};
use crate::analysis::text::notation::like_as_a_whole;
use crate::analysis::text::phrases;
use crate::model::cell::Money;
use crate::model::{Amount, Column, Compensation, Component, Currency, Exact, Guide, PayRow};

/// The notation and the currency of one entry's amounts.
#[derive(Clone, Copy)]
pub(crate) struct AmountStyle<'g> {
    /// An amount of the table, as it stands there.
    sample: Option<(&'g str, Money)>,
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
    pub fn of(guide: &'g Guide, entry: &Compensation, row: Option<&'g PayRow>) -> AmountStyle<'g> {
        let currency = entry.currency.value().copied();
        let own = row.filter(|row| means_the_same(Pair { entry, row }));
        // Where the row is in another currency than the entry says, its figures are in that one.
        let disputed = own.and_then(|row| Pair { entry, row }.disputed_currency());
        let currency = disputed.or(currency);
        let sample = own.and_then(|row| sample(guide, entry, row));
        match (sample, currency) {
            (None, Some(currency)) => AmountStyle::in_currency(guide, currency),
            _ => AmountStyle { sample, currency },
        }
    }

    /// As the guide's table writes amounts in `currency`.
    pub fn in_currency(guide: &'g Guide, currency: Currency) -> AmountStyle<'g> {
        let table = guide.body.pay_table.as_ref();
        let mut rows = table
            .map_or(&[][..], |table| &table.rows)
            .iter()
            .filter(|row| row.compensation.currency.value() == Some(&currency));
        AmountStyle {
            sample: rows.find_map(|row| sample(guide, &row.compensation, row)),
            currency: Some(currency),
        }
    }

    /// As `text` writes `money`.
    pub fn like(text: &'g str, money: Money, currency: Currency) -> AmountStyle<'g> {
        AmountStyle {
            sample: Some((text, money)),
            currency: Some(currency),
        }
    }

    pub fn amount(&self, amount: Amount) -> String {
        let like = self.sample.and_then(|(text, money)| match amount {
            Amount(0) => nothing_like(text),
            _ => like_as_a_whole(text, &money, amount, self.currency),
        });
        like.unwrap_or_else(|| phrases::money(amount, self.currency))
    }

    /// An interval of exact sums, to whole units: `£360.5K to £373.5K`, or one figure.
    pub fn interval(&self, low: Exact, high: Exact) -> String {
        let (low, high) = (low.rounded(), high.rounded());
        if low == high {
            self.amount(low)
        } else {
            format!("{} to {}", self.amount(low), self.amount(high))
        }
    }

    /// `£205K–£260K`, or one figure.
    pub fn band(&self, low: Amount, high: Amount) -> String {
        if low == high {
            self.amount(low)
        } else {
            format!("{}–{}", self.amount(low), self.amount(high))
        }
    }
}

/// `$0` like `$318K`: `$0K` is no way to write nothing.
fn nothing_like(text: &str) -> Option<String> {
    let mark = text.split(|c: char| c.is_ascii_digit()).next()?;
    let is_mark = mark.chars().any(is_of_a_mark);
    is_mark.then(|| format!("{mark}0"))
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

/// An amount of the row that says its currency.
fn sample<'g>(guide: &'g Guide, entry: &Compensation, row: &'g PayRow) -> Option<(&'g str, Money)> {
    let pair = Pair { entry, row };
    COLUMNS.iter().find_map(|column| {
        let ends = pair.amounts(row.cell(*column)?)?;
        let mut texts = ends
            .map(|money| (guide.source.slice(money.range), money))
            .into_iter();
        texts.find(|(text, _)| text.chars().any(is_of_a_mark))
    })
}

/// Whether `c` is part of a currency's mark, and not of a number or its unit.
fn is_of_a_mark(c: char) -> bool {
    if c.is_ascii() {
        c == '$' || c.is_ascii_alphabetic() && !matches!(c, 'K' | 'k' | 'M' | 'm' | 'B' | 'L' | 'l')
    } else {
        !c.is_whitespace() && !matches!(c, '’' | '万' | '億' | '억')
    }
}
