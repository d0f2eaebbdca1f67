//! A file of a site that does not have its name yet.

use std::io::{self, BufWriter, Write};
use std::{fmt, fs};

use tempfile::{NamedTempFile, TempDir, TempPath};
use xxhash_rust::xxh3::Xxh3;

/// What will be a file of a site when all of them are made. Dropped before that, it leaves nothing behind.
#[derive(Debug)]
pub enum StagedFile {
    /// In memory.
    Bytes(Vec<u8>),
    /// On disk.
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

/// Where such files are.
#[derive(Debug)]
pub enum Staging {
    Memory,
    /// A folder of their own in that of the site, which is removed in the end.
    Folder(TempDir),
}

impl Staging {
    /// A file to write.
    pub(super) fn file(&self) -> io::Result<StagingFile> {
        Ok(StagingFile::at(match self {
            Staging::Memory => StagingPlace::Memory(Vec::new()),
            Staging::Folder(folder) => {
                let file = NamedTempFile::new_in(folder)?;
                StagingPlace::Disk(BufWriter::new(file))
            }
        }))
    }
}

/// Such a file while it is written.
pub struct StagingFile {
    place: StagingPlace,
    hash: Xxh3,
}

enum StagingPlace {
    Memory(Vec<u8>),
    Disk(BufWriter<NamedTempFile>),
}

impl StagingFile {
    fn at(place: StagingPlace) -> StagingFile {
        let hash = Xxh3::new();
        StagingFile { place, hash }
    }

    /// Ends the file. Also gives the hash of what is in it.
    pub(super) fn close(self) -> io::Result<(StagedFile, u128)> {
        let staged = match self.place {
            StagingPlace::Memory(bytes) => StagedFile::Bytes(bytes),
            StagingPlace::Disk(file) => StagedFile::OnDisk(file.into_inner()?.into_temp_path()),
        };
        Ok((staged, self.hash.digest128()))
    }
}

impl Write for StagingFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match &mut self.place {
            StagingPlace::Memory(all) => all.write(bytes)?,
            StagingPlace::Disk(file) => file.write(bytes)?,
        };
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.place {
            StagingPlace::Memory(_) => Ok(()),
            StagingPlace::Disk(file) => file.flush(),
        }
    }
}

impl fmt::Debug for StagingFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StagingFile").finish_non_exhaustive()
    }
}
