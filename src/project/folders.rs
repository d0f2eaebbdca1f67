//! Names of files that do not depend on how they were reached.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::world::{World, shown};

/// The one names of folders, each asked for once.
#[derive(Default)]
pub(super) struct Folders(BTreeMap<PathBuf, PathBuf>);

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

/// `file` as it is reached from `folder`; both canonical.
pub(super) fn from_folder(folder: &Path, file: &Path) -> String {
    let shared = folder
        .components()
        .zip(file.components())
        .take_while(|(one, other)| one == other)
        .count();
    let mut path = PathBuf::new();
    for _ in folder.components().skip(shared) {
        path.push("..");
    }
    path.extend(file.components().skip(shared));
    shown(&path)
}

/// The folder, or the working folder where its name is empty.
pub(super) fn or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}
