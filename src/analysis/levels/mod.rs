//! Levels of a company: the mapping in the body and the chain it comes to.

pub(crate) mod chain;
pub(crate) mod headers;
pub(crate) mod mapping;
pub(crate) mod stated_chain;
pub(crate) mod table;
pub(crate) mod terms;
