//! Pay for one region (and level): the one type that front-matter entries and rows of the body's
//! table both lower into.

use super::{Amount, Currency, Percent, RegionLabel, Slot, VestSchedule};
use crate::text::TextRange;

/// Years a stock grant vests over where a guide does not say otherwise.
pub const DEFAULT_VEST_YEARS: u8 = 4;

/// Where an entry comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    FrontMatter,
    Table,
}

/// The two ends of something, each where it is stated.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Band<T> {
    pub low: Slot<T>,
    pub high: Slot<T>,
}

/// Which end of a band.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum End {
    Low,
    High,
}

/// Pay for one region and level.
#[derive(Clone, PartialEq, Debug)]
pub struct Compensation {
    pub origin: Origin,
    /// The whole entry, or the whole row or column cell range it was read from.
    pub range: TextRange,
    pub region: Slot<RegionLabel>,
    pub level: Slot<String>,
    /// The level's title, where a table states one beside the level.
    pub title: Slot<String>,
    pub base: Band<Amount>,
    /// The value of the whole grant, not of a year.
    pub stock: Band<Amount>,
    pub stock_type: Slot<String>,
    /// Years the grant vests over; see [`Compensation::years`] where it is absent.
    pub vest_years: Slot<u8>,
    /// What vests in each year; absent means the same in all.
    pub vest_schedule: Slot<VestSchedule>,
    pub bonus: Bonus,
    /// Paid once, in the first year; no part of total compensation.
    pub signing_bonus: Band<Amount>,
    /// What of the signing bonus is paid in the second year, besides that of the first.
    pub signing_bonus_year2: Band<Amount>,
    /// Yearly pay of any other kind: profit share, carry, `PnL` share.
    pub other: Vec<OtherPay>,
    pub total: Band<Amount>,
    pub currency: Slot<Currency>,
}

/// A yearly bonus, in the form it is stated in.
#[derive(Clone, PartialEq, Debug)]
pub enum Bonus {
    /// No key, or no column, for it; the place it would go.
    Absent { insert_at: u32 },
    /// `bonus_pct: 10`: one percentage for both ends.
    Single(Slot<Percent>),
    /// `bonus_pct_low/high`, or `5–10%`.
    Percents(Band<Percent>),
    /// `bonus_low/high`, or `$10K–$20K`.
    Amounts(Band<Amount>),
}

/// Yearly pay that is neither salary, stock nor bonus.
#[derive(Clone, PartialEq, Debug)]
pub struct OtherPay {
    pub label: Slot<String>,
    pub pay: Band<Amount>,
}

impl<T> Band<T> {
    pub fn missing(insert_at: usize) -> Self {
        Band {
            low: Slot::missing(insert_at),
            high: Slot::missing(insert_at),
        }
    }

    pub fn null(range: TextRange) -> Self {
        Band {
            low: Slot::Null { range },
            high: Slot::Null { range },
        }
    }

    pub fn end(&self, end: End) -> &Slot<T> {
        match end {
            End::Low => &self.low,
            End::High => &self.high,
        }
    }

    /// Both values, where both are known.
    pub fn values(&self) -> Option<(&T, &T)> {
        Some((self.low.value()?, self.high.value()?))
    }

    /// Whether its low end is above its high end.
    pub fn is_reversed(&self) -> bool
    where
        T: PartialOrd,
    {
        self.values().is_some_and(|(low, high)| low > high)
    }

    /// The bytes of whatever is there.
    pub fn range(&self) -> Option<TextRange> {
        match (self.low.range(), self.high.range()) {
            (Some(low), Some(high)) => Some(low.cover(high)),
            (one, other) => one.or(other),
        }
    }

    pub fn is_unstated(&self) -> bool {
        self.low.is_unstated() && self.high.is_unstated()
    }
}

impl Bonus {
    /// The bytes of whatever is there.
    pub fn range(&self) -> Option<TextRange> {
        match self {
            Bonus::Absent { .. } => None,
            Bonus::Single(slot) => slot.range(),
            Bonus::Percents(band) => band.range(),
            Bonus::Amounts(band) => band.range(),
        }
    }

    /// Whether no figure is given: absent, or explicitly nothing.
    pub fn is_unstated(&self) -> bool {
        match self {
            Bonus::Absent { .. } => true,
            Bonus::Single(slot) => slot.is_unstated(),
            Bonus::Percents(band) => band.is_unstated(),
            Bonus::Amounts(band) => band.is_unstated(),
        }
    }

    /// Both ends in percent; nothing where the bonus is not in percent.
    pub fn percent_band(&self) -> Band<Percent> {
        match self {
            Bonus::Single(slot) => Band {
                low: *slot,
                high: *slot,
            },
            Bonus::Percents(band) => *band,
            Bonus::Absent { .. } | Bonus::Amounts(_) => Band::missing(0),
        }
    }

    /// Lowest and highest percentage, where the bonus is one.
    pub fn percents(&self) -> Option<(Percent, Percent)> {
        match self {
            Bonus::Single(slot) => slot.value().map(|percent| (*percent, *percent)),
            Bonus::Percents(band) => band.values().map(|(low, high)| (*low, *high)),
            Bonus::Absent { .. } | Bonus::Amounts(_) => None,
        }
    }
}

impl Compensation {
    /// Where the total is stated at `end`; the entry where it is not.
    pub fn total_range(&self, end: End) -> TextRange {
        self.total.end(end).range().unwrap_or(self.range)
    }

    /// An entry that states nothing yet.
    pub fn empty(origin: Origin, range: TextRange) -> Self {
        let at = range.end();
        Compensation {
            origin,
            range,
            region: Slot::missing(at),
            level: Slot::missing(at),
            title: Slot::missing(at),
            base: Band::missing(at),
            stock: Band::missing(at),
            stock_type: Slot::missing(at),
            vest_years: Slot::missing(at),
            vest_schedule: Slot::missing(at),
            bonus: Bonus::Absent {
                insert_at: range.end,
            },
            signing_bonus: Band::missing(at),
            signing_bonus_year2: Band::missing(at),
            other: Vec::new(),
            total: Band::missing(at),
            currency: Slot::missing(at),
        }
    }

    /// Years the grant vests over: those stated, of the schedule, or else [`DEFAULT_VEST_YEARS`].
    pub fn years(&self) -> u8 {
        let stated = self.stated_years().map(|(years, _)| years);
        stated.unwrap_or(DEFAULT_VEST_YEARS)
    }

    /// The years that are stated, as such or by a schedule, and where.
    pub fn stated_years(&self) -> Option<(u8, TextRange)> {
        let stated = self.vest_years.spanned();
        let stated = stated.map(|years| (years.value, years.range));
        let schedule = self.vest_schedule.spanned();
        stated.or(schedule.map(|schedule| (schedule.value.years(), schedule.range)))
    }

    /// Whether nothing is said of how the grant vests.
    pub fn is_vesting_unstated(&self) -> bool {
        self.vest_years.is_unstated() && self.vest_schedule.is_unstated()
    }

    /// Whether the years are unknown: there is a schedule that is malformed, or not the one of the
    /// years beside it. That has been reported.
    pub fn is_vesting_unknown(&self) -> bool {
        matches!(self.vest_schedule, Slot::Invalid { .. }) && self.vest_years.value().is_none()
    }

    /// How people would name this entry: `San Francisco, L5`.
    pub fn label(&self) -> String {
        let region = self.region.value().map(|label| label.text.as_str());
        let level = self
            .level
            .value()
            .or(self.title.value())
            .map(String::as_str);
        match (region, level) {
            (Some(region), Some(level)) => format!("{region}, {level}"),
            (Some(one), None) | (None, Some(one)) => one.to_string(),
            (None, None) => "this entry".to_string(),
        }
    }
}
