//! What is known of a rule without running it.

use super::{Docs, Family, RuleOption};
use crate::diagnostic::{RuleId, Severity};

/// What is known of a rule without running it.
#[derive(Debug)]
pub struct Meta {
    pub id: RuleId,
    pub family: Family,
    pub scope: Scope,
    /// The severity of its findings, where the rule does not grade them itself.
    pub severity: Severity,
    pub fix: FixAvailability,
    /// Whether it runs without being asked for.
    pub on_by_default: bool,
    pub options: &'static [&'static RuleOption],
    /// The rule's own source file, whose module documentation is its page.
    pub source: &'static str,
}

impl Meta {
    /// The rule's documentation.
    pub fn docs(&self) -> Docs {
        Docs::of(self.source)
    }
}

/// What a rule has to see to find everything it can find.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// A guide alone.
    Guide,
    /// All guides of the project: without some of them it can be silent.
    Corpus,
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

/// Declares the [`Meta`] of a rule, named `META`, with the statics of its options at the end if it has
/// any. In front:
/// `off by default` for a rule that runs only where it is asked for, `across guides` for one that sees
/// all guides.
macro_rules! meta {
    (off by default: $($declared:tt)+) => {
        meta!(@ false, Guide, $($declared)+);
    };
    (off by default, across guides: $($declared:tt)+) => {
        meta!(@ false, Corpus, $($declared)+);
    };
    (across guides: $($declared:tt)+) => {
        meta!(@ true, Corpus, $($declared)+);
    };
    ($code:literal, $($declared:tt)+) => {
        meta!(@ true, Guide, $code, $($declared)+);
    };
    (@ $on:literal, $scope:ident, $code:literal, $name:literal, $severity:ident, $fix:ident, $file:literal $(, $option:ident)* $(,)?) => {
        pub(crate) static META: $crate::rules::Meta = $crate::rules::Meta {
            id: $crate::diagnostic::RuleId {
                code: $code,
                name: $name,
            },
            family: super::FAMILY,
            scope: $crate::rules::Scope::$scope,
            severity: $crate::diagnostic::Severity::$severity,
            fix: $crate::rules::FixAvailability::$fix,
            on_by_default: $on,
            options: &[$($option.declared()),*],
            source: include_str!($file),
        };
    };
}
pub(in crate::rules) use meta;
