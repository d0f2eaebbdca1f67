//! What currencies are worth, to the order of magnitude.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Currency;
use super::country::rows;

/// Currencies whose prices rise so fast that no round figure stays right for long have no row.
const DATA: &str = include_str!("rates.tsv");

impl Currency {
    /// `dollars` in this currency, in round figures; never to be shown as a conversion. `None` where
    /// no lasting rate is known.
    pub fn roughly(self, dollars: i64) -> Option<i64> {
        static RATES: OnceLock<HashMap<&'static str, i64>> = OnceLock::new();
        let rates = RATES.get_or_init(|| {
            rows(DATA)
                .filter_map(|[code, rate]| Some((code, rate.parse().ok()?)))
                .collect()
        });
        Some(dollars.saturating_mul(*rates.get(self.code())?) / 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Country;

    #[test]
    fn every_row_is_a_currency() {
        for [code, rate] in rows::<2>(DATA) {
            assert!(Currency::from_code(code).is_some(), "{code}");
            assert!(rate.parse::<i64>().is_ok_and(|rate| rate > 0), "{code}");
        }
        assert_eq!(Currency::USD.roughly(20_000), Some(20_000));
    }

    #[test]
    fn currencies_with_lasting_prices_have_a_rate() {
        let without = ["IRR", "KPW", "LBP", "SDG", "SSP", "SYP", "VES", "ZWG"];
        for currency in Country::all().flat_map(|country| &country.currencies) {
            let known = currency.roughly(100).is_some();
            assert_eq!(known, !without.contains(&currency.code()), "{currency}");
        }
    }
}
