//! Stated totals, and what their parts come to.

pub(crate) mod bonus_reading;
pub(crate) mod bounds;
pub(crate) mod cause;
pub(crate) mod deviation;
pub(crate) mod first_year;
pub(crate) mod tolerance;
pub(crate) mod verdict;
