//! Why a column, or a whole table, of money is not read.

use crate::text::{Spanned, TextRange};

/// A column (or a row, where components are in rows) whose money is not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnreadColumn {
    /// The header, as it is written.
    pub header: Spanned<String>,
    pub reason: Reason,
}

/// Why money is not read as pay of a year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Reason {
    /// No word of the header is known.
    UnknownHeader,
    /// A word beside the part of pay is not known, and may make it another figure.
    UnknownWord,
    /// It names an end or a time, `Low` or `Annual`, but no part of pay.
    NoComponent,
    /// `Compensation`: base salary or total.
    Unspecific,
    /// Two columns say the same.
    Repeated,
    /// One end of a range without the other.
    OneEnd,
    Net,
    /// Pay for less than a year, or for a shift or a project.
    OtherPeriod,
    /// An average, a median, a percentile: no band.
    Statistic,
    /// Figures of several years, none of which is said to be in force.
    SeveralYears,
    /// A grant over several numbers of years.
    VestYears,
    /// Totals or bonuses of single years of an offer.
    OfferYears,
    /// Figures of an earlier or a later time.
    NotInForce,
    /// A number of shares or options, or a bare number where the others are money.
    Count,
    /// A percentage where an amount belongs.
    Percentage,
    /// Amounts too small for a year: thousands or lakh that no word mentions.
    Scale,
    /// Pay in several currencies, none of which is the entry's.
    Currencies,
    /// The cells of levels and places may be base salaries or totals.
    LevelCells,
    /// Several rows of one region, distinguished only by a column that is not read.
    RowsAlike,
    /// Rows that are no places, levels or titles: persons, percentiles, years.
    Rows,
    /// Offers, competitors, asks, benefits, costs.
    NoOwnPay,
    /// Figures, but none that may be money.
    NoMoney,
    /// HTML that is no plain table: it has no end, too many columns, or other tables in it.
    Html,
    /// Another table states other figures for the same pay.
    Contradicted,
    /// Pay, but not of the entries of the pay table.
    Further,
}

/// A table that holds money and is not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnreadTable {
    /// Its header.
    pub range: TextRange,
    pub reason: Reason,
    /// Its columns of money, where the reason is theirs.
    pub columns: Vec<UnreadColumn>,
}

impl UnreadTable {
    /// Whether it is reported: next to a pay table that is read, a table that is understood as no pay
    /// of the guide's own, or that holds no money, is none.
    pub fn is_reported(&self, has_pay_table: bool) -> bool {
        !has_pay_table || !matches!(self.reason, Reason::NoOwnPay | Reason::NoMoney)
    }
}
