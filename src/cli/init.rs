//! `negguide init`: the files that a project starts with.

use anyhow::{Context, Result, bail};

use super::arguments::{CiSystem, Global, Init};
use super::{CLEAN, output};
use crate::project::{Disk, Scaffold, shown};

pub fn run(global: &Global, command: &Init) -> Result<u8> {
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
