//! `negguide explain`: a rule's page.

use anyhow::{Result, anyhow};

use super::arguments::Explain;
use super::{CLEAN, output};
use crate::model::closest;
use crate::rules;

pub fn run(command: &Explain) -> Result<u8> {
    let name = command.rule.trim();
    let Some(rule) = rules::find(name) else {
        return Err(match closest(name, rules::names()) {
            Some(near) => anyhow!("no rule is called `{name}`; did you mean `{near}`?"),
            None => anyhow!(
                "no rule is called `{name}`; rules have names such as `total-mismatch` and codes such as NG201"
            ),
        });
    };
    let meta = rule.meta();
    output::print(&format!(
        "# {} ({})\n\n{}, {}\n\n{}\n",
        meta.id.name,
        meta.id.code,
        meta.severity,
        meta.fix.describe(),
        meta.docs().page
    ))?;
    Ok(CLEAN)
}
