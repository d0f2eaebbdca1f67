//! `negguide validate`: every finding.

use anyhow::Result;

use super::arguments::{Format, Global, Validate};
use super::{CLEAN, FAILED, FINDINGS, output, setup};
use crate::report::{self, Summary};

pub fn run(global: &Global, command: &Validate) -> Result<u8> {
    let run = setup::run(global, &command.selection, None)?;
    let guides = &run.loaded.guides;
    let text = match command.format {
        Format::Human => {
            let style = output::style(global);
            guides
                .iter()
                .map(|guide| report::human(guide, style))
                .collect()
        }
        Format::Concise => guides.iter().map(report::concise).collect(),
        Format::Json => report::json(guides, &run.troubles())?,
    };
    output::print(&text)?;
    let summary = Summary::of(guides);
    if !global.quiet {
        output::say(&summary.sentence());
    }
    Ok(match () {
        () if !run.loaded.troubles.is_empty() => FAILED,
        () if summary.errors > 0 => FINDINGS,
        () => CLEAN,
    })
}
