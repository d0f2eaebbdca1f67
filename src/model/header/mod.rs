//! What a header of a pay table says, word by word: which part of pay, which end of a range, for
//! what time, in which unit and currency, before or after tax, of which year, counted how, whose.
//!
//! The words are data: `vocabulary.tsv`, one line a sense and language. A contributor who meets a
//! header that is not understood adds its word there.

mod column;
mod levels;
mod read;
mod scan;
mod sense;
mod senses;
#[cfg(test)]
mod tests;
mod vocabulary;
mod word_lists;
mod years;

use crate::model::{CurrencyMark, Period};

pub use levels::is_level_name;
pub(in crate::model) use scan::is_summary;
pub use word_lists::WordList;
pub use years::{is_first_year, vest_years};

/// A header, read. What it does not say is `None`, false or empty.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Header {
    /// The parts of pay it names, each once, in order.
    pub components: Vec<NamedComponent>,
    /// Those that only explain the others, in brackets: `Total Comp (RSU/4yr)`.
    pub details: Vec<NamedComponent>,
    /// Those after `including`.
    pub included: Vec<NamedComponent>,
    /// How several components are meant.
    pub joined: Joined,
    /// What the cells below name, where they are no pay: places, levels, offers.
    pub names: Option<Names>,
    pub statistic: Option<Statistic>,
    /// `Base range`, `Salary band`: both ends are in each cell.
    pub is_range: bool,
    /// The time an amount is for.
    pub period: Option<Period>,
    /// A time that no number of hours or years can be made of: a shift, a project.
    pub has_other_period: bool,
    /// The years a grant vests over, where the header names one number of them.
    pub vest_years: Option<u8>,
    /// Whether it names several numbers of years to vest over.
    pub has_several_vest_years: bool,
    /// `vest`, `vesting`
    pub vests: bool,
    pub tax: Option<Tax>,
    pub currency: Option<CurrencyMark>,
    /// `in thousands`, `k€`, `LPA`: what each number is multiplied with.
    pub scale: Option<i64>,
    pub has_percent: bool,
    /// `2026`, `FY25`: the year the data are of.
    pub data_year: Option<u16>,
    /// `Year 1`: a year of an offer.
    pub offer_year: Option<u8>,
    pub time: Option<Time>,
    pub counted: Option<Counted>,
    pub whose: Option<Whose>,
    /// Why the cells below are no pay of a year, though they may be money.
    pub no_pay: Option<NoPay>,
    /// `with a 10 % premium`
    pub has_premium: bool,
    /// `amounts`, `figures`
    pub names_amounts: bool,
    /// `incl.`, `with`
    pub includes: bool,
    /// The words that are not understood, as they are written.
    pub unknown: Vec<String>,
    /// The words outside of brackets that say no more than a level or a place would.
    pub label: String,
}

/// A part of pay, or a sum of parts, as far as the words of a header or beside a table tell it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum NamedComponent {
    Base,
    Stock,
    Bonus,
    SignOn,
    /// A share of profits that partners get.
    Carry,
    /// Yearly pay of any other kind.
    Other,
    /// Base and bonus together.
    CashTotal,
    Total,
    /// A word that may mean the base salary or the total: `Compensation`.
    Unspecific,
}

/// How the components of one header belong together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Joined {
    /// One component, or one that the others only describe.
    #[default]
    No,
    /// `Stock/Bonus`: one or the other.
    Either,
    /// `Base + Bonus`
    Sum,
}

/// What the cells of a column name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Names {
    Region,
    Level,
    Title,
    Component,
    Person,
    Company,
    Offer,
    Percentile,
    Experience,
    Education,
    Year,
    Index,
    Contract,
    Notes,
    Currency,
}

/// Which figure of several an amount is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Statistic {
    Low,
    Mid,
    High,
    Average,
    Actual,
    Percentile,
    /// How far the ends are apart.
    Spread,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tax {
    Gross,
    Net,
}

/// Whether a figure is in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Time {
    Current,
    Previous,
    Proposed,
}

/// What is counted, where it is no money.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counted {
    Shares,
    /// A percentage of the company.
    Ownership,
    People,
}

/// Whose pay it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    Own,
    /// The market, a survey, competitors.
    Market,
    Person,
    Offer,
    /// What a candidate asks for or turns down.
    Ask,
}

/// Why money is no pay of a year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoPay {
    Change,
    Factor,
    Cost,
    Mix,
    Quota,
    Benefit,
    Allowance,
    /// A further grant in later years.
    Refresher,
    Contractor,
    Example,
    Price,
}

impl Header {
    /// Whether the header names `component`.
    pub fn has(&self, component: NamedComponent) -> bool {
        self.components.contains(&component)
    }

    /// Whether it names any component of pay.
    pub fn is_of_pay(&self) -> bool {
        !self.components.is_empty()
    }

    /// Whether it says something about amounts without naming what they are: `Low`, `Annual EUR`.
    pub fn is_of_amounts(&self) -> bool {
        self.components.is_empty()
            && self.names.is_none()
            && (self.statistic.is_some()
                || self.is_range
                || self.period.is_some()
                || self.has_other_period
                || self.tax.is_some()
                || self.currency.is_some() && self.unknown.is_empty())
    }
}
