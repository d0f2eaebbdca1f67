//! What amounts of pay are plausible in a currency.

use crate::model::{Amount, Band, Bonus, Compensation, Currency, End};

/// A field of an entry that holds amounts.
pub(crate) struct PayField {
    /// `base salary`
    pub name: &'static str,
    pub of: fn(&Compensation) -> Option<&Band<Amount>>,
    usual: fn(&UsualPay) -> [i64; 2],
    /// Whether its ends lie as near to each other as those of a salary do.
    pub is_steady: bool,
}

/// What a signing bonus of the second year is called.
pub(crate) const SECOND_YEAR: &str = "second-year signing bonus";

pub(crate) static PAY_FIELDS: [PayField; 7] = [
    PayField {
        name: "base salary",
        of: |pay| Some(&pay.base),
        usual: |usual| usual.base,
        is_steady: true,
    },
    PayField {
        name: "stock",
        of: |pay| Some(&pay.stock),
        usual: |usual| usual.stock,
        is_steady: false,
    },
    PayField {
        name: "bonus",
        of: |pay| match &pay.bonus {
            Bonus::Amounts(band) => Some(band),
            _ => None,
        },
        usual: |usual| usual.bonus,
        is_steady: false,
    },
    PayField {
        name: "signing bonus",
        of: |pay| Some(&pay.signing_bonus),
        usual: |usual| usual.signing_bonus,
        is_steady: false,
    },
    PayField {
        name: SECOND_YEAR,
        of: |pay| Some(&pay.signing_bonus_year2),
        usual: |usual| usual.signing_bonus,
        is_steady: false,
    },
    PayField {
        name: "other pay",
        of: |pay| pay.other.first().map(|other| &other.pay),
        usual: |usual| usual.other,
        is_steady: false,
    },
    PayField {
        name: "total",
        of: |pay| Some(&pay.total),
        usual: |usual| usual.total,
        is_steady: true,
    },
];

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
    /// The usual amounts of `field` in `currency`.
    pub fn bounds(&self, field: &PayField, currency: Currency) -> Option<Bounds> {
        let [low, high] = (field.usual)(self);
        Some(Bounds {
            low: Amount(currency.roughly(low)?),
            high: Amount(currency.roughly(high)?),
        })
    }

    /// Whether an amount that the entry states for the field called `name` is not plausible.
    pub fn has_implausible(&self, name: &str, entry: &Compensation) -> bool {
        let Some(currency) = entry.currency.value() else {
            return false;
        };
        let mut fields = PAY_FIELDS.iter().filter(|field| field.name == name);
        fields.any(|field| {
            let bounds = self.plausible(field, *currency);
            let outside = |amount| bounds.is_some_and(|bounds| !bounds.contains(amount));
            field.stated(entry).any(|(_, amount)| outside(amount))
        })
    }

    /// The plausible amounts: from so many times less than usual to so many times more.
    pub fn plausible(&self, field: &PayField, currency: Currency) -> Option<Bounds> {
        let usual = self.bounds(field, currency)?;
        let factor = self.factor.max(1);
        Some(Bounds {
            low: Amount(usual.low.0 / factor),
            high: Amount(usual.high.0.saturating_mul(factor)),
        })
    }
}

impl PayField {
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
pub(crate) fn currency_they_fit(entry: &Compensation, usual: &UsualPay) -> Option<Currency> {
    let stated = *entry.currency.value()?;
    let label = entry.region.value()?;
    let local = label.local_currency()?;
    let fits = |currency: Currency| {
        let amounts = PAY_FIELDS.iter().flat_map(|field| {
            let bounds = usual.plausible(field, currency);
            let stated = field.stated(entry);
            stated.map(move |(_, amount)| bounds.is_some_and(|bounds| bounds.contains(amount)))
        });
        let amounts: Vec<bool> = amounts.collect();
        !amounts.is_empty() && amounts.iter().all(|fits| *fits)
    };
    (local != stated && stated.roughly(1).is_some() && fits(local) && !fits(stated))
        .then_some(local)
}
