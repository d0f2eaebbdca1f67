//! Unfinished files of runs that were killed.

use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::disk_write::{UNFINISHED_PREFIX, UNFINISHED_SUFFIX};
use super::folders::or_here;

/// How long nobody must have written to an unfinished file or folder: most files take far less than a second, and a long
/// report is written all the while that it is made.
const STALE_AFTER: Duration = Duration::from_mins(1);

/// Letters and digits between [`UNFINISHED_PREFIX`] and [`UNFINISHED_SUFFIX`].
const RANDOM_LENGTH: usize = 6;

/// Removes files that earlier runs left unfinished directly in `folder`. What can't be removed stays.
pub(super) fn remove_leftovers(folder: &Path) {
    for (path, found) in ours_in(folder) {
        if found.is_file() && is_stale(&found) {
            let _ = fs::remove_file(path);
        }
    }
}

/// Removes folders in which killed builds had their files, directly in `folder`; those that are in use only if
/// nobody can be using them, as this run `is_alone`.
pub(super) fn remove_folders(folder: &Path, is_alone: bool) {
    for (path, found) in ours_in(folder) {
        if found.is_dir() && (is_alone || is_stale(&found)) {
            let _ = fs::remove_dir_all(path);
        }
    }
}

/// What is directly in `folder` and has a name as unfinished files have.
fn ours_in(folder: &Path) -> impl Iterator<Item = (PathBuf, Metadata)> {
    let entries = fs::read_dir(or_here(folder)).into_iter().flatten();
    entries.filter_map(|entry| {
        let path = entry.ok()?.path();
        let name = path.file_name().and_then(OsStr::to_str);
        let random = name
            .and_then(|name| name.strip_prefix(UNFINISHED_PREFIX))
            .and_then(|name| name.strip_suffix(UNFINISHED_SUFFIX))?;
        let is_ours = random.len() == RANDOM_LENGTH
            && random.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let found = fs::symlink_metadata(&path).ok()?;
        is_ours.then_some((path, found))
    })
}

fn is_stale(found: &Metadata) -> bool {
    let age = found.modified().ok().and_then(|time| time.elapsed().ok());
    age.is_some_and(|age| age > STALE_AFTER)
}
