//! The pay table of a body while further tables are taken into it.

use std::collections::BTreeMap;

use super::identity::EntryIdentity;
use super::{PayRow, PayTable, entry};
use crate::model::Column;

pub(super) struct MainTable {
    pub table: PayTable,
    /// The index of the first row of each entry.
    rows: BTreeMap<EntryIdentity, usize>,
}

/// What a further table is to the pay table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Relation {
    /// Other components of the same entries.
    Completes,
    /// Other entries.
    Continues,
    /// The same figures again.
    Same,
    /// Pay of something else.
    None,
    /// Other figures for the same component of the same entry.
    Contradicts,
}

impl MainTable {
    pub(super) fn new(table: PayTable) -> MainTable {
        let mut main = MainTable {
            rows: BTreeMap::new(),
            table,
        };
        for index in 0..main.table.rows.len() {
            main.index(index);
        }
        main
    }

    fn index(&mut self, row: usize) {
        let identity = EntryIdentity::of(&self.table.rows[row]);
        self.rows.entry(identity).or_insert(row);
    }

    /// The row about the same entry as `row` of another table.
    fn counterpart(&self, row: &PayRow) -> Option<&PayRow> {
        let index = self.rows.get(&EntryIdentity::of(row))?;
        self.table.rows.get(*index)
    }

    pub(super) fn relation(&self, further: &PayTable) -> Relation {
        let columns = further.components();
        let stating = || further.rows.iter().filter(|row| row.states_figures());
        if !stating().any(|row| self.counterpart(row).is_some()) {
            let has_region = |row: &PayRow| row.compensation.region.value().is_some();
            let is_like = columns.iter().all(|column| self.table.has(*column))
                && stating().all(has_region)
                && self.table.rows.iter().all(has_region);
            return if is_like {
                Relation::Continues
            } else {
                Relation::None
            };
        }
        let shared = columns.into_iter().filter(|it| self.table.has(*it));
        let shared: Vec<Column> = shared.collect();
        let agrees = |row: &PayRow| {
            let own = self.counterpart(row);
            own.is_none_or(|own| {
                shared
                    .iter()
                    .all(|column| state_the_same(row, own, *column))
            })
        };
        if shared.is_empty() {
            Relation::Completes
        } else if stating().all(agrees) {
            Relation::Same
        } else {
            Relation::Contradicts
        }
    }

    /// Adds the entries of `further`.
    pub(super) fn append(&mut self, further: PayTable) {
        for row in further.rows {
            self.push(row);
        }
        self.table.doubts.extend(further.doubts);
    }

    /// Adds the components that `further` states to the entries they are of.
    pub(super) fn complete(&mut self, further: PayTable) {
        for row in further.rows {
            match self.rows.get(&EntryIdentity::of(&row)) {
                Some(own) => entry::add_cells(&mut self.table.rows[*own], row.cells),
                None => self.push(row),
            }
        }
        self.table.doubts.extend(further.doubts);
    }

    fn push(&mut self, row: PayRow) {
        self.table.rows.push(row);
        self.index(self.table.rows.len() - 1);
    }
}

/// Whether two rows state the same of `column`, as far as both state it.
fn state_the_same(one: &PayRow, other: &PayRow, column: Column) -> bool {
    match (one.cell(column), other.cell(column)) {
        (Some(one), Some(other)) => one.cell.value == other.cell.value || one.text == other.text,
        _ => true,
    }
}
