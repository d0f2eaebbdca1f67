//! The rules. One file each: its module documentation is the page `negguide explain` prints, and
//! its examples are run as tests. Adding a rule is that file and one line in `registry.rs`.

mod context;
mod docs;
mod index;
mod options;
mod overrides;
mod registry;
mod settings;
mod words;

mod entry_text;
mod pairs;
mod total_causes;
mod total_fix;
mod total_terms;
mod totals;
mod yaml_words;

mod ambiguous_scalar;
mod bonus_range_collapsed;
mod conflicting_bonus;
mod control_character;
mod currency_differs;
mod duplicate_key;
mod duplicate_region;
mod empty_compensation;
mod half_range;
mod ignore_without_reason;
mod internal_error;
mod invalid_utf8;
mod invalid_value;
mod invalid_yaml;
mod malformed_directive;
mod missing_field;
mod missing_front_matter;
mod path_mismatch;
mod region_lost;
mod resource_limit;
mod reversed_range;
mod total_counts_whole_grant;
mod total_impossible;
mod total_mismatch;
mod unclosed_front_matter;
mod unknown_key;
mod unknown_rule;
mod unused_ignore;
mod value_differs;
mod value_lost;
mod wrong_type;
mod yaml_feature;

pub use context::{Context, IndexContext};
pub use docs::{Docs, Example, ExampleKind};
pub use index::Index;
pub use internal_error::internal_error;
pub use options::{OptionDefault, OptionValue, RuleOption};
pub use overrides::{Override, Overrides};
pub use registry::{RULES, find, names};
pub use settings::{Level, Settings, TotalTolerance};
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

    /// Whether the rule holds guides against each other, and can be silent for want of the others.
    pub fn is_across_guides(&self) -> bool {
        self.id.code.starts_with("NG7")
    }
}
