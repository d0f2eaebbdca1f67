//! Figures from a spreadsheet or a program, written into guides: front matter and table together.

mod guide;
mod rows;

pub use guide::{RowFault, TotalsMode, UpdateRequest, Updated, update_guide};
pub use rows::{RowsFault, RowsFormat, UpdateRow, update_rows};
