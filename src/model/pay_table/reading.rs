//! One table to its pay, or to the reason why it is not read.

use super::Surroundings;
use super::doubt::Reason;
use super::hints::Hints;
use super::plan::plan;
use super::planned_series::PlannedSeries;
use super::series::Series;
use super::table_text::TableText;
use super::table_to_read::{TableOutcome, TableToRead, doubts};
use super::{Shape, by_cell, by_column, by_row};
use crate::model::Header;
use crate::model::header::{NamedComponent, Names};
use crate::syntax::markdown::Table;

/// Reads `table`, which is among `surroundings`.
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
    let has_corner = usize::from(corner.is_some());
    let read = columns.iter().filter(|it| it.is_read());
    let of_pay = read.clone().filter(|it| it.header.is_of_pay());
    if of_pay.count() > has_corner {
        let rows = by_row::rows(&input, &columns);
        return input.outcome(Shape::RowPerEntry, rows, &columns);
    }
    let lines = plan(Series::rows(table), &text, hints);
    if is_transposed(&columns, &lines) {
        let rows = by_column::rows(&input, &lines);
        input.outcome(Shape::ComponentByRegion, rows, &lines)
    } else if read.count() > has_corner {
        let rows = by_row::rows(&input, &columns);
        input.outcome(Shape::RowPerEntry, rows, &columns)
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
