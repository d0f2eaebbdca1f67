//! `negguide schema`: JSON Schemas.

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::{CLEAN, output};
use crate::{render, report};

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    negguide schema > front-matter.schema.json\n  \
    negguide schema findings           the schema of validate --format json")]
pub struct Schema {
    /// What to describe
    #[arg(value_name = "SUBJECT", default_value = "front-matter")]
    pub subject: Subject,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub enum Subject {
    /// The front matter of a guide
    FrontMatter,
    /// What validate --format json prints
    Findings,
}

pub fn run(command: &Schema) -> Result<u8> {
    let schema = match command.subject {
        Subject::FrontMatter => render::front_matter_schema(),
        Subject::Findings => report::json_schema(),
    };
    output::print(&format!("{}\n", serde_json::to_string_pretty(&schema)?))?;
    Ok(CLEAN)
}
