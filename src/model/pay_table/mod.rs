//! The body's pay table: its shape, its rows, and the pay each row states.

mod alike;
mod beside;
mod by_cell;
mod by_column;
mod by_row;
mod cell_words;
mod certainty;
mod choose;
mod currency;
mod ditto;
mod doubt;
mod entry;
mod foreign;
mod hints;
mod identity;
mod labels;
mod main_table;
mod names;
mod plan;
mod planned_series;
mod planner;
mod reading;
mod roles;
mod series;
mod settle;
mod shape;
mod strange;
mod subject;
mod surroundings;
mod table_text;
mod table_to_read;
#[cfg(test)]
mod tests;
mod vest;

use crate::model::cell::{Cell, CellValue, MoneyRange, Parenthesis};
use crate::model::header::{is_first_year, vest_years};
use crate::model::{Column, Compensation, Component, Currency, Places, RegionLabel};
use crate::syntax::markdown::Table;
use crate::text::{Spanned, TextRange};

pub use certainty::FigureDoubt;
pub(super) use choose::{PayTables, TableInBody};
pub use doubt::{Reason, UnreadColumn, UnreadTable};
pub use hints::Hints;
pub(super) use labels::is_entry_name;
pub use shape::Shape;
pub(super) use surroundings::Surroundings;

/// A pay table, read.
#[derive(Clone, PartialEq, Debug)]
pub struct PayTable {
    pub range: TextRange,
    pub shape: Shape,
    pub headers: Vec<Spanned<String>>,
    pub rows: Vec<PayRow>,
    /// The columns of money that are not read.
    pub doubts: Vec<UnreadColumn>,
}

/// The pay of one region and level: a row, a column of a transposed table, or a cell of a table
/// whose cells are totals.
#[derive(Clone, PartialEq, Debug)]
pub struct PayRow {
    pub compensation: Compensation,
    pub cells: Vec<PayCell>,
}

/// A cell with the meaning its header gives it.
#[derive(Clone, PartialEq, Debug)]
pub struct PayCell {
    pub column: Column,
    /// The header as written, without marks.
    pub header: String,
    pub cell: Cell,
    /// The cell as written, without marks; of two cells that are the ends of one range, both.
    pub text: String,
    /// Whether the cell alone states all of it: no other cell the other end, and none above it what
    /// it repeats. Only such a cell can be rewritten.
    pub is_whole: bool,
    /// The years of a grant that the text around the table states.
    pub vest_years: Option<u8>,
}

impl PayCell {
    /// The years a grant vests over, as the header says.
    pub fn header_years(&self) -> Option<u8> {
        vest_years(&self.header)
    }

    /// Whether the header says that the figures are a first year's: `Total Comp (Yr 1)`.
    pub fn is_of_first_year(&self) -> bool {
        is_first_year(&self.header)
    }
}

impl PayTable {
    /// Reads `table` by itself; `None` where it states no pay that is understood.
    pub fn read(table: &Table) -> Option<PayTable> {
        let hints = Hints::none(Places::built_in());
        match reading::read(table, &Surroundings::default(), &hints) {
            table_to_read::TableOutcome::Pay(table) => Some(table),
            table_to_read::TableOutcome::Unread(_) | table_to_read::TableOutcome::NoFigures => None,
        }
    }

    /// Whether any column or row holds `column`.
    pub fn has(&self, column: Column) -> bool {
        self.rows
            .iter()
            .flat_map(|row| &row.cells)
            .any(|cell| cell.column == column)
    }

    /// The components that the rows state, each once, in order.
    fn components(&self) -> Vec<Column> {
        let mut found: Vec<Column> = Vec::new();
        for cell in self.rows.iter().flat_map(|row| &row.cells) {
            if !found.contains(&cell.column) {
                found.push(cell.column);
            }
        }
        found
    }

    /// Whether the table states pay per level.
    pub fn has_levels(&self) -> bool {
        self.rows
            .iter()
            .any(|row| row.compensation.level.value().is_some())
    }
}

impl PayRow {
    /// The first cell that holds `column`.
    pub fn cell(&self, column: Column) -> Option<&PayCell> {
        self.cells.iter().find(|cell| cell.column == column)
    }

    /// The amounts of `cell` in the row's own currency.
    pub fn own_amounts(&self, cell: &PayCell) -> Option<MoneyRange> {
        let region = self.compensation.region.value();
        let named = region.and_then(|label| label.currency);
        cell.cell
            .money()
            .map(|band| *currency::own_range(band, named))
    }

    /// Whether any cell states money, percentages or a number of shares.
    pub fn states_figures(&self) -> bool {
        let says =
            |cell: &PayCell| !matches!(cell.cell.value, CellValue::Nothing | CellValue::Text);
        self.cells.iter().any(says)
    }

    /// The cell that states `component`: that of the first of its columns that the row has.
    pub fn cell_of(&self, component: Component) -> Option<&PayCell> {
        let mut columns = component.columns().iter();
        columns.find_map(|column| self.cell(*column))
    }

    /// The currencies that the row's amounts are in, each once, in order. Second currencies of a
    /// cell do not count.
    pub fn currencies(&self) -> Vec<Currency> {
        let region = self.compensation.region.value();
        let local = region.and_then(RegionLabel::local_currency);
        let named = region.and_then(|label| label.currency);
        let mut found = Vec::new();
        for band in self.cells.iter().filter_map(|cell| cell.cell.money()) {
            let own = currency::own_range(band, named);
            for mark in [own.low.mark, own.high.mark].into_iter().flatten() {
                if let Some(currency) = mark.resolve(local)
                    && !found.contains(&currency)
                {
                    found.push(currency);
                }
            }
        }
        found
    }

    /// Whether the currency of every amount is beyond doubt: none is written with a bare `$` where
    /// people are paid in another dollar, nor with a mark the place doesn't settle.
    pub fn currency_is_certain(&self) -> bool {
        let region = self.compensation.region.value();
        let local = region.and_then(RegionLabel::local_currency);
        let named = region.and_then(|label| label.currency);
        let bands = self.cells.iter().filter_map(|cell| cell.cell.money());
        bands
            .map(|band| currency::own_range(band, named))
            .flat_map(|own| [own.low.mark, own.high.mark])
            .flatten()
            .all(|mark| mark.is_certain(local))
    }

    /// Whether any cell states money.
    pub fn has_money(&self) -> bool {
        self.cells.iter().any(|cell| cell.cell.money().is_some())
    }

    /// Whether all amounts are pay in one currency, and none an equivalent of pay in another.
    pub fn is_in_one_currency(&self) -> bool {
        self.currencies().len() <= 1 && !self.states_equivalents()
    }

    /// Whether a cell says that its amounts are an equivalent: `$270K - $360K (GBP equiv.)`.
    pub fn states_equivalents(&self) -> bool {
        let bands = self.cells.iter().filter_map(|cell| cell.cell.money());
        bands
            .into_iter()
            .any(|band| matches!(band.parenthesis, Some(Parenthesis::Equivalent(_))))
    }

    /// Whether two cells state the same component in money, such as two stock grants.
    pub fn states_a_component_twice(&self) -> bool {
        let money = |cell: &&PayCell| cell.column != Column::Other && cell.cell.money().is_some();
        let cells: Vec<&PayCell> = self.cells.iter().filter(money).collect();
        cells.iter().enumerate().any(|(index, cell)| {
            cells[..index]
                .iter()
                .any(|other| other.column == cell.column)
        })
    }

    /// Whether the row states other yearly pay that is no plain amount: `Significant (variable)`.
    pub fn has_unread_other(&self) -> bool {
        self.cells.iter().any(|cell| {
            cell.column.component() == Some(Component::Other)
                && !matches!(cell.cell.value, CellValue::Nothing | CellValue::Money(_))
        })
    }
}
