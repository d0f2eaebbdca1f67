//! Exact money and percentages: integers only.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Whole units of a currency.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct Amount(pub i64);

impl Amount {
    /// Larger figures are slips of the pen, and sums of them must not overflow.
    pub const MAX: Amount = Amount(1_000_000_000_000_000);

    /// The amount rounded to a multiple of `step`, halves away from zero.
    #[must_use]
    pub fn rounded_to(self, step: i64) -> Amount {
        let step = step.max(1);
        let half = step / 2 * self.0.signum();
        Amount((self.0 + half) / step * step)
    }

    /// Grouped as people in India do, a thousand and then hundreds: `36,00,000`.
    pub fn in_lakh_groups(self) -> String {
        let digits = self.0.unsigned_abs().to_string();
        let mut grouped = String::with_capacity(digits.len() * 3 / 2 + 1);
        if self.0 < 0 {
            grouped.push('-');
        }
        for (index, digit) in digits.chars().enumerate() {
            let left = digits.len() - index;
            if index > 0 && left >= 3 && !left.is_multiple_of(2) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped
    }
}

impl fmt::Display for Amount {
    /// With thousands separators: `205,000`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.unsigned_abs().to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 1);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        f.pad_integral(self.0 >= 0, "", &grouped)
    }
}

/// A percentage, exact to a ten-thousandth of a percent.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct Percent {
    parts_per_million: i64,
}

impl Percent {
    /// Decimal places of a percentage that are kept.
    const PLACES: u32 = 4;

    pub const fn whole(percent: i64) -> Percent {
        Percent {
            parts_per_million: percent * 10_000,
        }
    }

    pub const fn from_parts_per_million(parts_per_million: i64) -> Percent {
        Percent { parts_per_million }
    }

    pub const fn parts_per_million(self) -> i64 {
        self.parts_per_million
    }

    /// Reads `7.5`, `10`, `-3`. `None` for anything else, and for more than four decimal places.
    pub fn parse(text: &str) -> Option<Percent> {
        let (sign, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let fraction = fraction.trim_end_matches('0');
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() + fraction.len() == 0 || !digits(whole) || !digits(fraction) {
            return None;
        }
        let missing = Self::PLACES.checked_sub(u32::try_from(fraction.len()).ok()?)?;
        let number: i64 = format!("{whole}{fraction}").parse().ok()?;
        let scaled = number.checked_mul(10_i64.pow(missing))?;
        Some(Percent::from_parts_per_million(sign * scaled))
    }
}

impl fmt::Display for Percent {
    /// Without the sign `%` and without trailing zeros: `7.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.parts_per_million < 0 { "-" } else { "" };
        let parts = self.parts_per_million.unsigned_abs();
        let (whole, fraction) = (parts / 10_000, parts % 10_000);
        if fraction == 0 {
            return write!(f, "{sign}{whole}");
        }
        let fraction = format!("{fraction:04}");
        write!(f, "{sign}{whole}.{}", fraction.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_group_and_round() {
        assert_eq!(Amount(205_000).to_string(), "205,000");
        assert_eq!(Amount(-1_234_567).to_string(), "-1,234,567");
        assert_eq!(Amount(12).to_string(), "12");
        assert_eq!(Amount(3_600_000).in_lakh_groups(), "36,00,000");
        assert_eq!(Amount(-123_456).in_lakh_groups(), "-1,23,456");
        assert_eq!(Amount(99_999).in_lakh_groups(), "99,999");
        assert_eq!(Amount(999).in_lakh_groups(), "999");
        assert_eq!(Amount(192_500).rounded_to(1_000), Amount(193_000));
        assert_eq!(Amount(192_499).rounded_to(1_000), Amount(192_000));
        assert_eq!(Amount(7).rounded_to(1), Amount(7));
    }

    #[test]
    fn percents_are_exact() {
        assert_eq!(
            Percent::parse("7.5"),
            Some(Percent::from_parts_per_million(75_000))
        );
        assert_eq!(Percent::parse("10.00"), Some(Percent::whole(10)));
        assert_eq!(Percent::parse("0.12345"), None);
        assert_eq!(Percent::parse("1e3"), None);
        assert_eq!(Percent::parse(""), None);
        assert_eq!(
            Percent::parse("7.5").map(|p| p.to_string()).as_deref(),
            Some("7.5")
        );
        assert_eq!(Percent::whole(-3).to_string(), "-3");
    }
}
