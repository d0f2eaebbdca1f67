//! Every block of a document, in its order.

use super::{Block, BlockKind, Document, Link};
use crate::text::TextRange;

/// A block and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Visited<'d> {
    pub block: &'d Block,
    /// The block before it, in the same container.
    pub before: Option<&'d Block>,
    /// Whether it stands in a quote or a list.
    pub is_nested: bool,
}

impl Document {
    /// All blocks, those inside quotes and lists behind the one that holds them.
    pub fn walk(&self) -> Vec<Visited<'_>> {
        let mut visited = Vec::new();
        visit(&self.blocks, false, &mut visited);
        visited
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

fn visit<'d>(blocks: &'d [Block], is_nested: bool, visited: &mut Vec<Visited<'d>>) {
    let mut before = None;
    for block in blocks {
        visited.push(Visited {
            block,
            before,
            is_nested,
        });
        before = Some(block);
        match &block.kind {
            BlockKind::List { items, .. } => {
                for item in items {
                    visit(&item.blocks, true, visited);
                }
            }
            BlockKind::Quote(inner) => visit(inner, true, visited),
            _ => {}
        }
    }
}
