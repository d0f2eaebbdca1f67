//! How an author writes amounts: read from one of them, `$410K`, to print others so, `$373K`.

#[cfg(test)]
mod tests;

use super::Money;
use super::multiplier::Multiplier;
use super::number::number_at;
use crate::model::currency::mark_at;
use crate::model::{Amount, Currency};

/// The way in which an amount is written, in the words of its author.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Notation<'t> {
    /// What is before the number: `$`, `CHF `.
    before: &'t str,
    grouping: Grouping,
    /// Between whole units and their fraction.
    point: char,
    decimals: usize,
    multiplier: Option<Multiplier>,
    /// The multiplier with its blanks, as it is written: ` lakh`.
    multiplier_text: &'t str,
    /// What follows the number and its multiplier: ` EUR`.
    after: &'t str,
    /// What a 1 counts for: 1,000 in `$150K` and also in the `$150` of `$150-190K`.
    scale: i64,
}

/// How the digits of whole units are grouped, and by what.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Grouping {
    None,
    /// `3,600,000`
    Thousands(char),
    /// `36,00,000`
    Lakh(char),
}

/// More decimals than this are not usual: `$1.2345M` is printed as `$1,234,500`.
const MOST_DECIMALS: usize = 3;

/// Zeros of the largest power of ten that an `i64` holds.
const MOST_ZEROS: usize = 18;

impl<'t> Notation<'t> {
    /// How `text`, which is read as `money`, is written. Where the number does not show how larger
    /// ones are grouped, `currency` says so. `None` where printing `money` would not give `text`.
    pub fn read(text: &'t str, money: &Money, currency: Option<Currency>) -> Option<Notation<'t>> {
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
        let digits = &text[start..end];
        let (number, length) = number_at(&text[start..])?;
        if length != digits.len() {
            return None;
        }
        let decimals = usize::try_from(number.decimals).ok()?;
        let (multiplier, multiplier_text) = written_multiplier(&text[end..]);
        let times = multiplier.map(|found| found.times);
        let scale = number
            .scale_of(money.amount)
            .or(times)
            .unwrap_or(money.step);
        if scale < 1 || times.is_some_and(|times| times != scale) {
            return None;
        }
        let whole_length = digits.len() - if decimals == 0 { 0 } else { decimals + 1 };
        let whole = digits.get(..whole_length)?;
        let grouping = Grouping::of(whole, currency);
        let point = digits[whole_length..].chars().next();
        let notation = Notation {
            before: &text[..start],
            grouping,
            point: point.unwrap_or_else(|| grouping.usual_point()),
            decimals,
            multiplier,
            multiplier_text,
            after: &text[end + multiplier_text.len()..],
            scale,
        };
        (notation.with_decimals(money.amount, decimals)? == text).then_some(notation)
    }

    /// `amount` in this notation; with more decimals where it needs them: `$94.8K` beside `$95K`.
    /// `None` where the notation can't hold it, or it would be read as another amount.
    pub fn print(&self, amount: Amount) -> Option<String> {
        let mut decimals = self.decimals..=MOST_DECIMALS.max(self.decimals);
        decimals.find_map(|decimals| self.with_decimals(amount, decimals))
    }

    /// As [`Self::print`], to be read by itself: `None` where the multiplier follows another
    /// amount or in a header, as in `$150-190K`, and no more decimals than `amount` needs: `$1.3M`
    /// beside `$1.29M`.
    pub fn print_alone(&self, amount: Amount) -> Option<String> {
        if amount == Amount(0) {
            return has_mark(self.before).then(|| format!("{}0", self.before));
        }
        // A multiplier is usual from one to a thousand of its unit, not in `$0.2K` or `$3400K`.
        let is_grouped = self.grouping != Grouping::None;
        let is_usual = amount.0 >= self.scale && (is_grouped || amount.0 / 1_000 < self.scale);
        let says_scale = self.multiplier.is_some_and(|found| found.is_sign) && is_usual;
        if self.scale != 1 && !says_scale {
            return None;
        }
        (0..=MOST_DECIMALS).find_map(|decimals| self.with_decimals(amount, decimals))
    }

    /// Whether the currency is written with the amount.
    pub fn names_currency(&self) -> bool {
        has_mark(self.before) || has_mark(self.after)
    }

    /// With what this end of a band leaves to the other: `$150-190K` has the multiplier at its second
    /// end only, and the currency at its first.
    #[must_use]
    pub fn completed_by(&self, other: &Notation<'t>) -> Notation<'t> {
        let mut full = *self;
        if full.before.trim().is_empty() && full.after.trim().is_empty() {
            full.before = other.before;
            full.after = other.after;
        }
        full.multiplier = full.multiplier.or(other.multiplier);
        full
    }

    /// `money`, as exactly as it is written, in the canonical form of this notation: groups parted by
    /// commas, multipliers as signs, a blank at most before and after the number. `None` where a
    /// multiplier has no sign.
    pub fn canonical(&self, money: &Money) -> Option<String> {
        let (scale, sign) = match self.multiplier {
            Some(found) => (found.times, found.sign?),
            None => (1, ""),
        };
        let mut grouping = Grouping::Thousands(',');
        if scale == 1 && matches!(self.grouping, Grouping::Lakh(_)) {
            grouping = Grouping::Lakh(',');
        }
        let is_precise = |decimals: &usize| {
            let unit = power_of_ten(*decimals).map(|power| scale / power);
            unit.is_some_and(|unit| unit <= money.step.max(1))
        };
        let plain = Notation {
            grouping,
            point: '.',
            scale,
            ..*self
        };
        let number = plain.number(money.amount, (0..=MOST_ZEROS).find(is_precise)?)?;
        let (before, after) = (
            one_gap(self.before, str::trim_start),
            one_gap(self.after, str::trim_end),
        );
        Some(format!("{before}{number}{sign}{after}"))
    }

    fn with_decimals(&self, amount: Amount, decimals: usize) -> Option<String> {
        let number = self.number(amount, decimals)?;
        let text = [self.before, &number, self.multiplier_text, self.after].concat();
        let (read, length) = number_at(&text[self.before.len()..])?;
        let is_read_so = length == number.len()
            && read.decimals == u32::try_from(decimals).ok()?
            && read.scaled(self.scale)?.0 == amount;
        is_read_so.then_some(text)
    }

    /// The digits of `amount`, where so many decimals can hold it.
    fn number(&self, amount: Amount, decimals: usize) -> Option<String> {
        let power = power_of_ten(decimals)?;
        let parts = amount.0.checked_mul(power)?;
        if parts < 0 || parts % self.scale != 0 {
            return None;
        }
        let parts = parts / self.scale;
        let whole = self.grouping.print(Amount(parts / power));
        Some(match decimals {
            0 => whole,
            _ => format!("{whole}{}{:0decimals$}", self.point, parts % power),
        })
    }
}

impl Grouping {
    /// How `whole`, the digits of whole units, are grouped.
    fn of(whole: &str, currency: Option<Currency>) -> Grouping {
        let Some(separator) = whole.chars().find(|c| !c.is_ascii_digit()) else {
            return Grouping::None;
        };
        let mut groups = whole.split(separator);
        let first = groups.next().unwrap_or_default();
        let second = groups.next().unwrap_or_default();
        let is_lakh = match groups.next() {
            Some(_) => second.len() == 2,
            // `90,000` shows nothing of it, `900,000` does.
            None => first.len() < 3 && currency.is_some_and(Currency::counts_in_lakh),
        };
        if is_lakh {
            Grouping::Lakh(separator)
        } else {
            Grouping::Thousands(separator)
        }
    }

    fn usual_point(self) -> char {
        match self {
            Grouping::Thousands('.') | Grouping::Lakh('.') => ',',
            _ => '.',
        }
    }

    fn print(self, whole: Amount) -> String {
        match self {
            Grouping::None => whole.0.to_string(),
            Grouping::Thousands(separator) => {
                whole.to_string().replace(',', &separator.to_string())
            }
            Grouping::Lakh(separator) => {
                { whole.in_lakh_groups() }.replace(',', &separator.to_string())
            }
        }
    }
}

/// The multiplier that `behind`, what follows a number, begins with, and its text.
fn written_multiplier(behind: &str) -> (Option<Multiplier>, &str) {
    let word = behind.trim_start();
    let word_end = word.find(|c: char| !c.is_alphabetic());
    let end = behind.len() - word.len() + word_end.unwrap_or(word.len());
    let found = Multiplier::of(behind[..end].trim_start());
    (found, &behind[..if found.is_some() { end } else { 0 }])
}

/// Whether a currency is in `text`, which has no number.
fn has_mark(text: &str) -> bool {
    text.char_indices()
        .any(|(at, _)| mark_at(&text[at..]).is_some())
}

fn power_of_ten(exponent: usize) -> Option<i64> {
    10_i64.checked_pow(u32::try_from(exponent).ok()?)
}

/// `text`, which is before or after a number, with one blank at most between it and that.
fn one_gap(text: &str, without_outer_gap: fn(&str) -> &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ");
    let has_gap = without_outer_gap(text).len() > text.trim().len();
    if !has_gap || !joined.contains(char::is_alphanumeric) {
        joined
    } else if text.starts_with(char::is_whitespace) {
        format!(" {joined}")
    } else {
        format!("{joined} ")
    }
}
