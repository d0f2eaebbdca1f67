//! Amounts in sentences, and what they are amounts of.

pub(crate) mod amounts;
pub(crate) mod bands;
pub(crate) mod cues;
