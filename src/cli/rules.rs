//! `negguide rules`: every rule there is.

use anyhow::Result;
use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;

use super::arguments::{Rules, RulesFormat};
use super::{CLEAN, output};
use crate::rules::{FixAvailability, Meta, OptionValue, RULES};

pub(super) fn run(command: &Rules) -> Result<u8> {
    let text = match command.format {
        RulesFormat::Table => table(),
        RulesFormat::Json => {
            let rules: Vec<Listed> = RULES.iter().map(|rule| Listed::of(rule.meta())).collect();
            serde_json::to_string_pretty(&rules)?
        }
    };
    output::print(&format!("{text}\n"))?;
    Ok(CLEAN)
}

/// As wide as the terminal; through a pipe each rule keeps its one line.
fn table() -> String {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    match output::terminal_width() {
        Some(width) => table
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(width).unwrap_or(u16::MAX)),
        None => table.set_content_arrangement(ContentArrangement::Disabled),
    };
    table.set_header(["Code", "Name", "Severity", "Fix", "Finds"]);
    for rule in RULES.iter() {
        let meta = rule.meta();
        table.add_row([
            meta.id.code,
            meta.id.name,
            meta.severity.name(),
            fix(meta.fix),
            &meta.docs().summary,
        ]);
    }
    let lines: Vec<String> = table.lines().map(|line| line.trim().to_string()).collect();
    lines.join("\n")
}

fn fix(fix: FixAvailability) -> &'static str {
    match fix {
        FixAvailability::None => "-",
        FixAvailability::Safe => "safe",
        FixAvailability::Unsafe => "unsafe",
        FixAvailability::SafeOrUnsafe => "safe, unsafe",
    }
}

/// A rule as JSON.
#[derive(Serialize)]
struct Listed {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    fix: &'static str,
    summary: String,
    options: Vec<ListedOption>,
    /// The whole documentation, as Markdown.
    page: String,
}

#[derive(Serialize)]
struct ListedOption {
    key: &'static str,
    help: &'static str,
    default: serde_json::Value,
}

impl Listed {
    fn of(meta: &Meta) -> Listed {
        let docs = meta.docs();
        let options = meta.options.iter().map(|option| ListedOption {
            key: option.key,
            help: option.help,
            default: match option.default_value() {
                OptionValue::Count(count) => count.into(),
                OptionValue::Percent(percent) => percent.to_string().into(),
                OptionValue::Words(words) => words.into(),
            },
        });
        Listed {
            code: meta.id.code,
            name: meta.id.name,
            severity: meta.severity.name(),
            fix: match meta.fix {
                FixAvailability::None => "none",
                other => fix(other),
            },
            summary: docs.summary,
            options: options.collect(),
            page: docs.page,
        }
    }
}
