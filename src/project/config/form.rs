//! `[fmt]`: the form that guides are printed in.

use toml::de::DeValue;

use super::fault::ConfigFault;
use super::table::{ConfigTable, ConfigValue, range, wrong_type};
use crate::format::{FormatStyle, LineEndings, Tables};
use crate::model::closest;

/// The names of [`Tables`] in a configuration.
const TABLES: [(&str, Tables); 3] = [
    ("as-written", Tables::AsWritten),
    ("aligned", Tables::Aligned),
    ("compact", Tables::Compact),
];

/// The names of [`LineEndings`] in a configuration.
const LINE_ENDINGS: [(&str, LineEndings); 3] = [
    ("keep", LineEndings::Keep),
    ("lf", LineEndings::Lf),
    ("crlf", LineEndings::CrLf),
];

pub(super) fn read_form(
    mut table: ConfigTable<'_>,
    style: &mut FormatStyle,
    faults: &mut Vec<ConfigFault>,
) {
    if let Some(value) = table.get("tables")
        && let Some(tables) = one_of("tables", value, &TABLES, faults)
    {
        style.tables = tables;
    }
    if let Some(value) = table.get("line-endings")
        && let Some(endings) = one_of("line-endings", value, &LINE_ENDINGS, faults)
    {
        style.line_endings = endings;
    }
    table.finish(faults);
}

/// The value that `value`, of the key `key`, names.
fn one_of<T: Copy>(
    key: &str,
    value: ConfigValue<'_>,
    known: &[(&'static str, T)],
    faults: &mut Vec<ConfigFault>,
) -> Option<T> {
    let DeValue::String(text) = value.get_ref() else {
        faults.push(wrong_type(key, "a string", value.get_ref(), range(value)));
        return None;
    };
    let found = known.iter().find(|(name, _)| *name == &**text);
    if found.is_none() {
        let names = known.iter().map(|(name, _)| *name);
        let help = match closest(text, names.clone()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => {
                let quoted: Vec<String> = names.map(|name| format!("\"{name}\"")).collect();
                format!("write one of {}", quoted.join(", "))
            }
        };
        let message = format!("`{text}` is not a value of `{key}`");
        faults.push(ConfigFault::new(message, range(value), "unknown").help(help));
    }
    found.map(|(_, value)| *value)
}
