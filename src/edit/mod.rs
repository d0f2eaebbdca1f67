//! How a change is written into a guide, in the author's own style.

pub(crate) mod cell;
pub(crate) mod column;
pub(crate) mod entry;
pub(crate) mod missing_values;
pub(crate) mod new_entry;
pub(crate) mod pay_lines;
pub(crate) mod split_levels;
pub(crate) mod total;
