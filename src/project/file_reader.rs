//! From files to guides, checked or not.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::cache::GuideCache;
use super::cache_use::{ReadReason, WithReason};
use super::folder_records::{FolderRecords, RecordKey, name_of};
use super::folders::Folders;
use super::own_options::own_options;
use super::world::{Content, FileError, World, shown};
use crate::analysis::corpus::packed_guide::PackedGuide;
use crate::check::{CheckOptions, Checked, PackedCheck, check, read, read_and_check};
use crate::model::Guide;
use crate::text::{Source, SourcePacker};

/// How files are read: with which options, and what is to be left of the guides.
#[derive(Clone, Copy)]
pub struct LoadRequest<'r> {
    pub options: &'r CheckOptions,
    /// What earlier runs found.
    pub cache: Option<&'r GuideCache>,
    /// Shown each guide that is read, from any thread: it does not stay in memory.
    pub look: &'r (dyn Fn(&Guide) + Sync),
}

impl fmt::Debug for LoadRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LoadRequest")
            .field("options", &self.options)
            .field("cache", &self.cache)
            .finish_non_exhaustive()
    }
}

/// Reads files in parallel.
pub(super) struct FileReader<'w> {
    pub world: &'w dyn World,
    pub request: LoadRequest<'w>,
    /// The digest of the options of guides that no override is about.
    pub options_digest: u128,
    /// Of all guides that are read.
    pub packer: SourcePacker,
    /// Called once per file, from any thread.
    pub done: &'w (dyn Fn() + Sync),
}

/// A file to be checked.
struct FileToCheck<'f> {
    /// Its place among all files.
    index: usize,
    file: &'f Path,
    /// Its own options, where an override is about it.
    own: Option<Arc<CheckOptions>>,
}

/// What was read of a file.
struct FileContent {
    /// The path as it is shown.
    path: String,
    bytes: Vec<u8>,
}

/// A file that was checked, or could not be read.
struct CheckedFile {
    /// Its place among all files.
    index: usize,
    name: String,
    result: Result<WithReason<PackedCheck>, FileError>,
    /// What is to be cached, with its key; `None` if it is from the cache.
    record: Option<(RecordKey, Vec<u8>)>,
}

impl FileReader<'_> {
    /// The guides in `files`, checked.
    pub(super) fn checked(
        &self,
        files: &[PathBuf],
    ) -> Vec<Result<WithReason<PackedCheck>, FileError>> {
        let own = own_options(self.world, files, self.request.options);
        let mut names = Folders::default();
        let mut folders: BTreeMap<PathBuf, Vec<FileToCheck<'_>>> = BTreeMap::new();
        for (index, (file, own)) in files.iter().zip(own).enumerate() {
            let mut folder = names.canonical(self.world, file);
            folder.pop();
            let of_folder = folders.entry(folder).or_default();
            of_folder.push(FileToCheck { index, file, own });
        }
        let mut results: Vec<(usize, Result<WithReason<PackedCheck>, FileError>)> = folders
            .into_par_iter()
            .flat_map(|(folder, files)| self.folder(&folder, files))
            .collect();
        results.sort_by_key(|(index, _)| *index);
        results.into_iter().map(|(_, result)| result).collect()
    }

    /// The guides in `files`, which are in one folder, each with its place among all files. `folder` is
    /// canonical.
    fn folder(
        &self,
        folder: &Path,
        files: Vec<FileToCheck<'_>>,
    ) -> Vec<(usize, Result<WithReason<PackedCheck>, FileError>)> {
        let mut records = self.records(folder);
        let results: Vec<_> = files
            .into_par_iter()
            .map(|file| self.check(file, records.as_ref()))
            .collect();
        let mut all = Vec::with_capacity(results.len());
        for checked in results {
            if let Some(records) = &mut records {
                records.note_read(&checked.name);
                if let Some((key, record)) = checked.record {
                    records.put(&checked.name, key, record);
                }
            }
            all.push((checked.index, checked.result));
        }
        if let (Some(cache), Some(records)) = (self.request.cache, records) {
            cache.write(self.world, folder, records);
        }
        all
    }

    /// Takes what is known of a file's guide from the cache, or checks it.
    fn check(&self, file: FileToCheck<'_>, records: Option<&FolderRecords>) -> CheckedFile {
        let options = file.own.as_deref().unwrap_or(self.request.options);
        let name = name_of(file.file);
        let mut record = None;
        let result = self.one(file.file, |content| {
            let content = match content {
                Ok(content) => content,
                Err(guide) => {
                    return (
                        self.packed(check(guide, options)),
                        Some(ReadReason::NeverKept),
                    );
                }
            };
            let key = self.key(&content, file.own.as_deref());
            let source = content.source();
            let found = find(records.zip(key), &name);
            match found.and_then(|found| self.cached(&source, options, found)) {
                Ok(checked) => (checked, None),
                Err(reason) => {
                    let checked = read_and_check(source, options);
                    let is_repeatable = checked.is_repeatable();
                    let packed = self.packed(checked);
                    let reason = match key {
                        Some(_) if !is_repeatable => ReadReason::NeverKept,
                        Some(key) => {
                            record = packed.to_record().map(|record| (key, record));
                            reason
                        }
                        None => reason,
                    };
                    (packed, Some(reason))
                }
            }
        });
        let result = result.map(|(mut checked, reason)| {
            checked.own_options = file.own;
            (checked, reason)
        });
        CheckedFile {
            index: file.index,
            name,
            result,
            record,
        }
    }

    /// A guide that was read, packed when all that want to have looked at it.
    fn packed(&self, checked: Checked) -> PackedCheck {
        if let Some(guide) = checked.guide.at_hand() {
            (self.request.look)(guide);
        }
        PackedCheck::of(checked, &self.packer)
    }

    /// The guides in `files`, which others are compared with; or the file that could not be read. Whoever
    /// reports on it says what is wrong with it.
    pub(super) fn unchecked(
        &self,
        files: &[PathBuf],
    ) -> Vec<Result<WithReason<PackedGuide>, PathBuf>> {
        let own = own_options(self.world, files, self.request.options);
        let files: Vec<_> = files.iter().zip(own).collect();
        let folders: Vec<_> = files
            .chunk_by(|(one, _), (two, _)| one.parent() == two.parent())
            .collect();
        folders
            .into_par_iter()
            .flat_map(|files| {
                let folder = files.first().and_then(|(file, _)| file.parent());
                let folder = self.world.canonical(folder.unwrap_or(Path::new("")));
                let records = self.records(&folder);
                let guides = files.par_iter().map(|(file, own)| {
                    let guide = self.context_guide(file, own.as_deref(), records.as_ref());
                    guide.map_err(|_| (*file).clone())
                });
                guides.collect::<Vec<_>>()
            })
            .collect()
    }

    /// Takes the summary of a file's guide from the cache, or reads it.
    fn context_guide(
        &self,
        file: &Path,
        own: Option<&CheckOptions>,
        records: Option<&FolderRecords>,
    ) -> Result<WithReason<PackedGuide>, FileError> {
        let options = own.unwrap_or(self.request.options);
        self.one(file, |content| {
            let (guide, reason) = match content {
                Ok(content) => {
                    let key = self.key(&content, own);
                    let source = content.source();
                    let found = find(records.zip(key), &name_of(file));
                    match found.and_then(|found| self.cached(&source, options, found)) {
                        Ok(cached) => return (cached.into_guide(), None),
                        Err(reason) => (read(source, options), reason),
                    }
                }
                Err(guide) => (guide, ReadReason::NeverKept),
            };
            (PackedGuide::of(guide.into(), &self.packer), Some(reason))
        })
    }

    /// What `record` says of the guide in `source`.
    fn cached(
        &self,
        source: &Source,
        options: &CheckOptions,
        record: &[u8],
    ) -> Result<PackedCheck, ReadReason> {
        let cached = PackedCheck::from_record(record, source.clone(), options, &self.packer);
        cached.ok_or(ReadReason::BadRecords)
    }

    /// What earlier runs found in the guides of `folder`, if there is a cache.
    fn records(&self, folder: &Path) -> Option<FolderRecords> {
        let cache = self.request.cache?;
        Some(cache.read(self.world, folder))
    }

    /// The key under which a guide is cached that is checked by its `own` options, or those of all.
    fn key(&self, content: &FileContent, own: Option<&CheckOptions>) -> Option<RecordKey> {
        self.request.cache?;
        let options = own.map_or(self.options_digest, CheckOptions::digest);
        Some(GuideCache::key(&content.path, &content.bytes, options))
    }

    /// What `read` makes of a file: of its content, or of a guide that is too large to have one.
    fn one<T>(
        &self,
        file: &Path,
        read: impl FnOnce(Result<FileContent, Guide>) -> T,
    ) -> Result<T, FileError> {
        let limit = self.request.options.limits.file_bytes;
        let content = self.world.read(file, limit);
        let path = shown(file);
        let result = content
            .map_err(|error| FileError::io(file, &error))
            .map(|content| {
                read(match content {
                    Content::Bytes(bytes) => Ok(FileContent { path, bytes }),
                    Content::TooLarge(size) => {
                        Err(Guide::too_large(Source::new(path, ""), size, limit))
                    }
                })
            });
        (self.done)();
        result
    }
}

/// The record of the file called `name`, of these records and with this key, or why there is none.
fn find<'r>(
    records: Option<(&'r FolderRecords, RecordKey)>,
    name: &str,
) -> Result<&'r [u8], ReadReason> {
    let (records, key) = records.ok_or(ReadReason::NoCache)?;
    records.find(name, &key)
}

impl FileContent {
    fn source(self) -> Source {
        Source::from_bytes(self.path, self.bytes)
    }
}
