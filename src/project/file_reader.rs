//! From files to guides, checked or not.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::cache::{FolderRecords, GuideCache, name_of};
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
    /// What earlier runs found.
    pub cache: Option<&'r GuideCache>,
}

/// Reads files in parallel.
pub(super) struct FileReader<'w> {
    pub world: &'w dyn World,
    pub request: LoadRequest<'w>,
    /// That of the options of all.
    pub fingerprint: u128,
    /// Called once per file, from any thread.
    pub done: &'w (dyn Fn() + Sync),
}

/// A file to check: its place among them, and its own options, where an override is about it.
struct CheckedFile<'f> {
    at: usize,
    file: &'f Path,
    own: Option<Box<CheckOptions>>,
}

/// A file as it was read.
struct FileContent {
    /// As it is shown.
    path: String,
    bytes: Vec<u8>,
}

/// What came of a file.
struct CheckResult {
    at: usize,
    /// The file's name.
    name: String,
    result: Result<Checked, FileError>,
    /// A record to keep, and its key.
    new: Option<(u128, Vec<u8>)>,
}

impl FileReader<'_> {
    /// The guides in `files`, checked.
    pub(super) fn checked(&self, files: &[PathBuf]) -> Vec<Result<Checked, FileError>> {
        let own = own_options(self.world, files, self.request.options);
        let mut names = Folders::default();
        let mut folders: BTreeMap<PathBuf, Vec<CheckedFile<'_>>> = BTreeMap::new();
        for (at, (file, own)) in files.iter().zip(own).enumerate() {
            let mut file_name = names.canonical(self.world, file);
            file_name.pop();
            let of_folder = folders.entry(file_name).or_default();
            of_folder.push(CheckedFile { at, file, own });
        }
        let mut results: Vec<(usize, Result<Checked, FileError>)> = folders
            .into_par_iter()
            .flat_map(|(folder, files)| self.folder(&folder, files))
            .collect();
        results.sort_by_key(|(at, _)| *at);
        results.into_iter().map(|(_, result)| result).collect()
    }

    /// The guides among `files` of one folder, by its one name, each with its place among all files.
    fn folder(
        &self,
        folder: &Path,
        files: Vec<CheckedFile<'_>>,
    ) -> Vec<(usize, Result<Checked, FileError>)> {
        let mut records = self.records(folder);
        let results: Vec<_> = files
            .into_par_iter()
            .map(|file| self.one_checked(file, records.as_ref()))
            .collect();
        let mut all = Vec::with_capacity(results.len());
        for CheckResult {
            at,
            name,
            result,
            new,
        } in results
        {
            if let Some(records) = &mut records {
                records.see(&name);
                if let Some((key, record)) = new {
                    records.put(&name, key, record);
                }
            }
            all.push((at, result));
        }
        if let (Some(cache), Some(records)) = (self.request.cache, records) {
            cache.write(self.world, folder, records);
        }
        all
    }

    /// A guide, and its record where that is new.
    fn one_checked(&self, file: CheckedFile<'_>, records: Option<&FolderRecords>) -> CheckResult {
        let options = file.own.as_deref().unwrap_or(self.request.options);
        let name = name_of(file.file);
        let mut new = None;
        let result = self.one(file.file, |content| {
            let content = match content {
                Ok(content) => content,
                Err(guide) => return check(guide, options),
            };
            let key = self.key(&content, file.own.as_deref());
            let source = content.source();
            let Some((records, key)) = records.zip(key) else {
                return read_and_check(source, options);
            };
            let known = records.get(&name, key);
            let known =
                known.and_then(|record| Checked::from_record(source.clone(), options, record));
            known.unwrap_or_else(|| {
                let checked = read_and_check(source, options);
                new = checked.to_record().map(|record| (key, record));
                checked
            })
        });
        let result = result.map(|mut checked| {
            if !self.request.keeps_guides {
                checked.guide.release();
            }
            checked.own_options = file.own;
            checked
        });
        CheckResult {
            at: file.at,
            name,
            result,
            new,
        }
    }

    /// The guides in `files`, by their one name; or the file that could not be read. Whoever reports on
    /// it says what is wrong with it.
    pub(super) fn unchecked(
        &self,
        files: &[(PathBuf, PathBuf)],
    ) -> Vec<Result<KeptGuide, PathBuf>> {
        let of_one_folder = files.chunk_by(|(_, one), (_, two)| one.parent() == two.parent());
        let of_one_folder: Vec<&[(PathBuf, PathBuf)]> = of_one_folder.collect();
        of_one_folder
            .into_par_iter()
            .flat_map(|files| {
                let folder = files.first().and_then(|(_, file)| file.parent());
                let folder = self.world.canonical(folder.unwrap_or(Path::new("")));
                let records = self.records(&folder);
                let read = files.par_iter().map(|(_, file)| {
                    let known = records.as_ref().map(|records| (records, name_of(file)));
                    let read = |content| self.context_guide(content, known);
                    self.one(file, read).map_err(|_| file.clone())
                });
                read.collect::<Vec<_>>()
            })
            .collect()
    }

    /// A guide that others are compared with, as an earlier run or this one reads it.
    fn context_guide(
        &self,
        content: Result<FileContent, Guide>,
        records: Option<(&FolderRecords, String)>,
    ) -> KeptGuide {
        let options = self.request.options;
        let guide = match content {
            Ok(content) => {
                let key = self.key(&content, None);
                let source = content.source();
                let known = records.zip(key).and_then(|((records, name), key)| {
                    let record = records.get(&name, key)?;
                    Checked::from_record(source.clone(), options, record)
                });
                if let Some(known) = known {
                    return known.guide;
                }
                read(source, options)
            }
            Err(guide) => guide,
        };
        let mut guide = KeptGuide::from(guide);
        guide.release();
        guide
    }

    /// What earlier runs found in the guides of `folder`, if there is a cache.
    fn records(&self, folder: &Path) -> Option<FolderRecords> {
        let cache = self.request.cache?;
        Some(cache.read(self.world, folder))
    }

    /// The key under which a guide is cached that is checked by its `own` options, or those of all.
    fn key(&self, content: &FileContent, own: Option<&CheckOptions>) -> Option<u128> {
        self.request.cache?;
        let options = own.map_or(self.fingerprint, CheckOptions::fingerprint);
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

impl FileContent {
    fn source(self) -> Source {
        Source::from_bytes(self.path, self.bytes)
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
