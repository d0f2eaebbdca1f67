//! Sums of pay in exact arithmetic.

use std::ops::Add;

use super::{Amount, Percent};

/// An amount of money, exact for shares of a grant over 1 to 10 years and for percentages of an
/// amount. Counted in units of 1 / (1,000,000 x 2,520): the parts of a [`Percent`], times the
/// least common multiple of 1 to 10.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Exact(i128);

const PERCENT_PARTS: i128 = 1_000_000;
const YEAR_PARTS: i128 = 2_520;
const PARTS: i128 = PERCENT_PARTS * YEAR_PARTS;

impl Exact {
    pub fn of(amount: Amount) -> Exact {
        Exact(i128::from(amount.0) * PARTS)
    }

    /// One year's share of a grant over `years`, which is 1 to 10.
    pub fn yearly_share(grant: Amount, years: u8) -> Exact {
        Exact(i128::from(grant.0) * PARTS / i128::from(years.max(1)))
    }

    /// `percent` of `amount`.
    pub fn percentage(amount: Amount, percent: Percent) -> Exact {
        Exact(i128::from(amount.0) * i128::from(percent.parts_per_million()) * YEAR_PARTS)
    }

    /// To the nearest whole unit.
    pub fn rounded(self) -> Amount {
        let half = PARTS / 2 * self.0.signum();
        Amount(i64::try_from((self.0 + half) / PARTS).unwrap_or(i64::MAX))
    }

    /// By how much `self` lies above (or, negative, below) `expected`, as a part of it.
    pub fn deviation_from(self, expected: Exact) -> Percent {
        let difference = (self.0 - expected.0).saturating_mul(PERCENT_PARTS);
        let parts = match expected.0 {
            0 if difference == 0 => 0,
            0 => PERCENT_PARTS,
            base => difference / base,
        };
        Percent::from_parts_per_million(i64::try_from(parts).unwrap_or(i64::MAX))
    }

    /// Whether `self` is more than `tolerance` away from `expected`.
    pub fn is_off(self, expected: Exact, tolerance: Percent) -> bool {
        let difference = (self.0 - expected.0).abs().saturating_mul(PERCENT_PARTS);
        let allowed = expected
            .0
            .abs()
            .saturating_mul(i128::from(tolerance.parts_per_million()));
        difference > allowed
    }
}

impl Add for Exact {
    type Output = Exact;

    fn add(self, other: Exact) -> Exact {
        Exact(self.0 + other.0)
    }
}

impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(parts: I) -> Exact {
        parts.fold(Exact::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirds_and_percentages_are_exact() {
        let third = Exact::yearly_share(Amount(100), 3);
        assert_eq!(
            [third, third, third].into_iter().sum::<Exact>(),
            Exact::of(Amount(100))
        );
        let bonus = Exact::percentage(Amount(205_000), Percent::from_parts_per_million(75_000));
        assert_eq!(bonus, Exact::of(Amount(15_375)));
        assert_eq!(Exact::yearly_share(Amount(7), 2).rounded(), Amount(4));
        assert_eq!(Exact::yearly_share(Amount(-7), 2).rounded(), Amount(-4));
    }

    #[test]
    fn deviations() {
        let expected = Exact::of(Amount(100_000));
        let stated = Exact::of(Amount(102_000));
        assert!(!stated.is_off(expected, Percent::whole(2)));
        assert!(Exact::of(Amount(102_001)).is_off(expected, Percent::whole(2)));
        assert_eq!(stated.deviation_from(expected), Percent::whole(2));
    }
}
