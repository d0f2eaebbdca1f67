//! Phrases that several rules share.

use crate::model::{Amount, Currency, End, Exact, Percent};

/// An amount with separators, the Indian way where the currency counts in lakh: `205,000`,
/// `36,00,000`.
pub fn amount(amount: Amount, currency: Option<Currency>) -> String {
    if !currency.is_some_and(Currency::counts_in_lakh) {
        return amount.to_string();
    }
    let digits = amount.0.unsigned_abs().to_string();
    let (head, tail) = digits.split_at(digits.len().saturating_sub(3));
    let mut groups = vec![tail];
    let mut rest = head;
    while !rest.is_empty() {
        let (before, group) = rest.split_at(rest.len().saturating_sub(2));
        groups.push(group);
        rest = before;
    }
    groups.reverse();
    format!(
        "{}{}",
        if amount.0 < 0 { "-" } else { "" },
        groups.join(",")
    )
}

/// An interval of exact sums, to whole units: `360,500 to 373,500`, or one figure.
pub fn interval(low: Exact, high: Exact, currency: Option<Currency>) -> String {
    let (low, high) = (low.rounded(), high.rounded());
    match low == high {
        true => amount(low, currency),
        false => format!("{} to {}", amount(low, currency), amount(high, currency)),
    }
}

/// `205,000–260,000`, or one figure.
pub fn band(low: Amount, high: Amount, currency: Option<Currency>) -> String {
    match low == high {
        true => amount(low, currency),
        false => format!("{}–{}", amount(low, currency), amount(high, currency)),
    }
}

/// `5–10 %`, or one percentage.
pub fn percents(low: Percent, high: Percent) -> String {
    match low == high {
        true => format!("{low} %"),
        false => format!("{low}–{high} %"),
    }
}

/// A deviation to one decimal place, without its sign: `9.8 %`.
pub fn deviation(percent: Percent) -> String {
    let tenths = (percent.parts_per_million().abs() + 500) / 1_000;
    format!("{}.{} %", tenths / 10, tenths % 10)
}

pub fn end(end: End) -> &'static str {
    match end {
        End::Low => "low",
        End::High => "high",
    }
}

/// `a`, `a` or `b`, `a`, `b` or `c`: each in backticks.
pub fn one_of<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let quoted: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match &quoted[..] {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
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
        assert_eq!(deviation(Percent::from_parts_per_million(-97_723)), "9.8 %");
        assert_eq!(one_of(["a"]), "`a`");
        assert_eq!(one_of(["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
