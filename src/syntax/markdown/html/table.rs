//! HTML tables as they are read, and those that are not.

use crate::syntax::markdown::{Table, TableCell};
use crate::text::TextRange;

/// An HTML table. Each of its rows has as many cells as the header; a cell that spans several is
/// in each of them.
#[derive(Clone, Debug, Default)]
pub struct HtmlTable {
    /// From the start tag to the end tag.
    pub table: Table,
    /// What is above the columns: the caption, and first rows of one cell that spans all columns.
    pub captions: Vec<TableCell>,
    /// The rows that had fewer cells and got empty ones after the last.
    pub short_rows: Vec<TextRange>,
    /// The index of the top-level block that it starts in.
    pub block: usize,
    /// Whether it is in a quote, a list or another table.
    pub is_nested: bool,
    /// Whether it starts in a block of HTML, and not within text.
    pub is_block: bool,
}

/// An HTML table that is not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DeclinedTable {
    pub range: TextRange,
    pub reason: DeclineReason,
    /// The index of the top-level block that it starts in.
    pub block: usize,
}

/// Why an HTML table is not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeclineReason {
    /// It holds another table, which is read for itself.
    HoldsTable,
    /// It has no end tag, and text follows that may be in it or below it.
    NotClosed,
    /// It has more than 1000 columns, or its spans repeat too much.
    TooLarge,
}
