//! What a user may set about the rules.

use std::collections::BTreeMap;

use super::{RULES, registry};
use crate::diagnostic::Severity;
use crate::model::Percent;

/// The rules' configuration, resolved.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Settings {
    /// By rule name.
    levels: BTreeMap<&'static str, Level>,
    /// If set, only these rules run.
    selected: Option<Vec<&'static str>>,
    pub total_tolerance: TotalTolerance,
}

/// A configured severity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    Off,
    At(Severity),
}

/// How far a stated total may lie from what its parts come to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TotalTolerance {
    /// Beyond this it is a finding.
    pub warn_over: Percent,
    /// Beyond this it is an error.
    pub error_over: Percent,
}

impl Default for TotalTolerance {
    fn default() -> Self {
        TotalTolerance {
            warn_over: Percent::whole(2),
            error_over: Percent::whole(10),
        }
    }
}

impl Settings {
    /// Sets the severity of the rule called `name` (a name or a code). `false` where there is no
    /// such rule.
    pub fn set_level(&mut self, name: &str, level: Level) -> bool {
        let Some(rule) = registry::find(name) else {
            return false;
        };
        self.levels.insert(rule.meta().id.name, level);
        true
    }

    /// Runs only the rules that `pattern` names: a name, a code, or the start of one (`NG3`).
    /// `false` where it names none.
    pub fn select(&mut self, pattern: &str) -> bool {
        let named = matching(pattern);
        self.selected
            .get_or_insert_default()
            .extend(named.iter().copied());
        !named.is_empty()
    }

    /// Switches off the rules that `pattern` names, as [`Settings::select`] reads it.
    pub fn ignore(&mut self, pattern: &str) -> bool {
        let named = matching(pattern);
        self.levels
            .extend(named.iter().map(|name| (*name, Level::Off)));
        !named.is_empty()
    }

    pub fn level(&self, name: &str) -> Option<Level> {
        self.levels.get(name).copied()
    }

    /// Whether the rule called `name` runs.
    pub fn runs(&self, name: &str) -> bool {
        let selected = self
            .selected
            .as_ref()
            .is_none_or(|selected| selected.contains(&name));
        selected && self.level(name) != Some(Level::Off)
    }
}

fn matching(pattern: &str) -> Vec<&'static str> {
    let ids = RULES.iter().map(|rule| rule.meta().id);
    let upper = pattern.to_uppercase();
    let is_code = upper.starts_with("NG");
    ids.filter(|id| id.name == pattern || (is_code && id.code.starts_with(&upper)))
        .map(|id| id.name)
        .collect()
}
