//! The pay of a guide as lists and bars show it: amounts by place, a grant by its year.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

use super::place_key::PlaceKey;
use crate::model::{
    Amount, Band, Bonus, Compensation, Component, Currency, End, Exact, Guide, Parts, Percent,
    RegionLabel,
};

/// The pay that a guide states for one place and level.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::render) struct PayCard {
    /// Its id on the guide's page: `pay-london`.
    pub anchor: String,
    /// The region as the author names it.
    pub region: Option<String>,
    pub place: Option<PlaceKey>,
    pub level: Option<String>,
    pub currency: Option<Currency>,
    pub base: AmountRange,
    /// The value of the whole grant.
    pub grant: AmountRange,
    /// The years it vests over, where that is known.
    pub grant_years: Option<u8>,
    /// One year's share of the grant.
    pub grant_a_year: AmountRange,
    pub bonus: AmountRange,
    /// The bonus in percent of the base, where it is stated so.
    pub bonus_percent: [Option<Percent>; 2],
    /// Other yearly pay, all of it together.
    pub other: AmountRange,
    pub sign_on: AmountRange,
    pub total: AmountRange,
    /// Whether all that the total is made of is stated, at the low and at the high end.
    pub has_all_parts: [bool; 2],
}

/// Two ends, each where it is known.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub(in crate::render) struct AmountRange {
    pub low: Option<Amount>,
    pub high: Option<Amount>,
}

impl AmountRange {
    fn of(band: &Band<Amount>) -> AmountRange {
        AmountRange {
            low: band.low.value().copied(),
            high: band.high.value().copied(),
        }
    }

    pub(in crate::render) fn end(self, end: End) -> Option<Amount> {
        match end {
            End::Low => self.low,
            End::High => self.high,
        }
    }

    pub(in crate::render) fn is_unknown(self) -> bool {
        self.low.is_none() && self.high.is_none()
    }

    /// The highest amount that is known.
    pub(in crate::render) fn top(self) -> Option<Amount> {
        self.low.max(self.high)
    }

    /// The lowest amount that is known.
    pub(in crate::render) fn bottom(self) -> Option<Amount> {
        match (self.low, self.high) {
            (Some(low), Some(high)) => Some(low.min(high)),
            (one, other) => one.or(other),
        }
    }

    fn map(self, change: impl Fn(Amount) -> Amount) -> AmountRange {
        AmountRange {
            low: self.low.map(&change),
            high: self.high.map(&change),
        }
    }
}

/// The pay that `guide` states: its front matter's or, where that has none, its table's.
pub(in crate::render) fn parts(guide: &Guide) -> Vec<Parts<'_>> {
    if !guide.front.compensation.is_empty() {
        return guide.parts().collect();
    }
    let table = guide.body.pay_table.as_ref();
    let rows = table.map_or(&[][..], |table| &table.rows);
    let parts = rows.iter().map(|row| Parts {
        entry: &row.compensation,
        row: Some(row),
    });
    parts.collect()
}

/// The pay of each entry, with ids of their own.
pub(super) fn pay(guide: &Guide) -> Vec<PayCard> {
    // How often each name was given: a search from 1 would be slow for many of one name.
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let mut cards: Vec<PayCard> = parts(guide).into_iter().map(PayCard::of).collect();
    for card in &mut cards {
        let name = card.place.as_ref().map_or("place", |place| &place.slug);
        let mut anchor = format!("pay-{name}");
        let number = given.entry(anchor.clone()).or_default();
        *number += 1;
        if *number > 1 {
            anchor = format!("{anchor}-{number}");
        }
        while !taken.insert(anchor.clone()) {
            anchor.push_str("-more");
        }
        card.anchor = anchor;
    }
    cards
}

impl PayCard {
    fn of(parts: Parts<'_>) -> PayCard {
        let pay = parts.entry;
        let region = pay.region.value();
        let (region, level) = if parts.region_is_level() {
            (None, region.map(RegionLabel::name))
        } else {
            (region, pay.level.value().or(pay.title.value()).cloned())
        };
        let band = |component: Component| {
            let band = component.band(pay);
            band.map_or_else(AmountRange::default, AmountRange::of)
        };
        let base = band(Component::Base);
        let grant = band(Component::Stock);
        let grant_years = parts.grant_years();
        let a_year = |years: u8| grant.map(|whole| Exact::yearly_share(whole, years).rounded());
        let percents = bonus_percent(&pay.bonus);
        PayCard {
            anchor: String::new(),
            region: region.map(RegionLabel::name),
            place: region.map(PlaceKey::of),
            level,
            currency: pay.currency.value().copied(),
            base,
            grant,
            grant_years,
            grant_a_year: grant_years.map_or_else(AmountRange::default, a_year),
            bonus: bonus(pay, base, percents),
            bonus_percent: percents,
            other: other(pay),
            sign_on: band(Component::SigningBonus),
            total: band(Component::Total),
            has_all_parts: [End::Low, End::High].map(|end| has_all_parts(parts, end)),
        }
    }
}

impl PayCard {
    /// What pay in one currency is ordered by.
    pub(in crate::render) fn pay_rank(&self) -> (bool, Option<Amount>) {
        (self.currency == Some(Currency::USD), self.total.top())
    }
}

fn bonus_percent(bonus: &Bonus) -> [Option<Percent>; 2] {
    match bonus {
        Bonus::Single(slot) => [slot.value().copied(); 2],
        Bonus::Percents(band) => [band.low.value().copied(), band.high.value().copied()],
        Bonus::Absent { .. } | Bonus::Amounts(_) => [None; 2],
    }
}

/// The bonus in money: as it is stated, or its percentage of the base at the same end.
fn bonus(pay: &Compensation, base: AmountRange, percents: [Option<Percent>; 2]) -> AmountRange {
    if let Bonus::Amounts(band) = &pay.bonus {
        return AmountRange::of(band);
    }
    let of_base = |base: Option<Amount>, percent: Option<Percent>| {
        let (base, percent) = base.zip(percent)?;
        Some(Exact::percentage(base, percent).rounded())
    };
    AmountRange {
        low: of_base(base.low, percents[0]),
        high: of_base(base.high, percents[1]),
    }
}

/// All other yearly pay at each end where all of it is known.
fn other(pay: &Compensation) -> AmountRange {
    if pay.other.is_empty() {
        return AmountRange::default();
    }
    let sum = |end| {
        let amounts = pay.other.iter().map(|other| other.pay.end(end).value());
        let amounts: Option<Vec<&Amount>> = amounts.collect();
        amounts?
            .into_iter()
            .try_fold(0_i64, |sum, amount| sum.checked_add(amount.0))
            .map(Amount)
    };
    AmountRange {
        low: sum(End::Low),
        high: sum(End::High),
    }
}

/// Whether the entry itself states all that its total is made of. What only the author's table says does
/// not count: it may be read otherwise.
fn has_all_parts(parts: Parts<'_>, end: End) -> bool {
    let is_own = |component: Component| {
        let row = parts.row.map(|row| &row.compensation);
        !component.is_unstated(parts.entry) || row.is_none_or(|row| component.is_unstated(row))
    };
    parts.entry.base.end(end).value().is_some()
        && [Component::Stock, Component::Bonus, Component::Other]
            .into_iter()
            .all(is_own)
        && parts.expected(end).is_some()
}
