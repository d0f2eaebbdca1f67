//! `negguide validate`: every finding.

use anyhow::Result;

use super::arguments::{Global, Validate};
use super::{CLEAN, FAILED, FINDINGS, output, reporting, setup};
use crate::diagnostic::Severity;
use crate::report::Summary;

pub fn run(global: &Global, command: &Validate) -> Result<u8> {
    let run = setup::run(global, &command.selection, None)?;
    reporting::report(global, &command.report, &run, Some(Severity::Error))?;
    let summary = Summary::of(&run.loaded.guides);
    if !global.quiet {
        output::say(&summary.sentence());
    }
    Ok(match () {
        () if !run.loaded.troubles.is_empty() => FAILED,
        () if summary.errors > 0 => FINDINGS,
        () => CLEAN,
    })
}
