//! Which files the configuration says are no guides.

use std::path::{Path, PathBuf};

use globset::GlobSet;

use super::folders::{Folders, from_folder};
use super::world::World;

/// The patterns of a project's `exclude`.
pub(crate) struct Exclusion<'w> {
    world: &'w dyn World,
    /// Each pattern as it is written, and what it matches.
    patterns: &'w [(String, GlobSet)],
    root: PathBuf,
    folders: Folders,
}

impl<'w> Exclusion<'w> {
    /// By `patterns`, which are seen from the folder `root`.
    pub(crate) fn of(
        world: &'w dyn World,
        root: &Path,
        patterns: &'w [(String, GlobSet)],
    ) -> Exclusion<'w> {
        Exclusion {
            world,
            patterns,
            root: world.canonical(root),
            folders: Folders::default(),
        }
    }

    /// The first pattern that matches `file`, as it is written.
    pub(crate) fn pattern_of(&mut self, file: &Path) -> Option<&'w str> {
        if self.patterns.is_empty() {
            return None;
        }
        let name = from_folder(&self.root, &self.folders.canonical(self.world, file));
        let mut patterns = self.patterns.iter();
        let found = patterns.find(|(_, files)| files.is_match(&name));
        found.map(|(pattern, _)| pattern.as_str())
    }
}
