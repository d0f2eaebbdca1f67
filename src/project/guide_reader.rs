//! Guides read from files, unchecked.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::world::{FileError, World, read_whole, shown};
use crate::model::{Guide, Places};
use crate::syntax::Limits;
use crate::text::Source;

/// How guides are read.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "worlds have none")]
pub struct GuideReader<'a> {
    pub world: &'a dyn World,
    pub limits: &'a Limits,
    pub places: &'a Arc<Places>,
}

impl GuideReader<'_> {
    /// The text of `file`.
    pub fn source(&self, file: &Path) -> Result<Source, FileError> {
        let bytes = read_whole(self.world, file, self.limits.file_bytes)?;
        Ok(Source::from_bytes(shown(file), bytes))
    }

    /// The guide that `source` is.
    pub fn parse(&self, source: Source) -> Guide {
        Guide::read_with(source, self.limits, self.places)
    }

    /// The guide in `file`.
    pub fn guide(&self, file: &Path) -> Result<Guide, FileError> {
        Ok(self.parse(self.source(file)?))
    }

    /// What `take` makes of the guides in `files`, in their order. They are read in parallel, and none is kept.
    pub fn each<T: Send>(
        &self,
        files: &[PathBuf],
        take: impl Fn(&Path, Guide) -> T + Sync,
    ) -> Result<Vec<T>, FileError> {
        let taken = files
            .par_iter()
            .map(|file| Ok(take(file, self.guide(file)?)));
        taken.collect()
    }
}
