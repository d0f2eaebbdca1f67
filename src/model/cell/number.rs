//! Numbers as people group them.

use super::multiplier::multiplier;
use crate::model::Amount;

/// A number as written: `1.29` is 129 with two decimals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Number {
    pub digits: u64,
    pub decimals: u32,
    /// Written with thousands separators.
    pub grouped: bool,
}

impl Number {
    /// The whole amount this is in units of `multiplier`, and the step it is written in; `None`
    /// where that is no whole number or too large to be pay.
    pub(super) fn scaled(self, multiplier: i64) -> Option<(Amount, i64)> {
        // `1,234 mln`: thousands, or a fraction written with a comma.
        if self.grouped && multiplier >= SHORT_SCALE {
            return None;
        }
        let scale = 10_i128.checked_pow(self.decimals)?;
        let product = i128::from(self.digits) * i128::from(multiplier);
        if product % scale != 0 {
            return None;
        }
        let amount = i64::try_from(product / scale).ok()?;
        let step = i64::try_from(i128::from(multiplier) / scale).ok()?.max(1);
        (amount <= Amount::MAX.0).then_some((Amount(amount), step))
    }

    /// The multiplier with which this comes to `amount`; none is known for zero.
    pub(super) fn scale_of(self, amount: Amount) -> Option<i64> {
        let digits = i64::try_from(self.digits).ok()?;
        let parts = amount.0.checked_mul(10_i64.checked_pow(self.decimals)?)?;
        (digits > 0 && parts > 0 && parts % digits == 0).then(|| parts / digits)
    }

    /// Whether this can be a number of thousands or millions that a header mentions.
    pub(super) fn is_short(self) -> bool {
        self.digits > 0 && self.digits / 10_u64.saturating_pow(self.decimals) < 10_000
    }

    pub(super) fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// Whether this can be short for a larger amount, as the first number of `$150-190K` is.
    pub(super) fn may_inherit(self) -> bool {
        !self.grouped
            && self.digits > 0
            && self.digits / 10_u64.saturating_pow(self.decimals) < 1000
    }
}

/// Multipliers from this one on are not preceded by thousands.
const SHORT_SCALE: i64 = 1_000_000;

/// A longer row of groups is a list, and no number. The limits also keep reading linear.
const MAX_GROUPS: usize = 8;
const MAX_LENGTH: usize = 48;

/// Reads the number `text` starts with; also gives its length in bytes.
///
/// Thousands are parted by commas (also the Indian way, `36,00,000`), blanks or apostrophes, and
/// by dots where there are several or where three digits follow one and no multiplier could
/// make it a fraction: `1.250.000`, `95.000`. After thousands the other of dot and comma starts the
/// fraction: `95.000,00`.
pub(super) fn number_at(text: &str) -> Option<(Number, usize)> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut groups: Vec<(char, &str)> = Vec::new();
    let first = digits(text);
    let mut length = first.len();
    while groups.len() < MAX_GROUPS
        && length < MAX_LENGTH
        && let Some((separator, group)) = next_group(&text[length..])
    {
        let same = groups
            .first()
            .is_none_or(|(previous, _)| *previous == separator);
        let fraction = !same && matches!(separator, '.' | ',') && group.len() <= 2;
        if !same && !fraction && separator != '.' {
            break;
        }
        groups.push((separator, group));
        length += separator.len_utf8() + group.len();
        if fraction {
            break;
        }
    }
    if groups.is_empty() {
        let number = Number {
            digits: first.parse().ok()?,
            decimals: 0,
            grouped: false,
        };
        return Some((number, length));
    }
    let (thousands, fraction) = arrange(first, &groups, &text[length..]);
    let taken = &groups[..thousands + usize::from(fraction.is_some())];
    let mut digits: u64 = first.parse().ok()?;
    let mut length = first.len();
    for (separator, group) in taken {
        for digit in group.bytes() {
            digits = digits.checked_mul(10)?.checked_add((digit - b'0').into())?;
        }
        length += separator.len_utf8() + group.len();
    }
    let number = Number {
        digits,
        decimals: u32::try_from(fraction.map_or(0, str::len)).ok()?,
        grouped: thousands > 0,
    };
    Some((number, length))
}

/// How many of the groups are thousands, and the one behind them if it is the fraction.
fn arrange<'t>(first: &str, groups: &[(char, &'t str)], after: &str) -> (usize, Option<&'t str>) {
    let dots = groups
        .iter()
        .filter(|(separator, _)| *separator == '.')
        .count();
    let word = after.trim_start_matches(' ');
    let end = word.find(|c: char| !c.is_alphabetic());
    let mixed = groups
        .last()
        .is_some_and(|(last, _)| *last == ',' && dots > 0);
    let has_suffix = multiplier(&word[..end.unwrap_or(word.len())]).is_some();
    for (index, (separator, group)) in groups.iter().enumerate() {
        let last = index + 1 == groups.len();
        let thousands = match separator {
            '.' if dots > 1 || mixed => group.len() == 3,
            '.' => group.len() == 3 && groups.len() == 1 && first != "0" && !has_suffix,
            // `36,00,000`: a group of two is a thousands group unless it is the last.
            ',' => first != "0" && (group.len() == 3 || (group.len() == 2 && !last)),
            _ => group.len() == 3,
        };
        // `1,200,00` has lost a digit: what parts thousands does not start a fraction too.
        let parts_thousands = index > 0 && groups[index - 1].0 == *separator;
        let fraction = matches!(separator, '.' | ',') && last && !thousands && !parts_thousands;
        if !thousands {
            return (index, fraction.then_some(*group));
        }
    }
    (groups.len(), None)
}

fn next_group(text: &str) -> Option<(char, &str)> {
    let separator = text.chars().next()?;
    let group = digits(&text[separator.len_utf8()..]);
    let parts_thousands = matches!(
        separator,
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’'
    );
    match separator {
        ',' | '.' if !group.is_empty() => Some((separator, group)),
        _ if parts_thousands && group.len() == 3 => Some((separator, group)),
        _ => None,
    }
}

fn digits(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (u64, u32, &str) {
        let (number, length) = number_at(text).unwrap();
        (number.digits, number.decimals, &text[length..])
    }

    #[test]
    fn groupings() {
        assert_eq!(read("205,000"), (205_000, 0, ""));
        assert_eq!(read("36,00,000"), (3_600_000, 0, ""));
        assert_eq!(read("1.29M"), (129, 2, "M"));
        assert_eq!(read("1.097K"), (1097, 3, "K"));
        assert_eq!(read("1,080K"), (1080, 0, "K"));
        assert_eq!(read("95 000 €"), (95_000, 0, " €"));
        assert_eq!(read("95\u{202f}000"), (95_000, 0, ""));
        assert_eq!(read("1.250.000"), (1_250_000, 0, ""));
        assert_eq!(read("95.000"), (95_000, 0, ""));
        assert_eq!(read("95.000 EUR"), (95_000, 0, " EUR"));
        assert_eq!(read("120,000.00"), (12_000_000, 2, ""));
        assert_eq!(
            read("120.000 to 150.000 EUR"),
            (120_000, 0, " to 150.000 EUR")
        );
        assert_eq!(read("120.000–150.000"), (120_000, 0, "–150.000"));
        assert_eq!(read("650.000 kr"), (650_000, 0, " kr"));
        assert_eq!(read("120.000 p.a."), (120_000, 0, " p.a."));
        assert_eq!(read("240.000 brutto"), (240_000, 0, " brutto"));
        assert_eq!(read("120.500K"), (120_500, 3, "K"));
        assert_eq!(read("95.000,00 €"), (9_500_000, 2, " €"));
        assert_eq!(read("1.234.567,50 €"), (123_456_750, 2, " €"));
        assert_eq!(read("120.000, 5"), (120_000, 0, ", 5"));
        assert_eq!(read("1,200,00"), (1200, 0, ",00"));
        assert_eq!(read("1.200.5"), (1200, 0, ".5"));
        assert_eq!(read("1,5M"), (15, 1, "M"));
        assert_eq!(read("120'000"), (120_000, 0, ""));
        assert_eq!(read("10 - 20"), (10, 0, " - 20"));
        assert_eq!(read("7.5%"), (75, 1, "%"));
        assert_eq!(read("0 100"), (100, 0, ""));
    }

    #[test]
    fn only_whole_amounts_scale() {
        let number = |text: &str| number_at(text).unwrap().0;
        assert_eq!(
            number("1.29").scaled(1_000_000),
            Some((Amount(1_290_000), 10_000))
        );
        assert_eq!(
            number("10.4").scaled(100_000),
            Some((Amount(1_040_000), 10_000))
        );
        assert_eq!(number("1.5").scaled(1), None);
        assert_eq!(number("9999999999").scaled(1_000_000_000), None);
    }
}
