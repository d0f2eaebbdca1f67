//! Options for taking over a corpus that is not clean, and for looking at parts of it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::diagnostic::Severity;

/// Which guides to report on.
#[derive(Args, Debug, Default)]
pub(super) struct ChangedOnly {
    /// Report only on guides that differ from a commit or are not tracked by git; the others are read
    /// for the rules that compare guides with each other [default REV: HEAD]
    #[arg(long, value_name = "REV", num_args = 0..=1, require_equals = true, default_missing_value = "HEAD")]
    pub changed: Option<String>,
    /// Read the paths from a file (`-`: standard input), one per line or separated by NULs
    #[arg(long, value_name = "FILE", conflicts_with_all = ["paths", "changed"])]
    pub files_from: Option<PathBuf>,
    /// Read one guide from standard input and treat it as the one at PATH
    #[arg(long, value_name = "PATH", conflicts_with_all = ["changed", "files_from"])]
    pub stdin_path: Option<PathBuf>,
    /// Skip the paths that are not in the project's guides folder; hooks use this
    #[arg(long)]
    pub guides_only: bool,
}

/// Which findings are known already.
#[derive(Args, Debug, Default)]
pub(super) struct KnownFindings {
    /// Suppress the findings recorded in this file [default: the configured one, or
    /// negguide-baseline.json if it exists]
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Use no baseline
    #[arg(long, conflicts_with = "baseline")]
    pub no_baseline: bool,
}

/// What becomes of the findings.
#[derive(Args, Debug, Default)]
pub(super) struct Recording {
    /// Record the findings of this run, so that later runs suppress them (`-`: standard output). An
    /// existing file is replaced only if it is empty or a baseline
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, conflicts_with_all = ["baseline", "no_baseline"])]
    pub write_baseline: Option<Option<PathBuf>>,
    /// Remove recorded findings that no longer occur
    #[arg(long, conflicts_with_all = ["no_baseline", "write_baseline"])]
    pub prune_baseline: bool,
    /// The lowest severity that fails the run [default: the configured one, or error]
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// Exit with 0 even if there are findings that fail the run
    #[arg(long)]
    pub exit_zero: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

impl FailOn {
    pub(super) fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Note => Some(Severity::Note),
            FailOn::Never => None,
        }
    }
}
