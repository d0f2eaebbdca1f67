//! Findings to bytes: one file per format. Pure; the caller prints.

mod causes;
mod changed_lines;
mod concise;
mod diff;
mod excerpt;
mod findings;
mod github;
mod gitlab;
mod human;
mod human_style;
mod json;
mod junit;
mod left_null;
mod patch;
mod recognised;
mod sarif;
mod stats;
mod summary;
mod visible;
mod xml;

pub use concise::concise;
pub use diff::{DiffStyle, diff};
pub use findings::Findings;
pub use github::github;
pub use gitlab::gitlab;
pub use human::{config_faults, human};
pub use human_style::HumanStyle;
pub use json::{JSON_SCHEMA, JSON_SCHEMA_VERSION, json};
pub use junit::junit;
pub use left_null::left_null;
pub use recognised::is_report;
pub use sarif::sarif;
pub use stats::stats;
pub use summary::{Summary, counted, thousands};
pub use visible::{one_line, visible};
