//! Findings to bytes: one file per format. Reports are written as they are made, since all of one can be longer than
//! the guides; the caller says where to.

mod answer;
mod causes;
mod changed_lines;
mod changes;
mod concise;
mod diff;
mod excerpt;
mod explanation;
mod findings;
mod github;
mod gitlab;
mod human;
mod human_style;
mod json;
mod junit;
mod left_null;
mod offer;
mod page;
mod patch;
mod recognised;
mod rendered;
mod sarif;
mod sarif_limits;
mod statistics;
mod stats;
mod stats_json;
mod summary;
mod visible;
mod wrapped;
mod xml;

pub use answer::{ANSWER_SCHEMA_VERSION, answer_human, answer_json};
pub use changes::{
    CHANGES_SCHEMA_VERSION, changes_csv, changes_human, changes_json, changes_markdown,
};
pub use concise::{concise, write_concise};
pub use diff::{DiffStyle, diff};
pub use findings::Findings;
pub use github::write_github;
pub use gitlab::write_gitlab;
pub use human::{config_faults, write_human};
pub use human_style::HumanStyle;
pub use json::{JSON_SCHEMA, JSON_SCHEMA_VERSION, write_json};
pub use junit::write_junit;
pub use left_null::left_null;
pub use offer::{OFFER_SCHEMA_VERSION, OfferReport, offer_human, offers_json, offers_side_by_side};
pub use page::page;
pub use recognised::is_report;
pub use rendered::RenderedTexts;
pub use sarif::write_sarif;
pub use sarif_limits::sarif_limit;
pub use stats::stats;
pub use stats_json::{STATS_SCHEMA, stats_json};
pub use summary::{Summary, counted, thousands};
pub use visible::{one_line, unbroken, visible};
pub use wrapped::wrapped;
