//! `negguide schema`: JSON Schemas.

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::{CLEAN, output};
use crate::{render, report};

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    negguide schema > front-matter.schema.json\n  \
    negguide schema findings           the schema of validate --format json\n  \
    negguide schema statistics         the schema of validate --stats --format json\n  \
    negguide schema guides             the schema of data/guides.json, which build writes")]
pub(super) struct Schema {
    /// What to describe
    #[arg(value_name = "SUBJECT", default_value = "front-matter")]
    pub subject: Subject,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum Subject {
    /// The front matter of a guide
    FrontMatter,
    /// What validate --format json prints
    Findings,
    /// What validate --stats --format json prints
    Statistics,
    /// The file data/guides.json of a site
    Guides,
}

pub(super) fn run(command: &Schema) -> Result<u8> {
    let schema = match command.subject {
        Subject::FrontMatter => {
            let schema = render::front_matter_schema();
            serde_json::to_string_pretty(&schema)? + "\n"
        }
        Subject::Findings => report::JSON_SCHEMA.to_string(),
        Subject::Statistics => report::STATS_SCHEMA.to_string(),
        Subject::Guides => render::GUIDES_SCHEMA.to_string(),
    };
    output::print(&schema)?;
    Ok(CLEAN)
}
