//! Tables that readers take apart differently from what their author sees.
//!
//! The parser pads short rows and cuts long ones, and a table without its second line is no table
//! at all: the cells are counted in the rows' own bytes.

mod in_paragraph;
mod in_table;
mod row_text;

use std::borrow::Cow;
use std::collections::HashSet;

use self::in_paragraph::in_paragraph;
use self::in_table::in_table;
use super::walk::walk;
use super::{Block, BlockKind, Table};
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

impl TableFault {
    /// Where it begins: of the text, row or line that is at fault.
    fn start(&self) -> u32 {
        let range = match self {
            TableFault::Ragged(row) => row.range,
            TableFault::TextBelow { text, .. } => *text,
            TableFault::CutOff { rows, .. } => *rows,
            TableFault::NoDelimiter { header, .. } | TableFault::NotSetOff { header, .. } => {
                *header
            }
            TableFault::BadDelimiter(line) => line.range,
        };
        range.start
    }
}

impl Table {
    /// Those of `faults`, the document's, that begin within the table.
    pub fn own_faults<'f>(&self, faults: &'f [TableFault]) -> &'f [TableFault] {
        let from = faults.partition_point(|fault| fault.start() < self.range.start);
        let to = faults.partition_point(|fault| fault.start() < self.range.end);
        &faults[from..to]
    }

    /// The table without the figures of rows that have more or fewer cells than the header: it is not
    /// known which column each of them is in. What names such a row is kept.
    pub fn without_ragged_cells(&self, faults: &[TableFault]) -> Cow<'_, Table> {
        let ragged = self
            .own_faults(faults)
            .iter()
            .filter_map(|fault| match fault {
                TableFault::Ragged(row) if row.spare.is_none() => Some(row.range),
                _ => None,
            });
        let ragged: HashSet<TextRange> = ragged.collect();
        if ragged.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut table = self.clone();
        for row in &mut table.rows {
            if ragged.contains(&row.range) {
                row.cells.truncate(1);
            }
        }
        Cow::Owned(table)
    }
}

/// What is wrong with the tables of `blocks`, in order.
pub(super) fn find(text: &str, blocks: &[Block]) -> Vec<TableFault> {
    let mut faults = Vec::new();
    for visited in walk(blocks) {
        match &visited.block.kind {
            BlockKind::Table(table) => in_table(text, table, &mut faults),
            BlockKind::Paragraph(lines) => {
                let above = visited.before.and_then(|block| match &block.kind {
                    BlockKind::Table(table) => Some(&**table),
                    _ => None,
                });
                faults.extend(in_paragraph(text, lines, above));
            }
            _ => {}
        }
    }
    faults.sort_by_key(TableFault::start);
    faults
}

#[cfg(test)]
mod tests {
    use super::row_text::cells;
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
