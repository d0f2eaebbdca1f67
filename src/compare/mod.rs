//! Two states of a set of guides: which guides, rows and figures differ.

mod changes;
mod data_file;
mod figure_columns;
mod limits;
mod rows;
mod snapshot;

pub use changes::{Changes, CurrencyChange, DateRemark, FigureChange, GuideChange};
pub use data_file::{DataFileError, is_data_file, snapshot_of_data};
pub(crate) use figure_columns::{FigureColumn, figure_columns, whole_number};
pub use limits::ChangeLimits;
pub use snapshot::{FigureKey, FigureValue, GuideName, GuideState, LeftOut, RowState, Snapshot};
