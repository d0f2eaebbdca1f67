//! `negguide validate`: every finding.

use anyhow::Result;

use super::arguments::{Global, Validate};
use super::setup::Run;
use super::{CLEAN, FAILED, FINDINGS, baseline, output, reporting, setup};
use crate::report::Summary;

pub fn run(global: &Global, command: &Validate) -> Result<u8> {
    let mut run = setup::run(global, &command.selection, &command.scope, None)?;
    if command.fixing.diff {
        return diff(global, command, &run);
    }
    let fixed = match command.fixing.fix {
        true => command.fixing.write(&mut run),
        false => Vec::new(),
    };
    let recording = &command.recording;
    match recording.write_baseline {
        Some(_) => baseline::record(&mut run, recording)?,
        None => {
            let prune = recording.prune_baseline;
            baseline::hold_back(&mut run, &command.known, prune, global.quiet)?;
        }
    }
    let fail_on = match recording.fail_on {
        Some(fail_on) => fail_on.severity(),
        None => run.config.fail_on,
    };
    reporting::report(global, &command.report, &run, fail_on)?;
    let guides = &run.loaded.guides;
    let summary = Summary::of(guides);
    if !global.quiet {
        fixed.iter().for_each(|line| output::say(line));
        let nothing = run.nothing.as_deref().filter(|_| guides.is_empty());
        output::say(&nothing.map_or_else(|| summary.sentence(), str::to_string));
    }
    let fails = fail_on.is_some_and(|least| {
        let mut findings = guides.iter().flat_map(|checked| &checked.findings);
        findings.any(|finding| finding.severity >= least)
    });
    Ok(match () {
        () if !run.loaded.troubles.is_empty() => FAILED,
        () if recording.exit_zero => CLEAN,
        () if fails => FINDINGS,
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
