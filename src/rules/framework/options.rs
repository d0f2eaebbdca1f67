//! What can be set about a rule, declared beside the rule itself.

use crate::model::Percent;

/// An option of a rule: `[rules.total-mismatch] warn-over = 2`.
#[derive(Debug)]
pub struct RuleOption {
    pub key: &'static str,
    /// What it is, as a phrase.
    pub help: &'static str,
    pub default: OptionDefault,
    /// The rule's option that this one must not be below.
    pub not_below: Option<&'static str>,
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

impl RuleOption {
    pub const fn count(key: &'static str, default: u64, help: &'static str) -> RuleOption {
        RuleOption::new(key, OptionDefault::Count(default), help)
    }

    /// `default` in whole percent.
    pub const fn percent(key: &'static str, default: i64, help: &'static str) -> RuleOption {
        RuleOption::new(key, OptionDefault::Percent(Percent::whole(default)), help)
    }

    pub const fn words(
        key: &'static str,
        default: &'static [&'static str],
        known: &'static [&'static str],
        help: &'static str,
    ) -> RuleOption {
        RuleOption::new(key, OptionDefault::Words { default, known }, help)
    }

    const fn new(key: &'static str, default: OptionDefault, help: &'static str) -> RuleOption {
        RuleOption {
            key,
            help,
            default,
            not_below: None,
        }
    }

    #[must_use]
    pub const fn not_below(mut self, other: &'static str) -> RuleOption {
        self.not_below = Some(other);
        self
    }

    /// The value where nothing is configured.
    pub fn default_value(&self) -> OptionValue {
        match self.default {
            OptionDefault::Count(count) => OptionValue::Count(count),
            OptionDefault::Percent(percent) => OptionValue::Percent(percent),
            OptionDefault::Words { default, .. } => {
                OptionValue::Words(default.iter().map(ToString::to_string).collect())
            }
        }
    }
}
