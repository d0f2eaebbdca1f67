//! The guides of the project, or of a folder, read as they are.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::discovery;
use crate::compare::Snapshot;
use crate::project::{Config, Disk, GuideReader, discover};

/// Reads the project's guides, wherever they are.
pub(super) fn reader(config: &Config) -> GuideReader<'_> {
    GuideReader {
        world: &Disk,
        limits: &config.limits,
        places: &config.places,
    }
}

/// The files of the guides in `folder`; an error where a part of it cannot be searched.
fn guides_in(config: &Config, folder: &Path) -> Result<Vec<PathBuf>> {
    let paths = [folder.to_path_buf()];
    let found = discover(&Disk, config.search_places(&paths, &config.out));
    match found.troubles.into_iter().next() {
        Some(trouble) => Err(trouble.into()),
        None => Ok(found.guides),
    }
}

/// The files of the project's guides.
pub(super) fn project_guides(config: &Config) -> Result<Vec<PathBuf>> {
    guides_in(config, &discovery::default_folder(config)?)
}

/// The state of the guides in `folder`.
pub(super) fn folder_state(config: &Config, folder: &Path) -> Result<Snapshot> {
    Ok(reader(config).state_of_files(&guides_in(config, folder)?)?)
}

/// The state of the project's guides.
pub(super) fn project_state(config: &Config) -> Result<Snapshot> {
    folder_state(config, &discovery::default_folder(config)?)
}
