//! Phrases that several rules share.

use crate::model::{Amount, Currency, End, Percent};
use crate::text::TextRange;

/// An amount with separators, the Indian way where the currency counts in lakh: `205,000`,
/// `36,00,000`.
pub(crate) fn amount(amount: Amount, currency: Option<Currency>) -> String {
    match currency {
        Some(currency) => currency.grouped(amount),
        None => amount.to_string(),
    }
}

/// An amount with its currency, by a sign where it has one that everybody knows: `£205,000`,
/// `₹36,00,000`, `SGD 205,000`.
pub(crate) fn money(value: Amount, currency: Option<Currency>) -> String {
    let figure = amount(value, currency);
    match currency.map(|currency| (currency, currency.well_known_sign())) {
        Some((_, Some(sign))) => format!("{sign}{figure}"),
        Some((currency, None)) => format!("{currency} {figure}"),
        None => figure,
    }
}

/// `205,000–260,000`, or one figure.
pub(crate) fn band(low: Amount, high: Amount, currency: Option<Currency>) -> String {
    if low == high {
        amount(low, currency)
    } else {
        format!("{}–{}", amount(low, currency), amount(high, currency))
    }
}

/// `5–10%`, or one percentage.
pub(crate) fn percents(low: Percent, high: Percent) -> String {
    if low == high {
        format!("{low}%")
    } else {
        format!("{low}–{high}%")
    }
}

/// A deviation to one decimal place, without its sign: `9.8%`.
pub(crate) fn deviation(percent: Percent) -> String {
    let tenths = (percent.parts_per_million().abs() + 500) / 1_000;
    format!("{}.{}%", tenths / 10, tenths % 10)
}

pub(crate) fn end(end: End) -> &'static str {
    match end {
        End::Low => "low",
        End::High => "high",
    }
}

/// `a`, `a` or `b`, `a`, `b` or `c`: each in backticks.
pub(crate) fn one_of<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    joined(words, "or")
}

/// As [`one_of`], with `and`.
pub(crate) fn all_of<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    joined(words, "and")
}

fn joined<'w>(words: impl IntoIterator<Item = &'w str>, last_word: &str) -> String {
    let quoted: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match &quoted[..] {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} {last_word} {last}", rest.join(", ")),
    }
}

/// A key and the entry it is in: `` `base_low` of London ``. A phrase instead of a key stays as it is.
pub(crate) fn key_of(key: &str, within: Option<&str>) -> String {
    let key = if key.contains(' ') {
        key.to_string()
    } else {
        format!("`{key}`")
    };
    match within {
        Some(within) => format!("{key} of {within}"),
        None => key,
    }
}

/// Text as its author wrote it, in backticks; only the beginning of a long one.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.trim().lines().next().unwrap_or_default().trim_end();
    let visible = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let start: String = line.chars().take(LONGEST).map(visible).collect();
    if start.chars().count() == text.trim().chars().count() {
        format!("`{start}`")
    } else {
        format!("`{start} …`")
    }
}

/// The first line of `range`, or its beginning: a place short enough to be shown.
pub(crate) fn head(text: &str, range: TextRange) -> TextRange {
    const LONGEST: usize = 80;
    let slice = text.get(range.start()..range.end()).unwrap_or_default();
    let line = slice.lines().next().unwrap_or_default();
    let len = line
        .chars()
        .take(LONGEST)
        .map(char::len_utf8)
        .sum::<usize>();
    TextRange::new(range.start(), range.start() + len)
}

/// `1 byte`, `2 bytes`, with separators.
pub(crate) fn count(number: u64, thing: &str) -> String {
    let amount = Amount(i64::try_from(number).unwrap_or(i64::MAX));
    match number {
        1 => format!("1 {thing}"),
        _ => format!("{amount} {thing}s"),
    }
}

/// Why a line of dashes is no fence: `four dashes`.
pub(crate) fn no_fence(line: &str) -> String {
    let dashes = line.matches('-').count();
    if line.contains(|c: char| !c.is_ascii()) {
        return "long dashes".to_string();
    }
    match (dashes, line.trim() == "---") {
        (_, true) => "indented".to_string(),
        (3, false) => "dashes apart from each other".to_string(),
        (2, _) => "two dashes".to_string(),
        _ => format!("{dashes} dashes"),
    }
}

/// `there are 3 tabs; this is the first`, for a finding that is one for all of `number` things.
pub(crate) fn first_of(number: usize, thing: &str) -> Option<String> {
    let all = || {
        format!(
            "there are {}; this is the first",
            count(number as u64, thing)
        )
    };
    (number > 1).then(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(
            amount(Amount(3_600_000), Currency::from_code("INR")),
            "36,00,000"
        );
        assert_eq!(amount(Amount(900), Currency::from_code("INR")), "900");
        assert_eq!(amount(Amount(3_600_000), None), "3,600,000");
        for (code, expected) in [("INR", "₹36,00,000"), ("SGD", "SGD 3,600,000")] {
            let currency = Currency::from_code(code);
            assert_eq!(money(Amount(3_600_000), currency), expected);
        }
        assert_eq!(deviation(Percent::from_parts_per_million(-97_723)), "9.8%");
        assert_eq!(one_of(["a"]), "`a`");
        assert_eq!(one_of(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(all_of(["a", "b"]), "`a` and `b`");
    }

    #[test]
    fn long_and_odd_text_is_shown_short() {
        assert_eq!(key_of("base_low", Some("London")), "`base_low` of London");
        assert_eq!(key_of("the front matter", None), "the front matter");
        assert_eq!(shown("\"$205K\""), "`\"$205K\"`");
        assert_eq!(shown("é\u{0}\nx"), "`é\u{fffd} …`");
        assert_eq!(shown(&"€".repeat(50)), format!("`{} …`", "€".repeat(40)));
        let text = format!("k: {}", "₹".repeat(100));
        assert_eq!(head(&text, TextRange::new(3, text.len())).len(), 240);
        assert_eq!(count(1, "byte"), "1 byte");
        assert_eq!(count(65_536, "byte"), "65,536 bytes");
        assert_eq!(no_fence("—"), "long dashes");
        assert_eq!(no_fence("----"), "4 dashes");
        assert_eq!(no_fence("- - -"), "dashes apart from each other");
        assert_eq!(no_fence("  ---"), "indented");
    }
}
