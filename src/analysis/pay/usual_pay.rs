//! What amounts of pay are plausible in a currency.

use crate::model::{Amount, Compensation, Component, Currency, End};

/// The amounts between two.
#[derive(Clone, Copy)]
pub(crate) struct Bounds {
    pub low: Amount,
    pub high: Amount,
}

impl Bounds {
    pub(crate) fn contains(self, amount: Amount) -> bool {
        self.low <= amount && amount <= self.high
    }
}

/// What is usual in a year, as it is configured: from which amount up and up to which, in US dollars.
#[derive(Debug)]
pub(crate) struct UsualPay {
    pub base: [i64; 2],
    pub stock: [i64; 2],
    pub bonus: [i64; 2],
    pub signing_bonus: [i64; 2],
    pub other: [i64; 2],
    pub total: [i64; 2],
    /// How many times less or more than usual is implausible.
    pub factor: i64,
}

impl UsualPay {
    /// What is usual for `component`, in US dollars.
    fn dollars(&self, component: Component) -> [i64; 2] {
        match component {
            Component::Base => self.base,
            Component::Stock => self.stock,
            Component::Bonus => self.bonus,
            Component::SigningBonus | Component::SigningBonusYear2 => self.signing_bonus,
            Component::Other => self.other,
            Component::Total => self.total,
        }
    }

    /// The usual amounts of `component` in `currency`.
    pub(crate) fn bounds(&self, component: Component, currency: Currency) -> Option<Bounds> {
        let [low, high] = self.dollars(component);
        Some(Bounds {
            low: Amount(currency.roughly(low)?),
            high: Amount(currency.roughly(high)?),
        })
    }

    /// Whether an amount that the entry states for `component` is not plausible.
    pub(crate) fn has_implausible(&self, component: Component, entry: &Compensation) -> bool {
        let Some(currency) = entry.currency.value() else {
            return false;
        };
        let bounds = self.plausible(component, *currency);
        let outside = |amount| bounds.is_some_and(|bounds| !bounds.contains(amount));
        stated_amounts(component, entry).any(|(_, amount)| outside(amount))
    }

    /// The plausible amounts: from so many times less than usual to so many times more.
    pub(crate) fn plausible(&self, component: Component, currency: Currency) -> Option<Bounds> {
        let usual = self.bounds(component, currency)?;
        let factor = self.factor.max(1);
        Some(Bounds {
            low: Amount(usual.low.0 / factor),
            high: Amount(usual.high.0.saturating_mul(factor)),
        })
    }
}

/// The figures an entry states for `component`, but for those of nothing at all.
pub(crate) fn stated_amounts(
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
            let stated = stated_amounts(component, entry);
            stated.map(move |(_, amount)| bounds.is_some_and(|bounds| bounds.contains(amount)))
        });
        let amounts: Vec<bool> = amounts.collect();
        !amounts.is_empty() && amounts.iter().all(|fits| *fits)
    };
    (local != of_entry && of_entry.roughly(1).is_some() && fits(local) && !fits(of_entry))
        .then_some(local)
}
