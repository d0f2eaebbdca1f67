//! All guides of a run together.

pub(crate) mod bands;
pub(crate) mod index;
pub(crate) mod lazy_guide;
pub(crate) mod packed_guide;
pub(crate) mod shingles;
pub(crate) mod summary;
