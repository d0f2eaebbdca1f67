//! What a guide comes to: facts that rules, edits and the site read. Each is computed in one place.

pub(crate) mod corpus;
pub(crate) mod facts;
pub(crate) mod levels;
pub(crate) mod matching;
pub(crate) mod pay;
pub(crate) mod prose;
pub(crate) mod sections;
pub(crate) mod sources;
pub mod stated;
pub(crate) mod text;
pub(crate) mod totals;
