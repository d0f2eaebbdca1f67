//! One table to its pay, or to the reason why it is not read.

use super::Surroundings;
use super::doubt::{Reason, UnreadColumn, UnreadTable};
use super::hints::Hints;
use super::plan::{PlannedSeries, SeriesUse, plan};
use super::series::Series;
use super::table_text::TableText;
use super::{PayRow, PayTable, Shape, by_cell, by_column, by_row};
use crate::model::Header;
use crate::model::header::{NamedComponent, Names};
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

/// Reads `table`, which stands among `surroundings`.
pub(super) fn read(table: &Table, surroundings: &Surroundings, hints: &Hints<'_>) -> TableOutcome {
    let mut text = TableText::read(surroundings, hints);
    let columns = Series::columns(table);
    let corner = corner(&columns);
    text.component = corner.or(text.component);
    if has_second_header(table) {
        text.no_pay_of_ours = Some(Reason::Rows);
    }
    let input = TableToRead {
        table,
        text: &text,
        hints,
    };
    let columns = plan(columns, &text, hints);
    let lines = plan(Series::rows(table), &text, hints);
    let is_transposed = is_transposed(&columns, &lines);
    let has_corner = usize::from(corner.is_some());
    let read = columns.iter().filter(|it| it.is_read());
    let of_pay = read.clone().filter(|it| it.header.is_of_pay());
    if of_pay.count() > has_corner || read.count() > has_corner && !is_transposed {
        let rows = by_row::rows(&input, &columns);
        input.outcome(Shape::RowPerEntry, rows, &columns)
    } else if is_transposed {
        let rows = by_column::rows(&input, &lines);
        input.outcome(Shape::ComponentByRegion, rows, &lines)
    } else if let Some((shape, rows)) = by_cell::rows(&input, &columns) {
        input.outcome(shape, rows, &columns)
    } else {
        input.unread(None, doubts(&columns))
    }
}

/// Whether the rows of a table are components, as its `lines` say.
fn is_transposed(columns: &[PlannedSeries<'_>], lines: &[PlannedSeries<'_>]) -> bool {
    let of_pay = { lines.iter() }.filter(|it| it.is_read() && it.header.is_of_pay());
    let names_component = columns.first().is_some_and(|first| {
        first.header.names == Some(Names::Component) || first.series.name().is_empty()
    });
    match of_pay.count() {
        0 => false,
        1 => names_component,
        _ => true,
    }
}

/// Whether the first row of the body is a part of the header: `| City | Low | High |`.
fn has_second_header(table: &Table) -> bool {
    let first = table.rows.first();
    first.is_some_and(|row| {
        let mut texts = row.cells.iter().map(|cell| cell.text.as_str());
        let is_end = |text: &str| {
            let header = Header::read(text);
            header.statistic.is_some() && header.unknown.is_empty()
        };
        let has_digits = texts
            .clone()
            .any(|text| text.chars().any(|c| c.is_ascii_digit()));
        !has_digits && texts.any(is_end) && table.rows.len() > 1
    })
}

/// The component that the corner of a table names for all of its cells: `| Base Salary | Berlin |`.
fn corner(columns: &[Series<'_>]) -> Option<NamedComponent> {
    let first = columns.first()?;
    let header = Header::read(first.name());
    let is_label = first.filled() > 0 && first.money().next().is_none() && !first.has_percents();
    match header.components[..] {
        [only] if is_label && only != NamedComponent::Unspecific => Some(only),
        _ => None,
    }
}

impl TableToRead<'_> {
    /// What came of `rows`, which the `planned` columns or lines were read to.
    fn outcome(&self, shape: Shape, rows: Rows, planned: &[PlannedSeries<'_>]) -> TableOutcome {
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
    fn unread(&self, reason: Option<Reason>, doubts: Vec<UnreadColumn>) -> TableOutcome {
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

fn doubts(planned: &[PlannedSeries<'_>]) -> Vec<UnreadColumn> {
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
