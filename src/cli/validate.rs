//! `negguide validate`: every finding.

use anyhow::{Result, bail};

use super::adopting::FailOn;
use super::arguments::Validate;
use super::destinations::Destinations;
use super::global::Global;
use super::next_step::next_steps;
use super::report_options::Format;
use super::reporting::ReportRequest;
use super::setup::{CheckRequest, CheckRun, ContextGuides};
use super::timings::{RunStep, Timings};
use super::{CLEAN, FAILED, FINDINGS, baseline, output, reporting, setup};
use crate::diagnostic::Severity;
use crate::report::{HumanStyle, Summary, sarif_limit};

pub(super) fn run(global: &Global, command: &Validate) -> Result<u8> {
    let mut timings = Timings::start();
    let code = validate(global, command, &mut timings)?;
    if command.selection.timings {
        timings.show();
    }
    Ok(code)
}

fn validate(global: &Global, command: &Validate, timings: &mut Timings) -> Result<u8> {
    reporting::refuse_unfit(&command.report)?;
    let request = CheckRequest {
        global,
        selection: &command.selection,
        scope: &command.scope,
        surroundings: ContextGuides::Project,
        look: &|_| {},
        out: None,
    };
    let mut run = setup::run(&request, timings)?;
    baseline::show_choice(global, &run, &command.known);
    let recording = &command.recording;
    let records = recording.write_baseline.is_some();
    let destinations = Destinations::of(global, command, &run)?;
    let mut compared = if records {
        None
    } else {
        baseline::hold_back(&mut run, &command.known)?
    };
    timings.end(RunStep::Baseline);
    if recording.prune_baseline && compared.is_none() {
        bail!("--prune-baseline: there is no baseline");
    }
    if command.fixing.diff {
        return diff(global, command, &run, timings);
    }
    let mut fixed = Vec::new();
    if command.fixing.fix {
        fixed = command.fixing.write(&mut run);
        timings.end(RunStep::Fixing);
        if !records {
            compared = baseline::hold_back(&mut run, &command.known)?;
        }
    }
    if let Some(destination) = &destinations.baseline {
        baseline::record(&mut run, destination)?;
    }
    match compared {
        Some(compared) if recording.prune_baseline => compared.prune()?,
        Some(compared) if !global.quiet => compared.show(),
        _ => {}
    }
    timings.end(RunStep::Baseline);
    let fail_on = recording.fail_on;
    let fail_on = fail_on.map_or(run.config.fail_on, FailOn::severity);
    let file = destinations.report.as_ref();
    let report = ReportRequest {
        options: &command.report,
        fails_from: fail_on,
        style: file.map_or_else(|| output::style(global), |_| HumanStyle::default()),
    };
    report.report(&run, file, timings)?;
    if !global.quiet {
        show_summary(global, command, &run, &fixed);
    }
    let fails = fail_on.is_some_and(|least| has_findings(&run, least));
    Ok(code(command, &run, fails))
}

/// Whether anything at or above a severity was found.
fn has_findings(run: &CheckRun, least: Severity) -> bool {
    let mut guides = run.loaded.guides.iter();
    let weighty = Severity::ALL
        .into_iter()
        .filter(|severity| *severity >= least);
    guides.any(|packed| weighty.clone().any(|severity| packed.count(severity) > 0))
}

/// Says what was fixed, what was found, and what could be fixed.
fn show_summary(global: &Global, command: &Validate, run: &CheckRun, fixed: &[String]) {
    for line in fixed {
        output::say(line);
    }
    let guides = &run.loaded.guides;
    match &run.nothing {
        // That no guide could be looked at has been said, and is no clean bill.
        _ if guides.is_empty() && !run.loaded.troubles.is_empty() => {}
        Some(nothing) if guides.is_empty() => output::say(nothing),
        _ => {
            let summary = Summary::of(guides);
            output::say(&summary.sentence());
            let is_sarif = command.report.format == Format::Sarif;
            if let Some(limit) = sarif_limit(summary.counts.findings).filter(|_| is_sarif) {
                output::say(&format!("note: {limit}"));
            }
            for line in next_steps(global, command, &summary) {
                output::say(&line);
            }
        }
    }
}

/// The exit code of a run that `fails` or not.
fn code(command: &Validate, run: &CheckRun, fails: bool) -> u8 {
    if !run.loaded.troubles.is_empty() {
        FAILED
    } else if fails && !command.recording.exit_zero {
        FINDINGS
    } else {
        CLEAN
    }
}

/// Shows what fixes would change, in place of the findings.
fn diff(global: &Global, command: &Validate, run: &CheckRun, timings: &mut Timings) -> Result<u8> {
    let (text, lines) = command.fixing.diff(run, global);
    timings.end(RunStep::Fixing);
    output::print(&text)?;
    if !global.quiet {
        for line in &lines {
            output::say(line);
        }
    }
    Ok(code(command, run, !text.is_empty()))
}
