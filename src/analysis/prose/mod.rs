//! Amounts in sentences and what they are amounts of, and what is said in quotation marks.

pub(crate) mod amounts;
pub(crate) mod bands;
pub(crate) mod cues;
pub(crate) mod passages;
