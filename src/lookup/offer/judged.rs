//! Where the parts of an offer are in the band of a guide.

use super::equal_levels::{EqualTerm, equal_levels};
use super::levers::{LeverToPull, levers_for};
use super::terms::Offer;
use crate::compare::Snapshot;
use crate::model::search_names::Aliases;
use crate::model::{
    Amount, Bonus, Compensation, Component, Currency, End, Exact, Guide, Percent, Slot,
};

/// An offer against one row of a guide.
#[derive(Clone, PartialEq, Debug)]
pub struct JudgedOffer<'g> {
    pub currency: Option<Currency>,
    /// Base, grant, bonus, sign-on, and the total of an average year.
    pub parts: Vec<JudgedPart>,
    pub first_year: Option<Amount>,
    /// The part that is worst off, by its index.
    pub weakest: Option<usize>,
    /// What the guide has to say to that part.
    pub levers: Vec<LeverToPull<'g>>,
    pub equal_levels: Vec<EqualTerm>,
    /// The line of the entry in the guide.
    pub line: usize,
}

/// A part of an offer. A bonus in percent is the amount that it comes to with the offered base.
#[derive(Clone, PartialEq, Debug)]
pub struct JudgedPart {
    pub component: Component,
    pub offered: Amount,
    /// The guide's band.
    pub band: [Option<Amount>; 2],
    /// The percentages of the base that the band is of, where the guide states a bonus so.
    pub of_base: Option<(Percent, Percent)>,
    /// The lines of the guide that state it.
    pub lines: [Option<usize>; 2],
    pub position: BandPosition,
}

/// Where an amount is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BandPosition {
    /// By so much.
    Below(Amount),
    /// So much above the low and below the high end.
    Within(Amount, Amount),
    Above(Amount),
    /// The guide states no band, or one of its ends only.
    Unknown,
}

const JUDGED: [Component; 5] = [
    Component::Base,
    Component::Stock,
    Component::Bonus,
    Component::SigningBonus,
    Component::Total,
];

impl<'g> JudgedOffer<'g> {
    /// `offer` against the entry at `index` of `guide`. The other guides tell which of the levels that it
    /// holds to be equal have guides.
    pub fn of(
        offer: &Offer,
        (guide, index): (&'g Guide, usize),
        guides: &Snapshot,
        aliases: &Aliases,
    ) -> Option<JudgedOffer<'g>> {
        let entry = guide.front.compensation.get(index)?;
        let parts = JUDGED.into_iter().filter_map(|component| {
            if offer.unstated.contains(&component) {
                return None;
            }
            let offered = offered(offer, component)?;
            let mut part = JudgedPart::of(component, offered, entry, guide);
            // What is not all of a year's pay is not held against the band of all of it.
            let lacks = |part: &Component| *part != Component::SigningBonus;
            if component == Component::Total && offer.unstated.iter().any(lacks) {
                part.position = BandPosition::Unknown;
            }
            Some(part)
        });
        let parts: Vec<JudgedPart> = parts.collect();
        let weakest = weakest(&parts);
        let levers = weakest.map(|at| levers_for(guide, parts[at].component));
        Some(JudgedOffer {
            currency: entry.currency.value().copied(),
            first_year: offer.first_year(),
            weakest,
            levers: levers.unwrap_or_default(),
            equal_levels: equal_levels(guide, guides, aliases),
            line: guide.source.line(entry.range.start),
            parts,
        })
    }
}

/// What the offer has of a part; for the total, what a year comes to on average.
fn offered(offer: &Offer, component: Component) -> Option<Amount> {
    if component == Component::Total {
        return offer.average_year();
    }
    if component == Component::Bonus {
        let base = offer.pay.base.high.value()?;
        return bonus_amount(&offer.pay, End::High, *base);
    }
    component.band(&offer.pay)?.high.value().copied()
}

/// The bonus of `pay` in money, with this base.
fn bonus_amount(pay: &Compensation, end: End, base: Amount) -> Option<Amount> {
    if let Bonus::Amounts(band) = &pay.bonus {
        return band.end(end).value().copied();
    }
    let percents = pay.bonus.percent_band();
    let percent = percents.end(end).value()?;
    Some(Exact::percentage(base, *percent).rounded())
}

impl JudgedPart {
    fn of(
        component: Component,
        offered: Amount,
        entry: &Compensation,
        guide: &Guide,
    ) -> JudgedPart {
        let ends = [End::Low, End::High];
        let line = |slot: &Slot<Amount>| slot.range().map(|range| guide.source.line(range.start));
        let (band, lines) = if component == Component::Bonus {
            let base = |end| entry.base.end(end).value().copied();
            let money = |end| {
                // A percentage is of the base that goes with it; without one it says no amount.
                bonus_amount(entry, end, base(end).unwrap_or_default())
                    .filter(|_| base(end).is_some() || matches!(entry.bonus, Bonus::Amounts(_)))
            };
            let line = entry
                .bonus
                .range()
                .map(|range| guide.source.line(range.start));
            (ends.map(money), [line, None])
        } else {
            let stated = component.band(entry);
            let value = |end| stated.and_then(|band| band.end(end).value().copied());
            let lines = ends.map(|end| {
                let slot = stated.map(|band| band.end(end));
                slot.filter(|slot| slot.value().is_some()).and_then(line)
            });
            (ends.map(value), lines)
        };
        JudgedPart {
            component,
            offered,
            band,
            of_base: entry
                .bonus
                .percents()
                .filter(|_| component == Component::Bonus),
            lines,
            position: BandPosition::of(offered, band),
        }
    }

    /// How well off the part is, in thousandths: below 0 under the band, 0 to 1000 in it, above over it.
    fn standing(&self) -> Option<i128> {
        let [low, high] = [self.band[0]?, self.band[1]?].map(|amount| i128::from(amount.0));
        let offered = i128::from(self.offered.0);
        Some(match self.position {
            BandPosition::Below(_) => (offered - low) * 1000 / low.max(1),
            BandPosition::Within(..) => (offered - low) * 1000 / (high - low).max(1),
            BandPosition::Above(_) => 1000 + (offered - high) * 1000 / high.max(1),
            BandPosition::Unknown => return None,
        })
    }
}

impl BandPosition {
    fn of(offered: Amount, band: [Option<Amount>; 2]) -> BandPosition {
        let [Some(low), Some(high)] = band else {
            return BandPosition::Unknown;
        };
        if low > high {
            return BandPosition::Unknown;
        }
        if offered < low {
            BandPosition::Below(Amount(low.0 - offered.0))
        } else if offered > high {
            BandPosition::Above(Amount(offered.0 - high.0))
        } else {
            BandPosition::Within(Amount(offered.0 - low.0), Amount(high.0 - offered.0))
        }
    }
}

/// The part with the worst standing; the total is no part.
fn weakest(parts: &[JudgedPart]) -> Option<usize> {
    let own = parts.iter().enumerate();
    let own = own.filter(|(_, part)| part.component != Component::Total);
    let known = own.filter_map(|(at, part)| Some((part.standing()?, at)));
    known.min().map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_below_in_or_above_a_band() {
        let band = [Some(Amount(95)), Some(Amount(120))];
        assert_eq!(
            BandPosition::of(Amount(90), band),
            BandPosition::Below(Amount(5))
        );
        assert_eq!(
            BandPosition::of(Amount(95), band),
            BandPosition::Within(Amount(0), Amount(25))
        );
        assert_eq!(
            BandPosition::of(Amount(120), band),
            BandPosition::Within(Amount(25), Amount(0))
        );
        assert_eq!(
            BandPosition::of(Amount(121), band),
            BandPosition::Above(Amount(1))
        );
        assert_eq!(
            BandPosition::of(Amount(1), [None, band[1]]),
            BandPosition::Unknown
        );
        assert_eq!(
            BandPosition::of(Amount(1), [band[1], band[0]]),
            BandPosition::Unknown
        );
    }
}
