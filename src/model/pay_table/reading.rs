//! One table to its pay, or to the reason why it is not read.

use super::context::{Context, Surroundings};
use super::doubt::{Doubt, Reason, UnreadTable};
use super::hints::Hints;
use super::plan::{Candidate, Fate, plan};
use super::series::Series;
use super::{PayRow, PayTable, Shape, by_cell, by_column, by_row};
use crate::model::Header;
use crate::model::header::{Component, Names};
use crate::syntax::markdown::Table;
use crate::text::Spanned;

/// What came of a table.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Outcome {
    Pay(PayTable),
    /// It holds figures that are not read.
    Unread(UnreadTable),
    /// It holds no figures.
    NoFigures,
}

/// A table with all that helps to read it.
pub(super) struct Asked<'t> {
    pub table: &'t Table,
    pub context: &'t Context<'t>,
    pub hints: &'t Hints<'t>,
}

/// Rows that were read, or why none could be.
pub(super) type Rows = Result<Vec<PayRow>, Reason>;

/// Reads `table`, which stands among `surroundings`.
pub(super) fn read(table: &Table, surroundings: &Surroundings, hints: &Hints<'_>) -> Outcome {
    let mut context = Context::read(surroundings, hints);
    let columns = Series::columns(table);
    if has_second_header(table) {
        context.no_pay_of_ours = Some(Reason::Rows);
    }
    if let Some(component) = corner(&columns) {
        context.component = Some(component);
    }
    let asked = Asked {
        table,
        context: &context,
        hints,
    };
    let by_columns = plan(&columns, &context, hints);
    let reads = |plan: &[Candidate]| plan.iter().filter(|it| it.is_read()).count();
    let names = { by_columns.iter() }.filter(|it| it.is_read() && it.header.is_of_pay());
    let named = names
        .count()
        .saturating_sub(usize::from(corner(&columns).is_some()));
    let lines = Series::rows(table);
    let by_lines = plan(&lines, &context, hints);
    let components = { by_lines.iter() }
        .filter(|it| it.is_read() && it.header.is_of_pay())
        .count();
    let names_component = { by_columns.first() }.is_some_and(|first| {
        first.header.names == Some(Names::Component) || columns[0].name().is_empty()
    });
    let is_transposed = components >= 2 || components == 1 && names_component;
    let has_corner = usize::from(corner(&columns).is_some());
    if named > 0 || reads(&by_columns) > has_corner && !is_transposed {
        let rows = by_row::rows(&asked, &columns, &by_columns);
        return outcome(&asked, Shape::RowPerEntry, rows, (&columns, &by_columns));
    }
    if is_transposed {
        let rows = by_column::rows(&asked, &lines, &by_lines);
        return outcome(&asked, Shape::ComponentByRegion, rows, (&lines, &by_lines));
    }
    if let Some((shape, rows)) = by_cell::rows(&asked, &columns, &by_columns) {
        return outcome(&asked, shape, rows, (&columns, &[]));
    }
    unread(&asked, None, &columns, &by_columns)
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
fn corner(columns: &[Series<'_>]) -> Option<Component> {
    let first = columns.first()?;
    let header = Header::read(first.name());
    let is_label = first.filled() > 0 && first.money().next().is_none() && !first.has_percents();
    match header.components[..] {
        [only] if is_label && only != Component::Unspecific => Some(only),
        _ => None,
    }
}

fn outcome(
    asked: &Asked<'_>,
    shape: Shape,
    rows: Rows,
    (series, plan): (&[Series<'_>], &[Candidate]),
) -> Outcome {
    let tells_apart = plan
        .iter()
        .any(|it| it.header.whose.is_some() || it.header.time.is_some());
    let has_ends = plan.iter().any(|it| it.header.statistic.is_some())
        || series.iter().any(Series::has_ranges);
    let foreign = asked.context.no_pay_of_ours.filter(|reason| match reason {
        Reason::Statistic => !has_ends,
        Reason::Rows => true,
        _ => !tells_apart,
    });
    match foreign.map_or(rows, Err) {
        Ok(rows) if !rows.is_empty() => Outcome::Pay(PayTable {
            range: asked.table.range,
            shape,
            headers: headers(asked.table),
            rows,
            doubts: doubts(series, plan),
        }),
        Ok(_) => unread(asked, Some(Reason::Rows), series, plan),
        Err(reason) => unread(asked, Some(reason), series, plan),
    }
}

fn unread(
    asked: &Asked<'_>,
    reason: Option<Reason>,
    series: &[Series<'_>],
    plan: &[Candidate],
) -> Outcome {
    let columns_of_table = Series::columns(asked.table);
    let has_figures = columns_of_table.iter().skip(1).any(Series::has_digits);
    if !has_figures {
        return Outcome::NoFigures;
    }
    let has_money = columns_of_table.iter().any(Series::has_money);
    let has_percents = columns_of_table.iter().any(Series::has_percents);
    let columns = doubts(series, plan);
    let first = columns.first().map(|doubt| doubt.reason);
    let plain = if has_money {
        Reason::NoOwnPay
    } else {
        Reason::NoMoney
    };
    let has_marked_money = columns_of_table.iter().any(Series::has_marked_money);
    let reason = match reason.or(first) {
        Some(Reason::UnknownHeader) if !has_marked_money => Reason::NoMoney,
        Some(reason) if has_money || has_percents => reason,
        _ => plain,
    };
    Outcome::Unread(UnreadTable {
        range: asked.table.header.range,
        reason,
        columns,
    })
}

fn doubts(series: &[Series<'_>], plan: &[Candidate]) -> Vec<Doubt> {
    let all = series.iter().zip(plan);
    all.filter_map(|(one, candidate)| match candidate.fate {
        Fate::Doubt(reason) => Some(Doubt {
            header: Spanned::new(one.name().to_string(), one.header.range),
            reason,
        }),
        _ => None,
    })
    .collect()
}

fn headers(table: &Table) -> Vec<Spanned<String>> {
    let cells = table.header.cells.iter();
    cells
        .map(|cell| Spanned::new(cell.text.as_str().trim().to_string(), cell.range))
        .collect()
}
