//! Figures with the place they were read from.

use serde::Serialize;

use crate::model::{Amount, Band, Bonus, Compensation, End, Parts, Percent, Slot};
use crate::text::{Source, TextRange};

/// Where something is in its guide's file, as people count.
#[derive(Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct At {
    pub line: usize,
    pub column: usize,
}

impl At {
    pub(super) fn of(source: &Source, range: TextRange) -> At {
        let at = source.line_column(range.start());
        At {
            line: at.line,
            column: at.column,
        }
    }
}

/// A value and its place.
#[derive(Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Figure<T: Serialize> {
    pub value: T,
    #[serde(flatten)]
    pub at: At,
}

impl<T: Serialize> Figure<T> {
    pub(super) fn of<U>(
        source: &Source,
        slot: &Slot<U>,
        show: impl Fn(&U) -> T,
    ) -> Option<Figure<T>> {
        slot.spanned().map(|found| Figure {
            value: show(&found.value),
            at: At::of(source, found.range),
        })
    }
}

/// Both ends of a band; an end that is not known is `null`.
#[derive(Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Ends<T: Serialize> {
    pub low: Option<Figure<T>>,
    pub high: Option<Figure<T>>,
}

impl<T: Serialize> Ends<T> {
    /// `None` where neither end is known.
    fn of<U>(source: &Source, band: &Band<U>, show: impl Fn(&U) -> T) -> Option<Ends<T>> {
        let ends = Ends {
            low: Figure::of(source, &band.low, &show),
            high: Figure::of(source, &band.high, &show),
        };
        (ends.low.is_some() || ends.high.is_some()).then_some(ends)
    }
}

/// Whole units of the entry's currency.
pub(super) type Amounts = Ends<i64>;

pub(super) fn amounts(source: &Source, band: &Band<Amount>) -> Option<Amounts> {
    Ends::of(source, band, |amount| amount.0)
}

/// Years the grant vests over; `None` where there is no grant.
pub(super) fn vest_years(pay: &Compensation) -> Option<u8> {
    let stock = pay.stock.low.spanned().or(pay.stock.high.spanned());
    stock
        .filter(|_| !pay.is_vesting_unknown())
        .map(|_| pay.years())
}

/// The percents of the grant that vest in each year, as decimal strings.
pub(super) fn vest_schedule(source: &Source, pay: &Compensation) -> Option<Figure<Vec<String>>> {
    Figure::of(source, &pay.vest_schedule, |schedule| {
        schedule.shares().iter().map(Percent::to_string).collect()
    })
}

/// The least and the most that is paid in the first year. They are computed, so they have no place.
#[derive(Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct FirstYearPay {
    pub low: Option<i64>,
    pub high: Option<i64>,
}

impl FirstYearPay {
    pub(super) fn of(parts: Parts<'_>) -> FirstYearPay {
        let end = |end| parts.first_year(end).map(|amount| amount.0);
        FirstYearPay {
            low: end(End::Low),
            high: end(End::High),
        }
    }

    /// `None` where neither end is known.
    pub(super) fn known(self) -> Option<FirstYearPay> {
        (self.low.is_some() || self.high.is_some()).then_some(self)
    }
}

/// A bonus in the form it is stated in.
#[derive(Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum BonusData {
    /// Percentages of base salary, as decimal strings.
    Percent(Ends<String>),
    Amount(Amounts),
}

pub(super) fn bonus(source: &Source, bonus: &Bonus) -> Option<BonusData> {
    let percent = |percent: &Percent| percent.to_string();
    match bonus {
        Bonus::Absent { .. } => None,
        Bonus::Single(slot) => {
            let both = Band {
                low: *slot,
                high: *slot,
            };
            Ends::of(source, &both, percent).map(BonusData::Percent)
        }
        Bonus::Percents(band) => Ends::of(source, band, percent).map(BonusData::Percent),
        Bonus::Amounts(band) => amounts(source, band).map(BonusData::Amount),
    }
}
