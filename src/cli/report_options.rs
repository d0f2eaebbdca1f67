//! How findings are printed.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// How findings are shown, and where.
#[derive(Args, Debug)]
pub(super) struct ReportOptions {
    /// How to show findings
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
    /// Write the findings to this file (`-`: standard output). An existing file is replaced only if it
    /// is empty or an earlier report
    #[arg(long, value_name = "FILE")]
    pub output_file: Option<PathBuf>,
    /// Show counts for each rule and each company, and how far totals are off, instead of the findings;
    /// `--format json` writes them for programs
    #[arg(long)]
    pub stats: bool,
    /// With --stats: list only the N worst rules and companies; the totals include all of them
    #[arg(long, value_name = "N", requires = "stats", value_parser = at_least_one)]
    pub top: Option<usize>,
}

fn at_least_one(text: &str) -> Result<usize, String> {
    let count = text.parse().ok().filter(|count| *count > 0);
    count.ok_or_else(|| "expected a whole number of at least 1".to_string())
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum Format {
    /// Source excerpts with reasons, advice and fixes
    Human,
    /// One line per finding
    Concise,
    /// One JSON object, versioned (see `negguide schema findings`)
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands: annotations on GitHub
    Github,
    /// Code quality report of GitLab
    Gitlab,
    /// `JUnit`'s XML
    Junit,
}
