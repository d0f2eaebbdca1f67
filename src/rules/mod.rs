//! The rules. One file each: its module documentation is the page `negguide explain` prints, and
//! its examples are run as tests. Adding a rule is that file and one line in `registry.rs`.

mod context;
mod deviations;
mod docs;
mod index;
mod options;
mod registry;
mod settings;
mod words;

mod amount_slips;
mod body_mapping;
mod bonus_cell;
mod bonus_fraction;
mod by_table;
mod cell_text;
mod column_fix;
mod differences;
mod doubtful_cell;
mod entry_currency;
mod entry_keys;
mod entry_line;
mod entry_text;
mod figure_bands;
mod figure_cues;
mod figures;
mod first_year;
mod labels;
mod level_chain;
mod level_entries;
mod level_headers;
mod level_reading;
mod level_table;
mod living_costs;
mod lone;
mod lost_columns;
mod lost_unit;
mod lost_values;
mod meaning;
mod names;
mod new_entry;
mod notation;
mod overrides;
mod pairs;
mod pay_evidence;
mod pay_sites;
mod plausible;
mod renamed_region;
mod row_currencies;
mod sections;
mod shingles;
mod sources;
mod stated;
mod text_edits;
mod total_bonus;
mod total_bounds;
mod total_causes;
mod total_fix;
mod total_grant;
mod total_message;
mod total_terms;
mod totals;
mod unpaired;
mod wide_range;
mod writing;
mod yaml_words;

mod ambiguous_cell;
mod ambiguous_scalar;
mod ask_outside_band;
mod bonus_kind_differs;
mod bonus_range_collapsed;
mod broken_link;
mod column_lost;
mod conflict_marker;
mod conflicting_bonus;
mod control_character;
mod currency_differs;
mod currency_place_mismatch;
mod date_order;
mod duplicate_guide;
mod duplicate_key;
mod duplicate_region;
mod duplicate_section;
mod empty_body;
mod empty_compensation;
mod empty_section;
mod first_year_total;
mod floor_above_ask;
mod floor_above_band;
mod half_range;
mod heading_skip;
mod ignore_without_reason;
mod implausible_amount;
mod inconsistent_company;
mod internal_error;
mod invalid_utf8;
mod invalid_value;
mod invalid_yaml;
mod level_as_region;
mod level_contradiction;
mod level_mapping_differs;
mod levels_collapsed;
mod lever_without_script;
mod malformed_directive;
mod malformed_table;
mod missing_field;
mod missing_front_matter;
mod missing_role;
mod missing_section;
mod mixed_currency;
mod near_duplicate;
mod path_mismatch;
mod region_invented;
mod region_lost;
mod region_outlier;
mod resource_limit;
mod reversed_range;
mod review_overdue;
mod role_type_differs;
mod section_order;
mod seniority_inversion;
mod source_differs;
mod stale;
mod stray_markup;
mod summary_differs;
mod title_differs;
mod total_counts_whole_grant;
mod total_impossible;
mod total_mismatch;
mod unclosed_front_matter;
mod undated_evidence;
mod unknown_key;
mod unknown_rule;
mod unread_table;
mod unsourced;
mod unused_ignore;
mod unverifiable_total;
mod value_differs;
mod value_lost;
mod vesting_schedule;
mod wrong_type;
mod yaml_feature;

pub use context::{Context, IndexContext};
pub use deviations::total_deviations;
pub use docs::{Docs, Example, ExampleKind};
pub use index::Index;
pub use internal_error::internal_error;
pub use options::{OptionDefault, OptionValue, RuleOption};
pub use overrides::{Override, Overrides};
pub use registry::{RULES, find, names};
pub use settings::{Level, Settings, TotalTolerance};
pub use stated::{level_chain, names_same_company, names_same_role, pay_lines, stated_sources};
pub use unused_ignore::unused_ignore;

use crate::diagnostic::{RuleId, Severity};
use crate::model::Guide;

/// A check of guides.
pub trait Rule: Sync {
    fn meta(&self) -> &'static Meta;

    /// Checks one guide on its own.
    fn guide(&self, _guide: &Guide, _context: &mut Context<'_>) {}

    /// Checks all guides of a run together.
    fn index(&self, _index: &Index<'_>, _context: &mut IndexContext<'_>) {}
}

/// What is known of a rule without running it.
#[derive(Debug)]
pub struct Meta {
    pub id: RuleId,
    /// The severity of its findings, where the rule does not grade them itself.
    pub severity: Severity,
    pub fix: FixAvailability,
    /// Whether it runs without being asked for.
    pub on_by_default: bool,
    pub options: &'static [RuleOption],
    /// The rule's own source file, whose module documentation is its page.
    pub source: &'static str,
}

/// Whether a rule offers fixes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FixAvailability {
    None,
    /// All its fixes keep the author's meaning.
    Safe,
    /// All its fixes choose between readings.
    Unsafe,
    /// Some fixes are safe, others not.
    SafeOrUnsafe,
}

impl FixAvailability {
    /// In a few words, for people.
    pub fn describe(self) -> &'static str {
        match self {
            FixAvailability::None => "no fix",
            FixAvailability::Safe => "safe fixes",
            FixAvailability::Unsafe => "possible fixes to check",
            FixAvailability::SafeOrUnsafe => "safe fixes, and possible ones to check",
        }
    }
}

/// Declares the [`Meta`] of a rule, named `META`, with its options at the end if it has any. A rule
/// that runs only where it is asked for says `off by default` in front.
macro_rules! meta {
    (off by default: $($declared:tt)+) => {
        meta!(@ false, $($declared)+);
    };
    ($code:literal, $($declared:tt)+) => {
        meta!(@ true, $code, $($declared)+);
    };
    (@ $on:literal, $code:literal, $name:literal, $severity:ident, $fix:ident, $file:literal $(, $option:expr)* $(,)?) => {
        static META: $crate::rules::Meta = $crate::rules::Meta {
            id: $crate::diagnostic::RuleId {
                code: $code,
                name: $name,
            },
            severity: $crate::diagnostic::Severity::$severity,
            fix: $crate::rules::FixAvailability::$fix,
            on_by_default: $on,
            options: &[$($option),*],
            source: include_str!($file),
        };
    };
}
use meta;

impl Meta {
    /// The rule's documentation.
    pub fn docs(&self) -> Docs {
        Docs::of(self.source)
    }

    /// Whether the rule looks at other guides too, and can be silent for want of them.
    pub fn is_across_guides(&self) -> bool {
        self.id.code.starts_with("NG7") || self.id.name == "broken-link"
    }
}
