//! `negguide schema`: JSON Schemas.

use anyhow::Result;

use super::arguments::{Schema, Subject};
use super::{CLEAN, output};
use crate::{render, report};

pub fn run(command: &Schema) -> Result<u8> {
    let schema = match command.subject {
        Subject::FrontMatter => render::front_matter_schema(),
        Subject::Findings => report::json_schema(),
    };
    output::print(&format!("{}\n", serde_json::to_string_pretty(&schema)?))?;
    Ok(CLEAN)
}
