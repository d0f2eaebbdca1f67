//! Tables: their pipes in line by display width, or one blank around each cell.

use unicode_width::UnicodeWidthStr;

use super::page::Page;
use crate::format::style::Tables;
use crate::syntax::markdown::{BlockKind, Table};
use crate::text::{Edit, TextRange, trimmed};

/// Tables that start at the left margin are printed anew; all cells keep their text.
pub(super) fn edits(page: &Page<'_>, style: Tables) -> Vec<Edit> {
    let blocks = page.document.blocks.iter();
    let tables = blocks.filter_map(|block| match &block.kind {
        BlockKind::Table(table) => Some(table),
        _ => None,
    });
    let edits = tables.filter_map(|table| {
        let start = page.line_start(table.range.start());
        let range = TextRange::new(start, table.range.end());
        let printed = print(page, table, style)?;
        (page.slice(range) != printed).then(|| Edit::replace(range, printed))
    });
    edits.collect()
}

/// A row of cells, or of the dashes below the header.
type Cells<'t> = Vec<&'t str>;

fn print(page: &Page<'_>, table: &Table, style: Tables) -> Option<String> {
    let lines: Vec<TextRange> = page
        .lines(table.range)
        .map(|line| trimmed(page.text, line))
        .collect();
    let rows: Vec<Cells<'_>> = lines.iter().map(|line| split_cells(page, *line)).collect();
    let (header, rest) = rows.split_first()?;
    let (dashes, rows) = rest.split_first()?;
    let aligned = match style {
        Tables::Aligned => true,
        Tables::Compact => false,
        Tables::AsWritten => {
            let spaced = |(line, cells): (&TextRange, &Cells<'_>)| page.slice(*line) == row(cells);
            let body = lines.iter().skip(2).zip(rows);
            !(lines.first().into_iter().zip([header]))
                .chain(body)
                .all(spaced)
        }
    };
    let mut printed = Vec::with_capacity(lines.len());
    match aligned {
        false => {
            printed.push(row(header));
            printed.push(compact_dashes(page.slice(lines[1]), dashes));
            printed.extend(rows.iter().map(row));
        }
        true => {
            let all = || std::iter::once(header).chain(rows);
            let width = |column: usize| {
                let cells = all().filter_map(|row| row.get(column));
                cells
                    .map(|cell| cell.width())
                    .max()
                    .unwrap_or_default()
                    .max(3)
            };
            let columns = all().map(Vec::len).max().unwrap_or_default();
            let widths: Vec<usize> = (0..columns).map(width).collect();
            printed.push(padded(header, &widths));
            printed.push(wide_dashes(dashes, &widths));
            printed.extend(rows.iter().map(|row| padded(row, &widths)));
        }
    }
    Some(printed.join("\n"))
}

/// `| a | b |`
fn row(cells: &Cells<'_>) -> String {
    let mut line = "|".to_string();
    for cell in cells {
        line.push(' ');
        line.push_str(cell);
        if !cell.is_empty() {
            line.push(' ');
        }
        line.push('|');
    }
    line
}

fn padded(cells: &Cells<'_>, widths: &[usize]) -> String {
    let mut line = "|".to_string();
    for (cell, width) in cells.iter().zip(widths) {
        let padding = " ".repeat(width.saturating_sub(cell.width()));
        line.push_str(&format!(" {cell}{padding} |"));
    }
    line
}

/// Dashes as wide as the column, with the author's alignment.
fn wide_dashes(dashes: &Cells<'_>, widths: &[usize]) -> String {
    let mut line = "|".to_string();
    for (written, width) in dashes.iter().zip(widths) {
        let left = if written.starts_with(':') { ":" } else { "-" };
        let right = if written.ends_with(':') { ":" } else { "-" };
        line.push_str(&format!("{left}{}{right}|", "-".repeat(*width)));
    }
    line
}

/// Dashes as many as their author wrote, three at least.
fn compact_dashes(line: &str, dashes: &Cells<'_>) -> String {
    let is_plain = line.starts_with('|') && line.ends_with('|') && !line.contains(' ');
    if is_plain && dashes.iter().all(|written| written.len() >= 3) {
        return line.to_string();
    }
    let mut line = "|".to_string();
    for written in dashes {
        let left = if written.starts_with(':') { ":" } else { "-" };
        let right = if written.ends_with(':') { ":" } else { "-" };
        line.push_str(&format!("{left}-{right}|"));
    }
    line
}

/// The cells of a row, trimmed: cut at every pipe without a backslash before it.
fn split_cells<'t>(page: &Page<'t>, row: TextRange) -> Cells<'t> {
    let line = page.slice(row);
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, byte) in line.bytes().enumerate() {
        if byte == b'|' && !escaped {
            cells.push(line[start..at].trim_matches([' ', '\t']));
            start = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    if start < line.len() {
        cells.push(line[start..].trim_matches([' ', '\t']));
    }
    cells
}
