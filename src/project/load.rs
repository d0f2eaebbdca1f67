//! From paths to checked guides.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::disk::reason;
use super::folders::{Folders, from_folder};
use super::world::{Content, FileError, World, shown};
use crate::check::{Checked, check, check_index, read_and_check};
use crate::model::Guide;
use crate::rules::Settings;
use crate::syntax::Limits;
use crate::text::Source;

/// What came of a run over some files.
#[derive(Debug, Default)]
pub struct Loaded {
    /// In the order of their paths.
    pub guides: Vec<Checked>,
    pub troubles: Vec<FileError>,
    /// The folders, as they are shown, of which every guide is among `guides`.
    pub whole: BTreeSet<String>,
}

/// The guide files at or below `paths`, each once, sorted; and what could not be looked at.
pub fn discover(
    world: &dyn World,
    paths: &[PathBuf],
    excluded: Option<&Path>,
) -> (Vec<PathBuf>, Vec<FileError>) {
    let mut files = Vec::new();
    let mut troubles = Vec::new();
    for found in paths.iter().flat_map(|path| world.guides(path, excluded)) {
        match found {
            Ok(file) => files.push(file),
            Err(trouble) => troubles.push(trouble),
        }
    }
    files.sort();
    (each_once(world, files), troubles)
}

/// Drops files that are listed a second time under another name: through a link, or because two
/// paths were given that overlap.
fn each_once(world: &dyn World, files: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut folders = Folders::default();
    let mut seen = BTreeSet::new();
    let mut once = Vec::with_capacity(files.len());
    for file in files {
        if seen.insert(folders.canonical(world, &file)) {
            once.push(file);
        }
    }
    once
}

/// Reads and checks `files` in parallel. `done` is called once per file, from any thread.
pub fn load(
    world: &dyn World,
    files: &[PathBuf],
    limits: &Limits,
    settings: &Settings,
    done: &(dyn Fn() + Sync),
) -> Loaded {
    let own = own_settings(world, files, settings);
    let results: Vec<Result<Checked, FileError>> = files
        .par_iter()
        .zip(own)
        .map(|(file, own)| {
            let result = load_one(world, file, limits, own.as_deref().unwrap_or(settings));
            done();
            result.map(|checked| Checked {
                own_settings: own,
                ..checked
            })
        })
        .collect();
    let mut loaded = Loaded::default();
    for result in results {
        match result {
            Ok(checked) => loaded.guides.push(checked),
            Err(trouble) => loaded.troubles.push(trouble),
        }
    }
    loaded.whole = whole_folders(world, files, &loaded.troubles);
    check_index(&mut loaded.guides, settings, &loaded.whole);
    loaded
}

/// The folders, as they are shown, of which every guide is among `files` and could be read.
fn whole_folders(world: &dyn World, files: &[PathBuf], troubles: &[FileError]) -> BTreeSet<String> {
    let given: BTreeSet<&Path> = files.iter().map(PathBuf::as_path).collect();
    let unread: BTreeSet<&str> = troubles.iter().map(|trouble| &*trouble.path).collect();
    let folders: BTreeSet<&Path> = files.iter().filter_map(|file| file.parent()).collect();
    let is_whole = |folder: &&Path| {
        world.guides_in(folder).iter().all(|found| {
            let file = found.as_ref().ok();
            file.is_some_and(|file| {
                given.contains(file.as_path()) && !unread.contains(&*shown(file))
            })
        })
    };
    folders
        .into_par_iter()
        .filter(is_whole)
        .map(shown)
        .collect()
}

/// For each file its own settings, where an override is about it.
fn own_settings(
    world: &dyn World,
    files: &[PathBuf],
    settings: &Settings,
) -> Vec<Option<Box<Settings>>> {
    if settings.overrides.list.is_empty() {
        return files.iter().map(|_| None).collect();
    }
    let root = world.canonical(&settings.overrides.root);
    let mut folders = Folders::default();
    let own = files.iter().map(|file| {
        let path = from_folder(&root, &folders.canonical(world, file));
        settings.overridden(&path).map(Box::new)
    });
    own.collect()
}

fn load_one(
    world: &dyn World,
    file: &Path,
    limits: &Limits,
    settings: &Settings,
) -> Result<Checked, FileError> {
    let content = world
        .read(file, limits.file_bytes)
        .map_err(|error| FileError::new(file, reason(&error)))?;
    match content {
        Content::Bytes(bytes) => {
            let source = Source::from_bytes(shown(file), bytes);
            Ok(read_and_check(source, limits, settings))
        }
        Content::TooLarge(size) => {
            let guide = Guide::too_large(Source::new(shown(file), ""), size, limits.file_bytes);
            Ok(check(guide, settings))
        }
    }
}
