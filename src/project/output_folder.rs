//! The folder a site is built into: what is there, and what becomes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::build_lock::BuildLock;
use super::manifest::{Manifest, hash, hash_text};
use super::output_error::OutputError;
use super::staged_file::{StagedFile, Staging};
use super::world::{Content, World, shown};
use crate::render::FoundFile;

/// An output folder.
pub(super) struct OutputFolder<'w> {
    world: &'w dyn World,
    path: &'w Path,
    /// What the build before this one wrote.
    pub earlier: Manifest,
    /// Nobody else builds here meanwhile.
    lock: BuildLock,
}

/// A file of the site that is made.
pub(super) struct MadeFile {
    pub name: String,
    /// Of the file as it is to be.
    hash: String,
    /// Of the file as it is, if there is one.
    before: Option<String>,
    /// What it is to be, where it is something else.
    staged: Option<StagedFile>,
    /// A hash of what it is made of, where that is known.
    made_of: Option<u128>,
    /// Whether it was taken from the earlier site.
    pub is_reused: bool,
}

impl MadeFile {
    /// The same, made of what this is the hash of.
    pub(super) fn of(self, made_of: u128) -> MadeFile {
        MadeFile {
            made_of: Some(made_of),
            ..self
        }
    }

    /// A file of the earlier site that stays as it is.
    pub(super) fn kept(found: FoundFile) -> MadeFile {
        MadeFile {
            name: found.path,
            before: Some(found.hash.clone()),
            hash: found.hash,
            staged: None,
            made_of: Some(found.made_of),
            is_reused: true,
        }
    }
}

/// What a build makes of the files in the folder.
pub(super) struct FolderChanges {
    /// Files that are not what they are to be, by name.
    pub written: Vec<(String, StagedFile)>,
    /// Files of the earlier build that are none of this one: name to hash.
    pub stale: BTreeMap<String, String>,
    /// Files of this build that are there already, as they are: name to hash.
    standing: BTreeMap<String, String>,
    /// Files of this build, as they are to be: name to hash.
    pub after: BTreeMap<String, String>,
    /// Name to a hash of what the file is made of, where that is known.
    pub made_of: BTreeMap<String, String>,
}

impl FolderChanges {
    pub(super) fn is_empty(&self) -> bool {
        self.written.is_empty() && self.stale.is_empty()
    }

    /// Lets the files stay that are none of this build, as if they were. How many there are.
    pub(super) fn keep_stale(&mut self) -> usize {
        let stale = std::mem::take(&mut self.stale);
        let count = stale.len();
        self.standing.extend(stale.clone());
        self.after.extend(stale);
        count
    }

    /// The files as they are: name to hash.
    pub(super) fn before(&self) -> BTreeMap<String, String> {
        let files = self.stale.iter().chain(&self.standing);
        files
            .map(|(name, hash)| (name.clone(), hash.clone()))
            .collect()
    }

    /// The files to write, as they are to be: name to hash.
    pub(super) fn writing(&self) -> BTreeMap<String, String> {
        let written = self.written.iter();
        let written = written.filter_map(|(name, _)| self.after.get_key_value(name));
        written
            .map(|(name, hash)| (name.clone(), hash.clone()))
            .collect()
    }
}

impl<'w> OutputFolder<'w> {
    /// The folder at `path`, made where there is none.
    pub(super) fn open(world: &'w dyn World, path: &'w Path) -> Result<Self, OutputError> {
        if world.exists(path) && world.read(path, 0).is_ok() {
            return Err(OutputError::NotAFolder(shown(path)));
        }
        world
            .make_folder(path)
            .map_err(|error| OutputError::file("make the folder", path, &error))?;
        let lock = world
            .lock(path)
            .map_err(|error| OutputError::file("build in the folder", path, &error))?;
        let Some(lock) = lock else {
            return Err(OutputError::Busy(shown(path)));
        };
        Ok(OutputFolder {
            world,
            path,
            earlier: Manifest::read(world, path)?,
            lock,
        })
    }

    /// Removes what killed builds left unfinished, in the folders that the one before this one wrote to.
    pub(super) fn remove_leftovers(&self) {
        let names = self.earlier.names();
        let folders = names.filter_map(|name| Path::new(name).parent());
        let folders: BTreeSet<&Path> = folders.chain([Path::new("")]).collect();
        for folder in folders {
            self.world.remove_leftovers(&self.path.join(folder));
        }
        self.world.remove_stagings(self.path, self.lock.is_held());
    }

    /// Where files are until all are made.
    pub(super) fn staging(&self) -> Result<Staging, OutputError> {
        let staging = self.world.staging(self.path);
        staging.map_err(|error| OutputError::file("write to the folder", self.path, &error))
    }

    /// Looks again at the files that will be replaced: somebody may have edited one since.
    pub(super) fn look_again(&self, made: &mut [MadeFile]) -> Result<(), OutputError> {
        let replaced = made.par_iter_mut().filter(|file| file.staged.is_some());
        replaced.try_for_each(|file| {
            file.before = self.hash_of(&file.name, Some(&file.hash))?;
            Ok(())
        })
    }

    /// What becomes of the file called `name`, which is to have this hash. `staged` is what it is to be, unless
    /// it is that already.
    pub(super) fn made(
        &self,
        name: String,
        hash: String,
        staged: impl FnOnce() -> io::Result<StagedFile>,
    ) -> Result<MadeFile, OutputError> {
        let before = self.hash_of(&name, Some(&hash))?;
        let staged = if before.as_ref() == Some(&hash) {
            None
        } else {
            let staged = staged();
            Some(staged.map_err(|error| self.cannot_write(&name, &error))?)
        };
        Ok(MadeFile {
            name,
            hash,
            before,
            staged,
            made_of: None,
            is_reused: false,
        })
    }

    /// The file at `path`, if the earlier build made it of the same and it is still as it was written.
    pub(super) fn find(&self, path: &str, made_of: u128) -> Option<FoundFile> {
        let known = self.earlier.files_made_of.get(path)?;
        let hash = self.earlier.files.get(path)?;
        let is_same =
            *known == hash_text(made_of) && self.hash_of(path, None).ok()?.as_ref() == Some(hash);
        is_same.then(|| FoundFile {
            path: path.to_string(),
            hash: hash.clone(),
            made_of,
        })
    }

    pub(super) fn cannot_write(&self, name: &str, error: &io::Error) -> OutputError {
        OutputError::file("write", &self.path.join(name), error)
    }

    /// What is to be done so that the files in the folder are those that were made.
    pub(super) fn changes(&self, made: Vec<MadeFile>) -> Result<FolderChanges, OutputError> {
        let mut changes = FolderChanges {
            written: Vec::new(),
            stale: BTreeMap::new(),
            standing: BTreeMap::new(),
            after: BTreeMap::new(),
            made_of: BTreeMap::new(),
        };
        for file in made {
            if let Some(made_of) = file.made_of {
                changes
                    .made_of
                    .insert(file.name.clone(), hash_text(made_of));
            }
            if let Some(before) = file.before {
                changes.standing.insert(file.name.clone(), before);
            }
            if let Some(staged) = file.staged {
                changes.written.push((file.name.clone(), staged));
            }
            changes.after.insert(file.name, file.hash);
        }
        for name in self.earlier.names() {
            if !changes.after.contains_key(name)
                && let Some(hash) = self.hash_of(name, None)?
            {
                changes.stale.insert(name.to_string(), hash);
            }
        }
        Ok(changes)
    }

    /// Whether all files of the earlier build are there, as it wrote them.
    pub(super) fn is_as_written(&self) -> Result<bool, OutputError> {
        let files: Vec<(&String, &String)> = self.earlier.files.iter().collect();
        if files.len() != self.earlier.names().count() {
            return Ok(false);
        }
        let states: Vec<bool> = files
            .into_par_iter()
            .map(|(name, hash)| Ok(self.hash_of(name, None)?.as_ref() == Some(hash)))
            .collect::<Result<_, OutputError>>()?;
        Ok(states.into_iter().all(|is_same| is_same))
    }

    /// Gives files their names, and removes files.
    pub(super) fn make(
        &self,
        written: Vec<(String, StagedFile)>,
        stale: &BTreeMap<String, String>,
    ) -> Result<(), OutputError> {
        written.into_par_iter().try_for_each(|(name, staged)| {
            let path = self.path.join(&name);
            let put = self.world.put(staged, &path);
            put.map_err(|error| self.cannot_write(&name, &error))
        })?;
        for name in stale.keys() {
            let path = self.path.join(name);
            self.world
                .remove(&path, self.path)
                .map_err(|error| OutputError::file("remove", &path, &error))?;
        }
        Ok(())
    }

    /// The hash of the file called `name`, if there is one. It must be as negguide left it, or already
    /// be what is to be written.
    fn hash_of(&self, name: &str, wanted: Option<&String>) -> Result<Option<String>, OutputError> {
        let path = self.path.join(name);
        if !self.world.exists(&path) {
            return Ok(None);
        }
        if !self.earlier.has(name) {
            return Err(OutputError::Foreign { path: shown(&path) });
        }
        let bytes = match self.world.read(&path, u64::MAX) {
            Ok(Content::Bytes(bytes)) => bytes,
            Ok(Content::TooLarge(_)) => return Err(OutputError::Edited { path: shown(&path) }),
            Err(error) => return Err(OutputError::file("read", &path, &error)),
        };
        let found = hash(&bytes);
        if wanted == Some(&found) || self.earlier.wrote(name, &found) {
            Ok(Some(found))
        } else {
            Err(OutputError::Edited { path: shown(&path) })
        }
    }
}
