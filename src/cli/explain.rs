//! `negguide explain`: a rule's page.

use anyhow::{Result, anyhow};

use super::arguments::Explain;
use super::{CLEAN, output};
use crate::model::closest;
use crate::rules;

pub(super) fn run(command: &Explain) -> Result<u8> {
    let name = command.rule.trim();
    let Some(rule) = rules::find(name) else {
        return Err(unknown(name));
    };
    let meta = rule.meta();
    output::print(&format!(
        "# {} ({})\n\n{}, {}\n\n{}\n",
        meta.id.name,
        meta.id.code,
        meta.severity,
        meta.fix.describe(),
        rules::page(meta)
    ))?;
    Ok(CLEAN)
}

/// That no rule has this name, and which may be meant: the nearest, or those with the nearest word.
fn unknown(name: &str) -> anyhow::Error {
    let near = match closest(name, rules::names()) {
        Some(near) => vec![near],
        None => {
            let word = closest(name, rules::names().flat_map(|rule| rule.split('-')));
            let has = |rule: &&str| rule.split('-').any(|part| Some(part) == word);
            rules::names().filter(has).collect()
        }
    };
    match &near[..] {
        [] => anyhow!(
            "no rule is called `{name}`; rules have names such as `total-mismatch` and codes such as NG201"
        ),
        near => anyhow!(
            "no rule is called `{name}`; did you mean `{}`?",
            near.join("` or `")
        ),
    }
}
