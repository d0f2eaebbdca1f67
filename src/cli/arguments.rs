//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::adopting::{Known, Recording, Scope};
use crate::model::{Date, parse_date};

/// A compiler and linter for compensation negotiation guides.
///
/// Guides are Markdown files, guides/COMPANY/ROLE.md, with pay data in their YAML front matter and
/// the same pay table in their body. negguide checks the figures against each other, points at every
/// fault with the fix beside it, and builds a website, normalized Markdown and data files from them.
#[derive(Parser, Debug)]
#[command(
    name = "negguide",
    version,
    propagate_version = true,
    disable_help_subcommand = true,
    after_help = "Exit codes: 0 clean, 1 findings that fail the run, 2 the tool could not do its work.\n\n\
        Examples:\n  \
        negguide validate                  check the project's guides\n  \
        negguide validate guides/acme      check one company's\n  \
        negguide build guides/             check all and build the site into dist/"
)]
pub struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Args, Debug)]
pub struct Global {
    /// Configuration file [default: the nearest negguide.toml, from the working folder upward]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorWhen,
    /// Print no summary and no progress
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub enum ColorWhen {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Check guides and report every finding
    Validate(Validate),
    /// Check guides, then write the site, normalized Markdown and data files
    Build(Build),
    /// Print what a rule finds and why, with examples
    Explain(Explain),
}

#[derive(Args, Debug)]
#[command(after_help = "Example:\n  negguide explain total-mismatch")]
pub struct Explain {
    /// A rule's name or code
    #[arg(value_name = "RULE")]
    pub rule: String,
}

/// Which guides, and which rules.
#[derive(Args, Debug)]
pub struct Selection {
    /// Guides, or folders of guides [default: the project's guides folder]
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    /// Hold dates against this date instead of today's, so that a run can be repeated
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    /// Run only these rules: names, codes, or the start of codes (NG3), separated by commas
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Do not run these rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Vec<String>,
}

#[derive(Args, Debug)]
#[command(
    after_help = "Findings go to standard output, the summary to standard error.\n\n\
    Examples:\n  \
    negguide validate --format concise\n  \
    negguide validate --select total-mismatch,NG3 guides/acme\n  \
    negguide validate --format json > findings.json"
)]
pub struct Validate {
    #[command(flatten)]
    pub selection: Selection,
    #[command(flatten)]
    pub scope: Scope,
    #[command(flatten)]
    pub known: Known,
    #[command(flatten)]
    pub recording: Recording,
    /// How to show findings
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Args, Debug)]
#[command(
    after_help = "A guide with errors is left out and listed, and the exit code is 1.\n\n\
    A folder holds the site of one set of guides. Files in it that negguide did not write, or that \
    were edited since, are never touched: the build refuses. It refuses as well when PATHS leave out \
    a guide that the site in the folder holds and that still exists: build them together, or give \
    such a build an --out of its own.\n\n\
    Examples:\n  \
    negguide build guides/ --out public\n  \
    negguide build --strict            write nothing while any guide has an error"
)]
pub struct Build {
    #[command(flatten)]
    pub selection: Selection,
    #[command(flatten)]
    pub known: Known,
    /// Folder to write to [default: the project's, or dist]
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Publish guides with errors too, with their findings shown on the page
    #[arg(long, conflicts_with = "strict")]
    pub allow_errors: bool,
    /// Write nothing at all when any guide has an error
    #[arg(long)]
    pub strict: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub enum Format {
    /// Source excerpts with reasons, advice and fixes
    Human,
    /// One line per finding
    Concise,
    /// One JSON object, versioned
    Json,
}

fn date(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| "expected a date such as 2026-02-23".to_string())
}
