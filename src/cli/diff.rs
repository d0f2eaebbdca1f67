//! `negguide diff`: what changed between two states of the guides.

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use super::configuration::configuration;
use super::global::Global;
use super::reading::{named_state, project_state};
use super::{CLEAN, FAILED, FINDINGS, output};
use crate::compare::{ChangeLimits, Changes, FigureChange, LeftOut};
use crate::report::{
    changes_csv, changes_human, changes_json, changes_markdown, counted, unbroken,
};

#[derive(Args, Debug)]
#[command(
    after_help = "OLD and NEW are folders of guides, data files that `build` wrote (compensation.csv, guides.json), or\n\
    revisions of the guides folder that git knows. OLD alone is compared with the guides as they are.\n\n\
    Rows are matched by place and level; a guide or row with the same pay under another name is renamed. An\n\
    amount in another currency is no percentage. Figures that changed while `last_updated` and\n\
    `salary_data_quarter` stayed are pointed out, and a quarter that changed alone.\n\n\
    Exit codes: 0 done, 1 an amount changed by more than --fail-over, 2 the tool could not do its work.\n\n\
    Examples:\n  \
    negguide diff HEAD                        what the working tree changes\n  \
    negguide diff v2026.3 v2026.4             between two releases\n  \
    negguide diff origin/main --format markdown --fail-over 20\n  \
    negguide diff old/compensation.csv guides"
)]
pub(super) struct Diff {
    /// A folder, data file or git revision
    #[arg(value_name = "OLD")]
    pub old: String,
    /// A folder, data file or git revision [default: the project's guides as they are]
    #[arg(value_name = "NEW")]
    pub new: Option<String>,
    /// How to print the changes
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ChangesFormat,
    /// Point out amounts that changed by more than this [default: 10]
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(i64).range(0..))]
    pub notable: Option<i64>,
    /// Point out more clearly those that changed by more than this [default: 20]
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(i64).range(0..))]
    pub large: Option<i64>,
    /// Exit with 1 if an amount changed by more than this
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(i64).range(0..))]
    pub fail_over: Option<i64>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum ChangesFormat {
    /// For a terminal: a line for each change
    Human,
    /// Tables, for a pull request
    Markdown,
    /// One JSON object, versioned
    Json,
    /// A line for each change, for spreadsheets
    Csv,
}

pub(super) fn run(global: &Global, command: &Diff) -> Result<u8> {
    let limits = limits(command)?;
    let config = configuration(global, None)?;
    let old = named_state(&command.old, &config)?;
    let new = match &command.new {
        Some(name) => named_state(name, &config)?,
        None => project_state(&config)?,
    };
    let changes = Changes::between(&old, &new);
    match command.format {
        ChangesFormat::Human => output::print(&changes_human(&changes, limits))?,
        ChangesFormat::Markdown => output::print(&changes_markdown(&changes, limits))?,
        ChangesFormat::Json => output::print(&changes_json(&changes, limits)?)?,
        ChangesFormat::Csv => output::print_bytes(&changes_csv(&changes, limits)?)?,
    }
    let left_out: Vec<&LeftOut> = old.left_out.iter().chain(&new.left_out).collect();
    for guide in &left_out {
        let kind = if guide.is_fault() { "error" } else { "note" };
        output::say(&format!("{kind}: {}", unbroken(&guide.to_string())));
    }
    if left_out.iter().any(|guide| guide.is_fault()) {
        return Ok(FAILED);
    }
    let Some(limit) = command.fail_over else {
        return Ok(CLEAN);
    };
    let measured = |change: &&FigureChange| change.tenths_of_percent().is_some();
    let unmeasured = changes.figures().filter(|change| !measured(change)).count();
    if unmeasured > 0 && !global.quiet {
        output::say(&format!(
            "note: {} cannot be measured in percent: not stated before or now, or in another currency",
            counted(unmeasured, "change")
        ));
    }
    let over = ChangeLimits::count_over(&changes, limit);
    if over == 0 {
        return Ok(CLEAN);
    }
    if !global.quiet {
        let amounts = counted(over, "amount");
        output::say(&format!(
            "{amounts} changed by more than {limit} %: --fail-over"
        ));
    }
    Ok(FINDINGS)
}

/// The limits that are given; the other one's default makes room for the one that is.
fn limits(command: &Diff) -> Result<ChangeLimits> {
    let usual = ChangeLimits::default();
    let limits = match (command.notable, command.large) {
        (Some(notable), Some(large)) if notable > large => bail!(
            "--notable {notable} is over --large {large}: the larger one is to stand out more"
        ),
        (Some(notable), Some(large)) => ChangeLimits { notable, large },
        (Some(notable), None) => ChangeLimits {
            notable,
            large: usual.large.max(notable),
        },
        (None, Some(large)) => ChangeLimits {
            notable: usual.notable.min(large),
            large,
        },
        (None, None) => usual,
    };
    Ok(limits)
}
