//! `negguide man`: manual pages, made from the arguments' own help.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use super::global::Global;
use super::{CLEAN, output};
use crate::project::{Disk, World};
use crate::report::counted;

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    negguide man | man -l -\n  \
    negguide man --out ~/.local/share/man/man1")]
pub(super) struct Man {
    /// Write the pages of all commands to this folder instead of printing the main one
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
}

pub(super) fn run(global: &Global, command: &Man, mut main: clap::Command) -> Result<u8> {
    // Resolves what the commands inherit, and gives each its full name.
    main.build();
    let Some(folder) = &command.out else {
        output::print(&page(main)?)?;
        return Ok(CLEAN);
    };
    let mut written = 0;
    let commands: Vec<clap::Command> = main.get_subcommands().cloned().collect();
    for command in std::iter::once(main).chain(commands) {
        let name = command.get_display_name().unwrap_or(command.get_name());
        let path = folder.join(format!("{name}.1"));
        let page = page(command.clone())?;
        Disk.write(&path, page.as_bytes())
            .with_context(|| path.display().to_string())?;
        written += 1;
    }
    if !global.quiet {
        let pages = counted(written, "page");
        output::say(&format!("{pages} written to {}", folder.display()));
    }
    Ok(CLEAN)
}

fn page(command: clap::Command) -> Result<String> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    Ok(String::from_utf8(page)?)
}
