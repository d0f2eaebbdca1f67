//! Rows in a paragraph: they belong to no table.

use super::row_text::{cells, is_delimiter, line_break, looks_like_row, slice, starts_line};
use super::{BadDelimiter, TableFault};
use crate::syntax::markdown::{Line, Table};
use crate::text::{Edit, TextRange};

/// What is wrong with the rows among `lines`, which may follow the table `above`.
pub(super) fn in_paragraph(
    text: &str,
    lines: &[Line],
    above: Option<&Table>,
) -> Option<TableFault> {
    let rows = LooseRows::first(text, lines)?;
    if let Some(delimiter) = rows.delimiter() {
        return Some(rows.around(delimiter));
    }
    let are_all = rows.list.len() == lines.len();
    let continued = above.filter(|table| are_all && rows.continue_table(table));
    match continued {
        Some(table) => Some(rows.cut_off(table)),
        None => rows.without_delimiter(),
    }
}

/// The first rows of a paragraph, up to a line that is none.
struct LooseRows<'p> {
    text: &'p str,
    first: &'p Line,
    list: &'p [Line],
    /// Cells of the first one.
    columns: usize,
    /// Whether no other line of the paragraph is above them.
    start_paragraph: bool,
}

impl<'p> LooseRows<'p> {
    fn first(text: &'p str, lines: &'p [Line]) -> Option<Self> {
        let is_row = |line: &Line| looks_like_row(slice(text, line.range));
        let start = lines.iter().position(is_row)?;
        let count = lines[start..]
            .iter()
            .take_while(|line| is_row(line))
            .count();
        let list = &lines[start..start + count];
        let first = list.first()?;
        let columns = cells(slice(text, first.range)).len();
        let is_escaped = slice(text, TextRange::new(0, first.range.start())).ends_with('\\');
        (!is_escaped && columns > 1).then_some(LooseRows {
            text,
            first,
            list,
            columns,
            start_paragraph: start == 0,
        })
    }

    fn raw(&self, line: &Line) -> &'p str {
        slice(self.text, line.range)
    }

    fn has_columns(&self, line: &Line) -> bool {
        cells(self.raw(line)).len() == self.columns
    }

    /// The line of dashes after the first row.
    fn delimiter(&self) -> Option<&'p Line> {
        let second = self.list.get(1);
        second.filter(|line| is_delimiter(self.raw(line)))
    }

    /// Whether there are `others` than the header, all with its cells.
    fn are_regular(&self, others: &[Line]) -> bool {
        !others.is_empty() && others.iter().all(|line| self.has_columns(line))
    }

    fn dashes(&self) -> String {
        format!("|{}", "---|".repeat(self.columns))
    }

    fn continue_table(&self, table: &Table) -> bool {
        table.header.cells.len() == self.columns
            && self.list.iter().all(|line| self.has_columns(line))
    }

    fn cut_off(&self, table: &Table) -> TableFault {
        let gap = TextRange::new(table.range.end(), self.first.range.start());
        let is_plain = slice(self.text, gap).trim().is_empty();
        let edit = Edit::replace(gap, line_break(self.text, gap.start()));
        let last_row = table.rows.last().unwrap_or(&table.header);
        let last = self.list.last().unwrap_or(self.first);
        TableFault::CutOff {
            rows: self.first.range.cover(last.range),
            table: last_row.range,
            edit: is_plain.then_some(edit),
            lines: self.list.len(),
        }
    }

    /// What keeps rows with a line of dashes from being a table.
    fn around(&self, delimiter: &Line) -> TableFault {
        let raw = self.raw(delimiter);
        let found = cells(raw).len();
        let header = self.first.range;
        let at = header.start();
        if found == self.columns && raw.bytes().all(|byte| b"|-: \t".contains(&byte)) {
            let edit = Edit::insert(at, line_break(self.text, at));
            return TableFault::NotSetOff {
                header,
                edit: starts_line(self.text, at).then_some(edit),
            };
        }
        let is_regular = self.are_regular(&self.list[2..]);
        TableFault::BadDelimiter(BadDelimiter {
            range: delimiter.range,
            header,
            columns: self.columns,
            cells: found,
            edit: is_regular.then(|| Edit::replace(delimiter.range, self.dashes())),
        })
    }

    fn without_delimiter(&self) -> Option<TableFault> {
        let others = &self.list[1..];
        if others.is_empty() {
            return None;
        }
        let header = self.first.range;
        let can_be_mended = self.are_regular(others)
            && self.start_paragraph
            && starts_line(self.text, header.start());
        let at = header.end();
        let line = || format!("{}{}", line_break(self.text, at), self.dashes());
        Some(TableFault::NoDelimiter {
            header,
            edit: can_be_mended.then(|| Edit::insert(at, line())),
        })
    }
}
