//! `negguide explain`: a rule's page.

use anyhow::{Result, anyhow};

use super::arguments::{Explain, PageFormat};
use super::global::Global;
use super::{CLEAN, output};
use crate::model::closest;
use crate::report;
use crate::rules::{self, Meta};

/// Rules of a family that are named at most.
const MOST_NAMED: usize = 20;

pub(super) fn run(global: &Global, command: &Explain) -> Result<u8> {
    let name = command.rule.trim();
    let Some(rule) = rules::find(name) else {
        return Err(unknown(name));
    };
    let markdown = markdown(rule.meta());
    let format = command.format.unwrap_or(match output::terminal_width() {
        Some(_) => PageFormat::Text,
        None => PageFormat::Markdown,
    });
    match format {
        PageFormat::Text => output::print(&report::page(&markdown, output::page_style(global)))?,
        PageFormat::Markdown => output::print(&markdown)?,
    }
    Ok(CLEAN)
}

fn markdown(meta: &Meta) -> String {
    format!(
        "# {} ({})\n\n{}, {}\n\n{}\n",
        meta.id.name,
        meta.id.code,
        meta.severity,
        meta.fix.describe(),
        rules::page(meta)
    )
}

/// That no rule has this name, and which may be meant: those of a family, the nearest, or those with the
/// nearest word.
fn unknown(name: &str) -> anyhow::Error {
    let family = rules::matching(name);
    if !family.is_empty() {
        if family.len() > MOST_NAMED {
            return anyhow!("`{name}` is the start of many codes: `negguide rules` lists them");
        }
        let names: Vec<&str> = family.iter().map(|rule| rule.name).collect();
        return anyhow!(
            "`{name}` is the start of several codes; explain one of {}",
            names.join(", ")
        );
    }
    if closest(name, rules::names()).is_none() {
        let word = closest(name, rules::names().flat_map(|rule| rule.split('-')));
        let has = |rule: &&str| rule.split('-').any(|part| Some(part) == word);
        let near: Vec<&str> = rules::names().filter(has).collect();
        if !near.is_empty() {
            return anyhow!(
                "no rule is called `{name}`; did you mean `{}`?",
                near.join("` or `")
            );
        }
    }
    anyhow!("no rule is called `{name}`; {}", rules::advice(name))
}
