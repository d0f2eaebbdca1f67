//! A table that is being read, and what comes of it.

use super::doubt::{Reason, UnreadColumn, UnreadTable};
use super::hints::Hints;
use super::planned_series::{PlannedSeries, SeriesUse};
use super::series::Series;
use super::table_text::TableText;
use super::{PayRow, PayTable, Shape};
use crate::syntax::markdown::Table;
use crate::text::Spanned;

/// What came of a table.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum TableOutcome {
    Pay(PayTable),
    /// It holds figures that are not read.
    Unread(UnreadTable),
    /// It holds no figures.
    NoFigures,
}

/// A table with all that helps to read it.
pub(super) struct TableToRead<'t> {
    pub table: &'t Table,
    pub text: &'t TableText<'t>,
    pub hints: &'t Hints<'t>,
}

/// Rows that were read, or why none could be.
pub(super) type Rows = Result<Vec<PayRow>, Reason>;

impl TableToRead<'_> {
    /// What came of `rows`, which the `planned` columns or lines were read to.
    pub(super) fn outcome(
        &self,
        shape: Shape,
        rows: Rows,
        planned: &[PlannedSeries<'_>],
    ) -> TableOutcome {
        // The headers of cells are names, and say nothing about amounts.
        let spoken = if shape.is_of_cells() { &[] } else { planned };
        let has_ends = planned.iter().any(|it| it.series.has_ranges());
        let doubts = doubts(spoken);
        let reason = match (self.foreign(spoken, has_ends), rows) {
            (None, Ok(rows)) if !rows.is_empty() => {
                return TableOutcome::Pay(PayTable {
                    range: self.table.range,
                    shape,
                    headers: headers(self.table),
                    rows,
                    doubts,
                });
            }
            (None, Ok(_)) => Reason::Rows,
            (Some(reason), _) | (None, Err(reason)) => reason,
        };
        self.unread(Some(reason), doubts)
    }

    /// Why the text around the table says that it states no pay in force here, unless headers tell
    /// the pay in force from the other.
    fn foreign(&self, planned: &[PlannedSeries<'_>], has_ends: bool) -> Option<Reason> {
        let reason = self.text.no_pay_of_ours?;
        let mut headers = planned.iter().map(|it| &it.header);
        let is_answered = match reason {
            Reason::Statistic => has_ends || headers.any(|header| header.statistic.is_some()),
            Reason::Rows => false,
            _ => headers.any(|header| header.whose.is_some() || header.time.is_some()),
        };
        (!is_answered).then_some(reason)
    }

    /// The table, which is not read for `reason` or else for the first of the `doubts`.
    pub(super) fn unread(&self, reason: Option<Reason>, doubts: Vec<UnreadColumn>) -> TableOutcome {
        let columns = Series::columns(self.table);
        if !columns.iter().skip(1).any(Series::has_digits) {
            return TableOutcome::NoFigures;
        }
        let has_money = columns.iter().any(Series::has_money);
        let has_percents = columns.iter().any(Series::has_percents);
        let has_marked_money = columns.iter().any(Series::has_marked_money);
        let reason = match reason.or(doubts.first().map(|doubt| doubt.reason)) {
            Some(Reason::UnknownHeader) if !has_marked_money => Reason::NoMoney,
            Some(reason) if has_money || has_percents => reason,
            _ if has_money => Reason::NoOwnPay,
            _ => Reason::NoMoney,
        };
        TableOutcome::Unread(UnreadTable {
            range: self.table.header.range,
            reason,
            columns: doubts,
        })
    }
}

pub(super) fn doubts(planned: &[PlannedSeries<'_>]) -> Vec<UnreadColumn> {
    let doubt = |it: &PlannedSeries<'_>| match it.series_use {
        SeriesUse::Doubt(reason) => Some(UnreadColumn {
            header: Spanned::new(it.series.name().to_string(), it.series.header.range),
            reason,
        }),
        _ => None,
    };
    planned.iter().filter_map(doubt).collect()
}

fn headers(table: &Table) -> Vec<Spanned<String>> {
    let cells = table.header.cells.iter();
    cells
        .map(|cell| Spanned::new(cell.text.as_str().trim().to_string(), cell.range))
        .collect()
}
