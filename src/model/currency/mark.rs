//! What a text writes for a currency, which may be that of several countries.

use super::Currency;

/// What a cell writes for its currency.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CurrencyMark {
    Known(Currency),
    /// A bare `$`: the United States dollar, unless the author names another.
    Dollar,
    /// `¥`: yen or yuan, as the place has it.
    YenOrYuan,
    /// `kr`: the Swedish, Danish, Norwegian or Icelandic krona, as the place has it.
    Krona,
    /// `Rs`: the Indian, Pakistani, Sri Lankan, Nepalese or Mauritian rupee, as the place has it.
    Rupee,
}

impl CurrencyMark {
    /// The currency, where the mark alone says it, or where `local`, the currency of the place,
    /// is one the mark can mean.
    pub fn resolve(self, local: Option<Currency>) -> Option<Currency> {
        let of_place = || local.filter(|currency| self.may_mean(*currency));
        self.only_reading().or_else(of_place)
    }

    /// The currency, where the mark alone says it.
    fn only_reading(self) -> Option<Currency> {
        match self {
            CurrencyMark::Known(currency) => Some(currency),
            CurrencyMark::Dollar => Some(Currency::USD),
            CurrencyMark::YenOrYuan | CurrencyMark::Krona | CurrencyMark::Rupee => None,
        }
    }

    /// Whether the mark alone can mean `currency`.
    pub fn may_mean(self, currency: Currency) -> bool {
        match self.only_reading() {
            Some(only) => only == currency,
            None => self.readings().contains(&currency),
        }
    }

    /// All currencies that the mark alone can mean.
    pub fn readings(self) -> Vec<Currency> {
        if let Some(only) = self.only_reading() {
            return vec![only];
        }
        let codes: &[&str] = match self {
            CurrencyMark::Known(_) | CurrencyMark::Dollar => &[],
            CurrencyMark::YenOrYuan => &["JPY", "CNY"],
            CurrencyMark::Krona => &["SEK", "DKK", "NOK", "ISK"],
            CurrencyMark::Rupee => &["INR", "PKR", "LKR", "NPR", "MUR"],
        };
        let codes = codes.iter();
        codes.filter_map(|code| Currency::from_code(code)).collect()
    }

    /// Whether nothing speaks against that reading: a bare `$` where people are paid in another
    /// dollar may well be that one.
    pub fn is_certain(self, local: Option<Currency>) -> bool {
        match self {
            CurrencyMark::Known(_) => true,
            CurrencyMark::Dollar => {
                local.is_none_or(|local| local == Currency::USD || !local.is_dollar())
            }
            CurrencyMark::YenOrYuan | CurrencyMark::Krona | CurrencyMark::Rupee => {
                self.resolve(local).is_some()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::currency::DOLLARS;

    #[test]
    fn a_bare_dollar_is_certain_where_no_other_dollar_is_paid() {
        let certain = |code: &str| CurrencyMark::Dollar.is_certain(Currency::from_code(code));
        assert!(certain("USD") && certain("GBP") && CurrencyMark::Dollar.is_certain(None));
        for code in DOLLARS.into_iter().filter(|code| *code != "USD") {
            assert!(!certain(code), "{code}");
        }
        let toronto = Currency::from_code("CAD");
        assert_eq!(CurrencyMark::Dollar.resolve(toronto), Some(Currency::USD));
        assert!(CurrencyMark::Krona.is_certain(Currency::from_code("SEK")));
        assert!(!CurrencyMark::Krona.is_certain(None));
    }
}
