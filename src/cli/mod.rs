//! The command line: arguments, settings, exit codes, colour and progress. The only floor that
//! prints. One file per command.

mod adopting;
mod arguments;
mod audit;
mod baseline;
mod build;
mod build_changes;
mod completions;
mod configuration;
mod destinations;
mod diff;
mod discovery;
mod edit_dates;
mod explain;
mod find;
mod fix_counts;
mod fixing;
mod fmt;
mod global;
mod import;
mod imported;
mod init;
mod input;
mod man;
mod new;
mod next_step;
mod offer;
mod offer_terms;
mod output;
mod path_filter;
mod reading;
mod reconcile;
mod report_options;
mod reporting;
mod rules;
mod schema;
mod scope;
mod selection;
mod setup;
mod timings;
mod update;
mod validate;
mod verbose;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use arguments::{Arguments, Command};

/// Nothing found at or above the failing severity.
const CLEAN: u8 = 0;
/// Findings at or above the failing severity.
const FINDINGS: u8 = 1;
/// The tool could not do its work.
const FAILED: u8 = 2;

/// Runs negguide with the process's arguments.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command {
        Command::Validate(command) => validate::run(&arguments.global, &command),
        Command::Build(command) => build::run(&arguments.global, &command),
        Command::Fmt(command) => fmt::run(&arguments.global, &command),
        Command::Import(command) => import::run(&arguments.global, &command),
        Command::Explain(command) => explain::run(&arguments.global, &command),
        Command::Rules(command) => rules::run(&arguments.global, &command),
        Command::Diff(command) => diff::run(&arguments.global, &command),
        Command::Find(command) => find::run(&arguments.global, &command),
        Command::Offer(command) => offer::run(&arguments.global, &command),
        Command::Reconcile(command) => reconcile::run(&arguments.global, &command),
        Command::Update(command) => update::run(&arguments.global, &command),
        Command::Audit(command) => audit::run(&arguments.global, &command),
        Command::New(command) => new::run(&arguments.global, &command),
        Command::Init(command) => init::run(&arguments.global, &command),
        Command::Schema(command) => schema::run(&command),
        Command::Completions(command) => completions::run(&command, Arguments::command()),
        Command::Man(command) => man::run(&arguments.global, &command, Arguments::command()),
    };
    let code = result.unwrap_or_else(|error| {
        // Who reads no further has what was wanted.
        if output::is_closed_pipe(&error) {
            return CLEAN;
        }
        output::complain(&error);
        FAILED
    });
    ExitCode::from(code)
}
