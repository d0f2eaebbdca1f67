//! Where `negguide validate` writes to, looked at before anything is written.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::arguments::Validate;
use super::baseline::BaselineDestination;
use super::global::Global;
use super::report_options::Format;
use super::setup::CheckRun;
use super::{baseline, output};
use crate::project::{CONFIG_FILE, Destination, OutputKind, RunInputs};

/// The files that a run gives.
#[derive(Debug, Default)]
pub(super) struct Destinations {
    /// Standard output where there is none.
    pub report: Option<Destination>,
    /// Where findings are recorded, if they are.
    pub baseline: Option<BaselineDestination>,
}

impl Destinations {
    /// Those that the command line names. Refuses what would be lost there.
    pub(super) fn of(global: &Global, command: &Validate, run: &CheckRun) -> Result<Destinations> {
        let mut inputs = run.inputs.clone();
        let config = run.config.root.join(CONFIG_FILE);
        inputs.push(global.config.clone().unwrap_or(config));
        inputs.extend(command.scope.files_from.clone());
        let baseline = match &command.recording.write_baseline {
            None => None,
            Some(named) => Some(baseline_destination(run, named.as_deref(), &inputs)?),
        };
        if baseline.is_none() {
            inputs.extend(baseline::file(run, &command.known));
        }
        let report = match &command.report.output_file {
            Some(path) => checked(path, OutputKind::Report, run, &inputs)?,
            None => None,
        };
        if let Some(baseline) = &baseline {
            refuse_same(command, report.as_ref(), baseline)?;
        }
        Ok(Destinations { report, baseline })
    }
}

fn baseline_destination(
    run: &CheckRun,
    named: Option<&Path>,
    inputs: &[PathBuf],
) -> Result<BaselineDestination> {
    let path = named.map(Path::to_path_buf);
    let path = path.unwrap_or_else(|| baseline::configured_file(run));
    let file = checked(&path, OutputKind::Baseline, run, inputs)?;
    Ok(BaselineDestination { path, file })
}

/// The file at `path`; `None` where that is standard output.
fn checked(
    path: &Path,
    kind: OutputKind,
    run: &CheckRun,
    inputs: &[PathBuf],
) -> Result<Option<Destination>> {
    if output::is_standard_output(path) {
        return Ok(None);
    }
    let mut folders = run.paths.clone();
    folders.push(run.config.guides.clone());
    let inputs = RunInputs {
        files: inputs,
        folders: &folders,
    };
    Ok(Some(Destination::checked(path, kind, inputs)?))
}

/// Report and baseline must not become one text.
fn refuse_same(
    command: &Validate,
    report: Option<&Destination>,
    baseline: &BaselineDestination,
) -> Result<()> {
    let is_for_people = matches!(command.report.format, Format::Human | Format::Concise);
    match (report, &baseline.file) {
        (Some(report), Some(baseline)) if report.is_same_file(baseline) => {
            bail!("--output-file and --write-baseline name the same file: choose two")
        }
        // What is recorded is held back: there are no findings left to show.
        (None, None) if !is_for_people || command.report.stats => bail!(
            "--write-baseline and the report would both go to standard output: name a file for one \
             of them"
        ),
        _ => Ok(()),
    }
}
