//! What part of a grant vests in each year, where the years differ.

use std::fmt;

use super::Percent;

/// The percent of a grant that vests in each year, from the first on. They sum to 100 exactly.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VestSchedule {
    shares: Vec<Percent>,
}

/// Why percents are no vesting schedule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnsoundSchedule {
    Empty,
    /// More years than a grant vests over; so many.
    TooLong(usize),
    /// A share below 0 or above 100.
    OutOfRange(Percent),
    /// The shares come to this, and not to 100.
    Sum(Percent),
}

/// The whole grant.
const WHOLE: Percent = Percent::whole(100);

impl VestSchedule {
    /// The most years a grant vests over.
    pub const MOST_YEARS: usize = 10;

    /// A schedule of these shares, a year each.
    pub fn new(shares: Vec<Percent>) -> Result<VestSchedule, UnsoundSchedule> {
        if shares.is_empty() {
            return Err(UnsoundSchedule::Empty);
        }
        if shares.len() > Self::MOST_YEARS {
            return Err(UnsoundSchedule::TooLong(shares.len()));
        }
        if let Some(share) = shares.iter().find(|share| !is_share(**share)) {
            return Err(UnsoundSchedule::OutOfRange(*share));
        }
        let sum = shares.iter().map(|share| share.parts_per_million()).sum();
        match Percent::from_parts_per_million(sum) {
            WHOLE => Ok(VestSchedule { shares }),
            other => Err(UnsoundSchedule::Sum(other)),
        }
    }

    /// Reads `5/15/40/40`, `5%, 15%, 40%, 40%` and `5 / 15 / 40 / 40`, as headers and people write
    /// it. `None` for anything else, and for shares that do not sum to 100.
    pub fn parse(text: &str) -> Option<VestSchedule> {
        let mark = if text.contains('/') { '/' } else { ',' };
        let share = |part: &str| {
            let number = part.trim();
            Percent::parse(number.strip_suffix('%').unwrap_or(number).trim_end())
        };
        let shares: Option<Vec<Percent>> = text.split(mark).map(share).collect();
        VestSchedule::new(shares?).ok()
    }

    /// The shares of fractions that sum to 1: 0.05, 0.15, 0.4 and 0.4 are meant as 5, 15, 40 and 40.
    pub fn of_fractions(fractions: &[Percent]) -> Option<VestSchedule> {
        let percent = |fraction: &Percent| {
            let parts = fraction.parts_per_million().checked_mul(100)?;
            Some(Percent::from_parts_per_million(parts))
        };
        let shares: Option<Vec<Percent>> = fractions.iter().map(percent).collect();
        VestSchedule::new(shares?).ok()
    }

    /// Years the grant vests over, 1 to 10.
    pub fn years(&self) -> u8 {
        u8::try_from(self.shares.len()).unwrap_or(u8::MAX)
    }

    /// The share of each year.
    pub fn shares(&self) -> &[Percent] {
        &self.shares
    }

    /// What vests in the first year.
    pub fn first(&self) -> Percent {
        self.shares.first().copied().unwrap_or(WHOLE)
    }

    /// The shares with `between` them: `5/15/40/40`.
    pub fn joined(&self, between: &str) -> String {
        let shares: Vec<String> = self.shares.iter().map(Percent::to_string).collect();
        shares.join(between)
    }
}

impl fmt::Display for VestSchedule {
    /// As the front matter states it: `[5, 15, 40, 40]`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}]", self.joined(", "))
    }
}

/// Whether it can be a part of a grant: 0 to 100 percent.
pub fn is_share(percent: Percent) -> bool {
    (Percent::default()..=WHOLE).contains(&percent)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shares(texts: &[&str]) -> Vec<Percent> {
        let read = |text: &&str| Percent::parse(text).expect("a percentage");
        texts.iter().map(read).collect()
    }

    #[test]
    fn shares_sum_to_a_hundred_exactly() {
        for texts in [
            &["5", "15", "40", "40"][..],
            &["33", "33", "22", "12"],
            &["33.33", "33.33", "33.34"],
            &["33.3333", "33.3333", "33.3334"],
            &["100"],
            &["0", "100"],
            &["10"; 10],
        ] {
            let schedule = VestSchedule::new(shares(texts)).expect("a schedule");
            assert_eq!(usize::from(schedule.years()), texts.len());
            assert_eq!(schedule.to_string(), format!("[{}]", texts.join(", ")));
        }
        let wrong = |texts: &[&str]| VestSchedule::new(shares(texts)).expect_err("no schedule");
        assert_eq!(wrong(&[]), UnsoundSchedule::Empty);
        assert_eq!(wrong(&["10"; 11]), UnsoundSchedule::TooLong(11));
        for (texts, sum) in [
            (&["33.33", "33.33", "33.33"][..], "99.99"),
            (&["25", "25", "25", "25.0001"], "100.0001"),
            (&["0.25", "0.25", "0.25", "0.25"], "1"),
        ] {
            let sum = Percent::parse(sum).expect("a percentage");
            assert_eq!(wrong(texts), UnsoundSchedule::Sum(sum));
        }
        let below = Percent::whole(-5);
        assert_eq!(wrong(&["-5", "105"]), UnsoundSchedule::OutOfRange(below));
        let above = Percent::whole(101);
        assert_eq!(wrong(&["101", "0"]), UnsoundSchedule::OutOfRange(above));
    }

    #[test]
    fn schedules_as_people_write_them() {
        for text in [
            "5/15/40/40",
            "5 / 15 / 40 / 40",
            "5%/15%/40%/40 %",
            "5, 15, 40, 40",
        ] {
            let read = VestSchedule::parse(text).map(|schedule| schedule.joined("/"));
            assert_eq!(read.as_deref(), Some("5/15/40/40"), "{text}");
        }
        for text in [
            "",
            "25",
            "5/15/40",
            "5-15-40-40",
            "5/15/40/40/",
            "4 years",
            "1e2",
        ] {
            assert_eq!(VestSchedule::parse(text), None, "{text}");
        }
        let fractions = shares(&["0.05", "0.15", "0.4", "0.4"]);
        let read = VestSchedule::of_fractions(&fractions).map(|schedule| schedule.joined("/"));
        assert_eq!(read.as_deref(), Some("5/15/40/40"));
        assert_eq!(VestSchedule::of_fractions(&shares(&["0.5", "0.4"])), None);
    }

    proptest! {
        /// Any cut of a hundred percent into years is a schedule, is read back from its text, and is
        /// none once a ten-thousandth of a percent is missing.
        #[test]
        fn every_cut_of_the_whole_is_a_schedule(
            mut cuts in prop::collection::vec(0_i64..=1_000_000, 0..10)
        ) {
            cuts.extend([0, 1_000_000]);
            cuts.sort_unstable();
            let shares: Vec<Percent> = cuts
                .windows(2)
                .map(|pair| Percent::from_parts_per_million(pair[1] - pair[0]))
                .collect();
            let schedule = VestSchedule::new(shares.clone()).expect("a schedule");
            prop_assert_eq!(VestSchedule::parse(&schedule.joined("/")), Some(schedule.clone()));
            prop_assert_eq!(schedule.shares(), &shares[..]);
            let mut less = shares;
            let last = less.len() - 1;
            less[last] = Percent::from_parts_per_million(less[last].parts_per_million() - 1);
            prop_assert!(VestSchedule::new(less).is_err());
        }
    }
}
