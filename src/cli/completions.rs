//! `negguide completions`: a shell's completion script.

use anyhow::Result;
use clap::CommandFactory;

use super::arguments::{Arguments, Completions};
use super::{CLEAN, output};

pub fn run(command: &Completions) -> Result<u8> {
    let mut script = Vec::new();
    clap_complete::generate(
        command.shell,
        &mut Arguments::command(),
        "negguide",
        &mut script,
    );
    output::print(&String::from_utf8(script)?)?;
    Ok(CLEAN)
}
