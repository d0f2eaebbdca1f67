//! A file of a site that is made and does not have its name yet.

use std::{fs, io};

use tempfile::TempPath;

/// What will be a file of a site when all of them are made. Dropped before that, it leaves nothing behind.
#[derive(Debug)]
pub enum StagedFile {
    /// In memory.
    Bytes(Vec<u8>),
    /// On disk, in the folder of the site.
    OnDisk(TempPath),
}

impl StagedFile {
    /// What is in it.
    pub(super) fn into_bytes(self) -> io::Result<Vec<u8>> {
        match self {
            StagedFile::Bytes(bytes) => Ok(bytes),
            StagedFile::OnDisk(file) => fs::read(file),
        }
    }
}
