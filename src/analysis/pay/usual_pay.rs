//! What amounts of pay are plausible in a currency.

use crate::model::{Amount, Compensation, Component, Currency, End};

/// The options that say from which amount up `component` is usual and up to which, in US dollars.
fn options(component: Component) -> [&'static str; 2] {
    match component {
        Component::Base => ["base-low", "base-high"],
        Component::Stock => ["stock-low", "stock-high"],
        Component::Bonus => ["bonus-low", "bonus-high"],
        Component::SigningBonus | Component::SigningBonusYear2 => {
            ["signing-bonus-low", "signing-bonus-high"]
        }
        Component::Other => ["other-low", "other-high"],
        Component::Total => ["total-low", "total-high"],
    }
}

/// The amounts between two.
#[derive(Clone, Copy)]
pub(crate) struct Bounds {
    pub low: Amount,
    pub high: Amount,
}

impl Bounds {
    pub fn contains(self, amount: Amount) -> bool {
        self.low <= amount && amount <= self.high
    }
}

/// What is usual, as it is configured.
#[derive(Debug)]
pub(crate) struct UsualPay {
    /// Of each of [`Component::ALL`], in US dollars.
    dollars: [[i64; 2]; Component::ALL.len()],
    /// How many times less or more than usual is implausible.
    factor: i64,
}

impl UsualPay {
    /// From what `option` says of each component's bounds, in US dollars, and of the `factor`.
    pub fn new(option: impl Fn(&str) -> i64) -> UsualPay {
        UsualPay {
            dollars: Component::ALL.map(|component| options(component).map(&option)),
            factor: option("factor").max(1),
        }
    }

    /// The usual amounts of `component` in `currency`.
    pub fn bounds(&self, component: Component, currency: Currency) -> Option<Bounds> {
        let mut dollars = Component::ALL.iter().zip(self.dollars);
        let (_, [low, high]) = dollars.find(|(one, _)| **one == component)?;
        Some(Bounds {
            low: Amount(currency.roughly(low)?),
            high: Amount(currency.roughly(high)?),
        })
    }

    /// Whether an amount that the entry states for `component` is not plausible.
    pub fn has_implausible(&self, component: Component, entry: &Compensation) -> bool {
        let Some(currency) = entry.currency.value() else {
            return false;
        };
        let bounds = self.plausible(component, *currency);
        let outside = |amount| bounds.is_some_and(|bounds| !bounds.contains(amount));
        stated(component, entry).any(|(_, amount)| outside(amount))
    }

    /// The plausible amounts: from so many times less than usual to so many times more.
    pub fn plausible(&self, component: Component, currency: Currency) -> Option<Bounds> {
        let usual = self.bounds(component, currency)?;
        Some(Bounds {
            low: Amount(usual.low.0 / self.factor),
            high: Amount(usual.high.0.saturating_mul(self.factor)),
        })
    }
}

/// The figures an entry states for `component`, but for those of nothing at all.
pub(crate) fn stated(
    component: Component,
    entry: &Compensation,
) -> impl Iterator<Item = (End, Amount)> {
    let band = component.band(entry);
    [End::Low, End::High].into_iter().filter_map(move |end| {
        let amount = *band?.end(end).value()?;
        (amount != Amount(0)).then_some((end, amount))
    })
}

/// The currency of the entry's place, where the entry's figures are plausible in that and not in the
/// one it states.
pub(crate) fn currency_they_fit(entry: &Compensation, usual: &UsualPay) -> Option<Currency> {
    let of_entry = *entry.currency.value()?;
    let label = entry.region.value()?;
    let local = label.local_currency()?;
    let fits = |currency: Currency| {
        let amounts = Component::ALL.into_iter().flat_map(|component| {
            let bounds = usual.plausible(component, currency);
            let stated = stated(component, entry);
            stated.map(move |(_, amount)| bounds.is_some_and(|bounds| bounds.contains(amount)))
        });
        let amounts: Vec<bool> = amounts.collect();
        !amounts.is_empty() && amounts.iter().all(|fits| *fits)
    };
    (local != of_entry && of_entry.roughly(1).is_some() && fits(local) && !fits(of_entry))
        .then_some(local)
}
