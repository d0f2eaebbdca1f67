//! An amount written the way an author writes amounts: `$373K` beside `$410K`.

use crate::model::cell::Money;
use crate::model::{Amount, Currency};

/// More decimals than this nobody writes: `$1.2345M` is `$1,234,500`.
const MOST_DECIMALS: usize = 3;

/// Digits between two separators.
const GROUP: usize = 3;

/// What may stand between the groups of a number.
const SEPARATORS: [char; 7] = [',', ' ', '.', '\'', '’', '\u{a0}', '\u{202f}'];

/// The number of an amount such as `$1.29M`, and how it is written.
struct WrittenNumber<'w> {
    before: &'w str,
    behind: &'w str,
    style: NumberStyle,
    /// What a whole number of 1 counts for: `K` is 1,000.
    unit: i64,
    decimals: usize,
}

#[derive(Clone, Copy)]
struct NumberStyle {
    /// Between groups of digits, if they are grouped.
    separator: Option<char>,
    in_lakh: bool,
    point: char,
}

/// `amount`, written as `written`, which is read as `money`, is. More decimals are taken where it
/// needs them: `$94.8K` beside `$95K`. `None` where the notation can't hold it.
pub(crate) fn like(
    written: &str,
    money: &Money,
    amount: Amount,
    currency: Option<Currency>,
) -> Option<String> {
    if amount.0 < 0 {
        return None;
    }
    let number = WrittenNumber::read(written, money, currency)?;
    let decimals = (number.decimals..=MOST_DECIMALS.max(number.decimals))
        .find(|decimals| number.holds(amount, *decimals))?;
    number.print(amount, decimals)
}

/// As [`like`], with as many decimals as `written` has.
pub(crate) fn like_exactly(
    written: &str,
    money: &Money,
    amount: Amount,
    currency: Option<Currency>,
) -> Option<String> {
    let number = WrittenNumber::read(written, money, currency)?;
    let fits = amount.0 >= 0 && number.holds(amount, number.decimals);
    fits.then(|| number.print(amount, number.decimals))?
}

/// As [`like`], to be read by itself: `None` where the unit of `written` stands behind another amount
/// or in a header, as in `$150-190K`, and no more decimals than the amount needs: `$1.3M` beside
/// `$1.29M`.
pub(crate) fn like_as_a_whole(
    written: &str,
    money: &Money,
    amount: Amount,
    currency: Option<Currency>,
) -> Option<String> {
    if amount.0 < 0 {
        return None;
    }
    let number = WrittenNumber::read(written, money, currency)?;
    // Less than one or more than a thousand of its unit nobody writes: `$0.2K`, `$3400K`.
    let is_usual = amount.0 >= number.unit
        && (number.style.separator.is_some() || amount.0 / 1_000 < number.unit);
    let says_unit = number.unit == 1 || suffix(number.behind).is_some() && is_usual;
    let decimals = (0..=MOST_DECIMALS).find(|decimals| number.holds(amount, *decimals))?;
    says_unit.then(|| number.print(amount, decimals))?
}

/// What the unit right behind a number counts for, where that is one of those that all guides share.
fn suffix(behind: &str) -> Option<i64> {
    let behind = behind.trim_start();
    let is_unit = |unit: &str| {
        let rest = behind.strip_prefix(unit);
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    let units = [
        (&["K", "k"][..], 1_000),
        (&["M", "m"][..], 1_000_000),
        (&["B"][..], 1_000_000_000),
        (&["L"][..], 100_000),
        (&["Cr"][..], 10_000_000),
    ];
    let found = units
        .iter()
        .find(|(names, _)| names.iter().any(|name| is_unit(name)));
    found.map(|(_, times)| *times)
}

impl<'w> WrittenNumber<'w> {
    /// How `written` is written: the first way in which `money` comes out as it stands there.
    fn read(
        written: &'w str,
        money: &Money,
        currency: Option<Currency>,
    ) -> Option<WrittenNumber<'w>> {
        let start = written.find(|c: char| c.is_ascii_digit())?;
        let end = written.rfind(|c: char| c.is_ascii_digit())? + 1;
        let in_lakh = currency.is_some_and(Currency::counts_in_lakh);
        styles(in_lakh).find_map(|style| {
            let digits = &written[start..end];
            let decimals = digits
                .split_once(style.point)
                .map_or(0, |(_, fraction)| fraction.len());
            let unit = scale(decimals)?.checked_mul(money.step)?;
            // `410,000` has a group of three digits, and no decimals; `1,330K` too.
            if decimals == GROUP && money.step == 1 {
                return None;
            }
            if suffix(&written[end..]).is_some_and(|times| times != unit) {
                return None;
            }
            let number = WrittenNumber {
                before: &written[..start],
                behind: &written[end..],
                style,
                unit,
                decimals,
            };
            let again = number.print(money.amount, decimals)?;
            (again == written).then_some(number)
        })
    }

    /// Whether `amount` can be written in this unit with so many decimals.
    fn holds(&self, amount: Amount, decimals: usize) -> bool {
        let parts = scale(decimals).and_then(|scale| amount.0.checked_mul(scale));
        parts.is_some_and(|parts| parts % self.unit == 0)
    }

    fn print(&self, amount: Amount, decimals: usize) -> Option<String> {
        let scale = scale(decimals)?;
        let parts = amount.0.checked_mul(scale)? / self.unit;
        let whole = Amount(parts / scale);
        let whole = match self.style.separator {
            None => whole.0.to_string(),
            Some(separator) => {
                let grouped = if self.style.in_lakh {
                    whole.in_lakh_groups()
                } else {
                    whole.to_string()
                };
                grouped.replace(',', &separator.to_string())
            }
        };
        let fraction = match decimals {
            0 => String::new(),
            _ => format!("{}{:0decimals$}", self.style.point, parts % scale),
        };
        Some(format!("{}{whole}{fraction}{}", self.before, self.behind))
    }
}

fn scale(decimals: usize) -> Option<i64> {
    10_i64.checked_pow(u32::try_from(decimals).ok()?)
}

/// All ways to write a number, the plainest first.
fn styles(in_lakh: bool) -> impl Iterator<Item = NumberStyle> {
    let separators = std::iter::once(None).chain(SEPARATORS.into_iter().map(Some));
    let grouped = separators
        .flat_map(move |separator| [in_lakh, !in_lakh].map(move |in_lakh| (separator, in_lakh)));
    grouped.flat_map(|(separator, in_lakh)| {
        let points = ['.', ',']
            .into_iter()
            .filter(move |point| separator != Some(*point));
        points.map(move |point| NumberStyle {
            separator,
            in_lakh,
            point,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextRange;

    fn money(amount: i64, step: i64) -> Money {
        Money {
            amount: Amount(amount),
            mark: None,
            step,
            range: TextRange::at(0),
        }
    }

    #[test]
    fn amounts_keep_their_notation() {
        let rupee = Currency::from_code("INR");
        for (written, was, step, amount, currency, expected) in [
            ("$410K", 410_000, 1_000, 373_000, None, Some("$373K")),
            (
                "HK$4.50M",
                4_500_000,
                10_000,
                3_900_000,
                None,
                Some("HK$3.90M"),
            ),
            (
                "410,000 USD",
                410_000,
                1,
                1_373_500,
                None,
                Some("1,373,500 USD"),
            ),
            ("95 000 €", 95_000, 1, 120_000, None, Some("120 000 €")),
            ("€95.000", 95_000, 1, 1_120_000, None, Some("€1.120.000")),
            (
                "₹1,00,00,000",
                10_000_000,
                1,
                8_650_000,
                rupee,
                Some("₹86,50,000"),
            ),
            ("₹90,000", 90_000, 1, 8_650_000, rupee, Some("₹86,50,000")),
            ("₹100L", 10_000_000, 100_000, 8_700_000, rupee, Some("₹87L")),
            ("$410K", 410_000, 1_000, 373_500, None, None),
            ("$1.250M", 1_250_000, 1_000, 950_000, None, Some("$0.950M")),
            ("$410", 410_000, 1_000, 95_000, None, Some("$95")),
            ("£1,330K", 1_330_000, 1_000, 50_000, None, Some("£50K")),
            ("$-5K", -5_000, 1_000, 6_000, None, None),
        ] {
            let found = like_exactly(written, &money(was, step), Amount(amount), currency);
            assert_eq!(found.as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn an_amount_by_itself_says_its_unit() {
        for (written, was, step, amount, expected) in [
            ("$1.29M", 1_290_000, 10_000, 1_300_000, Some("$1.3M")),
            ("SGD 110K", 110_000, 1_000, 223_125, Some("SGD 223.125K")),
            ("₪420,000", 420_000, 1, 1_285_500, Some("₪1,285,500")),
            ("$150", 150_000, 1_000, 190_000, None),
            ("$1.29M", 1_290_000, 10_000, 1_285_500, None),
            ("$152K", 152_000, 1_000, 215, None),
            ("$340K", 340_000, 1_000, 3_400_000, None),
            ("₹28L", 2_800_000, 100_000, 2_865_000, Some("₹28.65L")),
        ] {
            let found = like_as_a_whole(written, &money(was, step), Amount(amount), None);
            assert_eq!(found.as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn decimals_are_added_where_an_amount_needs_them() {
        for (written, was, step, amount, expected) in [
            ("£95K", 95_000, 1_000, 94_800, Some("£94.8K")),
            ("$1.29M", 1_290_000, 10_000, 1_300_000, Some("$1.30M")),
            ("$1.29M", 1_290_000, 10_000, 1_285_500, None),
            ("$95K", 95_000, 1_000, -1, None),
        ] {
            let found = like(written, &money(was, step), Amount(amount), None);
            assert_eq!(found.as_deref(), expected, "{written}");
        }
    }
}
