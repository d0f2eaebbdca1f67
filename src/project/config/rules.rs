//! `[rules]`: severities and options.

use std::cmp::Reverse;

use toml::de::DeValue;

use super::fault::ConfigFault;
use super::table::{ConfigTable, ConfigValue, range, wrong_type};
use crate::diagnostic::{RuleId, Severity};
use crate::rules::{self, Meta, OptionDefault, OptionValue, RuleLevel, Settings};
use crate::text::TextRange;

/// `rule = "severity"`, `NG2 = "severity"` for a family, or `[rules.rule]` with `severity` and the rule's options.
pub(super) fn read_rules(
    table: &ConfigTable<'_>,
    settings: &mut Settings,
    faults: &mut Vec<ConfigFault>,
) {
    let mut levels = Vec::new();
    for (name, name_range, value) in table.rest() {
        let named = known_rules(name, name_range, faults);
        let level = match (&named[..], value.get_ref()) {
            ([], _) => continue,
            ([rule], DeValue::Table(inner)) => {
                let mut options = ConfigTable::new(inner, format!("rules.{}", rule.name));
                let severity = options.get("severity");
                if let Some(meta) = rules::meta_of(*rule) {
                    read_options(meta, &mut options, settings, faults);
                }
                options.finish(faults);
                severity.and_then(|severity| read_level(rule.name, severity, faults))
            }
            _ => read_level(name, value, faults),
        };
        levels.extend(level.map(|level| (named, level)));
    }
    for (rule, level) in of_each_rule(levels) {
        settings.set_level(rule, level);
    }
}

/// The levels of single rules, in an order in which the last one counts: what is said of a rule alone goes
/// before what is said of its family.
pub(super) fn of_each_rule(
    mut levels: Vec<(Vec<RuleId>, RuleLevel)>,
) -> impl Iterator<Item = (RuleId, RuleLevel)> {
    levels.sort_by_key(|(rules, _)| Reverse(rules.len()));
    levels
        .into_iter()
        .flat_map(|(rules, level)| rules.into_iter().map(move |rule| (rule, level)))
}

/// The rules that the configuration calls `name`, one or those of a family (`NG2`); where there is none,
/// that is a fault.
pub(super) fn known_rules(
    name: &str,
    range: TextRange,
    faults: &mut Vec<ConfigFault>,
) -> Vec<RuleId> {
    let rules = rules::matching(name);
    if rules.is_empty() {
        let fault = ConfigFault::new(format!("unknown rule `{name}`"), range, "no such rule");
        faults.push(fault.help(rules::advice(name)));
    }
    rules
}

/// The severity that `value` gives the rule called `name`.
pub(super) fn read_level(
    name: &str,
    value: ConfigValue<'_>,
    faults: &mut Vec<ConfigFault>,
) -> Option<RuleLevel> {
    let DeValue::String(text) = value.get_ref() else {
        let found = value.get_ref();
        faults.push(wrong_type(name, "a severity", found, range(value)));
        return None;
    };
    let level = match &**text {
        "off" => Some(RuleLevel::Off),
        other => Severity::from_name(other).map(RuleLevel::At),
    };
    if level.is_none() {
        faults.push(
            ConfigFault::new(
                format!("`{text}` is not a severity"),
                range(value),
                "not a severity",
            )
            .help("write \"off\", \"note\", \"warning\" or \"error\""),
        );
    }
    level
}

/// The options that the rule declares.
fn read_options(
    meta: &'static Meta,
    table: &mut ConfigTable<'_>,
    settings: &mut Settings,
    faults: &mut Vec<ConfigFault>,
) {
    for option in meta.options {
        let value = match option.default {
            OptionDefault::Count(_) => table.count(option.key, faults).map(OptionValue::Count),
            OptionDefault::Percent(_) => {
                table.percent(option.key, faults).map(OptionValue::Percent)
            }
            OptionDefault::Words { known, .. } => table
                .words(option.key, known, faults)
                .map(OptionValue::Words),
        };
        if let Some(value) = value {
            settings.set_option(option, value);
        }
    }
    for option in meta.options {
        let Some(other) = option.not_below else {
            continue;
        };
        let written = [option.key, other.key].map(|key| table.get(key).map(range));
        let Some(range) = written.into_iter().flatten().next() else {
            continue;
        };
        let (value, least) = match (settings.option(option), settings.option(other)) {
            (OptionValue::Count(value), OptionValue::Count(least)) if value < least => {
                (value.to_string(), least.to_string())
            }
            (OptionValue::Percent(value), OptionValue::Percent(least)) if value < least => {
                (value.to_string(), least.to_string())
            }
            _ => continue,
        };
        let (key, other) = (option.key, other.key);
        faults.push(ConfigFault::new(
            format!("`{key}` ({value}) is below `{other}` ({least})"),
            range,
            format!("`{key}` must not be the smaller of the two"),
        ));
    }
}
