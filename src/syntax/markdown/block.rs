//! The shapes a body is made of.

use super::{Line, Table};
use crate::text::TextRange;

/// One block; its range has no trailing line break. Documents have many: what is large and rare is boxed.
#[derive(Clone, Debug)]
pub struct Block {
    pub range: TextRange,
    pub kind: BlockKind,
}

#[derive(Clone, Debug)]
pub enum BlockKind {
    Heading {
        level: u8,
        line: Box<Line>,
    },
    /// One entry per source line (a soft or hard break ends a line).
    Paragraph(Vec<Line>),
    Table(Box<Table>),
    List {
        ordered: bool,
        items: Vec<ListItem>,
    },
    Quote(Vec<Block>),
    Code,
    Html,
    /// A thematic break.
    Rule,
}

/// One item of a list, marker included in the range.
#[derive(Clone, Debug)]
pub struct ListItem {
    pub range: TextRange,
    pub blocks: Vec<Block>,
}
