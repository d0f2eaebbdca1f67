//! Names of files that do not depend on how they were reached.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use super::world::{World, shown};

/// The one names of folders, each asked for once.
#[derive(Default)]
pub(super) struct Folders(HashMap<PathBuf, PathBuf>);

impl Folders {
    /// `file` below the one name of its folder.
    pub(super) fn canonical(&mut self, world: &dyn World, file: &Path) -> PathBuf {
        let folder = file.parent().unwrap_or(Path::new(""));
        let canonical = self
            .0
            .entry(folder.to_path_buf())
            .or_insert_with(|| world.canonical(folder));
        canonical.join(file.file_name().unwrap_or_default())
    }
}

/// `file` as it is reached from `folder`, as it is shown; both canonical.
pub(super) fn from_folder(folder: &Path, file: &Path) -> String {
    shown(&relative_path(folder, file))
}

/// `path` as it is reached from `folder`: `../guides`; `.` where they are the same. Both absolute.
pub fn relative_path(folder: &Path, path: &Path) -> PathBuf {
    let both = folder.components().zip(path.components());
    let shared = both.take_while(|(one, other)| one == other).count();
    let up = folder
        .components()
        .skip(shared)
        .map(|_| Component::ParentDir);
    let relative: PathBuf = up.chain(path.components().skip(shared)).collect();
    if relative.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        relative
    }
}

/// The folder, or the working folder where its name is empty.
pub(super) fn or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}
