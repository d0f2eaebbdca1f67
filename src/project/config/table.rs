//! A TOML table read key by key: each key once, what is left over is unknown.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::ConfigFault;
use crate::model::{Percent, closest};
use crate::text::TextRange;

/// A table that is being read.
pub(super) struct ConfigTable<'t> {
    table: &'t DeTable<'t>,
    /// Where it is in the configuration, for messages: `rules.total-mismatch`.
    name: String,
    taken: Vec<&'static str>,
}

pub(super) type ConfigValue<'t> = &'t Spanned<DeValue<'t>>;

impl<'t> ConfigTable<'t> {
    pub(super) fn new(table: &'t DeTable<'t>, name: impl Into<String>) -> Self {
        ConfigTable {
            table,
            name: name.into(),
            taken: Vec::new(),
        }
    }

    pub(super) fn get(&mut self, key: &'static str) -> Option<ConfigValue<'t>> {
        if !self.taken.contains(&key) {
            self.taken.push(key);
        }
        let mut entries = self.table.iter();
        entries
            .find(|(name, _)| name.get_ref() == key)
            .map(|(_, value)| value)
    }

    pub(super) fn text(
        &mut self,
        key: &'static str,
        faults: &mut Vec<ConfigFault>,
    ) -> Option<&'t str> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(text),
            other => {
                faults.push(wrong_type(key, "a string", other, range(value)));
                None
            }
        }
    }

    /// A folder: a string that is not empty.
    pub(super) fn folder(
        &mut self,
        key: &'static str,
        faults: &mut Vec<ConfigFault>,
    ) -> Option<&'t str> {
        let help = "write \".\" for the folder of the configuration";
        self.path_text(key, ("a folder belongs here", help), faults)
    }

    /// A file: a string that is not empty.
    pub(super) fn file(
        &mut self,
        key: &'static str,
        faults: &mut Vec<ConfigFault>,
    ) -> Option<&'t str> {
        let help = "write a file's name, or leave the key out";
        self.path_text(key, ("a file belongs here", help), faults)
    }

    fn path_text(
        &mut self,
        key: &'static str,
        (label, help): (&str, &str),
        faults: &mut Vec<ConfigFault>,
    ) -> Option<&'t str> {
        let text = self.text(key, faults)?;
        let place = self.get(key).map(range).unwrap_or_default();
        // Broken TOML leaves a value of no bytes, and a fault of its own.
        if !text.trim().is_empty() || place.is_empty() {
            return Some(text);
        }
        let fault = ConfigFault::new(format!("`{key}` is empty"), place, label);
        faults.push(fault.help(help));
        None
    }

    pub(super) fn table(
        &mut self,
        key: &'static str,
        faults: &mut Vec<ConfigFault>,
    ) -> Option<ConfigTable<'t>> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(ConfigTable::new(table, self.path(key))),
            other => {
                faults.push(wrong_type(key, "a table", other, range(value)));
                None
            }
        }
    }

    /// The tables of `[[key]]`, each with its place.
    pub(super) fn tables(
        &mut self,
        key: &'static str,
        faults: &mut Vec<ConfigFault>,
    ) -> Vec<(TextRange, ConfigTable<'t>)> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let what = format!("tables, each under [[{key}]]");
        let DeValue::Array(items) = value.get_ref() else {
            faults.push(wrong_type(key, &what, value.get_ref(), range(value)));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::Table(table) => {
                    tables.push((range(item), ConfigTable::new(table, format!("[{key}]"))));
                }
                other => faults.push(wrong_type(key, &what, other, range(item))),
            }
        }
        tables
    }

    /// The place of the `index`th item of the list at `key`.
    pub(super) fn item(&mut self, key: &'static str, index: usize) -> Option<TextRange> {
        match self.get(key)?.get_ref() {
            DeValue::Array(items) => items.get(index).map(range),
            _ => None,
        }
    }

    /// A whole number from 1 up.
    pub(super) fn count(
        &mut self,
        key: &'static str,
        faults: &mut Vec<ConfigFault>,
    ) -> Option<u64> {
        let value = self.get(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(integer) => {
                u64::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()).ok()
            }
            _ => None,
        };
        match number {
            Some(number @ 1..) => Some(number),
            _ => {
                let found = value.get_ref();
                faults.push(wrong_type(
                    key,
                    "a whole number above zero",
                    found,
                    range(value),
                ));
                None
            }
        }
    }

    /// A percentage, as a number or as text: `2`, `2.5`, `"2.5 %"`.
    pub(super) fn percent(
        &mut self,
        key: &'static str,
        faults: &mut Vec<ConfigFault>,
    ) -> Option<Percent> {
        let value = self.get(key)?;
        let text = match value.get_ref() {
            DeValue::Integer(integer) => integer.as_str(),
            DeValue::Float(float) => float.as_str(),
            DeValue::String(text) => text.trim().trim_end_matches('%').trim_end(),
            _ => "",
        };
        let percent = Percent::parse(text).filter(|percent| *percent >= Percent::default());
        if percent.is_none() {
            let found = value.get_ref();
            faults.push(wrong_type(
                key,
                "a percentage such as 2.5",
                found,
                range(value),
            ));
        }
        percent
    }

    /// A list of words, each one of `known` where that is not empty.
    pub(super) fn words(
        &mut self,
        key: &'static str,
        known: &[&'static str],
        faults: &mut Vec<ConfigFault>,
    ) -> Option<Vec<String>> {
        let value = self.get(key)?;
        let DeValue::Array(items) = value.get_ref() else {
            let found = value.get_ref();
            faults.push(wrong_type(key, "a list of strings", found, range(value)));
            return None;
        };
        let mut words = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::String(word) if known.is_empty() || known.contains(&&**word) => {
                    words.push(word.to_string());
                }
                DeValue::String(word) => {
                    let fault = ConfigFault::new(
                        format!("`{key}` knows no `{word}`"),
                        range(item),
                        "not one of the known words",
                    );
                    faults.push(fault.help(match closest(word, known.iter().copied()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("it takes {}", known.join(", ")),
                    }));
                }
                found => faults.push(wrong_type(key, "a list of strings", found, range(item))),
            }
        }
        Some(words)
    }

    /// The keys and values not asked for yet.
    pub(super) fn rest(&self) -> impl Iterator<Item = (&'t str, TextRange, ConfigValue<'t>)> {
        let taken = self.taken.clone();
        self.table
            .iter()
            .filter(move |(name, _)| !taken.iter().any(|taken| taken == name.get_ref()))
            .map(|(name, value)| (&**name.get_ref(), TextRange::from(name.span()), value))
    }

    /// Reports every key that was not asked for.
    pub(super) fn finish(self, faults: &mut Vec<ConfigFault>) {
        let known: Vec<&'static str> = self.taken.clone();
        let place = if self.name.is_empty() {
            "the configuration".to_string()
        } else {
            format!("[{}]", self.name)
        };
        for (name, range, _) in self.rest() {
            let fault = ConfigFault::new(
                format!("unknown key `{name}` in {place}"),
                range,
                "no such setting",
            );
            let help = match closest(name, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("{place} knows {}", known.join(", ")),
            };
            faults.push(fault.help(help));
        }
    }

    fn path(&self, key: &str) -> String {
        if self.name.is_empty() {
            key.to_string()
        } else {
            format!("{}.{key}", self.name)
        }
    }
}

pub(super) fn range(value: ConfigValue<'_>) -> TextRange {
    TextRange::from(value.span())
}

pub(super) fn wrong_type(
    key: &str,
    expected: &str,
    found: &DeValue<'_>,
    range: TextRange,
) -> ConfigFault {
    let found = match found {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "this number",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    ConfigFault::new(
        format!("`{key}` takes {expected}, not {found}"),
        range,
        format!("{expected} belongs here"),
    )
}
