//! How findings on totals are worded.

pub(crate) mod grant;
pub(crate) mod message;
pub(crate) mod terms;
