//! The configuration of a run, and where its files are from the working folder.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use super::global::Global;
use super::output::{say, style};
use super::verbose;
use crate::diagnostic::Label;
use crate::project::{Config, ConfigError, Disk, World, relative_path};
use crate::report;

/// The configuration that is named, or else the nearest one from the file or folder `named` upward, or from
/// the working folder.
pub(super) fn configuration(global: &Global, named: Option<&PathBuf>) -> Result<Config> {
    let result = match &global.config {
        Some(path) => Config::read(&Disk, path),
        None => Config::find(&Disk, &starts(named)?),
    };
    reported(global, result).map(|config| {
        verbose::show_configuration(global, &config);
        relative(config)
    })
}

/// The folders that a search for the configuration starts from, the first one first.
fn starts(named: Option<&PathBuf>) -> Result<Vec<PathBuf>> {
    let here = std::env::current_dir()?;
    let folder = named.map(|path| {
        let path = here.join(path);
        let parent = path.parent().map(Path::to_path_buf);
        Disk.canonical(&parent.filter(|_| !path.is_dir()).unwrap_or(path))
    });
    Ok(folder.into_iter().chain([here]).collect())
}

/// The configuration; what is wrong with it is shown.
pub(super) fn reported(global: &Global, read: Result<Config, ConfigError>) -> Result<Config> {
    match read {
        Ok(config) => Ok(config),
        Err(ConfigError::File(error)) => Err(anyhow!(error)),
        Err(ConfigError::Faults(source, faults)) => {
            let count = report::counted(faults.len(), "fault");
            let faults = faults.into_iter().map(|fault| {
                (
                    fault.message,
                    Label::new(fault.range, fault.label),
                    fault.help,
                )
            });
            say(report::config_faults(&source, faults, style(global)).trim_end());
            bail!("{} in {}", count, source.path)
        }
    }
}

/// Paths as they are reached from the working folder, where that is in the project or around it: findings
/// name files as the user would.
fn relative(mut config: Config) -> Config {
    if let Ok(here) = std::env::current_dir() {
        let is_in_project = here.starts_with(&config.root);
        let folders = [&mut config.guides, &mut config.out, &mut config.templates];
        for path in folders.into_iter().chain(config.baseline.as_mut()) {
            let is_near =
                path.starts_with(&here) || is_in_project && path.starts_with(&config.root);
            if is_near && path.is_absolute() {
                *path = relative_path(&here, path);
            }
        }
    }
    config
}
