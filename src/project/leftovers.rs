//! Unfinished files of runs that were killed.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::disk_write::{UNFINISHED_PREFIX, UNFINISHED_SUFFIX};
use super::folders::or_here;

/// How long nobody must have written to an unfinished file; writing one takes far less than a second.
const STALE_AFTER: Duration = Duration::from_mins(1);

/// Letters and digits between [`UNFINISHED_PREFIX`] and [`UNFINISHED_SUFFIX`].
const RANDOM_LENGTH: usize = 6;

/// Removes what earlier runs left unfinished directly in `folder`. What can't be removed stays.
pub(super) fn remove_leftovers(folder: &Path) {
    let entries = fs::read_dir(or_here(folder)).into_iter().flatten();
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if is_leftover(&path) {
            let _ = fs::remove_file(path);
        }
    }
}

fn is_leftover(path: &PathBuf) -> bool {
    let name = path.file_name().and_then(OsStr::to_str);
    let random = name
        .and_then(|name| name.strip_prefix(UNFINISHED_PREFIX))
        .and_then(|name| name.strip_suffix(UNFINISHED_SUFFIX));
    let is_ours = random.is_some_and(|random| {
        random.len() == RANDOM_LENGTH && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    is_ours && is_stale(path)
}

fn is_stale(path: &PathBuf) -> bool {
    let Ok(found) = fs::symlink_metadata(path) else {
        return false;
    };
    let age = found.modified().ok().and_then(|time| time.elapsed().ok());
    found.is_file() && age.is_some_and(|age| age > STALE_AFTER)
}
