//! What differs between two states.

use super::rows::RowPairs;
use super::snapshot::{FigureKey, FigureValue, GuideName, GuideState, RowState, Snapshot};
use crate::model::Currency;

/// All that differs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Changes {
    pub added: Vec<GuideName>,
    pub removed: Vec<GuideName>,
    /// Guides of the same pay under another company or role.
    pub renamed: Vec<(GuideName, GuideName)>,
    pub changed: Vec<GuideChange>,
}

/// What differs in a guide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GuideChange {
    pub guide: GuideName,
    /// The names of rows.
    pub rows_added: Vec<String>,
    pub rows_removed: Vec<String>,
    pub rows_renamed: Vec<(String, String)>,
    pub figures: Vec<FigureChange>,
    pub currencies: Vec<CurrencyChange>,
    /// `last_updated` and `salary_data_quarter`, before and after, where they differ.
    pub last_updated: Option<[Option<String>; 2]>,
    pub quarter: Option<[Option<String>; 2]>,
    /// What the dates are expected to say and do not.
    pub remark: Option<DateRemark>,
}

/// A figure that differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FigureChange {
    /// The name of the row.
    pub row: String,
    pub key: FigureKey,
    pub old: Option<FigureValue>,
    pub new: Option<FigureValue>,
    /// Of the amounts on each side.
    pub currencies: [Option<Currency>; 2],
}

/// A row that is in another currency now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CurrencyChange {
    pub row: String,
    pub old: Option<Currency>,
    pub new: Option<Currency>,
}

/// Dates that do not go with the figures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateRemark {
    /// Figures changed, and neither the date nor the quarter did.
    FiguresWithoutDate,
    /// The quarter that the figures are said to be of changed, and no figure did.
    QuarterWithoutFigures,
}

impl Changes {
    /// What differs between `old` and `new`.
    pub fn between(old: &Snapshot, new: &Snapshot) -> Changes {
        let mut changes = Changes::default();
        for (name, before) in &old.guides {
            match new.guides.get(name) {
                Some(after) => changes.changed.extend(GuideChange::of(name, before, after)),
                None if new.leaves_out(name, &before.file) => {}
                None => changes.removed.push(name.clone()),
            }
        }
        let is_new = |(name, guide): &(&GuideName, &GuideState)| {
            !old.guides.contains_key(*name) && !old.leaves_out(name, &guide.file)
        };
        let added = new.guides.iter().filter(is_new);
        changes.added = added.map(|(name, _)| name.clone()).collect();
        changes.find_renamed(old, new);
        changes
    }

    pub fn is_empty(&self) -> bool {
        self.added.is_empty()
            && self.removed.is_empty()
            && self.renamed.is_empty()
            && self.changed.is_empty()
    }

    pub fn figures(&self) -> impl Iterator<Item = &FigureChange> {
        self.changed.iter().flat_map(|guide| &guide.figures)
    }

    /// A removed and an added guide of the same rows are one that was renamed.
    fn find_renamed(&mut self, old: &Snapshot, new: &Snapshot) {
        // Of guides with the same pay, those of the same role or company belong together.
        let likeness: [fn(&GuideName, &GuideName) -> bool; 3] = [
            |one, other| one.role == other.role,
            |one, other| one.company == other.company,
            |_, _| true,
        ];
        for is_alike in likeness {
            for name in std::mem::take(&mut self.removed) {
                let before = &old.guides[&name].rows;
                let has_figures = before.iter().any(|row| !row.figures.is_empty());
                let is_same = |other: &&GuideName| {
                    has_figures && is_alike(&name, other) && new.guides[*other].rows == *before
                };
                match self.added.iter().find(is_same).cloned() {
                    Some(other) => {
                        self.added.retain(|added| *added != other);
                        self.renamed.push((name, other));
                    }
                    None => self.removed.push(name),
                }
            }
        }
        self.renamed.sort();
    }
}

impl GuideChange {
    /// `None` where nothing differs.
    fn of(name: &GuideName, old: &GuideState, new: &GuideState) -> Option<GuideChange> {
        let pairs = RowPairs::of(&old.rows, &new.rows);
        let mut figures = Vec::new();
        let mut currencies = Vec::new();
        for (before, after) in &pairs.same {
            let (before, after) = (&old.rows[*before], &new.rows[*after]);
            if before.currency != after.currency {
                currencies.push(CurrencyChange {
                    row: after.name(),
                    old: before.currency,
                    new: after.currency,
                });
            }
            figures.extend(figure_changes(before, after));
        }
        let names =
            |rows: &[RowState], at: &[usize]| at.iter().map(|at| rows[*at].name()).collect();
        let differs = |old: &Option<String>, new: &Option<String>| {
            (old != new).then(|| [old.clone(), new.clone()])
        };
        let mut change = GuideChange {
            guide: name.clone(),
            rows_added: names(&new.rows, &pairs.added),
            rows_removed: names(&old.rows, &pairs.removed),
            rows_renamed: { pairs.renamed.iter() }
                .map(|(before, after)| (old.rows[*before].name(), new.rows[*after].name()))
                .collect(),
            figures,
            currencies,
            last_updated: differs(&old.last_updated, &new.last_updated),
            quarter: differs(&old.quarter, &new.quarter),
            remark: None,
        };
        change.remark = change.date_remark();
        (!change.is_empty()).then_some(change)
    }

    fn has_other_pay(&self) -> bool {
        let rows = [&self.rows_added, &self.rows_removed];
        rows.iter().any(|rows| !rows.is_empty())
            || !self.figures.is_empty()
            || !self.currencies.is_empty()
    }

    fn is_empty(&self) -> bool {
        !self.has_other_pay()
            && self.rows_renamed.is_empty()
            && self.last_updated.is_none()
            && self.quarter.is_none()
    }

    fn date_remark(&self) -> Option<DateRemark> {
        if self.has_other_pay() {
            let stays = self.last_updated.is_none() && self.quarter.is_none();
            return stays.then_some(DateRemark::FiguresWithoutDate);
        }
        (self.quarter.is_some()).then_some(DateRemark::QuarterWithoutFigures)
    }
}

fn figure_changes(old: &RowState, new: &RowState) -> Vec<FigureChange> {
    let mut keys: Vec<FigureKey> = old
        .figures
        .keys()
        .chain(new.figures.keys())
        .copied()
        .collect();
    keys.sort_unstable();
    keys.dedup();
    let changed = keys.into_iter().filter_map(|key| {
        let (before, after) = (old.figures.get(&key), new.figures.get(&key));
        (before != after).then(|| FigureChange {
            row: new.name(),
            key,
            old: before.copied(),
            new: after.copied(),
            currencies: [old.currency, new.currency],
        })
    });
    changed.collect()
}

impl FigureChange {
    /// By how much it grew, rounded to a tenth of a percent: `+3.2%`, `-12.0%`.
    pub fn growth(&self) -> Option<String> {
        let tenths = self.tenths_of_percent()?;
        let sign = if tenths < 0 { '-' } else { '+' };
        let tenths = tenths.unsigned_abs();
        Some(format!("{sign}{}.{}%", tenths / 10, tenths % 10))
    }

    /// Whether it grew or fell by more than `percent`; `None` where that cannot be said, as with
    /// [`Self::tenths_of_percent`].
    pub fn is_over(&self, percent: i64) -> Option<bool> {
        let (old, new) = self.measured()?;
        Some((new - old).abs() * 100 > i128::from(percent) * old)
    }

    /// By how many tenths of a percent the amount or percentage grew, rounded. `None` where one side is not
    /// stated, is zero before, or the two are not of one kind and currency.
    pub fn tenths_of_percent(&self) -> Option<i64> {
        let (old, new) = self.measured()?;
        let grown = (new - old) * 1000;
        let rounded = (grown + grown.signum() * (old / 2)) / old;
        i64::try_from(rounded).ok()
    }

    /// What was and what is, in one unit.
    fn measured(&self) -> Option<(i128, i128)> {
        let [before, after] = self.currencies;
        let (old, new) = match (self.old?, self.new?) {
            (FigureValue::Amount(old), FigureValue::Amount(new)) if before == after => {
                (old.0, new.0)
            }
            (FigureValue::Percent(old), FigureValue::Percent(new)) => {
                (old.parts_per_million(), new.parts_per_million())
            }
            _ => return None,
        };
        (old > 0).then_some((i128::from(old), i128::from(new)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Amount, Component, End};

    fn change(old: i64, new: i64) -> FigureChange {
        FigureChange {
            row: String::new(),
            key: FigureKey {
                component: Component::Base,
                end: End::Low,
            },
            old: Some(FigureValue::Amount(Amount(old))),
            new: Some(FigureValue::Amount(Amount(new))),
            currencies: [None, None],
        }
    }

    #[test]
    fn percents_are_rounded_to_a_tenth() {
        for (old, new, tenths) in [
            (100_000, 110_000, Some(100)),
            (95_000, 98_000, Some(32)),
            (98_000, 95_000, Some(-31)),
            (3, 2, Some(-333)),
            (0, 5, None),
        ] {
            assert_eq!(change(old, new).tenths_of_percent(), tenths, "{old} {new}");
        }
        let mut other = change(1, 2);
        other.currencies[0] = Currency::from_code("EUR");
        assert_eq!(other.tenths_of_percent(), None, "of another currency");
        assert_eq!(other.is_over(0), None);
        // A rounded percentage may hide what is over.
        assert_eq!(change(100_000, 120_040).is_over(20), Some(true));
        assert_eq!(change(100_000, 120_000).is_over(20), Some(false));
        assert_eq!(change(100_000, 79_999).is_over(20), Some(true));
        assert_eq!(change(1, i64::MAX).is_over(i64::MAX), Some(true));
        other.new = None;
        assert_eq!(other.tenths_of_percent(), None);
    }
}
