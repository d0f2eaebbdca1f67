//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::adopting::{ChangedOnly, KnownFindings, Recording};
use super::audit::AuditCommand;
use super::completions::Completions;
use super::diff::Diff;
use super::find::Find;
use super::fixing::Fixing;
use super::global::Global;
use super::import::Import;
use super::init::Init;
use super::man::Man;
use super::new::New;
use super::offer::OfferCommand;
use super::reconcile::Reconcile;
use super::report_options::ReportOptions;
use super::schema::Schema;
use super::selection::Selection;
use super::update::Update;
use crate::format::LineEndings;

/// A compiler and linter for compensation negotiation guides.
///
/// Guides are Markdown files, guides/COMPANY/ROLE.md, with pay data in their YAML front matter and
/// the same pay table in their body. negguide compares the figures with each other, shows the place of
/// every mistake and its fix, and builds a website, normalized Markdown and data files from them.
#[derive(Parser, Debug)]
#[command(
    name = "negguide",
    version,
    propagate_version = true,
    after_help = "Exit codes: 0 clean, 1 findings that fail the run, 2 the tool could not do its work.\n\n\
        Examples:\n  \
        negguide validate                  check the project's guides\n  \
        negguide validate guides/acme      check one company's\n  \
        negguide fmt                       format them\n  \
        negguide new acme --regions London begin guides of a company\n  \
        negguide import                    turn Markdown without front matter into guides\n  \
        negguide build guides/             check all and build the site into dist/"
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Check guides and report every finding
    Validate(Validate),
    /// Check guides, then write the site, normalized Markdown and data files
    Build(Build),
    /// Rewrite guides in canonical form
    Fmt(Fmt),
    /// Turn Markdown without front matter into guides
    Import(Import),
    /// Trace the amounts of any text to the guides that state them
    Audit(AuditCommand),
    /// Write the figures of a spreadsheet into guides
    Update(Update),
    /// After a hand edit of one side of guides, bring the other side along
    Reconcile(Reconcile),
    /// Find the guide for a company and role, by any of their names, and print its pay
    Find(Find),
    /// Hold an offer against the band of its guide
    Offer(OfferCommand),
    /// Show which guides, rows and figures changed between two states
    Diff(Diff),
    /// Begin guides of a company, complete in form
    New(New),
    /// Print what a rule finds and why, with examples
    Explain(Explain),
    /// List the rules
    Rules(Rules),
    /// Start a project: write a commented negguide.toml and, on request, a CI step and a commit hook
    Init(Init),
    /// Print the JSON Schema of the front matter, or of the findings
    Schema(Schema),
    /// Print a completion script for a shell
    Completions(Completions),
    /// Print or write the manual pages
    Man(Man),
}

#[derive(Args, Debug)]
#[command(
    after_help = "Only the form changes, never what a guide states: values, cells, words and comments stay.\n\
    A guide that can't be read completely is left alone and reported.\n\n\
    `<!-- negguide: fmt off -->` and `<!-- negguide: fmt on -->` keep a part of the body as it is,\n\
    `# negguide: fmt skip` keeps a key or an entry of the front matter.\n\n\
    Exit codes: 0 done, 1 guides that were left alone or, with --check and --diff, that would change,\n\
    2 the tool could not do its work.\n\n\
    Examples:\n  \
    negguide fmt                       rewrite the project's guides\n  \
    negguide fmt --check               in CI: list those that are not canonical\n  \
    negguide fmt --diff guides/acme    show what would change\n  \
    negguide fmt --stdin-path guides/acme/data-engineer.md < draft.md"
)]
pub(super) struct Fmt {
    /// Guides, or folders of guides [default: the project's guides folder]
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    /// Write nothing and list the guides that would change; the exit code is 1 if any would
    #[arg(long, conflicts_with = "diff")]
    pub check: bool,
    /// Write nothing and show what would change, as a unified diff; the exit code is 1 if anything
    /// would
    #[arg(long)]
    pub diff: bool,
    /// Read one guide, whose place is PATH, from standard input and write it to standard output
    #[arg(long, value_name = "PATH")]
    pub stdin_path: Option<PathBuf>,
    /// Skip the paths that are not in the project's guides folder; hooks use this
    #[arg(long)]
    pub guides_only: bool,
    /// Line endings to write [default: as in each guide's first line]
    #[arg(long, value_name = "ENDING")]
    pub line_endings: Option<Endings>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum Endings {
    /// As in each guide's first line
    Keep,
    /// Unix
    Lf,
    /// Windows
    Crlf,
}

impl Endings {
    pub(super) fn line_endings(self) -> LineEndings {
        match self {
            Endings::Keep => LineEndings::Keep,
            Endings::Lf => LineEndings::Lf,
            Endings::Crlf => LineEndings::CrLf,
        }
    }
}

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    negguide explain total-mismatch\n  \
    negguide explain NG201 --format text | less")]
pub(super) struct Explain {
    /// A rule's name or code
    #[arg(value_name = "RULE")]
    pub rule: String,
    /// How to show the page [default: text on a terminal, else markdown]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<PageFormat>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum PageFormat {
    /// Laid out for reading, as wide as the terminal or 80 columns
    Text,
    /// The Markdown source of the page
    Markdown,
}

#[derive(Args, Debug)]
#[command(
    after_help = "In a pipe, each rule is one line, however long, so that it can be searched.\n\n\
    Examples:\n  \
    negguide rules\n  \
    negguide rules | grep unsafe\n  \
    negguide rules --format list | less\n  \
    negguide rules --format json       with pages and options, for programs"
)]
pub(super) struct Rules {
    /// How to list them [default: list on a terminal, else table]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<RulesFormat>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum RulesFormat {
    /// By family, as wide as the terminal or 80 columns
    List,
    /// One line for each rule, never cut
    Table,
    /// A JSON list with pages and options
    Json,
}

#[derive(Args, Debug)]
#[command(
    after_help = "Findings go to standard output, the summary to standard error.\n\n\
    Examples:\n  \
    negguide validate --format concise\n  \
    negguide validate --select total-mismatch,NG3 guides/acme\n  \
    negguide validate --format sarif --output-file findings.sarif\n  \
    negguide validate --stats --top 10\n  \
    negguide validate --timings        say where the time went and what was read anew\n  \
    negguide validate --diff           show what --fix would change\n  \
    negguide validate --fix            change it, and report what is left"
)]
pub(super) struct Validate {
    #[command(flatten)]
    pub selection: Selection,
    #[command(flatten)]
    pub scope: ChangedOnly,
    #[command(flatten)]
    pub known: KnownFindings,
    #[command(flatten)]
    pub recording: Recording,
    #[command(flatten)]
    pub report: ReportOptions,
    #[command(flatten)]
    pub fixing: Fixing,
}

#[derive(Args, Debug)]
#[command(
    after_help = "A guide with errors is left out and listed, and the exit code is 1.\n\n\
    A folder contains the site of one set of guides. Files in it that negguide did not write, or that \
    were edited since, are never changed: the build refuses. It also refuses when PATHS leave out a \
    guide that is on the site in the folder and still exists: build them together, or use a different \
    --out.\n\n\
    Examples:\n  \
    negguide build guides/ --out public\n  \
    negguide build --timings           say where the time went and why the site was made\n  \
    negguide build --strict            write nothing while any guide has an error"
)]
pub(super) struct Build {
    #[command(flatten)]
    pub selection: Selection,
    #[command(flatten)]
    pub known: KnownFindings,
    /// Folder to write to [default: the project's, or dist]
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Also publish guides with errors, with notes at the figures concerned
    #[arg(long, conflicts_with = "strict")]
    pub allow_errors: bool,
    /// Write nothing at all when any guide has an error
    #[arg(long)]
    pub strict: bool,
    /// Tell on a page of its own what changed since OLD: a folder, a data file or a git revision, as in `diff`
    #[arg(long, value_name = "OLD")]
    pub changes_since: Option<String>,
    /// List the templates that pages are made from and a project can replace, and build nothing
    #[arg(long, exclusive = true)]
    pub list_templates: bool,
}
