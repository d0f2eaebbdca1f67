//! Tables with a row for each entry.

use super::alike::are_alike;
use super::doubt::Reason;
use super::entry::{EntryCell, EntryName, entry};
use super::labels::{LabelKind, is_statistic, label_kind};
use super::names::{NameColumns, foreign_names, name_columns};
use super::planned_series::PlannedSeries;
use super::roles::of_role;
use super::table_to_read::{Rows, TableToRead};
use super::{PayRow, ditto};

use crate::model::header::{is_level_name, is_summary};
use crate::model::{RegionLabel, currency};
use crate::syntax::markdown::TableCell;
use crate::text::{Spanned, TextRange};

/// The entries of a table whose columns are components.
pub(super) fn rows(input: &TableToRead<'_>, columns: &[PlannedSeries<'_>]) -> Rows {
    if let Some(reason) = foreign_names(columns) {
        return Err(reason);
    }
    let table = EntryTable {
        input,
        columns,
        names: name_columns(input, columns)?,
    };
    let found = of_role(input, table.rows())?;
    if are_alike(columns, &found) {
        return Err(Reason::RowsAlike);
    }
    Ok(found)
}

struct EntryTable<'t> {
    input: &'t TableToRead<'t>,
    columns: &'t [PlannedSeries<'t>],
    names: NameColumns,
}

/// A row that is about an entry, or about one in each group.
struct NamedRow<'c> {
    name: EntryName,
    range: TextRange,
    cells: &'c [ditto::Filled<'c>],
}

impl EntryTable<'_> {
    fn rows(&self) -> Vec<PayRow> {
        let groups = self.groups();
        let mut found = Vec::new();
        let mut above = Vec::new();
        for row in &self.input.table.rows {
            let cells = ditto::filled(row, &above, self.names);
            if let Some(name) = self.name(&cells) {
                let named = NamedRow {
                    name,
                    range: row.range,
                    cells: &cells,
                };
                let entries = groups.iter();
                found.extend(entries.map(|group| self.entry(&named, *group)));
            }
            above = cells;
        }
        found
    }

    /// The name of the entry that a row states; `None` where the row is a sum over others.
    fn name(&self, cells: &[ditto::Filled<'_>]) -> Option<EntryName> {
        let cell =
            |index: Option<usize>| index.and_then(|index| cells.get(index)).map(|it| it.cell);
        let text_of = |index| cell(index).map_or("", |it| it.text.as_str());
        let names = self.names;
        let place = text_of(names.region);
        let mut levels = [names.level, names.title].into_iter().map(text_of);
        if self.is_sum(place)
            || is_statistic(place) && !self.is_level(place)
            || levels.any(|text| self.is_sum(text))
        {
            return None;
        }
        let mut name = EntryName {
            region: cell(names.region).map(|it| self.region(it.text.as_str(), it.range)),
            level: cell(names.level).map(text),
            title: cell(names.title).map(text),
            currency: cell(names.currency).and_then(|it| {
                let text = it.text.as_str().trim();
                let (mark, length) = currency::mark_at(text)?;
                (length == text.len()).then_some(mark)
            }),
        };
        if name.region.is_none() {
            name.region = self.input.text.place();
        }
        if name.level.is_none() && name.region.is_some() {
            name.level = name.title.take();
        }
        if name.level.is_none() && name.title.is_none() {
            name.level = self.input.text.level();
        }
        Some(name)
    }

    /// Whether a label is a sum or an average of the other rows, and not a level called `Mid`.
    fn is_sum(&self, text: &str) -> bool {
        (RegionLabel::new(text).is_summary() || is_summary(text)) && !self.is_level(text)
    }

    fn is_level(&self, text: &str) -> bool {
        self.input.hints.has_level(text) || is_level_name(text)
    }

    fn region(&self, text: &str, range: TextRange) -> Spanned<RegionLabel> {
        Spanned::new(RegionLabel::read(text, self.input.hints.places), range)
    }

    /// The levels or places that headers name beside their component, each once; `None` alone where
    /// none does.
    fn groups(&self) -> Vec<Option<&str>> {
        let mut groups: Vec<Option<&str>> = Vec::new();
        for group in self.columns.iter().filter_map(PlannedSeries::group) {
            if !groups.contains(&Some(group)) {
                groups.push(Some(group));
            }
        }
        if groups.is_empty() {
            groups.push(None);
        }
        groups
    }

    /// The entry of a row, or of one group of its columns.
    fn entry(&self, row: &NamedRow<'_>, group: Option<&str>) -> PayRow {
        let of_group = { self.columns.iter().zip(row.cells) }
            .filter(|(column, _)| group.is_none() || column.group() == group);
        let found: Vec<EntryCell<'_>> = of_group
            .filter_map(|(column, cell)| {
                Some(EntryCell {
                    repeats: cell.repeats,
                    ..EntryCell::new(column.reading()?, column.series.header, cell.cell)
                })
            })
            .collect();
        let mut name = row.name.clone();
        if let Some(group) = group {
            let range = found.first().map_or(row.range, |first| first.header.range);
            if label_kind(group, self.input.hints) == LabelKind::Region {
                name.region = Some(self.region(group, range));
            } else {
                name.level = Some(Spanned::new(group.to_string(), range));
            }
        }
        entry(name, row.range, &found)
    }
}

fn text(cell: &TableCell) -> Spanned<String> {
    Spanned::new(cell.text.as_str().trim().to_string(), cell.range)
}
