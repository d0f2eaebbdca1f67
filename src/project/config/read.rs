//! The configuration's text to a [`Config`].

use std::path::Path;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::Config;
use super::aliases::read_aliases;
use super::fault::ConfigFault;
use super::form::read_form;
use super::install::read_install;
use super::links::read_links;
use super::overrides::read_overrides;
use super::patterns::read_patterns;
use super::places::read_places;
use super::rates::read_rates;
use super::rules::read_rules;
use super::table::{ConfigTable, ConfigValue, range, wrong_type};
use crate::diagnostic::Severity;
use crate::syntax::Limits;
use crate::text::TextRange;

/// Reads `text`, whose relative paths start from `root`. With any fault the configuration is not
/// to be used.
pub(super) fn read(text: &str, root: &Path) -> (Config, Vec<ConfigFault>) {
    let (parsed, errors) = DeTable::parse_recoverable(text);
    let mut faults: Vec<ConfigFault> = errors
        .iter()
        .map(|error| {
            let range = error.span().map_or(TextRange::at(0), TextRange::from);
            let message = error.message().trim_end_matches('.');
            ConfigFault::new(format!("invalid TOML: {message}"), range, "here")
        })
        .collect();
    let mut config = Config {
        root: root.to_path_buf(),
        ..Config::default()
    };
    for folder in [&mut config.guides, &mut config.out, &mut config.templates] {
        *folder = root.join(&folder);
    }
    let mut table = ConfigTable::new(parsed.get_ref(), "");
    if let Some(guides) = table.folder("guides", &mut faults) {
        config.guides = root.join(guides);
    }
    if let Some(out) = table.folder("out", &mut faults) {
        config.out = root.join(out);
    }
    if let Some(templates) = table.folder("templates", &mut faults) {
        config.templates = root.join(templates);
        config.names_templates = true;
    }
    read_site(&mut table, &mut config, &mut faults);
    if let Some(baseline) = table.file("baseline", &mut faults) {
        config.baseline = Some(root.join(baseline));
    }
    if let Some(value) = table.get("fail-on")
        && let Some(fail_on) = read_fail_on(value, &mut faults)
    {
        config.fail_on = fail_on;
    }
    if let Some(rules) = table.table("rules", &mut faults) {
        read_rules(&rules, &mut config.settings, &mut faults);
    }
    read_overrides(&mut table, root, &mut config.settings, &mut faults);
    if let Some(limits) = table.table("limits", &mut faults) {
        read_limits(limits, &mut config.limits, &mut faults);
    }
    if let Some(form) = table.table("fmt", &mut faults) {
        read_form(form, &mut config.style, &mut faults);
    }
    if let Some(value) = table.get("exclude") {
        config.exclude = read_patterns("exclude", value, &mut faults).unwrap_or_default();
    }
    config.aliases = read_aliases(&mut table, &mut faults);
    config.rates = read_rates(&mut table, &mut faults);
    config.install = read_install(&mut table, &mut faults);
    let places = read_places(&mut table, &mut faults);
    if !places.is_empty() {
        Arc::make_mut(&mut config.places).extend(places);
    }
    table.finish(&mut faults);
    faults.sort_by_key(|fault| fault.range);
    (config, faults)
}

/// What the site says of itself.
fn read_site(table: &mut ConfigTable<'_>, config: &mut Config, faults: &mut Vec<ConfigFault>) {
    let mut text = |key: &'static str| table.text(key, faults).map(str::to_string);
    if let Some(title) = text("title") {
        config.title = title;
    }
    config.description = text("description");
    config.footer = text("footer");
    config.links = read_links(table, faults);
    let Some(value) = table.get("base-url") else {
        return;
    };
    let address = match value.get_ref() {
        DeValue::String(text) => Some(text.trim_end_matches('/')),
        _ => None,
    };
    let is_web = |address: &&str| {
        let rest = address
            .strip_prefix("https://")
            .or(address.strip_prefix("http://"));
        rest.is_some_and(|rest| {
            !rest.is_empty()
                && !rest.contains(['?', '#', '"', '<', '>', '\''])
                && !rest.contains(char::is_whitespace)
        })
    };
    match address.filter(is_web) {
        Some(address) => config.base_url = Some(format!("{address}/")),
        None => {
            let fault = ConfigFault::new(
                "`base-url` is not the address of a site",
                range(value),
                "not an address",
            );
            faults.push(
                fault.help("write where the site will be: \"https://pay.example.org/guides/\""),
            );
        }
    }
}

/// The least severity that fails a run, or that none does.
fn read_fail_on(value: ConfigValue<'_>, faults: &mut Vec<ConfigFault>) -> Option<Option<Severity>> {
    let DeValue::String(text) = value.get_ref() else {
        let found = value.get_ref();
        faults.push(wrong_type("fail-on", "a severity", found, range(value)));
        return None;
    };
    let fail_on = match &**text {
        "never" => Some(None),
        other => Severity::from_name(other).map(Some),
    };
    if fail_on.is_none() {
        let fault = ConfigFault::new(
            format!("`{text}` is not a severity"),
            range(value),
            "not a severity",
        );
        faults.push(fault.help("write \"error\", \"warning\", \"note\" or \"never\""));
    }
    fail_on
}

fn read_limits(mut table: ConfigTable<'_>, limits: &mut Limits, faults: &mut Vec<ConfigFault>) {
    let size = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    if let Some(bytes) = table.count("file-bytes", faults) {
        // Offsets are 32 bits wide.
        limits.file_bytes = bytes.min(u64::from(u32::MAX));
    }
    if let Some(nesting) = table.count("nesting", faults) {
        // Deeper structures could not be walked on a small stack.
        limits.nesting = size(nesting).min(200);
    }
    if let Some(bytes) = table.count("scalar-bytes", faults) {
        limits.scalar_bytes = size(bytes);
    }
    if let Some(nodes) = table.count("nodes", faults) {
        limits.nodes = size(nodes);
    }
    if let Some(nodes) = table.count("alias-nodes", faults) {
        limits.alias_nodes = size(nodes);
    }
    if let Some(cells) = table.count("table-cells", faults) {
        limits.table_cells = size(cells);
    }
    if let Some(elements) = table.count("elements", faults) {
        limits.elements = size(elements);
    }
    if let Some(findings) = table.count("findings", faults) {
        limits.findings = size(findings);
    }
    table.finish(faults);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Percent;
    use crate::rules::{self, OptionValue, RuleLevel};

    #[test]
    fn a_whole_configuration() {
        let text = "guides = \"pay\"\nout = \"site\"\ntitle = \"Pay\"\n\
            [rules]\nvalue-lost = \"off\"\nNG305 = \"note\"\n\
            [rules.total-mismatch]\nseverity = \"error\"\nwarn-over = 2.5\nerror-over = \"12 %\"\n\
            [limits]\nnesting = 9\n";
        let (config, faults) = read(text, Path::new("/p"));
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(config.guides, Path::new("/p/pay"));
        assert_eq!(config.templates, Path::new("/p/templates"));
        assert_eq!(config.limits.nesting, 9);
        let settings = &config.settings;
        let id = |name: &str| rules::find(name).expect("the rule").meta().id;
        assert_eq!(settings.level(id("value-lost")), Some(RuleLevel::Off));
        assert_eq!(
            settings.level(id("currency-differs")),
            Some(RuleLevel::At(Severity::Note))
        );
        let options = rules::find("total-mismatch")
            .expect("the rule")
            .meta()
            .options;
        let error_over = options.iter().find(|option| option.key == "error-over");
        assert_eq!(
            error_over.map(|option| settings.option(option)),
            Some(OptionValue::Percent(Percent::whole(12)))
        );
    }

    #[test]
    fn all_faults_at_once_with_their_places() {
        let text = "guide = \"x\"\nout = 3\n[rules]\nvalue-lots = \"off\"\nvalue-lost = \"loud\"\n\
            [limits]\nnesting = 0\ndepth = 1\n[rules.total-mismatch]\nwarn-ovr = 1\nerror-over = 1\n";
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
                ("guide", "unknown key `guide` in the configuration"),
                ("3", "`out` takes a string, not this number"),
                ("value-lots", "unknown rule `value-lots`"),
                ("\"loud\"", "`loud` is not a severity"),
                (
                    "0",
                    "`nesting` takes a whole number above zero, not this number"
                ),
                ("depth", "unknown key `depth` in [limits]"),
                (
                    "warn-ovr",
                    "unknown key `warn-ovr` in [rules.total-mismatch]"
                ),
                ("1", "`error-over` (1) is below `warn-over` (2)"),
            ]
        );
        let help: Vec<_> = faults
            .iter()
            .filter_map(|fault| fault.help.as_deref())
            .collect();
        assert!(help.contains(&"did you mean `guides`?"), "{help:?}");
        assert!(help.contains(&"did you mean `value-lost`?"), "{help:?}");
    }

    #[test]
    fn one_tolerance_is_held_against_the_default_of_the_other() {
        let text = "[rules.total-mismatch]\nwarn-over = 15\n";
        let (_, faults) = read(text, Path::new(""));
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(
            faults[0].message,
            "`error-over` (10) is below `warn-over` (15)"
        );
        assert_eq!(&text[faults[0].range.start()..faults[0].range.end()], "15");
    }

    #[test]
    fn known_keys_are_listed_once() {
        let (_, faults) = read("[rules.total-mismatch]\nfrobnicate = 1\n", Path::new(""));
        assert_eq!(
            faults[0].help.as_deref(),
            Some("[rules.total-mismatch] knows severity, warn-over, error-over")
        );
    }

    #[test]
    fn broken_toml_is_a_fault() {
        let (_, faults) = read("out = \n", Path::new(""));
        assert_eq!(faults.len(), 1);
        assert!(
            faults[0].message.starts_with("invalid TOML: "),
            "{faults:?}"
        );
    }
}
