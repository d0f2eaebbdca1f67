//! What can be set about a rule, declared beside the rule itself.
//!
//! An option is a static of the type of its values, and is read by that static: what is not declared,
//! or has values of another type, does not compile.

use crate::diagnostic::RuleId;
use crate::model::Percent;

/// What is declared of an option, whatever values it takes: `[rules.total-mismatch] warn-over = 2`.
#[derive(Debug)]
pub struct RuleOption {
    pub rule: &'static RuleId,
    pub key: &'static str,
    /// What it is, as a phrase.
    pub help: &'static str,
    pub default: OptionDefault,
    /// The option of the same rule that this one must not be below.
    pub not_below: Option<&'static RuleOption>,
}

/// What an option is where nothing is configured; its kind is the kind of value it takes.
#[derive(Debug)]
pub enum OptionDefault {
    /// A whole number from 1 up.
    Count(u64),
    /// A percentage from 0 up.
    Percent(Percent),
    Words {
        default: &'static [&'static str],
        /// All words there are to choose from; empty where any will do.
        known: &'static [&'static str],
    },
}

/// The value of an option.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OptionValue {
    Count(u64),
    Percent(Percent),
    Words(Vec<String>),
}

/// An option that takes a whole number from 1 up.
#[derive(Debug)]
pub struct CountOption {
    declared: RuleOption,
    pub(super) default: u64,
}

/// An option that takes a percentage from 0 up.
#[derive(Debug)]
pub struct PercentOption {
    declared: RuleOption,
    pub(super) default: Percent,
}

/// An option that takes a list of words.
#[derive(Debug)]
pub struct WordsOption {
    declared: RuleOption,
    pub(super) default: &'static [&'static str],
}

impl RuleOption {
    /// The value where nothing is configured.
    pub fn default_value(&self) -> OptionValue {
        match self.default {
            OptionDefault::Count(count) => OptionValue::Count(count),
            OptionDefault::Percent(percent) => OptionValue::Percent(percent),
            OptionDefault::Words { default, .. } => OptionValue::Words(owned(default)),
        }
    }
}

impl CountOption {
    pub const fn new(
        rule: &'static RuleId,
        key: &'static str,
        default: u64,
        help: &'static str,
    ) -> CountOption {
        let declared = RuleOption {
            rule,
            key,
            help,
            default: OptionDefault::Count(default),
            not_below: None,
        };
        CountOption { declared, default }
    }

    #[must_use]
    pub const fn not_below(mut self, other: &'static CountOption) -> CountOption {
        self.declared.not_below = Some(&other.declared);
        self
    }

    pub const fn declared(&self) -> &RuleOption {
        &self.declared
    }
}

impl PercentOption {
    /// `default` in whole percent.
    pub const fn new(
        rule: &'static RuleId,
        key: &'static str,
        default: i64,
        help: &'static str,
    ) -> PercentOption {
        let default = Percent::whole(default);
        let declared = RuleOption {
            rule,
            key,
            help,
            default: OptionDefault::Percent(default),
            not_below: None,
        };
        PercentOption { declared, default }
    }

    #[must_use]
    pub const fn not_below(mut self, other: &'static PercentOption) -> PercentOption {
        self.declared.not_below = Some(&other.declared);
        self
    }

    pub const fn declared(&self) -> &RuleOption {
        &self.declared
    }
}

impl WordsOption {
    pub const fn new(
        rule: &'static RuleId,
        key: &'static str,
        default: &'static [&'static str],
        help: &'static str,
    ) -> WordsOption {
        let declared = RuleOption {
            rule,
            key,
            help,
            default: OptionDefault::Words {
                default,
                known: &[],
            },
            not_below: None,
        };
        WordsOption { declared, default }
    }

    /// Takes no other words than these.
    #[must_use]
    pub const fn among(mut self, known: &'static [&'static str]) -> WordsOption {
        self.declared.default = OptionDefault::Words {
            default: self.default,
            known,
        };
        self
    }

    pub const fn declared(&self) -> &RuleOption {
        &self.declared
    }
}

pub(super) fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}
