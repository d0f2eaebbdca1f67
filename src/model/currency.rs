//! Currencies (ISO 4217) and the marks people write for them.

use std::fmt;

use iso_currency::Currency as Iso;

/// A currency people are paid in, by its ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(Iso);

impl Currency {
    pub const USD: Currency = Currency(Iso::USD);

    /// Reads an upper-case ISO 4217 code. Metals, test codes and fund units are no currencies.
    pub fn from_code(code: &str) -> Option<Currency> {
        Iso::from_code(code)
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

    /// Whether amounts are usually written in lakh (100,000) and crore (10,000,000).
    pub fn counts_in_lakh(self) -> bool {
        matches!(self.code(), "INR" | "PKR" | "BDT" | "NPR" | "LKR")
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
    /// is one the mark can stand for.
    pub fn resolve(self, local: Option<Currency>) -> Option<Currency> {
        match self.readings()[..] {
            [only] => Some(only),
            ref several => local.filter(|currency| several.contains(currency)),
        }
    }

    /// All currencies that the mark alone can stand for.
    pub fn readings(self) -> Vec<Currency> {
        let codes: &[&str] = match self {
            CurrencyMark::Known(currency) => return vec![currency],
            CurrencyMark::Dollar => return vec![Currency::USD],
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

/// Symbols and abbreviations, each with its code. Prefixed dollars are their own. Longer marks come before their prefixes.
const MARKS: [(&str, &str); 84] = [
    ("U.S. $", "USD"),
    ("U.S.$", "USD"),
    ("US $", "USD"),
    ("CDN$", "CAD"),
    ("Cdn$", "CAD"),
    ("CDN", "CAD"),
    ("TW$", "TWD"),
    ("NTD", "TWD"),
    ("NIS", "ILS"),
    ("E£", "EGP"),
    ("GH₵", "GHS"),
    ("GH¢", "GHS"),
    ("S/.", "PEN"),
    ("Rp.", "IDR"),
    ("Ksh", "KES"),
    ("Php", "PHP"),
    ("PhP", "PHP"),
    ("Tk", "BDT"),
    ("TL", "TRY"),
    ("Kc", "CZK"),
    ("лв", "BGN"),
    ("원", "KRW"),
    ("CN¥", "CNY"),
    ("JP¥", "JPY"),
    ("Can$", "CAD"),
    ("＄", "USD"),
    ("Mex$", "MXN"),
    ("COL$", "COP"),
    ("COP$", "COP"),
    ("CLP$", "CLP"),
    ("ARS$", "ARS"),
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("NZ$", "NZD"),
    ("MX$", "MXN"),
    ("AU$", "AUD"),
    ("SG$", "SGD"),
    ("AR$", "ARS"),
    ("CL$", "CLP"),
    ("TT$", "TTD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("S$", "SGD"),
    ("R$", "BRL"),
    ("$U", "UYU"),
    ("£", "GBP"),
    ("€", "EUR"),
    ("₹", "INR"),
    ("₪", "ILS"),
    ("₩", "KRW"),
    ("₫", "VND"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("₺", "TRY"),
    ("₴", "UAH"),
    ("₦", "NGN"),
    ("₽", "RUB"),
    ("₸", "KZT"),
    ("₾", "GEL"),
    ("₵", "GHS"),
    ("₡", "CRC"),
    ("₲", "PYG"),
    ("₼", "AZN"),
    ("֏", "AMD"),
    ("৳", "BDT"),
    ("﷼", "SAR"),
    ("元", "CNY"),
    ("円", "JPY"),
    ("RMB", "CNY"),
    ("SFr.", "CHF"),
    ("SFr", "CHF"),
    ("Fr.", "CHF"),
    ("Rp", "IDR"),
    ("RM", "MYR"),
    ("zł", "PLN"),
    ("zl", "PLN"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("S/", "PEN"),
    ("Dhs", "AED"),
    ("KSh", "KES"),
    ("R", "ZAR"),
];

/// Currencies in words, as they follow an amount: `80K euros`.
const WORDS: [(&str, &str); 8] = [
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("baht", "THB"),
    ("reais", "BRL"),
    ("zloty", "PLN"),
    ("złotych", "PLN"),
];

/// Codes that are read in lower case too, `120k usd`: no words of the language, as `all`, `top` and
/// `try` are.
const LOWER_CODES: [&str; 24] = [
    "aed", "aud", "brl", "cad", "chf", "clp", "cny", "czk", "dkk", "eur", "gbp", "hkd", "huf",
    "ils", "inr", "jpy", "krw", "mxn", "nok", "pln", "sek", "sgd", "usd", "zar",
];

/// The currency that a word in lower case, or with a capital, is the code or the name of.
fn word_mark(text: &str) -> Option<(CurrencyMark, usize)> {
    let end = text.find(|c: char| !c.is_alphabetic());
    let word = &text[..end.unwrap_or(text.len())];
    let mut rest = word.chars().skip(1);
    if !matches!(word.chars().count(), 3..=7) || rest.any(char::is_uppercase) {
        return None;
    }
    let lower = word.to_lowercase();
    let named = WORDS.iter().find(|(name, _)| *name == lower);
    let code = match named {
        Some((_, code)) => Some((*code).to_string()),
        None => Some(lower.to_uppercase()).filter(|_| LOWER_CODES.contains(&lower.as_str())),
    };
    let currency = Currency::from_code(&code?)?;
    Some((CurrencyMark::Known(currency), word.len()))
}

/// The currency mark that `text` starts with, and its length in bytes.
///
/// A mark made of letters counts only where a number or a blank follows it, or nothing at all:
/// `R450K` is rand, `RSUs` is no mark.
pub fn mark_at(text: &str) -> Option<(CurrencyMark, usize)> {
    // Most text is words, numbers and punctuation: of those, few can start a mark.
    let first = text.chars().next()?;
    if first.is_ascii() && !(first.is_ascii_alphabetic() || first == '$') {
        return None;
    }
    if let Some(found) = word_mark(text) {
        return Some(found);
    }
    if let Some(symbol) = ["¥", "￥"].iter().find(|symbol| text.starts_with(**symbol)) {
        return Some((CurrencyMark::YenOrYuan, symbol.len()));
    }
    let letters = text.len()
        - text
            .trim_start_matches(|c: char| c.is_ascii_alphabetic())
            .len();
    if let Some(currency) = text.get(..letters).and_then(Currency::from_code) {
        // `CAD$` and `AUD $` are the code's own dollar.
        let rest = &text[letters..];
        let dollar = rest.strip_prefix('$').is_some();
        return Some((CurrencyMark::Known(currency), letters + usize::from(dollar)));
    }
    for mark in ["kr.", "kr", "Kr.", "Kr", "KR"] {
        if text.starts_with(mark) && ends_as_mark(&text[mark.len()..]) {
            return Some((CurrencyMark::Krona, mark.len()));
        }
    }
    for mark in ["Rs.", "Rs", "₨"] {
        if text.starts_with(mark) && ends_as_mark(&text[mark.len()..]) {
            return Some((CurrencyMark::Rupee, mark.len()));
        }
    }
    let known = MARKS.iter().find_map(|(mark, code)| {
        let rest = text.strip_prefix(mark)?;
        let wordlike = mark.ends_with(|c: char| c.is_alphabetic());
        if wordlike && !ends_as_mark(rest) {
            return None;
        }
        Some((CurrencyMark::Known(Currency::from_code(code)?), mark.len()))
    });
    // Only where none of the longer marks stands here.
    known.or_else(|| text.starts_with('$').then_some((CurrencyMark::Dollar, 1)))
}

fn ends_as_mark(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        match mark_at(text)?.0 {
            CurrencyMark::Known(currency) => Some(currency.code()),
            CurrencyMark::Dollar => Some("$"),
            CurrencyMark::YenOrYuan => Some("¥"),
            CurrencyMark::Krona => Some("kr"),
            CurrencyMark::Rupee => Some("Rs"),
        }
    }

    #[test]
    fn marks_are_read_whole() {
        for (text, expected) in [
            ("$1", "$"),
            ("S$1", "SGD"),
            ("CA$1", "CAD"),
            ("C$1", "CAD"),
            ("CAD$1", "CAD"),
            ("R$1", "BRL"),
            ("R450K", "ZAR"),
            ("EUR95K", "EUR"),
            ("IDR 120M", "IDR"),
            ("¥15M", "¥"),
            ("kr780,000", "kr"),
            ("zł20K", "PLN"),
            ("RM8K", "MYR"),
            ("US $1", "USD"),
            ("U.S. $1", "USD"),
            ("CDN$1", "CAD"),
            ("NTD 1", "TWD"),
            ("Rs. 40L", "Rs"),
            ("eur", "EUR"),
            ("Euros", "EUR"),
            ("usd/yr", "USD"),
            ("UYU 1", "UYU"),
        ] {
            assert_eq!(code(text), Some(expected), "{text}");
        }
        for text in [
            "RSUs", "Remote", "krona", "XAU1", "abc", "", "Rsu", "all", "top", "eurozone", "US",
            "Try", "CAd",
        ] {
            assert_eq!(code(text), None, "{text}");
        }
    }

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

    #[test]
    fn every_mark_has_a_currency() {
        for (mark, code) in MARKS {
            assert!(Currency::from_code(code).is_some(), "{mark} {code}");
        }
    }
}
