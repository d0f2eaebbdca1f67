//! Pay cells in canonical form: both ends with currency and multiplier, joined by an en dash. The
//! author's notation stays: `K` stays `K`, lakh stay lakh, and as many decimals are shown.

use crate::model::cell::{self, Cell, CellValue, Money, MoneyBand};
use crate::model::{Amount, Percent};
use crate::syntax::markdown::MappedText;
use crate::text::TextRange;

use super::meaning::reading;

/// The canonical form of a cell written as `raw`; `None` where it says more than a band (a second
/// currency, a note, a period, words), or where the form would not be read as the same.
pub(super) fn canonical(raw: &str, cell: &Cell) -> Option<String> {
    let at = |range: TextRange| {
        let start = range.start().checked_sub(cell.range.start())?;
        raw.get(start..start + range.len())
    };
    let printed = match &cell.value {
        CellValue::Nothing if raw.is_empty() => String::new(),
        CellValue::Nothing if !raw.contains(char::is_alphanumeric) => "—".to_string(),
        CellValue::Percent(band) if !band.open && band.note.is_none() => {
            percents(band.low, band.high)
        }
        CellValue::Money(band) if is_bare(band) => {
            let (low, high) = (band.own.low, band.own.high);
            if low.range == high.range {
                Notation::read(at(low.range)?)?.print(low)?
            } else {
                ends(at(low.range)?, low, at(high.range)?, high)?
            }
        }
        _ => return None,
    };
    (read_again(&printed) == reading(cell, raw)).then_some(printed)
}

/// Whether a band states amounts and nothing else.
fn is_bare(band: &MoneyBand) -> bool {
    let more = band.alternative.is_some()
        || band.period.is_some()
        || band.open
        || band.note.is_some()
        || band.parenthesis.is_some();
    !more && !band.own.is_mixed()
}

fn percents(low: Percent, high: Percent) -> String {
    if low == high {
        format!("{low}%")
    } else {
        format!("{low}–{high}%")
    }
}

fn ends(low_text: &str, low: Money, high_text: &str, high: Money) -> Option<String> {
    let (own, other) = (Notation::read(low_text)?, Notation::read(high_text)?);
    let low_notation = own.completed_by(&other);
    let high_notation = other.completed_by(&own);
    Some(format!(
        "{}–{}",
        low_notation.print(low)?,
        high_notation.print(high)?
    ))
}

/// How an author writes an amount: `CHF 165K` has a prefix and a multiplier.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Notation {
    prefix: String,
    multiplier: &'static str,
    postfix: String,
    /// Grouped in lakh: `36,00,000`.
    in_lakh: bool,
}

impl Notation {
    fn read(text: &str) -> Option<Notation> {
        let digits = text.find(|c: char| c.is_ascii_digit())?;
        let after_number = text.rfind(|c: char| c.is_ascii_digit())? + 1;
        let number = &text[digits..after_number];
        let mut groups = number.split(',').skip(1);
        let in_lakh = number.matches(',').count() > 1 && groups.any(|group| group.len() == 2);
        let rest = &text[after_number..];
        let gap = rest.len() - rest.trim_start().len();
        let word_end = rest[gap..]
            .find(|c: char| !c.is_alphabetic())
            .map_or(rest.len(), |end| gap + end);
        let (multiplier, used) = match &rest[gap..word_end] {
            "k" | "K" => ("K", word_end),
            "m" | "M" => ("M", word_end),
            "b" | "B" => ("B", word_end),
            "l" | "L" | "lakh" | "Lakh" | "lakhs" | "Lakhs" => ("L", word_end),
            "cr" | "Cr" | "CR" | "crore" | "Crore" | "crores" | "Crores" => ("Cr", word_end),
            _ => ("", 0),
        };
        Some(Notation {
            prefix: one_gap(&text[..digits], str::trim_start),
            multiplier,
            postfix: one_gap(&rest[used..], str::trim_end),
            in_lakh,
        })
    }

    /// What this end leaves to the other: `$150-190K` has the multiplier at its second end only,
    /// and the currency at its first.
    fn completed_by(&self, other: &Notation) -> Notation {
        let mut full = self.clone();
        if full.prefix.is_empty() && full.postfix.is_empty() {
            full.prefix.clone_from(&other.prefix);
            full.postfix.clone_from(&other.postfix);
        }
        if full.multiplier.is_empty() {
            full.multiplier = other.multiplier;
        }
        full
    }

    fn print(&self, money: Money) -> Option<String> {
        let unit: i64 = match self.multiplier {
            "K" => 1_000,
            "L" => 100_000,
            "M" => 1_000_000,
            "Cr" => 10_000_000,
            "B" => 1_000_000_000,
            _ => 1,
        };
        let number = if self.in_lakh && unit == 1 {
            money.amount.in_lakh_groups()
        } else {
            scaled(money.amount, unit, money.step)?
        };
        let Notation {
            prefix,
            multiplier,
            postfix,
            ..
        } = self;
        Some(format!("{prefix}{number}{multiplier}{postfix}"))
    }
}

/// A mark with at most one blank between it and the number.
fn one_gap(mark: &str, outer: fn(&str) -> &str) -> String {
    let words: Vec<&str> = mark.split_whitespace().collect();
    let joined = words.join(" ");
    let inner_gap = outer(mark).len() > mark.trim().len() && !joined.is_empty();
    let is_word = joined.contains(char::is_alphanumeric);
    match (inner_gap && is_word, mark.starts_with(char::is_whitespace)) {
        (true, true) => format!(" {joined}"),
        (true, false) => format!("{joined} "),
        (false, _) => joined,
    }
}

/// `amount` in units of `unit`, with as many decimals as `step` calls for.
fn scaled(amount: Amount, unit: i64, step: i64) -> Option<String> {
    if unit == 1 {
        return Some(amount.to_string());
    }
    let mut decimals = 0_usize;
    let mut precision = unit;
    while precision > step.max(1) {
        if precision % 10 != 0 {
            return None;
        }
        precision /= 10;
        decimals += 1;
    }
    if amount.0 % precision != 0 {
        return None;
    }
    let (whole, rest) = (Amount(amount.0 / unit), amount.0 % unit / precision);
    Some(match decimals {
        0 => whole.to_string(),
        _ => format!("{whole}.{rest:0decimals$}"),
    })
}

fn read_again(printed: &str) -> String {
    let range = TextRange::new(0, printed.len());
    let mut mapped = MappedText::default();
    mapped.push(printed, range, printed);
    reading(&cell::parse(&mapped, range), printed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(raw: &str) -> Option<String> {
        let range = TextRange::new(0, raw.len());
        let mut mapped = MappedText::default();
        mapped.push(raw, range, raw);
        canonical(raw, &cell::parse(&mapped, range))
    }

    #[test]
    fn bands_get_one_form() {
        for (raw, expected) in [
            ("$205K - $260K", "$205K–$260K"),
            ("$150-190K", "$150K–$190K"),
            ("$ 205,000 to $260,000", "$205,000–$260,000"),
            ("CHF 165K – CHF 240K", "CHF 165K–CHF 240K"),
            ("HK$1.75M–HK$2.70M", "HK$1.75M–HK$2.70M"),
            ("₹35L–₹60L", "₹35L–₹60L"),
            ("₹35 lakh - ₹60 lakh", "₹35L–₹60L"),
            ("95 000 € – 120 000 €", "95,000€–120,000€"),
            ("95K EUR - 120K EUR", "95K EUR–120K EUR"),
            ("5-10 %", "5–10%"),
            ("10%", "10%"),
            ("10%-10%", "10%"),
            ("--", "—"),
            ("$1,290K", "$1,290K"),
            ("₹9,00,000 – ₹48,00,000", "₹9,00,000–₹48,00,000"),
        ] {
            assert_eq!(printed(raw).as_deref(), Some(expected), "{raw}");
        }
    }

    #[test]
    fn cells_that_say_more_stay() {
        for raw in [
            "£175K–£235K / $222K–$298K",
            "$40K-$85K/yr",
            "$220K–$390K+",
            "10% target ($21,600 – $27,600)",
            "None",
            "Options (private)",
            "$10K (one time)",
        ] {
            assert_eq!(printed(raw), None, "{raw}");
        }
    }
}
