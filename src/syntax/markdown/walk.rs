//! Every block of a document, in its order.

use super::{Block, BlockKind};

/// A block and where it is.
#[derive(Clone, Copy, Debug)]
pub struct Visited<'d> {
    pub block: &'d Block,
    /// The block before it, in the same container.
    pub before: Option<&'d Block>,
    /// Whether it is in a quote or a list.
    pub is_nested: bool,
}

/// `blocks` and those inside them.
pub(super) fn walk(blocks: &[Block]) -> Vec<Visited<'_>> {
    let mut visited = Vec::new();
    visit(blocks, false, &mut visited);
    visited
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
