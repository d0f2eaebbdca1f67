//! What the guides of a folder or of the project state.

use std::path::Path;

use anyhow::Result;

use super::discovery;
use crate::compare::Snapshot;
use crate::project::{Config, Disk, StateReader, discover};

/// Reads states of the project's guides, wherever they are.
pub(super) fn reader(config: &Config) -> StateReader<'_> {
    StateReader {
        world: &Disk,
        limits: &config.limits,
        places: &config.places,
    }
}

/// The state of the guides in `folder`.
pub(super) fn folder_state(config: &Config, folder: &Path) -> Result<Snapshot> {
    let paths = [folder.to_path_buf()];
    let found = discover(&Disk, config.search_places(&paths, &config.out));
    Ok(reader(config).of_files(&found.guides)?)
}

/// The state of the project's guides.
pub(super) fn project_state(config: &Config) -> Result<Snapshot> {
    folder_state(config, &discovery::default_folder(config)?)
}
