//! Tables: their pipes in line by display width, or one blank around each cell. What is in a cell
//! is not touched.

use unicode_width::UnicodeWidthStr;

use super::page::{BodyPage, Edits};
use crate::format::style::Tables;
use crate::syntax::markdown::{BlockKind, Table, TableFault};
use crate::text::{Edit, TextRange};

/// One change for each table that is not in its form.
pub(super) fn changes(page: &BodyPage<'_>, style: Tables) -> Vec<Edits> {
    let blocks = page.document.blocks.iter();
    let tables = blocks.filter_map(|block| match &block.kind {
        BlockKind::Table(table) if !takes_text(page, table) => change(page, table, style),
        _ => None,
    });
    tables.collect()
}

/// Whether text right below the table became a row of it: pipes would make it one for good.
fn takes_text(page: &BodyPage<'_>, table: &Table) -> bool {
    let mut faults = table.own_faults(&page.document.table_faults).iter();
    faults.any(|fault| matches!(fault, TableFault::TextBelow { .. }))
}

fn change(page: &BodyPage<'_>, table: &Table, style: Tables) -> Option<Edits> {
    let rows = page
        .lines(table.range)
        .map(|line| PrintedRow::of(page, line));
    let mut rows: Vec<PrintedRow<'_>> = rows.collect();
    if rows.len() < 2 {
        return None;
    }
    let dashes = rows.remove(1);
    let compact: Edits = rows.iter().flat_map(|row| row.compact(page)).collect();
    let (mut change, line) = match style {
        Tables::AsWritten if compact.is_empty() => (compact, dashes.plain(page)),
        Tables::Compact if compact.is_empty() => (compact, dashes.plain(page)),
        Tables::Compact => (compact, dashes.short()),
        Tables::AsWritten | Tables::Aligned => {
            let widths = widths(&rows);
            let aligned = rows.iter().flat_map(|row| row.padded(page, &widths));
            (aligned.collect(), dashes.wide(&widths))
        }
    };
    if page.slice(dashes.line) != line {
        change.push(Edit::replace(dashes.line, line));
    }
    Some(change)
}

/// The columns that each column takes, three at least.
fn widths(rows: &[PrintedRow<'_>]) -> Vec<usize> {
    let mut widths = Vec::new();
    for row in rows {
        widths.resize(widths.len().max(row.cells.len()), 3);
        for (width, (_, cell)) in widths.iter_mut().zip(&row.cells) {
            *width = cell.width().max(*width);
        }
    }
    widths
}

/// A row of cells, or of the dashes below the header.
struct PrintedRow<'t> {
    line: TextRange,
    /// Each cell's text and where it is, in order.
    cells: Vec<(TextRange, &'t str)>,
}

impl<'t> PrintedRow<'t> {
    /// The cells of `line`, cut at every pipe without a backslash before it.
    fn of(page: &BodyPage<'t>, line: TextRange) -> PrintedRow<'t> {
        let row = without_blanks(page, line);
        let text = page.slice(row);
        let mut cells = Vec::new();
        let mut cell = |start: usize, end: usize| {
            let place = TextRange::new(row.start() + start, row.start() + end);
            let place = without_blanks(page, place);
            cells.push((place, page.slice(place)));
        };
        let mut start = usize::from(text.starts_with('|'));
        let mut escaped = false;
        for (at, byte) in text.bytes().enumerate().skip(start) {
            if byte == b'|' && !escaped {
                cell(start, at);
                start = at + 1;
            }
            escaped = byte == b'\\' && !escaped;
        }
        if start < text.len() {
            cell(start, text.len());
        }
        PrintedRow { line, cells }
    }

    /// `| a | b |`
    fn compact(&self, page: &BodyPage<'_>) -> Vec<Edit> {
        self.around(page, |_, cell| usize::from(!cell.is_empty()))
    }

    /// `| a   | b |`, columns as wide as `widths`.
    fn padded(&self, page: &BodyPage<'_>, widths: &[usize]) -> Vec<Edit> {
        self.around(page, |index, cell| {
            let width = widths.get(index).copied().unwrap_or_default();
            width.saturating_sub(cell.width()) + 1
        })
    }

    /// What makes it one blank before each cell and `behind` blanks after it, and pipes between them.
    fn around(&self, page: &BodyPage<'_>, behind: impl Fn(usize, &str) -> usize) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut gap = (self.line.start(), String::new());
        for (index, (place, cell)) in self.cells.iter().enumerate() {
            let (start, blanks) = gap;
            let before = TextRange::new(start, place.start());
            edits.push(Edit::replace(before, blanks + "| "));
            gap = (place.end(), " ".repeat(behind(index, cell)));
        }
        let (start, blanks) = gap;
        let rest = TextRange::new(start, self.line.end());
        edits.push(Edit::replace(rest, blanks + "|"));
        edits.retain(|edit| page.slice(edit.range) != edit.text);
        edits
    }

    /// Dashes as wide as the column, with the author's alignment.
    fn wide(&self, widths: &[usize]) -> String {
        let mut line = "|".to_string();
        for ((_, written), width) in self.cells.iter().zip(widths) {
            let left = if written.starts_with(':') { ":" } else { "-" };
            let right = if written.ends_with(':') { ":" } else { "-" };
            line.push_str(&format!("{left}{}{right}|", "-".repeat(*width)));
        }
        line
    }

    /// Dashes as many as their author wrote, where nothing but pipes is around them.
    fn plain(&self, page: &BodyPage<'_>) -> String {
        let line = page.slice(self.line);
        if line.starts_with('|') && line.ends_with('|') && !line.contains([' ', '\t']) {
            line.to_string()
        } else {
            self.short()
        }
    }

    /// Three dashes, with the author's alignment.
    fn short(&self) -> String {
        self.wide(&vec![1; self.cells.len()])
    }
}

/// `range` without the blanks at its ends. Others than spaces and tabs belong to a cell's text.
fn without_blanks(page: &BodyPage<'_>, range: TextRange) -> TextRange {
    let text = page.slice(range);
    let inside = text.trim_start_matches([' ', '\t']);
    let start = range.start() + text.len() - inside.len();
    TextRange::new(start, start + inside.trim_end_matches([' ', '\t']).len())
}
