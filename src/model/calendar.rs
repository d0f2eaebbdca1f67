//! Dates and quarters.

use serde::{Deserialize, Serialize};
use std::fmt;

pub use jiff::civil::Date;

/// Reads `YYYY-MM-DD` and nothing else (the date library alone would take `20260223` too).
pub fn parse_date(text: &str) -> Option<Date> {
    let shape: Vec<bool> = text.bytes().map(|byte| byte.is_ascii_digit()).collect();
    let expected = [4, 2, 2].map(|digits| vec![true; digits]).join(&false);
    let dashes = text.bytes().filter(|byte| *byte == b'-').count() == 2;
    (shape == expected && dashes)
        .then(|| text.parse().ok())
        .flatten()
}

/// The quarter that figures describe: `2025-Q4`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Quarter {
    pub year: i16,
    /// 1 to 4.
    pub quarter: u8,
}

impl Quarter {
    pub fn parse(text: &str) -> Option<Quarter> {
        let (year, quarter) = text.split_once("-Q")?;
        let digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        match quarter {
            "1" | "2" | "3" | "4" if digits => Some(Quarter {
                year: year.parse().ok()?,
                quarter: quarter.parse().ok()?,
            }),
            _ => None,
        }
    }

    /// The quarter that `day` is in.
    pub fn of(day: Date) -> Quarter {
        let quarter = (day.month() - 1) / 3 + 1;
        Quarter {
            year: day.year(),
            quarter: u8::try_from(quarter).unwrap_or(1),
        }
    }

    /// The day it begins.
    pub fn first_day(self) -> Option<Date> {
        let month = i8::try_from(self.quarter.saturating_sub(1) * 3 + 1).ok()?;
        Date::new(self.year, month, 1).ok()
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.quarter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strict_dates_and_quarters() {
        assert!(parse_date("2026-02-28").is_some());
        for text in [
            "2026-02-30",
            "20260228",
            "2026-2-28",
            "2026/02/28",
            "2026-02-28T00",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
        assert_eq!(
            Quarter::parse("2025-Q4").map(|q| q.to_string()).as_deref(),
            Some("2025-Q4")
        );
        let first_day = |text| Quarter::parse(text).and_then(Quarter::first_day);
        assert_eq!(first_day("2025-Q4"), parse_date("2025-10-01"));
        assert_eq!(first_day("2026-Q1"), parse_date("2026-01-01"));
        for text in ["2025-Q5", "2025-q4", "25-Q4", "2025Q4", "2025-Q"] {
            assert_eq!(Quarter::parse(text), None, "{text}");
        }
    }
}
