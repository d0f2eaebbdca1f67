//! Which lost unit explains an implausible amount.

use crate::analysis::pay::usual_pay::Bounds;
use crate::model::{Amount, Currency};

/// The amount that was probably meant.
#[derive(Clone, Copy)]
pub(crate) struct IntendedAmount {
    pub amount: Amount,
    pub unit: Unit,
}

/// What was lost, or added.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Thousand,
    Lakh,
    Crore,
    Million,
    ThousandTooMuch,
    CroreForLakh,
}

/// The amounts that one lost unit makes of it, as far as they are among the `usual` ones; the likeliest
/// first.
pub(crate) fn meant(
    usual: Option<Bounds>,
    amount: Amount,
    currency: Currency,
) -> Vec<IntendedAmount> {
    let units: &[(Unit, i64, i64)] = if currency.counts_in_lakh() {
        &[
            (Unit::Lakh, 100_000, 1),
            (Unit::Crore, 10_000_000, 1),
            (Unit::Thousand, 1_000, 1),
            (Unit::CroreForLakh, 1, 100),
            (Unit::ThousandTooMuch, 1, 1_000),
        ]
    } else {
        &[
            (Unit::Thousand, 1_000, 1),
            (Unit::Million, 1_000_000, 1),
            (Unit::ThousandTooMuch, 1, 1_000),
        ]
    };
    let Some(usual) = usual else {
        return Vec::new();
    };
    let meant = units.iter().filter_map(|(unit, times, over)| {
        let exact = amount.0 % over == 0;
        let amount = Amount(amount.0.checked_mul(*times)? / over);
        (exact && usual.contains(amount)).then_some(IntendedAmount {
            amount,
            unit: *unit,
        })
    });
    meant.collect()
}

impl Unit {
    /// Whether amounts are too small without it.
    pub(crate) fn is_lost(self) -> bool {
        !matches!(self, Unit::ThousandTooMuch | Unit::CroreForLakh)
    }

    pub(crate) fn explain(self) -> &'static str {
        match self {
            Unit::Thousand => "the `K` for thousands was probably lost",
            Unit::Lakh => "the unit lakh was probably lost: 1 lakh is 1,00,000",
            Unit::Crore => "the unit crore was probably lost: 1 crore is 1,00,00,000",
            Unit::Million => "the `M` for millions was probably lost",
            Unit::ThousandTooMuch => "three extra zeros explain it",
            Unit::CroreForLakh => "crore instead of lakh explains it",
        }
    }
}
