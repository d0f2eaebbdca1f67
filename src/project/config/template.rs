//! A configuration to start from: every setting with its default, commented out.

use super::Config;
use crate::project::install::InstallSource;
use crate::rules::{Meta, OptionDefault, RULES, RuleOption};

/// The text of a `negguide.toml` that changes nothing. Lines that start with `#` and a blank
/// explain; without the `#` before them all others are settings. `install` is written as a setting.
pub(crate) fn config_template(install: Option<&InstallSource>) -> String {
    let config = Config::default();
    let mut text = template_start(&config);
    text.push_str(
        "# The lowest severity that fails a run: \"note\", \"warning\", \"error\" or \"never\".\n\
         #fail-on = \"error\"\n\n\
         # Findings recorded in this file are suppressed (`negguide validate --write-baseline`). The\n\
         # default is used if the file exists.\n# baseline = \"negguide-baseline.json\"\n\n",
    );
    text.push_str(
        "# Severities of rules: \"off\", \"note\", \"warning\" or \"error\". Errors fail a run.\n#[rules]\n",
    );
    let (with_options, plain): (Vec<&Meta>, Vec<&Meta>) = RULES
        .iter()
        .map(|rule| rule.meta())
        .partition(|meta| !meta.options.is_empty());
    for meta in plain {
        let (name, code) = (meta.id.name, meta.id.code);
        let severity = if meta.on_by_default {
            meta.severity.name()
        } else {
            "off"
        };
        text.push_str(&format!("#{name} = \"{severity}\"  # {code}\n"));
    }
    for meta in with_options {
        text.push_str(&format!(
            "\n# {}: {}\n# `severity` replaces the rule's own severities.\n#[rules.{}]\n",
            meta.id.code,
            meta.docs().summary,
            meta.id.name
        ));
        for option in meta.options {
            text.push_str(&format!("#{}  # {}\n", setting(option), option.help));
        }
    }
    text.push_str(
        "\n# The form in which `negguide fmt` writes guides.\n#[fmt]\n\
         # \"as-written\" leaves tables with one space around each cell as they are and aligns all others;\n\
         # \"aligned\" aligns every table, \"compact\" none.\n#tables = \"as-written\"\n\
         # How lines end: \"keep\" (as each guide's first line does), \"lf\" or \"crlf\".\n\
         #line-endings = \"keep\"\n",
    );
    let limits = config.limits;
    text.push_str(&format!(
        "\n# Guides over these limits are not checked completely.\n#[limits]\n#file-bytes = {}\n\
         #nesting = {}\n#scalar-bytes = {}\n#nodes = {}\n#alias-nodes = {}\n#table-cells = {}\n\
         #elements = {}\n#findings = {}\n",
        limits.file_bytes,
        limits.nesting,
        limits.scalar_bytes,
        limits.nodes,
        limits.alias_nodes,
        limits.table_cells,
        limits.elements,
        limits.findings
    ));
    text + &install_section(install)
}

/// Where CI jobs and hooks install negguide from.
fn install_section(install: Option<&InstallSource>) -> String {
    let section = match install {
        Some(install) => install.to_string(),
        None => format!(
            "#[install]\n#git = \"https://git.example.com/tools/negguide.git\"\n#rev = \"v{}\"\n",
            env!("CARGO_PKG_VERSION")
        ),
    };
    format!(
        "\n# The repository that CI jobs and hooks install negguide from (`negguide init --ci`), and the tag or\n\
         # commit of it: by default the tag of the version that writes them. There is no default address.\n\
         {section}"
    )
}

/// `key = default`
fn setting(option: &RuleOption) -> String {
    let value = match &option.default {
        OptionDefault::Count(count) => count.to_string(),
        OptionDefault::Percent(percent) => percent.to_string(),
        OptionDefault::Words { default, .. } => {
            let words: Vec<String> = default.iter().map(|word| format!("{word:?}")).collect();
            format!("[{}]", words.join(", "))
        }
    };
    format!("{} = {value}", option.key)
}

/// The settings of the site and of its files.
fn template_start(config: &Config) -> String {
    format!(
        "# negguide's configuration. Each setting is here with its default: remove the # before a\n\
         # line to change it. `negguide rules` lists the rules, `negguide explain RULE` explains one.\n\n\
         # Folders, relative to this file's folder: of the guides, of the site that `build` writes, and of\n\
         # the project's own templates.\n\
         #guides = \"{}\"\n#out = \"{}\"\n#templates = \"{}\"\n\n\
         # Files that are not guides: patterns as in .gitignore, relative to this file's folder. They are\n\
         # skipped even if they are named on the command line.\n# exclude = [\"guides/drafts/**\", \"**/notes-*.md\"]\n\n\
         # The site's title, a sentence about it, a sentence for the foot of every page, and where it will be.\n\
         #title = \"{}\"\n# description = \"\"\n# footer = \"\"\n# base-url = \"https://pay.example.org/\"\n\n\
         # Links at the foot of every page.\n# [[links]]\n# name = \"Handbook\"\n# url = \"https://handbook.example.org/\"\n\n\
         # Rates of exchange, by which the site compares pay of several currencies. Without them it converts\n\
         # nothing.\n# [rates]\n# currency = \"EUR\"\n# date = 2026-11-01\n# source = \"ECB reference rates\"\n\
         # USD = 0.92\n\n\
         # What companies and roles are also called, by their slugs: for the site's search and `negguide find`.\n\
         # [aliases.companies]\n# google = [\"Big G\"]\n# [aliases.roles]\n# devops-engineer = [\"Production Engineer\"]\n\n",
        config.guides.display(),
        config.out.display(),
        config.templates.display(),
        config.title
    )
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::read::read;
    use super::*;

    #[test]
    fn every_setting_is_one_and_changes_nothing_of_the_options() {
        let text = config_template(None);
        let (_, faults) = read(&text, Path::new(""));
        assert!(faults.is_empty(), "{faults:?}");
        let active: Vec<&str> = text
            .lines()
            .map(|line| match line.strip_prefix('#') {
                Some(setting) if !setting.starts_with(' ') => setting,
                _ => "",
            })
            .collect();
        let (config, faults) = read(&active.join("\n"), Path::new(""));
        assert!(faults.is_empty(), "{faults:?}\n{text}");
        let defaults = Config::default();
        assert_eq!(config.guides, defaults.guides);
        assert_eq!(config.title, defaults.title);
        assert_eq!(config.limits, defaults.limits);
        for meta in RULES.iter().map(|rule| rule.meta()) {
            for option in meta.options {
                let value = config.settings.option(option);
                assert_eq!(value, option.default_value(), "{}", option.key);
            }
        }
    }
}
