//! `negguide rules`: every rule there is.

use anstyle::Style as Paint;
use anyhow::Result;
use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;

use super::arguments::{Rules, RulesFormat};
use super::global::Global;
use super::{CLEAN, output};
use crate::report::{HumanStyle, wrapped};
use crate::rules::{Family, FixAvailability, Meta, OptionValue, RULES};

/// Before what a rule finds, below its name.
const SUMMARY_INDENT: &str = "       ";

pub(super) fn run(global: &Global, command: &Rules) -> Result<u8> {
    let format = command.format.unwrap_or(match output::terminal_width() {
        Some(_) => RulesFormat::List,
        None => RulesFormat::Table,
    });
    let text = match format {
        RulesFormat::List => list(output::page_style(global)),
        RulesFormat::Table => table(),
        RulesFormat::Json => {
            let rules: Vec<Listed> = RULES.iter().map(|rule| Listed::of(rule.meta())).collect();
            serde_json::to_string_pretty(&rules)?
        }
    };
    output::print(&format!("{text}\n"))?;
    Ok(CLEAN)
}

/// The rules of each family, below a heading.
fn list(style: HumanStyle) -> String {
    let bold = if style.colour {
        Paint::new().bold()
    } else {
        Paint::new()
    };
    let families = Family::ALL.map(|family| {
        let heading = format!("{bold}{}  {}{bold:#}", family.code(), about(family));
        let rules = RULES.iter().map(|rule| rule.meta());
        let rules = rules.filter(|meta| meta.family == family);
        std::iter::once(heading)
            .chain(rules.map(|meta| listed(meta, bold, style.width)))
            .collect::<Vec<_>>()
            .join("\n")
    });
    families.join("\n\n")
}

/// A rule in a line, and what it finds in one or more.
fn listed(meta: &Meta, bold: Paint, width: usize) -> String {
    let (code, name) = (meta.id.code, meta.id.name);
    let (severity, fix) = (meta.severity.name(), meta.fix.describe());
    let summary = wrapped(&meta.docs().summary, width, SUMMARY_INDENT);
    format!("{code}  {bold}{name:<24}{bold:#}  {severity:<7}  {fix}\n{summary}")
}

/// What the rules of a family look at.
fn about(family: Family) -> &'static str {
    match family {
        Family::Reading => "Reading the file",
        Family::Schema => "Keys and values of the front matter",
        Family::Pay => "Pay by itself: totals, ranges, amounts, currencies and places",
        Family::Agreement => "The front matter against the body",
        Family::Evidence => "Dates and sources",
        Family::Structure => "Sections, headings, tables and links of the body",
        Family::Scripts => "Asks and floors in scripts against the bands",
        Family::Corpus => "Guides against each other",
        Family::Directives => "Directives that ignore findings",
    }
}

/// A line each.
fn table() -> String {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_content_arrangement(ContentArrangement::Disabled);
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
