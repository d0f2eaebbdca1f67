//! What a header says about the amounts below it: `Base ($K)`, `Hourly Base`, `Base (EUR)`.

use crate::model::cell::{Defaults, Period};
use crate::model::currency::mark_at;
use crate::model::{Column, CurrencyMark};

pub(super) fn defaults(header: &str) -> Defaults {
    // Elsewhere `K` and `(M)` are words of a name.
    if !Column::from_header(header).is_some_and(Column::is_pay) {
        return Defaults::default();
    }
    let (mut multiplier, mut marks) = (None, Vec::new());
    for bracket in header.split('(').skip(1) {
        let inside = bracket.split(')').next().unwrap_or_default();
        for piece in pieces(inside) {
            let (mark, rest) = match mark_at(piece) {
                Some((mark, length)) => (Some(mark), &piece[length..]),
                None => (None, piece),
            };
            multiplier = multiplier.or_else(|| unit(rest));
            marks.extend(mark);
        }
    }
    let lower = header.to_lowercase();
    if multiplier.is_none() {
        multiplier = lower.split_once("in ").and_then(|(_, rest)| {
            let word = pieces(rest).next()?;
            matches!(
                word,
                "thousands" | "thousand" | "millions" | "million" | "lakh" | "lakhs"
            )
            .then(|| unit(word))?
        });
    }
    Defaults {
        multiplier,
        mark: only(&marks),
        period: period(&lower),
    }
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '/' | ',' | ';' | '\''))
        .filter(|piece| !piece.is_empty())
}

fn unit(word: &str) -> Option<i64> {
    Some(match word {
        "k" | "K" | "000" | "000s" | "thousand" | "thousands" | "Thousands" => 1_000,
        "M" | "MM" | "mm" | "million" | "millions" | "Millions" => 1_000_000,
        "L" | "LPA" | "lakh" | "lakhs" | "Lakh" | "Lakhs" => 100_000,
        "Cr" | "crore" | "crores" | "Crore" | "Crores" => 10_000_000,
        _ => return None,
    })
}

/// The one mark of a header. `AUD A$` and `GBP £` name one currency twice; `GBP/EUR` names none.
fn only(marks: &[CurrencyMark]) -> Option<CurrencyMark> {
    let known = |mark: &&CurrencyMark| matches!(mark, CurrencyMark::Known(_));
    let first = *marks.iter().find(known).or(marks.first())?;
    let fits = |mark: &CurrencyMark| match (first, *mark) {
        (CurrencyMark::Known(currency), CurrencyMark::Dollar) => currency.is_dollar(),
        (first, mark) => first == mark,
    };
    marks.iter().all(fits).then_some(first)
}

/// A period of less than a year.
fn period(lower: &str) -> Option<Period> {
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let adverb = words.iter().find_map(|word| {
        Some(match *word {
            "monthly" => Period::Month,
            "weekly" => Period::Week,
            "daily" => Period::Day,
            "hourly" => Period::Hour,
            _ => return None,
        })
    });
    let noun = |word: &str| {
        Some(match word {
            "month" | "mo" => Period::Month,
            "week" => Period::Week,
            "day" => Period::Day,
            "hour" | "hr" => Period::Hour,
            _ => return None,
        })
    };
    let per = words
        .windows(2)
        .find(|pair| matches!(pair[0], "per" | "a" | "an"))
        .and_then(|pair| noun(pair[1]));
    let behind_slash = lower.split('/').skip(1).find_map(|part| {
        let word = part.trim_start();
        let end = word.find(|c: char| !c.is_alphanumeric());
        noun(&word[..end.unwrap_or(word.len())])
    });
    adverb.or(per).or(behind_slash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_speak_for_their_cells() {
        for (header, multiplier, code, period) in [
            ("Base ($K)", Some(1_000), Some("$"), None),
            ("Base (€k)", Some(1_000), Some("EUR"), None),
            ("Base (USD K)", Some(1_000), Some("USD"), None),
            ("Base (in thousands)", Some(1_000), None, None),
            ("Base, in thousands", Some(1_000), None, None),
            ("Base ($000s)", Some(1_000), Some("$"), None),
            ("Base (₹ LPA)", Some(100_000), Some("INR"), None),
            ("Base (USD)", None, Some("USD"), None),
            ("Base (AUD A$)", None, Some("AUD"), None),
            ("Base (CAD $)", None, Some("CAD"), None),
            ("Base (GBP/EUR)", None, None, None),
            ("Base (monthly)", None, None, Some(Period::Month)),
            ("Hourly Base", None, None, Some(Period::Hour)),
            ("Base /mo", None, None, Some(Period::Month)),
            ("Base per month", None, None, Some(Period::Month)),
            ("Stock (RSU/4yr)", None, None, None),
            ("Total Comp (Yr 1)", None, None, None),
            ("London (K)", None, None, None),
        ] {
            let read = defaults(header);
            let mark = read.mark.map(|mark| match mark {
                CurrencyMark::Known(currency) => currency.code(),
                _ => "$",
            });
            assert_eq!(
                (read.multiplier, mark, read.period),
                (multiplier, code, period),
                "{header}"
            );
        }
    }
}
