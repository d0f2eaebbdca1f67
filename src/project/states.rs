//! What guides state: those of a folder, of a revision that git knows, or of a data file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::git::GitError;
use super::git_revision::files_at;
use super::world::{Content, FileError, World, shown};
use crate::compare::{DataFileError, Snapshot, snapshot_of_data};
use crate::model::{Guide, Places, guide_stem};
use crate::syntax::Limits;
use crate::text::Source;

/// Largest data file that is read, in bytes.
const MAX_DATA_BYTES: u64 = 1 << 30;

/// How guides are read.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "worlds have none")]
pub struct StateReader<'a> {
    pub world: &'a dyn World,
    pub limits: &'a Limits,
    pub places: &'a Arc<Places>,
}

/// Why a state cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error("{path}: {why}")]
    Data { path: String, why: DataFileError },
    #[error(transparent)]
    Git(#[from] GitError),
}

impl StateReader<'_> {
    /// The state of the guides in `files`.
    pub fn of_files(&self, files: &[PathBuf]) -> Result<Snapshot, StateError> {
        let read = |file: &PathBuf| match self.world.read(file, self.limits.file_bytes) {
            Ok(Content::Bytes(bytes)) => Ok((file.clone(), bytes)),
            Ok(Content::TooLarge(_)) => Err(FileError::new(file, "is too large")),
            Err(error) => Err(FileError::io(file, &error)),
        };
        let texts: Vec<(PathBuf, Vec<u8>)> =
            files.par_iter().map(read).collect::<Result<_, _>>()?;
        Ok(self.of_texts(texts))
    }

    /// The guide in `file`.
    pub fn guide(&self, file: &Path) -> Result<Guide, FileError> {
        match self.world.read(file, self.limits.file_bytes) {
            Ok(Content::Bytes(bytes)) => {
                let source = Source::from_bytes(shown(file), bytes);
                Ok(Guide::read_with(source, self.limits, self.places))
            }
            Ok(Content::TooLarge(_)) => Err(FileError::new(file, "is too large")),
            Err(error) => Err(FileError::io(file, &error)),
        }
    }

    /// The state of the guides below `folder` as they are in the commit `revision`.
    pub fn of_revision(&self, folder: &Path, revision: &str) -> Result<Snapshot, StateError> {
        Ok(self.of_texts(files_at(folder, revision)?))
    }

    /// The state that the data file at `path` tells of.
    pub fn of_data(&self, path: &Path) -> Result<Snapshot, StateError> {
        let bytes = match self.world.read(path, MAX_DATA_BYTES) {
            Ok(Content::Bytes(bytes)) => bytes,
            Ok(Content::TooLarge(_)) => return Err(FileError::new(path, "is too large").into()),
            Err(error) => return Err(FileError::io(path, &error).into()),
        };
        let text = String::from_utf8_lossy(&bytes);
        snapshot_of_data(path, &text).map_err(|why| StateError::Data {
            path: shown(path),
            why,
        })
    }

    fn of_texts(&self, texts: Vec<(PathBuf, Vec<u8>)>) -> Snapshot {
        let guides: Vec<Guide> = texts
            .into_par_iter()
            .filter(|(path, _)| is_guide(path))
            .map(|(path, bytes)| {
                let source = Source::from_bytes(shown(&path), bytes);
                Guide::read_with(source, self.limits, self.places)
            })
            .collect();
        let mut snapshot = Snapshot::default();
        for guide in &guides {
            snapshot.add(guide);
        }
        snapshot
    }
}

fn is_guide(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    guide_stem(&name.to_string_lossy()).is_some()
}
