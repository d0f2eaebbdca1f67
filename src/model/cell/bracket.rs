//! The bracket after an amount.

use super::grammar::Parser;
use super::token::TokenKind;
use super::{MoneyBand, Parenthesis, Period};
use crate::model::CurrencyMark;

impl Parser<'_> {
    /// Reads the bracket after the amounts, where it says more than words do.
    pub(super) fn parenthesis(&mut self, band: &mut MoneyBand) {
        if !self.eat(TokenKind::OpenBracket) {
            return;
        }
        let begin = self.at;
        self.eat(TokenKind::Plus);
        self.eat(TokenKind::Dash);
        if let Some((low, high)) = self.percent_range() {
            band.parenthesis = Some(Parenthesis::Percent(low, high));
            return;
        }
        self.at = begin;
        if let Some(range) = self.range() {
            let same_currency = range.mark() == band.own.mark() || range.mark().is_none();
            if self.period() == Some(Period::Year) && same_currency {
                band.parenthesis = Some(Parenthesis::PerYear(range));
            } else if !same_currency
                && band.alternative.is_none()
                && self.peek() == Some(TokenKind::CloseBracket)
            {
                band.alternative = Some(range);
            }
            return;
        }
        self.at = begin;
        if let Some(TokenKind::Currency(CurrencyMark::Known(currency))) = self.peek()
            && self.is_equivalent(self.at + 1)
        {
            band.parenthesis = Some(Parenthesis::Equivalent(currency));
        }
    }

    fn is_equivalent(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .and_then(|token| self.text.get(token.range.clone()))
            .is_some_and(|word| word.to_ascii_lowercase().starts_with("equiv"))
    }
}
