//! Kinds of implausible amounts.

pub(crate) mod bonus_fraction;
pub(crate) mod slips;
pub(crate) mod wide_range;
