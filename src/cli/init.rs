//! `negguide init`: the files that a project starts with.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use super::global::Global;
use super::{CLEAN, output};
use crate::project::{Disk, Scaffold, shown};

#[derive(Args, Debug)]
#[command(
    after_help = "Nothing that exists is overwritten: where a file is there already, what belongs in it is printed.\n\n\
    Examples:\n  \
    negguide init\n  \
    negguide init --ci github --pre-commit"
)]
pub(super) struct Init {
    /// The project's folder
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,
    /// Also write the CI step that checks every change
    #[arg(long, value_name = "SYSTEM")]
    pub ci: Option<CiSystem>,
    /// Also write the hook that checks every commit, for pre-commit
    #[arg(long)]
    pub pre_commit: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum CiSystem {
    /// .github/workflows/negguide.yml
    Github,
    /// .gitlab-ci.yml
    Gitlab,
}

pub(super) fn run(global: &Global, command: &Init) -> Result<u8> {
    if !command.folder.is_dir() {
        bail!("there is no folder {}", command.folder.display());
    }
    let mut files = vec![Scaffold::configuration()];
    files.extend(command.ci.map(|system| match system {
        CiSystem::Github => Scaffold::github(),
        CiSystem::Gitlab => Scaffold::gitlab(),
    }));
    files.extend(command.pre_commit.then(Scaffold::pre_commit));
    for file in files {
        let path = command.folder.join(&file.path);
        let shown = shown(&path);
        let written = file
            .write(&Disk, &command.folder)
            .with_context(|| shown.clone())?;
        if written {
            say(global, &format!("wrote {shown}"));
        } else if file == Scaffold::configuration() {
            say(
                global,
                &format!("{shown} is there already, and left as it is"),
            );
        } else {
            say(
                global,
                &format!("{shown} is there already, and left as it is; add this to it:"),
            );
            output::print(&file.text)?;
        }
    }
    Ok(CLEAN)
}

fn say(global: &Global, line: &str) {
    if !global.quiet {
        output::say(line);
    }
}
