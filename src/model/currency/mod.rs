//! Currencies (ISO 4217) and the marks people write for them.

mod mark;
mod read;
mod signs;

use std::fmt;

use iso_currency::Currency as Iso;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Amount;
use crate::text::interned;

pub use mark::CurrencyMark;
pub use read::mark_at;
pub use signs::sign_of_one_character;

/// A currency people are paid in, by its ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(Iso);

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl<'d> Deserialize<'d> for Currency {
    fn deserialize<D: Deserializer<'d>>(from: D) -> Result<Currency, D::Error> {
        let code: &str = Deserialize::deserialize(from)?;
        Currency::from_code(code).ok_or_else(|| D::Error::custom("no currency"))
    }
}

impl Currency {
    pub const USD: Currency = Currency(Iso::USD);

    /// Reads an upper-case ISO 4217 code. Metals, test codes and fund units are no currencies.
    pub fn from_code(code: &str) -> Option<Currency> {
        let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        // `Iso::from_code` searches its whole list before it fails, so other words are rejected first.
        let known = is_code.then(|| Iso::from_code(code))?;
        known
            .filter(|currency| !currency.is_special() && !currency.is_fund())
            .map(Currency)
    }

    /// Every currency of ISO 4217, by code.
    pub fn all() -> impl Iterator<Item = Currency> {
        // Every three letters are tried: the crate lists its codes only with three more crates.
        let letters = || 'A'..='Z';
        let pairs = letters().flat_map(move |first| letters().map(move |second| [first, second]));
        pairs.flat_map(move |[first, second]| {
            letters().filter_map(move |third| {
                Currency::from_code(&String::from_iter([first, second, third]))
            })
        })
    }

    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// `Swiss franc`
    pub fn name(self) -> &'static str {
        interned(self.0.name())
    }

    /// Whether amounts are usually written in lakh (100,000) and crore (10,000,000).
    pub fn counts_in_lakh(self) -> bool {
        matches!(self.code(), "INR" | "PKR" | "BDT" | "NPR" | "LKR")
    }

    /// `amount` with separators, the Indian way where the currency counts in lakh: `205,000`,
    /// `36,00,000`.
    pub fn grouped(self, amount: Amount) -> String {
        if self.counts_in_lakh() {
            amount.in_lakh_groups()
        } else {
            amount.to_string()
        }
    }

    /// `amount` with the sign that people know the currency by, or else its code: `£95,000`, `CHF 165,000`.
    pub fn with_sign(self, amount: Amount) -> String {
        let grouped = self.grouped(amount);
        match self.sign() {
            Some(sign) => format!("{sign}{grouped}"),
            None => format!("{self}\u{a0}{grouped}"),
        }
    }

    /// Whether people write `$` for it at home.
    pub fn is_dollar(self) -> bool {
        DOLLARS.contains(&self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Currency {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.code().cmp(other.code())
    }
}

const DOLLARS: [&str; 27] = [
    "ARS", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "CLP", "COP", "CUP", "DOP", "FJD",
    "GYD", "HKD", "JMD", "KYD", "LRD", "MXN", "NAD", "NZD", "SGD", "TTD", "TWD", "USD", "UYU",
    "XCD",
];
