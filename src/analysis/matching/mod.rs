//! Which region of the front matter and which row of the table mean the same.

pub(crate) mod candidates;
pub(crate) mod similarity;
pub(crate) mod unmatched;
