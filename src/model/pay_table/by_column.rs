//! Tables with a row for each component and a column for each entry.

use super::PayRow;
use super::doubt::Reason;
use super::entry::{EntryCell, EntryName, entry};
use super::labels::{LabelKind, label_kind};
use super::planned_series::PlannedSeries;
use super::table_to_read::{Rows, TableToRead};
use crate::model::header::{Header, Names, Statistic};
use crate::model::{End, RegionLabel};
use crate::syntax::markdown::TableCell;
use crate::text::Spanned;

/// What a column of a transposed table is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ColumnKind {
    Region,
    Level,
    End(End),
    /// The only column of figures: `Amount`.
    Amount,
    /// Notes, or a statistic that is no end.
    Skip,
}

/// The entries of a table whose rows are components.
pub(super) fn rows(input: &TableToRead<'_>, lines: &[PlannedSeries<'_>]) -> Rows {
    let labels = input.table.header.cells.iter().enumerate().skip(1);
    let kinds: Vec<ColumnKind> = labels
        .map(|(index, label)| kind(input, label.text.as_str(), has_digits(lines, index - 1)))
        .collect::<Result<_, Reason>>()?;
    let table = ComponentTable {
        input,
        lines,
        kinds,
    };
    let count = |wanted: &[ColumnKind]| {
        let of = table.kinds.iter().filter(|kind| wanted.contains(kind));
        of.count()
    };
    let entries = count(&[ColumnKind::Region, ColumnKind::Level]);
    let amounts = count(&[ColumnKind::Amount]);
    let lows = count(&[ColumnKind::End(End::Low)]);
    let highs = count(&[ColumnKind::End(End::High)]);
    match (entries, amounts, lows, highs) {
        (1.., 0, 0, 0) => Ok(table.by_label()),
        (0, 1, 0, 0) | (0, 0, 1, 1) => Ok(vec![table.single()]),
        (0, 0, 0, 0) => Err(Reason::Statistic),
        _ => Err(Reason::Rows),
    }
}

/// Whether any of `lines` has a digit in the cell at `index`.
fn has_digits(lines: &[PlannedSeries<'_>], index: usize) -> bool {
    let mut cells = lines.iter().filter_map(|line| line.series.cells.get(index));
    cells.any(|cell| cell.text.as_str().chars().any(|c| c.is_ascii_digit()))
}

/// What the column called `label` is for.
fn kind(input: &TableToRead<'_>, label: &str, has_digits: bool) -> Result<ColumnKind, Reason> {
    let header = Header::read(label);
    let is_end = header.statistic.is_some() && !input.hints.has_level(label);
    match label_kind(label, input.hints) {
        LabelKind::Empty => return Ok(ColumnKind::Skip),
        LabelKind::Region if !is_end => return Ok(ColumnKind::Region),
        LabelKind::Level if !is_end => return Ok(ColumnKind::Level),
        _ => {}
    }
    if header.names == Some(Names::Notes) {
        return Ok(ColumnKind::Skip);
    }
    if header.whose.is_some() || header.no_pay.is_some() || header.names == Some(Names::Company) {
        return Err(Reason::NoOwnPay);
    }
    match header.statistic {
        Some(Statistic::Low) => Ok(ColumnKind::End(End::Low)),
        Some(Statistic::High) => Ok(ColumnKind::End(End::High)),
        Some(_) => Ok(ColumnKind::Skip),
        None if !has_digits => Ok(ColumnKind::Skip),
        None if is_of_amounts(&header) => Ok(ColumnKind::Amount),
        None => Err(Reason::Rows),
    }
}

/// Whether a header says that amounts are below it, and nothing that makes them any other's.
fn is_of_amounts(header: &Header) -> bool {
    let is_plain =
        header.unknown.is_empty() && header.data_year.is_none() && header.offer_year.is_none();
    let speaks_of_amounts = header.is_range
        || header.period.is_some()
        || header.is_of_pay()
        || header.names_amounts
        || header.currency.is_some();
    is_plain && speaks_of_amounts
}

struct ComponentTable<'t> {
    input: &'t TableToRead<'t>,
    lines: &'t [PlannedSeries<'t>],
    /// What each column but the first is for.
    kinds: Vec<ColumnKind>,
}

impl ComponentTable<'_> {
    /// An entry for each column of a region or a level.
    fn by_label(&self) -> Vec<PayRow> {
        let labels = self.input.table.header.cells.iter().skip(1);
        let columns = labels.zip(&self.kinds).enumerate();
        columns
            .filter(|(_, (_, kind))| matches!(kind, ColumnKind::Region | ColumnKind::Level))
            .map(|(index, (label, kind))| self.entry(index, label, *kind))
            .collect()
    }

    /// The entry of the column at `index`, after that of the components.
    fn entry(&self, index: usize, label: &TableCell, kind: ColumnKind) -> PayRow {
        let found: Vec<EntryCell<'_>> = { self.lines.iter() }
            .filter_map(|line| {
                let cell = line.series.cells.get(index)?;
                Some(EntryCell::new(line.reading()?, line.series.header, cell))
            })
            .collect();
        let range =
            { found.iter() }.fold(label.range, |range, found| range.cover(found.cell.range));
        let text = label.text.as_str();
        let mut name = EntryName::default();
        if kind == ColumnKind::Level {
            name.level = Some(Spanned::new(text.trim().to_string(), label.range));
            name.region = self.input.text.place();
        } else {
            let region = RegionLabel::read(text, self.input.hints.places);
            name.region = Some(Spanned::new(region, label.range));
            name.level = self.input.text.level();
        }
        entry(name, range, &found)
    }

    /// One entry, whose figures are in one column, or in one for each end.
    fn single(&self) -> PayRow {
        let mut found: Vec<EntryCell<'_>> = Vec::new();
        for line in self.lines {
            let Some(reading) = line.reading() else {
                continue;
            };
            for (kind, cell) in self.kinds.iter().zip(&line.series.cells) {
                let end = match kind {
                    ColumnKind::Amount => None,
                    ColumnKind::End(end) => Some(*end),
                    ColumnKind::Region | ColumnKind::Level | ColumnKind::Skip => continue,
                };
                found.push(EntryCell {
                    end,
                    ..EntryCell::new(reading, line.series.header, cell)
                });
            }
        }
        let range = self.input.table.range;
        let only = self.input.hints.only_region();
        let own = only.map(|label| Spanned::new(label.clone(), range));
        let name = EntryName {
            region: self.input.text.place().or(own),
            level: self.input.text.level(),
            ..EntryName::default()
        };
        entry(name, range, &found)
    }
}
