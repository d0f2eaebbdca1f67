//! Rows of a table that are no rows of its own.

use super::row_text::{cells, has_pipe, line_break, slice, starts_line};
use super::{RaggedRow, TableFault};
use crate::syntax::markdown::{Row, Table};
use crate::text::{Edit, TextRange};

pub(super) fn in_table(text: &str, table: &Table, faults: &mut Vec<TableFault>) {
    let columns = table.header.cells.len();
    let is_text = |row: &Row| columns > 1 && !has_pipe(slice(text, row.range));
    for (index, row) in table.rows.iter().enumerate() {
        if is_text(row) {
            let follows_text = index > 0 && is_text(&table.rows[index - 1]);
            if !follows_text {
                let below = &table.rows[index..];
                let lines = below.iter().take_while(|row| is_text(row)).count();
                let at = row.range.start();
                let can_be_set_off = lines == below.len() && starts_line(text, at);
                let edit = Edit::insert(at, line_break(text, at));
                faults.push(TableFault::TextBelow {
                    text: row.range.cover(below[lines - 1].range),
                    edit: can_be_set_off.then_some(edit),
                });
            }
            continue;
        }
        let bars = cells(slice(text, row.range));
        if bars.len() != columns {
            faults.push(TableFault::Ragged(RaggedRow {
                range: row.range,
                header: table.header.range,
                columns,
                cells: bars.len(),
                spare: spare(text, row.range, &bars, columns),
            }));
        }
    }
}

/// The empty cells after the last column, up to the end of the row.
fn spare(text: &str, row: TextRange, cells: &[TextRange], columns: usize) -> Option<TextRange> {
    let beyond = cells.get(columns..)?;
    let raw = slice(text, row);
    let are_empty = beyond
        .iter()
        .all(|cell| raw[cell.start()..cell.end()].trim().is_empty());
    let first = beyond.first()?;
    are_empty.then(|| TextRange::new(row.start() + first.start(), row.end()))
}
