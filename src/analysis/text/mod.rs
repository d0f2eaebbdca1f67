//! Names and phrases.

pub(crate) mod address;
pub(crate) mod amount_style;
pub(crate) mod names;
pub(crate) mod normalized;
pub(crate) mod path;
pub(crate) mod phrases;
pub(crate) mod placeholders;
pub(crate) mod year;
