//! Blocks to the container they are in: a list, an item, a quote, a table's rows, or the body.

use super::{BlockReader, OpenContainer};
use crate::syntax::markdown::{Block, BlockKind, ListItem};
use crate::syntax::{LimitHit, LimitKind};
use crate::text::{TextRange, trimmed};

impl BlockReader<'_> {
    /// Opens a list or quote, or, past the nesting limit, leaves its content to its parent.
    pub(super) fn open_container(&mut self, open: OpenContainer, range: TextRange) {
        if self.skipped > 0 || self.stack.len() >= self.limits.nesting {
            self.skipped += 1;
            let mut hits = self.document.limits.iter();
            if !hits.any(|hit| hit.kind == LimitKind::Nesting) {
                self.document.limits.push(LimitHit {
                    kind: LimitKind::Nesting,
                    limit: self.limits.nesting as u64,
                    found: self.stack.len() as u64 + 1,
                    range: TextRange::new(range.start(), range.start() + 1),
                });
            }
            return;
        }
        self.stack.push(open);
    }

    pub(super) fn close_container(&mut self, range: TextRange) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match self.stack.pop() {
            Some(OpenContainer::List(ordered, items)) => {
                self.block(range, BlockKind::List { ordered, items });
            }
            Some(OpenContainer::Quote(blocks)) => self.block(range, BlockKind::Quote(blocks)),
            _ => {}
        }
    }

    pub(super) fn end_item(&mut self) {
        self.end_implicit_paragraph();
        if self.skipped > 0 {
            return;
        }
        if let Some(OpenContainer::Item(range, blocks)) = self.stack.pop()
            && let Some(OpenContainer::List(_, items)) = self.stack.last_mut()
        {
            push_first_alone(items, ListItem { range, blocks });
        }
    }

    /// Notes where the body goes over the limit on elements.
    pub(super) fn count_element(&mut self, range: TextRange) {
        let limit = self.limits.elements;
        self.elements += 1;
        if self.elements == limit.saturating_add(1) {
            self.document.limits.push(LimitHit {
                kind: LimitKind::Elements,
                limit: limit as u64,
                found: self.elements as u64,
                range,
            });
        }
    }

    /// Adds a row to its table or, past the limit on cells, leaves it out.
    pub(super) fn end_row(&mut self, is_header: bool) {
        let Some(OpenContainer::Row(row)) = self.stack.pop() else {
            return;
        };
        let limit = self.limits.table_cells;
        let is_over = self.cells > limit;
        self.cells = self.cells.saturating_add(row.cells.len());
        if self.cells > limit {
            if !is_over {
                self.document.limits.push(LimitHit {
                    kind: LimitKind::TableCells,
                    limit: limit as u64,
                    found: self.cells as u64,
                    range: row.range,
                });
            }
            return;
        }
        if let Some(OpenContainer::Table(table)) = self.stack.last_mut() {
            if is_header {
                table.header = row;
            } else {
                table.rows.push(row);
            }
        }
    }

    pub(super) fn block(&mut self, range: TextRange, kind: BlockKind) {
        let block = Block {
            range: trimmed(self.text, range),
            kind,
        };
        let parent = self.stack.iter_mut().rev().find_map(|open| match open {
            OpenContainer::Item(_, blocks) | OpenContainer::Quote(blocks) => Some(blocks),
            _ => None,
        });
        match parent {
            Some(blocks) => push_first_alone(blocks, block),
            None => self.document.blocks.push(block),
        }
    }
}

/// Adds to a list that mostly stays the only one: the first thing gets no room for others beside it, which
/// in large guides would take more memory than all that is there.
pub(super) fn push_first_alone<T>(list: &mut Vec<T>, new: T) {
    if list.is_empty() {
        list.reserve_exact(1);
    }
    list.push(new);
}
