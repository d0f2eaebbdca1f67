//! The amounts of money in running text.

use crate::model::cell::{Money, MoneyRange, money_at};
use crate::text::TextRange;

/// Smaller numbers without a currency are counts, years and percentages.
const LEAST_BARE: i64 = 10_000;

/// Characters of the longest mark of a currency, with a blank and the first digit behind it.
const LONGEST_MARK: usize = 8;

/// Smaller numbers behind letters are names.
const LEAST_WITH_CODE: i64 = 1_000;

/// What a text says of money.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct MoneyInText {
    /// The amounts in their order, each with its bytes. A band is two amounts.
    pub amounts: Vec<Money>,
    /// Where a sign of money stands before digits that are no amount: more than an amount has, or with letters
    /// behind them.
    pub unread: Vec<TextRange>,
}

impl MoneyInText {
    pub(super) fn of(text: &str) -> MoneyInText {
        let mut found = MoneyInText::default();
        let mut before = None;
        let mut at = 0;
        while let Some(sign) = text[at..].chars().next() {
            let after = at + sign.len_utf8();
            let read = if may_start(&text[at..], sign, before) {
                money_with_own_sign(text, at)
            } else {
                None
            };
            let is_figure =
                is_sign(sign) && text[after..].starts_with(|c: char| c.is_ascii_digit());
            let (next, is_read) = match read {
                Some((_, range)) if is_cut(text, range) => (end_of_word(text, range.end()), false),
                None if is_figure => (end_of_word(text, after), false),
                Some((band, range)) if is_money(text, &band.low, &band.high, range) => {
                    found.amounts.push(band.low);
                    if band.high.range != band.low.range {
                        found.amounts.push(band.high);
                    }
                    (range.end().max(after), true)
                }
                _ => (after, true),
            };
            if !is_read {
                found.unread.push(TextRange::new(at, next));
            }
            before = text[at..next].chars().next_back();
            at = next;
        }
        found
    }
}

/// The amount at `at`. A sign right before the next number is that one's (`in 2026 $90K`), and so is a code behind
/// a number that is none of money by itself (`in 2026 USD 90K`).
fn money_with_own_sign(text: &str, at: usize) -> Option<(MoneyRange, TextRange)> {
    let (band, range) = money_at(&text[at..], at)?;
    let written = &text[range.start()..range.end()];
    let starts_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let rest = &text[range.end()..];
    let without_sign = written.trim_end_matches(is_sign);
    if without_sign.len() < written.len() {
        return if starts_number(rest) {
            money_at(&text[at..at + without_sign.len()], at)
        } else {
            Some((band, range))
        };
    }
    let number = written.trim_end_matches(char::is_alphabetic);
    let is_code = number.ends_with(' ') && starts_number(number);
    let is_bare = number.trim_end().bytes().all(|byte| byte.is_ascii_digit());
    if is_code && is_bare && starts_number(rest.trim_start()) {
        return money_at(&text[at..at + number.trim_end().len()], at);
    }
    Some((band, range))
}

/// Whether an amount may begin with `sign`, the first of `text`.
fn may_start(text: &str, sign: char, before: Option<char>) -> bool {
    let is_inside = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ','));
    let is_mark = !sign.is_alphanumeric() && !sign.is_whitespace();
    let is_start = sign.is_ascii_digit() || is_mark || sign.is_ascii_uppercase();
    is_start && !is_inside && has_digit_near(text)
}

/// Whether `sign` is one of money.
fn is_sign(sign: char) -> bool {
    matches!(sign, '$' | '£' | '€' | '¥' | '₹' | '₩')
}

/// Whether money was read of a part of a word: of `$1e9` the `$1`.
fn is_cut(text: &str, range: TextRange) -> bool {
    let starts_with_sign = text[range.start()..].starts_with(is_sign);
    let mut rest = text[range.end()..].chars();
    let next = rest.next();
    starts_with_sign
        && next.is_some_and(char::is_alphanumeric)
        && rest.next().is_some_and(|c| c.is_ascii_digit())
}

/// Where the word that goes on at `from` ends: in `$11.6T`, behind the `T`.
fn end_of_word(text: &str, from: usize) -> usize {
    let mut signs = text[from..].char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let is_digit_next = signs.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let is_part = sign.is_alphanumeric() || matches!(sign, '.' | ',') && is_digit_next;
        if !is_part {
            return from + at;
        }
    }
    text.len()
}

/// Whether a digit is where a currency before it would leave it: most signs and capitals begin no amount.
fn has_digit_near(text: &str) -> bool {
    text.chars()
        .take(LONGEST_MARK)
        .any(|sign| sign.is_ascii_digit())
}

/// Whether what was read is money, and no count, year or percentage.
fn is_money(text: &str, low: &Money, high: &Money, range: TextRange) -> bool {
    let rest = text[range.end()..].trim_start();
    if rest.starts_with('%') {
        return false;
    }
    let has_mark = low.mark.is_some() || high.mark.is_some();
    let written = &text[range.start()..range.end()];
    // `NIS2` is no shekels.
    if written.starts_with(char::is_alphabetic) && high.amount.0 < LEAST_WITH_CODE {
        return false;
    }
    // `150K`, `250,000`
    let is_large = low.amount.0.max(high.amount.0) >= LEAST_BARE;
    let is_grouped = written.contains([',', '.', '\u{a0}', '\'', '’']);
    let has_multiplier = written.ends_with(|c: char| c.is_alphabetic());
    has_mark || (is_large && (is_grouped || has_multiplier))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let found = MoneyInText::of(text).amounts.into_iter();
        found
            .map(|money| text[money.range.start()..money.range.end()].to_string())
            .collect()
    }

    #[test]
    fn amounts_are_money_and_nothing_else() {
        assert_eq!(
            read(
                "In 2026, £95K–£120K base; a grant of $400,000 (25% a year), EUR 90.000, or 150K. Page 12 of 1,200."
            ),
            ["£95K", "£120K", "$400,000", "EUR 90.000", "150K"]
        );
        assert_eq!(
            read("v1.2.3, 10-15%, 5 years, L5, £, NIS2, 40 000 people at 3pm"),
            [""; 0]
        );
        assert_eq!(
            read("in 2026 USD 60K, 5 CHF 50,000, 40K EUR 3 times"),
            ["USD 60K", "CHF 50,000", "40K EUR"]
        );
        assert_eq!(read("(£5)"), ["£5"]);
        assert_eq!(
            read("in 2026 $90,000, level 3\n£80K, 70K €"),
            ["$90,000", "£80K", "70K €"]
        );
    }

    #[test]
    fn figures_that_are_no_amounts_are_taken_whole() {
        let text = "$1e9, £99999999999999999999; $11.6T. $1.5x";
        let found = MoneyInText::of(text);
        let unread: Vec<&str> = { found.unread.iter() }
            .map(|range| &text[range.start()..range.end()])
            .collect();
        assert_eq!(unread, ["$1e9", "£99999999999999999999", "$11.6T", "$1.5x"]);
    }
}
