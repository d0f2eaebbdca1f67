//! `negguide validate`: every finding.

use anyhow::Result;

use super::arguments::{Format, Global, Validate};
use super::{CLEAN, FAILED, FINDINGS, baseline, output, setup};
use crate::report::{self, Summary};

pub fn run(global: &Global, command: &Validate) -> Result<u8> {
    let mut run = setup::run(global, &command.selection, &command.scope, None)?;
    let recording = &command.recording;
    match recording.write_baseline {
        Some(_) => baseline::record(&mut run, recording)?,
        None => {
            let prune = recording.prune_baseline;
            baseline::hold_back(&mut run, &command.known, prune, global.quiet)?;
        }
    }
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
        let nothing = run.nothing.as_deref().filter(|_| guides.is_empty());
        output::say(&nothing.map_or_else(|| summary.sentence(), str::to_string));
    }
    let fail_on = match recording.fail_on {
        Some(fail_on) => fail_on.severity(),
        None => run.config.fail_on,
    };
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
