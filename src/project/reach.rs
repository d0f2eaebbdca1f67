//! How far links may lead: what is published must have been meant.

use std::path::{Component, Path, PathBuf};

use super::world::{FileError, World, shown};

/// The folders that files may be read in, for one of the paths that were named.
pub(super) struct Reach<'w> {
    world: &'w dyn World,
    named: &'w Path,
    /// The project's folder.
    project: PathBuf,
    /// The folder of its guides, which may be a link to one elsewhere.
    guides: PathBuf,
    /// The folder at the path, or the folder of the file there.
    own: PathBuf,
}

impl<'w> Reach<'w> {
    /// `named` is a path of guides; the others are the folders of the project and of its guides.
    pub(super) fn of(world: &'w dyn World, [project, guides]: [&Path; 2], named: &'w Path) -> Self {
        let project = world.canonical(project);
        let guides = world.canonical(guides);
        let place = folded(&world.canonical(Path::new("")).join(named));
        let folder = named.parent().unwrap_or(Path::new(""));
        Reach {
            world,
            named,
            // Somebody who names a file elsewhere means its folder; a file of the project's stays in it.
            own: if place.starts_with(&project) {
                project.clone()
            } else {
                world.canonical(folder)
            },
            project,
            guides,
        }
    }

    /// Whether `file`, found at or below the named path, really is where it was to be looked for.
    pub(super) fn admits(&self, file: &Path) -> bool {
        let real = self.world.canonical(file);
        let is_named = file == self.named;
        real.starts_with(&self.project)
            || real.starts_with(&self.guides)
            || (is_named && real.starts_with(&self.own))
            || (!is_named && real.starts_with(self.world.canonical(self.named)))
    }

    /// That `file` is elsewhere.
    pub(super) fn trouble(&self, file: &Path) -> FileError {
        let reason = format!(
            "is a link that leads out of the project, to {}: not read; put a copy in its place, or name \
             the folder that it leads to",
            shown(&self.world.canonical(file))
        );
        FileError::new(file, reason)
    }
}

/// `path` without its dots, whatever links there are on the way.
fn folded(path: &Path) -> PathBuf {
    let mut folded = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                folded.pop();
            }
            other => folded.push(other),
        }
    }
    folded
}
