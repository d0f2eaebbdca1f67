//! The guides of the project, or of a folder, read as they are.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::global::Global;
use super::{discovery, output};
use crate::compare::{Snapshot, is_data_file};
use crate::project::{Config, Disk, GuideReader, World, discover};
use crate::report::unbroken;

/// Says which guides of a state are not known.
pub(super) fn note_left_out(global: &Global, state: &Snapshot) {
    for guide in state.left_out.iter().filter(|_| !global.quiet) {
        output::say(&format!("note: {}", unbroken(&guide.to_string())));
    }
}

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

/// The state that `name` means: that of a folder, of a data file, or of a revision.
pub(super) fn named_state(name: &str, config: &Config) -> Result<Snapshot> {
    let path = Path::new(name);
    let reader = reader(config);
    if path.is_dir() {
        return folder_state(config, path);
    }
    if Disk.exists(path) {
        if !is_data_file(path) {
            bail!("{name}: neither a folder of guides nor a data file (.csv, .json) of negguide");
        }
        return Ok(reader.state_of_data(path)?);
    }
    let guides = Some(&config.guides).filter(|guides| guides.is_dir());
    let here = guides.map_or(Path::new("."), PathBuf::as_path);
    let here = if here.as_os_str().is_empty() {
        Path::new(".")
    } else {
        here
    };
    let places = config.search_places(&[], &config.out);
    let of_revision = reader.state_of_revision((here, places), name);
    of_revision.with_context(|| {
        format!("there is no folder or data file `{name}`, so it is taken for a revision")
    })
}
