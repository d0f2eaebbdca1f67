//! How far links may lead: what is published must have been meant.

use std::path::{Component, Path, PathBuf};

use super::folders::Folders;
use super::search_places::SearchPlaces;
use super::world::{FileError, World, shown};

/// The folders that files may be read in, for one of the paths that were named.
pub(super) struct AllowedFolders<'w> {
    world: &'w dyn World,
    named: &'w Path,
    /// The project's folder.
    project: PathBuf,
    /// The folder of its guides, which may be a link to one elsewhere.
    guides: PathBuf,
    /// The folder at the path, or the folder of the file there.
    named_folder: PathBuf,
    folders: Folders,
}

impl<'w> AllowedFolders<'w> {
    /// Those for `named`, one of the paths of `places`.
    pub(super) fn of(world: &'w dyn World, places: SearchPlaces<'_>, named: &'w Path) -> Self {
        let project = world.canonical(places.project);
        let guides = world.canonical(places.guides);
        let place = without_dots(&world.canonical(Path::new("")).join(named));
        let folder = named.parent().unwrap_or(Path::new(""));
        AllowedFolders {
            world,
            named,
            // Somebody who names a file elsewhere means its folder; a file of the project's stays in it.
            named_folder: if place.starts_with(&project) {
                project.clone()
            } else {
                world.canonical(folder)
            },
            project,
            guides,
            folders: Folders::default(),
        }
    }

    /// Whether `file`, found at or below the named path, really is where it was to be looked for.
    pub(super) fn admits(&mut self, file: &Path) -> bool {
        let real = if self.world.is_link(file) {
            self.world.canonical(file)
        } else {
            self.folders.canonical(self.world, file)
        };
        let is_named = file == self.named;
        real.starts_with(&self.project)
            || real.starts_with(&self.guides)
            || (is_named && real.starts_with(&self.named_folder))
            || (!is_named && real.starts_with(self.world.canonical(self.named)))
    }

    /// That `file` is elsewhere.
    pub(super) fn link_error(&self, file: &Path) -> FileError {
        let reason = format!(
            "is a link that leads out of the project, to {}: not read; put a copy in its place, or name \
             the folder that it leads to",
            shown(&self.world.canonical(file))
        );
        FileError::new(file, reason)
    }
}

/// `path` without its dots, whatever links there are on the way.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}
