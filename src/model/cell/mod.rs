//! What a pay cell says: the cell grammar.
//!
//! ```text
//! cell     = none | text | percents | amounts
//! percents = pct [dash pct] "%" ["+"] [note] ["(" range ")"]
//! amounts  = range [period | {word} unit | "(" note ")"] | range "/" range
//!          | money "/" money dash money "/" money | range "(" range ")"
//! range    = money [dash money] ["+"]
//! money    = [currency] number ["K" | "M" | "B" | "L" | "Cr" | "万" | "억"] [currency]
//! period   = ("/" | "per" | "a") unit | "monthly" | "p.a." | years "years"
//! ```

mod bracket;
mod grammar;
mod instrument;
mod known_cells;
mod money;
mod multiplier;
mod notation;
mod number;
mod percents;
mod period;
mod tail;
#[cfg(test)]
mod tests;
mod token;

use crate::model::{Amount, Currency, CurrencyMark, Percent};
use crate::text::TextRange;

pub(super) use period::period_at;

pub(super) use grammar::says_nothing;
pub use grammar::{money_at, parse, parse_money, parse_under};
pub use notation::Notation;

/// What a header says about the amounts below it; it holds where a cell does not say otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Defaults {
    /// `Base ($K)`, `Base (in thousands)`.
    pub multiplier: Option<i64>,
    /// `Base (EUR)`.
    pub mark: Option<CurrencyMark>,
    /// `Base (monthly)`: a period of less than a year.
    pub period: Option<Period>,
    /// `Bonus (%)`: bare numbers are percentages.
    pub is_percent: bool,
}

/// A cell of a pay table, read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// The cell's bytes, trimmed.
    pub range: TextRange,
    pub value: CellValue,
}

/// The reading of a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CellValue {
    /// `—`, `None`, `N/A` or nothing: the author says there is none.
    Nothing,
    /// Words; no amount can be taken from them.
    Text,
    Percent(PercentBand),
    Money(MoneyBand),
    /// `12% target ($21,600 – $27,600)`.
    PercentAndMoney(PercentBand, MoneyBand),
    /// `22,000 – 44,000 options`: counts, not money.
    Units(UnitBand),
}

/// A percentage or a band of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PercentBand {
    pub low: Percent,
    pub high: Percent,
    /// `25%+`.
    pub open: bool,
    /// The bytes of the percentages alone.
    pub range: TextRange,
    /// What follows them.
    pub note: Option<String>,
}

/// One amount as it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Money {
    pub amount: Amount,
    pub mark: Option<CurrencyMark>,
    /// The precision in use: `$1.29M` is written in steps of 10,000.
    pub step: i64,
    pub range: TextRange,
}

/// The two ends of a band; a single amount is both.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MoneyRange {
    pub low: Money,
    pub high: Money,
}

impl MoneyRange {
    /// Whether its low end is above its high end.
    pub fn is_reversed(&self) -> bool {
        self.low.amount > self.high.amount
    }
}

/// An amount or a band of amounts, with what the cell says around it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MoneyBand {
    /// The pay in the cell's first currency.
    pub own: MoneyRange,
    /// The same pay in a second currency.
    pub alternative: Option<MoneyRange>,
    pub period: Option<Period>,
    /// `$220K–$390K+`.
    pub open: bool,
    /// What follows the amounts, as written.
    pub note: Option<String>,
    pub parenthesis: Option<Parenthesis>,
}

/// What is in brackets after an amount, where it is more than words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Parenthesis {
    /// `($48K-$85K/yr)`: the same pay for each year.
    PerYear(MoneyRange),
    /// `(10-20%)`.
    Percent(Percent, Percent),
    /// `(GBP equiv.)`: the amount is an equivalent of pay in that currency.
    Equivalent(Currency),
}

/// A band of counted things.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitBand {
    pub low: Amount,
    pub high: Amount,
    /// `options`, `shares`.
    pub unit: String,
}

/// The time an amount is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Period {
    Hour,
    Day,
    Week,
    Month,
    Year,
    /// `/4yr`.
    Years(u8),
}

impl Period {
    /// Whether pay for this time is less than a year's.
    pub fn is_less_than_a_year(self) -> bool {
        !matches!(self, Period::Year | Period::Years(_))
    }
}

impl Cell {
    /// The cell's band of money, where it has one.
    pub fn money(&self) -> Option<&MoneyBand> {
        match &self.value {
            CellValue::Money(band) | CellValue::PercentAndMoney(_, band) => Some(band),
            _ => None,
        }
    }
}

impl MoneyRange {
    /// The currency mark of the band: its first end's, or else its second end's.
    pub fn mark(&self) -> Option<CurrencyMark> {
        self.low.mark.or(self.high.mark)
    }

    /// Whether the ends name two different currencies.
    pub fn is_mixed(&self) -> bool {
        matches!((self.low.mark, self.high.mark), (Some(low), Some(high)) if low != high)
    }

    pub fn range(&self) -> TextRange {
        self.low.range.cover(self.high.range)
    }
}
