//! All guides of a run together.

pub(crate) mod index;
pub(crate) mod shingles;
