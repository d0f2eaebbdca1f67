//! From files to guides, checked or not.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::folders::{Folders, from_folder};
use super::world::{Content, FileError, World, shown};
use crate::analysis::corpus::kept_guide::KeptGuide;
use crate::check::{CheckOptions, Checked, check, read, read_and_check};
use crate::model::Guide;
use crate::text::Source;

/// How files are read: with which options, and what is to be left of the guides.
#[derive(Clone, Copy, Debug)]
pub struct LoadRequest<'r> {
    pub options: &'r CheckOptions,
    /// Whether the guides themselves are needed after they were checked, or only what was found.
    pub keeps_guides: bool,
}

/// Reads files in parallel.
pub(super) struct FileReader<'w> {
    pub world: &'w dyn World,
    pub request: LoadRequest<'w>,
    /// Called once per file, from any thread.
    pub done: &'w (dyn Fn() + Sync),
}

impl FileReader<'_> {
    /// The guides in `files`, checked.
    pub(super) fn checked(&self, files: &[PathBuf]) -> Vec<Result<Checked, FileError>> {
        files
            .par_iter()
            .zip(own_options(self.world, files, self.request.options))
            .map(|(file, own)| {
                let options = own.as_deref().unwrap_or(self.request.options);
                let result = self.one(file, |source| match source {
                    Ok(source) => read_and_check(source, options),
                    Err(guide) => check(guide, options),
                });
                result.map(|mut checked| {
                    if !self.request.keeps_guides {
                        checked.guide.release();
                    }
                    checked.own_options = own;
                    checked
                })
            })
            .collect()
    }

    /// The guides in `files`, by their one name; or the file that could not be read. Whoever reports on
    /// it says what is wrong with it.
    pub(super) fn unchecked(
        &self,
        files: &[(PathBuf, PathBuf)],
    ) -> Vec<Result<KeptGuide, PathBuf>> {
        files
            .par_iter()
            .map(|(_, file)| {
                let result = self.one(file, |source| {
                    let guide = match source {
                        Ok(source) => read(source, self.request.options),
                        Err(guide) => guide,
                    };
                    let mut guide = KeptGuide::from(guide);
                    guide.release();
                    guide
                });
                result.map_err(|_| file.clone())
            })
            .collect()
    }

    /// What `read` makes of a file: of its source, or of a guide that is too large to have one.
    fn one<T>(
        &self,
        file: &Path,
        read: impl FnOnce(Result<Source, Guide>) -> T,
    ) -> Result<T, FileError> {
        let limit = self.request.options.limits.file_bytes;
        let content = self.world.read(file, limit);
        let result = content
            .map_err(|error| FileError::io(file, &error))
            .map(|content| {
                read(match content {
                    Content::Bytes(bytes) => Ok(Source::from_bytes(shown(file), bytes)),
                    Content::TooLarge(size) => {
                        let source = Source::new(shown(file), "");
                        Err(Guide::too_large(source, size, limit))
                    }
                })
            });
        (self.done)();
        result
    }
}

/// For each file its own options, where an override is about it.
fn own_options(
    world: &dyn World,
    files: &[PathBuf],
    options: &CheckOptions,
) -> Vec<Option<Box<CheckOptions>>> {
    let overrides = &options.settings.overrides;
    if overrides.list.is_empty() {
        return files.iter().map(|_| None).collect();
    }
    let root = world.canonical(&overrides.root);
    let mut folders = Folders::default();
    let own = files.iter().map(|file| {
        let path = from_folder(&root, &folders.canonical(world, file));
        options.overridden(&path).map(Box::new)
    });
    own.collect()
}
