//! Writing a built site: only what changed, whole files only, and never over anything that
//! negguide did not write itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::disk::reason;
use super::world::{Content, World, shown};
use crate::render::Artifact;

/// The list of what a build wrote, kept in the output folder.
const MANIFEST: &str = ".negguide-manifest.json";

/// What a build did to the output folder.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Written {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

/// Why a site could not be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    #[error("{path}: {reason}")]
    File { path: String, reason: String },
    #[error("{0} is a file, not a folder: choose another with --out")]
    NotAFolder(String),
    #[error(
        "{path} stands in the output folder and was not written by negguide; nothing was changed. \
         Move it away, or choose another folder with --out"
    )]
    Foreign { path: String },
    #[error("{path} is no manifest of negguide's: {reason}")]
    Manifest { path: String, reason: String },
}

/// Writes `artifacts` below `folder` and removes what an earlier build wrote and this one did not.
pub fn write_site(
    world: &dyn World,
    folder: &Path,
    artifacts: &[Artifact],
) -> Result<Written, OutputError> {
    let earlier = read_manifest(world, folder)?;
    let states: Vec<State> = artifacts
        .par_iter()
        .map(|artifact| state(world, folder, artifact, &earlier))
        .collect::<Result<_, _>>()?;
    // The manifest names everything before anything is written: an interrupted build leaves no
    // file that the next one would take for somebody else's.
    let mut names: Vec<&str> = artifacts
        .iter()
        .map(|artifact| artifact.path.as_str())
        .collect();
    names.extend(earlier.iter().map(String::as_str));
    write_manifest(world, folder, &mut names)?;
    let changed = artifacts
        .par_iter()
        .zip(&states)
        .filter(|(_, state)| **state == State::Differs);
    changed.try_for_each(|(artifact, _)| {
        let path = folder.join(&artifact.path);
        world
            .write(&path, &artifact.bytes)
            .map_err(|error| file_error(&path, &error))
    })?;
    let removed = remove_stale(world, folder, artifacts, &earlier)?;
    let mut names: Vec<&str> = artifacts
        .iter()
        .map(|artifact| artifact.path.as_str())
        .collect();
    write_manifest(world, folder, &mut names)?;
    let written = states
        .iter()
        .filter(|state| **state == State::Differs)
        .count();
    Ok(Written {
        written,
        unchanged: states.len() - written,
        removed,
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Same,
    Differs,
}

fn state(
    world: &dyn World,
    folder: &Path,
    artifact: &Artifact,
    earlier: &[String],
) -> Result<State, OutputError> {
    let path = folder.join(&artifact.path);
    if !world.exists(&path) {
        return Ok(State::Differs);
    }
    let same = match world.read(&path, artifact.bytes.len() as u64) {
        Ok(Content::Bytes(bytes)) => bytes == artifact.bytes,
        Ok(Content::TooLarge(_)) => false,
        Err(error) => return Err(file_error(&path, &error)),
    };
    let ours = earlier.binary_search(&artifact.path).is_ok();
    match (same, ours) {
        (true, _) => Ok(State::Same),
        (false, true) => Ok(State::Differs),
        (false, false) => Err(OutputError::Foreign { path: shown(&path) }),
    }
}

fn remove_stale(
    world: &dyn World,
    folder: &Path,
    artifacts: &[Artifact],
    earlier: &[String],
) -> Result<usize, OutputError> {
    let current: BTreeSet<&str> = artifacts
        .iter()
        .map(|artifact| artifact.path.as_str())
        .collect();
    let mut removed = 0;
    for name in earlier
        .iter()
        .filter(|name| !current.contains(name.as_str()))
    {
        let path = folder.join(name);
        if is_inside(name) && world.exists(&path) {
            world
                .remove(&path, folder)
                .map_err(|error| file_error(&path, &error))?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Whether a manifest's name stays below the output folder: a manifest is a file like any other,
/// and could say `../`.
fn is_inside(name: &str) -> bool {
    name.split('/')
        .all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':']))
}

/// The names in the folder's manifest, sorted; none where there is no manifest yet.
fn read_manifest(world: &dyn World, folder: &Path) -> Result<Vec<String>, OutputError> {
    let path = manifest_path(folder);
    if world.exists(folder) && world.read(folder, 0).is_ok() {
        return Err(OutputError::NotAFolder(shown(folder)));
    }
    if !world.exists(&path) {
        return Ok(Vec::new());
    }
    let bytes = match world.read(&path, u64::MAX) {
        Ok(Content::Bytes(bytes)) => bytes,
        Ok(Content::TooLarge(_)) => Vec::new(),
        Err(error) => return Err(file_error(&path, &error)),
    };
    let mut names: Vec<String> =
        serde_json::from_slice(&bytes).map_err(|error| OutputError::Manifest {
            path: shown(&path),
            reason: error.to_string(),
        })?;
    names.sort();
    Ok(names)
}

fn write_manifest(
    world: &dyn World,
    folder: &Path,
    names: &mut Vec<&str>,
) -> Result<(), OutputError> {
    names.sort_unstable();
    names.dedup();
    let path = manifest_path(folder);
    let mut text = serde_json::to_string_pretty(names).map_err(|error| OutputError::File {
        path: shown(&path),
        reason: error.to_string(),
    })?;
    text.push('\n');
    if let Ok(Content::Bytes(bytes)) = world.read(&path, text.len() as u64)
        && bytes == text.as_bytes()
    {
        return Ok(());
    }
    world
        .write(&path, text.as_bytes())
        .map_err(|error| file_error(&path, &error))
}

fn manifest_path(folder: &Path) -> PathBuf {
    folder.join(MANIFEST)
}

fn file_error(path: &Path, error: &std::io::Error) -> OutputError {
    OutputError::File {
        path: shown(path),
        reason: reason(error),
    }
}
