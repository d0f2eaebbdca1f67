//! What the front matter and the table state about the pay of one place.

pub(crate) mod ambiguous_cell;
pub(crate) mod bonus_cell;
pub(crate) mod entry_currency;
pub(crate) mod level_bands;
pub(crate) mod missing_columns;
pub(crate) mod pair;
pub(crate) mod row_currencies;
pub(crate) mod table_view;
pub(crate) mod unit_slip;
pub(crate) mod usual_pay;
