//! Tokens to a reading.

use super::instrument::counted_at;
use super::known_cells::known_or_read;
use super::tail;
use super::token::{CellToken, TokenKind, tokens};
use super::{Cell, CellValue, Defaults, MoneyBand, MoneyRange, UnitBand};
use crate::model::header::{Statistic, Tax};
use crate::model::{Amount, Currency, CurrencyMark, Header, Period};
use crate::syntax::markdown::MappedText;
use crate::text::TextRange;

/// Bytes of a cell that is read as figures: what is longer is text with figures in it.
const LONGEST_READ: usize = 4_000;

/// Tokens that a band is read from: the most that one takes, with those that tell where it ends, are
/// some fifteen.
const LONGEST_BAND: usize = 24;

/// Words of a band at most: those of `from $150K to $190K`.
const WORDS_OF_BAND: usize = 2;

/// Reads a cell whose plain text is `text` and whose bytes are `range`.
pub fn parse(text: &MappedText, range: TextRange) -> Cell {
    parse_under(text, range, Defaults::default())
}

/// Reads a cell below a header that says `defaults`.
pub fn parse_under(text: &MappedText, range: TextRange, defaults: Defaults) -> Cell {
    let value = known_or_read(text, defaults, || value_of(text, defaults));
    Cell { range, value }
}

pub(super) fn value_of(text: &MappedText, defaults: Defaults) -> CellValue {
    let narrow = narrow(text);
    let text = narrow.as_ref().unwrap_or(text);
    let plain = text.as_str();
    if says_nothing(plain) {
        return CellValue::Nothing;
    }
    if plain.len() > LONGEST_READ {
        return CellValue::Text;
    }
    let tokens: Vec<CellToken> = tokens(plain).collect();
    let parser = Parser {
        text: plain,
        mapped: text,
        tokens: &tokens,
        at: 0,
        defaults,
    };
    parser
        .clone()
        .percents()
        .or_else(|| parser.clone().bare_percents())
        .or_else(|| parser.amounts())
        .unwrap_or(CellValue::Text)
}

/// `text` with digits and signs in their usual width, where it has wide ones: `１２０`.
fn narrow(text: &MappedText) -> Option<MappedText> {
    let is_wide = |c: char| matches!(c, '！'..='～');
    let plain = text.as_str();
    if !plain.contains(is_wide) {
        return None;
    }
    let mut narrow = MappedText::default();
    for (at, written) in plain.char_indices() {
        let code = u32::from(written);
        let usual = Some(code.wrapping_sub(0xFEE0)).filter(|_| is_wide(written) && written != '～');
        let usual = usual.and_then(char::from_u32).unwrap_or(written);
        let raw = &plain[at..at + written.len_utf8()];
        narrow.push(
            &usual.to_string(),
            text.source(at..at + written.len_utf8()),
            raw,
        );
    }
    Some(narrow)
}

/// Reads a single amount such as `$205K` or `205,000` that is all of `text`.
pub fn parse_money(text: &str) -> Option<(Amount, Option<CurrencyMark>)> {
    let mapped = MappedText::default();
    let tokens: Vec<CellToken> = tokens(text).collect();
    let mut parser = Parser {
        text,
        mapped: &mapped,
        tokens: &tokens,
        at: 0,
        defaults: Defaults::default(),
    };
    let money = parser.raw_money()?;
    let (amount, _) = money.alone()?;
    (parser.at == tokens.len()).then_some((amount, money.mark))
}

/// Reads the amount or band that `text`, running text whose bytes start at `start`, begins with; also
/// gives the bytes of it.
pub fn money_at(text: &str, start: usize) -> Option<(MoneyRange, TextRange)> {
    let mut words = 0;
    let is_of_band = |token: &CellToken| {
        words += usize::from(token.kind == TokenKind::Word);
        words <= WORDS_OF_BAND
    };
    let tokens: Vec<CellToken> = tokens(text)
        .take(LONGEST_BAND)
        .take_while(is_of_band)
        .collect();
    // A long paragraph is asked at each of its amounts, and what is far behind one says nothing about it.
    let text = &text[..tokens.last().map_or(0, |last| last.range.end)];
    let mut mapped = MappedText::default();
    mapped.push(text, TextRange::new(start, start + text.len()), text);
    let mut parser = Parser {
        text,
        mapped: &mapped,
        tokens: &tokens,
        at: 0,
        defaults: Defaults::default(),
    };
    let money = parser.range()?;
    parser.eat_glued_plus();
    let end = parser.last_end();
    Some((money, mapped.source(0..end)))
}

pub(crate) fn says_nothing(text: &str) -> bool {
    let text = text.trim();
    let dashes = text
        .chars()
        .all(|c| matches!(c, '-' | '–' | '—' | '―' | '−'));
    dashes
        || matches!(
            text.to_ascii_lowercase().as_str(),
            "none" | "n/a" | "na" | "n.a." | "nil"
        )
}

#[derive(Clone)]
pub(super) struct Parser<'a> {
    pub text: &'a str,
    pub mapped: &'a MappedText,
    pub tokens: &'a [CellToken],
    pub at: usize,
    pub defaults: Defaults,
}

impl Parser<'_> {
    pub(super) fn peek(&self) -> Option<TokenKind> {
        self.tokens.get(self.at).map(|token| token.kind)
    }

    pub(super) fn eat(&mut self, kind: TokenKind) -> bool {
        let found = self.peek() == Some(kind);
        self.at += usize::from(found);
        found
    }

    pub(super) fn last_end(&self) -> usize {
        self.at
            .checked_sub(1)
            .and_then(|index| self.tokens.get(index))
            .map_or(0, |token| token.range.end)
    }

    /// What is left of the text from `start` on.
    pub(super) fn rest_from(&self, start: usize) -> Option<String> {
        let rest = self.text.get(start..).unwrap_or_default().trim();
        (!rest.is_empty()).then(|| rest.to_string())
    }

    fn amounts(mut self) -> Option<CellValue> {
        if let Some(band) = self.clone().dual_endpoints() {
            return Some(CellValue::Money(band));
        }
        let (own, low_period) = self.range_with_period()?;
        let open = self.eat_glued_plus();
        let note_start = self.last_end();
        if let Some(units) = self.units(&own, note_start) {
            // A header's thousands are of money.
            return match self.defaults.multiplier {
                None => Some(units),
                Some(_) => {
                    self.at = 0;
                    self.defaults = Defaults::default();
                    self.amounts()
                }
            };
        }
        let period = self.period();
        if low_period.is_some() && low_period != period {
            return None;
        }
        let first_note = self.text[note_start..self.last_end()].trim().to_string();
        let band = MoneyBand {
            period,
            open,
            ..simple_band(own, self.rest_from(note_start))
        };
        let mut band = self.with_alternative(band, first_note)?;
        if self.is_doubtful(&band) {
            return None;
        }
        band.period = { band.period }
            .or_else(|| tail::period(self.text, &self.tokens[self.at..]))
            .or_else(|| band.note.as_deref().and_then(period_in_words))
            .or(self.defaults.period);
        if band.own.mark().is_none() {
            band.own.low.mark = self.defaults.mark;
            band.own.high.mark = self.defaults.mark;
        }
        self.parenthesis(&mut band);
        Some(CellValue::Money(band))
    }

    /// `band` with the amount in another currency that a slash or an "about" leads to, if any; `None`
    /// where it is in the same currency, because then it is not the same pay. What is between the two
    /// is the `first_note`.
    fn with_alternative(&mut self, mut band: MoneyBand, first_note: String) -> Option<MoneyBand> {
        let before_slash = self.at;
        if !self.eat(TokenKind::Slash) && !self.eat(TokenKind::About) {
            return Some(band);
        }
        let Some(second) = self.range() else {
            self.at = before_slash;
            return Some(band);
        };
        if is_same_currency(&band.own, &second) {
            return None;
        }
        band.alternative = Some(second);
        band.open |= self.eat_glued_plus();
        let tail = self.rest_from(self.last_end());
        band.period = band.period.or_else(|| self.period());
        band.note = Some(first_note).filter(|note| !note.is_empty()).or(tail);
        Some(band)
    }

    /// Whether what follows leaves open what the amounts of `band` are.
    fn is_doubtful(&self, band: &MoneyBand) -> bool {
        let MoneyBand { own, note, .. } = band;
        // A number without a currency, and then a percentage: it is not known what the number is.
        let is_bare = || own.mark().is_none() && tail::has_percent(&self.tokens[self.at..]);
        let is_single = own.low.amount == own.high.amount;
        tail::says_more(self.text, self.tokens, self.at)
            || is_bare()
            || is_single && note.as_deref().is_some_and(is_another_figure)
    }

    /// `$390K+`; in `$150K + bonus` the plus begins the note.
    fn eat_glued_plus(&mut self) -> bool {
        let glued = self
            .tokens
            .get(self.at)
            .is_some_and(|token| token.range.start == self.last_end());
        glued && self.eat(TokenKind::Plus)
    }

    pub(super) fn period(&mut self) -> Option<Period> {
        let Some(TokenKind::Period(period)) = self.peek() else {
            return None;
        };
        self.at += 1;
        Some(period)
    }

    /// `22,000 – 44,000 options`, `4,000 Acme RSUs`. What has a mark of money is money.
    fn units(&self, own: &MoneyRange, from: usize) -> Option<CellValue> {
        let unit = self.rest_from(from)?;
        let counted = counted_at(self.text, &self.tokens[self.at..]);
        (counted && own.mark().is_none()).then_some({
            CellValue::Units(UnitBand {
                low: own.low.amount,
                high: own.high.amount,
                unit,
            })
        })
    }
}

/// Bytes of a note that are words about the amount, and no prose.
const SHORT_NOTE: usize = 40;

/// A period of less than a year in the words of any language after an amount: `monatlich`.
fn period_in_words(note: &str) -> Option<Period> {
    let is_plain = note.len() <= SHORT_NOTE && !note.contains(|c: char| c.is_ascii_digit());
    let period = Header::read_words(note).period.filter(|_| is_plain)?;
    Some(period).filter(|period| period.is_less_than_a_year())
}

/// Whether a note says that the amount is after tax, or one end or the middle of a band: `€60K net`,
/// `€60K median`.
fn is_another_figure(note: &str) -> bool {
    let header = Header::read_words(note);
    let is_one_word = note.split_whitespace().count() == 1;
    let is_other = match header.statistic {
        Some(Statistic::Low | Statistic::High) => is_one_word,
        other => other.is_some(),
    };
    note.len() <= SHORT_NOTE
        && header.components.is_empty()
        && (header.tax == Some(Tax::Net) || is_other)
}

fn is_same_currency(own: &MoneyRange, second: &MoneyRange) -> bool {
    let alone = |range: &MoneyRange| range.mark().and_then(|mark| mark.resolve(None));
    let same_mark = second.mark().is_none() || second.mark() == own.mark();
    same_mark || (alone(own).is_some() && alone(own) == alone(second))
}

pub(super) fn simple_band(own: MoneyRange, note: Option<String>) -> MoneyBand {
    MoneyBand {
        own,
        alternative: None,
        period: None,
        open: false,
        note,
        parenthesis: None,
    }
}

impl MoneyBand {
    /// The band's own currency, given that of the place.
    pub fn currency(&self, local: Option<Currency>) -> Option<Currency> {
        self.own.mark()?.resolve(local)
    }
}
