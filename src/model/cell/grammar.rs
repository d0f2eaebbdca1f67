//! Tokens to a reading.

use super::token::{Token, TokenKind, tokens};
use super::{Cell, CellValue, Money, MoneyBand, MoneyRange, Parenthesis, PercentBand, UnitBand};
use crate::model::{Amount, Currency, CurrencyMark, Percent, Period};
use crate::syntax::markdown::MappedText;
use crate::text::TextRange;

/// Reads a cell whose plain text is `text` and whose bytes are `range`.
pub fn parse(text: &MappedText, range: TextRange) -> Cell {
    let plain = text.as_str();
    let value = if says_nothing(plain) {
        CellValue::Nothing
    } else {
        let tokens = tokens(plain);
        let parser = Parser {
            text: plain,
            mapped: text,
            tokens: &tokens,
            at: 0,
        };
        parser
            .clone()
            .percents()
            .or_else(|| parser.amounts())
            .unwrap_or(CellValue::Text)
    };
    Cell { range, value }
}

/// Reads a single amount such as `$205K` or `205,000` that is all of `text`.
pub fn parse_money(text: &str) -> Option<(Amount, Option<CurrencyMark>)> {
    let mapped = MappedText::default();
    let tokens = tokens(text);
    let mut parser = Parser {
        text,
        mapped: &mapped,
        tokens: &tokens,
        at: 0,
    };
    let money = parser.raw_money()?;
    let (amount, _) = money.scaled(None)?;
    (parser.at == tokens.len()).then_some((amount, money.mark))
}

fn says_nothing(text: &str) -> bool {
    let text = text.trim();
    let dashes = text
        .chars()
        .all(|c| matches!(c, '-' | '–' | '—' | '―' | '−'));
    dashes
        || matches!(
            text.to_ascii_lowercase().as_str(),
            "none" | "n/a" | "na" | "nil"
        )
}

#[derive(Clone)]
struct Parser<'a> {
    text: &'a str,
    mapped: &'a MappedText,
    tokens: &'a [Token],
    at: usize,
}

/// A money amount before suffixes and currencies are shared between two ends.
#[derive(Clone)]
struct RawMoney {
    number: super::number::Number,
    multiplier: Option<i64>,
    mark: Option<CurrencyMark>,
    range: std::ops::Range<usize>,
}

impl RawMoney {
    /// The amount, taking the multiplier of `other` where this has none of its own.
    fn scaled(&self, other: Option<&RawMoney>) -> Option<(Amount, i64)> {
        let inherited = other
            .and_then(|other| other.multiplier)
            .filter(|_| self.number.may_inherit());
        self.number
            .scaled(self.multiplier.or(inherited).unwrap_or(1))
    }
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<TokenKind> {
        self.tokens.get(self.at).map(|token| token.kind)
    }

    fn eat(&mut self, kind: TokenKind) -> bool {
        let found = self.peek() == Some(kind);
        self.at += usize::from(found);
        found
    }

    fn last_end(&self) -> usize {
        self.at
            .checked_sub(1)
            .and_then(|index| self.tokens.get(index))
            .map_or(0, |token| token.range.end)
    }

    /// What is left of the text from `start` on.
    fn rest_from(&self, start: usize) -> Option<String> {
        let rest = self.text.get(start..).unwrap_or_default().trim();
        (!rest.is_empty()).then(|| rest.to_string())
    }

    /// `10%`, `5–10% target`, `25%+`, `12% target ($21,600 – $27,600)`.
    fn percents(mut self) -> Option<CellValue> {
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

    fn percent_range(&mut self) -> Option<(Percent, Percent)> {
        self.eat(TokenKind::About);
        let low = self.percent_number()?;
        let low_marked = self.eat(TokenKind::Percent);
        let before_dash = self.at;
        if self.eat(TokenKind::Dash) {
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

    fn amounts(mut self) -> Option<CellValue> {
        if let Some(band) = self.clone().dual_endpoints() {
            return Some(CellValue::Money(band));
        }
        let own = self.range()?;
        let open = self.eat(TokenKind::Plus);
        let note_start = self.last_end();
        if let Some(units) = self.units(&own, note_start) {
            return Some(units);
        }
        let mut period = self.period();
        let first_note = self.text[note_start..self.last_end()].trim().to_string();
        let mut note = self.rest_from(note_start);
        let mut alternative = None;
        let before_slash = self.at;
        if self.eat(TokenKind::Slash) {
            match self.range() {
                Some(second) => {
                    alternative = Some(second);
                    let tail = self.rest_from(self.last_end());
                    period = period.or_else(|| self.period());
                    note = Some(first_note).filter(|note| !note.is_empty()).or(tail);
                }
                None => self.at = before_slash,
            }
        }
        let mut band = MoneyBand {
            own,
            alternative,
            period,
            open,
            note,
            parenthesis: None,
        };
        self.parenthesis(&mut band);
        Some(CellValue::Money(band))
    }

    /// `R$320K / $64K - R$720K / $144K`.
    fn dual_endpoints(&mut self) -> Option<MoneyBand> {
        let mut money = Vec::with_capacity(4);
        for separator in [TokenKind::Slash, TokenKind::Dash, TokenKind::Slash] {
            money.push(self.raw_money()?);
            if !self.eat(separator) {
                return None;
            }
        }
        money.push(self.raw_money()?);
        let [low, low_other, high, high_other] = &money[..] else {
            return None;
        };
        let open = self.eat(TokenKind::Plus);
        let note = self.rest_from(self.last_end());
        Some(MoneyBand {
            alternative: Some(self.pair(low_other, high_other)?),
            open,
            period: self.period(),
            ..simple_band(self.pair(low, high)?, note)
        })
    }

    /// A band or a single amount.
    fn range(&mut self) -> Option<MoneyRange> {
        let low = self.raw_money()?;
        let before_dash = self.at;
        if self.eat(TokenKind::Dash) {
            if let Some(high) = self.raw_money() {
                return self.pair(&low, &high);
            }
            self.at = before_dash;
        }
        self.pair(&low, &low)
    }

    fn raw_money(&mut self) -> Option<RawMoney> {
        let begin = self.at;
        self.eat(TokenKind::About);
        let before = self.currency();
        let Some(TokenKind::Number(number, multiplier)) = self.peek() else {
            self.at = begin;
            return None;
        };
        self.at += 1;
        let mark = before.or_else(|| self.currency());
        if self.peek() == Some(TokenKind::Percent) {
            self.at = begin;
            return None;
        }
        Some(RawMoney {
            number,
            multiplier,
            mark,
            range: self.tokens[begin].range.start..self.last_end(),
        })
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
        let end = |one: &RawMoney, other: &RawMoney| {
            let (amount, step) = one.scaled(Some(other))?;
            Some(Money {
                amount,
                mark: one.mark.or(other.mark),
                step,
                range: self.mapped.source(one.range.clone()),
            })
        };
        Some(MoneyRange {
            low: end(low, high)?,
            high: end(high, low)?,
        })
    }

    fn period(&mut self) -> Option<Period> {
        let Some(TokenKind::Period(period)) = self.peek() else {
            return None;
        };
        self.at += 1;
        Some(period)
    }

    /// `22,000 – 44,000 options`.
    fn units(&self, own: &MoneyRange, from: usize) -> Option<CellValue> {
        let unit = self.rest_from(from)?;
        let first = unit.split_whitespace().next()?.to_ascii_lowercase();
        let counted = matches!(
            first.as_str(),
            "options"
                | "option"
                | "shares"
                | "share"
                | "rsus"
                | "rsu"
                | "isos"
                | "nsos"
                | "units"
                | "tokens"
        );
        (counted && own.mark().is_none()).then_some({
            CellValue::Units(UnitBand {
                low: own.low.amount,
                high: own.high.amount,
                unit,
            })
        })
    }

    /// Reads the bracket behind the amounts, where it says more than words do.
    fn parenthesis(&mut self, band: &mut MoneyBand) {
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

fn simple_band(own: MoneyRange, note: Option<String>) -> MoneyBand {
    MoneyBand {
        own,
        alternative: None,
        period: None,
        open: false,
        note,
        parenthesis: None,
    }
}

/// Where the percentages end: after the last `%` among the tokens read so far.
fn range_end_of_percent(tokens: &[Token]) -> usize {
    tokens
        .iter()
        .rev()
        .find(|token| token.kind == TokenKind::Percent)
        .map_or(0, |token| token.range.end)
}

impl MoneyBand {
    /// The band's own currency, given that of the place.
    pub fn currency(&self, local: Option<Currency>) -> Option<Currency> {
        self.own.mark()?.resolve(local)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A one-line rendering of what a cell was read as.
    fn read(text: &str) -> String {
        let mut mapped = MappedText::default();
        mapped.push(text, TextRange::new(0, text.len()), text);
        let cell = parse(&mapped, TextRange::new(0, text.len()));
        let range = |range: &MoneyRange| {
            let mark = match range.mark() {
                Some(CurrencyMark::Known(currency)) => currency.code(),
                Some(CurrencyMark::YenOrYuan) => "¥",
                Some(CurrencyMark::Krona) => "kr",
                None => "?",
            };
            format!("{mark} {}..{}", range.low.amount.0, range.high.amount.0)
        };
        let band = |band: &MoneyBand| {
            let mut out = range(&band.own);
            if let Some(other) = &band.alternative {
                out += &format!(" = {}", range(other));
            }
            if band.open {
                out += " open";
            }
            if let Some(period) = band.period {
                out += &format!(" {period:?}");
            }
            out
        };
        match &cell.value {
            CellValue::Nothing => "nothing".into(),
            CellValue::Text => "text".into(),
            CellValue::Percent(p) => {
                format!("{}..{}%{}", p.low, p.high, if p.open { "+" } else { "" })
            }
            CellValue::Money(money) => band(money),
            CellValue::PercentAndMoney(p, money) => {
                format!("{}..{}% {}", p.low, p.high, band(money))
            }
            CellValue::Units(units) => format!("{}..{} {}", units.low.0, units.high.0, units.unit),
        }
    }

    #[test]
    fn every_production_of_the_grammar() {
        for (text, expected) in [
            ("—", "nothing"),
            ("", "nothing"),
            ("N/A", "nothing"),
            ("Significant (variable)", "text"),
            ("10%", "10..10%"),
            ("5–10%", "5..10%"),
            ("7.5% - 12.5% target", "7.5..12.5%"),
            ("25%+", "25..25%+"),
            ("15–18% + variable", "15..18%"),
            ("12% target ($21,600 – $27,600)", "12..12% USD 21600..27600"),
            ("$190K–$265K", "USD 190000..265000"),
            ("$150-190K", "USD 150000..190000"),
            ("$0-$25K (senior only)", "USD 0..25000"),
            ("CHF 165K–CHF 240K", "CHF 165000..240000"),
            ("EUR95K to EUR120K", "EUR 95000..120000"),
            ("95 000 – 120 000 €", "EUR 95000..120000"),
            ("₹36,00,000 – ₹60,00,000", "INR 3600000..6000000"),
            ("₹35L–₹1.2Cr", "INR 3500000..12000000"),
            ("kr780,000–kr1,050,000", "kr 780000..1050000"),
            ("¥15M–¥22M", "¥ 15000000..22000000"),
            ("$220K–$390K+", "USD 220000..390000 open"),
            ("$55K–$140K/yr", "USD 55000..140000 Year"),
            ("£55,000 – £100,000/yr vesting", "GBP 55000..100000 Year"),
            ("$400K/4yr", "USD 400000..400000 Years(4)"),
            (
                "SEK 28K–48K/mo / $78K–$138K",
                "SEK 28000..48000 = USD 78000..138000 Month",
            ),
            (
                "R$320K / $64K - R$720K / $144K",
                "BRL 320000..720000 = USD 64000..144000",
            ),
            (
                "HK$3.10M - HK$4.50M ($398K - $577K)",
                "HKD 3100000..4500000 = USD 398000..577000",
            ),
            ("$192K-$340K ($48K-$85K/yr)", "USD 192000..340000"),
            ("22,000 – 44,000 options", "22000..44000 options"),
            ("$270K - $360K (GBP equiv.)", "USD 270000..360000"),
            ("120K", "? 120000..120000"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_single_amount_alone() {
        assert_eq!(parse_money("$205K").map(|(a, _)| a), Some(Amount(205_000)));
        assert_eq!(
            parse_money("205,000").map(|(a, _)| a),
            Some(Amount(205_000))
        );
        assert_eq!(parse_money("205K to 210K"), None);
        assert_eq!(parse_money("many"), None);
    }
}
