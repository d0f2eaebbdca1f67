//! Whether the figures of a cell can be taken over as they are.

use super::{PayCell, PayRow};
use crate::model::cell::{CellValue, MoneyRange, Period};
use crate::model::header::WordList;
use crate::model::{Column, Header};

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
    /// Whether the figures are no band of a year's pay: no fix copies them, not even on demand.
    pub fn forbids_copies(self) -> bool {
        matches!(self, FigureDoubt::Reversed | FigureDoubt::ShortPeriod)
    }

    /// In words, after the figure it is about.
    pub fn describe(self) -> &'static str {
        match self {
            FigureDoubt::Reversed => "runs backwards",
            FigureDoubt::ShortPeriod => "is for less than a year",
            FigureDoubt::OneEnd => "is one end of a range alone",
            FigureDoubt::Uncertain => "is uncertain, or true under a condition, as its author says",
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
        } else if is_doubted(&self.text) || is_conditional(&self.text) || is_doubted(&self.header) {
            Some(FigureDoubt::Uncertain)
        } else if self.states_one_end() {
            Some(FigureDoubt::OneEnd)
        } else {
            None
        }
    }

    /// Whether its low end is above its high end. What it states in another currency does not count.
    pub fn runs_backwards(&self) -> bool {
        let is_reversed = |range: &MoneyRange| range.low.amount > range.high.amount;
        let percents_are = match &self.cell.value {
            CellValue::Percent(band) | CellValue::PercentAndMoney(band, _) => band.low > band.high,
            _ => false,
        };
        let amounts_are = self.cell.money().is_some_and(|band| is_reversed(&band.own));
        percents_are || amounts_are
    }

    /// Whether it states one end of a range alone.
    pub fn states_one_end(&self) -> bool {
        let is_one_figure = match &self.cell.value {
            CellValue::Percent(band) | CellValue::PercentAndMoney(band, _) => band.low == band.high,
            CellValue::Money(band) => band.own.low.amount == band.own.high.amount,
            CellValue::Nothing | CellValue::Text | CellValue::Units(_) => false,
        };
        is_one_figure && (self.is_open() || WordList::OneEnd.is_in(&self.text))
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
        region.into_iter().chain(level).any(is_doubted)
    }
}

fn is_doubted(text: &str) -> bool {
    text.contains(['?', '？', '؟', '⁇']) || WordList::Doubt.is_in(text)
}

/// `£40K if promoted`. That a grant vests is no condition, and a word with nothing after it is none: `(SI)`.
fn is_conditional(text: &str) -> bool {
    let names_condition =
        |rest: &[&str]| rest.first().is_some_and(|word| !word.starts_with("vest"));
    WordList::Condition.is_before(text, names_condition)
}
