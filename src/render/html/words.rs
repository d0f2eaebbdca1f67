//! Dates, ages and numbers in the words of pages.

use serde::Serialize;

use crate::model::front_matter::DataQuality;
use crate::model::{Date, Quarter};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A day for people and for programs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Day {
    /// `23 Nov 2026`
    pub text: String,
    /// `2026-11-23`
    pub iso: String,
}

impl Day {
    pub(super) fn of(date: Date) -> Day {
        let month = usize::try_from(date.month() - 1).ok();
        let month = month.and_then(|at| MONTHS.get(at)).unwrap_or(&"");
        Day {
            text: format!("{} {month} {}", date.day(), date.year()),
            iso: date.to_string(),
        }
    }
}

/// `Q4 2025`
pub(super) fn quarter(quarter: Quarter) -> String {
    format!("Q{} {}", quarter.quarter, quarter.year)
}

/// How long before `as_of` the quarter ended: `11 months old`; `None` where it had not.
pub(super) fn age(quarter: Quarter, as_of: Date) -> Option<String> {
    let months = |year: i16, month: i32| i32::from(year) * 12 + month;
    let end = months(quarter.year, i32::from(quarter.quarter) * 3);
    let age = months(as_of.year(), i32::from(as_of.month())) - end;
    match age {
        1 => Some("1 month old".to_string()),
        2.. => Some(format!("{age} months old")),
        _ => None,
    }
}

/// Where a guide names no place for its pay.
pub(super) const NO_PLACE: &str = "Place not stated";

/// How good the author says the figures are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Quality {
    pub word: &'static str,
    /// The word as three dots.
    pub dots: &'static str,
    /// 3 for the best, 0 where it is not stated.
    pub rank: u8,
}

impl Quality {
    pub(super) fn of(quality: Option<DataQuality>) -> Quality {
        let (dots, rank) = match quality {
            Some(DataQuality::High) => ("●●●", 3),
            Some(DataQuality::Medium) => ("●●○", 2),
            Some(DataQuality::Low) => ("●○○", 1),
            None => ("○○○", 0),
        };
        Quality {
            word: quality.map_or("not stated", DataQuality::name),
            dots,
            rank,
        }
    }
}

/// `1 guide`, `2 guides`, `1,200 guides`.
pub(super) fn count(number: usize, word: &str) -> String {
    let many = if number == 1 { "" } else { "s" };
    format!("{}{}{many}", grouped(number), format_args!(" {word}"))
}

/// `1,200`
pub(super) fn grouped(number: usize) -> String {
    crate::model::Amount(i64::try_from(number).unwrap_or(i64::MAX)).to_string()
}

/// `1 company`, `2 companies`.
pub(super) fn companies(number: usize) -> String {
    let word = if number == 1 { "company" } else { "companies" };
    format!("{} {word}", grouped(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_ages() {
        let as_of: Date = "2026-11-29".parse().unwrap();
        assert_eq!(Day::of(as_of).text, "29 Nov 2026");
        let age_of = |text: &str| age(Quarter::parse(text).unwrap(), as_of);
        assert_eq!(age_of("2025-Q4").as_deref(), Some("11 months old"));
        assert_eq!(age_of("2026-Q3").as_deref(), Some("2 months old"));
        assert_eq!(age_of("2026-Q4"), None);
        assert_eq!(quarter(Quarter::parse("2025-Q4").unwrap()), "Q4 2025");
        assert_eq!(count(1, "guide"), "1 guide");
        assert_eq!(count(1200, "guide"), "1,200 guides");
    }
}
