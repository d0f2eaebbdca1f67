//! The currency that a text begins with: a sign, an ISO 4217 code or a word.

use super::signs::signs_from;
use super::{Currency, CurrencyMark};

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

/// Letters of the longest word for a currency.
const LONGEST_WORD: usize = 7;

/// Letters of a code.
const CODE_LENGTH: usize = 3;

/// The currency that a word in lower case, or with a capital, is the code or the name of.
fn word_mark(text: &str) -> Option<(CurrencyMark, usize)> {
    // Nearly all words are longer, shorter, or written in capitals.
    let letters = text.chars().take_while(|c| c.is_alphabetic());
    let word = &text[..letters.take(LONGEST_WORD + 1).map(char::len_utf8).sum()];
    let mut rest = word.chars().skip(1);
    if !matches!(word.chars().count(), 3..=LONGEST_WORD) || rest.any(char::is_uppercase) {
        return None;
    }
    let is_same = |known: &str| known.eq_ignore_ascii_case(word);
    let code = if let Some((_, code)) = WORDS.iter().find(|(name, _)| is_same(name)) {
        (*code).to_string()
    } else if word.len() == CODE_LENGTH {
        LOWER_CODES
            .iter()
            .find(|code| is_same(code))?
            .to_uppercase()
    } else {
        return None;
    };
    let currency = Currency::from_code(&code)?;
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
    let letters = text
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .take(CODE_LENGTH + 1);
    let letters = letters.count();
    if let Some(currency) = text.get(..letters).and_then(Currency::from_code) {
        // `CAD$` and `AUD $` are the code's own dollar.
        let rest = &text[letters..];
        let dollar = rest.strip_prefix('$').is_some();
        return Some((CurrencyMark::Known(currency), letters + usize::from(dollar)));
    }
    signs_from(first).find_map(|sign| {
        let rest = text.strip_prefix(sign.text)?;
        if sign.may_begin_word() && rest.starts_with(char::is_alphabetic) {
            return None;
        }
        Some((sign.mark()?, sign.text.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        let (mark, _) = mark_at(text)?;
        Some(mark.text())
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
}
