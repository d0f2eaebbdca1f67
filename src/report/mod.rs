//! Findings to bytes: one file per format. Pure; the caller prints.

mod concise;
mod diff;
mod excerpt;
mod human;
mod json;
mod patch;
mod summary;
mod visible;

pub use concise::concise;
pub use diff::{DiffStyle, diff};
pub use human::{Style, config_faults, human};
pub use json::{JSON_SCHEMA_VERSION, json};
pub use summary::{Summary, counted, thousands};
pub use visible::{one_line, visible};
