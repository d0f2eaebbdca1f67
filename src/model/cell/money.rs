//! Amounts of money, and what the two ends of a band share.

use std::borrow::Cow;

use super::grammar::{Parser, simple_band};
use super::number::Number;
use super::token::TokenKind;
use super::{Money, MoneyBand, MoneyRange, Period, tail};
use crate::model::{Amount, Currency, CurrencyMark, lower_case};

/// A money amount before multipliers and currencies are shared between two ends.
#[derive(Clone)]
pub(super) struct RawMoney {
    number: Number,
    multiplier: Option<i64>,
    pub mark: Option<CurrencyMark>,
    /// The mark follows the number.
    trailing: bool,
    range: std::ops::Range<usize>,
}

/// Where only one end states a multiplier, ends this far apart are not one band.
const MAX_SPREAD: i64 = 100;

/// The words before and between the ends of a band that is spelt out.
const SPELT_OUT: [(&str, &str); 22] = [
    ("from", "to"),
    ("between", "and"),
    ("von", "bis"),
    ("zwischen", "und"),
    ("de", "à"),
    ("de", "a"),
    ("de", "até"),
    ("entre", "et"),
    ("entre", "y"),
    ("entre", "e"),
    ("desde", "hasta"),
    ("van", "tot"),
    ("tussen", "en"),
    ("da", "a"),
    ("tra", "e"),
    ("od", "do"),
    ("między", "a"),
    ("från", "till"),
    ("mellan", "och"),
    ("fra", "til"),
    ("mellom", "og"),
    ("mellem", "og"),
];

impl RawMoney {
    pub(super) fn scaled(&self, multiplier: i64) -> Option<(Amount, i64)> {
        self.number.scaled(multiplier)
    }

    /// The amount alone.
    pub(super) fn alone(&self) -> Option<(Amount, i64)> {
        self.scaled(self.multiplier.unwrap_or(1))
    }

    /// The mark, given what the other end is marked with: a code after the other number also
    /// says which dollar a bare `$` is, and `$` beside `USD` is no second currency.
    fn mark_beside(&self, other: &RawMoney) -> Option<CurrencyMark> {
        match (self.mark, other.mark) {
            (None, mark) => mark,
            (Some(CurrencyMark::Dollar), Some(CurrencyMark::Known(currency)))
                if currency == Currency::USD || (other.trailing && currency.is_dollar()) =>
            {
                other.mark
            }
            (mark, _) => mark,
        }
    }
}

impl Parser<'_> {
    /// `R$320K / $64K - R$720K / $144K`, `€80K ($92K) – €120K ($138K)`.
    pub(super) fn dual_endpoints(&mut self) -> Option<MoneyBand> {
        let [low, low_other] = self.amount_and_equivalent()?;
        if !self.eat(TokenKind::Dash) {
            return None;
        }
        let [high, high_other] = self.amount_and_equivalent()?;
        let open = self.eat(TokenKind::Plus);
        let note = self.rest_from(self.last_end());
        let period = self.period();
        if tail::says_more(self.text, self.tokens, self.at) {
            return None;
        }
        Some(MoneyBand {
            alternative: Some(self.pair(&low_other, &high_other)?),
            open,
            period: period.or(self.defaults.period),
            ..simple_band(self.pair(&low, &high)?, note)
        })
    }

    /// One amount in two currencies: `R$320K / $64K`, `€80K ($92K)`.
    fn amount_and_equivalent(&mut self) -> Option<[RawMoney; 2]> {
        let own = self.raw_money()?;
        let in_bracket = self.eat(TokenKind::OpenBracket);
        if !in_bracket && !self.eat(TokenKind::Slash) {
            return None;
        }
        let other = self.raw_money()?;
        let closes = !in_bracket || self.eat(TokenKind::CloseBracket);
        // In brackets a bare number may be of anything.
        let fits = !in_bracket || (other.mark.is_some() && other.mark != own.mark);
        (closes && fits).then_some([own, other])
    }

    /// A band or a single amount.
    pub(super) fn range(&mut self) -> Option<MoneyRange> {
        self.range_with_period().map(|(range, _)| range)
    }

    /// Also the period of the first end, where it has its own: `$40/hr – $60/hr`.
    pub(super) fn range_with_period(&mut self) -> Option<(MoneyRange, Option<Period>)> {
        let spelt_out = self.spelt_out();
        let low = self.raw_money()?;
        let behind_low = self.at;
        let period = self.period();
        let joined = self.eat(TokenKind::Dash)
            || self.peek() == Some(TokenKind::About)
            || spelt_out.iter().any(|(_, word)| self.eat_word(word));
        if joined && let Some(high) = self.raw_money() {
            return Some((self.pair(&low, &high)?, period));
        }
        // `from €60K` states one end.
        if !spelt_out.is_empty() {
            return None;
        }
        self.at = behind_low;
        Some((self.pair(&low, &low)?, None))
    }

    /// The word that a band spelt out in words starts with, with those that may part its ends.
    fn spelt_out(&mut self) -> Vec<&'static (&'static str, &'static str)> {
        let Some(next) = self.next_word() else {
            return Vec::new();
        };
        let pairs = SPELT_OUT.iter().filter(|(first, _)| *first == next);
        let pairs: Vec<&(&str, &str)> = pairs.collect();
        self.at += usize::from(!pairs.is_empty());
        pairs
    }

    /// The next token in lower case, if it is a word.
    fn next_word(&self) -> Option<Cow<'_, str>> {
        let next = self.tokens.get(self.at)?;
        let text = self.text.get(next.range.clone())?;
        (next.kind == TokenKind::Word).then(|| lower_case(text))
    }

    /// Passes over the next token if it is `word`, in any case.
    fn eat_word(&mut self, word: &str) -> bool {
        let found = self.next_word().is_some_and(|next| next == word);
        self.at += usize::from(found);
        found
    }

    pub(super) fn raw_money(&mut self) -> Option<RawMoney> {
        let begin = self.at;
        self.eat(TokenKind::About);
        let before = self.currency();
        let Some(TokenKind::Number(number, multiplier)) = self.peek() else {
            self.at = begin;
            return None;
        };
        self.at += 1;
        let behind = self.currency_behind(before);
        if self.peek() == Some(TokenKind::Percent) {
            self.at = begin;
            return None;
        }
        Some(RawMoney {
            number,
            multiplier,
            mark: behind.or(before),
            trailing: behind.is_some(),
            range: self.tokens[begin].range.start..self.last_end(),
        })
    }

    /// The mark after a number. Where one is before the number too, it must be the same
    /// currency, or say which dollar that is: `$120,000 CAD`.
    fn currency_behind(&mut self, before: Option<CurrencyMark>) -> Option<CurrencyMark> {
        let Some(TokenKind::Currency(found)) = self.peek() else {
            return None;
        };
        let next = self.tokens.get(self.at + 1).map(|token| token.kind);
        let fits = match (before, found) {
            (None, _) => true,
            (Some(CurrencyMark::Dollar), CurrencyMark::Known(currency)) => currency.is_dollar(),
            (Some(before), found) => before == found,
        };
        if !fits || (before.is_some() && matches!(next, Some(TokenKind::Number(..)))) {
            return None;
        }
        self.at += 1;
        Some(found)
    }

    fn currency(&mut self) -> Option<CurrencyMark> {
        let Some(TokenKind::Currency(first)) = self.peek() else {
            return None;
        };
        self.at += 1;
        // `AUD A$180,000`, `USD $5`: the symbol repeats the code.
        if let Some(TokenKind::Currency(_)) = self.peek()
            && matches!(
                self.tokens.get(self.at + 1).map(|token| token.kind),
                Some(TokenKind::Number(..))
            )
        {
            self.at += 1;
        }
        Some(first)
    }

    /// Two ends that share what only one of them states: currency, and multiplier.
    fn pair(&self, low: &RawMoney, high: &RawMoney) -> Option<MoneyRange> {
        let (low_multiplier, high_multiplier) = self.multipliers(low, high)?;
        let end = |one: &RawMoney, other: &RawMoney, multiplier: i64| {
            let (amount, step) = one.scaled(multiplier)?;
            Some(Money {
                amount,
                mark: one.mark_beside(other),
                step,
                range: self.mapped.source(one.range.clone()),
            })
        };
        Some(MoneyRange {
            low: end(low, high, low_multiplier)?,
            high: end(high, low, high_multiplier)?,
        })
    }

    /// A multiplier at one end holds for the other where the band is in order then; otherwise the
    /// other end is meant as it is, where that makes a band.
    fn multipliers(&self, low: &RawMoney, high: &RawMoney) -> Option<(i64, i64)> {
        let band = |low_multiplier: i64, high_multiplier: i64, spread: i64| {
            let (low, _) = low.scaled(low_multiplier)?;
            let (high, _) = high.scaled(high_multiplier)?;
            let fits = low <= high && high.0 <= low.0.saturating_mul(spread);
            fits.then_some((low_multiplier, high_multiplier))
        };
        match (low.multiplier, high.multiplier) {
            (None, Some(high)) if low.number.may_inherit() => {
                band(high, high, i64::MAX).or_else(|| band(1, high, MAX_SPREAD))
            }
            (Some(low), None) if high.number.may_inherit() => {
                band(low, low, MAX_SPREAD).or_else(|| band(low, 1, MAX_SPREAD))
            }
            (None, Some(high)) if low.number.is_zero() => Some((1, high)),
            (None, Some(high)) => {
                band(1, high, MAX_SPREAD).or_else(|| band(high, high, MAX_SPREAD))
            }
            (None, None) => Some((self.default_multiplier(low), self.default_multiplier(high))),
            (low, high) => Some((low.unwrap_or(1), high.unwrap_or(1))),
        }
    }

    /// `120` below `Base ($K)`; an amount written out in full is not short for anything.
    fn default_multiplier(&self, money: &RawMoney) -> i64 {
        let short = self.defaults.multiplier.filter(|_| money.number.is_short());
        short.unwrap_or(1)
    }
}
