//! `negguide completions`: a shell's completion script.

use anyhow::Result;
use clap::Args;

use super::{CLEAN, output};

#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    negguide completions bash > ~/.local/share/bash-completion/completions/negguide\n  \
    negguide completions zsh > ~/.zfunc/_negguide\n  \
    negguide completions fish > ~/.config/fish/completions/negguide.fish")]
pub(super) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

pub(super) fn run(command: &Completions, mut negguide: clap::Command) -> Result<u8> {
    let mut script = Vec::new();
    clap_complete::generate(command.shell, &mut negguide, "negguide", &mut script);
    output::print(&String::from_utf8(script)?)?;
    Ok(CLEAN)
}
