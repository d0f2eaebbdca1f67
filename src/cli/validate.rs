//! `negguide validate`: every finding.

use anyhow::{Result, bail};

use super::arguments::Validate;
use super::global::Global;
use super::setup::{CheckRun, ContextGuides};
use super::{CLEAN, FAILED, FINDINGS, baseline, output, reporting, setup};
use crate::report::Summary;

pub(super) fn run(global: &Global, command: &Validate) -> Result<u8> {
    let (selection, scope) = (&command.selection, &command.scope);
    let mut run = setup::run(global, selection, scope, ContextGuides::Project, None)?;
    let recording = &command.recording;
    let records = recording.write_baseline.is_some();
    let mut compared = if records {
        None
    } else {
        baseline::hold_back(&mut run, &command.known)?
    };
    if recording.prune_baseline && compared.is_none() {
        bail!("--prune-baseline: there is no baseline");
    }
    if command.fixing.diff {
        return diff(global, command, &run);
    }
    let mut fixed = Vec::new();
    if command.fixing.fix {
        fixed = command.fixing.write(&mut run);
        if !records {
            compared = baseline::hold_back(&mut run, &command.known)?;
        }
    }
    if records {
        baseline::record(&mut run, recording)?;
    }
    match compared {
        Some(compared) if recording.prune_baseline => compared.prune()?,
        Some(compared) if !global.quiet => compared.tell(),
        _ => {}
    }
    let fail_on = match recording.fail_on {
        Some(fail_on) => fail_on.severity(),
        None => run.config.fail_on,
    };
    reporting::report(global, &command.report, &run, fail_on)?;
    let guides = &run.loaded.guides;
    let summary = Summary::of(guides);
    if !global.quiet {
        for line in &fixed {
            output::say(line);
        }
        match &run.nothing {
            // That no guide could be looked at has been said, and is no clean bill.
            _ if guides.is_empty() && !run.loaded.troubles.is_empty() => {}
            Some(nothing) if guides.is_empty() => output::say(nothing),
            _ => output::say(&summary.sentence()),
        }
    }
    let fails = fail_on.is_some_and(|least| {
        let mut findings = guides.iter().flat_map(|checked| &checked.findings);
        findings.any(|finding| finding.severity >= least)
    });
    Ok(if !run.loaded.troubles.is_empty() {
        FAILED
    } else if recording.exit_zero {
        CLEAN
    } else if fails {
        FINDINGS
    } else {
        CLEAN
    })
}

/// Shows what fixes would change, in place of the findings.
fn diff(global: &Global, command: &Validate, run: &CheckRun) -> Result<u8> {
    let (text, told) = command.fixing.diff(run, global);
    output::print(&text)?;
    if !global.quiet {
        for line in &told {
            output::say(line);
        }
    }
    Ok(if !run.loaded.troubles.is_empty() {
        FAILED
    } else if command.recording.exit_zero {
        CLEAN
    } else if !text.is_empty() {
        FINDINGS
    } else {
        CLEAN
    })
}
