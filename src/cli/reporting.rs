//! Findings in the format asked for.

use std::io::{self, Write};

use anyhow::{Result, bail};

use super::output;
use super::report_options::{Format, ReportOptions};
use super::setup::CheckRun;
use super::timings::Timings;
use crate::diagnostic::Severity;
use crate::project::{Destination, Disk, RenderedRecords, repository_paths};
use crate::report::{self, Findings, HumanStyle, RenderedTexts};

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

/// Where reports on a run go.
#[derive(Clone, Copy)]
pub(super) struct ReportRequest<'r> {
    pub options: &'r ReportOptions,
    /// The severity from which on findings fail the run, if there is one.
    pub fails_from: Option<Severity>,
    pub style: HumanStyle,
}

impl ReportRequest<'_> {
    /// Reports on a run, in a file or on standard output.
    pub(super) fn report(
        self,
        run: &CheckRun,
        file: Option<&Destination>,
        timings: &mut Timings,
    ) -> Result<()> {
        let records = if self.is_laid_out() && run.uses_cache && run.is_whole {
            RenderedRecords::of_user(&Disk, &run.paths)
        } else {
            None
        };
        let rendered = records.as_ref().map(|records| records.read(&Disk));
        let paths = ReportPaths::of(run)?;
        let write = |out: &mut dyn Write| self.write((run, &paths), rendered.as_ref(), out);
        let written = match file {
            None => output::print_parts(write).map_err(anyhow::Error::from),
            Some(file) => file.write_with(write).map_err(anyhow::Error::from),
        };
        // Also of a report that nobody wanted to read to its end.
        if let Some((records, rendered)) = records.zip(rendered) {
            timings.note_rendered(rendered.counts());
            records.write(&Disk, rendered);
        }
        written
    }

    /// Whether the report shows findings in their source, for people.
    fn is_laid_out(self) -> bool {
        self.options.format == Format::Human && !self.options.stats
    }

    /// Writes the report on a run to `out`, as it is made.
    fn write(
        self,
        (run, paths): (&CheckRun, &ReportPaths),
        rendered: Option<&RenderedTexts>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let guides = &run.loaded.guides;
        if self.options.stats && self.options.format == Format::Human {
            return out.write_all(report::stats(guides, self.options.top).as_bytes());
        }
        let troubles = run.troubles();
        let install = run.config.install.as_ref();
        let findings = Findings {
            guides,
            paths: &paths.guides,
            context_guides: &paths.context_guides,
            troubles: &troubles,
            fails_from: self.fails_from,
            rendered,
            information_uri: install.and_then(|install| install.git.web_page()),
        };
        if self.options.stats {
            return out.write_all(report::stats_json(findings, self.options.top)?.as_bytes());
        }
        write_formatted(self.options.format, findings, self.style, out)
    }
}

/// Writes findings in a format.
pub(super) fn write_formatted(
    format: Format,
    findings: Findings<'_>,
    style: HumanStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    let guides = findings.guides;
    match format {
        Format::Human => report::write_human(guides, findings.rendered, style, out),
        Format::Concise => report::write_concise(guides, out),
        Format::Json => report::write_json(findings, out),
        Format::Sarif => report::write_sarif(findings, out),
        Format::Github => report::write_github(findings, out),
        Format::Gitlab => report::write_gitlab(findings, out),
        Format::Junit => report::write_junit(findings, out),
    }
}

/// What a report calls guides.
struct ReportPaths {
    /// From the root of the repository, of each guide of the run.
    guides: Vec<String>,
    /// As they are shown and from the root, of those that they were compared with.
    context_guides: Vec<(String, String)>,
}

impl ReportPaths {
    fn of(run: &CheckRun) -> io::Result<ReportPaths> {
        let guides = paths_of(run.loaded.guides.iter().map(|packed| packed.guide().path()))?;
        let context_guides = run.loaded.context_guides.iter();
        Ok(ReportPaths {
            guides: guides.into_iter().map(|(_, from_root)| from_root).collect(),
            context_guides: paths_of(context_guides.map(|context| context.guide.path()))?,
        })
    }
}

/// Each path as it is shown, and as it is from the repository's root.
fn paths_of<'s>(shown: impl Iterator<Item = &'s str>) -> io::Result<Vec<(String, String)>> {
    let here = std::env::current_dir()?;
    let shown: Vec<&str> = shown.collect();
    let from_root = repository_paths(&Disk, &here, &shown);
    let shown = shown.into_iter().map(str::to_string);
    Ok(shown.zip(from_root).collect())
}
