//! The columns of data files that hold figures.

use super::snapshot::{FigureKey, FigureValue};
use crate::model::{Amount, BonusForm, Component, End, Percent};

/// A column, and the figure that it holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FigureColumn {
    pub name: &'static str,
    pub key: FigureKey,
    pub is_percent: bool,
}

/// All columns of figures, in the order of components.
pub(crate) fn figure_columns() -> Vec<FigureColumn> {
    let mut columns = Vec::new();
    for component in Component::ALL {
        let mut add = |[low, high]: [&'static str; 2], is_percent| {
            let names = [(low, End::Low), (high, End::High)];
            columns.extend(names.map(|(name, end)| FigureColumn {
                name,
                key: FigureKey { component, end },
                is_percent,
            }));
        };
        add(component.amount_columns(), false);
        if component == Component::Bonus {
            add(BonusForm::PercentRange.keys(), true);
        }
    }
    columns
}

impl FigureColumn {
    /// The figure that a cell of the column states. `None` for one that is not certain.
    pub(crate) fn read(self, cell: &str) -> Option<FigureValue> {
        if self.is_percent {
            return Percent::parse(cell).map(FigureValue::Percent);
        }
        let amount = whole_number(cell)?;
        let is_amount = (0..=Amount::MAX.0).contains(&amount);
        is_amount.then_some(FigureValue::Amount(Amount(amount)))
    }

    /// What its cells hold, for people.
    pub(crate) fn wanted(self) -> &'static str {
        if self.is_percent {
            "percentage"
        } else {
            "whole number"
        }
    }
}

/// `95000`, and `95000.0` or `95000.00` as some programs write it. `95.000` is ninety-five thousand to many, and
/// so nothing that is certain.
pub(crate) fn whole_number(text: &str) -> Option<i64> {
    match text.split_once('.') {
        None => text.parse().ok(),
        Some((whole, "0" | "00")) => whole.parse().ok(),
        Some(_) => None,
    }
}
