//! From paths to checked guides.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Instant;

use rayon::prelude::*;

use super::allowed_folders::AllowedFolders;
use super::built_files::BuiltFiles;
use super::cache_use::ReadCounts;
use super::exclusion::Exclusion;
use super::file_reader::{FileReader, LoadRequest};
use super::folders::Folders;
use super::search_places::SearchPlaces;
use super::world::{FileError, World, shown};
use crate::check::{CheckOptions, ContextGuide, PackedCheck, check_index, recheck};
use crate::text::SourcePacker;

/// What came of a run over some files.
#[derive(Debug, Default)]
pub struct Loaded {
    /// In the order of their paths.
    pub guides: Vec<PackedCheck>,
    /// Guides that those are compared with, in the order of their places.
    pub context_guides: Vec<ContextGuide>,
    pub troubles: Vec<FileError>,
    /// The folders, as they are shown, of which no guide is missing.
    pub whole: BTreeSet<String>,
    /// How the guides were come by, and those that they are compared with.
    pub counts: ReadCounts,
    pub context_counts: ReadCounts,
    /// When all of them had been read and each checked by itself.
    pub read_at: Option<Instant>,
}

/// Which files are read, and what for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Files {
    /// Those to report on.
    pub reported: Vec<PathBuf>,
    /// Those that the others are compared with.
    pub context_guides: Vec<PathBuf>,
}

impl Files {
    /// Leaves those to report on whose one names are in `focus`; they are compared with the others.
    #[must_use]
    pub fn narrowed(mut self, world: &dyn World, focus: &BTreeSet<PathBuf>) -> Files {
        let mut folders = Folders::default();
        let is_meant = |file: &PathBuf| focus.contains(&folders.canonical(world, file));
        let (reported, others) = self.reported.into_iter().partition(is_meant);
        self.reported = reported;
        self.context_guides.extend(others);
        self
    }

    /// Adds the files among `others` that are not to be reported on, whatever they are called there.
    #[must_use]
    pub fn with_context(mut self, world: &dyn World, others: Vec<PathBuf>) -> Files {
        let mut folders = Folders::default();
        let known = self.reported.iter().chain(&self.context_guides);
        let known: BTreeSet<PathBuf> = known.map(|file| folders.canonical(world, file)).collect();
        let is_new = |file: &PathBuf| !known.contains(&folders.canonical(world, file));
        self.context_guides
            .extend(others.into_iter().filter(is_new));
        self
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &PathBuf> {
        self.reported.iter().chain(&self.context_guides)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.reported.len() + self.context_guides.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The files at some paths.
#[derive(Debug, Default)]
pub struct Discovered {
    /// The guides, each once, sorted.
    pub guides: Vec<PathBuf>,
    /// Files that an earlier build wrote: no guides, though they look like some.
    pub built: Vec<PathBuf>,
    /// What could not be looked at, and what is not to be.
    pub troubles: Vec<FileError>,
    /// Files that the configuration excludes, each with the pattern that does.
    pub excluded: Vec<(PathBuf, String)>,
    /// Links that lead out of the project: not read.
    pub refused: Vec<PathBuf>,
    /// Those of the paths at which there is none of these.
    pub empty: Vec<PathBuf>,
}

impl Discovered {
    /// Whether there is no guide and nothing else to say about the paths.
    pub fn is_nothing(&self) -> bool {
        self.guides.is_empty() && self.troubles.is_empty() && self.excluded.is_empty()
    }

    /// How many files there are of any kind.
    fn count(&self) -> usize {
        self.guides.len() + self.built.len() + self.excluded.len() + self.troubles.len()
    }
}

/// Finds the guides at or below the paths. A file that is itself among the paths is one whoever wrote it.
pub fn discover(world: &dyn World, places: SearchPlaces<'_>) -> Discovered {
    let mut found = Discovered::default();
    let mut exclusion = Exclusion::of(world, places.project, places.exclude);
    for path in places.paths {
        let mut built = BuiltFiles::below(world, path);
        let mut allowed = AllowedFolders::of(world, places, path);
        let before = found.count();
        for file in world.guides(path, places.out) {
            let file = match file {
                Ok(file) => file,
                Err(trouble) => {
                    found.troubles.push(trouble);
                    continue;
                }
            };
            if let Some(pattern) = exclusion.pattern_of(&file) {
                found.excluded.push((file, pattern.to_string()));
            } else if !allowed.admits(&file) {
                found.troubles.push(allowed.link_error(&file));
                found.refused.push(file);
            } else if file != *path && built.has(&file) {
                found.built.push(file);
            } else {
                found.guides.push(file);
            }
        }
        if before == found.count() {
            found.empty.push(path.clone());
        }
    }
    found.guides.sort();
    found.guides = each_once(world, found.guides);
    found
}

/// Drops files that are listed a second time under another name: through a link, or because two
/// paths were given that overlap.
fn each_once(world: &dyn World, files: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut folders = Folders::default();
    let mut seen = BTreeSet::new();
    let mut once = Vec::with_capacity(files.len());
    for file in files {
        if seen.insert(folders.canonical(world, &file)) {
            once.push(file);
        }
    }
    once
}

/// Reads `files` in parallel, and checks those to report on. `done` is called once per file, from any
/// thread.
pub fn load(
    world: &dyn World,
    files: &Files,
    request: LoadRequest<'_>,
    done: &(dyn Fn() + Sync),
) -> Loaded {
    let reader = FileReader {
        world,
        request,
        options_digest: request.options.digest(),
        packer: SourcePacker::default(),
        done,
    };
    let results = reader.checked(&files.reported);
    if let Some(cache) = request.cache {
        cache.remove_old();
    }
    let mut names = Folders::default();
    let mut name = |file: &PathBuf| names.canonical(world, file);
    let mut others: Vec<(PathBuf, PathBuf)> = files
        .context_guides
        .iter()
        .map(|file| (name(file), file.clone()))
        .collect();
    others.sort();
    let other_files: Vec<PathBuf> = others.iter().map(|(_, file)| file.clone()).collect();
    let context_guides = reader.unchecked(&other_files);
    let mut loaded = Loaded::default();
    let mut unread = BTreeSet::new();
    let mut read = Vec::new();
    loaded.guides.reserve_exact(files.reported.len());
    for (file, result) in files.reported.iter().zip(results) {
        match result {
            Ok((checked, reason)) => {
                read.push(name(file));
                loaded.counts.add(reason);
                loaded.guides.push(checked);
            }
            Err(trouble) => {
                loaded.troubles.push(trouble);
                unread.insert(file.clone());
            }
        }
    }
    for ((name, _), result) in others.iter().zip(context_guides) {
        match result {
            Ok((guide, reason)) => {
                loaded.context_counts.add(reason);
                let position = read.partition_point(|before| before < name);
                loaded.context_guides.push(ContextGuide { guide, position });
            }
            Err(file) => {
                unread.insert(file);
            }
        }
    }
    loaded.whole = whole_folders(world, files, &unread);
    loaded.read_at = Some(Instant::now());
    loaded.check_index(request.options);
    loaded
}

impl Loaded {
    /// Checks the guides again, each by itself and against each other.
    pub fn recheck(&mut self, options: &CheckOptions) {
        recheck(&mut self.guides, options);
        self.check_index(options);
    }

    /// Adds the findings of the rules that compare guides with each other.
    fn check_index(&mut self, options: &CheckOptions) {
        check_index(&mut self.guides, &self.context_guides, options, &self.whole);
    }
}

/// The folders, as they are shown, of which every guide is among `files` and could be read.
fn whole_folders(world: &dyn World, files: &Files, unread: &BTreeSet<PathBuf>) -> BTreeSet<String> {
    let read: HashSet<&PathBuf> = { files.all() }
        .filter(|file| !unread.contains(*file))
        .collect();
    let canonical_names = LazyLock::new(|| {
        let mut names = Folders::default();
        let names = read.iter().map(|file| names.canonical(world, file));
        names.collect::<HashSet<PathBuf>>()
    });
    let folders: BTreeSet<&Path> = files.all().filter_map(|file| file.parent()).collect();
    let is_whole = |folder: &&Path| {
        // Where nothing else has the name of a guide, a search would find no other.
        let in_folder = world.paths_named_as_guides(folder);
        if in_folder.is_ok_and(|paths| paths.iter().all(|path| read.contains(path))) {
            return true;
        }
        let mut names = Folders::default();
        world.guides_in(folder).iter().all(|found| {
            let file = found.as_ref().ok();
            file.is_some_and(|file| canonical_names.contains(&names.canonical(world, file)))
        })
    };
    folders
        .into_par_iter()
        .filter(is_whole)
        .map(shown)
        .collect()
}
