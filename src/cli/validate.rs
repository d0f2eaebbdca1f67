//! `negguide validate`: every finding.

use anyhow::Result;

use super::arguments::{Global, Validate};
use super::setup::Run;
use super::{CLEAN, FAILED, FINDINGS, output, reporting, setup};
use crate::diagnostic::Severity;
use crate::report::Summary;

pub fn run(global: &Global, command: &Validate) -> Result<u8> {
    let mut run = setup::run(global, &command.selection, None)?;
    if command.fixing.diff {
        return diff(global, command, &run);
    }
    let fixed = match command.fixing.fix {
        true => command.fixing.write(&mut run),
        false => Vec::new(),
    };
    reporting::report(global, &command.report, &run, Some(Severity::Error))?;
    let summary = Summary::of(&run.loaded.guides);
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
