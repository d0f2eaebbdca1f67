//! Pipe tables.

use super::{Link, MappedText};
use crate::text::TextRange;

/// A pipe table. Rows are as the parser pads or cuts them: each has as many cells as the header.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub range: TextRange,
    pub header: Row,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The row's line, without its line break.
    pub range: TextRange,
    pub cells: Vec<TableCell>,
}

#[derive(Clone, Debug, Default)]
pub struct TableCell {
    /// The cell's bytes without the pipes and the white space around them.
    pub range: TextRange,
    pub text: MappedText,
    pub links: Vec<Link>,
}
