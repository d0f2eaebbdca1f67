//! Whether the figures of a cell can be taken over as they are.

use super::{PayCell, PayRow};
use crate::model::cell::{CellValue, Period};
use crate::model::header::WordList;
use crate::model::{Column, Header, fold};

/// Why the figures of a cell can't be taken over as they are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FigureDoubt {
    /// The low end is above the high end: it is not known which of the two is the slip.
    Reversed,
    /// Pay for less than a year.
    ShortPeriod,
    /// One end of a range alone: `10%+`, `£60K+`.
    OneEnd,
    /// The author is not certain, or names a condition: `£40K?`, `$50K (TBC)`.
    Uncertain,
}

impl FigureDoubt {
    /// Whether it is not known what they are as a year's range: no fix copies them, not even on demand.
    pub fn forbids_copies(self) -> bool {
        matches!(self, FigureDoubt::Reversed | FigureDoubt::ShortPeriod)
    }

    /// In words, after the figure it is about.
    pub fn describe(self) -> &'static str {
        match self {
            FigureDoubt::Reversed => "is reversed",
            FigureDoubt::ShortPeriod => "is for less than a year",
            FigureDoubt::OneEnd => "is only one end of a range",
            FigureDoubt::Uncertain => "is uncertain or conditional, according to its author",
        }
    }
}

impl PayCell {
    /// What speaks against taking its figures over, beside what names its row.
    fn doubt(&self) -> Option<FigureDoubt> {
        if self.runs_backwards() {
            Some(FigureDoubt::Reversed)
        } else if self.is_for_less_than_a_year() {
            Some(FigureDoubt::ShortPeriod)
        } else if is_uncertain(&self.text) || is_uncertain(&self.header) {
            Some(FigureDoubt::Uncertain)
        } else if self.states_one_end() {
            Some(FigureDoubt::OneEnd)
        } else {
            None
        }
    }

    /// Whether its low end is above its high end. What it states in another currency does not count.
    pub fn runs_backwards(&self) -> bool {
        let percents_are = match &self.cell.value {
            CellValue::Percent(band) | CellValue::PercentAndMoney(band, _) => band.low > band.high,
            _ => false,
        };
        let amounts_are = self.cell.money().is_some_and(|band| band.own.is_reversed());
        percents_are || amounts_are
    }

    /// Whether it states one end of a range alone.
    pub fn states_one_end(&self) -> bool {
        let is_one_figure = match &self.cell.value {
            CellValue::Percent(band) | CellValue::PercentAndMoney(band, _) => band.low == band.high,
            CellValue::Money(band) => band.own.low.amount == band.own.high.amount,
            CellValue::Nothing | CellValue::Text | CellValue::Units(_) => false,
        };
        is_one_figure && (self.is_open() || says_one_end(&self.text))
    }

    /// Whether a plus after its figures leaves out the upper end: `25%+`, `£60K+`.
    pub fn is_open(&self) -> bool {
        match &self.cell.value {
            CellValue::Percent(band) => band.open || self.text.contains("%+"),
            CellValue::PercentAndMoney(percents, band) => percents.open || band.open,
            CellValue::Money(band) => band.open,
            CellValue::Nothing | CellValue::Text | CellValue::Units(_) => false,
        }
    }

    /// Whether its figures are pay for less than a year.
    pub fn is_for_less_than_a_year(&self) -> bool {
        let of_percents = match &self.cell.value {
            CellValue::Percent(band) => band.note.as_deref(),
            _ => None,
        };
        let periods = [
            self.cell.money().and_then(|band| band.period),
            of_percents.and_then(|note| Header::read_words(note).period),
        ];
        let mut periods = periods.into_iter().flatten();
        periods.any(Period::is_less_than_a_year)
    }

    fn has_figures(&self) -> bool {
        !matches!(self.cell.value, CellValue::Nothing | CellValue::Text)
    }
}

impl PayRow {
    /// Whether a plus after the figures of `column` leaves out their upper end.
    pub fn is_open(&self, column: Column) -> bool {
        self.cell(column).is_some_and(PayCell::is_open)
    }

    /// The first figures that can't be taken over as they are, and why.
    pub fn doubt(&self) -> Option<(&PayCell, FigureDoubt)> {
        self.doubts().next()
    }

    /// The cells whose figures can't be taken over as they are, and why.
    pub fn doubts(&self) -> impl Iterator<Item = (&PayCell, FigureDoubt)> {
        let with_figures = self.cells.iter().filter(|cell| cell.has_figures());
        with_figures.filter_map(|cell| Some((cell, self.doubt_of(cell)?)))
    }

    /// What speaks against taking over the figures of `cell`, which is one of the row, if anything.
    pub fn doubt_of(&self, cell: &PayCell) -> Option<FigureDoubt> {
        let of_row = || self.is_label_doubted().then_some(FigureDoubt::Uncertain);
        cell.doubt().or_else(of_row)
    }

    /// Whether what names the row makes all of it uncertain: `London (TBC)`.
    fn is_label_doubted(&self) -> bool {
        let pay = &self.compensation;
        let region = pay.region.value().map(|label| label.text.as_str());
        let level = pay.level.value().map(String::as_str);
        region.into_iter().chain(level).any(is_uncertain)
    }
}

/// Whether an author says of a figure that it is not certain, or true under a condition alone: `£40K?`,
/// `£40K if promoted`.
fn is_uncertain(text: &str) -> bool {
    let folded = fold(text);
    text.contains(['?', '？', '؟', '⁇'])
        || WordList::Doubt.is_in(&folded)
        || WordList::Condition.is_followed_by(&folded, names_condition)
}

/// A word with nothing after it names no condition (`(SI)`), and that a grant vests is none: `subject to
/// vesting`, but `if vested early` is. `om året` is Danish for "a year", though `om` is Swedish for "if".
fn names_condition(term: &str, rest: &[&str]) -> bool {
    let is_of_vesting = rest.iter().any(|word| word.starts_with("vest"));
    let is_only_vesting = is_of_vesting && term.contains(' ');
    rest.first()
        .is_some_and(|next| !is_only_vesting && !is_period(term, next))
}

/// Whether two words say together what a figure is paid for.
fn is_period(term: &str, next: &str) -> bool {
    let period_of = |text: &str| Header::read_words(text).period;
    period_of(next).is_none() && period_of(&format!("{term} {next}")).is_some()
}

/// `£40K or more`, `£40K max`, `£40K plus`; but `£95K (plus car)` and `£95K (max 40 h)` say another thing.
fn says_one_end(text: &str) -> bool {
    WordList::OneEnd.is_followed_by(&fold(text), |term, rest| {
        let next = rest.first().copied().unwrap_or_default();
        let is_number = next.starts_with(|c: char| c.is_ascii_digit());
        if term == "plus" {
            rest.is_empty()
        } else {
            term.contains(' ') || !is_number
        }
    })
}
