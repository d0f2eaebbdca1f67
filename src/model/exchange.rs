//! Rates of exchange that a project states, to compare pay of several currencies.

use std::collections::BTreeMap;

use super::{Amount, Currency, Date};

/// What one unit of each currency is in another, on one day, from one source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExchangeRates {
    /// The currency that amounts are converted to.
    pub to: Currency,
    pub date: Date,
    /// Who says so.
    pub source: String,
    /// By the code of the currency.
    pub rates: BTreeMap<&'static str, ExchangeRate>,
}

/// How many units of one currency a unit of another is: an exact decimal number above zero.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExchangeRate {
    /// As it is written: `0.92`.
    pub text: String,
    /// The number without its point.
    digits: i128,
    /// Ten to the power of the decimal places.
    scale: i128,
}

/// Digits of a rate that are taken; amounts times rates must not overflow.
const MOST_DIGITS: usize = 12;

/// Converted amounts are rounded to fewer digits than this has: a rate of one day promises no more.
const FIRST_TOO_LONG: i128 = 1_000;

impl ExchangeRate {
    /// Reads `0.92`, `150`. `None` for anything else, for zero, and for more than twelve digits.
    pub fn parse(text: &str) -> Option<ExchangeRate> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = [whole, fraction].concat();
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_number || digits.len() > MOST_DIGITS {
            return None;
        }
        Some(ExchangeRate {
            text: text.to_string(),
            digits: digits.parse().ok().filter(|number| *number > 0)?,
            scale: 10_i128.pow(u32::try_from(fraction.len()).ok()?),
        })
    }

    /// `amount` times the rate, rounded to three digits.
    fn times(&self, amount: Amount) -> Amount {
        let exact = i128::from(amount.0) * self.digits;
        let mut step = self.scale;
        while exact.abs() / step >= FIRST_TOO_LONG {
            step *= 10;
        }
        let half = step / 2 * exact.signum();
        let rounded = (exact + half) / step * (step / self.scale);
        Amount(i64::try_from(rounded).unwrap_or(i64::MAX))
    }
}

impl ExchangeRates {
    /// The rate of `currency`; of the one that is converted to there is none.
    pub fn of(&self, currency: Currency) -> Option<&ExchangeRate> {
        self.rates.get(currency.code())
    }

    /// Whether amounts in `currency` can be compared with others: they are converted, or need not be.
    pub fn covers(&self, currency: Currency) -> bool {
        currency == self.to || self.of(currency).is_some()
    }

    /// `amount`, which is in `currency`, converted and rounded to three digits; unchanged where it need not be
    /// converted, `None` where it cannot.
    pub fn convert(&self, amount: Amount, currency: Currency) -> Option<Amount> {
        if currency == self.to {
            return Some(amount);
        }
        Some(self.of(currency)?.times(amount))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_converted_exactly_and_rounded_once() {
        let rates = ExchangeRates {
            to: Currency::from_code("EUR").unwrap(),
            date: "2026-11-01".parse().unwrap(),
            source: "a bank".to_string(),
            rates: BTreeMap::from([
                ("GBP", ExchangeRate::parse("1.175").unwrap()),
                ("JPY", ExchangeRate::parse("0.0061").unwrap()),
            ]),
        };
        let convert = |amount, code| {
            let currency = Currency::from_code(code).unwrap();
            rates
                .convert(Amount(amount), currency)
                .map(|amount| amount.0)
        };
        assert_eq!(convert(100_000, "GBP"), Some(118_000));
        assert_eq!(convert(-100_000, "GBP"), Some(-118_000));
        assert_eq!(convert(123, "GBP"), Some(145));
        assert_eq!(convert(12_345_678, "JPY"), Some(75_300));
        assert_eq!(convert(123_456, "EUR"), Some(123_456));
        assert_eq!(convert(1, "USD"), None);
        assert_eq!(convert(Amount::MAX.0, "GBP"), Some(1_180_000_000_000_000));
    }

    #[test]
    fn rates_are_plain_decimal_numbers_above_zero() {
        for text in ["0.92", "150", "1.0"] {
            assert_eq!(ExchangeRate::parse(text).expect(text).text, text);
        }
        for text in ["", "0", "0.0", "-1", "1e3", "1,5", ".5", "1234567890123"] {
            assert_eq!(ExchangeRate::parse(text), None, "{text}");
        }
    }
}
