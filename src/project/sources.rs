//! The guides a site is made of, and what a build must not do to them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::folders::{Folders, from_folder};
use super::manifest::Manifest;
use super::output_error::OutputError;
use super::world::{World, shown};

/// The guides of a build, by their one name.
pub(super) struct Guides<'a> {
    folder: &'a Path,
    files: BTreeMap<PathBuf, &'a Path>,
    /// From the output folder, sorted.
    pub names: Vec<String>,
}

impl<'a> Guides<'a> {
    pub(super) fn of(world: &dyn World, folder: &'a Path, guides: &'a [PathBuf]) -> Guides<'a> {
        let root = world.canonical(folder);
        let mut folders = Folders::default();
        let files: BTreeMap<PathBuf, &Path> = guides
            .iter()
            .map(|file| (folders.canonical(world, file), file.as_path()))
            .collect();
        let mut names: Vec<String> = files.keys().map(|file| from_folder(&root, file)).collect();
        names.sort();
        Guides {
            folder,
            files,
            names,
        }
    }

    /// A guide of the earlier site that still exists must be among those of this build: its pages
    /// would go, and the index would no longer know it.
    pub(super) fn refuse_partial(
        &self,
        world: &dyn World,
        earlier: &Manifest,
    ) -> Result<(), OutputError> {
        let root = world.canonical(self.folder);
        let left = |name: &&String| {
            self.names.binary_search(name).is_err() && world.exists(&root.join(name))
        };
        match earlier.guides.iter().find(left) {
            Some(guide) => Err(OutputError::Partial {
                folder: shown(self.folder),
                guide: guide.trim_start_matches("../").to_string(),
            }),
            None => Ok(()),
        }
    }

    /// No file of the site, new or old, may be one of the guides.
    pub(super) fn refuse_overwriting<'n>(
        &self,
        world: &dyn World,
        names: impl Iterator<Item = &'n str>,
        earlier: &'n Manifest,
    ) -> Result<(), OutputError> {
        let names: BTreeSet<&str> = names
            .chain(earlier.names())
            .filter(|name| name.ends_with(".md"))
            .collect();
        let mut folders = Folders::default();
        for name in names {
            let file = folders.canonical(world, &self.folder.join(name));
            if let Some(guide) = self.files.get(&file) {
                return Err(OutputError::OverGuide(shown(guide)));
            }
        }
        Ok(())
    }

    /// The guides of this build and of the earlier one.
    pub(super) fn both(&self, earlier: &Manifest) -> Vec<String> {
        let both: BTreeSet<&String> = self.names.iter().chain(&earlier.guides).collect();
        both.into_iter().cloned().collect()
    }
}
