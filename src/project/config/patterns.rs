//! Lists of patterns that files are named by.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use toml::de::DeValue;

use super::fault::ConfigFault;
use super::table::{ConfigValue, range, wrong_type};

/// Patterns as in .gitignore: `*` stays within a folder, `**` does not, and a folder means all
/// that is in it.
pub(super) fn read_patterns(
    key: &str,
    value: ConfigValue<'_>,
    faults: &mut Vec<ConfigFault>,
) -> Option<Vec<(String, GlobSet)>> {
    let found = value.get_ref();
    let DeValue::Array(items) = found else {
        faults.push(wrong_type(key, "a list of strings", found, range(value)));
        return None;
    };
    if items.is_empty() {
        let fault = ConfigFault::new(
            format!("`{key}` is empty"),
            range(value),
            "patterns belong here",
        );
        faults.push(fault);
        return None;
    }
    let mut patterns = Vec::new();
    for item in items {
        let DeValue::String(text) = item.get_ref() else {
            let found = item.get_ref();
            faults.push(wrong_type(key, "a list of strings", found, range(item)));
            continue;
        };
        match read_pattern(text) {
            Ok(set) => patterns.push((text.to_string(), set)),
            Err(error) => faults.push(ConfigFault::new(
                format!("`{text}` is not a pattern: {}", error.kind()),
                range(item),
                "not a pattern",
            )),
        }
    }
    Some(patterns)
}

fn read_pattern(text: &str) -> Result<GlobSet, globset::Error> {
    let pattern = text.trim_start_matches("./").trim_end_matches('/');
    let pattern = if pattern.is_empty() { "**" } else { pattern };
    let mut set = GlobSetBuilder::new();
    for pattern in [pattern.to_string(), format!("{pattern}/**")] {
        set.add(GlobBuilder::new(&pattern).literal_separator(true).build()?);
    }
    set.build()
}
