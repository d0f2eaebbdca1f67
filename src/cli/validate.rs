//! `negguide validate`: every finding.

use anyhow::Result;

use super::arguments::{Format, Global, Validate};
use super::setup::Run;
use super::{CLEAN, FAILED, FINDINGS, output, setup};
use crate::report::{self, Summary};

pub fn run(global: &Global, command: &Validate) -> Result<u8> {
    let mut run = setup::run(global, &command.selection, None)?;
    if command.fixing.diff {
        return diff(global, command, &run);
    }
    let fixed = match command.fixing.fix {
        true => command.fixing.write(&mut run),
        false => Vec::new(),
    };
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
        fixed.iter().for_each(|line| output::say(line));
        output::say(&summary.sentence());
    }
    Ok(match () {
        () if !run.loaded.troubles.is_empty() => FAILED,
        () if summary.errors > 0 => FINDINGS,
        () => CLEAN,
    })
}

/// Shows what fixes would change, in place of the findings.
fn diff(global: &Global, command: &Validate, run: &Run) -> Result<u8> {
    let (text, told) = command.fixing.diff(run, global);
    output::print(&text)?;
    if !global.quiet {
        told.iter().for_each(|line| output::say(line));
    }
    Ok(match () {
        () if !run.loaded.troubles.is_empty() => FAILED,
        () if !text.is_empty() => FINDINGS,
        () => CLEAN,
    })
}
