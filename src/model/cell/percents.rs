//! Cells of percentages.

use super::grammar::{Parser, simple_band};
use super::tail;
use super::token::{CellToken, TokenKind};
use super::{CellValue, PercentBand};
use crate::model::Percent;

impl Parser<'_> {
    /// `10%`, `5–10% target`, `25%+`, `12% target ($21,600 – $27,600)`.
    pub(super) fn percents(mut self) -> Option<CellValue> {
        let start = self.tokens.first()?.range.start;
        let (low, high) = self.percent_range()?;
        let range = self.mapped.source(start..self.last_end());
        let open = self.eat(TokenKind::Plus) && !self.text[self.last_end()..].starts_with(' ');
        let note_start = match (open, self.tokens.get(self.at)) {
            (true, _) => self.last_end(),
            (false, _) => range_end_of_percent(&self.tokens[..self.at]),
        };
        let band = PercentBand {
            low,
            high,
            open,
            range,
            note: self.rest_from(note_start),
        };
        if tail::says_more(self.text, self.tokens, self.at)
            || tail::has_percent(&self.tokens[self.at..])
        {
            return Some(CellValue::Text);
        }
        let bracket = self.tokens[self.at..]
            .iter()
            .position(|token| token.kind == TokenKind::OpenBracket);
        if let Some(offset) = bracket {
            self.at += offset + 1;
            if let Some(amounts) = self.range() {
                let note = None;
                return Some(CellValue::PercentAndMoney(band, simple_band(amounts, note)));
            }
        }
        Some(CellValue::Percent(band))
    }

    /// `10–15` below a header that mentions percentages.
    pub(super) fn bare_percents(mut self) -> Option<CellValue> {
        if !self.defaults.is_percent {
            return None;
        }
        let start = self.tokens.first()?.range.start;
        let low = self.percent_number()?;
        let high = if self.eat(TokenKind::Dash) {
            self.percent_number()?
        } else {
            low
        };
        let is_share = |percent: Percent| percent <= Percent::whole(100);
        (self.at == self.tokens.len() && is_share(low) && is_share(high)).then(|| {
            CellValue::Percent(PercentBand {
                low,
                high,
                open: false,
                range: self.mapped.source(start..self.last_end()),
                note: None,
            })
        })
    }

    pub(super) fn percent_range(&mut self) -> Option<(Percent, Percent)> {
        self.eat(TokenKind::About);
        let low = self.percent_number()?;
        let low_marked = self.eat(TokenKind::Percent);
        let before_dash = self.at;
        if self.eat(TokenKind::Dash) || self.eat(TokenKind::About) {
            if let Some(high) = self.percent_number()
                && self.eat(TokenKind::Percent)
            {
                return Some((low, high));
            }
            self.at = before_dash;
        }
        low_marked.then_some((low, low))
    }

    fn percent_number(&mut self) -> Option<Percent> {
        let Some(TokenKind::Number(number, None)) = self.peek() else {
            return None;
        };
        self.at += 1;
        let (parts, _) = number.scaled(Percent::whole(1).parts_per_million())?;
        Some(Percent::from_parts_per_million(parts.0))
    }
}

/// Where the percentages end: after the last `%` among the tokens read so far.
fn range_end_of_percent(tokens: &[CellToken]) -> usize {
    tokens
        .iter()
        .rev()
        .find(|token| token.kind == TokenKind::Percent)
        .map_or(0, |token| token.range.end)
}
