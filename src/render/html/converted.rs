//! Pay of several currencies in one, where the project states rates of exchange.

use serde::Serialize;

use super::money;
use super::words::Day;
use crate::model::{Currency, ExchangeRates};
use crate::render::catalog::{AmountRange, PayCard};

/// What a page says of the rates that it converts by.
#[derive(Serialize)]
pub(super) struct RatesNote {
    code: &'static str,
    name: &'static str,
    source: String,
    date: Day,
    /// `1 USD = 0.92 EUR`, of each currency that is converted.
    rates: Vec<String>,
}

impl RatesNote {
    /// What there is to say where pay in `currencies` is converted.
    pub(super) fn of(
        rates: &ExchangeRates,
        currencies: impl Iterator<Item = Currency>,
    ) -> RatesNote {
        let stated = currencies.filter_map(|currency| {
            let rate = &rates.of(currency)?.text;
            Some(format!("1 {currency} = {rate} {}", rates.to))
        });
        RatesNote {
            code: rates.to.code(),
            name: rates.to.name(),
            source: rates.source.clone(),
            date: Day::of(rates.date),
            rates: stated.collect(),
        }
    }
}

/// `range`, which is in `currency`, in the currency of the rates; `None` where it cannot be converted.
pub(super) fn converted(
    range: AmountRange,
    currency: Option<Currency>,
    rates: &ExchangeRates,
) -> Option<AmountRange> {
    let currency = currency.filter(|currency| rates.covers(*currency))?;
    let convert = |amount| rates.convert(amount, currency);
    Some(AmountRange {
        low: range.low.and_then(convert),
        high: range.high.and_then(convert),
    })
}

/// The total as a page shows it beside the one that is stated: `≈ €118,000–€141,000 at 1.175, 1 Nov 2026`.
/// `None` where it is stated in that currency, or cannot be converted.
pub(super) fn converted_total(pay: &PayCard, rates: &ExchangeRates) -> Option<String> {
    let rate = rates.of(pay.currency?)?;
    let total = converted(pay.total, pay.currency, rates)?;
    let shown = money::range(total, Some(rates.to))?;
    let day = Day::of(rates.date).text;
    Some(format!("≈\u{a0}{shown} at {}, {day}", rate.text))
}
