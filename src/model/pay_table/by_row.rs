//! Tables with a row for each entry.

use std::collections::BTreeMap;

use super::alike::are_alike;
use super::doubt::Reason;
use super::entry::{Found, Name, entry};
use super::labels::{self, Label};
use super::plan::{Candidate, Fate, Reading};
use super::reading::{Asked, Rows};
use super::roles::of_role;
use super::series::Series;
use super::{PayRow, ditto};
use crate::model::header::{Names, is_level_name};
use crate::model::{RegionLabel, currency};
use crate::syntax::markdown::{Row, TableCell};
use crate::text::Spanned;

/// Which columns name the entries.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct NameColumns {
    pub region: Option<usize>,
    pub level: Option<usize>,
    pub title: Option<usize>,
    pub currency: Option<usize>,
}

/// The entries of a table whose columns are components.
pub(super) fn rows(asked: &Asked<'_>, columns: &[Series<'_>], plan: &[Candidate]) -> Rows {
    if let Some(reason) = foreign(columns, plan) {
        return Err(reason);
    }
    let names = name_columns(asked, columns, plan)?;
    let mut found: Vec<PayRow> = Vec::new();
    let mut above = Vec::new();
    for row in &asked.table.rows {
        let cells = ditto::filled(row, &above, names);
        if let Some(name) = name(asked, &cells, names) {
            found.extend(entries(&name, row, &cells, plan, asked));
        }
        above = cells;
    }
    let found = of_role(asked, found)?;
    if are_alike(columns, plan, &found) {
        return Err(Reason::RowsAlike);
    }
    Ok(found)
}

/// Why rows are no places or levels: their first names are others'.
pub(super) fn foreign(columns: &[Series<'_>], plan: &[Candidate]) -> Option<Reason> {
    let first = columns.first().zip(plan.first());
    let is_of_no_pay = first.is_some_and(|(one, candidate)| {
        let header = &candidate.header;
        header.no_pay.is_some() && header.names.is_none() && one.money().next().is_none()
    });
    let mut has_own = false;
    let mut only_by = is_of_no_pay.then_some(Reason::NoOwnPay);
    for (one, candidate) in columns.iter().zip(plan) {
        let Fate::Name(names) = candidate.fate else {
            continue;
        };
        match names {
            Names::Company | Names::Person | Names::Offer => return Some(Reason::NoOwnPay),
            Names::Percentile => return Some(Reason::Statistic),
            Names::Year if !one.is_constant() && one.is_of_years() => {
                return Some(Reason::SeveralYears);
            }
            Names::Year => only_by = Some(Reason::Rows),
            Names::Region | Names::Level | Names::Title => has_own = true,
            Names::Experience | Names::Education | Names::Contract => only_by = Some(Reason::Rows),
            _ => {}
        }
    }
    only_by.filter(|_| !has_own)
}

pub(super) fn name_columns(
    asked: &Asked<'_>,
    columns: &[Series<'_>],
    plan: &[Candidate],
) -> Result<NameColumns, Reason> {
    let last = |names: Names| {
        let all = plan.iter().enumerate();
        let mut of = all.filter(|(_, candidate)| candidate.fate == Fate::Name(names));
        of.next_back().map(|(index, _)| index)
    };
    let mut found = NameColumns {
        region: region_column(asked, columns, plan),
        level: last(Names::Level),
        title: last(Names::Title),
        currency: last(Names::Currency),
    };
    // Columns without a header that says what they name are known by their labels.
    for (index, (one, candidate)) in columns.iter().zip(plan).enumerate() {
        let has_no_word = !candidate.header.unknown.is_empty() || one.name().is_empty();
        let is_unknown = candidate.fate == Fate::Skip && has_no_word
            || candidate.fate == Fate::Name(Names::Component)
            || index == 0 && candidate.is_read();
        if one.money().next().is_some() || !is_unknown {
            continue;
        }
        match majority(asked, one) {
            Some(Label::Region) if found.region.is_none() => found.region = Some(index),
            Some(Label::Level) if found.level.is_none() => found.level = Some(index),
            _ => {}
        }
    }
    if found.region.is_none() && found.level.is_none() && found.title.is_none() {
        return Err(Reason::Rows);
    }
    let named = [found.region, found.level, found.title];
    let are_statistics = |index: &usize| {
        let texts = columns[*index].cells.iter().map(|cell| cell.text.as_str());
        let mut texts = texts.filter(|text| !text.trim().is_empty()).peekable();
        texts.peek().is_some() && texts.all(labels::is_statistic)
    };
    if named.iter().flatten().all(are_statistics) {
        return Err(Reason::Statistic);
    }
    Ok(found)
}

/// Of several columns of places the one that entries are about, or the last.
fn region_column(asked: &Asked<'_>, columns: &[Series<'_>], plan: &[Candidate]) -> Option<usize> {
    let all = plan.iter().enumerate();
    let of_places = all.filter(|(_, candidate)| candidate.fate == Fate::Name(Names::Region));
    let known = |index: usize| {
        let labels = columns[index].cells.iter();
        let is_known = |cell: &&&TableCell| {
            let label = RegionLabel::read(cell.text.as_str(), asked.hints.places);
            asked.hints.has_region(&label)
        };
        labels.filter(is_known).count()
    };
    of_places
        .map(|(index, _)| index)
        .max_by_key(|index| (known(*index), *index))
}

/// What at least half of a column's labels are, where they are of one kind.
fn majority(asked: &Asked<'_>, one: &Series<'_>) -> Option<Label> {
    let mut counts: BTreeMap<Label, usize> = BTreeMap::new();
    for cell in &one.cells {
        let label = labels::label(cell.text.as_str(), asked.hints);
        *counts.entry(label).or_default() += 1;
    }
    let (label, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    let is_clear = count * 2 >= one.filled() && matches!(label, Label::Region | Label::Level);
    is_clear.then_some(label)
}

/// The name of the entry that a row states; `None` where the row is a sum over others.
fn name(asked: &Asked<'_>, cells: &[Filled<'_>], names: NameColumns) -> Option<Name> {
    let cell = |index: Option<usize>| index.and_then(|index| cells.get(index)).map(|it| it.cell);
    let mut name = Name {
        region: cell(names.region).map(|it| region(asked, it)),
        level: cell(names.level).map(text),
        title: cell(names.title).map(text),
        currency: cell(names.currency).and_then(|it| {
            let (mark, length) = currency::mark_at(it.text.as_str().trim())?;
            (length == it.text.as_str().trim().len()).then_some(mark)
        }),
    };
    let text_of = |index| cell(index).map_or("", |it| it.text.as_str());
    let region_text = text_of(names.region);
    let is_sum = |text: &str| RegionLabel::new(text).is_summary() || labels::is_summary(text);
    let is_sum_of_places = is_sum(region_text) || labels::is_statistic(region_text);
    let is_sum_of_levels = [names.level, names.title]
        .map(text_of)
        .iter()
        .any(|text| is_sum(text) && !is_own_level(asked, text));
    if is_sum_of_places && !is_own_level(asked, region_text) || is_sum_of_levels {
        return None;
    }
    if name.region.is_none() {
        name.region = asked.context.place(asked.hints);
    }
    if name.level.is_none() && name.region.is_some() {
        name.level = name.title.take();
    }
    if name.level.is_none() && name.title.is_none() {
        name.level = asked.context.level(asked.hints);
    }
    Some(name)
}

/// `Mid` may be a level and the middle.
fn is_own_level(asked: &Asked<'_>, text: &str) -> bool {
    asked.hints.has_level(text) || is_level_name(text)
}

fn region(asked: &Asked<'_>, cell: &TableCell) -> Spanned<RegionLabel> {
    let label = RegionLabel::read(cell.text.as_str(), asked.hints.places);
    Spanned::new(label, cell.range)
}

fn text(cell: &TableCell) -> Spanned<String> {
    Spanned::new(cell.text.as_str().trim().to_string(), cell.range)
}

/// A cell, or the one above that it repeats.
#[derive(Clone, Copy)]
pub(super) struct Filled<'t> {
    pub cell: &'t TableCell,
    pub repeats: bool,
}

/// The entries of a row: one, or one for each group of its columns.
fn entries(
    name: &Name,
    row: &Row,
    cells: &[Filled<'_>],
    plan: &[Candidate],
    asked: &Asked<'_>,
) -> Vec<PayRow> {
    let mut groups: Vec<Option<&str>> = Vec::new();
    for candidate in plan.iter().filter(|it| it.is_read()) {
        if !groups.contains(&candidate.group()) {
            groups.push(candidate.group());
        }
    }
    let grouped = groups.iter().any(Option::is_some);
    groups.retain(|group| !grouped || group.is_some());
    let of_group = |group: Option<&str>| {
        let found = found(cells, plan, &asked.table.header.cells, group);
        let mut name = name.clone();
        if let Some(group) = group {
            let range = found.first().map_or(row.range, |first| first.header.range);
            match labels::label(group, asked.hints) {
                Label::Region => {
                    let label = RegionLabel::read(group, asked.hints.places);
                    name.region = Some(Spanned::new(label, range));
                }
                _ => name.level = Some(Spanned::new(group.to_string(), range)),
            }
        }
        entry(name, row.range, &found)
    };
    groups.into_iter().map(of_group).collect()
}

fn found<'t>(
    cells: &[Filled<'t>],
    plan: &'t [Candidate],
    headers: &'t [TableCell],
    group: Option<&str>,
) -> Vec<Found<'t>> {
    let read = plan.iter().zip(headers).zip(cells);
    read.filter_map(|((candidate, header), cell)| match &candidate.fate {
        Fate::Read(reading) if is_in(reading, group) => Some(Found {
            reading,
            header,
            cell: cell.cell,
            repeats: cell.repeats,
        }),
        _ => None,
    })
    .collect()
}

fn is_in(reading: &Reading, group: Option<&str>) -> bool {
    group.is_none() || reading.group.as_deref() == group
}
