//! Amounts as pages show them: whole, grouped, with the currency's sign; `—` for what is not known.

use crate::model::{Amount, Band, Bonus, Currency, Percent, Slot};

/// Shown for an unknown figure.
pub(super) const UNKNOWN: &str = "—";

/// `$190,000–$265,000`.
pub(super) fn band(band: &Band<Amount>, currency: Option<Currency>) -> String {
    range(
        band.low.value().map(|amount| money(*amount, currency)),
        band.high.value().map(|amount| money(*amount, currency)),
    )
}

/// `5–10%`, or amounts.
pub(super) fn bonus(bonus: &Bonus, currency: Option<Currency>) -> String {
    let percent = |slot: &Slot<Percent>| slot.value().map(ToString::to_string);
    match bonus {
        Bonus::Absent { .. } => UNKNOWN.to_string(),
        Bonus::Amounts(amounts) => band(amounts, currency),
        Bonus::Single(slot) => percents(percent(slot), percent(slot)),
        Bonus::Percents(found) => percents(percent(&found.low), percent(&found.high)),
    }
}

fn percents(low: Option<String>, high: Option<String>) -> String {
    match (&low, &high) {
        (None, None) => UNKNOWN.to_string(),
        _ => format!("{}%", range(low, high)),
    }
}

/// Both ends with an en dash, or the one that is known.
fn range(low: Option<String>, high: Option<String>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => low,
        (Some(low), Some(high)) => format!("{low}–{high}"),
        (Some(low), None) => format!("{low}–?"),
        (None, Some(high)) => format!("?–{high}"),
        (None, None) => UNKNOWN.to_string(),
    }
}

/// `$190,000`, `₹35,00,000`, `CHF 165,000`.
fn money(amount: Amount, currency: Option<Currency>) -> String {
    let Some(currency) = currency else {
        return amount.to_string();
    };
    let grouped = currency.grouped(amount);
    match currency.sign() {
        Some(sign) => format!("{sign}{grouped}"),
        None => format!("{currency}\u{a0}{grouped}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextRange;

    #[test]
    fn figures_as_people_read_them() {
        let at = TextRange::at(0);
        let both = |low, high| Band {
            low: Slot::present(Amount(low), at),
            high: Slot::present(Amount(high), at),
        };
        let shown = |pay: &Band<Amount>, code| band(pay, Currency::from_code(code));
        assert_eq!(shown(&both(190_000, 265_000), "USD"), "$190,000–$265,000");
        assert_eq!(shown(&both(3_500_000, 3_500_000), "INR"), "₹35,00,000");
        assert_eq!(shown(&both(1, 2), "CHF"), "CHF\u{a0}1–CHF\u{a0}2");
        assert_eq!(shown(&Band::missing(0), "USD"), "—");
        let half = Band {
            low: Slot::present(Amount(5), at),
            high: Slot::missing(0),
        };
        assert_eq!(band(&half, None), "5–?");
    }
}
