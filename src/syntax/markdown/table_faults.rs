//! Tables that readers take apart differently from what their author sees.
//!
//! The parser pads short rows and cuts long ones, and a table without its second line is no table
//! at all: the cells are counted in the rows' own bytes.

use std::borrow::Cow;

use super::walk::walk;
use super::{Block, BlockKind, Line, Row, Table};
use crate::text::{Edit, TextRange};

/// What is wrong with a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TableFault {
    /// A row has more or fewer cells than the header.
    Ragged(RaggedRow),
    /// Lines of text right below a table, which become rows of it.
    TextBelow {
        text: TextRange,
        /// Sets the text off, where nothing but text follows.
        edit: Option<Edit>,
    },
    /// Rows after a blank line: they belong to no table.
    CutOff {
        rows: TextRange,
        /// The last line of the table above.
        table: TextRange,
        /// Takes the blank line away.
        edit: Option<Edit>,
        lines: usize,
    },
    /// A header and rows without a line of dashes between them.
    NoDelimiter {
        header: TextRange,
        /// Inserts the line, where all rows have the header's cells.
        edit: Option<Edit>,
    },
    /// A table right below the text of a list's item, which it becomes a part of.
    NotSetOff {
        header: TextRange,
        /// Sets the table off.
        edit: Option<Edit>,
    },
    /// The line of dashes does not make a table of the rows around it.
    BadDelimiter(BadDelimiter),
}

/// A row with more or fewer cells than the header.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RaggedRow {
    pub range: TextRange,
    pub header: TextRange,
    /// Of the header.
    pub columns: usize,
    /// Of the row.
    pub cells: usize,
    /// Cells without a column, where all of them are empty.
    pub spare: Option<TextRange>,
}

/// A line of dashes that does not make a table of the rows around it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadDelimiter {
    pub range: TextRange,
    pub header: TextRange,
    /// Of the header.
    pub columns: usize,
    /// Of the line of dashes.
    pub cells: usize,
    /// Writes it again, where all rows have the header's cells.
    pub edit: Option<Edit>,
}

impl Table {
    /// The table without the figures of rows that have more or fewer cells than the header: nobody
    /// knows which column each of them is in. What names such a row is kept.
    pub fn without_ragged_cells(&self, faults: &[TableFault]) -> Cow<'_, Table> {
        let is_ragged = |row: &Row| {
            faults.iter().any(|fault| match fault {
                TableFault::Ragged(ragged) => ragged.spare.is_none() && ragged.range == row.range,
                _ => false,
            })
        };
        if !self.rows.iter().any(is_ragged) {
            return Cow::Borrowed(self);
        }
        let mut table = self.clone();
        let ragged = table.rows.iter_mut().filter(|row| is_ragged(row));
        ragged.for_each(|row| row.cells.truncate(1));
        Cow::Owned(table)
    }
}

pub(super) fn find(text: &str, blocks: &[Block]) -> Vec<TableFault> {
    let mut faults = Vec::new();
    for visited in walk(blocks) {
        match &visited.block.kind {
            BlockKind::Table(table) => in_table(text, table, &mut faults),
            BlockKind::Paragraph(lines) => {
                let above = visited.before.and_then(|block| match &block.kind {
                    BlockKind::Table(table) => Some(table),
                    _ => None,
                });
                faults.extend(in_paragraph(text, lines, above));
            }
            _ => {}
        }
    }
    faults
}

fn in_table(text: &str, table: &Table, faults: &mut Vec<TableFault>) {
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

fn in_paragraph(text: &str, lines: &[Line], above: Option<&Table>) -> Option<TableFault> {
    let raw = |line: &Line| slice(text, line.range);
    let start = lines.iter().position(|line| looks_like_row(raw(line)))?;
    let rows: Vec<&Line> = lines[start..]
        .iter()
        .take_while(|line| looks_like_row(raw(line)))
        .collect();
    let (first, last) = (rows.first()?, rows.last()?);
    let columns = cells(raw(first)).len();
    let is_escaped = slice(text, TextRange::new(0, first.range.start())).ends_with('\\');
    if is_escaped || columns < 2 {
        return None;
    }
    let has_columns = |line: &&Line| cells(raw(line)).len() == columns;
    let delimiter = rows.get(1).filter(|line| is_delimiter(raw(line)));
    let of_table = above.filter(|table| table.header.cells.len() == columns);
    if let (Some(table), None, 0) = (of_table, delimiter, start)
        && rows.len() == lines.len()
        && rows.iter().all(has_columns)
    {
        let gap = TextRange::new(table.range.end(), first.range.start());
        let is_plain = slice(text, gap).trim().is_empty();
        let edit = Edit::replace(gap, line_break(text, gap.start()));
        return Some(TableFault::CutOff {
            rows: first.range.cover(last.range),
            table: table
                .rows
                .last()
                .map_or(table.header.range, |row| row.range),
            edit: is_plain.then_some(edit),
            lines: rows.len(),
        });
    }
    let others = rows.iter().skip(1 + usize::from(delimiter.is_some()));
    let is_regular = others.clone().next().is_some() && others.clone().all(has_columns);
    let dashes = format!("|{}", "---|".repeat(columns));
    if let Some(delimiter) = delimiter {
        let found = cells(raw(delimiter)).len();
        let at = first.range.start();
        if found == columns && raw(delimiter).bytes().all(|byte| b"|-: \t".contains(&byte)) {
            let edit = Edit::insert(at, line_break(text, at));
            return Some(TableFault::NotSetOff {
                header: first.range,
                edit: starts_line(text, at).then_some(edit),
            });
        }
        return Some(TableFault::BadDelimiter(BadDelimiter {
            range: delimiter.range,
            header: first.range,
            columns,
            cells: found,
            edit: is_regular.then(|| Edit::replace(delimiter.range, dashes)),
        }));
    }
    if rows.len() < 2 {
        return None;
    }
    let at = first.range.end();
    let line = format!("{}{dashes}", line_break(text, at));
    Some(TableFault::NoDelimiter {
        header: first.range,
        edit: (is_regular && start == 0 && starts_line(text, first.range.start()))
            .then(|| Edit::insert(at, line)),
    })
}

fn slice(text: &str, range: TextRange) -> &str {
    text.get(range.start()..range.end()).unwrap_or_default()
}

fn starts_line(text: &str, at: usize) -> bool {
    text.get(..at)
        .is_some_and(|before| before.is_empty() || before.ends_with('\n'))
}

/// The line break in use around `at`.
fn line_break(text: &str, at: usize) -> &'static str {
    let behind = text.get(at..).unwrap_or_default();
    let before = text.get(..at).unwrap_or_default();
    let ends_crlf = match behind.find('\n') {
        Some(end) => behind[..end].ends_with('\r'),
        None => before.ends_with("\r\n"),
    };
    if ends_crlf { "\r\n" } else { "\n" }
}

/// `| a | b |`
fn looks_like_row(line: &str) -> bool {
    line.len() > 2 && line.starts_with('|') && line.ends_with('|') && !line.ends_with("\\|")
}

/// A line of bars and dashes of any kind, colons and blanks.
fn is_delimiter(line: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '−' | '─' | '=' | '_');
    line.contains(is_dash) && line.chars().all(|c| is_dash(c) || "|:+ \t".contains(c))
}

fn has_pipe(line: &str) -> bool {
    line.contains('|')
}

/// The cells of a row, between its bars; `\|` is no bar. Ranges are within the row.
fn cells(row: &str) -> Vec<TextRange> {
    let inner = row.trim_end();
    let mut start = row.len() - row.trim_start().len();
    if inner[start.min(inner.len())..].starts_with('|') {
        start += 1;
    }
    let mut cells = Vec::new();
    for (at, byte) in inner.bytes().enumerate().skip(start) {
        if byte == b'|' && !inner[..at].ends_with('\\') {
            cells.push(TextRange::new(start, at));
            start = at + 1;
        }
    }
    if start < inner.len() {
        cells.push(TextRange::new(start, inner.len()));
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Limits;
    use crate::syntax::markdown::read;
    use crate::text::apply;

    fn faults(text: &str) -> Vec<TableFault> {
        read(text, TextRange::new(0, text.len()), &Limits::default()).table_faults
    }

    const HEAD: &str = "| A | B |\n|---|---|\n";

    #[test]
    fn cells_are_counted_as_the_parser_splits_them() {
        for row in [
            "| a | b |",
            "a | b",
            "| a \\| c | b",
            "| a \\\\| b |",
            "| `a|b` |",
            "| a | |",
            "|  |",
            "| a | b | c | d",
            "| ₹ |é|",
        ] {
            // A header wide enough to cut nothing; what the parser adds has no bytes.
            let text = format!("{}|\n{}|\n{row}\n", "| h ".repeat(9), "|---".repeat(9));
            let document = read(&text, TextRange::new(0, text.len()), &Limits::default());
            let BlockKind::Table(table) = &document.blocks[0].kind else {
                panic!("no table: {text}");
            };
            let row_end = table.rows[0].range.end();
            let own = cells(row).len();
            let read = table.rows[0].cells.iter();
            let with_bytes = read.filter(|cell| cell.range.start() < row_end).count();
            assert_eq!(own, with_bytes, "{row}");
        }
    }

    #[test]
    fn ragged_rows() {
        let text = format!("{HEAD}| 1 |\n| 1 | 2 | |\n| 1 | 2 | 3 |\n1 | 2\n");
        let counts: Vec<_> = faults(&text)
            .into_iter()
            .map(|fault| match fault {
                TableFault::Ragged(row) => (row.cells, row.spare.is_some()),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(counts, [(1, false), (3, true), (3, false)]);
        let quoted = "> | A | B |\n> |---|---|\n> | 1 | 2 |\n";
        assert!(faults(quoted).is_empty());
    }

    fn mended(text: &str) -> String {
        let edit = match &faults(text)[..] {
            [
                TableFault::TextBelow { edit, .. }
                | TableFault::CutOff { edit, .. }
                | TableFault::NoDelimiter { edit, .. }
                | TableFault::NotSetOff { edit, .. }
                | TableFault::BadDelimiter(BadDelimiter { edit, .. }),
            ] => edit.clone(),
            other => panic!("{text:?}: {other:?}"),
        };
        let mended = apply(text, &[edit.unwrap()]).unwrap();
        assert_eq!(faults(&mended), [], "{mended}");
        mended
    }

    #[test]
    fn text_and_rows_at_the_wrong_side_of_a_blank_line() {
        let text = format!("{HEAD}| 1 | 2 |\nA note\r\nof two lines\n");
        assert!(mended(&text).contains("| 1 | 2 |\n\r\nA note"));
        let text = format!("{HEAD}| 1 | 2 |\n\n\n| 3 | 4 |\n\nText\n");
        assert!(mended(&text).contains("| 1 | 2 |\n| 3 | 4 |\n\nText"));
        let below_item = format!("- item\n{HEAD}| 1 | 2 |\n");
        assert!(mended(&below_item).starts_with("- item\n\n| A | B |"));
        let between = format!("{HEAD}A note\n| 1 | 2 |\n");
        assert!(matches!(
            &faults(&between)[..],
            [TableFault::TextBelow { edit: None, .. }]
        ));
    }

    #[test]
    fn a_table_needs_its_line_of_dashes() {
        assert_eq!(
            mended("| A | B |\n| 1 | 2 |\n"),
            "| A | B |\n|---|---|\n| 1 | 2 |\n"
        );
        for delimiter in ["|---|", "|—|—|", "|---|---|---|"] {
            let text = format!("| A | B |\n{delimiter}\n| 1 | 2 |\n");
            assert_eq!(mended(&text), "| A | B |\n|---|---|\n| 1 | 2 |\n");
        }
        for text in [
            "| one line |",
            "|x|",
            "\\| a | b |\n| c | d |",
            "a | b\nc | d",
        ] {
            assert_eq!(faults(text), [], "{text}");
        }
    }
}
