//! `negguide find`: the guide that is meant, and its pay.

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::configuration::configuration;
use super::global::Global;
use super::reading::{note_left_out, project_state};
use super::{CLEAN, FINDINGS, output};
use crate::lookup::{Answer, AnswerCoverage, Question};
use crate::report::{answer_human, answer_json};

#[derive(Args, Debug)]
#[command(
    after_help = "Companies and roles are found by their slugs and names, by short and former names (Facebook, SRE; more\n\
    under [aliases] in negguide.toml), by the same words in another form (Sr. Engineer), and by titles that\n\
    go by a role (iOS Developer, Principal Engineer). How a name was taken is said. A name that is only\n\
    similar is offered and never taken. For a city that a guide has no pay for, that of the area around it is\n\
    shown: of the Bay Area for San Francisco.\n\n\
    Exit codes: 0 a guide was found, 1 none was, 2 the tool could not do its work.\n\n\
    Examples:\n  \
    negguide find google                      the roles that it has guides for\n  \
    negguide find google 'Product Manager'\n  \
    negguide find alphabet 'Sr. Software Engineer' London\n  \
    negguide find google swe --format json | jq .coverage"
)]
pub(super) struct Find {
    /// The company
    #[arg(value_name = "COMPANY")]
    pub company: String,
    /// The role, or a title [default: the company's roles are listed]
    #[arg(value_name = "ROLE")]
    pub role: Option<String>,
    /// The place [default: all places]
    #[arg(value_name = "PLACE")]
    pub place: Option<String>,
    /// The level [default: all levels]
    #[arg(long, value_name = "LEVEL")]
    pub level: Option<String>,
    /// How to print the answer
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: AnswerFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum AnswerFormat {
    /// For a terminal
    Human,
    /// One JSON object, versioned
    Json,
}

pub(super) fn run(global: &Global, command: &Find) -> Result<u8> {
    let config = configuration(global, None)?;
    let guides = project_state(&config)?;
    note_left_out(global, &guides);
    let question = Question {
        company: &command.company,
        role: command.role.as_deref(),
        place: command.place.as_deref(),
        level: command.level.as_deref(),
    };
    let answer = Answer::of(question, &guides, &config.aliases, &config.places);
    output::print(&match command.format {
        AnswerFormat::Human => answer_human(&answer, question),
        AnswerFormat::Json => answer_json(&answer)?,
    })?;
    Ok(match answer.coverage {
        AnswerCoverage::Full | AnswerCoverage::Partial => CLEAN,
        AnswerCoverage::CompanyOnly if command.role.is_none() => CLEAN,
        AnswerCoverage::CompanyOnly | AnswerCoverage::None => FINDINGS,
    })
}
