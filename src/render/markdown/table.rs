//! The pay table: its cells in canonical form, its pipes in line by display width.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use super::cell;
use crate::model::PayTable;
use crate::text::{Source, TextRange, trimmed};

/// `table` printed anew. Cells whose reading says all they hold are printed from that reading, all
/// others as their author wrote them; ragged rows stay ragged.
pub(super) fn canonical(source: &Source, table: &PayTable) -> String {
    let typed: BTreeMap<TextRange, &crate::model::cell::Cell> = table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|found| (found.cell.range, &found.cell))
        .collect();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut delimiters = Vec::new();
    for (index, line) in lines(source, table.range).enumerate() {
        let cells = split_cells(&source.text, line);
        let written = cells.iter().map(|range| source.slice(*range));
        match index {
            1 => delimiters = written.map(str::to_string).collect(),
            _ => rows.push(
                cells
                    .iter()
                    .zip(written)
                    .map(|(range, raw)| {
                        let printed = typed
                            .get(range)
                            .and_then(|found| cell::canonical(raw, found));
                        printed.unwrap_or_else(|| raw.to_string())
                    })
                    .collect(),
            ),
        }
    }
    print(&rows, &delimiters)
}

fn print(rows: &[Vec<String>], delimiters: &[String]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells
                .map(|cell| cell.width())
                .max()
                .unwrap_or_default()
                .max(3)
        })
        .collect();
    let mut printed = String::new();
    for (index, row) in rows.iter().enumerate() {
        if index == 1 {
            delimiter_row(&mut printed, delimiters, &widths);
        }
        for (cell, width) in row.iter().zip(&widths) {
            let padding = " ".repeat(width.saturating_sub(cell.width()));
            printed.push_str(&format!("| {cell}{padding} "));
        }
        printed.push_str("|\n");
    }
    if rows.len() == 1 {
        delimiter_row(&mut printed, delimiters, &widths);
    }
    printed.pop();
    printed
}

/// Dashes as wide as the column, with the author's alignment.
fn delimiter_row(printed: &mut String, delimiters: &[String], widths: &[usize]) {
    for (written, width) in delimiters.iter().zip(widths) {
        let left = if written.starts_with(':') { ":" } else { "-" };
        let right = if written.ends_with(':') { ":" } else { "-" };
        printed.push_str(&format!("|{left}{}{right}", "-".repeat(*width)));
    }
    printed.push_str("|\n");
}

/// The lines of `range`, each without the white space around it.
fn lines(source: &Source, range: TextRange) -> impl Iterator<Item = TextRange> {
    let mut start = range.start();
    source.slice(range).split('\n').map(move |line| {
        let found = TextRange::new(start, start + line.len());
        start += line.len() + 1;
        trimmed(&source.text, found)
    })
}

/// The cells of a row, trimmed: cut at every pipe without a backslash before it.
fn split_cells(text: &str, row: TextRange) -> Vec<TextRange> {
    let line = text.get(row.start()..row.end()).unwrap_or_default();
    let mut cuts: Vec<usize> = Vec::new();
    let mut escaped = false;
    for (index, byte) in line.bytes().enumerate() {
        if byte == b'|' && !escaped {
            cuts.push(index);
        }
        escaped = byte == b'\\' && !escaped;
    }
    let mut start = 0;
    if cuts.first() == Some(&0) {
        cuts.remove(0);
        start = 1;
    }
    let closed = cuts.last().is_some_and(|cut| cut + 1 == line.len());
    if !closed {
        cuts.push(line.len());
    }
    let mut cells = Vec::new();
    for cut in cuts {
        cells.push(trimmed(
            text,
            TextRange::new(start, cut).shifted(row.start()),
        ));
        start = cut + 1;
    }
    cells
}
