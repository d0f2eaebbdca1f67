//! The front matter, typed, lowered from the YAML tree so that all its mistakes are reported in
//! one pass.

mod bind;
mod entry;
mod fault;
mod field;
mod key_meant;
mod map;
mod named;
mod scalar;
mod schedule;
pub mod schema;

use super::calendar::{Date, Quarter};
use super::{Compensation, Slot};
use crate::text::{Spanned, TextRange};
use serde::{Deserialize, Serialize};

pub use bind::bind;
pub use fault::{ExpectedValue, FoundValue, InvalidWhy, SchemaFault, VestingWhy};

/// What the front matter of a guide states.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FrontMatter {
    /// The YAML, without the fences.
    pub range: TextRange,
    pub company: Slot<String>,
    pub company_display: Slot<String>,
    pub role: Slot<String>,
    pub role_display: Slot<String>,
    pub role_type: Slot<RoleType>,
    pub last_updated: Slot<Date>,
    pub data_quality: Slot<DataQuality>,
    pub salary_data_quarter: Slot<Quarter>,
    pub next_review_due: Slot<Date>,
    pub compensation: Vec<Compensation>,
    /// The `compensation` key, or where it would go.
    pub compensation_key: Option<TextRange>,
    /// Whether there are entries, and all that the author wrote could be read.
    pub has_all_entries: bool,
    pub level_mapping: LevelMapping,
    pub data_sources: Vec<DataSource>,
    /// The `data_sources` key, where it holds a list or nothing.
    pub data_sources_key: Option<TextRange>,
    pub negotiation_dna_summary: Slot<String>,
    /// The optional keys `industry`, `hq_location` and so on, in source order.
    pub facts: Vec<(&'static str, Spanned<String>)>,
}

/// How a role is known across companies.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LevelMapping {
    pub range: Option<TextRange>,
    /// The company's own level: `L5`.
    pub internal: Slot<String>,
    /// The chain as text: `A Senior = B L5 = C E5`.
    pub raw: Slot<String>,
    /// One key per company.
    pub companies: Vec<(Spanned<String>, Slot<String>)>,
}

/// Where figures come from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DataSource {
    pub range: TextRange,
    pub name: Slot<String>,
    pub url: Slot<String>,
    pub date_accessed: Slot<Date>,
}

/// Whether a role is one of the standard ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RoleType {
    Standard,
    Specialty,
}

/// How well the figures are supported, by the author's own claim.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum DataQuality {
    Low,
    Medium,
    High,
}

impl FrontMatter {
    /// The entry of `compensation` that has `range` in it.
    pub fn entry_around(&self, range: TextRange) -> Option<&Compensation> {
        let entries = &self.compensation;
        let before = entries.partition_point(|entry| entry.range.start <= range.start);
        let entry = entries.get(before.checked_sub(1)?)?;
        entry.range.contains(range).then_some(entry)
    }
}

impl RoleType {
    pub const NAMES: [(&'static str, RoleType); 2] = [
        ("standard", RoleType::Standard),
        ("specialty", RoleType::Specialty),
    ];

    pub fn name(self) -> &'static str {
        match self {
            RoleType::Standard => "standard",
            RoleType::Specialty => "specialty",
        }
    }
}

impl DataQuality {
    pub const NAMES: [(&'static str, DataQuality); 3] = [
        ("high", DataQuality::High),
        ("medium", DataQuality::Medium),
        ("low", DataQuality::Low),
    ];

    pub fn name(self) -> &'static str {
        match self {
            DataQuality::Low => "low",
            DataQuality::Medium => "medium",
            DataQuality::High => "high",
        }
    }
}
