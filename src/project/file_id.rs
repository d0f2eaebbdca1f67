//! What a file is, whatever it is called.

use std::path::Path;

/// Tells one file from another: links, hard links and other spellings of a name lead to the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct FileId(
    /// The device and the number of the file on it.
    #[cfg(unix)]
    (u64, u64),
    /// The file's one name.
    #[cfg(not(unix))]
    std::path::PathBuf,
);

impl FileId {
    /// That of the file at `path`, if there is one.
    #[cfg(unix)]
    pub(super) fn of(path: &Path) -> Option<FileId> {
        use std::os::unix::fs::MetadataExt;
        let found = std::fs::metadata(path).ok()?;
        Some(FileId((found.dev(), found.ino())))
    }

    /// That of the file at `path`, if there is one.
    #[cfg(not(unix))]
    pub(super) fn of(path: &Path) -> Option<FileId> {
        path.canonicalize().ok().map(FileId)
    }
}
