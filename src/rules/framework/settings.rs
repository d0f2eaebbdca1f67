//! What a user may set about the rules.

use std::collections::BTreeMap;

use super::options::owned;
use super::{
    CountOption, Meta, OptionValue, Overrides, PercentOption, RuleLevel, RuleOption, WordsOption,
};
use crate::diagnostic::RuleId;
use crate::model::Percent;

/// The rules' configuration, resolved.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    levels: BTreeMap<RuleId, RuleLevel>,
    /// If set, only these rules run.
    selected: Option<Vec<RuleId>>,
    /// These never run, whatever their levels are.
    ignored: Vec<RuleId>,
    /// Options that are configured, by rule and key.
    options: BTreeMap<(RuleId, &'static str), OptionValue>,
    /// What is set otherwise for some of the guides.
    pub overrides: Overrides,
}

impl Settings {
    pub fn set_level(&mut self, rule: RuleId, level: RuleLevel) {
        self.levels.insert(rule, level);
    }

    /// Runs only these rules, and those of other calls.
    pub fn select(&mut self, rules: impl IntoIterator<Item = RuleId>) {
        self.selected.get_or_insert_default().extend(rules);
    }

    /// Switches these rules off.
    pub fn ignore(&mut self, rules: impl IntoIterator<Item = RuleId>) {
        self.ignored.extend(rules);
    }

    /// These settings, with every rule that is not switched off.
    #[must_use]
    pub fn without_selection(&self) -> Settings {
        Settings {
            selected: None,
            ..self.clone()
        }
    }

    /// Sets an option; a value of another kind than its default's is never read.
    pub fn set_option(&mut self, option: &RuleOption, value: OptionValue) {
        self.options.insert((*option.rule, option.key), value);
    }

    /// The value of an option of any kind, configured or by default.
    pub fn option(&self, option: &RuleOption) -> OptionValue {
        let configured = self.configured(option).cloned();
        configured.unwrap_or_else(|| option.default_value())
    }

    fn configured(&self, option: &RuleOption) -> Option<&OptionValue> {
        self.options.get(&(*option.rule, option.key))
    }

    /// The value of an option that is a whole number. What is no declared option does not compile:
    ///
    /// ```compile_fail,E0308
    /// negguide::rules::Settings::default().count("medium");
    /// ```
    pub fn count(&self, option: &CountOption) -> u64 {
        match self.configured(option.declared()) {
            Some(OptionValue::Count(count)) => *count,
            _ => option.default,
        }
    }

    pub fn percent(&self, option: &PercentOption) -> Percent {
        match self.configured(option.declared()) {
            Some(OptionValue::Percent(percent)) => *percent,
            _ => option.default,
        }
    }

    pub fn words(&self, option: &WordsOption) -> Vec<String> {
        match self.configured(option.declared()) {
            Some(OptionValue::Words(words)) => words.clone(),
            _ => owned(option.default),
        }
    }

    /// The settings of the guide at `path`, seen from the folder that overrides start from; `None`
    /// where no override changes them.
    pub fn overridden(&self, path: &str) -> Option<Settings> {
        let mut levels = self.overrides.levels(path).peekable();
        levels.peek()?;
        let mut settings = self.clone();
        settings.levels.extend(levels);
        Some(settings)
    }

    pub fn level(&self, rule: RuleId) -> Option<RuleLevel> {
        self.levels.get(&rule).copied()
    }

    /// Whether a rule runs. One that is off by default runs where it has a severity or is selected.
    pub fn runs(&self, rule: &Meta) -> bool {
        match (self.level(rule.id), &self.selected) {
            _ if self.ignored.contains(&rule.id) => false,
            (Some(RuleLevel::Off), _) => false,
            (_, Some(selected)) => selected.contains(&rule.id),
            (Some(RuleLevel::At(_)), None) => true,
            (None, None) => rule.on_by_default,
        }
    }
}
