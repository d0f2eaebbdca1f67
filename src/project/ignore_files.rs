//! Files that say what a walk leaves out, where they are none that can be read to an end.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::WalkBuilder;

use super::world::FileError;

/// What the walk looks for in every folder that it comes to.
const IGNORE_FILES: [&str; 3] = [".gitignore", ".ignore", ".git/info/exclude"];

/// Folders that were left out, because an ignore file in them is a pipe or a device.
#[derive(Clone, Default)]
pub(super) struct SkippedFolders(Arc<Mutex<Vec<FileError>>>);

impl SkippedFolders {
    /// Whether the walk may read what `folder` leaves out. Where a pipe is in that place, it would wait
    /// for one who writes to it.
    pub(super) fn admits(&self, folder: &Path) -> bool {
        let Some(path) = special_file(folder) else {
            return true;
        };
        let mut troubles = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        troubles.push(no_regular_file(&path));
        false
    }

    pub(super) fn take(&self) -> Vec<FileError> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The file above `root` that would stop the walk before it begins, if there is one.
pub(super) fn special_file_above(root: &Path) -> Option<FileError> {
    let root = root.canonicalize().ok()?;
    let path = root.ancestors().find_map(special_file)?;
    Some(no_regular_file(&path))
}

fn no_regular_file(path: &Path) -> FileError {
    FileError::new(path, "is not a regular file: nothing below it is read")
}

fn special_file(folder: &Path) -> Option<PathBuf> {
    let mut paths = IGNORE_FILES.iter().map(|name| folder.join(name));
    paths.find(|path| {
        let found = fs::metadata(path);
        let is_other = found.is_ok_and(|found| !found.is_file() && !found.is_dir());
        // A link to it is how a file that leaves out nothing is written.
        is_other && path.canonicalize().ok().as_deref() != Some(Path::new("/dev/null"))
    })
}

/// Lets `walk` come only to folders that are `wanted` and that it can leave again.
pub(super) fn guard(
    walk: &mut WalkBuilder,
    wanted: impl Fn(&ignore::DirEntry) -> bool + Send + Sync + 'static,
) -> SkippedFolders {
    let skipped = SkippedFolders::default();
    let kept = skipped.clone();
    walk.filter_entry(move |entry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let is_below = entry.depth() > 0 && is_folder;
        !is_below || (wanted(entry) && kept.admits(entry.path()))
    });
    skipped
}
