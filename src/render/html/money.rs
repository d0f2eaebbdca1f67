//! Amounts as pages show them: whole, grouped as is usual for their currency, with its sign.

use crate::model::{Amount, Currency, Percent};
use crate::render::catalog::{AmountRange, PayCard};

/// `$190,000–$265,000`; with one end known `from $190,000` or `up to $265,000`. `None` where neither is.
pub(super) fn range(range: AmountRange, currency: Option<Currency>) -> Option<String> {
    let show = |amount: Amount| money(amount, currency);
    match (range.low, range.high) {
        (Some(low), Some(high)) if low == high => Some(show(low)),
        (Some(low), Some(high)) => Some(format!("{}–{}", show(low), show(high))),
        (Some(low), None) => Some(format!("from {}", show(low))),
        (None, Some(high)) => Some(format!("up to {}", show(high))),
        (None, None) => None,
    }
}

/// The bonus in money or, where the base is not known, in percent of it: `10%–15%`.
pub(super) fn bonus(pay: &PayCard) -> Option<String> {
    range(pay.bonus, pay.currency).or_else(|| match pay.bonus_percent {
        [Some(low), Some(high)] if low == high => Some(percent(low)),
        [Some(low), Some(high)] => Some(format!("{}–{}", percent(low), percent(high))),
        [low, high] => low.or(high).map(percent),
    })
}

/// The whole of the grant, where both of its ends are stated.
pub(super) fn whole_grant(pay: &PayCard) -> Option<String> {
    let is_stated = pay.grant.low.is_some() && pay.grant.high.is_some();
    range(pay.grant, pay.currency).filter(|_| is_stated && pay.grant_years != Some(1))
}

/// `$190,000`, `₹35,00,000`, `CHF 165,000`.
pub(super) fn money(amount: Amount, currency: Option<Currency>) -> String {
    match currency {
        Some(currency) => currency.with_sign(amount),
        None => amount.to_string(),
    }
}

/// `15%`
pub(super) fn percent(percent: Percent) -> String {
    format!("{percent}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_as_people_read_them() {
        let both = |low, high| AmountRange {
            low: Some(Amount(low)),
            high: Some(Amount(high)),
        };
        let shown = |pay: AmountRange, code| range(pay, Currency::from_code(code)).unwrap();
        assert_eq!(shown(both(190_000, 265_000), "USD"), "$190,000–$265,000");
        assert_eq!(shown(both(3_500_000, 3_500_000), "INR"), "₹35,00,000");
        assert_eq!(shown(both(1, 2), "CHF"), "CHF\u{a0}1–CHF\u{a0}2");
        let half = AmountRange {
            low: Some(Amount(5)),
            high: None,
        };
        assert_eq!(range(half, None).as_deref(), Some("from 5"));
        assert_eq!(range(AmountRange::default(), None), None);
    }
}
