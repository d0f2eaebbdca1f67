//! What a user may set about the rules.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::pay::usual_pay::UsualPay;
use crate::analysis::totals::tolerance::TotalTolerance;
use crate::diagnostic::Severity;
use crate::model::{Date, Percent, Places};
use crate::rules::{self, OptionValue, Overrides, RULES, RuleOption};

/// The rules' configuration, resolved.
#[derive(Clone, Debug)]
pub struct Settings {
    /// By rule name.
    levels: BTreeMap<&'static str, RuleLevel>,
    /// If set, only these rules run.
    selected: Option<Vec<&'static str>>,
    /// These never run, whatever their levels are.
    ignored: Vec<&'static str>,
    /// Options that are configured, by rule name and key.
    options: BTreeMap<(&'static str, &'static str), OptionValue>,
    /// The date that dates are held against; without one no rule looks at a guide's age.
    pub as_of: Option<Date>,
    /// Folders of which all guides are checked: what is not among them does not exist. With forward
    /// slashes, as in the paths of sources; `` and `.` are the working folder.
    pub whole_folders: Vec<String>,
    /// The places that guides' regions are among.
    pub places: Arc<Places>,
    /// Whether guides of the project are left out of the run, so that a rule across guides can be
    /// silent for want of them.
    pub partial: bool,
    /// What is set otherwise for some of the guides.
    pub overrides: Overrides,
}

/// A configured severity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RuleLevel {
    Off,
    At(Severity),
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            levels: BTreeMap::new(),
            selected: None,
            ignored: Vec::new(),
            options: BTreeMap::new(),
            as_of: None,
            whole_folders: Vec::new(),
            partial: false,
            overrides: Overrides::default(),
            places: Arc::clone(Places::built_in()),
        }
    }
}

impl Settings {
    /// Sets the severity of the rule called `name` (a name or a code). `false` where there is no
    /// such rule.
    pub fn set_level(&mut self, name: &str, level: RuleLevel) -> bool {
        let Some(rule) = rules::find(name) else {
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
        self.ignored.extend(named.iter().copied());
        !named.is_empty()
    }

    /// These settings, with every rule that is not switched off.
    #[must_use]
    pub fn without_selection(&self) -> Settings {
        Settings {
            selected: None,
            ..self.clone()
        }
    }

    /// Sets a rule's option; the kind of `value` is that of the option's default.
    pub fn set_option(
        &mut self,
        rule: &'static str,
        option: &'static RuleOption,
        value: OptionValue,
    ) {
        self.options.insert((rule, option.key), value);
    }

    /// The value of `rule`'s option `key`, configured or by default; `None` where it has none.
    pub fn option(&self, rule: &str, key: &str) -> Option<OptionValue> {
        let meta = rules::find(rule)?.meta();
        let option = meta.options.iter().find(|option| option.key == key)?;
        let configured = self.options.get(&(meta.id.name, option.key));
        Some(
            configured
                .cloned()
                .unwrap_or_else(|| option.default_value()),
        )
    }

    /// A whole number among `rule`'s options.
    pub fn count(&self, rule: &str, key: &str) -> u64 {
        match self.option(rule, key) {
            Some(OptionValue::Count(count)) => count,
            _ => 0,
        }
    }

    /// A percentage among `rule`'s options.
    pub fn percent(&self, rule: &str, key: &str) -> Percent {
        match self.option(rule, key) {
            Some(OptionValue::Percent(percent)) => percent,
            _ => Percent::default(),
        }
    }

    /// A list of words among `rule`'s options.
    pub fn words(&self, rule: &str, key: &str) -> Vec<String> {
        match self.option(rule, key) {
            Some(OptionValue::Words(words)) => words,
            _ => Vec::new(),
        }
    }

    /// The options of `total-mismatch`, which the other rules on totals share.
    pub fn total_tolerance(&self) -> TotalTolerance {
        TotalTolerance {
            warn_over: self.percent("total-mismatch", "warn-over"),
            error_over: self.percent("total-mismatch", "error-over"),
        }
    }

    /// The options of `implausible-amount`, which other rules share.
    pub(crate) fn usual_pay(&self) -> UsualPay {
        UsualPay::new(|key| {
            let count = self.count("implausible-amount", key);
            i64::try_from(count).unwrap_or(i64::MAX)
        })
    }

    /// Whether a guide at `path` would be among those that are checked.
    pub fn is_whole(&self, path: &str) -> bool {
        self.whole_folders.iter().any(|folder| {
            let folder = folder.trim_start_matches("./").trim_end_matches('/');
            match folder {
                "" | "." => !path.starts_with('/'),
                folder => path
                    .strip_prefix(folder)
                    .is_some_and(|below| below.starts_with('/')),
            }
        })
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

    pub fn level(&self, name: &str) -> Option<RuleLevel> {
        self.levels.get(name).copied()
    }

    /// Whether the rule called `name` runs. One that is off by default runs where it has a severity
    /// or is selected.
    pub fn runs(&self, name: &str) -> bool {
        match (self.level(name), &self.selected) {
            _ if self.ignored.contains(&name) => false,
            (Some(RuleLevel::Off), _) => false,
            (_, Some(selected)) => selected.contains(&name),
            (Some(RuleLevel::At(_)), None) => true,
            (None, None) => rules::find(name).is_none_or(|rule| rule.meta().on_by_default),
        }
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
