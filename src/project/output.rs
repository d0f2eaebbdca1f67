//! Writing a built site: only what changed, whole files only, and never over anything that
//! negguide did not write itself or that was edited since.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::{Manifest, hash};
use super::output_error::OutputError;
use super::sources::Guides;
use super::world::{Content, World, shown};
use crate::render::Artifact;

/// What a build did to the output folder.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct BuildOutput {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

/// Refuses an output folder that is one of the `paths` the guides are read from.
pub fn refuse_guides_folder(
    world: &dyn World,
    folder: &Path,
    paths: &[PathBuf],
) -> Result<(), OutputError> {
    let canonical = world.canonical(folder);
    let same = |path: &&PathBuf| world.canonical(path) == canonical;
    match paths.iter().find(same) {
        Some(_) => Err(OutputError::Guides(shown(folder))),
        None => Ok(()),
    }
}

/// Refuses an output folder below one of the `paths` that holds guides of somebody's: nothing in it
/// is read, and they would be missing without a word.
pub fn refuse_hidden_guides(
    world: &dyn World,
    folder: &Path,
    paths: &[PathBuf],
) -> Result<(), OutputError> {
    let canonical = world.canonical(folder);
    let is_below = |path: &PathBuf| {
        let path = world.canonical(path);
        canonical != path && canonical.starts_with(path)
    };
    if !world.exists(folder) || !paths.iter().any(is_below) {
        return Ok(());
    }
    let manifest = Manifest::read(world, folder)?;
    for guide in world.guides(folder, None).into_iter().flatten() {
        let name = shown(guide.strip_prefix(folder).unwrap_or(&guide));
        if !manifest.has(&name) {
            return Err(OutputError::Hides {
                folder: shown(folder),
                guide: shown(&guide),
            });
        }
    }
    Ok(())
}

/// Writes `artifacts`, made of `guides`, below `folder` and removes what an earlier build wrote and
/// this one did not. Refuses, before anything is written, where that would lose somebody's text or
/// pages of guides that still exist and are not among `guides`.
pub fn write_site(
    world: &dyn World,
    folder: &Path,
    artifacts: &[Artifact],
    guides: &[PathBuf],
) -> Result<BuildOutput, OutputError> {
    if world.exists(folder) && world.read(folder, 0).is_ok() {
        return Err(OutputError::NotAFolder(shown(folder)));
    }
    let earlier = Manifest::read(world, folder)?;
    world
        .make_folder(folder)
        .map_err(|error| OutputError::file("make the folder", folder, &error))?;
    let guides = Guides::of(world, folder, guides);
    guides.refuse_partial(world, &earlier)?;
    guides.refuse_overwriting(world, artifacts, &earlier)?;
    let current: BTreeSet<&str> = artifacts.iter().map(|file| file.path.as_str()).collect();
    let stale: Vec<&str> = earlier
        .names()
        .filter(|name| !current.contains(name))
        .collect();
    let states: Vec<Option<String>> = artifacts
        .par_iter()
        .map(|artifact| standing(world, folder, &artifact.path, &earlier, Some(artifact)))
        .collect::<Result<_, _>>()?;
    let stale: BTreeMap<String, String> = stale
        .into_iter()
        .map(|name| Ok((name, standing(world, folder, name, &earlier, None)?)))
        .filter_map(|found: Result<_, OutputError>| match found {
            Ok((name, hash)) => hash.map(|hash| Ok((name.to_string(), hash))),
            Err(error) => Some(Err(error)),
        })
        .collect::<Result<_, _>>()?;
    let target: BTreeMap<String, String> = artifacts
        .par_iter()
        .map(|artifact| (artifact.path.clone(), hash(&artifact.bytes)))
        .collect();
    let changed: Vec<&Artifact> = artifacts
        .iter()
        .zip(&states)
        .filter(|(artifact, state)| state.as_ref() != target.get(&artifact.path))
        .map(|(artifact, _)| artifact)
        .collect();
    // The manifest names everything before anything is written: an interrupted build leaves no
    // file that the next one would take for somebody else's.
    let mut before = stale.clone();
    for (artifact, state) in artifacts.iter().zip(&states) {
        before.extend(state.clone().map(|hash| (artifact.path.clone(), hash)));
    }
    let mut manifest = Manifest::new(guides.both(&earlier), before);
    for artifact in &changed {
        let name = artifact.path.as_str();
        manifest.writing.extend(
            target
                .get_key_value(name)
                .map(|(k, v)| (k.clone(), v.clone())),
        );
    }
    if !changed.is_empty() || !stale.is_empty() {
        manifest.write(world, folder)?;
    }
    changed.par_iter().try_for_each(|artifact| {
        let path = folder.join(&artifact.path);
        world
            .write(&path, &artifact.bytes)
            .map_err(|error| OutputError::file("write", &path, &error))
    })?;
    for name in stale.keys() {
        let path = folder.join(name);
        world
            .remove(&path, folder)
            .map_err(|error| OutputError::file("remove", &path, &error))?;
    }
    Manifest::new(guides.names, target).write(world, folder)?;
    Ok(BuildOutput {
        written: changed.len(),
        unchanged: artifacts.len() - changed.len(),
        removed: stale.len(),
    })
}

/// The hash of the file called `name`, if there is one. It must be as negguide left it, or already
/// be what is to be written.
fn standing(
    world: &dyn World,
    folder: &Path,
    name: &str,
    earlier: &Manifest,
    wanted: Option<&Artifact>,
) -> Result<Option<String>, OutputError> {
    let path = folder.join(name);
    if !world.exists(&path) {
        return Ok(None);
    }
    if !earlier.has(name) {
        return Err(OutputError::Foreign { path: shown(&path) });
    }
    let bytes = match world.read(&path, u64::MAX) {
        Ok(Content::Bytes(bytes)) => bytes,
        Ok(Content::TooLarge(_)) => return Err(OutputError::Edited { path: shown(&path) }),
        Err(error) => return Err(OutputError::file("read", &path, &error)),
    };
    let found = hash(&bytes);
    let wanted = wanted.is_some_and(|artifact| artifact.bytes == bytes);
    if wanted || earlier.wrote(name, &found) {
        Ok(Some(found))
    } else {
        Err(OutputError::Edited { path: shown(&path) })
    }
}
