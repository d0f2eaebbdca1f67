//! Findings in the format asked for.

use std::io;

use anyhow::{Result, bail};

use super::output;
use super::report_options::{Format, ReportOptions};
use super::setup::CheckRun;
use crate::diagnostic::Severity;
use crate::project::{Disk, repository_paths};
use crate::report::{self, Findings, HumanStyle};
use crate::text::Source;

/// Refuses statistics in a format that has none.
pub(super) fn refuse_unfit(options: &ReportOptions) -> Result<()> {
    if options.stats && !matches!(options.format, Format::Human | Format::Json) {
        bail!(
            "--stats is for people, or with --format json for programs; the other formats are lists of \
             findings: leave out --stats or --format"
        );
    }
    Ok(())
}

/// Prints the report on a run to standard output; findings at or above `fails_from`, if there is such a
/// severity, fail it.
pub(super) fn print(
    options: &ReportOptions,
    run: &CheckRun,
    fails_from: Option<Severity>,
    style: HumanStyle,
) -> Result<()> {
    if options.format == Format::Human && !options.stats {
        report::human_in_parts(&run.loaded.guides, style, &mut output::print)?;
    } else {
        output::print(&text(options, run, fails_from, style)?)?;
    }
    Ok(())
}

/// The report on a run; findings at or above `fails_from`, if there is such a severity, fail it.
pub(super) fn text(
    options: &ReportOptions,
    run: &CheckRun,
    fails_from: Option<Severity>,
    style: HumanStyle,
) -> Result<String> {
    let guides = &run.loaded.guides;
    if options.stats && options.format == Format::Human {
        return Ok(report::stats(guides, options.top));
    }
    let paths = paths_of(guides.iter().map(|checked| checked.guide.source()))?;
    let paths: Vec<String> = paths.into_iter().map(|(_, from_root)| from_root).collect();
    let context_guides = paths_of(
        run.loaded
            .context_guides
            .iter()
            .map(|context| context.guide.source()),
    )?;
    let troubles = run.troubles();
    let install = run.config.install.as_ref();
    let findings = Findings {
        guides,
        paths: &paths,
        context_guides: &context_guides,
        troubles: &troubles,
        fails_from,
        information_uri: install.and_then(|install| install.git.web_page()),
    };
    if options.stats {
        return Ok(report::stats_json(findings, options.top)?);
    }
    formatted(options.format, findings, style)
}

/// Findings in a format.
pub(super) fn formatted(
    format: Format,
    findings: Findings<'_>,
    style: HumanStyle,
) -> Result<String> {
    let guides = findings.guides;
    Ok(match format {
        Format::Human => report::human(guides, style),
        Format::Concise => guides.iter().map(report::concise).collect(),
        Format::Json => report::json(findings)?,
        Format::Sarif => report::sarif(findings)?,
        Format::Github => report::github(findings),
        Format::Gitlab => report::gitlab(findings)?,
        Format::Junit => report::junit(findings),
    })
}

/// The path of each source as it is shown, and as it is from the repository's root.
fn paths_of<'s>(sources: impl Iterator<Item = &'s Source>) -> io::Result<Vec<(String, String)>> {
    let here = std::env::current_dir()?;
    let shown: Vec<&str> = sources.map(|source| &*source.path).collect();
    let from_root = repository_paths(&Disk, &here, &shown);
    let shown = shown.into_iter().map(str::to_string);
    Ok(shown.zip(from_root).collect())
}
