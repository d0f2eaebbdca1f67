//! `[[overrides]]`: severities for some of the guides.

use std::path::Path;

use toml::de::DeValue;

use super::fault::ConfigFault;
use super::patterns::read_patterns;
use super::rules::{known_rules, of_each_rule, read_level};
use super::table::{ConfigTable, ConfigValue, range, wrong_type};
use crate::rules::{Override, Settings};

const KEY: &str = "overrides";

/// Reads all overrides; their patterns start from `root`.
pub(super) fn read_overrides(
    table: &mut ConfigTable<'_>,
    root: &Path,
    settings: &mut Settings,
    faults: &mut Vec<ConfigFault>,
) {
    settings.overrides.root = root.to_path_buf();
    let Some(value) = table.get(KEY) else { return };
    let found = value.get_ref();
    let DeValue::Array(items) = found else {
        let expected = "tables, each under [[overrides]]";
        faults.push(wrong_type(KEY, expected, found, range(value)));
        return;
    };
    for item in items {
        match item.get_ref() {
            DeValue::Table(inner) => {
                let read = read_override(ConfigTable::new(inner, KEY), item, faults);
                settings.overrides.list.extend(read);
            }
            other => faults.push(wrong_type(KEY, "tables", other, range(item))),
        }
    }
}

fn read_override(
    mut table: ConfigTable<'_>,
    item: ConfigValue<'_>,
    faults: &mut Vec<ConfigFault>,
) -> Option<Override> {
    let patterns = match table.get("paths") {
        Some(value) => read_patterns("paths", value, faults),
        None => {
            let fault = ConfigFault::new(
                "an override names no `paths`",
                range(item),
                "which guides is it for?",
            );
            faults.push(fault.help("write such as paths = [\"guides/acme/**\"]"));
            None
        }
    };
    let mut levels = Vec::new();
    if let Some(rules) = table.table("rules", faults) {
        for (name, name_range, value) in rules.rest() {
            let named = known_rules(name, name_range, faults);
            if !named.is_empty() {
                levels.extend(read_level(name, value, faults).map(|level| (named, level)));
            }
        }
    }
    table.finish(faults);
    Some(Override {
        patterns: patterns?,
        levels: of_each_rule(levels).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::read::read;
    use super::*;
    use crate::rules::{self, RuleLevel};

    #[test]
    fn patterns_name_guides_and_later_overrides_win() {
        let text = "[rules]\nvalue-lost = \"note\"\n\
            [[overrides]]\npaths = [\"guides/acme/**\", \"./pay/\"]\n\
            [overrides.rules]\nvalue-lost = \"off\"\nNG305 = \"off\"\n\
            [[overrides]]\npaths = [\"guides/*/data-*.md\"]\nrules = { value-lost = \"error\" }\n";
        let (config, faults) = read(text, Path::new("/p"));
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(config.settings.overrides.root, Path::new("/p"));
        let level = |path: &str, rule: &str| {
            let own = config.settings.overridden(path);
            let rule = rules::find(rule).expect("the rule").meta().id;
            own.as_ref().unwrap_or(&config.settings).level(rule)
        };
        let error = Some(RuleLevel::At(crate::diagnostic::Severity::Error));
        assert_eq!(
            level("guides/acme/x.md", "value-lost"),
            Some(RuleLevel::Off)
        );
        assert_eq!(
            level("pay/a/b/x.md", "currency-differs"),
            Some(RuleLevel::Off)
        );
        assert_eq!(level("guides/acme/data-x.md", "value-lost"), error);
        assert_eq!(level("guides/a/b/data-x.md", "currency-differs"), None);
        assert!(config.settings.overridden("guides/globex/x.md").is_none());
    }

    #[test]
    fn faults_have_their_places() {
        let text = "[[overrides]]\npaths = [\"a[\", 3]\n[overrides.rules]\nvalue-lots = \"off\"\n\
            value-lost = \"loud\"\n[[overrides]]\npath = [\"x\"]\n[[overrides]]\npaths = []\n";
        let (_, faults) = read(text, Path::new(""));
        let told: Vec<(&str, &str)> = faults
            .iter()
            .map(|fault| {
                let slice = &text[fault.range.start()..fault.range.end()];
                (slice, fault.message.as_str())
            })
            .collect();
        assert_eq!(
            told,
            [
                (
                    "\"a[\"",
                    "`a[` is not a pattern: unclosed character class; missing ']'"
                ),
                ("3", "`paths` takes a list of strings, not this number"),
                ("value-lots", "unknown rule `value-lots`"),
                ("\"loud\"", "`loud` is not a severity"),
                ("[[overrides]]", "an override names no `paths`"),
                ("path", "unknown key `path` in [overrides]"),
                ("[]", "`paths` is empty"),
            ]
        );
    }
}
