//! The time an amount is for, as people write it.

use super::Period;
use crate::model::lower_case;

/// `yr`, `4yr`, `mo` and their like at the start of `text`, and their length. They follow `/`,
/// `per` or a number.
pub(in crate::model) fn period_at(text: &str) -> Option<(Period, usize)> {
    let blank = text.len() - text.trim_start().len();
    let rest = &text[blank..];
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let gap = usize::from(digits > 0 && rest[digits..].starts_with(['-', ' ']));
    let word = &rest[digits + gap..];
    let end = word
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(word.len());
    let years = rest[..digits].parse::<u8>().ok();
    let unit = unit(&lower_case(&word[..end]))?;
    let period = match (unit, digits, years) {
        (unit, 0, _) => unit,
        (Period::Year, _, Some(1)) => Period::Year,
        (Period::Year, _, Some(years @ 2..=20)) => Period::Years(years),
        _ => return None,
    };
    let dot = usize::from(end < 5 && word[end..].starts_with('.'));
    Some((period, blank + digits + gap + end + dot))
}

fn unit(word: &str) -> Option<Period> {
    Some(match word {
        "yr" | "yrs" | "year" | "years" | "y" | "annum" | "annual" | "jahr" | "rok" | "an"
        | "ano" | "año" => Period::Year,
        "mo" | "mth" | "mnth" | "month" | "months" | "m" | "mies" | "miesiąc" | "monat" | "mes"
        | "mês" | "mois" | "mån" | "pm" => Period::Month,
        "wk" | "week" => Period::Week,
        "day" | "d" => Period::Day,
        "hr" | "hrs" | "hour" | "hours" | "h" | "godz" => Period::Hour,
        _ => return None,
    })
}

/// A period that is a word of its own, in lower case: `monthly`, `p.a.`.
pub(super) fn period_word(word: &str) -> Option<Period> {
    Some(match word {
        "annually" | "annual" | "yearly" | "pa" | "p.a" | "p.a." => Period::Year,
        "monthly" | "pm" | "p.m" | "p.m." | "pcm" | "p.c.m." => Period::Month,
        "weekly" | "pw" | "p.w." => Period::Week,
        "daily" | "p.d." => Period::Day,
        "hourly" | "ph" | "p.h." => Period::Hour,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_whole() {
        for (text, expected) in [
            ("yr vesting", Some((Period::Year, 2))),
            ("4yr", Some((Period::Years(4), 3))),
            ("3-year vest", Some((Period::Years(3), 6))),
            ("1 year", Some((Period::Year, 6))),
            ("mies.", Some((Period::Month, 5))),
            ("day", Some((Period::Day, 3))),
            ("d", Some((Period::Day, 1))),
            ("6 months", None),
            ("sprint", None),
            ("", None),
        ] {
            assert_eq!(period_at(text), expected, "{text}");
        }
        assert_eq!(period_word("p.a."), Some(Period::Year));
        assert_eq!(period_word("month"), None);
    }
}
