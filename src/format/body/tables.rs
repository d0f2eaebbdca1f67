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
    let lines: Vec<&str> = page
        .lines(table.range)
        .map(|line| page.slice(trimmed(page.text, line)))
        .collect();
    let rows: Vec<Cells<'_>> = lines.iter().map(|line| split_cells(line)).collect();
    let (header, rest) = rows.split_first()?;
    let (dashes, body) = rest.split_first()?;
    let content = || std::iter::once(header).chain(body);
    let written = lines.iter().take(1).chain(lines.iter().skip(2));
    let is_compact = written
        .zip(content())
        .all(|(line, cells)| *line == row(cells));
    let printed: Vec<String> = match style {
        Tables::AsWritten | Tables::Compact if is_compact => {
            let dashes = plain_dashes(lines[1], dashes);
            let rest = body.iter().map(row);
            [row(header), dashes].into_iter().chain(rest).collect()
        }
        Tables::Compact => {
            let rest = body.iter().map(row);
            [row(header), short_dashes(dashes)]
                .into_iter()
                .chain(rest)
                .collect()
        }
        Tables::AsWritten | Tables::Aligned => {
            let widths = widths(content());
            let rest = body.iter().map(|cells| padded(cells, &widths));
            let first = [padded(header, &widths), wide_dashes(dashes, &widths)];
            first.into_iter().chain(rest).collect()
        }
    };
    Some(printed.join("\n"))
}

/// The columns that each column takes, three at least.
fn widths<'c>(rows: impl Iterator<Item = &'c Cells<'c>>) -> Vec<usize> {
    let mut widths = Vec::new();
    for cells in rows {
        widths.resize(widths.len().max(cells.len()), 3);
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = cell.width().max(*width);
        }
    }
    widths
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

/// Dashes as many as their author wrote, where nothing but pipes stands around them.
fn plain_dashes(line: &str, dashes: &Cells<'_>) -> String {
    match line.starts_with('|') && line.ends_with('|') && !line.contains([' ', '\t']) {
        true => line.to_string(),
        false => short_dashes(dashes),
    }
}

/// Three dashes, with the author's alignment.
fn short_dashes(dashes: &Cells<'_>) -> String {
    let mut line = "|".to_string();
    for written in dashes {
        let left = if written.starts_with(':') { ":" } else { "-" };
        let right = if written.ends_with(':') { ":" } else { "-" };
        line.push_str(&format!("{left}-{right}|"));
    }
    line
}

/// The cells of a row, trimmed: cut at every pipe without a backslash before it.
fn split_cells(line: &str) -> Cells<'_> {
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
