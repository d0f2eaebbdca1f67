//! The disk, with the content of one file taken from elsewhere.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::world::{Content, FileError, World};

/// A file as an editor has it, whatever is on disk. Nothing can be written.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// As it will be read.
    pub path: PathBuf,
    pub bytes: Vec<u8>,
}

impl World for Overlay {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Content> {
        if path != self.path {
            return Disk.read(path, limit);
        }
        let size = self.bytes.len() as u64;
        Ok(if size > limit {
            Content::TooLarge(size)
        } else {
            Content::Bytes(self.bytes.clone())
        })
    }

    fn guides(&self, path: &Path, excluded: Option<&Path>) -> Vec<Result<PathBuf, FileError>> {
        if path == self.path {
            vec![Ok(self.path.clone())]
        } else {
            Disk.guides(path, excluded)
        }
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
        path == self.path || Disk.exists(path)
    }

    fn make_folder(&self, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn write(&self, _: &Path, _: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn remove(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
