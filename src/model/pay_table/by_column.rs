//! Tables with a row for each component and a column for each entry.

use super::doubt::Reason;
use super::entry::{Found, Name, entry};
use super::labels::{self, Label};
use super::plan::{Candidate, Fate, Reading};
use super::reading::{Asked, Rows};
use super::series::Series;
use crate::model::header::{Header, Names, Statistic};
use crate::model::{End, RegionLabel};
use crate::syntax::markdown::TableCell;
use crate::text::Spanned;

/// What a column of a transposed table is for.
enum ColumnKind {
    Entry(Label),
    End(End),
    /// The only column of figures: `Amount`.
    Amount,
    /// Notes, or a statistic that is no end.
    Skip,
}

/// The entries of a table whose rows are components.
pub(super) fn rows(asked: &Asked<'_>, lines: &[Series<'_>], plan: &[Candidate]) -> Rows {
    let labels = &asked.table.header.cells;
    let kinds: Vec<ColumnKind> = labels
        .iter()
        .enumerate()
        .skip(1)
        .map(|(index, label)| kind(asked, label, index, lines))
        .collect::<Result<_, Reason>>()?;
    let is = |wanted: fn(&ColumnKind) -> bool| kinds.iter().filter(|kind| wanted(kind)).count();
    let entries = is(|kind| matches!(kind, ColumnKind::Entry(_)));
    let amounts = is(|kind| matches!(kind, ColumnKind::Amount));
    let lows = is(|kind| matches!(kind, ColumnKind::End(End::Low)));
    let highs = is(|kind| matches!(kind, ColumnKind::End(End::High)));
    match (entries, amounts, lows, highs) {
        (1.., 0, 0, 0) => Ok(by_label(asked, lines, plan, &kinds)),
        (0, 1, 0, 0) | (0, 0, 1, 1) => Ok(vec![single(asked, lines, plan, &kinds)]),
        (0, 0, 0, 0) => Err(Reason::Statistic),
        _ => Err(Reason::Rows),
    }
}

fn kind(
    asked: &Asked<'_>,
    cell: &TableCell,
    index: usize,
    lines: &[Series<'_>],
) -> Result<ColumnKind, Reason> {
    let text = cell.text.as_str();
    let header = Header::read(text);
    match labels::label(text, asked.hints) {
        Label::Empty => return Ok(ColumnKind::Skip),
        label @ (Label::Region | Label::Level)
            if header.statistic.is_none() || asked.hints.has_level(text) =>
        {
            return Ok(ColumnKind::Entry(label));
        }
        _ => {}
    }
    if header.names == Some(Names::Notes) {
        return Ok(ColumnKind::Skip);
    }
    if header.whose.is_some() || header.no_pay.is_some() || header.names == Some(Names::Company) {
        return Err(Reason::NoOwnPay);
    }
    match header.statistic {
        Some(Statistic::Low) => return Ok(ColumnKind::End(End::Low)),
        Some(Statistic::High) => return Ok(ColumnKind::End(End::High)),
        Some(_) => return Ok(ColumnKind::Skip),
        None => {}
    }
    let has_money = lines.iter().any(|line| {
        let cell = line.cells.get(index - 1);
        cell.is_some_and(|cell| cell.text.as_str().chars().any(|c| c.is_ascii_digit()))
    });
    if !has_money {
        return Ok(ColumnKind::Skip);
    }
    let is_generic =
        header.unknown.is_empty() && header.data_year.is_none() && header.offer_year.is_none();
    if is_generic
        && (header.is_range
            || header.period.is_some()
            || header.is_of_pay()
            || header.names_amounts
            || header.currency.is_some())
    {
        return Ok(ColumnKind::Amount);
    }
    Err(Reason::Rows)
}

fn by_label(
    asked: &Asked<'_>,
    lines: &[Series<'_>],
    plan: &[Candidate],
    kinds: &[ColumnKind],
) -> Vec<super::PayRow> {
    let labels = asked.table.header.cells.iter().skip(1);
    let mut rows = Vec::new();
    for (index, (label, kind)) in labels.zip(kinds).enumerate() {
        let ColumnKind::Entry(kind) = kind else {
            continue;
        };
        let readings = plan.iter().zip(lines);
        let found: Vec<Found<'_>> = readings
            .filter_map(|(candidate, line)| match &candidate.fate {
                Fate::Read(reading) => Some(Found {
                    reading,
                    header: line.header,
                    cell: line.cells.get(index)?,
                    repeats: false,
                }),
                _ => None,
            })
            .collect();
        let range =
            { found.iter() }.fold(label.range, |range, found| range.cover(found.cell.range));
        let mut name = Name::default();
        match kind {
            Label::Level => {
                name.level = Some(Spanned::new(
                    label.text.as_str().trim().to_string(),
                    label.range,
                ));
                name.region = asked.context.place(asked.hints);
            }
            _ => {
                let region = RegionLabel::read(label.text.as_str(), asked.hints.places);
                name.region = Some(Spanned::new(region, label.range));
                name.level = asked.context.level(asked.hints);
            }
        }
        rows.push(entry(name, range, &found));
    }
    rows
}

/// One entry, whose figures stand in one column, or in one for each end.
fn single(
    asked: &Asked<'_>,
    lines: &[Series<'_>],
    plan: &[Candidate],
    kinds: &[ColumnKind],
) -> super::PayRow {
    let mut readings: Vec<(Reading, &TableCell, &TableCell)> = Vec::new();
    for (candidate, line) in plan.iter().zip(lines) {
        let Fate::Read(reading) = &candidate.fate else {
            continue;
        };
        for (kind, cell) in kinds.iter().zip(&line.cells) {
            let end = match kind {
                ColumnKind::Amount => None,
                ColumnKind::End(end) => Some(*end),
                ColumnKind::Entry(_) | ColumnKind::Skip => continue,
            };
            readings.push((
                Reading {
                    end,
                    ..reading.clone()
                },
                line.header,
                cell,
            ));
        }
    }
    let found: Vec<Found<'_>> = readings
        .iter()
        .map(|(reading, header, cell)| Found {
            reading,
            header,
            cell,
            repeats: false,
        })
        .collect();
    let table = asked.table.range;
    let only = asked
        .hints
        .only_region()
        .filter(|_| asked.hints.entries.len() == 1);
    let own = || only.map(|label| Spanned::new(label.clone(), table));
    let name = Name {
        region: asked.context.place(asked.hints).or_else(own),
        level: asked.context.level(asked.hints),
        ..Name::default()
    };
    entry(name, table, &found)
}
