//! What amounts of pay are plausible in a currency.

use crate::model::{Amount, Band, Bonus, Compensation, Currency, End};

/// A field of an entry that holds amounts.
pub(super) struct PayField {
    /// `base salary`
    pub name: &'static str,
    pub of: fn(&Compensation) -> Option<&Band<Amount>>,
    /// From which amount up it is usual and up to which, in US dollars.
    usual: (i64, i64),
    /// Whether its ends lie as near to each other as those of a salary do.
    pub is_steady: bool,
}

pub(super) static PAY_FIELDS: [PayField; 6] = [
    PayField {
        name: "base salary",
        of: |pay| Some(&pay.base),
        usual: (20_000, 300_000),
        is_steady: true,
    },
    PayField {
        name: "stock",
        of: |pay| Some(&pay.stock),
        usual: (5_000, 5_000_000),
        is_steady: false,
    },
    PayField {
        name: "bonus",
        of: |pay| match &pay.bonus {
            Bonus::Amounts(band) => Some(band),
            _ => None,
        },
        usual: (1_000, 1_000_000),
        is_steady: false,
    },
    PayField {
        name: "signing bonus",
        of: |pay| Some(&pay.signing_bonus),
        usual: (1_000, 500_000),
        is_steady: false,
    },
    PayField {
        name: "other pay",
        of: |pay| pay.other.first().map(|other| &other.pay),
        usual: (1_000, 5_000_000),
        is_steady: false,
    },
    PayField {
        name: "total",
        of: |pay| Some(&pay.total),
        usual: (20_000, 3_000_000),
        is_steady: true,
    },
];

/// The amounts between two.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    pub low: Amount,
    pub high: Amount,
}

impl Bounds {
    pub fn contains(self, amount: Amount) -> bool {
        self.low <= amount && amount <= self.high
    }
}

impl PayField {
    /// The usual amounts in `currency`.
    pub fn usual(&self, currency: Currency) -> Option<Bounds> {
        Some(Bounds {
            low: Amount(currency.roughly(self.usual.0)?),
            high: Amount(currency.roughly(self.usual.1)?),
        })
    }

    /// The plausible amounts: from `factor` times less than usual to `factor` times more.
    pub fn plausible(&self, currency: Currency, factor: u64) -> Option<Bounds> {
        let usual = self.usual(currency)?;
        let factor = i64::try_from(factor).unwrap_or(i64::MAX).max(1);
        Some(Bounds {
            low: Amount(usual.low.0 / factor),
            high: Amount(usual.high.0.saturating_mul(factor)),
        })
    }

    /// The figures an entry states for it, but for those of nothing at all.
    pub fn stated<'g>(
        &'static self,
        entry: &'g Compensation,
    ) -> impl Iterator<Item = (End, Amount)> + use<'g> {
        let band = (self.of)(entry);
        [End::Low, End::High].into_iter().filter_map(move |end| {
            let amount = *band?.end(end).value()?;
            (amount != Amount(0)).then_some((end, amount))
        })
    }
}

/// The currency of the entry's place, where the entry's figures are plausible in that and not in the
/// one it states.
pub(super) fn currency_they_fit(entry: &Compensation, factor: u64) -> Option<Currency> {
    let stated = *entry.currency.value()?;
    let label = entry.region.value()?;
    let local = label.local_currency()?;
    let fits = |currency: Currency| {
        let amounts = PAY_FIELDS.iter().flat_map(|field| {
            let bounds = field.plausible(currency, factor);
            let stated = field.stated(entry);
            stated.map(move |(_, amount)| bounds.is_some_and(|bounds| bounds.contains(amount)))
        });
        let amounts: Vec<bool> = amounts.collect();
        !amounts.is_empty() && amounts.iter().all(|fits| *fits)
    };
    (local != stated && stated.roughly(1).is_some() && fits(local) && !fits(stated))
        .then_some(local)
}
