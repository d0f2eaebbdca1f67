//! `[rules]`: severities and options.

use toml::de::DeValue;

use super::fault::ConfigFault;
use super::table::{ConfigTable, ConfigValue, range, wrong_type};
use crate::diagnostic::Severity;
use crate::model::closest;
use crate::rules::{self, Meta, OptionDefault, OptionValue, Rule, RuleLevel, Settings};
use crate::text::TextRange;

/// `rule = "severity"`, or `[rules.rule]` with `severity` and the rule's options.
pub(super) fn read_rules(
    table: &ConfigTable<'_>,
    settings: &mut Settings,
    faults: &mut Vec<ConfigFault>,
) {
    for (name, name_range, value) in table.rest() {
        let Some(rule) = known_rule(name, name_range, faults) else {
            continue;
        };
        let id = rule.meta().id;
        let name = id.name;
        let level = match value.get_ref() {
            DeValue::Table(inner) => {
                let mut options = ConfigTable::new(inner, format!("rules.{name}"));
                let severity = options.get("severity");
                read_options(rule.meta(), &mut options, settings, faults);
                options.finish(faults);
                severity.and_then(|severity| read_level(name, severity, faults))
            }
            _ => read_level(name, value, faults),
        };
        if let Some(level) = level {
            settings.set_level(id, level);
        }
    }
}

/// The rule that the configuration calls `name`, or a fault.
pub(super) fn known_rule(
    name: &str,
    range: TextRange,
    faults: &mut Vec<ConfigFault>,
) -> Option<&'static dyn Rule> {
    let rule = rules::find(name);
    if rule.is_none() {
        let fault = ConfigFault::new(format!("unknown rule `{name}`"), range, "no such rule");
        faults.push(match closest(name, rules::names()) {
            Some(near) => fault.help(format!("did you mean `{near}`?")),
            None => fault,
        });
    }
    rule
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
                format!("`{text}` is no severity"),
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
