//! Figures from a spreadsheet or a program, written into guides: front matter and table together.

mod cells;
mod changes;
mod entry;
mod fault;
mod figures;
mod guide;
mod rows;
mod rows_fault;
mod totals;

pub use cells::RowsFormat;
pub use fault::{RowFault, RowFaultAt, RowPlace};
pub use guide::{UpdateRequest, Updated, update_guide};
pub use rows::{UpdateRow, UpdateRows, update_rows};
pub use rows_fault::{ColumnFault, RowsFault};
pub use totals::TotalsMode;
