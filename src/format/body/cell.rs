//! Pay cells in canonical form: both ends with currency and multiplier, joined by an en dash. The
//! author's notation stays: `K` stays `K`, lakh stay lakh, and as many decimals are shown.

use crate::model::Percent;
use crate::model::cell::{self, Cell, CellValue, Money, MoneyBand, Notation};
use crate::syntax::markdown::MappedText;
use crate::text::TextRange;

use super::meaning::reading;

/// The canonical form of a cell written as `raw`; `None` where it says more than a band (a second
/// currency, a note, a period, words), or where another form would not be read as the same.
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
                Notation::read(at(low.range)?, &low, None)?.canonical(&low)?
            } else {
                ends(at(low.range)?, low, at(high.range)?, high)?
            }
        }
        _ => return None,
    };
    (printed == raw || read_again(&printed) == reading(cell, raw)).then_some(printed)
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
    let own = Notation::read(low_text, &low, None)?;
    let other = Notation::read(high_text, &high, None)?;
    Some(format!(
        "{}–{}",
        own.completed_by(&other).canonical(&low)?,
        other.completed_by(&own).canonical(&high)?
    ))
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
