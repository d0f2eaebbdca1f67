//! Over which years a grant vests, where its cell and its header say different things: the row's total
//! decides, if it fits one of them alone.

use super::{PayCell, PayRow};
use crate::model::cell::Period;
use crate::model::{Column, Compensation, End, Expected, Parts, Percent, Slot};

/// A total this near to a sum fits it.
const CLOSE: Percent = Percent::whole(2);

impl PayCell {
    /// The years that a cell of stock may be for, each once: those of its own period, those its note
    /// says that the grant vests over, and its header's. `£40K–£60K/yr (4yr vest)` is for one or four.
    pub fn vest_readings(&self) -> Vec<u8> {
        let mut readings = Vec::new();
        let band = self.cell.money().filter(|_| self.column == Column::Stock);
        let Some(band) = band else {
            return readings;
        };
        let own = match band.period {
            Some(Period::Year) => Some(1),
            Some(Period::Years(years)) => Some(years),
            _ => None,
        };
        let noted = band.note.as_deref().and_then(years_in_note);
        for years in [own, noted, self.header_years()].into_iter().flatten() {
            if !readings.contains(&years) {
                readings.push(years);
            }
        }
        readings
    }

    /// The words that say that the grant is for `years`: the header, or the cell itself.
    pub fn text_with_years(&self, years: u8) -> &str {
        if self.header_years() == Some(years) {
            &self.header
        } else {
            &self.text
        }
    }
}

impl PayRow {
    /// The cell of stock that may be for different years, where nothing says which: neither a figure of
    /// a grant nor a year's share of it can be taken from it.
    pub fn contested_stock(&self) -> Option<&PayCell> {
        let is_open = matches!(self.compensation.vest_years, Slot::Invalid { .. });
        self.cell(Column::Stock).filter(|_| is_open)
    }
}

/// Settles the years of the row's stock where there are several readings of them; without a total that
/// fits just one they stay unknown.
pub(super) fn settle(row: &mut PayRow) {
    let Some(cell) = row.cell(Column::Stock) else {
        return;
    };
    let (readings, range) = (cell.vest_readings(), cell.cell.range);
    if readings.len() < 2 {
        return;
    }
    let mut fitting = readings.into_iter().filter(|years| fits(row, *years));
    row.compensation.vest_years = match (fitting.next(), fitting.next()) {
        (Some(years), None) => Slot::present(years, range),
        _ => Slot::Invalid { range },
    };
}

/// Whether both ends of the row's total are what its parts come to if the stock is for `years`.
fn fits(row: &PayRow, years: u8) -> bool {
    let pay = Compensation {
        vest_years: Slot::present(years, row.compensation.range),
        ..row.compensation.clone()
    };
    let parts = Parts {
        entry: &pay,
        row: Some(row),
    };
    let admits = |end: End| {
        let total = pay.total.end(end).value().copied();
        let sum: Option<Expected> = match row.cell(Column::Total).map(PayCell::is_of_first_year) {
            Some(true) => parts.in_first_year(end),
            _ => parts.expected(end),
        };
        total
            .zip(sum)
            .is_some_and(|(total, sum)| sum.admits(total, CLOSE))
    };
    row.is_in_one_currency()
        && !row.states_a_component_twice()
        && admits(End::Low)
        && admits(End::High)
}

/// The years that a note says a grant vests over: `(4yr vest)`, `vesting over 3 years`. The year of a
/// cliff, and a single one, are no such time.
fn years_in_note(note: &str) -> Option<u8> {
    let lower = note.to_lowercase();
    let mut words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .peekable();
    while let Some(word) = words.next() {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = match &word[digits.len()..] {
            "" => words.peek().copied().unwrap_or_default(),
            glued => glued,
        };
        let is_year = matches!(unit, "yr" | "yrs" | "year" | "years" | "y");
        if word.len() == digits.len() && is_year {
            words.next();
        }
        let is_cliff = words.peek().is_some_and(|next| next.starts_with("cliff"));
        if let Ok(years @ 2..=10) = digits.parse::<u8>()
            && is_year
            && !is_cliff
        {
            return Some(years);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_tell_how_long_a_grant_vests() {
        for (note, years) in [
            ("/yr (4yr vest)", Some(4)),
            ("vesting over 3 years", Some(3)),
            ("(1-year cliff, 4-year vest)", Some(4)),
            ("(2-year cliff)", None),
            ("/yr vesting", None),
            ("(L5, 2024)", None),
            ("(25% a year)", None),
        ] {
            assert_eq!(years_in_note(note), years, "{note}");
        }
    }
}
