//! `[aliases]`: what companies and roles are also called.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::fault::ConfigFault;
use super::table::{ConfigTable, range, wrong_type};
use crate::model::fold;
use crate::model::search_names::Aliases;

/// Reads `[aliases.companies]` and `[aliases.roles]`: lists of names by slugs.
pub(super) fn read_aliases(table: &mut ConfigTable<'_>, faults: &mut Vec<ConfigFault>) -> Aliases {
    let Some(mut section) = table.table("aliases", faults) else {
        return Aliases::default();
    };
    let aliases = Aliases {
        companies: read_names(&mut section, "companies", faults),
        roles: read_names(&mut section, "roles", faults),
    };
    section.finish(faults);
    aliases
}

fn read_names(
    section: &mut ConfigTable<'_>,
    key: &'static str,
    faults: &mut Vec<ConfigFault>,
) -> BTreeMap<String, Vec<String>> {
    let Some(table) = section.table(key, faults) else {
        return BTreeMap::new();
    };
    let mut names = BTreeMap::new();
    for (slug, _, value) in table.rest() {
        let expected = "a list of names";
        let DeValue::Array(list) = value.get_ref() else {
            faults.push(wrong_type(slug, expected, value.get_ref(), range(value)));
            continue;
        };
        let mut own = Vec::new();
        for item in list {
            match item.get_ref() {
                DeValue::String(name) if !fold(name).is_empty() => own.push(name.to_string()),
                other => faults.push(wrong_type(slug, expected, other, range(item))),
            }
        }
        names.insert(slug.to_string(), own);
    }
    names
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::read::read;
    use crate::model::search_names::Named;

    #[test]
    fn names_are_listed_by_slugs() {
        let text = "[aliases.companies]\nmeta = [\"FB\"]\n[aliases.roles]\ndata-engineer = [\"Plumber\"]\n";
        let (config, faults) = read(text, Path::new(""));
        assert!(faults.is_empty(), "{faults:?}");
        let names = config.aliases.names(Named::Company, "meta");
        assert_eq!(names[0], "FB");
        assert!(names.contains(&"facebook"), "shipped names too: {names:?}");
        assert_eq!(
            config.aliases.names(Named::Role, "data-engineer")[0],
            "Plumber"
        );
        let (_, faults) = read(
            "[aliases.companies]\nmeta = \"FB\"\nx = [1]\n[aliases.plces]\n",
            Path::new(""),
        );
        let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "`meta` takes a list of names, not a string",
                "`x` takes a list of names, not this number",
                "unknown key `plces` in [aliases]",
            ]
        );
    }
}
