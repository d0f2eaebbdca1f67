//! What guides state: those of a folder, of a revision that git knows, or of a data file.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::disk::is_guide_name;
use super::exclusion::Exclusion;
use super::git::GitError;
use super::git_revision::files_at;
use super::guide_reader::GuideReader;
use super::ignore_match::IgnoreLines;
use super::search_places::SearchPlaces;
use super::world::{FileError, read_whole, shown};
use crate::compare::{DataFileError, GuideName, LeftOut, Snapshot, snapshot_of_data};
use crate::model::Guide;
use crate::text::Source;

/// Largest data file that is read, in bytes.
const MAX_DATA_BYTES: u64 = 1 << 30;

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

impl GuideReader<'_> {
    /// The state of the guides in `files`.
    pub fn state_of_files(&self, files: &[PathBuf]) -> Result<Snapshot, StateError> {
        let guides = self.each(files, |_, guide| guide)?;
        Ok(snapshot(&guides))
    }

    /// The state of the guides below `folder` as they are in the commit `revision`, without those that `places`
    /// excludes.
    pub fn state_of_revision(
        &self,
        (folder, places): (&Path, SearchPlaces<'_>),
        revision: &str,
    ) -> Result<Snapshot, StateError> {
        let mut exclusion = Exclusion::of(self.world, places.project, places.exclude);
        let found = files_at(folder, revision, &mut |file| {
            is_guide_name(file) && exclusion.pattern_of(file).is_none()
        })?;
        // What is ignored today is not found in the work tree: nobody removed it.
        let mut lines = IgnoreLines::new();
        let root = found.root.as_path();
        let mut is_ignored = |path: &Path| {
            let there = root.join(path);
            self.world.exists(&there) && lines.leaves_out(&there, folder)
        };
        let (ignored, files): (Vec<_>, Vec<_>) =
            { found.files.into_iter() }.partition(|(path, _)| is_ignored(path));
        let guides = { files.into_par_iter() }
            .map(|(path, bytes)| self.parse(Source::from_bytes(shown(&path), bytes)));
        let mut state = snapshot(&guides.collect::<Vec<Guide>>());
        let ignored = ignored.iter().map(|(path, _)| {
            let file = shown(path);
            let name = GuideName::of_path(&file);
            LeftOut::Ignored { file, name }
        });
        state.left_out.extend(ignored);
        let links = found.links.iter().map(|path| {
            let file = shown(path);
            let name = GuideName::of_path(&file);
            LeftOut::Link { file, name }
        });
        state.left_out.extend(links);
        Ok(state)
    }

    /// The state that the data file at `path` tells of.
    pub fn state_of_data(&self, path: &Path) -> Result<Snapshot, StateError> {
        let bytes = read_whole(self.world, path, MAX_DATA_BYTES)?;
        let text = String::from_utf8_lossy(&bytes);
        snapshot_of_data(path, &text).map_err(|why| StateError::Data {
            path: shown(path),
            why,
        })
    }
}

fn snapshot(guides: &[Guide]) -> Snapshot {
    let mut snapshot = Snapshot::default();
    for guide in guides {
        snapshot.add(guide);
    }
    snapshot
}
