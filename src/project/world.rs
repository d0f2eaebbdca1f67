//! The door to the outside. The disk is one world; tests bring others.

use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use super::build_lock::BuildLock;
use super::staged_file::{StagedFile, Staging};

/// What negguide needs of its surroundings.
pub trait World: Sync {
    /// Reads a file whole, or only its size where that is over `limit` bytes.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Content>;

    /// All Markdown files that may be guides at or below `path`, sorted, without those below `excluded`;
    /// and what could not be looked at.
    fn guides(&self, path: &Path, excluded: Option<&Path>) -> Vec<Result<PathBuf, FileError>>;

    /// All guide files directly in `folder`, and what could not be looked at.
    fn guides_in(&self, folder: &Path) -> Vec<Result<PathBuf, FileError>>;

    /// Everything directly in `folder` that has the name of a guide, also what a search for guides leaves out. An
    /// error where something in it is a link, a pipe or a device: what these mean for a search, only a search tells.
    fn paths_named_as_guides(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// The template files (`.html`, `.css`, `.js`, `.svg`) directly in `folder`, sorted.
    fn templates(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// All files at or below `folder`, sorted, without those whose names begin with a dot.
    fn files_below(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// The one name of a folder, whatever links and dots lead to it.
    fn canonical(&self, folder: &Path) -> PathBuf;

    /// Whether a link is at `path`, or may be.
    fn is_link(&self, path: &Path) -> bool;

    /// Whether something is at `path`, or may: what cannot be looked at counts as there.
    fn exists(&self, path: &Path) -> bool;

    /// Makes a folder, with those above it; one that is there already is left as it is.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;

    /// Whether the file may be written; a file that is not there may.
    fn is_writable(&self, _file: &Path) -> bool {
        true
    }

    /// Writes a file whole or not at all, making its folder where there is none.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Writes a file of somebody's: through links, which stay, and to all names that it has.
    fn write_through(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.write(path, bytes)
    }

    /// Where the files of the site in `folder`, which is there, are until all of them are made.
    fn staging(&self, _folder: &Path) -> io::Result<Staging> {
        Ok(Staging::Memory)
    }

    /// Removes from `folder` where builds that were killed had their files: all of it if nobody else can be
    /// building there, or else what is too old for that.
    fn remove_stagings(&self, _folder: &Path, _is_alone: bool) {}

    /// Makes what was staged the file at `path`, whole or not at all, making its folder where there is none.
    fn put(&self, staged: StagedFile, path: &Path) -> io::Result<()> {
        self.write(path, &staged.into_bytes()?)
    }

    /// Removes a folder that nothing is in.
    fn remove_empty(&self, _folder: &Path) {}

    /// The right to build into a folder that is there; `None` while another process has it.
    fn lock(&self, _folder: &Path) -> io::Result<Option<BuildLock>> {
        Ok(Some(BuildLock::unneeded()))
    }

    /// Removes what runs that were killed left unfinished directly in `folder`.
    fn remove_leftovers(&self, _folder: &Path) {}

    /// Removes a file, and the folders that this leaves empty, up to `root`.
    fn remove(&self, path: &Path, root: &Path) -> io::Result<()>;
}

/// What was read of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    Bytes(Vec<u8>),
    /// Over the limit; its size in bytes.
    TooLarge(u64),
}

/// Trouble with one file or folder. The run goes on.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {reason}")]
pub struct FileError {
    pub path: String,
    pub reason: String,
}

impl FileError {
    pub fn new(path: &Path, reason: impl Into<String>) -> FileError {
        FileError {
            path: shown(path),
            reason: reason.into(),
        }
    }

    /// That the system refuses what was wanted of `path`.
    pub fn io(path: &Path, error: &io::Error) -> FileError {
        FileError::new(path, reason(error))
    }
}

/// The bytes of `file`, which are `most` at most.
pub fn read_whole(world: &dyn World, file: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    match world.read(file, most) {
        Ok(Content::Bytes(bytes)) => Ok(bytes),
        Ok(Content::TooLarge(_)) => Err(FileError::new(file, "is too large")),
        Err(error) => Err(FileError::io(file, &error)),
    }
}

/// An I/O error without the operating system's number.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_string(),
        io::ErrorKind::PermissionDenied => "permission denied".to_string(),
        io::ErrorKind::StorageFull => "the disk is full".to_string(),
        io::ErrorKind::NotADirectory => "a file is where a folder should be".to_string(),
        _ => {
            let text = error.to_string();
            match text.find(" (os error") {
                Some(end) => text[..end].to_lowercase(),
                None => text,
            }
        }
    }
}

/// A path as it is shown: with forward slashes between folders and without `./` before it.
pub fn shown(path: &Path) -> String {
    // A backslash is part of a name where it separates no folders.
    let text = path.to_string_lossy().replace(MAIN_SEPARATOR, "/");
    text.strip_prefix("./").unwrap_or(&text).to_string()
}
