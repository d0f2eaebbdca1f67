//! A body, block by block.

use super::walk::{Visited, walk};
use super::{Block, BlockKind, DeclinedTable, Glued, HtmlTable, Link, OpenMark, Spans, TableFault};
use crate::syntax::LimitHit;
use crate::text::TextRange;

/// A body, block by block.
#[derive(Clone, Debug, Default)]
pub struct Document {
    pub blocks: Vec<Block>,
    /// Each HTML comment, in or between the blocks, from `<!--` to `-->`.
    pub comments: Vec<TextRange>,
    /// The places that HTML names, for links to lead to.
    pub html_ids: Vec<String>,
    pub spans: Spans,
    pub limits: Vec<LimitHit>,
    pub table_faults: Vec<TableFault>,
    pub open_marks: Vec<OpenMark>,
    pub glued: Vec<Glued>,
    /// The HTML tables that are read, in the order of the text. [`Document::tables`] has those with
    /// pipes too.
    pub html_tables: Vec<HtmlTable>,
    pub declined_tables: Vec<DeclinedTable>,
    /// Where HTML tables are, read or not; those in others left out.
    pub(super) html_places: Vec<TextRange>,
}

impl Document {
    /// All blocks, those inside quotes and lists after the one that holds them.
    pub fn walk(&self) -> Vec<Visited<'_>> {
        walk(&self.blocks)
    }

    /// The blocks of code.
    pub fn code(&self) -> Vec<TextRange> {
        let blocks = self.walk().into_iter().map(|visited| visited.block);
        blocks
            .filter(|block| matches!(block.kind, BlockKind::Code))
            .map(|block| block.range)
            .collect()
    }

    /// All links.
    pub fn links(&self) -> Vec<Link> {
        let mut links = Vec::new();
        for visited in self.walk() {
            match &visited.block.kind {
                BlockKind::Heading { line, .. } => links.extend_from_slice(&line.links),
                BlockKind::Paragraph(lines) => {
                    links.extend(lines.iter().flat_map(|line| line.links.iter().cloned()));
                }
                BlockKind::Table(table) => {
                    let rows = std::iter::once(&table.header).chain(&table.rows);
                    let cells = rows.flat_map(|row| &row.cells);
                    links.extend(cells.flat_map(|cell| cell.links.iter().cloned()));
                }
                _ => {}
            }
        }
        links
    }
}
