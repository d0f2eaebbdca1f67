//! Which of a body's tables states its pay.

use crate::model::{PayTable, Places, Shape};
use crate::syntax::markdown::{BlockKind, Document, Table};

/// The pay table among the blocks of a body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PayTableBlock {
    /// Its index among the body's blocks.
    pub index: usize,
    pub shape: Shape,
}

impl PayTableBlock {
    /// The first table of `document` that states pay.
    pub(super) fn find(document: &Document) -> Option<PayTableBlock> {
        (0..).zip(&document.blocks).find_map(|(index, block)| {
            let BlockKind::Table(table) = &block.kind else {
                return None;
            };
            let shape = Shape::of(&table.without_ragged_cells(&document.table_faults))?;
            Some(PayTableBlock { index, shape })
        })
    }

    /// The table as it is written.
    pub fn table<'d>(&self, document: &'d Document) -> Option<&'d Table> {
        match &document.blocks.get(self.index)?.kind {
            BlockKind::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The table with the readings of its cells.
    pub fn read(&self, document: &Document, places: &Places) -> Option<PayTable> {
        let table = self.table(document)?;
        let table = table.without_ragged_cells(&document.table_faults);
        Some(PayTable::of_shape(&table, self.shape, places))
    }
}
