//! The disk, with what a test lets happen to it.

use std::io;
use std::path::{Path, PathBuf};

use negguide::project::{Content, Disk, FileError, World};

type Happening<'a> = Box<dyn Fn(&Path) -> io::Result<()> + Sync + 'a>;

/// A disk on which something can happen before a file is read or written; where it fails, so does
/// the reading or writing.
pub(crate) struct TestWorld<'a> {
    pub before_read: Happening<'a>,
    pub before_write: Happening<'a>,
    /// Files that nobody may write.
    pub read_only: Vec<PathBuf>,
}

impl TestWorld<'_> {
    /// The disk as it is.
    pub(crate) fn calm() -> Self {
        TestWorld {
            before_read: Box::new(|_| Ok(())),
            before_write: Box::new(|_| Ok(())),
            read_only: Vec::new(),
        }
    }
}

impl World for TestWorld<'_> {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Content> {
        (self.before_read)(path)?;
        Disk.read(path, limit)
    }

    fn guides(&self, path: &Path, excluded: Option<&Path>) -> Vec<Result<PathBuf, FileError>> {
        Disk.guides(path, excluded)
    }

    fn guides_in(&self, folder: &Path) -> Vec<Result<PathBuf, FileError>> {
        Disk.guides_in(folder)
    }

    fn paths_named_as_guides(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        Disk.paths_named_as_guides(folder)
    }

    fn templates(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        Disk.templates(folder)
    }

    fn files_below(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        Disk.files_below(folder)
    }

    fn canonical(&self, folder: &Path) -> PathBuf {
        Disk.canonical(folder)
    }

    fn is_link(&self, path: &Path) -> bool {
        Disk.is_link(path)
    }

    fn exists(&self, path: &Path) -> bool {
        Disk.exists(path)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        Disk.make_folder(folder)
    }

    fn is_writable(&self, file: &Path) -> bool {
        !self.read_only.iter().any(|path| path == file) && Disk.is_writable(file)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        (self.before_write)(path)?;
        Disk.write(path, bytes)
    }

    fn write_through(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        (self.before_write)(path)?;
        Disk.write_through(path, bytes)
    }

    fn remove(&self, path: &Path, root: &Path) -> io::Result<()> {
        Disk.remove(path, root)
    }
}
